/* dossier-import-known.c - which entries of an import are stories that are there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-imports-private.h"

#include <string.h>

/* What is no longer could be an id in digits, which is of this library alone. */
#define MAX_ID_DIGITS 19

gboolean
dossier_import_entry_load (DossierImportRun *run, DossierImportEntry *entry, GError **error)
{
  if (entry->content == NULL)
    entry->content = dossier_store_load_kept_content (dossier_library_get_store (run->library), entry->story, error);
  return entry->content != NULL;
}

/* Nothing but its title: it came before its page could be had. */
static gboolean
is_bare (const DossierStoryContent *content)
{
  return content->origin == DOSSIER_ORIGIN_UNKNOWN
         && g_strcmp0 (dossier_document_get_text (content->document), dossier_story_get_row (content->story)->title)
                == 0;
}

static gboolean
look_at_known (DossierImportRun *run, DossierImportEntry *entry, const DossierSaveResult *saved, GError **error)
{
  gboolean was_deleted = saved->saved == DOSSIER_SAVED_RETURNED;
  gboolean has_more = entry->has_text && (saved->saved == DOSSIER_SAVED_REVISED || was_deleted);

  entry->story = entry->line->story = saved->story;
  entry->line->outcome = was_deleted ? DOSSIER_IMPORTED_RETURNED : DOSSIER_IMPORTED_SAME;
  if (entry->from->highlights->len == 0 && !has_more && (entry->has_text || run->options->no_fetch))
    return TRUE;
  if (!dossier_import_entry_load (run, entry, error))
    return FALSE;
  entry->is_bare = is_bare (entry->content) || (has_more && entry->draft->guid != NULL);
  return TRUE;
}

/* Of an entry that Dossier wrote: a story that has its uid, whatever its address is by now. */
static gboolean
look_up_uid (DossierImportRun *run, const DossierImportEntry *entry, DossierSaveResult *result, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 story;

  if (entry->from->uid == NULL || strlen (entry->from->uid) <= MAX_ID_DIGITS)
    return TRUE;
  story = dossier_store_resolve_story (dossier_library_get_store (run->library), entry->from->uid, &problem);
  if (story != 0)
    *result = (DossierSaveResult){ .story = story, .saved = DOSSIER_SAVED_SAME };
  if (problem == NULL || g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
dossier_import_look_up (DossierImportRun *run, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GArray) saved = NULL;

  for (guint i = 0; i < run->items->len; i++)
    g_ptr_array_add (drafts, ((DossierImportEntry *) run->items->pdata[i])->draft);
  saved = dossier_store_peek (dossier_library_get_store (run->library), drafts, TRUE, error);
  for (guint i = 0; saved != NULL && i < run->items->len; i++)
    {
      DossierSaveResult  *result = &g_array_index (saved, DossierSaveResult, i);
      DossierImportEntry *entry = run->items->pdata[i];

      if (!look_up_uid (run, entry, result, error))
        return FALSE;
      entry->is_new = result->saved == DOSSIER_SAVED_NEW;
      if (!entry->is_new && !look_at_known (run, entry, result, error))
        return FALSE;
    }
  return saved != NULL;
}
