/* dossier-salvage-rows.c - the rows of a damaged table, one by one, into the same table of a new library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-salvage-rows.h"

#include <string.h>

typedef enum
{
  ANSWER_ROW,
  ANSWER_END,
  ANSWER_SPOILT, /* a page that is needed for the answer is wrong */
  ANSWER_FAILED, /* the new library, or the user, wants no more */
} Answer;

/* key:  the rowid, or the first column of the primary key.
 * read: key and columns, from a key on; down: the same backwards; seek: the first key from a key on.
 * last: key of the last row that was read. */
typedef struct
{
  DossierDb           *from, *to;
  GCancellable        *cancellable;
  DossierSalvagedRows *salvaged;

  char         *key;
  gboolean      has_numbers;
  guint         n_columns;
  sqlite3_stmt *read, *down, *seek, *write;
  gint64        last;
} Walk;

static void
walk_clear (Walk *walk)
{
  sqlite3_finalize (walk->read);
  sqlite3_finalize (walk->down);
  sqlite3_finalize (walk->seek);
  sqlite3_finalize (walk->write);
  g_free (walk->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* It is not the page that is wrong: reading may go well another time. */
static gboolean
is_trouble (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_IOERR: return code != SQLITE_IOERR_SHORT_READ && code != SQLITE_IOERR_CORRUPTFS;
    case SQLITE_NOMEM:
    case SQLITE_BUSY:
    case SQLITE_CANTOPEN:
    case SQLITE_FULL: return TRUE;
    default: return FALSE;
    }
}

/* --- which columns there are --- */

/* Those that can be told. NULL and @error when that could be another time. */
static GHashTable *
list_columns (DossierDb *db, const char *table, GError **error)
{
  static const char sql_columns[] = "SELECT name FROM pragma_table_info (?1)";
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *row = dossier_db_query (db, sql_columns, NULL, "s", table);
  int           code = row != NULL ? SQLITE_OK : sqlite3_extended_errcode (dossier_db_get_handle (db));
  char         *name;

  while (row != NULL && dossier_db_next (db, row, NULL))
    if ((name = dossier_db_dup_text (row, 0)) != NULL)
      g_hash_table_add (columns, name);
  if (row != NULL && dossier_db_failed (db))
    code = sqlite3_extended_errcode (dossier_db_get_handle (db));
  if (!is_trouble (code))
    return g_steal_pointer (&columns);
  dossier_db_fail (db, code, error);
  return NULL;
}

/* "a, b, c" that both libraries have; empty when the damaged one does not know the table. */
static GString *
join_columns (Walk *walk, const char *table, GError **error)
{
  static const char sql_columns[] = "SELECT name FROM pragma_table_info (?1) ORDER BY cid";
  g_autoptr (GHashTable) known = list_columns (walk->from, table, error);
  g_autoptr (GString) columns = g_string_new (NULL);
  sqlite3_stmt *row = known != NULL ? dossier_db_query (walk->to, sql_columns, error, "s", table) : NULL;

  if (row == NULL)
    return NULL;
  while (dossier_db_next (walk->to, row, error))
    {
      g_autofree char *name = dossier_db_dup_text (row, 0);

      if (!g_hash_table_contains (known, name))
        continue;
      g_string_append_printf (columns, "%s\"%s\"", walk->n_columns > 0 ? ", " : "", name);
      walk->n_columns++;
    }
  return dossier_db_failed (walk->to) ? NULL : g_steal_pointer (&columns);
}

/* The key, and "key, other columns of it" as the order of the rows. */
static gboolean
find_key (Walk *walk, const char *table, char **order, GError **error)
{
  static const char sql_is[] = "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?1";
  static const char sql_key[] = "SELECT name, type FROM pragma_table_info (?1) WHERE pk > 0 ORDER BY pk";
  gint64            is_without_rowid = 0;
  g_autoptr (GString) keys = g_string_new (NULL);
  sqlite3_stmt *row;

  if (!dossier_db_get (walk->to, sql_is, &is_without_rowid, error, "s", table))
    return FALSE;
  walk->has_numbers = TRUE;
  if (!is_without_rowid)
    {
      walk->key = g_strdup ("rowid");
      *order = g_strdup ("rowid");
      return TRUE;
    }
  row = dossier_db_query (walk->to, sql_key, error, "s", table);
  while (row != NULL && dossier_db_next (walk->to, row, error))
    {
      g_autofree char *name = dossier_db_dup_text (row, 0);

      if (walk->key == NULL)
        {
          walk->key = g_strdup_printf ("\"%s\"", name);
          walk->has_numbers = g_str_equal ((const char *) sqlite3_column_text (row, 1), "INTEGER");
        }
      g_string_append_printf (keys, "%s\"%s\"", keys->len > 0 ? ", " : "", name);
    }
  *order = g_strdup (keys->str);
  return row != NULL && !dossier_db_failed (walk->to);
}

/* TRUE also for a table that the damaged library does not tell of. */
static gboolean
prepare_read (Walk *walk, const char *what, const char *table, const char *where, const char *order,
              sqlite3_stmt **statement, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s FROM \"%s\" NOT INDEXED %s ORDER BY %s", what, table, where, order);
  int code;

  *statement = dossier_db_prepare (walk->from, sql, NULL);
  code = *statement == NULL ? sqlite3_extended_errcode (dossier_db_get_handle (walk->from)) : SQLITE_OK;
  return !is_trouble (code) || dossier_db_fail (walk->from, code, error);
}

/* TRUE also when there is nothing to be read: then there is no statement to read by. */
static gboolean
walk_prepare (Walk *walk, const char *table, GError **error)
{
  g_autofree char *order = NULL, *from_key = NULL, *backwards = NULL, *one_key = NULL, *what = NULL, *write = NULL;
  g_autoptr (GString) columns = join_columns (walk, table, error);
  g_autoptr (GString) marks = g_string_new ("?");

  if (columns == NULL || !find_key (walk, table, &order, error))
    return FALSE;
  if (walk->n_columns == 0)
    return TRUE;
  for (guint i = 1; i < walk->n_columns; i++)
    g_string_append (marks, ", ?");
  from_key = walk->has_numbers ? g_strdup_printf ("WHERE %s >= ?1", walk->key) : g_strdup ("");
  backwards = g_strdup_printf ("%s DESC", walk->key);
  one_key = g_strdup_printf ("%s LIMIT 1", walk->key);
  what = g_strdup_printf ("%s, %s", walk->key, columns->str);
  write = g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", table, columns->str, marks->str);
  if (!prepare_read (walk, what, table, from_key, order, &walk->read, error)
      || (!walk->has_numbers && !prepare_read (walk, what, table, "", backwards, &walk->down, error))
      || (walk->has_numbers && !prepare_read (walk, walk->key, table, from_key, one_key, &walk->seek, error)))
    return FALSE;
  walk->write = dossier_db_prepare (walk->to, write, error);
  return walk->write != NULL;
}

/* --- one row --- */

static Answer
step (Walk *walk, sqlite3_stmt *statement, GError **error)
{
  int code;

  if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
    return ANSWER_FAILED;
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    return ANSWER_ROW;
  if (code == SQLITE_DONE)
    return ANSWER_END;
  if (!is_trouble (code))
    return ANSWER_SPOILT;
  dossier_db_fail (walk->from, code, error);
  return ANSWER_FAILED;
}

/* Text that is none is made one: what was read may come from a page with wrong bytes in it. */
static void
bind (Walk *walk, guint column, sqlite3_stmt *row)
{
  int         place = (int) column + 1, source = (int) column + 1; /* the key stands first */
  const char *text;

  if (sqlite3_column_type (row, source) != SQLITE_TEXT)
    {
      sqlite3_bind_value (walk->write, place, sqlite3_column_value (row, source));
      return;
    }
  text = (const char *) sqlite3_column_text (row, source);
  if (text != NULL && g_utf8_validate_len (text, (gsize) sqlite3_column_bytes (row, source), NULL))
    sqlite3_bind_text (walk->write, place, text, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_text (walk->write, place, g_utf8_make_valid (text != NULL ? text : "", -1), -1, g_free);
}

/* FALSE when nothing can be written any more; a row that breaks a rule of the table is left out. */
static gboolean
keep (Walk *walk, sqlite3_stmt *row, gboolean may_be_there, GError **error)
{
  int code;

  for (guint i = 0; i < walk->n_columns; i++)
    bind (walk, i, row);
  code = sqlite3_step (walk->write);
  sqlite3_reset (walk->write);
  if (code != SQLITE_DONE && (code & 0xff) != SQLITE_CONSTRAINT)
    return dossier_db_fail (walk->to, code, error);
  if (code == SQLITE_DONE && sqlite3_changes (dossier_db_get_handle (walk->to)) > 0)
    walk->salvaged->n_rows++;
  else if (!may_be_there)
    walk->salvaged->n_refused++;
  return TRUE;
}

/* --- from row to row, and around what is spoilt --- */

/* Reads from the key @from on until the end or a spoilt place; @from is then behind the last row that was read. */
static Answer
read_on (Walk *walk, gint64 *from, GError **error)
{
  Answer answer;

  sqlite3_bind_int64 (walk->read, 1, *from);
  while ((answer = step (walk, walk->read, error)) == ANSWER_ROW)
    {
      gint64 key = sqlite3_column_int64 (walk->read, 0);

      /* Rows whose keys do not rise come from a page that belongs elsewhere. */
      if (key < *from && key != walk->last)
        {
          answer = ANSWER_SPOILT;
          break;
        }
      if (!keep (walk, walk->read, FALSE, error))
        {
          answer = ANSWER_FAILED;
          break;
        }
      walk->last = key;
      if (key == G_MAXINT64)
        {
          answer = ANSWER_END;
          break;
        }
      *from = key + 1;
    }
  sqlite3_reset (walk->read);
  return answer;
}

static Answer
seek (Walk *walk, gint64 from, gint64 *key, GError **error)
{
  Answer answer;

  sqlite3_bind_int64 (walk->seek, 1, from);
  answer = step (walk, walk->seek, error);
  if (answer == ANSWER_ROW)
    *key = sqlite3_column_int64 (walk->seek, 0);
  sqlite3_reset (walk->seek);
  return answer;
}

static gint64
add (gint64 key, guint64 distance)
{
  return distance > (guint64) (G_MAXINT64 - MAX (key, 0)) ? G_MAXINT64 : key + (gint64) distance;
}

/* The first key behind the spoilt one @bad from which the table can be read again: ever wider steps, then halves. END
 * when there is none. */
static Answer
find_readable (Walk *walk, gint64 bad, gint64 *good, GError **error)
{
  gint64  key, ahead = bad;
  guint64 distance = 1;
  Answer  answer = bad < 0 ? seek (walk, 0, &key, error) : ANSWER_ROW;

  if (answer == ANSWER_SPOILT)
    ahead = bad = 0; /* most keys are small, and none but those of old stories are negative */
  while (answer != ANSWER_FAILED)
    {
      if (ahead == G_MAXINT64)
        return ANSWER_END;
      bad = ahead;
      ahead = add (ahead, distance);
      distance *= 2;
      answer = seek (walk, ahead, &key, error);
      if (answer != ANSWER_SPOILT)
        break;
    }
  while (answer != ANSWER_FAILED && (guint64) ahead - (guint64) bad > 1)
    {
      gint64 middle = bad + (gint64) (((guint64) ahead - (guint64) bad) / 2);

      answer = seek (walk, middle, &key, error);
      if (answer == ANSWER_SPOILT)
        bad = middle;
      else
        ahead = middle;
    }
  *good = ahead;
  return answer == ANSWER_FAILED ? ANSWER_FAILED : ANSWER_ROW;
}

/* ROW: to be read on from @from. */
static Answer
step_over (Walk *walk, gint64 *from, GError **error)
{
  gint64 key = 0;
  Answer answer = seek (walk, *from, &key, error);

  switch (answer)
    {
    case ANSWER_ROW: /* only a part of this row is spoilt */
      walk->salvaged->n_refused++;
      if (key < *from || key == G_MAXINT64)
        return ANSWER_END;
      *from = key + 1;
      return ANSWER_ROW;
    case ANSWER_SPOILT: walk->salvaged->n_spots++; return find_readable (walk, *from, from, error);
    case ANSWER_END:
    case ANSWER_FAILED: break;
    }
  return answer;
}

static gboolean
read_by_numbers (Walk *walk, GError **error)
{
  gint64 from = G_MININT64;
  Answer answer;

  do
    {
      answer = read_on (walk, &from, error);
      if (answer == ANSWER_SPOILT)
        answer = step_over (walk, &from, error);
    }
  while (answer == ANSWER_ROW);
  return answer != ANSWER_FAILED;
}

/* Keys that are words cannot be guessed: what is spoilt is reached from both ends. */
static gboolean
read_by_words (Walk *walk, sqlite3_stmt *statement, gboolean may_be_there, Answer *answer, GError **error)
{
  while ((*answer = step (walk, statement, error)) == ANSWER_ROW)
    if (!keep (walk, statement, may_be_there, error))
      return FALSE;
  return *answer != ANSWER_FAILED;
}

gboolean
dossier_salvage_rows (DossierDb *from, DossierDb *to, const char *table, GCancellable *cancellable,
                      DossierSalvagedRows *salvaged, GError **error)
{
  g_auto (Walk) walk = { .from = from, .to = to, .cancellable = cancellable, .salvaged = salvaged, .last = G_MININT64 };
  Answer answer = ANSWER_END;

  g_assert (dossier_db_is_mine (from) && dossier_db_is_mine (to));
  if (!walk_prepare (&walk, table, error))
    return FALSE;
  if (walk.read == NULL)
    return TRUE;
  if (walk.has_numbers)
    return read_by_numbers (&walk, error);
  if (!read_by_words (&walk, walk.read, FALSE, &answer, error))
    return FALSE;
  if (answer == ANSWER_END)
    return TRUE;
  salvaged->n_spots++;
  return walk.down == NULL || read_by_words (&walk, walk.down, TRUE, &answer, error);
}
