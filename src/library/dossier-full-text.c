/* dossier-full-text.c - a story gets the whole text of its page because a person asks for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-full-text.h"

#include <glib/gi18n-lib.h>

#include "dossier-library-private.h"
#include "dossier-page-reading.h"

gboolean
dossier_library_fetch_story (DossierLibrary *self, gint64 story, DossierPageSaved *saved, GCancellable *cancellable,
                             GError **error)
{
  DossierFetchOptions options = { 0 };
  g_autoptr (DossierPageWait) wait = NULL;
  g_autoptr (DossierFetchResult) fetched = NULL;

  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL, FALSE);
  if (!dossier_library_check_writable (self, error))
    return FALSE;
  wait = dossier_store_look_at_page (dossier_library_get_store (self), story, error);
  if (wait == NULL)
    return FALSE;
  if (wait->uri == NULL)
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                           _ ("This story has no link, so there is no page to fetch."));
      return FALSE;
    }
  options.allow_private = wait->may_be_private;
  fetched = dossier_fetch (wait->uri, &options, cancellable, error);
  return fetched != NULL && dossier_page_reading_run (self, wait, fetched, TRUE, saved, cancellable, error);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DossierPageSaved saved = DOSSIER_PAGE_GONE;
  GError          *error = NULL;

  if (dossier_library_fetch_story (source, *(const gint64 *) data, &saved, cancellable, &error))
    g_task_return_int (task, saved);
  else
    g_task_return_error (task, error);
}

void
dossier_library_fetch_story_async (DossierLibrary *self, gint64 story, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_library_fetch_story_async);
  /* What was saved is saved: a cancel that comes too late must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_memdup2 (&story, sizeof story), g_free);
  g_task_run_in_thread (task, run_job);
}

gboolean
dossier_library_fetch_story_finish (DossierLibrary *self, GAsyncResult *result, DossierPageSaved *saved, GError **error)
{
  GError *problem = NULL;
  gssize  answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  answer = g_task_propagate_int (G_TASK (result), &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  *saved = (DossierPageSaved) answer;
  return TRUE;
}

const char *
dossier_page_saved_words (DossierPageSaved saved)
{
  switch (saved)
    {
    case DOSSIER_PAGE_TAKEN: return _ ("The whole text is kept now.");
    case DOSSIER_PAGE_SAME: return _ ("The text of the page is kept already.");
    case DOSSIER_PAGE_LESS:
      return _ ("The page has less text than is kept. It is a version of the story now; your text stays as it is.");
    case DOSSIER_PAGE_PARTIAL:
      return _ ("The page shows only the beginning: the rest is for subscribers. Nothing was changed.");
    case DOSSIER_PAGE_ANNOTATED:
      return _ ("What you have highlighted does not stand in the text of the page. It is a version of the story now; "
                "your text stays as it is.");
    case DOSSIER_PAGE_OWN:
      return _ ("The story has a text that you gave it, and keeps it. That of the page is a version of the story now.");
    case DOSSIER_PAGE_GONE: return _ ("This story is not in the library any more.");
    }
  g_assert_not_reached ();
}
