/* dossier-schema-guard.c - a library holds nothing that runs by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-schema-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-store.h"

/* --- words of a statement --- */

/* A word, or a sign for itself; without length at the end. */
typedef struct
{
  const char *text;
  gsize       length;
} Word;

static gboolean
is_word_sign (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

/* Behind what is written between @end and its like, or between brackets or marks of a comment. */
static const char *
skip_to (const char *text, const char *end)
{
  const char *place = strstr (text, end);

  return place != NULL ? place + strlen (end) : text + strlen (text);
}

static const char *
skip_silent (const char *text)
{
  for (;;)
    if (g_ascii_isspace (*text))
      text++;
    else if (g_str_has_prefix (text, "--"))
      text = skip_to (text, "\n");
    else if (g_str_has_prefix (text, "/*"))
      text = skip_to (text + 2, "*/");
    else
      return text;
}

/* What is quoted is a word of the sign that quotes it alone. */
static Word
next_word (const char **text)
{
  Word word = { skip_silent (*text), 0 };

  switch (*word.text)
    {
    case '\0': *text = word.text; return word;
    case '\'': *text = skip_to (word.text + 1, "'"); break;
    case '"': *text = skip_to (word.text + 1, "\""); break;
    case '`': *text = skip_to (word.text + 1, "`"); break;
    case '[': *text = skip_to (word.text + 1, "]"); break;
    default: *text = word.text + 1; break;
    }
  while (is_word_sign (*word.text) && is_word_sign (**text))
    ++*text;
  word.length = is_word_sign (*word.text) ? (gsize) (*text - word.text) : 1;
  return word;
}

static gboolean
is (Word word, const char *what)
{
  return word.length == strlen (what) && g_ascii_strncasecmp (word.text, what, word.length) == 0;
}

/* --- what may stand in a library --- */

static gboolean
is_plain_table (const char *sql)
{
  Word last = { "", 0 };

  for (Word word = next_word (&sql); word.length > 0; last = word, word = next_word (&sql))
    if (is (word, "CHECK") || is (word, "GENERATED") || is (word, "AS") || (is (word, "(") && is (last, "DEFAULT")))
      return FALSE;
  return TRUE;
}

/* The parts of a text, which the index of sites is made of, can be had without harm. */
static gboolean
may_open (Word word)
{
  return is (word, "IN") || is (word, "substr") || is (word, "instr");
}

/* A list of columns or their parts, and a condition without another call. */
static gboolean
is_plain_index (const char *sql)
{
  Word  last = { "", 0 };
  guint n = 0;

  for (Word word = next_word (&sql); word.length > 0; last = word, word = next_word (&sql))
    n += is (word, "(") && !may_open (last);
  return n <= 1;
}

static gboolean
is_virtual (const char *sql)
{
  next_word (&sql);
  return is (next_word (&sql), "VIRTUAL");
}

/* CREATE VIRTUAL TABLE name USING fts5 (… */
static gboolean
is_own_search (const char *name, const char *sql)
{
  static const char *const own[] = { "story_fts", "annotation_fts", NULL };

  for (guint i = 0; i < 5; i++)
    next_word (&sql);
  return g_strv_contains (own, name) && is (next_word (&sql), "fts5");
}

static gboolean
is_harmless (const char *type, const char *name, const char *sql)
{
  if (g_strcmp0 (type, "index") == 0)
    return sql == NULL || is_plain_index (sql);
  if (g_strcmp0 (type, "table") != 0 || name == NULL || sql == NULL)
    return FALSE;
  return is_virtual (sql) ? is_own_search (name, sql) : is_plain_table (sql);
}

static gboolean
refuse (DossierDb *db, const char *name, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (name != NULL ? name : "", -1);

  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
               /* TRANSLATORS: a file's name, and the name of a part of it */
               _ ("The library “%s” holds “%s”, which Dossier has not made and which could do harm. It was not opened; "
                  "restore a backup, or save what can be read of it."),
               dossier_db_get_path (db), shown);
  return FALSE;
}

gboolean
dossier_schema_guard (DossierDb *db, GError **error)
{
  static const char sql_parts[] = "SELECT type, name, sql FROM sqlite_schema";
  sqlite3_stmt     *row = dossier_db_query (db, sql_parts, error, "");

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      g_autofree char *type = dossier_db_dup_text (row, 0);
      g_autofree char *name = dossier_db_dup_text (row, 1);
      g_autofree char *sql = dossier_db_dup_text (row, 2);

      if (!is_harmless (type, name, sql))
        {
          dossier_db_end (row);
          return refuse (db, name, error);
        }
    }
  return !dossier_db_failed (db);
}
