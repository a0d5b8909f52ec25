/* dossier-journal-feeds.c - the changes of subscriptions, with their way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-feeds.h"

#include <glib/gi18n-lib.h>
#include "dossier-feeds-edit.h"
#include "dossier-store.h"

/* ---- folders of several feeds in one text: "['Labs', '']", "" for none ---- */

static char *
pack_folders (GPtrArray *folders)
{
  g_autoptr (GVariant) list = g_variant_ref_sink (
      g_variant_new_strv ((const char *const *) (gpointer) folders->pdata, (gssize) folders->len));

  return g_variant_print (list, TRUE);
}

/* NULL for a text that is no such list. */
static GStrv
unpack_folders (const char *packed)
{
  g_autoptr (GVariant) list
      = packed != NULL ? g_variant_parse (G_VARIANT_TYPE_STRING_ARRAY, packed, NULL, NULL, NULL) : NULL;

  return list != NULL ? g_variant_dup_strv (list, NULL) : NULL;
}

/* ---- carrying out ---- */

static gboolean
set_removed (DossierWork *work, GArray *feeds, gboolean is_removed, GError **error)
{
  for (guint i = 0; i < feeds->len; i++)
    if (!dossier_feeds_table_set_removed (work, g_array_index (feeds, gint64, i), is_removed, error))
      return FALSE;
  return TRUE;
}

/* Each feed to its own folder of @folders, or all of them to @folder (NULL: none). */
static gboolean
move (DossierWork *work, GArray *feeds, GStrv folders, const char *folder, GError **error)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      const char *to = folders != NULL ? folders[i] : folder;

      if (!dossier_feeds_table_set_folder (work, g_array_index (feeds, gint64, i),
                                           to != NULL && *to != '\0' ? to : NULL, error))
        return FALSE;
    }
  return dossier_feeds_table_tidy_folders (work->db, error);
}

static gboolean
move_back (DossierWork *work, const DossierJournalEntry *entry, GError **error)
{
  g_auto (GStrv) folders = unpack_folders (entry->before);

  if (folders != NULL && g_strv_length (folders) == entry->stories->len)
    return move (work, entry->stories, folders, NULL, error);
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                       _ ("The journal does not tell where the feeds were, so they stay where they are."));
  return FALSE;
}

gboolean
dossier_journal_feeds_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  const char *text = back ? entry->before : entry->after;

  if (entry->kind == DOSSIER_CHANGE_SUBSCRIBE || entry->kind == DOSSIER_CHANGE_UNSUBSCRIBE)
    return set_removed (work, entry->stories, (entry->kind == DOSSIER_CHANGE_SUBSCRIBE) == back, error);
  if (entry->kind == DOSSIER_CHANGE_RENAME_FEED)
    return dossier_feeds_table_set_title (work, entry->subject, text, error);
  if (entry->kind == DOSSIER_CHANGE_MOVE_FEEDS)
    return back ? move_back (work, entry, error) : move (work, entry->stories, NULL, text, error);
  return dossier_feeds_table_set_option (work, entry->subject, (DossierFeedOption) entry->flag,
                                         g_ascii_strtoll (text, NULL, 10), error);
}

/* ---- applying: what is there before decides what the entry says ---- */

/* Those of the change's feeds that are subscriptions; each once. NULL and NOT_FOUND when none is. */
static GArray *
collect_feeds (DossierWork *work, const DossierChange *change, GError **error)
{
  guint         n = 0;
  const gint64 *feeds = dossier_change_get_feeds (change, &n);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_there = FALSE;

      if (!dossier_feeds_table_is_there (work->db, feeds[i], &is_there, error))
        return NULL;
      if (is_there && g_hash_table_add (seen, (gpointer) &feeds[i]))
        g_array_append_val (there, feeds[i]);
    }
  if (there->len > 0)
    return g_steal_pointer (&there);
  dossier_feeds_table_fail_missing (error);
  return NULL;
}

static gboolean
apply_unsubscribe (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  entry->flag = TRUE;
  entry->stories = collect_feeds (work, change, error);
  return entry->stories != NULL && set_removed (work, entry->stories, TRUE, error);
}

/* Leaves in the entry the feeds that are not where they are to go, and where they are. */
static gboolean
note_folders (DossierWork *work, GArray *feeds, DossierJournalEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  entry->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < feeds->len; i++)
    {
      gint64           feed = g_array_index (feeds, gint64, i);
      g_autofree char *folder = NULL;

      if (!dossier_feeds_table_dup_folder (work->db, feed, &folder, error))
        return FALSE;
      if (g_strcmp0 (folder, entry->after) == 0)
        continue;
      g_array_append_val (entry->stories, feed);
      g_ptr_array_add (folders, folder != NULL ? g_steal_pointer (&folder) : g_strdup (""));
    }
  entry->before = pack_folders (folders);
  return TRUE;
}

static gboolean
apply_move (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  g_autoptr (GArray) feeds = collect_feeds (work, change, error);

  entry->after = dossier_names_clean (dossier_change_get_text (change));
  return feeds != NULL && note_folders (work, feeds, entry, error)
         && move (work, entry->stories, NULL, entry->after, error);
}

/* The one feed that the change is of; 0 with NOT_FOUND when it is no subscription. */
static gint64
get_feed (DossierWork *work, const DossierChange *change, GError **error)
{
  g_autoptr (GArray) feeds = collect_feeds (work, change, error);

  return feeds != NULL ? g_array_index (feeds, gint64, 0) : 0;
}

static gboolean
apply_rename (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  entry->subject = get_feed (work, change, error);
  if (entry->subject == 0)
    return FALSE;
  entry->after = dossier_names_clean (dossier_change_get_text (change));
  if (entry->after == NULL)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _ ("A name needs some letters."));
      return FALSE;
    }
  return dossier_feeds_table_dup_title (work->db, entry->subject, &entry->before, error)
         && dossier_feeds_table_set_title (work, entry->subject, entry->after, error);
}

static gboolean
apply_option (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  DossierFeedOption option = dossier_change_get_option (change);
  gint64            before = 0, after = dossier_change_get_value (change);

  entry->flag = (int) option;
  entry->subject = get_feed (work, change, error);
  if (entry->subject == 0 || !dossier_feeds_table_get_option (work->db, entry->subject, option, &before, error))
    return FALSE;
  entry->before = g_strdup_printf ("%" G_GINT64_FORMAT, before);
  entry->after = g_strdup_printf ("%" G_GINT64_FORMAT, after);
  return before == after || dossier_feeds_table_set_option (work, entry->subject, option, after, error);
}

gboolean
dossier_journal_feeds_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                             gboolean *changed, GError **error)
{
  gboolean done = FALSE;

  if (entry->kind == DOSSIER_CHANGE_UNSUBSCRIBE)
    done = apply_unsubscribe (work, change, entry, error);
  else if (entry->kind == DOSSIER_CHANGE_MOVE_FEEDS)
    done = apply_move (work, change, entry, error);
  else if (entry->kind == DOSSIER_CHANGE_RENAME_FEED)
    done = apply_rename (work, change, entry, error);
  else
    done = apply_option (work, change, entry, error);
  *changed = entry->stories != NULL ? entry->stories->len > 0 : g_strcmp0 (entry->before, entry->after) != 0;
  return done;
}
