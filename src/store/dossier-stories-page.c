/* dossier-stories-page.c - a story gets the text of its page, unless that would be a loss: then it is a version beside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-stories-table.h"

#include "dossier-annotations-table.h"
#include "dossier-journal.h"
#include "dossier-page-waits-table.h"
#include "dossier-pages-table.h"
#include "dossier-stories-private.h"
#include "dossier-texts-shelf.h"
#include "dossier-texts-table.h"

/* Words that the page must have. One that was read before may have lost a few since: it was corrected. */
static guint
least_words (const DossierKnownStory *known)
{
  if (known->origin == DOSSIER_ORIGIN_PAGE)
    return MAX (known->n_words * DOSSIER_PAGE_LEAST_PERCENT / 100, 1);
  return known->n_words + 1;
}

static gboolean
judge (DossierDb *db, const DossierKnownStory *known, const DossierPrepared *prepared, DossierPageSaved *saved,
       GError **error)
{
  gboolean fits = TRUE;

  if (known->id == 0 || known->is_deleted)
    *saved = DOSSIER_PAGE_GONE;
  else if (g_bytes_equal (known->hash, prepared->hash))
    *saved = DOSSIER_PAGE_SAME;
  else if (prepared->draft->is_partial && prepared->n_words < DOSSIER_PAGE_SHORT_WORDS)
    *saved = DOSSIER_PAGE_PARTIAL;
  else if (prepared->n_words < least_words (known))
    *saved = DOSSIER_PAGE_LESS;
  else if (known->origin == DOSSIER_ORIGIN_PERSON)
    *saved = DOSSIER_PAGE_OWN;
  else
    {
      if (!dossier_annotations_table_fit (db, known->id, prepared->text, &fits, error))
        return FALSE;
      *saved = fits ? DOSSIER_PAGE_TAKEN : DOSSIER_PAGE_ANNOTATED;
    }
  return TRUE;
}

/* The story keeps what lists show of it, and how it is found again. */
static void
keep_identity (DossierPrepared *prepared, const DossierKnownStory *known)
{
  g_free (prepared->title);
  prepared->title = g_strdup (known->title);
  g_clear_pointer (&prepared->summary, g_free);
}

static gboolean
take (DossierWork *work, DossierPrepared *prepared, const DossierKnownStory *known, gboolean journalled, GError **error)
{
  g_autofree char   *choices = NULL;
  DossierJournalText before, after;

  keep_identity (prepared, known);
  if (!dossier_pages_table_get_choices (work->db, known->id, &choices, error)
      || (journalled && !dossier_texts_shelf_put (work, known->id, known->revision, error)))
    return FALSE;
  before = (DossierJournalText){ known->revision, choices };
  after = (DossierJournalText){ 0, choices };
  return dossier_stories_revise (work, prepared, known, &after.revision, error)
         && (!journalled || dossier_journal_add_text (work, known->id, DOSSIER_TEXT_FETCHED, &before, &after, error));
}

static gboolean
carry_out (DossierWork *work, DossierPrepared *prepared, const DossierKnownStory *known, gboolean journalled,
           DossierPageSaved saved, GError **error)
{
  switch (saved)
    {
    case DOSSIER_PAGE_TAKEN: return take (work, prepared, known, journalled, error);
    case DOSSIER_PAGE_SAME: return dossier_pages_table_save (work->db, known->id, prepared, error);
    case DOSSIER_PAGE_LESS:
    case DOSSIER_PAGE_OWN:
    case DOSSIER_PAGE_ANNOTATED: return dossier_texts_table_add_beside (work->db, known->id, prepared, error);
    case DOSSIER_PAGE_PARTIAL:
    case DOSSIER_PAGE_GONE: break;
    }
  return TRUE;
}

gboolean
dossier_stories_table_save_page (DossierWork *work, gint64 story, DossierPrepared *prepared, gboolean journalled,
                                 DossierPageSaved *saved, GError **error)
{
  g_auto (DossierKnownStory) known = { 0 };

  g_assert (dossier_db_is_mine (work->db));
  return dossier_stories_find_known (work->db, NULL, story, &known, error)
         && judge (work->db, &known, prepared, saved, error)
         && carry_out (work, prepared, &known, journalled, *saved, error)
         && dossier_page_waits_table_remove (work->db, story, error);
}
