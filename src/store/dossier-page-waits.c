/* dossier-page-waits.c - stories that are to have the text of their page: which ones, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-page-waits.h"

#include "dossier-page-waits-table.h"
#include "dossier-stories-table.h"
#include "dossier-store-private.h"

void
dossier_page_wait_free (DossierPageWait *wait)
{
  if (wait == NULL)
    return;
  g_free (wait->uri);
  g_free (wait->title);
  g_free (wait->summary);
  g_free (wait);
}

typedef struct
{
  gint64 now, feed;
} ListArgs;

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const ListArgs *list = args;

  return dossier_page_waits_table_list (db, list->now, list->feed, error);
}

static const DossierCallKind list_kind = { .call = list_call, .free_result = (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_page_waits (DossierStore *self, gint64 now, gint64 feed, GError **error)
{
  ListArgs args = { now, feed };

  return dossier_store_call (self, &list_kind, &args, error);
}

static gpointer
look_at_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_page_waits_table_look_at (db, *(gint64 *) args, error);
}

static const DossierCallKind look_at_kind
    = { .call = look_at_call, .free_result = (GDestroyNotify) dossier_page_wait_free };

DossierPageWait *
dossier_store_look_at_page (DossierStore *self, gint64 story, GError **error)
{
  return dossier_store_call (self, &look_at_kind, &story, error);
}

typedef struct
{
  gint64           story;
  DossierPrepared *prepared;
  gboolean         journalled;
  DossierPageSaved saved;
} SavePage;

static gboolean
save_page_work (DossierWork *work, gpointer args, GError **error)
{
  SavePage *save = args;

  return dossier_stories_table_save_page (work, save->story, save->prepared, save->journalled, &save->saved, error);
}

static const DossierCallKind save_page_kind = { .writes = TRUE, .part = save_page_work };

gboolean
dossier_store_save_page (DossierStore *self, gint64 story, DossierDraft *page, gboolean journalled,
                         DossierPageSaved *saved, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GPtrArray) prepared = NULL;
  SavePage save = { .story = story, .journalled = journalled };
  gboolean done;

  g_return_val_if_fail (page->document != NULL && page->recognition != NULL, FALSE);
  g_ptr_array_add (drafts, page);
  prepared = dossier_prepared_sort (drafts, g_get_real_time () / G_USEC_PER_SEC);
  save.prepared = prepared->pdata[0];
  dossier_prepared_pack (save.prepared);
  done = dossier_store_call (self, &save_page_kind, &save, error) != NULL;
  *saved = save.saved;
  return done;
}

typedef struct
{
  const DossierPageFailure *failures;
  guint                     n;
} Failures;

static gboolean
save_failures_work (DossierWork *work, gpointer args, GError **error)
{
  const Failures *all = args;

  for (guint i = 0; i < all->n; i++)
    if (!dossier_page_waits_table_note_failure (work->db, &all->failures[i], error))
      return FALSE;
  return TRUE;
}

static const DossierCallKind save_failures_kind = { .writes = TRUE, .part = save_failures_work };

gboolean
dossier_store_save_page_failures (DossierStore *self, const DossierPageFailure *failures, guint n, GError **error)
{
  Failures all = { failures, n };

  return n == 0 || dossier_store_call (self, &save_failures_kind, &all, error) != NULL;
}
