/* dossier-journal-queue.c - the changes of what is to be read aloud, with their way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-queue.h"

#include <glib/gi18n-lib.h>
#include "dossier-queue-table.h"
#include "dossier-store.h"

/* Whoever shows the queue looks at it again with the journal. */
static gboolean
set (DossierWork *work, GArray *queue, GError **error)
{
  work->journal_changed = TRUE;
  return dossier_queue_table_set (work->db, queue, error);
}

static gboolean
check_length (guint n, GError **error)
{
  if (n <= DOSSIER_QUEUE_MAX)
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               /* TRANSLATORS: %u is a number of stories, always more than one. */
               _ ("The reading queue holds %u stories at the most. Take some out of it first."), DOSSIER_QUEUE_MAX);
  return FALSE;
}

/* Those that are meant: of those that are to come, the ones in the library; of those that are to go, the ones there. */
static GArray *
choose (DossierWork *work, const DossierChange *change, GArray *before, GError **error)
{
  guint         n = 0;
  const gint64 *stories = dossier_change_get_stories (change, &n);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!check_length (n, error))
    return NULL;
  switch ((DossierQueueOp) dossier_change_get_value (change)) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_QUEUE_LAST:
    case DOSSIER_QUEUE_NEXT: return dossier_queue_table_choose (work->db, stories, n, error);
    case DOSSIER_QUEUE_CLEAR: return g_array_ref (before);
    case DOSSIER_QUEUE_REMOVE:
    case DOSSIER_QUEUE_ORDER: break;
    }
  g_array_append_vals (all, stories, n);
  return g_steal_pointer (&all);
}

gboolean
dossier_journal_queue_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                             gboolean *changed, GError **error)
{
  g_autoptr (GArray) before = dossier_queue_table_load (work->db, error);
  g_autoptr (GArray) after = NULL;

  *changed = FALSE;
  entry->flag = dossier_change_get_value (change);
  entry->stories = before != NULL ? choose (work, change, before, error) : NULL;
  if (entry->stories == NULL)
    return FALSE;
  after = dossier_queue_edit (before, (DossierQueueOp) entry->flag, (const gint64 *) entry->stories->data,
                              entry->stories->len, dossier_change_get_other (change));
  if (dossier_queue_equal (before, after))
    return TRUE;
  *changed = TRUE;
  entry->before = dossier_queue_to_words (before);
  entry->after = dossier_queue_to_words (after);
  return check_length (after->len, error) && set (work, after, error);
}

gboolean
dossier_journal_queue_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  g_autoptr (GArray) now = dossier_queue_table_load (work->db, error);
  g_autoptr (GArray) from = dossier_queue_from_words (back ? entry->after : entry->before);
  g_autoptr (GArray) to = dossier_queue_from_words (back ? entry->before : entry->after);
  g_autoptr (GArray) merged = now != NULL ? dossier_queue_merge (now, from, to) : NULL;

  return merged != NULL && check_length (merged->len, error) && set (work, merged, error);
}

/* ---- words ---- */

const char *
dossier_journal_queue_get_sentence (const DossierJournalEntry *entry, gboolean redo, guint n)
{
  switch ((DossierQueueOp) entry->flag)
    {
    case DOSSIER_QUEUE_LAST:
    case DOSSIER_QUEUE_NEXT:
      return redo ? ngettext ("%u story was put into the reading queue again",
                              "%u stories were put into the reading queue again", n)
                  : ngettext ("Putting %u story into the reading queue was undone",
                              "Putting %u stories into the reading queue was undone", n);
    case DOSSIER_QUEUE_REMOVE:
    case DOSSIER_QUEUE_CLEAR:
      return redo ? ngettext ("%u story was taken out of the reading queue again",
                              "%u stories were taken out of the reading queue again", n)
                  : ngettext ("Taking %u story out of the reading queue was undone",
                              "Taking %u stories out of the reading queue was undone", n);
    case DOSSIER_QUEUE_ORDER: break;
    }
  return redo ? _ ("The reading queue has the new order again")
              : _ ("The reading queue has the order again that it had before");
}

const char *
dossier_journal_queue_get_words (const DossierJournalEntry *entry, guint n)
{
  switch ((DossierQueueOp) entry->flag)
    {
    case DOSSIER_QUEUE_LAST:
    case DOSSIER_QUEUE_NEXT:
      return ngettext ("Put %u story into the reading queue", "Put %u stories into the reading queue", n);
    case DOSSIER_QUEUE_REMOVE:
    case DOSSIER_QUEUE_CLEAR:
      return ngettext ("Took %u story out of the reading queue", "Took %u stories out of the reading queue", n);
    case DOSSIER_QUEUE_ORDER: break;
    }
  return _ ("Changed the order of the reading queue");
}
