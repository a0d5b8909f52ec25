/* dossier-journal-words.c - what was undone or done again, in a sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-words.h"

#include <glib/gi18n-lib.h>

/* The sentences that name a number of stories, as undone and as done again. */
static const char *
story_sentence (const DossierJournalEntry *entry, gboolean redo, guint n)
{
  switch (entry->kind)
    {
    case DOSSIER_CHANGE_SET_READ:
      if (entry->flag)
        return redo ? ngettext ("%u story was marked as read again", "%u stories were marked as read again", n)
                    : ngettext ("Marking %u story as read was undone", "Marking %u stories as read was undone", n);
      return redo ? ngettext ("%u story was marked as unread again", "%u stories were marked as unread again", n)
                  : ngettext ("Marking %u story as unread was undone", "Marking %u stories as unread was undone", n);
    case DOSSIER_CHANGE_SET_STARRED:
      if (entry->flag)
        return redo ? ngettext ("%u story was starred again", "%u stories were starred again", n)
                    : ngettext ("Starring %u story was undone", "Starring %u stories was undone", n);
      return redo ? ngettext ("The star of %u story was removed again", "The stars of %u stories were removed again", n)
                  : ngettext ("Removing the star of %u story was undone", "Removing the stars of %u stories was undone",
                              n);
    case DOSSIER_CHANGE_DELETE:
      return redo ? ngettext ("%u story was deleted again", "%u stories were deleted again", n)
                  : ngettext ("Deleting %u story was undone", "Deleting %u stories was undone", n);
    case DOSSIER_CHANGE_RESTORE:
      return redo ? ngettext ("%u story was restored again", "%u stories were restored again", n)
                  : ngettext ("Restoring %u story was undone", "Restoring %u stories was undone", n);
    case DOSSIER_CHANGE_ADD:
      return redo ? ngettext ("%u story was added again", "%u stories were added again", n)
                  : ngettext ("Adding %u story was undone", "Adding %u stories was undone", n);
    case DOSSIER_CHANGE_ANNOTATE:
    case DOSSIER_CHANGE_EDIT_ANNOTATION:
    case DOSSIER_CHANGE_DELETE_ANNOTATION:
    case DOSSIER_CHANGE_RENAME_ENTITY:
    case DOSSIER_CHANGE_SET_ENTITY_NOTE:
    case DOSSIER_CHANGE_SET_PINNED: break;
    }
  return NULL;
}

static char *
rename_sentence (const DossierJournalEntry *entry, gboolean redo)
{
  /* TRANSLATORS: both are names of a person or an organization; the second is the new one. */
  return g_strdup_printf (redo ? _ ("“%s” was renamed to “%s” again") : _ ("Renaming “%s” to “%s” was undone"),
                          entry->before, entry->after);
}

char *
dossier_journal_words_dup (const DossierJournalEntry *entry, gboolean redo)
{
  guint       n = entry->stories != NULL ? entry->stories->len : 0;
  const char *format = story_sentence (entry, redo, n);

  if (format != NULL)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      return g_strdup_printf (format, n);
#pragma GCC diagnostic pop
    }
  switch (entry->kind)
    {
    case DOSSIER_CHANGE_ANNOTATE:
      return g_strdup (redo ? _ ("The highlight was made again") : _ ("The highlight was taken back"));
    case DOSSIER_CHANGE_EDIT_ANNOTATION:
      return g_strdup (redo ? _ ("The note was changed again") : _ ("Changing the note was undone"));
    case DOSSIER_CHANGE_DELETE_ANNOTATION:
      return g_strdup (redo ? _ ("The highlight was deleted again") : _ ("Deleting the highlight was undone"));
    case DOSSIER_CHANGE_RENAME_ENTITY: return rename_sentence (entry, redo);
    case DOSSIER_CHANGE_SET_ENTITY_NOTE:
      return g_strdup (redo ? _ ("The dossier's note was changed again")
                            : _ ("Changing the dossier's note was undone"));
    case DOSSIER_CHANGE_SET_PINNED:
      if (entry->flag)
        return g_strdup (redo ? _ ("The dossier was pinned again") : _ ("Pinning the dossier was undone"));
      return g_strdup (redo ? _ ("The dossier was unpinned again") : _ ("Unpinning the dossier was undone"));
    case DOSSIER_CHANGE_SET_READ:
    case DOSSIER_CHANGE_SET_STARRED:
    case DOSSIER_CHANGE_DELETE:
    case DOSSIER_CHANGE_RESTORE:
    case DOSSIER_CHANGE_ADD: break;
    }
  return g_strdup (_ ("Nothing was changed"));
}
