/* dossier-article.h - a whole page to its article: what a person came to read, and what is known about it.
 *
 * Pure and thread-safe: bytes in, a plain struct out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

#include "dossier-document.h"
#include "dossier-extract-error.h"

G_BEGIN_DECLS

/* Strings are UTF-8 plain text; NULL is "not said". */
typedef struct
{
  char            *title;  /* without the site's name */
  char            *byline; /* without "By" */
  char            *site_name;
  gint64           published;     /* Unix seconds, 0 when not said */
  char            *published_raw; /* as written for machines; NULL when only shown */
  char            *language;      /* BCP 47 */
  char            *canonical_uri; /* absolute http or https */
  char            *image;         /* absolute http or https */
  char            *excerpt;       /* the page's own description */
  gboolean         paywalled;     /* the page says that it shows only a part */
  DossierDocument *document;      /* never NULL, may be empty */
  char            *html;          /* the article's HTML, sanitized; never NULL */
  char            *text;          /* its words alone: a line a block, tables a line a row; never NULL */
  guint            kept, dropped; /* blocks of text in the article and outside of it */
} DossierArticle;

/* @content_type: the header or NULL; @uri: where the page came from, or NULL.
 * Errors: DOSSIER_EXTRACT_ERROR, when the bytes are no page at all. A page without an article gives all its text. */
DossierArticle *dossier_article_new_from_html (GBytes *html, const char *content_type, const char *uri, GError **error);

void dossier_article_free (DossierArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticle, dossier_article_free)

G_END_DECLS
