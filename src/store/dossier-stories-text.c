/* dossier-stories-text.c - a story gets the text that a person asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-stories-table.h"

#include <glib/gi18n-lib.h>
#include "dossier-journal.h"
#include "dossier-pages-table.h"
#include "dossier-stories-private.h"
#include "dossier-texts-shelf.h"
#include "dossier-texts-table.h"

static gboolean
find_story (DossierDb *db, gint64 story, DossierKnownStory *known, GError **error)
{
  if (!dossier_stories_find_known (db, NULL, story, known, error))
    return FALSE;
  if (known->id != 0 && !known->is_deleted)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("This story is not in the library any more."));
  return FALSE;
}

/* Whether the text came out worse than the one that is kept, by itself. */
static gboolean
is_less (const DossierKnownStory *known, const DossierPrepared *prepared, DossierTextChange change)
{
  return change == DOSSIER_TEXT_EXTRACTED && prepared->n_words < known->n_words * DOSSIER_PAGE_LEAST_PERCENT / 100;
}

/* The text takes the place of the present one, which stays to be brought back. */
static gboolean
take (DossierWork *work, const DossierKnownStory *known, DossierPrepared *prepared, gint64 *revision, GError **error)
{
  g_free (prepared->title);
  prepared->title = g_strdup (known->title);
  g_clear_pointer (&prepared->summary, g_free);
  prepared->is_asked_for = TRUE;
  return dossier_texts_shelf_put (work, known->id, known->revision, error)
         && dossier_stories_revise (work, prepared, known, revision, error);
}

static gboolean
count_left (DossierDb *db, gint64 story, gint64 revision, guint *n, GError **error)
{
  static const char sql_left[]
      = "SELECT count(*) FROM annotation WHERE story = ?1 AND is_deleted = 0 AND revision <> ?2";
  gint64 left = 0;

  if (!dossier_db_get (db, sql_left, &left, error, "ii", story, revision))
    return FALSE;
  *n = (guint) left;
  return TRUE;
}

static gboolean
save (DossierWork *work, const DossierKnownStory *known, DossierPrepared *prepared, DossierTextChange change,
      const char *choices, DossierTextSaved *saved, GError **error)
{
  g_autofree char   *chosen = NULL;
  DossierJournalText before = { known->revision, NULL }, after = { known->revision, NULL };
  gboolean           is_same = g_bytes_equal (known->hash, prepared->hash);

  if (!dossier_pages_table_get_choices (work->db, known->id, &chosen, error))
    return FALSE;
  before.choices = chosen;
  after.choices = change == DOSSIER_TEXT_CHOSEN ? choices : chosen;
  saved->saved = is_same ? DOSSIER_PAGE_SAME : DOSSIER_PAGE_TAKEN;
  if (is_same && g_strcmp0 (before.choices, after.choices) == 0)
    return TRUE;
  return (is_same || take (work, known, prepared, &after.revision, error))
         && dossier_pages_table_set_choices (work->db, known->id, after.choices, error)
         && dossier_journal_add_text (work, known->id, change, &before, &after, error)
         && count_left (work->db, known->id, after.revision, &saved->n_left, error);
}

gboolean
dossier_stories_table_save_text (DossierWork *work, gint64 story, DossierPrepared *prepared, DossierTextChange change,
                                 const char *choices, DossierTextSaved *saved, GError **error)
{
  g_auto (DossierKnownStory) known = { 0 };

  g_assert (dossier_db_is_mine (work->db));
  *saved = (DossierTextSaved){ DOSSIER_PAGE_GONE, 0 };
  if (!find_story (work->db, story, &known, error))
    return FALSE;
  if (!is_less (&known, prepared, change))
    return save (work, &known, prepared, change, choices, saved, error);
  saved->saved = DOSSIER_PAGE_LESS;
  return dossier_texts_table_add_beside (work->db, story, prepared, error);
}
