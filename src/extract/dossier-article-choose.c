/* dossier-article-choose.c - which element of a page holds the article.
 *
 * Paragraphs speak for the elements around them: the more words and commas, the louder, and the less of it in links.
 * The element that is spoken for most is taken, or the one around it when several beside it are nearly as loud
 * (text density after Kohlschuetter et al., "Boilerplate Detection using Shallow Text Features", WSDM 2010).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"

/* Characters of a paragraph that says anything. */
#define MIN_PARAGRAPH 25
/* Elements around a paragraph that it speaks for. */
#define REACH 5
/* Characters of a paragraph that reads as prose. */
#define PROSE 80
/* Characters of prose in an <article> that is more than a teaser. */
#define WHOLE 500
/* Characters of prose of an article that needs no more. */
#define ENOUGH 1500
/* Steps of an article that stand in elements of one class, and the levels above the loudest that are looked at. */
#define STEPS 3
#define STEP_LEVELS 3
/* Loudest elements that are compared. */
#define TOP 6

static void
measure_text (DossierNode *node)
{
  gboolean blank = TRUE;

  for (const char *p = node->text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c == ' ' || (c >= '\t' && c <= '\r'))
        {
          node->chars += !blank;
          blank = TRUE;
          continue;
        }
      blank = FALSE;
      node->chars += (c & 0xc0) != 0x80;
      /* The Arabic, the ideographic and the full-width comma begin with these bytes. */
      node->commas += c == ',' || (c == 0xd8 && (guchar) p[1] == 0x8c)
                      || (c == 0xe3 && (guchar) p[1] == 0x80 && (guchar) p[2] == 0x81)
                      || (c == 0xef && (guchar) p[1] == 0xbc && (guchar) p[2] == 0x8c);
    }
}

void
dossier_article_measure (DossierNode *node)
{
  node->chars = node->linked = node->commas = node->blocks = node->prose = 0;
  if (node->text != NULL)
    {
      measure_text (node);
      return;
    }
  for (DossierNode *child = node->first; child != NULL; child = child->next)
    {
      dossier_article_measure (child);
      node->chars += child->chars;
      node->linked += child->linked;
      node->commas += child->commas;
      node->prose += child->prose;
      node->blocks += child->blocks + ((dossier_node_flags (child) & TAG_BLOCK) != 0);
    }
  if (node->tag == DOSSIER_TAG_A)
    {
      const char *href = dossier_node_get (node, "href");

      /* A jump inside the page is a footnote more often than a way out of it. */
      node->linked = href == NULL ? 0 : *href == '#' ? node->chars / 3 : node->chars;
    }
  if ((dossier_node_flags (node) & TAG_BLOCK) && node->blocks == 0
      && ((node->chars >= PROSE && node->linked * 3 < node->chars)
          || (node->tag == DOSSIER_TAG_LI && node->chars >= MIN_PARAGRAPH / 2 && node->linked == 0)))
    node->prose = node->chars;
}

static gboolean
is_paragraph (const DossierNode *node)
{
  if (node->tag == DOSSIER_TAG_P || node->tag == DOSSIER_TAG_PRE || node->tag == DOSSIER_TAG_TD
      || node->tag == DOSSIER_TAG_BLOCKQUOTE)
    return TRUE;
  if (node->tag == DOSSIER_TAG_DIV || node->tag == DOSSIER_TAG_SECTION || node->tag == DOSSIER_TAG_ARTICLE
      || node->tag == DOSSIER_TAG_CENTER || node->tag == DOSSIER_TAG_UNKNOWN)
    return node->blocks == 0;
  return FALSE;
}

/* Characters that stand in @node itself, between its blocks. */
static guint
loose_chars (const DossierNode *node)
{
  guint chars = 0;

  for (const DossierNode *child = node->first; child != NULL; child = child->next)
    if (child->text != NULL || (!(dossier_node_flags (child) & TAG_BLOCK) && child->blocks == 0))
      chars += child->chars - child->linked;
  return chars;
}

static float
first_score (const DossierNode *node)
{
  DossierTag  tag = node->tag;
  DossierHint hint = dossier_article_hint (node);
  const char *property = dossier_node_get (node, "itemprop");
  float       score = 0;

  if (tag == DOSSIER_TAG_ARTICLE && dossier_node_is_inside (node, DOSSIER_TAG_ARTICLE, NULL))
    return 0;
  if (tag == DOSSIER_TAG_ARTICLE)
    score = 10;
  else if (tag == DOSSIER_TAG_DIV || tag == DOSSIER_TAG_MAIN || tag == DOSSIER_TAG_SECTION)
    score = 5;
  else if (tag == DOSSIER_TAG_PRE || tag == DOSSIER_TAG_TD || tag == DOSSIER_TAG_BLOCKQUOTE)
    score = 3;
  else if (tag == DOSSIER_TAG_UL || tag == DOSSIER_TAG_OL || tag == DOSSIER_TAG_LI || tag == DOSSIER_TAG_DL
           || tag == DOSSIER_TAG_DD || tag == DOSSIER_TAG_DT || tag == DOSSIER_TAG_FORM || tag == DOSSIER_TAG_ADDRESS)
    score = -3;
  else if (dossier_node_flags (node) & TAG_HEADING)
    score = -5;
  if (hint & DOSSIER_HINT_BODY)
    score += 35;
  else if (hint & DOSSIER_HINT_TEXT)
    score += 15;
  if (hint & (DOSSIER_HINT_NEVER | DOSSIER_HINT_OTHER))
    score -= 25;
  else if (hint & DOSSIER_HINT_MAYBE)
    score -= 10;
  if (property != NULL && strcmp (property, "articleBody") == 0)
    score += 60;
  return score;
}

static void
speak_for (const DossierNode *node, float voice, DossierNode *body, GHashTable *heard)
{
  guint level = 0;

  for (DossierNode *at = node->parent; at != NULL && level < REACH; at = at->parent, level++)
    {
      if (g_hash_table_add (heard, at))
        at->score = first_score (at);
      at->score += level == 0 ? voice : level == 1 ? voice / 2 : voice / (level * 3);
      /* An article in an article, a teaser or a comment, speaks for itself alone. */
      if (at == body || (at->tag == DOSSIER_TAG_ARTICLE && dossier_node_is_inside (at, DOSSIER_TAG_ARTICLE, body)))
        break;
    }
}

static void
listen_to (DossierNode *body, GHashTable *heard)
{
  for (DossierNode *node = body->first; node != NULL; node = dossier_node_next (node, body, FALSE))
    {
      guint chars, loose;

      if (node->element == NULL)
        continue;
      if (is_paragraph (node))
        {
          chars = node->chars;
          if (chars >= MIN_PARAGRAPH && node->linked * 2 < chars)
            speak_for (node, 1 + node->commas + MIN (chars / 100, 3), body, heard);
        }
      else if (node->tag == DOSSIER_TAG_DIV || node->tag == DOSSIER_TAG_SECTION || node->tag == DOSSIER_TAG_ARTICLE)
        {
          /* Text with line breaks between other blocks counts as a paragraph of the element itself. */
          loose = loose_chars (node);
          if (loose >= MIN_PARAGRAPH * 4 && node->first != NULL)
            speak_for (node->first, 1 + loose / 60.0f + MIN (loose / 100, 3), body, heard);
        }
    }
}

static float
link_share (const DossierNode *node)
{
  return node->chars > 0 ? (float) node->linked / node->chars : 0;
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const DossierNode *first = *(DossierNode *const *) a, *second = *(DossierNode *const *) b;

  if (first->score != second->score)
    return first->score < second->score ? 1 : -1;
  return first->order < second->order ? -1 : 1;
}

static gboolean
holds (const DossierNode *outer, const DossierNode *inner)
{
  for (const DossierNode *at = inner; at != NULL; at = at->parent)
    if (at == outer)
      return TRUE;
  return FALSE;
}

/* The nearest element around the loudest that also holds most of those nearly as loud. */
static DossierNode *
widen (GPtrArray *loudest, DossierNode *body)
{
  DossierNode *top = g_ptr_array_index (loudest, 0);
  guint        n = MIN (loudest->len, TOP), near = 0;

  for (guint i = 1; i < n; i++)
    near += ((DossierNode *) g_ptr_array_index (loudest, i))->score >= top->score * 0.75f;
  if (near < 3)
    return top;
  for (DossierNode *at = top->parent; at != NULL && at != body->parent; at = at->parent)
    {
      guint inside = 0;

      for (guint i = 1; i < n; i++)
        {
          const DossierNode *other = g_ptr_array_index (loudest, i);

          inside += other->score >= top->score * 0.75f && holds (at, other);
        }
      if (inside >= 3)
        return at;
    }
  return top;
}

/* Articles that are cut in two by something else have their halves in elements of one class. */
static DossierNode *
join_halves (GPtrArray *loudest, DossierNode *top, DossierNode *body)
{
  const char *class = dossier_node_get (top, "class");
  DossierNode *joined = top;

  if (class == NULL || *class == '\0' || !dossier_node_is_inside (top, DOSSIER_TAG_ARTICLE, body))
    return top;
  for (guint i = 0; i < MIN (loudest->len, 4 * TOP); i++)
    {
      const DossierNode *other = g_ptr_array_index (loudest, i);

      if (other == top || other->score < top->score * 0.2f || holds (joined, other) || holds (other, joined)
          || g_strcmp0 (dossier_node_get (other, "class"), class) != 0)
        continue;
      for (DossierNode *at = joined->parent; at != NULL && at != body; at = at->parent)
        {
          if (holds (at, other))
            {
              joined = at;
              break;
            }
          if (at->tag == DOSSIER_TAG_ARTICLE)
            break;
        }
    }
  return joined;
}

static gboolean
is_whole (const DossierNode *node)
{
  return node->tag == DOSSIER_TAG_ARTICLE && node->prose >= WHOLE;
}

static gboolean
holds_whole (DossierNode *node)
{
  const DossierNode *article = dossier_node_find (node, DOSSIER_TAG_ARTICLE);

  return article != NULL && is_whole (article);
}

/* An element alone in another: the outer one may have the rest of the article beside it. */
static DossierNode *
climb (DossierNode *top, DossierNode *body)
{
  float least = top->score / 3, last = top->score;

  if (is_whole (top))
    return top;
  for (DossierNode *at = top->parent; at != NULL && at != body && at != body->parent; at = at->parent)
    {
      if (at->score < least)
        break;
      if (at->score > last)
        return at;
      if (is_whole (at))
        break;
      if (at->score > 0)
        last = at->score;
    }
  while (top->parent != NULL && top != body && top->parent != body)
    {
      const DossierNode *child = top->parent->first;
      guint              elements = 0;

      for (; child != NULL; child = child->next)
        elements += child->chars > 0;
      if (elements != 1)
        break;
      top = top->parent;
    }
  return top;
}

static gboolean
has_article (const DossierNode *node)
{
  return node->element != NULL && dossier_node_find ((DossierNode *) node, DOSSIER_TAG_ARTICLE) != NULL;
}

/* Whether what stands beside the chosen element is part of the article too. */
static gboolean
belongs (const DossierNode *node, const DossierNode *top, gboolean whole, gboolean heard)
{
  const char *class = dossier_node_get (node, "class"), *top_class = dossier_node_get (top, "class");
  float bonus = 0, share = link_share (node);

  /* Articles beside an article are other articles. */
  if (whole && has_article (node))
    return FALSE;
  if (class != NULL && *class != '\0' && g_strcmp0 (class, top_class) == 0)
    bonus = top->score * 0.2f;
  if (heard && node->score + bonus >= MAX (10, top->score * 0.2f))
    return TRUE;
  if (node->tag == DOSSIER_TAG_P)
    return (node->chars > 80 && share < 0.25f) || (node->chars > 0 && node->chars <= 80 && node->linked == 0);
  return node->text != NULL && node->chars > 80;
}

static DossierNode *
join_siblings (DossierNode *top, DossierNode *body, GHashTable *heard)
{
  DossierNode *parent = top->parent, *next;
  guint        joined = 0;
  gboolean     whole;

  if (parent == NULL || top == body)
    return top;
  whole = has_article (top);
  for (DossierNode *node = parent->first; node != NULL; node = node->next)
    joined += node != top && node->chars > 0 && belongs (node, top, whole, g_hash_table_contains (heard, node));
  if (joined == 0)
    return top;
  for (DossierNode *node = parent->first; node != NULL; node = next)
    {
      next = node->next;
      if (node != top && !belongs (node, top, whole, g_hash_table_contains (heard, node)))
        dossier_node_drop (node, DOSSIER_REASON_BESIDE);
    }
  dossier_article_measure (parent);
  return parent;
}

/* Chapters in elements of their own: goes up as long as that brings much more prose than anything else. */
static DossierNode *
grow (DossierNode *top, DossierNode *body)
{
  DossierNode *grown = top;
  gboolean     whole = holds_whole (top);

  for (DossierNode *at = top->parent; at != NULL && at != body->parent; at = at->parent)
    {
      guint more = at->prose - MIN (at->prose, grown->prose);
      guint rest = at->chars - at->prose, rest_before = grown->chars - grown->prose;

      /* What is outside of a whole <article> is another one. */
      if (whole)
        break;
      whole = is_whole (at);
      if (more > grown->prose / 4 && (rest - MIN (rest, rest_before)) * 3 < more)
        grown = at;
    }
  return grown;
}

/* An element of the same class as @step, without a title of its own, which would make it a story of its own. */
static gboolean
is_step (DossierNode *node, const DossierNode *step)
{
  const char *class = dossier_node_get (step, "class");

  return node->element != NULL && node->tag == step->tag && class != NULL && *class != '\0'
         && g_strcmp0 (dossier_node_get (node, "class"), class) == 0 && node->chars >= MIN_PARAGRAPH
         && link_share (node) < 0.2f && dossier_node_find (node, DOSSIER_TAG_H1) == NULL
         && dossier_node_find (node, DOSSIER_TAG_H2) == NULL;
}

/* Instructions with an element for each step: the one around all of them, when they say as much as the loudest. */
static DossierNode *
join_steps (DossierNode *top, DossierNode *body)
{
  DossierNode *step = top;

  for (guint level = 0; level < STEP_LEVELS && step != body && step->parent != NULL; level++, step = step->parent)
    {
      guint n = 0, chars = 0;

      for (DossierNode *node = step->parent->first; node != NULL; node = node->next)
        if (node != step && is_step (node, step))
          {
            n++;
            chars += node->chars;
          }
      if (n >= STEPS && chars >= top->chars && top->prose < ENOUGH && step->tag != DOSSIER_TAG_ARTICLE)
        return step->parent;
    }
  return top;
}

DossierNode *
dossier_article_choose (DossierNode *body)
{
  g_autoptr (GHashTable) heard = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) loudest = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key;
  DossierNode   *top, *steps;

  dossier_article_measure (body);
  if (body->chars == 0)
    return NULL;
  listen_to (body, heard);
  g_hash_table_iter_init (&iter, heard);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      DossierNode *node = key;

      node->score *= 1 - link_share (node);
      g_ptr_array_add (loudest, node);
    }
  if (loudest->len == 0)
    return body;
  g_ptr_array_sort (loudest, compare_scores);
  top = join_halves (loudest, widen (loudest, body), body);
  top = grow (climb (top, body), body);
  steps = join_steps (top, body);
  return steps != top ? steps : join_siblings (top, body, heard);
}
