/* dossier-article-private.h - the steps from a page's tree to its article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-article.h"
#include "dossier-node-private.h"

G_BEGIN_DECLS

/* How much is taken for furniture before the article is looked for; each step less. */
typedef enum
{
  DOSSIER_STRIP_ALL,
  DOSSIER_STRIP_SURE, /* not what is only probably furniture */
  DOSSIER_STRIP_LEAST,
  DOSSIER_STRIP_N
} DossierStrip;

/* What names in class, id and role say about an element. data/extract/hints.tsv */
typedef enum
{
  DOSSIER_HINT_NONE = 0,
  DOSSIER_HINT_BODY = 1 << 0,
  DOSSIER_HINT_TEXT = 1 << 1,
  DOSSIER_HINT_MAYBE = 1 << 2,
  DOSSIER_HINT_NEVER = 1 << 3,
  DOSSIER_HINT_OTHER = 1 << 4,
} DossierHint;

DossierHint dossier_article_hint (const DossierNode *node);

/* Counts in all nodes of @top what is inside: characters of text, of them in links, and in paragraphs that read as
 * prose; commas; blocks. */
void dossier_article_measure (DossierNode *top);

/* Takes out of @top what is no article wherever it stands. */
void dossier_article_strip (DossierNode *top, DossierStrip strip);

/* The element that holds the article; what is not the article is taken out from between its children.
 * NULL when there is no text at all. */
DossierNode *dossier_article_choose (DossierNode *body);

/* Takes furniture out of the chosen element. */
void dossier_article_clean (DossierNode *top, const char *title);

/* @root is measured. Fills the fields of @article from JSON-LD, <meta>, and what the page shows. @body_text, if found,
 * is set to the article's text as JSON-LD gives it. */
void dossier_article_read_metadata (DossierArticle *article, const DossierHtml *html, DossierNode *root,
                                    const char *base_uri, char **body_text);

/* What <title>, else the only <h1>, says, without the site's name. NULL: nothing. Owned by the caller. */
char *dossier_article_title_from_element (DossierNode *root);

/* @title without @site (may be NULL) before or after a divider, or as the page's heading has it. Owned by the caller.
 */
char *dossier_article_title_strip (const char *title, const char *site, DossierNode *root);

/* The first text whose element is named after an author; NULL when there is none. Owned by the caller. */
char *dossier_article_byline_find (DossierNode *root);

/* @byline without "By", dates, handles and @site; NULL when nothing is left. Owned by the caller. */
char *dossier_article_byline_tidy (const char *byline, const char *site);

/* "2019-05-12T10:00:00+02:00", "May 12, 2019", "12 May 2019", "20190512" to Unix seconds; 0 when it is no date. */
gint64 dossier_article_read_date (const char *text);

/* --- JSON-LD --- */

typedef struct
{
  char    *title, *name, *byline, *site_name, *published, *language, *image, *body;
  gboolean paywalled;
} DossierArticleJson;

/* What the blocks (element-type utf8) say about an article. Never NULL. */
DossierArticleJson *dossier_article_json_read (GPtrArray *blocks);
void                dossier_article_json_free (DossierArticleJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticleJson, dossier_article_json_free)

G_END_DECLS
