/* dossier-article-title.c - a page's title without what its site adds to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"

/* Chinese and Japanese have no blanks: there two characters are taken for a word. */
static guint
count_words (const char *text)
{
  guint n = 0, wide = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      n += *p != ' ' && (p == text || p[-1] == ' ');
      wide += g_unichar_iswide (g_utf8_get_char (p));
    }
  return MAX (n, wide / 2);
}

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (g_strstrip (first), g_strstrip (second)) == 0;
}

/* The dividers that sites put between a headline and their name. */
static const char *const dividers[] = { " | ", " - ",        " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \\ ",          " / ",
                                        " > ", " \xc2\xbb ", " :: ",           " \xc2\xb7 ",     " \xe2\x80\xa2 " };

static const char *
last_divider (const char *title, gsize *length)
{
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dividers); i++)
    {
      const char *at = g_strrstr (title, dividers[i]);

      if (at != NULL && (found == NULL || at > found))
        {
          found = at;
          *length = strlen (dividers[i]);
        }
    }
  return found;
}

/* A first-level heading that is the title without an end: what comes after it is the site's. */
static char *
find_shorter_heading (DossierNode *root, const char *title)
{
  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    if (node->tag == DOSSIER_TAG_H1 && node->chars <= DOSSIER_ARTICLE_MAX_FIELD)
      {
        g_autofree char *text = dossier_node_dup_text (node);
        gsize            length = strlen (text);

        if (count_words (text) >= 3 && length < strlen (title) && g_str_has_prefix (title, text)
            && !g_unichar_isalnum (g_utf8_get_char (title + length))
            && !(title[length] == ' ' && g_ascii_isalnum (title[length + 1])))
          return g_steal_pointer (&text);
      }
  return NULL;
}

static gboolean
names_site (const char *part, const char *site)
{
  return same_text (part, site) || (strlen (part) >= 4 && g_str_has_prefix (site, part));
}

char *
dossier_article_title_strip (const char *title, const char *site, DossierNode *root)
{
  gsize       length = 0, first_length = 0;
  const char *divider = last_divider (title, &length), *first = NULL;
  char       *heading = find_shorter_heading (root, title);

  if (heading != NULL)
    return heading;
  if (divider == NULL || site == NULL)
    return g_strdup (title);
  if (names_site (divider + length, site))
    return g_strstrip (g_strndup (title, (gsize) (divider - title)));
  for (guint i = 0; i < G_N_ELEMENTS (dividers); i++)
    {
      const char *at = strstr (title, dividers[i]);

      if (at != NULL && (first == NULL || at < first))
        {
          first = at;
          first_length = strlen (dividers[i]);
        }
    }
  if (first != NULL)
    {
      g_autofree char *before = g_strndup (title, (gsize) (first - title));

      if (names_site (before, site))
        return g_strstrip (g_strdup (first + first_length));
    }
  return g_strdup (title);
}

/* Whether one of two texts begins with the other. */
static gboolean
shares_beginning (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1), *second = g_utf8_casefold (b, -1);

  return g_str_has_prefix (first, second) || g_str_has_prefix (second, first);
}

DossierNode *
dossier_article_title_find_heading (DossierNode *root, const char *title)
{
  DossierNode *first = NULL;

  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    if ((node->tag == DOSSIER_TAG_H1 || node->tag == DOSSIER_TAG_H2) && node->chars > 0
        && node->chars <= DOSSIER_ARTICLE_MAX_FIELD)
      {
        g_autofree char *text = dossier_node_dup_text (node);

        if (title != NULL && (same_text (text, title) || (count_words (text) >= 3 && shares_beginning (text, title))))
          return node;
        if (first == NULL && node->tag == DOSSIER_TAG_H1)
          first = node;
      }
  return first;
}

static char *
find_heading (DossierNode *root, const char *within)
{
  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    if ((node->tag == DOSSIER_TAG_H1 || node->tag == DOSSIER_TAG_H2) && node->chars <= DOSSIER_ARTICLE_MAX_FIELD)
      {
        g_autofree char *text = dossier_node_dup_text (node);

        if (*text != '\0' && (within == NULL || same_text (text, within)))
          return g_steal_pointer (&text);
      }
  return NULL;
}

static char *
only_h1 (DossierNode *root)
{
  DossierNode *only = NULL;

  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    if (node->tag == DOSSIER_TAG_H1)
      {
        if (only != NULL)
          return NULL;
        only = node;
      }
  return only != NULL ? dossier_node_dup_text (only) : NULL;
}

/* Before the last divider, or after the first when that leaves too little. */
static char *
cut_divider (const char *whole)
{
  gsize       length = 0;
  const char *divider = last_divider (whole, &length);
  char       *title = g_strstrip (g_strndup (whole, (gsize) (divider - whole)));

  if (count_words (title) >= 3)
    return title;
  g_free (title);
  return g_strstrip (g_strdup (divider + length));
}

static char *
cut_colon (const char *whole, DossierNode *root)
{
  g_autofree char *heading = find_heading (root, whole);
  const char      *after = strstr (whole, ": ") + 2;

  return heading == NULL && count_words (after) >= 3 && after - whole < (gssize) strlen (after) ? g_strdup (after)
                                                                                                : g_strdup (whole);
}

/* Cutting that leaves so little has more often taken a half of the title than the site's name. */
static gboolean
is_cut_short (const char *title, const char *whole)
{
  static const char *const paths[] = { " \\ ", " / ", " > ", " \xc2\xbb " };
  gboolean                 is_path = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    is_path = is_path || strstr (whole, paths[i]) != NULL;
  return count_words (title) <= 4 && !is_path;
}

char *
dossier_article_title_from_element (DossierNode *root, DossierArticleSource *source)
{
  DossierNode     *node = dossier_node_find (root, DOSSIER_TAG_TITLE);
  g_autofree char *whole = node != NULL ? dossier_node_dup_text (node) : NULL;
  g_autofree char *title = NULL;
  gsize            length;

  *source = DOSSIER_ARTICLE_SOURCE_VISIBLE;
  if (whole == NULL || *whole == '\0')
    return only_h1 (root);
  if (last_divider (whole, &length) != NULL)
    title = cut_divider (whole);
  else if (strstr (whole, ": ") != NULL)
    title = cut_colon (whole, root);
  else if ((g_utf8_strlen (whole, -1) > 150 || g_utf8_strlen (whole, -1) < 15) && (title = only_h1 (root)) != NULL
           && count_words (title) > 4)
    return g_steal_pointer (&title);
  *source = DOSSIER_ARTICLE_SOURCE_TITLE;
  if (title == NULL || *title == '\0' || is_cut_short (title, whole))
    return g_steal_pointer (&whole);
  return g_steal_pointer (&title);
}

char *
dossier_article_title_cut (const char *title, DossierNode *root)
{
  gsize            length;
  const char      *divider = last_divider (title, &length);
  g_autofree char *cut = NULL;

  if (divider == NULL)
    return strstr (title, ": ") != NULL ? cut_colon (title, root) : g_strdup (title);
  cut = g_strstrip (g_strndup (title, (gsize) (divider - title)));
  return count_words (cut) >= 3 ? g_steal_pointer (&cut) : g_strdup (title);
}
