/* dossier-journal-entities.c - changes of who is who
 *
 * Two that are one: subject is gone, after the number of the other. A kind: before and after are numbers, before with
 * the subtype behind a blank. A new one: flag tells whether it was pinned by this, after is its name. An answer:
 * subject is the question, flag tells whether it is the one, after is the number of who it is else, before tells
 * whether that one was made for it. Stories of somebody else: after (0 for nobody) and before are the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-entities.h"

#include <glib/gi18n-lib.h>
#include "dossier-entities-merge.h"
#include "dossier-entities-table.h"
#include "dossier-journal-names.h"
#include "dossier-reviews-table.h"
#include "dossier-rules-table.h"
#include "dossier-store.h"
#include "dossier-told.h"

/* The kind of an entity that is there and not gone. */
static gboolean
get_kind (DossierDb *db, gint64 entity, gint64 *kind, GError **error)
{
  static const char sql_kind[] = "SELECT kind FROM entity WHERE id = ?1";
  gboolean          is_gone = FALSE;

  *kind = 0;
  if (!dossier_db_get (db, sql_kind, kind, error, "i", entity)
      || !dossier_rules_table_is_gone (db, entity, &is_gone, error))
    return FALSE;
  if (*kind != 0 && !is_gone)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("This person or organization is not in the library any more."));
  return FALSE;
}

/* --- two that are one --- */

static gboolean
apply_merge (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
             GError **error)
{
  gint64 other = dossier_change_get_other (change), kind = 0, other_kind = 0;

  if (!get_kind (work->db, entry->subject, &kind, error) || !get_kind (work->db, other, &other_kind, error))
    return FALSE;
  if (entry->subject == other)
    return TRUE;
  if (kind != other_kind)
    {
      g_set_error_literal (
          error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
          _ ("A person and an organization cannot be the same. Change the kind of one of them first."));
      return FALSE;
    }
  entry->after = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  *changed = TRUE;
  return dossier_entities_merge (work, entry->subject, other, FALSE, error);
}

static gboolean
apply_reject (DossierWork *work, DossierJournalEntry *entry, gboolean *changed, GError **error)
{
  gint64 kind = 0;

  *changed = TRUE;
  return get_kind (work->db, entry->subject, &kind, error)
         && dossier_entities_merge (work, entry->subject, 0, FALSE, error);
}

/* --- kinds --- */

/* A row of the names; is_link and found_kind as it has them. */
typedef struct
{
  gint64 entity, is_link, found_kind;
  char  *name;
} Name;

static void
name_clear (gpointer data)
{
  g_free (((Name *) data)->name);
}

/* All names that mean @entity. */
static GArray *
list_names (DossierDb *db, gint64 entity, GError **error)
{
  static const char sql_list[] = "SELECT DISTINCT n.entity, n.is_link, n.found_kind, n.name FROM entity e"
                                 " JOIN entity_name n ON n.entity = e.id WHERE e.id = ?1 OR e.now = ?1";
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "i", entity);

  g_array_set_clear_func (names, name_clear);
  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      Name name = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1), sqlite3_column_int64 (row, 2),
                    dossier_db_dup_text (row, 3) };

      g_array_append_val (names, name);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&names);
}

/* What a name is folded to depends on the kind: @entity's names get the other form beside the one they have, or lose
 * it. */
static gboolean
fold_names (DossierWork *work, gint64 entity, DossierEntityKind kind, gboolean back, GError **error)
{
  static const char sql_add[] = "INSERT OR IGNORE INTO entity_name (folded, entity, kind, name, is_link, found_kind)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  static const char sql_remove[] = "DELETE FROM entity_name WHERE folded = ?1 AND entity = ?2 AND name = ?3";
  DossierEntityKind other = kind == DOSSIER_ENTITY_PERSON ? DOSSIER_ENTITY_ORGANIZATION : DOSSIER_ENTITY_PERSON;
  g_autoptr (GArray) names = list_names (work->db, entity, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const Name      *name = &g_array_index (names, Name, i);
      g_autofree char *here = dossier_names_fold (work->names, name->name, kind);
      g_autofree char *there = dossier_names_fold (work->names, name->name, other);

      if (g_str_equal (here, there))
        continue;
      if (!(back ? dossier_db_run (work->db, sql_remove, error, "sis", there, name->entity, name->name)
                 : dossier_db_run (work->db, sql_add, error, "siusii", here, name->entity, kind, name->name,
                                   name->is_link, name->found_kind)))
        return FALSE;
    }
  return names != NULL;
}

static gboolean
set_kind (DossierWork *work, gint64 entity, const char *packed, gboolean back, GError **error)
{
  static const char sql_entity[] = "UPDATE entity SET kind = ?2, subtype = ?3 WHERE id = ?1";
  static const char sql_names[] = "UPDATE entity_name SET kind = ?2 WHERE entity IN"
                                  " (SELECT id FROM entity WHERE id = ?1 OR now = ?1)";
  char             *rest = NULL;
  DossierEntityKind kind = (DossierEntityKind) g_ascii_strtoull (packed, &rest, 10);
  guint             subtype = (guint) g_ascii_strtoull (rest, NULL, 10);

  dossier_work_forget (work);
  return dossier_db_run (work->db, sql_entity, error, "iuu", entity, kind, subtype)
         && dossier_db_run (work->db, sql_names, error, "iu", entity, kind)
         && fold_names (work, entity, kind, back, error) && dossier_work_set_kind (work, entity, kind, error);
}

static gboolean
apply_set_kind (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
                GError **error)
{
  static const char sql_subtype[] = "SELECT subtype FROM entity WHERE id = ?1";
  gint64            kind = 0, subtype = 0;

  if (!get_kind (work->db, entry->subject, &kind, error)
      || !dossier_db_get (work->db, sql_subtype, &subtype, error, "i", entry->subject))
    return FALSE;
  if (kind == dossier_change_get_value (change))
    return TRUE;
  entry->before = g_strdup_printf ("%d %d", (int) kind, (int) subtype);
  entry->after = g_strdup_printf ("%d 0", dossier_change_get_value (change));
  *changed = TRUE;
  return set_kind (work, entry->subject, entry->after, FALSE, error);
}

/* --- new ones --- */

static gboolean
apply_add (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
           GError **error)
{
  static const char sql_pinned[] = "SELECT is_pinned FROM entity_count WHERE entity = ?1";
  DossierEntityKind kind = (DossierEntityKind) dossier_change_get_value (change);
  gint64            is_pinned = 0;

  entry->after = dossier_names_clean (dossier_change_get_text (change));
  if (entry->after == NULL)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _ ("A name needs some letters."));
      return FALSE;
    }
  if (!dossier_entities_table_find_bearer (work, entry->after, kind, &entry->subject, error))
    return FALSE;
  if (entry->subject == 0)
    entry->subject = dossier_entities_table_create (work, kind, DOSSIER_SUBTYPE_NONE, entry->after, error);
  if (entry->subject == 0 || !dossier_db_get (work->db, sql_pinned, &is_pinned, error, "i", entry->subject))
    return FALSE;
  entry->flag = !is_pinned;
  *changed = !is_pinned;
  return dossier_work_set_pinned (work, entry->subject, TRUE, error);
}

/* --- answers --- */

static char *
dup_name (DossierDb *db, gint64 entity, GError **error)
{
  static const char sql_name[] = "SELECT name FROM entity WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_name, error, "i", entity);
  char             *name;

  if (row == NULL || !dossier_db_next (db, row, error))
    return NULL;
  name = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  return name;
}

/* Another one of the same name who is not in the story and has most of its company, if any; else somebody new. */
static gboolean
find_other (DossierWork *work, gint64 story, gint64 entity, gint64 *other, gboolean *is_new, GError **error)
{
  g_autofree char *name = dup_name (work->db, entity, error);
  g_autoptr (GArray) company = name != NULL ? dossier_reviews_table_list_company (work->db, story, error) : NULL;

  if (company == NULL || !dossier_entities_table_choose (work, name, story, company, TRUE, other, error))
    return FALSE;
  *is_new = *other == 0;
  if (*is_new)
    *other = dossier_entities_table_create (work, DOSSIER_ENTITY_PERSON, DOSSIER_SUBTYPE_NONE, name, error);
  return *other != 0;
}

/* Somebody who was made for a change has a name as long as it holds, or there are stories. */
static gboolean
set_named (DossierWork *work, gint64 entity, gboolean is_named, GError **error)
{
  static const char sql_remove[] = "DELETE FROM entity_name WHERE entity = ?1 AND NOT EXISTS"
                                   " (SELECT 1 FROM story_entity WHERE entity = ?1) AND NOT EXISTS"
                                   " (SELECT 1 FROM told_entity WHERE entity = ?1)";
  static const char sql_kind[] = "SELECT kind FROM entity WHERE id = ?1";
  g_autofree char  *name = NULL;
  gint64            kind = 0;

  if (!is_named)
    return dossier_db_run (work->db, sql_remove, error, "i", entity);
  name = dup_name (work->db, entity, error);
  return name != NULL && dossier_db_get (work->db, sql_kind, &kind, error, "i", entity)
         && dossier_entities_table_add_name (work, entity, (DossierEntityKind) kind, name, TRUE, NULL, error);
}

static gboolean
carry_answer (DossierWork *work, const DossierJournalEntry *entry, gboolean back, gboolean again, GError **error)
{
  gint64   other = entry->after != NULL ? g_ascii_strtoll (entry->after, NULL, 10) : 0;
  gboolean is_new = g_strcmp0 (entry->before, "new") == 0;
  int      state = entry->flag ? DOSSIER_REVIEW_SAME : DOSSIER_REVIEW_OTHER;

  return (!is_new || back || set_named (work, other, TRUE, error))
         && dossier_reviews_table_answer (work, entry->subject, back ? DOSSIER_REVIEW_OPEN : state, other, again, error)
         && (!is_new || !back || set_named (work, other, FALSE, error));
}

static gboolean
apply_answer (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
              GError **error)
{
  gint64   story = 0, entity = 0, other = 0;
  gboolean is_new = FALSE;

  entry->flag = dossier_change_get_flag (change);
  *changed = TRUE;
  if (!dossier_reviews_table_get (work->db, entry->subject, &story, &entity, error))
    return FALSE;
  if (!entry->flag)
    {
      if (!find_other (work, story, entity, &other, &is_new, error))
        return FALSE;
      entry->after = g_strdup_printf ("%" G_GINT64_FORMAT, other);
      entry->before = is_new ? g_strdup ("new") : NULL;
    }
  return carry_answer (work, entry, FALSE, FALSE, error);
}

/* --- stories of somebody else --- */

static gboolean
tell_all (DossierWork *work, GArray *stories, GError **error)
{
  dossier_work_forget (work);
  work->entities_changed = TRUE;
  for (guint i = 0; i < stories->len; i++)
    if (!dossier_told_apply (work, g_array_index (stories, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
carry_split (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  gint64   other = g_ascii_strtoll (entry->after, NULL, 10);
  gboolean is_new = g_strcmp0 (entry->before, "new") == 0;

  if (is_new && !back && !set_named (work, other, TRUE, error))
    return FALSE;
  for (guint i = 0; i < entry->stories->len; i++)
    if (!dossier_rules_table_switch (work->db, g_array_index (entry->stories, gint64, i), entry->subject, other, !back,
                                     error))
      return FALSE;
  return tell_all (work, entry->stories, error) && (!is_new || !back || set_named (work, other, FALSE, error));
}

/* Who it is instead: 0 for nobody, one who is there, or somebody new. */
static gboolean
find_instead (DossierWork *work, const DossierChange *change, gint64 *other, gboolean *is_new, GError **error)
{
  g_autofree char *name = dossier_names_clean (dossier_change_get_text (change));
  gint64           kind = 0;

  *other = dossier_change_get_other (change);
  *is_new = dossier_change_get_text (change) != NULL;
  if (!*is_new)
    return *other == 0 || get_kind (work->db, *other, &kind, error);
  if (name == NULL)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _ ("A name needs some letters."));
      return FALSE;
    }
  *other = dossier_entities_table_create (work, (DossierEntityKind) dossier_change_get_value (change),
                                          DOSSIER_SUBTYPE_NONE, name, error);
  return *other != 0;
}

/* Those of the change's stories that name @entity, each once. */
static GArray *
list_naming (DossierWork *work, const DossierChange *change, gint64 entity, GError **error)
{
  static const char sql_names[] = "SELECT 1 FROM story_entity WHERE story = ?1 AND entity = ?2";
  guint             n = 0;
  const gint64     *ids = dossier_change_get_stories (change, &n);
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    {
      gint64 names = 0;

      if (!dossier_db_get (work->db, sql_names, &names, error, "ii", ids[i], entity))
        return NULL;
      if (names != 0 && g_hash_table_add (seen, (gpointer) &ids[i]))
        g_array_append_val (stories, ids[i]);
    }
  return g_steal_pointer (&stories);
}

static gboolean
apply_split (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
             GError **error)
{
  gint64   kind = 0, other = 0;
  gboolean is_new = FALSE;

  if (!get_kind (work->db, entry->subject, &kind, error))
    return FALSE;
  if (entry->subject == dossier_change_get_other (change))
    return TRUE;
  entry->stories = list_naming (work, change, entry->subject, error);
  if (entry->stories == NULL)
    return FALSE;
  if (entry->stories->len == 0)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                           _ ("None of these stories names this person or organization."));
      return FALSE;
    }
  if (!find_instead (work, change, &other, &is_new, error))
    return FALSE;
  entry->after = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  entry->before = is_new ? g_strdup ("new") : NULL;
  for (guint i = 0; i < entry->stories->len; i++)
    if (!dossier_rules_table_add (work->db, g_array_index (entry->stories, gint64, i), entry->subject, other, error))
      return FALSE;
  *changed = TRUE;
  return tell_all (work, entry->stories, error);
}

/* --- both ways --- */

gboolean
dossier_journal_entities_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                gboolean *changed, GError **error)
{
  entry->subject = dossier_change_get_entity (change);
  switch ((int) entry->kind)
    {
    case DOSSIER_CHANGE_MERGE_ENTITIES: return apply_merge (work, change, entry, changed, error);
    case DOSSIER_CHANGE_REJECT_ENTITY: return apply_reject (work, entry, changed, error);
    case DOSSIER_CHANGE_SET_ENTITY_KIND: return apply_set_kind (work, change, entry, changed, error);
    case DOSSIER_CHANGE_ANSWER_REVIEW: return apply_answer (work, change, entry, changed, error);
    case DOSSIER_CHANGE_ADD_ENTITY: return apply_add (work, change, entry, changed, error);
    case DOSSIER_CHANGE_SPLIT_ENTITY: return apply_split (work, change, entry, changed, error);
    case DOSSIER_CHANGE_ADD_NAME: return dossier_journal_names_add (work, change, entry, changed, error);
    case DOSSIER_CHANGE_REMOVE_NAME: return dossier_journal_names_remove (work, change, entry, changed, error);
    }
  g_assert_not_reached ();
}

gboolean
dossier_journal_entities_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  switch ((int) entry->kind)
    {
    case DOSSIER_CHANGE_MERGE_ENTITIES:
    case DOSSIER_CHANGE_REJECT_ENTITY:
      if (back)
        return dossier_entities_part (work, entry->subject, error);
      return dossier_entities_merge (work, entry->subject,
                                     entry->after != NULL ? g_ascii_strtoll (entry->after, NULL, 10) : 0, TRUE, error);
    case DOSSIER_CHANGE_SET_ENTITY_KIND:
      return set_kind (work, entry->subject, back ? entry->before : entry->after, back, error);
    case DOSSIER_CHANGE_ANSWER_REVIEW: return carry_answer (work, entry, back, TRUE, error);
    case DOSSIER_CHANGE_SPLIT_ENTITY: return carry_split (work, entry, back, error);
    case DOSSIER_CHANGE_ADD_NAME:
    case DOSSIER_CHANGE_REMOVE_NAME: return dossier_journal_names_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_ADD_ENTITY: return !entry->flag || dossier_work_set_pinned (work, entry->subject, !back, error);
    }
  g_assert_not_reached ();
}
