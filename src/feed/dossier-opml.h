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
  char *html_uri; /* or NULL */
  GStrv folder;   /* names of the folders around it, outer first; never NULL */
} DossierOutline;

void dossier_outline_free (DossierOutline *outline);

/* The feeds of an OPML list, in order: (element-type DossierOutline). Mends lists that are not well-formed. Only http,
 * https and feed: addresses are taken; what was refused is added to @refused (element-type utf8, a sentence
 * each; may be NULL). */
GPtrArray *dossier_opml_parse (GBytes *bytes, GPtrArray *refused, GError **error);

/* The inverse. @title: of the list. Owned by the caller. */
char *dossier_opml_write (GPtrArray *outlines, const char *title);

G_END_DECLS
