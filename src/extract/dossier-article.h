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

/* Where a page says it. */
typedef enum
{
  DOSSIER_ARTICLE_SOURCE_NONE,
  DOSSIER_ARTICLE_SOURCE_JSON_LD,
  DOSSIER_ARTICLE_SOURCE_OPENGRAPH,
  DOSSIER_ARTICLE_SOURCE_MICRODATA, /* or RDFa: in the attributes of what is shown */
  DOSSIER_ARTICLE_SOURCE_META,      /* <meta>, <link>, an attribute of <html> */
  DOSSIER_ARTICLE_SOURCE_TIME,      /* <time> */
  DOSSIER_ARTICLE_SOURCE_VISIBLE,   /* the page shows it */
  DOSSIER_ARTICLE_SOURCE_TITLE,     /* <title> */
  DOSSIER_ARTICLE_SOURCE_URL,
} DossierArticleSource;

/* "json-ld", "opengraph", ...; NULL for NONE. */
const char *dossier_article_source_name (DossierArticleSource source);

typedef enum
{
  DOSSIER_ARTICLE_TITLE,
  DOSSIER_ARTICLE_BYLINE,
  DOSSIER_ARTICLE_SITE_NAME,
  DOSSIER_ARTICLE_PUBLISHED,
  DOSSIER_ARTICLE_MODIFIED,
  DOSSIER_ARTICLE_LANGUAGE,
  DOSSIER_ARTICLE_CANONICAL,
  DOSSIER_ARTICLE_IMAGE,
  DOSSIER_ARTICLE_LICENSE,
  DOSSIER_ARTICLE_PAYWALL,
  DOSSIER_ARTICLE_NEXT,
  DOSSIER_ARTICLE_N_FIELDS
} DossierArticleField;

/* "title", "site_name", ... */
const char *dossier_article_field_name (DossierArticleField field);

/* Strings are UTF-8 plain text; NULL is "not said". */
typedef struct
{
  char                *title;    /* as the page declares it */
  char                *headline; /* that without the site's name: what a person wants to see */
  char                *byline;   /* as the page has it: "By Ann Lee, Aug 6" */
  char                *author;   /* the names in it: "Ann Lee" */
  char                *site_name;
  gint64               published;     /* Unix seconds, 0 when not said */
  char                *published_raw; /* as written for machines; NULL when only shown */
  gint64               modified;      /* Unix seconds, 0 when not said */
  char                *language;      /* BCP 47 */
  char                *canonical_uri; /* absolute http or https */
  char                *next_uri;      /* of the article's next page, absolute http or https */
  char                *image;         /* absolute http or https */
  char                *license;       /* an address, or the page's words */
  char                *excerpt;       /* the page's own description */
  gboolean             paywalled;     /* the page says that it shows only a part */
  DossierArticleSource sources[DOSSIER_ARTICLE_N_FIELDS];
  DossierDocument     *document;      /* never NULL, may be empty */
  char                *html;          /* the article's HTML, sanitized; never NULL */
  char                *text;          /* its words alone: a line a block, tables a line a row; never NULL */
  guint                kept, dropped; /* blocks of text in the article and outside of it */
} DossierArticle;

/* @content_type: the header or NULL; @uri: where the page came from, or NULL.
 * Errors: DOSSIER_EXTRACT_ERROR, when the bytes are no page at all. A page without an article gives all its text. */
DossierArticle *dossier_article_new_from_html (GBytes *html, const char *content_type, const char *uri, GError **error);

void dossier_article_free (DossierArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticle, dossier_article_free)

G_END_DECLS
