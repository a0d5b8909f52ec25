/* dossier-namings.c - where the stories of somebody name them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-namings.h"

#include "dossier-store-private.h"
#include "dossier-texts-table.h"

typedef struct
{
  gint64 entity;
  guint  limit;
} Args;

void
dossier_naming_free (DossierNaming *naming)
{
  g_free (naming->title);
  g_free (naming->sentence);
  g_free (naming);
}

/* Does a sentence end with the character at @place, or a paragraph? A small letter goes on: "Ph.D. in". */
static gboolean
ends_sentence (const char *place)
{
  if (*place != '.' && *place != '!' && *place != '?')
    return *place == '\n';
  if (place[1] != ' ')
    return place[1] == '\n' || place[1] == '\0';
  return !g_unichar_islower (g_utf8_get_char (place + 2));
}

static const char *
find_start (const char *text, const char *name)
{
  const char *place = name;

  for (guint n = 0; place > text && n < DOSSIER_NAMINGS_AROUND; n++)
    {
      const char *before = g_utf8_prev_char (place);

      if (ends_sentence (before))
        break;
      place = before;
    }
  return place;
}

static const char *
find_end (const char *name)
{
  const char *place = name;

  for (guint n = 0; *place != '\0' && n < DOSSIER_NAMINGS_AROUND && !ends_sentence (place); n++)
    place = g_utf8_next_char (place);
  return *place != '\0' && *place != '\n' && ends_sentence (place) ? place + 1 : place;
}

/* Of @text, around the name at @start, in characters. */
static char *
dup_sentence (const char *text, glong start, glong length)
{
  glong       whole = g_utf8_strlen (text, -1);
  const char *name, *end;
  char       *sentence;

  if (start < 0 || length < 0 || start > whole || length > whole - start)
    return g_strdup ("");
  name = g_utf8_offset_to_pointer (text, start);
  end = g_utf8_offset_to_pointer (name, length);
  name = find_start (text, name);
  sentence = g_strndup (name, (gsize) (find_end (end) - name));
  return g_strstrip (g_strdelimit (sentence, "\n\t", ' '));
}

static DossierNaming *
read_naming (DossierDb *db, sqlite3_stmt *row, GError **error)
{
  g_autofree char *text = dossier_texts_table_load_text (db, sqlite3_column_int64 (row, 5), error);
  DossierNaming   *naming;

  if (text == NULL)
    return NULL;
  naming = g_new0 (DossierNaming, 1);
  naming->story = sqlite3_column_int64 (row, 0);
  naming->title = dossier_db_dup_text (row, 1);
  naming->published.from = sqlite3_column_int64 (row, 2);
  naming->published.until = sqlite3_column_int64 (row, 3);
  naming->published.precision = (DossierPrecision) sqlite3_column_int (row, 4);
  naming->sentence = sqlite3_column_type (row, 6) == SQLITE_NULL
                         ? g_strdup ("")
                         : dup_sentence (text, sqlite3_column_int (row, 6), sqlite3_column_int (row, 7));
  return naming;
}

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_list[]
      = "SELECT s.id, s.title, s.published_from, s.published_until, s.precision, s.revision, m.start, m.length"
        " FROM story_entity e JOIN story s ON s.id = e.story JOIN story_state t ON t.story = s.id"
        " LEFT JOIN mention m ON m.story = s.id AND m.start = (SELECT min (n.start) FROM mention n"
        " WHERE n.story = s.id AND n.entity = e.entity)"
        " WHERE e.entity = ?1 AND t.is_deleted = 0 ORDER BY e.story DESC LIMIT ?2";
  const Args *wanted = args;
  g_autoptr (GPtrArray) namings = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_naming_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "iu", wanted->entity, wanted->limit);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierNaming *naming = read_naming (db, row, error);

      if (naming == NULL)
        {
          dossier_db_end (row);
          return NULL;
        }
      g_ptr_array_add (namings, naming);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&namings);
}

static const DossierCallKind list_kind = { list_call, FALSE, g_free, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_namings (DossierStore *self, gint64 entity, guint limit, GError **error)
{
  Args args = { entity, limit };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  return dossier_store_call (self, &list_kind, &args, error);
}

void
dossier_store_list_namings_async (DossierStore *self, gint64 entity, guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Args args = { entity, limit };

  dossier_store_call_async (self, &list_kind, g_memdup2 (&args, sizeof args), cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_namings_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}
