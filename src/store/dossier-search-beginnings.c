/* dossier-search-beginnings.c - words that begin alike, as the full-text index gives them quickly
 *
 * words:      each is asked for by itself.
 * beginnings: all words that begin so. No word is below two of them, or also among the words.
 *
 * Both together are all words that begin as the one that was asked for. The beginning that takes most of the index is
 * parted into itself as a word and each sign that may follow, until what is left is little.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-beginnings.h"

#include <string.h>
#include "dossier-index-leaves.h"
#include "dossier-index-words.h"

/* Each costs the index a look into all its pieces. */
#define MAX_PARTS 150
/* Before all that a word goes on with. */
#define FIRST_SIGN "\001"

typedef struct
{
  char  *text;
  gint64 start, end; /* in pages of the index, as if its pieces stood one behind the other */
} Beginning;

typedef struct
{
  DossierDb *db;
  GPtrArray *words;
  GArray    *beginnings;
} Parts;

static void
beginning_clear (gpointer data)
{
  g_free (((Beginning *) data)->text);
}

static gint64
count_pages (const Beginning *self)
{
  return MAX (self->end - self->start, 0);
}

/* ---- the index ---- */

/* How many pages of each piece of the index come before @word, or all, for NULL. The index keeps the beginnings of the
 * first words of its pages, with a "0" before them. */
static gboolean
find_page (DossierDb *db, const char *word, gint64 *page)
{
  static const char sql_page[]
      = "WITH RECURSIVE piece (id) AS (SELECT min (segid) FROM story_fts_idx UNION ALL"
        " SELECT (SELECT min (segid) FROM story_fts_idx WHERE segid > piece.id) FROM piece WHERE piece.id IS NOT NULL)"
        " SELECT coalesce (sum ((SELECT i.pgno >> 1 FROM story_fts_idx i WHERE i.segid = piece.id"
        " AND i.term <= CAST (coalesce ('0' || ?1, '1') AS BLOB) ORDER BY i.term DESC LIMIT 1)), 0)"
        " FROM piece WHERE piece.id IS NOT NULL";

  return dossier_db_get (db, sql_page, page, NULL, "s", word);
}

/* ---- texts ---- */

/* What comes behind all that begins like @text; NULL behind the last sign there is. */
static char *
dup_behind (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));
  gunichar    sign = g_utf8_get_char (last) + 1;
  g_autoptr (GString) behind = g_string_new_len (text, last - text);

  if (sign == 0xd800) /* what stands for half a sign is none */
    sign = 0xe000;
  if (sign > 0x10ffff)
    return NULL;
  g_string_append_unichar (behind, sign);
  return g_string_free (g_steal_pointer (&behind), FALSE);
}

typedef struct
{
  char *word;
  guint n;
} Taken;

static gboolean
take_word (gpointer data, const char *word, guint length, guint start, guint end)
{
  Taken *taken = data;

  g_free (taken->word);
  taken->word = g_strndup (word, length);
  return ++taken->n < 2;
}

/* As the index keeps it; NULL when it is not one word. */
static char *
dup_word (DossierIndexWords *index_words, const char *text)
{
  Taken taken = { 0 };

  dossier_index_words_run (index_words, text, strlen (text), take_word, &taken);
  if (taken.n == 1)
    return taken.word;
  g_free (taken.word);
  return NULL;
}

/* Whether the index reads it in an expression as what it is. */
static gboolean
stays (DossierIndexWords *index_words, const char *text)
{
  g_autofree char *word = dup_word (index_words, text);

  return g_strcmp0 (word, text) == 0;
}

/* ---- parting ---- */

/* Adds what goes on from @whole with one sign more to @nexts. FALSE when that is too many, or fails. */
static gboolean
list_nexts (DossierDb *db, const Beginning *whole, GArray *nexts, guint n_most)
{
  g_autofree char *from = g_strconcat (whole->text, FIRST_SIGN, NULL);

  while (from != NULL)
    {
      g_autofree char *word = NULL;
      Beginning        next = { NULL, 0, whole->end };

      if (!dossier_index_leaves_dup_first (db, from, &word))
        return FALSE;
      if (word == NULL || !g_str_has_prefix (word, whole->text))
        return TRUE;
      next.text = g_strndup (word, g_utf8_next_char (word + strlen (whole->text)) - word);
      g_array_append_val (nexts, next);
      if (nexts->len > n_most || !find_page (db, next.text, &next.start))
        return FALSE;
      g_array_index (nexts, Beginning, nexts->len - 1).start = next.start;
      if (nexts->len > 1)
        g_array_index (nexts, Beginning, nexts->len - 2).end = next.start;
      g_free (from);
      from = dup_behind (next.text);
    }
  return TRUE;
}

static gboolean
part (Parts *self, guint which)
{
  Beginning *whole = &g_array_index (self->beginnings, Beginning, which);
  guint      n = self->words->len + self->beginnings->len;
  g_autoptr (GArray) nexts = g_array_new (FALSE, FALSE, sizeof (Beginning));

  g_array_set_clear_func (nexts, beginning_clear);
  if (n >= MAX_PARTS || !list_nexts (self->db, whole, nexts, MAX_PARTS - n))
    return FALSE;
  g_ptr_array_add (self->words, g_strdup (whole->text));
  g_array_remove_index_fast (self->beginnings, which);
  g_array_append_vals (self->beginnings, nexts->data, nexts->len);
  g_array_set_clear_func (nexts, NULL); /* they are the parts' now */
  return TRUE;
}

/* Of all beginnings; *@largest: which takes most. */
static gint64
sum_pages (const Parts *self, guint *largest)
{
  gint64 sum = 0, most = -1;

  for (guint i = 0; i < self->beginnings->len; i++)
    {
      gint64 pages = count_pages (&g_array_index (self->beginnings, Beginning, i));

      sum += pages;
      if (pages > most)
        *largest = i;
      most = MAX (most, pages);
    }
  return sum;
}

static gboolean
begin (Parts *self, const char *word)
{
  g_autofree char *behind = dup_behind (word), *next = NULL;
  Beginning        whole = { 0 };

  if ((behind != NULL && !dossier_index_leaves_dup_first (self->db, behind, &next))
      || !find_page (self->db, word, &whole.start) || !find_page (self->db, next, &whole.end))
    return FALSE;
  whole.text = g_strdup (word);
  g_array_append_val (self->beginnings, whole);
  return TRUE;
}

/* ---- the expression ---- */

static gboolean
append_part (GString *match, DossierIndexWords *index_words, const char *text, const char *mark)
{
  if (!stays (index_words, text))
    return FALSE;
  g_string_append_printf (match, "%s\"%s\"%s", match->len > 1 ? " OR " : "", text, mark);
  return TRUE;
}

static char *
dup_expression (const Parts *self, DossierIndexWords *index_words)
{
  g_autoptr (GString) match = g_string_new ("(");

  for (guint i = 0; i < self->words->len; i++)
    if (!append_part (match, index_words, self->words->pdata[i], ""))
      return NULL;
  for (guint i = 0; i < self->beginnings->len; i++)
    if (!append_part (match, index_words, g_array_index (self->beginnings, Beginning, i).text, " *"))
      return NULL;
  g_string_append_c (match, ')');
  return g_string_free (g_steal_pointer (&match), FALSE);
}

char *
dossier_search_beginnings_dup_match (DossierDb *db, const char *value, guint most_pages)
{
  g_autoptr (DossierIndexWords) index_words = dossier_index_words_new (db, NULL);
  g_autofree char *word = index_words != NULL ? dup_word (index_words, value) : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) beginnings = g_array_new (FALSE, FALSE, sizeof (Beginning));
  Parts parts = { db, words, beginnings };
  guint largest = 0;

  g_array_set_clear_func (beginnings, beginning_clear);
  if (word == NULL || !begin (&parts, word))
    return NULL;
  while (sum_pages (&parts, &largest) > most_pages && part (&parts, largest))
    ;
  return words->len > 0 ? dup_expression (&parts, index_words) : NULL;
}
