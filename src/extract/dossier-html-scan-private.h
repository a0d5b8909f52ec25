/* dossier-html-scan-private.h - the pass over foreign HTML before the parser sees it.
 *
 * gumbo is quadratic in depth and in attributes and copies open formatting elements without end; this pass takes
 * out what would make it so, and what nobody reads: scripts, styles, comments, drawings, attributes without use.
 * It decides nothing about safety: the parsed tree is checked again by whoever writes it out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString   *html;      /* what is left for the parser */
  GPtrArray *json_ld;   /* (element-type utf8): the texts of <script type="application/ld+json"> */
  gboolean   flattened; /* a limit was met */
} DossierHtmlScan;

/* @text is valid UTF-8. Linear in @length. @folds: of the blanks that begin a text one is enough. */
DossierHtmlScan *dossier_html_scan (const char *text, gsize length, gboolean folds);
void             dossier_html_scan_free (DossierHtmlScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHtmlScan, dossier_html_scan_free)

G_END_DECLS
