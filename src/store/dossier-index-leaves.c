/* dossier-index-leaves.c - which word of the full-text index comes next
 *
 * A leaf: two bytes, two bytes for the place where its words end, the words with what is known of each, and then where
 * each word begins, as differences. The first word is whole; of each other one is said how much it has of the one
 * before. Before each word stands a "0": it is of the text, not of an index of beginnings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-index-leaves.h"

#include <string.h>

/* What the number of a leaf has before its place in the piece. */
#define PIECE_SHIFT 37
#define KIND '0'
/* Bytes of a leaf before its first word. */
#define HEAD 4

typedef struct
{
  const guint8 *bytes;
  gsize         size, at;
} Leaf;

/* ---- a leaf ---- */

/* FALSE: there is none, or none as small. */
static gboolean
read_number (Leaf *self, gsize *number)
{
  *number = 0;
  for (guint i = 0; i < 3; i++)
    {
      guint8 byte;

      if (self->at >= self->size)
        return FALSE;
      byte = self->bytes[self->at++];
      *number = *number << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return TRUE;
    }
  return FALSE;
}

/* The word at @place becomes @word, which is the one before it. */
static gboolean
read_word (const Leaf *self, gsize place, gsize end, gboolean is_first, GByteArray *word)
{
  Leaf  here = { self->bytes, end, place };
  gsize n_kept = 0, n;

  if ((!is_first && !read_number (&here, &n_kept)) || !read_number (&here, &n) || n_kept > word->len
      || n > end - here.at)
    return FALSE;
  g_byte_array_set_size (word, (guint) n_kept);
  g_byte_array_append (word, here.bytes + here.at, (guint) n);
  return word->len > 0;
}

static int
compare_words (const GByteArray *word, const GByteArray *other)
{
  int order = memcmp (word->data, other->data, MIN (word->len, other->len));

  return order != 0 ? order : (word->len > other->len) - (word->len < other->len);
}

/* The first word that does not come before @from becomes @word, which is empty when there is none. */
static gboolean
find_in_leaf (const guint8 *bytes, gsize size, const GByteArray *from, GByteArray *word)
{
  gsize end = size >= HEAD ? (gsize) bytes[2] << 8 | bytes[3] : 0, place = 0, step;
  Leaf  leaf = { bytes, size, end };

  if (end < HEAD || end > size)
    return FALSE;
  while (leaf.at < size)
    {
      gboolean is_first = place == 0;

      if (!read_number (&leaf, &step) || !read_word (&leaf, place += step, end, is_first, word))
        return FALSE;
      if (compare_words (word, from) >= 0)
        return TRUE;
    }
  g_byte_array_set_size (word, 0);
  return TRUE;
}

/* ---- a piece ---- */

static gboolean
find_in_page (DossierDb *db, gint64 piece, gint64 page, const GByteArray *from, GByteArray *word)
{
  static const char sql_leaf[] = "SELECT block FROM story_fts_data WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_leaf, NULL, "i", (piece << PIECE_SHIFT) + page);
  gboolean          done = FALSE;

  if (row == NULL)
    return FALSE;
  if (dossier_db_next (db, row, NULL))
    {
      const guint8 *bytes = sqlite3_column_blob (row, 0);

      done = bytes != NULL && find_in_leaf (bytes, (gsize) sqlite3_column_bytes (row, 0), from, word);
      dossier_db_end (row);
    }
  return done;
}

/* Pages between the leaf where @from would stand and the next one that a word begins on have no words. */
static gboolean
find_in_piece (DossierDb *db, gint64 piece, const GByteArray *from, GByteArray *word)
{
  static const char sql_here[] = "SELECT pgno >> 1 FROM story_fts_idx WHERE segid = ?1 AND term <= CAST (?2 AS BLOB)"
                                 " ORDER BY term DESC LIMIT 1";
  static const char sql_next[] = "SELECT pgno >> 1 FROM story_fts_idx WHERE segid = ?1 AND term > CAST (?2 AS BLOB)"
                                 " ORDER BY term LIMIT 1";
  const char       *text = (const char *) from->data;
  gint64            here = 0, next = 0;

  if (!dossier_db_get (db, sql_here, &here, NULL, "is", piece, text)
      || (here != 0 && !find_in_page (db, piece, here, from, word)))
    return FALSE;
  if (word->len > 0)
    return TRUE;
  return dossier_db_get (db, sql_next, &next, NULL, "is", piece, text)
         && (next == 0 || find_in_page (db, piece, next, from, word));
}

/* ---- all pieces ---- */

/* What this connection has written is in a piece, too, once the list of words was opened. */
static GArray *
list_pieces (DossierDb *db)
{
  static const char sql_flush[] = "SELECT count (*) FROM (SELECT 1 FROM story_word LIMIT 1)";
  static const char sql_pieces[]
      = "WITH RECURSIVE piece (id) AS (SELECT min (segid) FROM story_fts_idx UNION ALL"
        " SELECT (SELECT min (segid) FROM story_fts_idx WHERE segid > piece.id) FROM piece WHERE piece.id IS NOT NULL)"
        " SELECT id FROM piece WHERE id IS NOT NULL";
  gint64 any = 0;

  return dossier_db_get (db, sql_flush, &any, NULL, "") ? dossier_db_list (db, sql_pieces, NULL, "") : NULL;
}

gboolean
dossier_index_leaves_dup_first (DossierDb *db, const char *from, char **word)
{
  g_autoptr (GArray) pieces = list_pieces (db);
  g_autoptr (GByteArray) wanted = g_byte_array_new (), best = g_byte_array_new (), found = g_byte_array_new ();

  *word = NULL;
  if (pieces == NULL)
    return FALSE;
  g_byte_array_append (wanted, (const guint8[]){ KIND }, 1);
  g_byte_array_append (wanted, (const guint8 *) from, (guint) strlen (from) + 1);
  g_byte_array_set_size (wanted, wanted->len - 1); /* its end is there for SQLite */
  for (guint i = 0; i < pieces->len; i++)
    {
      g_byte_array_set_size (found, 0);
      if (!find_in_piece (db, g_array_index (pieces, gint64, i), wanted, found))
        return FALSE;
      if (found->len == 0 || found->data[0] != KIND || (best->len > 0 && compare_words (best, found) <= 0))
        continue;
      g_byte_array_set_size (best, 0);
      g_byte_array_append (best, found->data, found->len);
    }
  if (best->len > 0)
    *word = g_strndup ((const char *) best->data + 1, best->len - 1);
  return best->len == 0 || g_utf8_validate (*word, -1, NULL);
}
