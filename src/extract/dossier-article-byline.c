/* dossier-article-byline.c - who wrote an article, where the page shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"
#include "dossier-extract-words-private.h"

/* Characters and words of a text that can be a byline. */
#define MAX_BYLINE 100
#define MAX_WORDS 16
/* Characters of a line that begins like a byline, and how far below the headline it can be. */
#define MAX_LINE 60
#define NEAR 6

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
    if ((class != NULL && strcasestr (class, parts[i]) != NULL) || (id != NULL && strcasestr (id, parts[i]) != NULL))
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
  if (name == NULL || dossier_extract_words_has (DOSSIER_WORDS_PUBLISHED, name)
      || dossier_extract_words_has (DOSSIER_WORDS_BY, name))
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    words += *p == ' ';
  return words <= MAX_WORDS && strchr (name, '|') == NULL && g_unichar_isalpha (g_utf8_get_char (name));
}

static gboolean
has_digit (const DossierNode *node)
{
  for (const DossierNode *at = node; at != NULL; at = dossier_node_next (at, node, FALSE))
    if (at->text != NULL && strpbrk (at->text, "0123456789") != NULL)
      return TRUE;
  return FALSE;
}

/* The name inside of an element that has more: itemprop="name", or beside a date the element that names the author. */
static const DossierNode *
find_name (const DossierNode *node)
{
  gboolean dated = has_digit (node);

  for (const DossierNode *at = node->first; at != NULL; at = dossier_node_next (at, node, FALSE))
    if (at->element != NULL && g_strcmp0 (dossier_node_get (at, "itemprop"), "name") == 0 && at->chars > 0)
      return at;
  for (const DossierNode *at = dated ? node->first : NULL; at != NULL; at = dossier_node_next (at, node, FALSE))
    if (at->element != NULL && at->chars > 0 && names_author (at) && !has_digit (at))
      return at;
  return node;
}

static char *
find_named (DossierNode *root, DossierNode *from, DossierNode *end, DossierArticleSource *source)
{
  for (DossierNode *node = from; node != NULL && node != end; node = dossier_node_next (node, root, FALSE))
    {
      g_autofree char *text = NULL;

      if (node->element == NULL || node->tag == DOSSIER_TAG_META || node->tag == DOSSIER_TAG_LINK || node->chars == 0
          || node->chars >= 4 * MAX_BYLINE || !names_author (node)
          || dossier_node_is_inside (node, DOSSIER_TAG_FORM, root))
        continue;
      text = dossier_node_dup_text (find_name (node));
      if (!is_name_like (text))
        continue;
      *source = dossier_node_get (node, "itemprop") != NULL ? DOSSIER_ARTICLE_SOURCE_MICRODATA
                                                            : DOSSIER_ARTICLE_SOURCE_VISIBLE;
      return g_steal_pointer (&text);
    }
  return NULL;
}

/* "By Ann Lee" */
static gboolean
reads_as_byline (const char *line)
{
  gsize opener = dossier_extract_words_begin (DOSSIER_WORDS_BY, line);

  return opener > 0 && g_unichar_isupper (g_utf8_get_char (line + opener)) && !g_str_has_suffix (line, ".")
         && !g_str_has_suffix (line, ":") && !g_str_has_suffix (line, "?");
}

static char *
find_line (DossierNode *root, DossierNode *headline)
{
  guint seen = 0;

  for (DossierNode *node = headline; node != NULL && seen < NEAR; node = dossier_node_next (node, root, FALSE))
    {
      gboolean line
          = node->element != NULL && (dossier_node_flags (node) & TAG_BLOCK) && node->blocks == 0 && node->chars > 0;
      g_autofree char *text = line && node->chars <= MAX_LINE ? dossier_node_dup_text (node) : NULL;

      if (text != NULL && reads_as_byline (text) && is_name_like (text))
        return g_steal_pointer (&text);
      seen += line;
    }
  return NULL;
}

char *
dossier_article_byline_find (DossierNode *root, DossierNode *headline, DossierArticleSource *source)
{
  char *found = headline != NULL ? find_named (root, headline, NULL, source) : NULL;

  if (found == NULL)
    found = find_named (root, root, headline, source);
  if (found == NULL && (found = find_line (root, headline)) != NULL)
    *source = DOSSIER_ARTICLE_SOURCE_VISIBLE;
  return found;
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
      if (g_ascii_isdigit (*p) && (p == byline || !g_ascii_isalnum (p[-1])))
        return (gsize) (p - byline);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (begins (p, words[i]))
          return (gsize) (p - byline);
    }
  return strlen (byline);
}

static void
trim (char *name)
{
  gsize n = strlen (name);

  while (n > 0 && strchr (" ,.:;|-", name[n - 1]) != NULL && !(name[n - 1] == '.' && n > 2 && name[n - 3] == ' '))
    name[--n] = '\0';
}

static gboolean
is_filler (const char *word)
{
  static const char *const words[] = { "on", "at", "and", "by", "am", "le", "el", "il", "em", "op" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return TRUE;
  return dossier_extract_words_has (DOSSIER_WORDS_DAY, word)
         || dossier_extract_words_has (DOSSIER_WORDS_PUBLISHED, word)
         || dossier_extract_month (word, strlen (word)) > 0;
}

/* A month or a weekday stood before the number that ended the name. */
static void
drop_calendar_words (char *name)
{
  for (;;)
    {
      char *last = strrchr (name, ' ');

      last = last != NULL ? last + 1 : name;
      if (*last == '\0' || !is_filler (last))
        return;
      *last = '\0';
      trim (name);
    }
}

/* Behind "By", "Written by", "Von" and the like. */
static const char *
skip_opener (const char *byline)
{
  const char *from = byline;
  gsize       opener;

  while ((opener = dossier_extract_words_begin (DOSSIER_WORDS_BY, from)) > 0 && from[opener] != '\0')
    from += opener;
  if (begins (from, "by") && g_ascii_isupper (from[2]))
    from += 2;
  return from;
}

char *
dossier_article_byline_tidy (const char *byline, const char *site)
{
  const char      *from = skip_opener (byline);
  gsize            end = find_end (from), n;
  gboolean         dated = g_ascii_isdigit (from[end]);
  g_autofree char *name = g_strndup (from, end);

  trim (name);
  if (dated)
    drop_calendar_words (name);
  n = strlen (name);
  if (site != NULL && n > strlen (site) + 2 && g_str_has_suffix (name, site) && name[n - strlen (site) - 2] == ',')
    name[n - strlen (site) - 2] = '\0';
  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}
