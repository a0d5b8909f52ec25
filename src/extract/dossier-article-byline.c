/* dossier-article-byline.c - who wrote an article, where the page shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"

/* Characters and words of a text that can be a byline. */
#define MAX_BYLINE 100
#define MAX_WORDS 16

static gboolean
names_author (const DossierNode *node)
{
  static const char *const parts[] = { "byline", "author", "dateline", "writtenby", "p-author" };
  const char              *rel = dossier_node_get (node, "rel"), *property = dossier_node_get (node, "itemprop");
  const char *class = dossier_node_get (node, "class"), *id = dossier_node_get (node, "id");

  if (g_strcmp0 (rel, "author") == 0 || (property != NULL && strstr (property, "author") != NULL))
    return TRUE;
  if (class == NULL && id == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((class != NULL && strstr (class, parts[i]) != NULL) || (id != NULL && strstr (id, parts[i]) != NULL))
      return TRUE;
  return FALSE;
}

static gboolean
is_name_like (const char *text)
{
  g_autofree char *name = NULL;
  guint            words = 1;

  if (*text == '\0' || g_utf8_strlen (text, -1) >= MAX_BYLINE)
    return FALSE;
  name = dossier_article_byline_tidy (text, NULL);
  if (name == NULL)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    words += *p == ' ';
  return words <= MAX_WORDS && strchr (name, '|') == NULL && g_unichar_isalpha (g_utf8_get_char (name));
}

/* The first short text whose element is named after an author. */
char *
dossier_article_byline_find (DossierNode *root)
{
  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    {
      g_autofree char *text = NULL;
      DossierNode     *inner;

      if (node->element == NULL || node->tag == DOSSIER_TAG_META || node->tag == DOSSIER_TAG_LINK || node->chars == 0
          || node->chars >= 4 * MAX_BYLINE || !names_author (node))
        continue;
      inner = node;
      for (DossierNode *at = node->first; at != NULL; at = dossier_node_next (at, node, FALSE))
        if (at->element != NULL && dossier_node_get (at, "itemprop") != NULL
            && strcmp (dossier_node_get (at, "itemprop"), "name") == 0)
          {
            inner = at;
            break;
          }
      text = dossier_node_dup_text (inner);
      if (is_name_like (text))
        return g_steal_pointer (&text);
    }
  return NULL;
}

static gboolean
begins (const char *text, const char *word)
{
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* Where the name ends and the date, the handle or the sharing begins. */
static gsize
find_end (const char *byline)
{
  static const char *const words[]
      = { " updated",      " published", " posted", " last updated",  " share ", " | ",   " / ",
          " \xe2\x80\xa2", " \xc2\xb7",  " - ",     " \xe2\x80\x93 ", "@",       " (http" };

  for (const char *p = byline; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        return (gsize) (p - byline);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (begins (p, words[i]))
          return (gsize) (p - byline);
    }
  return strlen (byline);
}

/* A month or a weekday stood before the number that ended the name. */
static void
drop_calendar_words (char *name)
{
  static const char *const words[]
      = { "january",  "february", "march",    "april",  "may", "june", "july",   "august",  "september",
          "october",  "november", "december", "jan",    "feb", "mar",  "apr",    "jun",     "jul",
          "aug",      "sep",      "sept",     "oct",    "nov", "dec",  "monday", "tuesday", "wednesday",
          "thursday", "friday",   "saturday", "sunday", "mon", "tue",  "wed",    "thu",     "fri",
          "sat",      "sun",      "on",       "at",     "and", "by" };
  gboolean again = TRUE;

  while (again)
    {
      gsize n = strlen (name);

      again = FALSE;
      while (n > 0 && strchr (" ,.:;|-", name[n - 1]) != NULL && !(name[n - 1] == '.' && n > 2 && name[n - 3] == ' '))
        name[--n] = '\0';
      for (guint i = 0; !again && i < G_N_ELEMENTS (words); i++)
        {
          gsize length = strlen (words[i]);

          if (n >= length && (n == length || name[n - length - 1] == ' ') && begins (name + n - length, words[i]))
            {
              name[n - length] = '\0';
              again = TRUE;
            }
        }
    }
}

char *
dossier_article_byline_tidy (const char *byline, const char *site)
{
  const char      *from = byline;
  g_autofree char *name = NULL;
  gsize            n;

  while (begins (from, "by ") || begins (from, "by:") || begins (from, "written by ") || begins (from, "posted by ")
         || (begins (from, "by") && g_ascii_isupper (from[2])))
    {
      from += begins (from, "written by ")                   ? 11
              : begins (from, "posted by ")                  ? 10
              : begins (from, "by ") || begins (from, "by:") ? 3
                                                             : 2;
      from += strspn (from, " ");
    }
  name = g_strndup (from, find_end (from));
  drop_calendar_words (name);
  n = strlen (name);
  if (site != NULL && n > strlen (site) + 2 && g_str_has_suffix (name, site) && name[n - strlen (site) - 2] == ',')
    name[n - strlen (site) - 2] = '\0';
  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}
