/* dossier-html-depth-private.h - how many elements a parser following the HTML standard would have open.
 *
 * Never less than the truth (HTML standard, 13.2.6.4.7 "in body"); where a rule is left out, more is counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-tag-private.h"

G_BEGIN_DECLS

typedef struct _DossierHtmlDepth DossierHtmlDepth;

DossierHtmlDepth *dossier_html_depth_new (void);
void              dossier_html_depth_free (DossierHtmlDepth *self);

/* A start tag comes. FALSE: it has to go, a limit is met. */
gboolean dossier_html_depth_start (DossierHtmlDepth *self, DossierTag tag, const char *name, gsize length);

/* An end tag comes. FALSE: it belongs to a start tag that had to go. */
gboolean dossier_html_depth_end (DossierHtmlDepth *self, DossierTag tag, const char *name, gsize length);

/* Once open formatting elements have been copied too often: appends the end tags of all of them to @html. */
void dossier_html_depth_end_formatting (DossierHtmlDepth *self, GString *html);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHtmlDepth, dossier_html_depth_free)

G_END_DECLS
