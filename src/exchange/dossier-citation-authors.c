/* dossier-citation-authors.c - a byline taken apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-citation-private.h"

#include <string.h>

static void
author_free (gpointer data)
{
  DossierAuthor *author = data;

  g_free (author->family);
  g_free (author->given);
  g_free (author);
}

char *
dossier_author_dup_name (const DossierAuthor *author)
{
  return author->given != NULL ? g_strjoin (" ", author->given, author->family, NULL) : g_strdup (author->family);
}

/* ---- is it a person? ---- */

static gboolean
is_word_of (const char *word, const char *const *words)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);

  return g_strv_contains (words, folded);
}

/* "MIT", "AI", but not "J." */
static gboolean
is_capitals (const char *word)
{
  guint n = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p), n++)
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return n >= 2;
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *one = a != NULL ? g_utf8_casefold (a, -1) : NULL,
                  *other = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  return one != NULL && g_strcmp0 (one, other) == 0;
}

/* Names that bibliographies must not turn round: what cannot be told is left as it was written. */
static gboolean
is_whole (const char *name, char **words, const char *source)
{
  static const char *const bodies[]
      = { "staff",     "team",       "press",  "news",  "editors",    "editorial", "desk",      "newsroom", "research",
          "institute", "university", "times",  "post",  "magazine",   "labs",      "lab",       "inc",      "inc.",
          "ltd",       "blog",       "agency", "group", "foundation", "media",     "redaktion", NULL };
  guint n = g_strv_length (words), n_capitals = 0;

  for (guint i = 0; i < n; i++)
    n_capitals += is_capitals (words[i]);
  return n < 2 || is_same (name, source) || is_word_of (words[0], (const char *const[]){ "the", NULL })
         || is_word_of (words[n - 1], bodies) || (n_capitals > 0 && n_capitals < n)
         || strpbrk (name, "@&/0123456789") != NULL;
}

/* ---- one name ---- */

/* "van", "de", "al-": what belongs to the family's name before its first capital. */
static gboolean
is_particle (const char *word)
{
  return g_unichar_islower (g_utf8_get_char (word));
}

static gboolean
is_suffix (const char *word)
{
  return is_word_of (word, (const char *const[]){ "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", NULL });
}

/* Where the family's name begins. */
static guint
find_family (char **words)
{
  guint n = g_strv_length (words), last = n - 1;

  if (last > 1 && is_suffix (words[last]))
    last--;
  for (guint i = 1; i < last; i++)
    if (is_particle (words[i]))
      return i;
  return last;
}

static void
add_author (GPtrArray *authors, const char *family, const char *given)
{
  DossierAuthor *author = g_new0 (DossierAuthor, 1);

  author->family = g_strdup (family);
  author->given = g_strdup (given);
  g_ptr_array_add (authors, author);
}

/* @name as it was written, its family's name last. */
static void
add_name (GPtrArray *authors, const char *name, const char *source)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *family = NULL, *given = NULL;

  if (*name == '\0' || authors->len >= DOSSIER_CITATION_MAX_AUTHORS)
    return;
  words = g_strsplit (name, " ", -1);
  if (is_whole (name, words, source))
    {
      add_author (authors, name, NULL);
      return;
    }
  family = g_strjoinv (" ", words + find_family (words));
  given = g_strndup (name, strlen (name) - strlen (family) - 1);
  add_author (authors, family, given);
}

/* "Schulman, John" */
static gboolean
add_turned (GPtrArray *authors, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ",", -1);

  if (g_strv_length (parts) != 2 || *g_strstrip (parts[0]) == '\0' || *g_strstrip (parts[1]) == '\0')
    return FALSE;
  if (authors->len < DOSSIER_CITATION_MAX_AUTHORS)
    add_author (authors, parts[0], parts[1]);
  return TRUE;
}

/* Whether all of @text is one name with the family's first: one word, a comma, and one or two words of a given name. */
static gboolean
is_turned (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  if (g_strv_length (parts) != 2)
    return FALSE;
  g_strstrip (parts[0]);
  g_strstrip (parts[1]);
  return *parts[0] != '\0' && *parts[1] != '\0' && strchr (parts[0], ' ') == NULL && strstr (parts[1], " and ") == NULL
         && !is_capitals (parts[1]) && !is_capitals (parts[0]) && !is_suffix (parts[1])
         && (strchr (parts[1], ' ') == NULL || strchr (strchr (parts[1], ' ') + 1, ' ') == NULL);
}

/* A byline in words: the signs between names all become commas. */
static void
add_list (GPtrArray *authors, const char *text, const char *source)
{
  g_autoptr (GString) list = g_string_new (text);
  g_auto (GStrv) names = NULL;

  g_string_replace (list, ", and ", ",", 0);
  g_string_replace (list, " and ", ",", 0);
  g_string_replace (list, " & ", ",", 0);
  names = g_strsplit (list->str, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      DossierAuthor *last = authors->len > 0 ? authors->pdata[authors->len - 1] : NULL;
      char          *name = g_strstrip (names[i]);

      if (last != NULL && last->given != NULL && is_suffix (name))
        {
          g_autofree char *before = g_steal_pointer (&last->family);

          last->family = g_strjoin (" ", before, name, NULL);
        }
      else
        add_name (authors, name, source);
    }
}

GPtrArray *
dossier_citation_split_authors (const char *text, const char *source)
{
  GPtrArray       *authors = g_ptr_array_new_with_free_func (author_free);
  g_autofree char *line = dossier_citation_dup_line (text);
  g_auto (GStrv) names = NULL;

  if (g_ascii_strncasecmp (line, "by ", 3) == 0)
    memmove (line, line + 3, strlen (line + 3) + 1);
  if (is_same (line, source))
    {
      add_author (authors, line, NULL);
      return authors;
    }
  if (strchr (line, ';') == NULL && is_turned (line))
    {
      add_turned (authors, line);
      return authors;
    }
  names = g_strsplit (line, ";", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (names[1] == NULL || !add_turned (authors, g_strstrip (names[i])))
      add_list (authors, g_strstrip (names[i]), source);
  return authors;
}
