/* dossier-reader-search.c - what the search of the list found, marked in the story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include "dossier-snippets.h"

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) places = dossier_store_list_places_finish (DOSSIER_STORE (source), result, &error);

  if (places != NULL)
    dossier_reader_find_set_places (self->find, places);
  else
    dossier_reader_report (self, _ ("The words of the search could not be marked"), error);
}

static void
stop_searching (DossierReader *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

void
dossier_reader_mark_search (DossierReader *self)
{
  stop_searching (self);
  if (self->search == NULL || !dossier_snippets_can_be_of (self->search))
    {
      dossier_reader_find_set_places (self->find, NULL);
      return;
    }
  self->searching = g_cancellable_new ();
  dossier_store_list_places_async (self->store, self->search, dossier_story_get_row (self->content->story)->id,
                                   self->searching, listed_cb, g_object_ref (self));
}

void
dossier_reader_set_search (DossierReader *self, DossierQuery *query)
{
  if (self->search != NULL && dossier_query_equal (self->search, query))
    return;
  g_clear_pointer (&self->search, dossier_query_unref);
  self->search = dossier_query_ref (query);
  dossier_reader_find_renew (self->find);
  if (self->content != NULL)
    dossier_reader_mark_search (self);
}

void
dossier_reader_end_search (DossierReader *self)
{
  stop_searching (self);
  g_clear_pointer (&self->search, dossier_query_unref);
}
