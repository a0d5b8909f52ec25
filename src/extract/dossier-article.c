/* dossier-article.c - a whole page to its article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-article.h"

#include <string.h>

#include "dossier-address-private.h"
#include "dossier-article-private.h"
#include "dossier-article-units-private.h"
#include "dossier-html-document-private.h"
#include "dossier-html-document.h"
#include "dossier-sanitizer-private.h"

/* Characters of an article; with less found, less is taken for furniture and it is looked for again. */
#define MIN_ARTICLE 250
#define MAX_ATTEMPTS 3
/* Bytes of a text that can be the free beginning of an article. */
#define STUB 3000

DossierNode *
dossier_article_find_body (DossierTree *tree)
{
  DossierNode *body = dossier_node_find (tree->root, DOSSIER_TAG_BODY);

  return body != NULL ? body : tree->root;
}

static char *
find_base (DossierNode *root, const char *uri)
{
  DossierNode *base = dossier_node_find (root, DOSSIER_TAG_BASE);
  char        *found = base != NULL ? dossier_address_dup_web (dossier_node_get (base, "href"), uri) : NULL;

  return found != NULL ? found : g_strdup (uri);
}

/* Blocks of text that hold no other block. */
static guint
count_blocks (const DossierNode *top)
{
  guint n = 0;

  for (const DossierNode *node = top; node != NULL; node = dossier_node_next (node, top, FALSE))
    n += (dossier_node_flags (node) & TAG_BLOCK) && node->blocks == 0 && node->chars > 0;
  return n;
}

/* The words of @document, without marks of images. */
static char *
dup_words (DossierDocument *document)
{
  GString *out = g_string_new (NULL);

  for (const char *p = dossier_document_get_text (document); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A block that was only an image leaves no empty line. */
      if (c != 0xfffc && (c != '\n' || (out->len > 0 && out->str[out->len - 1] != '\n')))
        g_string_append_unichar (out, c == 0x2028 ? '\n' : c);
    }
  return g_strchomp (g_string_free (out, FALSE));
}

void
dossier_article_keep (DossierArticle *self, DossierNode *top, const char *base_uri)
{
  gboolean pruned;

  g_clear_pointer (&self->document, dossier_document_unref);
  g_free (self->html);
  g_free (self->text);
  self->document = dossier_node_to_document (top, base_uri);
  self->html = dossier_node_to_html (top, base_uri, FALSE, &pruned);
  if (pruned || (dossier_node_flags (top) & TAG_TABLE)) /* rows without their table are read as something else */
    self->html = dossier_html_settle (self->html, base_uri);
  self->text = dup_words (self->document);
  self->kept = count_blocks (top);
}

/* The article in @body, cleaned. An element of which almost nothing is left by that was a list of teasers: then it
 * goes, and the next one is tried. NULL when there is no text. */
static DossierNode *
find_article (DossierNode *body, const char *title)
{
  DossierNode *top = NULL;

  for (guint attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      guint before;

      top = dossier_article_choose (body);
      if (top == NULL)
        return NULL;
      before = top->chars;
      dossier_article_clean (top, title);
      dossier_article_measure (top);
      if (top->chars >= MIN_ARTICLE || top->chars * 4 > before || !dossier_node_is_inside (top, body->tag, NULL))
        break;
      dossier_node_drop (top, DOSSIER_REASON_TEASERS);
    }
  return top;
}

/* A page that is filled in by scripts shows little, but may carry its article for machines. FALSE: it does not. */
static gboolean
take_body_text (DossierArticle *self, const char *body_text, const char *base_uri)
{
  gboolean marked = body_text != NULL && strstr (body_text, "</") != NULL;

  if (body_text == NULL || (self->text != NULL && strlen (body_text) / 2 < strlen (self->text))
      || strlen (body_text) < MIN_ARTICLE)
    return FALSE;
  g_clear_pointer (&self->document, dossier_document_unref);
  g_free (self->html);
  g_free (self->text);
  self->document = marked ? dossier_html_to_document (body_text, -1, base_uri, NULL) : NULL;
  if (self->document == NULL)
    self->document = dossier_document_new_from_plain (body_text, -1);
  self->html = dossier_document_to_html (self->document);
  self->text = dup_words (self->document);
  return TRUE;
}

/* Looks for the article with less and less taken away, until enough of it is found. @first is measured, and used up.
 * @marks (may be NULL): what became of the tree it was found in. */
static void
extract (DossierArticle *self, const DossierHtml *html, DossierTree *first, const char *base_uri, DossierMarks *marks)
{
  guint best = 0, all = count_blocks (dossier_article_find_body (first));

  for (guint strip = 0; strip < DOSSIER_STRIP_N && best < MIN_ARTICLE; strip++)
    {
      g_autoptr (DossierTree) again = strip > 0 ? dossier_tree_new (html) : NULL;
      DossierTree *tree = again != NULL ? again : first;
      DossierNode *body = dossier_article_find_body (tree), *top;

      if (marks != NULL)
        dossier_marks_begin (marks, tree->root);
      dossier_article_strip (body, (DossierStrip) strip);
      top = find_article (body, self->headline);
      if (top == NULL || (self->document != NULL && top->chars <= best))
        continue;
      best = top->chars;
      dossier_article_keep (self, top, base_uri);
      if (marks != NULL)
        dossier_marks_end (marks, top);
    }
  self->dropped = all - MIN (all, self->kept);
}

/* A page that shows little may say that there is more for those who pay. */
static void
look_for_wall (DossierArticle *self, const DossierHtml *html)
{
  g_autoptr (DossierTree) tree = NULL;

  if (self->paywalled || (self->text != NULL && strlen (self->text) >= STUB))
    return;
  tree = dossier_tree_new (html);
  dossier_article_measure (tree->root);
  self->paywalled = dossier_article_shows_wall (dossier_article_find_body (tree));
  if (self->paywalled)
    self->sources[DOSSIER_ARTICLE_PAYWALL] = DOSSIER_ARTICLE_SOURCE_VISIBLE;
}

DossierArticle *
dossier_article_new_marked (DossierHtml *html, const char *uri, DossierMarks *marks, char **base)
{
  g_autoptr (DossierTree) tree = dossier_tree_new (html);
  g_autofree char *base_uri = find_base (tree->root, uri);
  g_autofree char *body_text = NULL;
  DossierArticle  *self = g_new0 (DossierArticle, 1);

  dossier_article_measure (tree->root);
  dossier_article_read_metadata (self, html, tree->root, base_uri, &body_text);
  extract (self, html, tree, base_uri, marks);
  if (take_body_text (self, body_text, base_uri) && marks != NULL)
    marks->is_from_data = TRUE;
  look_for_wall (self, html);
  if (self->document == NULL)
    {
      self->document = dossier_document_new_from_plain ("", 0);
      self->html = g_strdup ("");
      self->text = g_strdup ("");
    }
  if (base != NULL)
    *base = g_steal_pointer (&base_uri);
  return self;
}

DossierArticle *
dossier_article_new_from_html (GBytes *bytes, const char *content_type, const char *uri, GError **error)
{
  g_autoptr (DossierHtml) html = dossier_html_new_from_bytes (bytes, content_type, error);

  return html != NULL ? dossier_article_new_marked (html, uri, NULL, NULL) : NULL;
}

void
dossier_article_free (DossierArticle *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->headline);
  g_free (self->author);
  g_free (self->license);
  g_free (self->next_uri);
  g_free (self->byline);
  g_free (self->site_name);
  g_free (self->published_raw);
  g_free (self->language);
  g_free (self->canonical_uri);
  g_free (self->image);
  g_free (self->excerpt);
  g_clear_pointer (&self->document, dossier_document_unref);
  g_free (self->html);
  g_free (self->text);
  g_free (self);
}
