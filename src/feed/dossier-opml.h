/* dossier-opml.h - lists of feeds: OPML in and out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed-parser.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *xml_uri;
  char *html_uri;   /* or NULL */
  char *attributes; /* what else the list says of it and is written out again: a line "NAME VALUE" each; or NULL */
  GStrv folder;     /* names of the folders around it, outer first; never NULL */
} DossierOutline;

void dossier_outline_free (DossierOutline *outline);

/* The feeds of an OPML list, in order: (element-type DossierOutline). Mends lists that are not well-formed. Only http,
 * https and feed: addresses are taken; lists that are included are not followed. What was refused is added to @refused
 * (element-type utf8, a sentence for each kind of refusal; may be NULL). Errors: DOSSIER_FEED_ERROR. */
GPtrArray *dossier_opml_parse (GBytes *bytes, GPtrArray *refused, GError **error);

/* The inverse: OPML 2.0. A folder that is left and entered again is there twice. @title: of the list; @created: Unix
 * seconds, 0: not said. Owned by the caller. */
char *dossier_opml_write (GPtrArray *outlines, const char *title, gint64 created);

G_END_DECLS
