/* dossier-article-strip.c - takes out of a page what is no article, before and after the article is found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"
#include "dossier-furniture-private.h"
#include "dossier-html-document-private.h"

/* Bytes of a block that can be furniture by its words. */
#define MAX_LINE 240
/* Characters of prose that a box does not hold, and that leave an article when the box is taken away. */
#define LONG_PROSE 600
#define ENOUGH 1000

static gboolean
has_role (const DossierNode *node)
{
  static const char *const roles[] = { "navigation",  "complementary", "banner", "contentinfo", "dialog",
                                       "alertdialog", "search",        "menu",   "menubar",     "toolbar" };
  const char              *role = dossier_node_get (node, "role");

  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (role, roles[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_frame (const DossierNode *node)
{
  return node->tag == DOSSIER_TAG_HTML || node->tag == DOSSIER_TAG_BODY || node->tag == DOSSIER_TAG_ARTICLE
         || node->tag == DOSSIER_TAG_MAIN || node->tag == DOSSIER_TAG_A || node->tag == DOSSIER_TAG_TABLE
         || node->tag == DOSSIER_TAG_TBODY || node->tag == DOSSIER_TAG_TR || node->tag == DOSSIER_TAG_FORM;
}

static gboolean
has_text (const DossierNode *node)
{
  return node->tag == DOSSIER_TAG_P || node->tag == DOSSIER_TAG_BLOCKQUOTE || node->tag == DOSSIER_TAG_PRE;
}

static gboolean
is_named_off (const DossierNode *node, const DossierNode *top, DossierStrip strip, DossierHint hint)
{
  if (hint & DOSSIER_HINT_BODY)
    return FALSE;
  if (node->chars * 5 > top->chars * 2 && (!(hint & DOSSIER_HINT_OTHER) || top->prose < node->prose + ENOUGH))
    return FALSE;
  if (hint & DOSSIER_HINT_OTHER)
    return !has_text (node) || node->chars < 200;
  if (hint & DOSSIER_HINT_NEVER)
    return node->prose < LONG_PROSE && (!has_text (node) || node->chars < 200);
  return strip == DOSSIER_STRIP_ALL && (hint & DOSSIER_HINT_MAYBE) && !(hint & DOSSIER_HINT_TEXT) && !has_text (node);
}

/* Why @node goes; DOSSIER_REASON_ARTICLE when it stays. */
static DossierBlockReason
find_reason (const DossierNode *node, const DossierNode *top, DossierStrip strip)
{
  DossierTag  tag = node->tag;
  DossierHint hint;

  if (tag == DOSSIER_TAG_FORM || tag == DOSSIER_TAG_MAP)
    return DOSSIER_REASON_ARTICLE;
  if ((dossier_node_flags (node) & TAG_UNREAD) || dossier_node_is_hidden (node))
    return DOSSIER_REASON_HIDDEN;
  if (strip == DOSSIER_STRIP_LEAST || is_frame (node))
    return DOSSIER_REASON_ARTICLE;
  if (has_role (node) || tag == DOSSIER_TAG_FOOTER || tag == DOSSIER_TAG_ASIDE)
    return node->chars * 2 < top->chars ? DOSSIER_REASON_ASIDE : DOSSIER_REASON_ARTICLE;
  hint = dossier_article_hint (node);
  return is_named_off (node, top, strip, hint) ? DOSSIER_REASON_NAMED : DOSSIER_REASON_ARTICLE;
}

void
dossier_article_strip (DossierNode *top, DossierStrip strip)
{
  DossierNode *node, *next;

  dossier_article_measure (top);
  for (node = top->first; node != NULL; node = next)
    {
      DossierBlockReason reason = node->element != NULL ? find_reason (node, top, strip) : DOSSIER_REASON_ARTICLE;

      next = dossier_node_next (node, top, reason != DOSSIER_REASON_ARTICLE);
      if (reason != DOSSIER_REASON_ARTICLE)
        dossier_node_drop (node, reason);
    }
}

static char *
fold (const char *text)
{
  g_autofree char *lower = g_utf8_casefold (text, -1);
  GString         *out = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  return g_string_free (out, FALSE);
}

static gboolean
repeats_title (const DossierNode *node, const char *title)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (!(dossier_node_flags (node) & TAG_HEADING) || node->chars > 300)
    return FALSE;
  text = dossier_node_dup_text (node);
  folded = fold (text);
  return strlen (folded) > 8 && strlen (title) > 8
         && (strstr (title, folded) != NULL || strstr (folded, title) != NULL);
}

gboolean
dossier_article_is_title (const DossierNode *node, const char *title)
{
  g_autofree char *folded = fold (title != NULL ? title : "");

  return repeats_title (node, folded);
}

static guint
count_tag (const DossierNode *top, DossierTag tag)
{
  guint n = 0;

  for (const DossierNode *node = top->first; node != NULL; node = dossier_node_next (node, top, FALSE))
    n += node->tag == tag && node->element != NULL;
  return n;
}

static gboolean
is_container (const DossierNode *node)
{
  return node->tag == DOSSIER_TAG_DIV || node->tag == DOSSIER_TAG_SECTION || node->tag == DOSSIER_TAG_UL
         || node->tag == DOSSIER_TAG_OL || node->tag == DOSSIER_TAG_HEADER || node->tag == DOSSIER_TAG_FOOTER
         || node->tag == DOSSIER_TAG_FORM || node->tag == DOSSIER_TAG_DL || node->tag == DOSSIER_TAG_TABLE
         || node->tag == DOSSIER_TAG_ASIDE || node->tag == DOSSIER_TAG_UNKNOWN;
}

/* A list under a point of another one goes with that. */
static gboolean
is_inner_list (const DossierNode *node)
{
  const DossierNode *parent = node->parent;

  return (node->tag == DOSSIER_TAG_UL || node->tag == DOSSIER_TAG_OL) && parent != NULL && parent->tag == DOSSIER_TAG_LI
         && parent->chars - node->chars > parent->linked - MIN (parent->linked, node->linked);
}

/* Lists of links, boxes of pictures, and what its names say is furniture: why it goes, or DOSSIER_REASON_ARTICLE. */
static DossierBlockReason
find_box_reason (const DossierNode *node, const DossierNode *top)
{
  DossierHint hint = dossier_article_hint (node);
  float       share = node->chars > 0 ? (float) node->linked / node->chars : 0;
  gboolean    is_list = node->tag == DOSSIER_TAG_UL || node->tag == DOSSIER_TAG_OL;
  guint       paragraphs, items;

  if (node->chars * 2 > top->chars)
    return DOSSIER_REASON_ARTICLE;
  if (hint & (DOSSIER_HINT_NEVER | DOSSIER_HINT_OTHER) && !(hint & DOSSIER_HINT_BODY))
    return (hint & DOSSIER_HINT_OTHER) || node->prose < LONG_PROSE ? DOSSIER_REASON_NAMED : DOSSIER_REASON_ARTICLE;
  if (node->commas >= 10 || node->chars == 0 || is_inner_list (node))
    return DOSSIER_REASON_ARTICLE;
  if (share > 0.5f)
    return DOSSIER_REASON_LINKS;
  if (hint & DOSSIER_HINT_BODY)
    return DOSSIER_REASON_ARTICLE;
  paragraphs = count_tag (node, DOSSIER_TAG_P);
  items = count_tag (node, DOSSIER_TAG_LI);
  if (!is_list && share > 0.33f && node->chars < 500)
    return DOSSIER_REASON_LINKS;
  if (!is_list && items > paragraphs + 2 && share > 0.2f)
    return DOSSIER_REASON_LINKS;
  if ((hint & DOSSIER_HINT_MAYBE) && !(hint & DOSSIER_HINT_TEXT) && node->chars < 200 && paragraphs == 0)
    return DOSSIER_REASON_NAMED;
  return DOSSIER_REASON_ARTICLE;
}

static gboolean
is_line (const DossierNode *node)
{
  return (dossier_node_flags (node) & TAG_BLOCK) && node->blocks == 0 && node->chars > 0 && node->chars <= MAX_LINE;
}

/* Where in @lines the article is over: a line says so, most of the text stands before it and no prose after it. */
static guint
find_end (const DossierNode *top, GPtrArray *lines)
{
  guint after = 0, chars = 0, end = lines->len;

  for (guint i = lines->len; i > 0; i--)
    {
      const DossierNode *node = g_ptr_array_index (lines, i - 1);
      g_autofree char   *text = is_line (node) ? dossier_node_dup_text (node) : NULL;

      chars += node->chars;
      if (chars * 5 > top->chars * 2 || after * 5 > top->prose)
        break;
      if (text != NULL && dossier_furniture_classify (text) == DOSSIER_FURNITURE_END)
        end = i - 1;
      after += node->prose;
    }
  return end;
}

/* The last blocks of the article, as long as they are furniture. */
static void
trim_end (DossierNode *top)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint cut;

  for (DossierNode *node = top->first; node != NULL; node = dossier_node_next (node, top, FALSE))
    if ((dossier_node_flags (node) & TAG_BLOCK) && node->blocks == 0 && node->chars > 0)
      g_ptr_array_add (lines, node);
  cut = find_end (top, lines);
  for (guint i = lines->len; i > cut; i--)
    dossier_node_drop (g_ptr_array_index (lines, i - 1), DOSSIER_REASON_END);
  for (; cut > 1; cut--)
    {
      DossierNode     *node = g_ptr_array_index (lines, cut - 1);
      g_autofree char *text = is_line (node) ? dossier_node_dup_text (node) : NULL;

      if (text == NULL || dossier_furniture_classify (text) == DOSSIER_FURNITURE_NONE)
        return;
      dossier_node_drop (node, DOSSIER_REASON_PHRASE);
    }
}

/* "By Ann Lee", "Published: 6 August 2024, 10:00 | Updated: 11:30" */
static gboolean
is_dateline (const char *text)
{
  static const char *const openers[] = { "by ", "published", "updated", "posted", "last updated", "last modified" };
  gsize                    length = strlen (text);

  if (length > 120 || length == 0 || text[length - 1] == '.' || text[length - 1] == '?')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    if (g_ascii_strncasecmp (text, openers[i], strlen (openers[i])) == 0)
      return TRUE;
  return length < 50 && dossier_article_read_date (text, NULL) != 0;
}

/* The first blocks of the article, as long as they say who and when. */
static void
trim_start (DossierNode *top)
{
  DossierNode *node, *next;
  guint        seen = 0;

  for (node = top->first; node != NULL && seen < 6; node = next)
    {
      g_autofree char *text = is_line (node) ? dossier_node_dup_text (node) : NULL;
      gboolean         leaf = (dossier_node_flags (node) & TAG_BLOCK) && node->blocks == 0 && node->chars > 0;
      gboolean         dated = text != NULL && is_dateline (text);
      gboolean         gone = dated || (text != NULL && dossier_furniture_classify (text) != DOSSIER_FURNITURE_NONE);

      seen += leaf;
      next = dossier_node_next (node, top, gone);
      if (gone)
        dossier_node_drop (node, dated ? DOSSIER_REASON_DATELINE : DOSSIER_REASON_PHRASE);
      else if (leaf && node->chars > 200)
        return;
    }
}

/* Characters of @top that stand in no article inside of it. */
static guint
own_chars (const DossierNode *top)
{
  guint              chars = top->chars;
  const DossierNode *node = top->first, *next;

  for (; node != NULL; node = next)
    {
      gboolean inner = node->tag == DOSSIER_TAG_ARTICLE;

      if (inner)
        chars -= MIN (chars, node->chars);
      next = dossier_node_next (node, top, inner);
    }
  return chars;
}

/* An article in an article is a comment or another article. */
static gboolean
is_inner_article (const DossierNode *node, const DossierNode *top, guint own)
{
  return node->tag == DOSSIER_TAG_ARTICLE && own > 300 && own * 6 > top->chars
         && dossier_node_is_inside (node, DOSSIER_TAG_ARTICLE, NULL) && node->prose * 2 < top->prose;
}

static gboolean
is_heading_above (const DossierNode *node, guint before)
{
  return node->tag == DOSSIER_TAG_H1 && before < 150;
}

static gboolean
is_furniture (const DossierNode *node)
{
  g_autofree char *text = is_line (node) ? dossier_node_dup_text (node) : NULL;

  return text != NULL && dossier_furniture_classify (text) == DOSSIER_FURNITURE_ANY;
}

static DossierBlockReason
find_clean_reason (const DossierNode *node, const DossierNode *top, const char *title, guint before, guint own)
{
  if (node->element == NULL)
    return DOSSIER_REASON_ARTICLE;
  if (is_heading_above (node, before) || repeats_title (node, title))
    return DOSSIER_REASON_TITLE;
  if (is_furniture (node))
    return DOSSIER_REASON_PHRASE;
  if (is_inner_article (node, top, own))
    return DOSSIER_REASON_OTHER_ARTICLE;
  return is_container (node) ? find_box_reason (node, top) : DOSSIER_REASON_ARTICLE;
}

void
dossier_article_clean (DossierNode *top, const char *title)
{
  g_autofree char *folded = fold (title != NULL ? title : "");
  DossierNode     *node, *next;
  guint            before = 0, own;

  dossier_article_measure (top);
  own = own_chars (top);
  for (node = top->first; node != NULL; node = next)
    {
      DossierBlockReason reason = find_clean_reason (node, top, folded, before, own);

      before += node->text != NULL ? node->chars : 0;
      next = dossier_node_next (node, top, reason != DOSSIER_REASON_ARTICLE);
      if (reason != DOSSIER_REASON_ARTICLE)
        dossier_node_drop (node, reason);
    }
  dossier_article_measure (top);
  trim_start (top);
  trim_end (top);
}
