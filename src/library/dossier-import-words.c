/* dossier-import-words.c - what an import brings, in sentences for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import.h"

#include <glib/gi18n-lib.h>

/* Takes @words; nothing is said of nothing. */
static void
tell (GPtrArray *sentences, guint n, char *words)
{
  if (n > 0)
    g_ptr_array_add (sentences, words);
  else
    g_free (words);
}

static void
tell_stories (const DossierImportResult *result, gboolean dry_run, GPtrArray *sentences)
{
  guint n_links = result->n_outcomes[DOSSIER_IMPORTED_LINK], n_same = result->n_outcomes[DOSSIER_IMPORTED_SAME];
  guint n_new = result->n_outcomes[DOSSIER_IMPORTED_STORY] + n_links;
  guint n_completed = result->n_outcomes[DOSSIER_IMPORTED_COMPLETED];
  guint n_returned = result->n_outcomes[DOSSIER_IMPORTED_RETURNED];
  guint n_stopped = result->n_outcomes[DOSSIER_IMPORTED_STOPPED];

  g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%u new story", "%u new stories", n_new), n_new));
  tell (sentences, result->n_to_fetch,
        g_strdup_printf (
            ngettext ("The text of %u page is fetched", "The texts of %u pages are fetched", result->n_to_fetch),
            result->n_to_fetch));
  tell (sentences, n_links > 0 && !(dry_run && result->n_to_fetch > 0),
        g_strdup_printf (ngettext ("%u of them has only its title, without a text",
                                   "%u of them have only their title, without a text", n_links),
                         n_links));
  tell (sentences, n_completed,
        g_strdup_printf (ngettext ("%u story that was there has more of its text now",
                                   "%u stories that were there have more of their text now", n_completed),
                         n_completed));
  tell (sentences, n_same,
        g_strdup_printf (ngettext ("%u story is there already", "%u stories are there already", n_same), n_same));
  tell (sentences, n_returned,
        g_strdup_printf (ngettext ("%u story that you had deleted is brought back",
                                   "%u stories that you had deleted are brought back", n_returned),
                         n_returned));
  tell (sentences, n_stopped,
        g_strdup_printf (ngettext ("%u page was not fetched any more: it was stopped",
                                   "%u pages were not fetched any more: it was stopped", n_stopped),
                         n_stopped));
}

static void
tell_annotations (const DossierImportResult *result, gboolean dry_run, GPtrArray *sentences)
{
  guint n = result->n_placed + result->n_lost;

  tell (sentences, n, g_strdup_printf (ngettext ("%u highlight", "%u highlights", n), n));
  tell (sentences, result->n_lost > 0 && !(dry_run && result->n_to_fetch > 0),
        g_strdup_printf (ngettext ("%u of them was not found in the text: it is kept with the story, without a place",
                                   "%u of them were not found in the text: they are kept with the story, without a "
                                   "place",
                                   result->n_lost),
                         result->n_lost));
  tell (sentences, result->n_notes,
        g_strdup_printf (ngettext ("%u note", "%u notes", result->n_notes), result->n_notes));
  tell (sentences, result->n_known,
        g_strdup_printf (ngettext ("%u highlight or note is there already", "%u highlights and notes are there already",
                                   result->n_known),
                         result->n_known));
}

static void
tell_tags (const DossierImportResult *result, gboolean dry_run, GPtrArray *sentences)
{
  guint n = result->n_tagged;

  tell (sentences, n,
        g_strdup_printf (dry_run ? ngettext ("%u story gets its tags and folders as tags",
                                             "%u stories get their tags and folders as tags", n)
                                 : ngettext ("%u story got its tags and folders as tags",
                                             "%u stories got their tags and folders as tags", n),
                         n));
}

static void
tell_states (const DossierImportResult *result, GPtrArray *sentences)
{
  tell (sentences, result->n_read,
        g_strdup_printf (ngettext ("%u story is marked as read", "%u stories are marked as read", result->n_read),
                         result->n_read));
  tell (sentences, result->n_starred,
        g_strdup_printf (ngettext ("%u story is starred", "%u stories are starred", result->n_starred),
                         result->n_starred));
  tell (sentences, result->n_archived,
        g_strdup_printf (ngettext ("%u story is archived", "%u stories are archived", result->n_archived),
                         result->n_archived));
}

GPtrArray *
dossier_import_result_tell (const DossierImportResult *result, gboolean dry_run)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  tell_stories (result, dry_run, sentences);
  tell_annotations (result, dry_run, sentences);
  tell_tags (result, dry_run, sentences);
  tell_states (result, sentences);
  return sentences;
}
