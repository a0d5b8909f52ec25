/* dossier-journal-archive.c - stories that are read, and those that are archived, with their way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-archive.h"

#include <glib/gi18n-lib.h>
#include "dossier-stories-table.h"

/* "1 2 3"; NULL for none. */
static char *
pack_ids (GArray *ids)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (ids->len == 0)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (words, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* What is no number ends them: a journal may have been mended. */
static GArray *
unpack_ids (const char *words)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (words != NULL && *words != '\0')
    {
      char  *end = NULL;
      gint64 id = g_ascii_strtoll (words, &end, 10);

      if (end == words)
        break;
      g_array_append_val (ids, id);
      words = end;
    }
  return ids;
}

static DossierStateFlag
get_flag (DossierChangeKind kind)
{
  return kind == DOSSIER_CHANGE_SET_READ ? DOSSIER_STATE_READ : DOSSIER_STATE_ARCHIVED;
}

/* The flag that goes along. */
static DossierStateFlag
get_other (DossierChangeKind kind)
{
  return kind == DOSSIER_CHANGE_SET_READ ? DOSSIER_STATE_ARCHIVED : DOSSIER_STATE_READ;
}

/* What is archived becomes read, what becomes unread is not archived; the other ways round each stays as it is. */
static gboolean
takes_other_along (DossierChangeKind kind, gboolean value)
{
  return (kind == DOSSIER_CHANGE_SET_ARCHIVED) == !!value;
}

gboolean
dossier_journal_archive_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                               gboolean *changed, GError **error)
{
  gboolean      value = dossier_change_get_flag (change);
  guint         n = 0;
  const gint64 *ids = dossier_change_get_stories (change, &n);
  g_autoptr (GArray) stories = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (stories, ids, n);
  entry->flag = value;
  entry->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!dossier_stories_table_set_flags (work, stories, get_flag (entry->kind), value, entry->stories, error)
      || (takes_other_along (entry->kind, value)
          && !dossier_stories_table_set_flags (work, entry->stories, get_other (entry->kind), value, others, error)))
    return FALSE;
  entry->before = pack_ids (others);
  *changed = entry->stories->len > 0;
  return TRUE;
}

gboolean
dossier_journal_archive_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  gboolean flag = back ? !entry->flag : entry->flag;
  g_autoptr (GArray) others = unpack_ids (entry->before);
  /* Meanwhile a story may have been seen, which is no entry: its other flag need not be what it was. */
  GArray *along = takes_other_along (entry->kind, flag) ? entry->stories : others;

  return dossier_stories_table_set_flags (work, entry->stories, get_flag (entry->kind), flag, NULL, error)
         && dossier_stories_table_set_flags (work, along, get_other (entry->kind), flag, NULL, error);
}

const char *
dossier_journal_archive_get_sentence (const DossierJournalEntry *entry, gboolean redo, guint n)
{
  if (entry->flag)
    return redo ? ngettext ("%u story was archived again", "%u stories were archived again", n)
                : ngettext ("Archiving %u story was undone", "Archiving %u stories was undone", n);
  return redo ? ngettext ("%u story was taken out of the archive again",
                          "%u stories were taken out of the archive again", n)
              : ngettext ("Taking %u story out of the archive was undone",
                          "Taking %u stories out of the archive was undone", n);
}

const char *
dossier_journal_archive_get_words (const DossierJournalEntry *entry, guint n)
{
  return entry->flag ? ngettext ("Archived %u story", "Archived %u stories", n)
                     : ngettext ("Took %u story out of the archive", "Took %u stories out of the archive", n);
}
