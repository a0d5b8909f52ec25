/* dossier-journal-tags.c - the changes of tags, with their way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-journal-tags.h"

#include "dossier-stories-table.h"
#include "dossier-tags-table.h"

gboolean
dossier_journal_tags_is_of (DossierChangeKind kind)
{
  return kind == DOSSIER_CHANGE_ADD_TAG || kind == DOSSIER_CHANGE_REMOVE_TAG || kind == DOSSIER_CHANGE_RENAME_TAG
         || kind == DOSSIER_CHANGE_DELETE_TAG;
}

/* Gives all @stories the tag or takes it away; those that were different are added to @effective, unless that is NULL.
 */
static gboolean
set_all (DossierWork *work, GArray *stories, gint64 tag, gboolean has, GArray *effective, GError **error)
{
  for (guint i = 0; i < stories->len; i++)
    {
      gint64   story = g_array_index (stories, gint64, i);
      gboolean changed = FALSE;

      if (!dossier_tags_table_set (work, story, tag, has, &changed, error) || !dossier_work_step (work, error))
        return FALSE;
      if (changed && effective != NULL)
        g_array_append_val (effective, story);
    }
  return TRUE;
}

gboolean
dossier_journal_tags_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  if (entry->kind == DOSSIER_CHANGE_RENAME_TAG)
    return dossier_tags_table_rename (work, entry->subject, back ? entry->before : entry->after, error);
  return set_all (work, entry->stories, entry->subject, (entry->kind == DOSSIER_CHANGE_ADD_TAG) != back, NULL, error);
}

/* --- applying --- */

/* Those of the change's stories that are there. One that its feed keeps no longer comes back: a person has found it. */
static GArray *
collect_stories (DossierWork *work, const DossierChange *change, GError **error)
{
  static const char sql_there[] = "SELECT 1 FROM story_state WHERE story = ?1 AND is_deleted = 0";
  guint             n = 0;
  const gint64     *ids = dossier_change_get_stories (change, &n);
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 is_there = 0;

      if (!dossier_stories_table_bring_back (work, ids[i], error)
          || !dossier_db_get (work->db, sql_there, &is_there, error, "i", ids[i]))
        return NULL;
      if (is_there)
        g_array_append_val (stories, ids[i]);
    }
  return g_steal_pointer (&stories);
}

static gboolean
apply_add (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  g_autoptr (GArray) stories = collect_stories (work, change, error);

  entry->after = stories != NULL ? dossier_story_tag_clean_name (dossier_change_get_text (change), error) : NULL;
  if (entry->after == NULL)
    return FALSE;
  entry->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (stories->len == 0)
    return TRUE;
  entry->subject = dossier_tags_table_ensure (work, entry->after, error);
  return entry->subject != 0 && set_all (work, stories, entry->subject, TRUE, entry->stories, error);
}

static gboolean
apply_remove (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  g_autoptr (GArray) stories = collect_stories (work, change, error);

  entry->subject = dossier_change_get_tag (change);
  entry->before = stories != NULL ? dossier_tags_table_dup_name (work->db, entry->subject, error) : NULL;
  if (entry->before == NULL)
    return FALSE;
  entry->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  return set_all (work, stories, entry->subject, FALSE, entry->stories, error);
}

/* From deleted stories too: one that is restored later does not bring it back. */
static gboolean
apply_delete (DossierWork *work, gint64 tag, DossierJournalEntry *entry, GError **error)
{
  entry->kind = DOSSIER_CHANGE_DELETE_TAG;
  entry->subject = tag;
  entry->before = dossier_tags_table_dup_name (work->db, tag, error);
  if (entry->before == NULL)
    return FALSE;
  entry->stories = dossier_tags_table_list_stories (work->db, tag, error);
  return entry->stories != NULL && set_all (work, entry->stories, tag, FALSE, NULL, error);
}

/* @tag becomes one with the tag called @name. */
static gboolean
apply_merge (DossierWork *work, gint64 tag, const char *name, DossierJournalEntry *entry, DossierJournalEntry *other,
             GError **error)
{
  g_autoptr (GArray) stories = dossier_tags_table_list_stories (work->db, tag, error);

  other->kind = DOSSIER_CHANGE_ADD_TAG;
  other->after = g_strdup (name);
  other->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  other->subject = stories != NULL ? dossier_tags_table_ensure (work, name, error) : 0;
  return other->subject != 0 && set_all (work, stories, other->subject, TRUE, other->stories, error)
         && apply_delete (work, tag, entry, error);
}

static gboolean
apply_rename (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, DossierJournalEntry *other,
              GError **error)
{
  g_autofree char *name = dossier_story_tag_clean_name (dossier_change_get_text (change), error);
  g_autofree char *before = NULL;
  g_autoptr (GError) problem = NULL;
  gint64 tag = dossier_change_get_tag (change), namesake;

  before = name != NULL ? dossier_tags_table_dup_name (work->db, tag, error) : NULL;
  if (before == NULL)
    return FALSE;
  namesake = dossier_tags_table_find (work->db, name, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (namesake != 0 && namesake != tag)
    return apply_merge (work, tag, name, entry, other, error);
  entry->subject = tag;
  entry->before = g_steal_pointer (&before);
  entry->after = g_steal_pointer (&name);
  return g_str_equal (entry->before, entry->after) || dossier_tags_table_rename (work, tag, entry->after, error);
}

gboolean
dossier_journal_tags_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                            DossierJournalEntry *other, gboolean *changed, GError **error)
{
  gboolean done = FALSE;

  if (entry->kind == DOSSIER_CHANGE_ADD_TAG)
    done = apply_add (work, change, entry, error);
  else if (entry->kind == DOSSIER_CHANGE_REMOVE_TAG)
    done = apply_remove (work, change, entry, error);
  else if (entry->kind == DOSSIER_CHANGE_RENAME_TAG)
    done = apply_rename (work, change, entry, other, error);
  else
    done = apply_delete (work, dossier_change_get_tag (change), entry, error);
  *changed = entry->stories != NULL ? entry->stories->len > 0 : g_strcmp0 (entry->before, entry->after) != 0;
  return done;
}
