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

/* The part of its names that speaks most against the article, and what it is a sign of; NULL: none does. Static. */
const char *dossier_article_hint_find (const DossierNode *node, DossierBlockReason *reason);

/* Counts in all nodes of @top what is inside: characters of text, of them in links, and in paragraphs that read as
 * prose; commas; blocks. */
void dossier_article_measure (DossierNode *top);

/* Takes out of @top what is no article wherever it stands. */
void dossier_article_strip (DossierNode *top, DossierStrip strip);

/* The element that holds the article; what is not the article is taken out from between its children.
 * NULL when there is no text at all. */
DossierNode *dossier_article_choose (DossierNode *body);

/* What is read of a page: <body>, or all of it. */
DossierNode *dossier_article_find_body (DossierTree *tree);

/* Text, document, HTML and count of blocks are those of what is in @top, which is measured. */
void dossier_article_keep (DossierArticle *self, DossierNode *top, const char *base_uri);

/* Whether @node is a heading that has @title, or a part of it. */
gboolean dossier_article_is_title (const DossierNode *node, const char *title);

/* Takes furniture out of the chosen element. */
void dossier_article_clean (DossierNode *top, const char *title);

/* --- JSON-LD --- */

typedef struct
{
  char    *title, *name, *byline, *site_name, *published, *created, *modified, *language, *image, *license, *body;
  gboolean paywalled;
} DossierArticleJson;

/* What the blocks (element-type utf8) say about an article. Never NULL. */
DossierArticleJson *dossier_article_json_read (GPtrArray *blocks);
void                dossier_article_json_free (DossierArticleJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticleJson, dossier_article_json_free)

/* --- <meta> --- */

/* What the page says for machines, and its tree, which is measured. All borrowed. */
typedef struct
{
  GHashTable         *meta; /* lower-case name -> content */
  DossierArticleJson *json;
  DossierNode        *root;
  DossierNode        *headline; /* the heading that has the title; NULL when none is known */
  const char         *base_uri;
  const char         *language;
} DossierArticlePage;

/* What a <meta> element holds, also where "value" was written for "content"; NULL for other nodes. Borrowed. */
const char *dossier_article_meta_get (const DossierNode *node);

/* The <meta> elements of @root: lower-case name -> content, borrowed from the tree. Owned by the caller. */
GHashTable *dossier_article_meta_read (DossierNode *root);

/* What says most surely of @field (see data/extract/meta.tsv), and where. NULL: nothing does. Borrowed. */
typedef gboolean (*DossierArticleMetaTest) (const char *content, const DossierArticlePage *page);
const char *dossier_article_meta_find (const DossierArticlePage *page, const char *field, DossierArticleMetaTest test,
                                       DossierArticleSource *source);

/* Blanks folded, length bounded; NULL for nothing. Owned by the caller. */
char *dossier_article_tidy (const char *text);
/* The same for text whose HTML entities were escaped once too often. */
char *dossier_article_tidy_escaped (const char *text);

/* --- its fields --- */

/* @root is measured. Fills the fields of @article from JSON-LD, <meta>, and what the page shows. @body_text, if found,
 * is set to the article's text as JSON-LD gives it. */
void dossier_article_read_metadata (DossierArticle *article, const DossierHtml *html, DossierNode *root,
                                    const char *base_uri, char **body_text);

void dossier_article_read_dates (DossierArticle *article, const DossierArticlePage *page);
void dossier_article_read_license (DossierArticle *article, const DossierArticlePage *page);

/* The address of the article's next page, when the page links to one that differs in its number alone. */
void dossier_article_read_next (DossierArticle *article, const DossierArticlePage *page);

/* Whether a visible line in @root, which is measured, says that the rest is for those who pay. */
gboolean dossier_article_shows_wall (DossierNode *root);

/* What <title>, else the only <h1>, says, without the site's name. NULL: nothing. Owned by the caller. */
char *dossier_article_title_from_element (DossierNode *root, DossierArticleSource *source);

/* @title without @site (may be NULL) before or after a divider, or as the page's heading has it. Owned by the caller.
 */
char *dossier_article_title_strip (const char *title, const char *site, DossierNode *root);

/* @title up to its last divider, else after its colon, when that leaves words enough. Owned by the caller. */
char *dossier_article_title_cut (const char *title, DossierNode *root);

/* The heading that has @title or its beginning, else the first <h1>. NULL when there is none. */
DossierNode *dossier_article_title_find_heading (DossierNode *root, const char *title);

/* The first text whose element is named after an author, after @headline (may be NULL) if there is one, else before;
 * or the line below @headline that begins like a byline. NULL when there is none. Owned by the caller. */
char *dossier_article_byline_find (DossierNode *root, DossierNode *headline, DossierArticleSource *source);

/* @byline without "By", dates, handles and @site; NULL when nothing is left. Owned by the caller. */
char *dossier_article_byline_tidy (const char *byline, const char *site);

/* "2019-05-12T10:00:00+02:00", "May 12, 2019", "12. Mai 2019", "20190512", "1480416900" to Unix seconds; 0 when it is
 * no date. "05/12/2019" is read as @language (BCP 47 or NULL) writes it. */
gint64 dossier_article_read_date (const char *text, const char *language);

G_END_DECLS
