/* dossier-versions.c - the texts a story has had, the page they were found in, and what a person makes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-versions.h"

#include <glib/gi18n-lib.h>
#include "dossier-pages-table.h"
#include "dossier-store-private.h"
#include "dossier-stories-table.h"
#include "dossier-texts-table.h"

void
dossier_text_source_free (DossierTextSource *source)
{
  if (source == NULL)
    return;
  g_free (source->title);
  dossier_page_copy_free (source->page);
  g_free (source->choices);
  g_free (source);
}

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  gint64 story = *(const gint64 *) args;

  return dossier_stories_table_get_revision (db, story, error) != 0 ? dossier_texts_table_list (db, story, error)
                                                                    : NULL;
}

static const DossierCallKind list_kind = { .call = list_call, .free_result = (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_versions (DossierStore *self, gint64 story, GError **error)
{
  return dossier_store_call (self, &list_kind, &story, error);
}

typedef struct
{
  gint64 story, revision;
} VersionArgs;

static gpointer
load_version_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const VersionArgs *version = args;
  gboolean           has = FALSE;

  if (!dossier_texts_table_has (db, version->story, version->revision, &has, error))
    return NULL;
  if (has)
    return dossier_texts_table_load_document (db, version->revision, error);
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("The story has no such version. Open the list of its versions again."));
  return NULL;
}

static const DossierCallKind load_version_kind
    = { .call = load_version_call, .free_result = (GDestroyNotify) dossier_document_unref };

DossierDocument *
dossier_store_load_version (DossierStore *self, gint64 story, gint64 revision, GError **error)
{
  VersionArgs args = { story, revision };

  return dossier_store_call (self, &load_version_kind, &args, error);
}

static gpointer
load_source_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  gint64  story = *(const gint64 *) args, created = 0;
  GError *problem = NULL;
  g_autoptr (DossierStory) row = NULL;
  g_autoptr (DossierTextSource) source = g_new0 (DossierTextSource, 1);

  source->story = story;
  source->revision = dossier_stories_table_get_revision (db, story, error);
  row = source->revision != 0 ? dossier_stories_table_load (db, story, FALSE, error) : NULL;
  if (row == NULL || !dossier_texts_table_get_origin (db, source->revision, &source->origin, &created, error)
      || !dossier_pages_table_get_choices (db, story, &source->choices, error))
    return NULL;
  source->title = g_strdup (dossier_story_get_row (row)->title);
  source->published = dossier_story_get_row (row)->published;
  source->page = dossier_pages_table_load (db, story, &source->fetched, &problem);
  if (problem == NULL)
    return g_steal_pointer (&source);
  g_propagate_error (error, problem);
  return NULL;
}

static const DossierCallKind load_source_kind
    = { .call = load_source_call, .free_result = (GDestroyNotify) dossier_text_source_free };

DossierTextSource *
dossier_store_load_text_source (DossierStore *self, gint64 story, GError **error)
{
  return dossier_store_call (self, &load_source_kind, &story, error);
}

static gpointer
dup_choices_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  char *choices = NULL;

  dossier_pages_table_get_choices (db, *(const gint64 *) args, &choices, error);
  return choices;
}

static const DossierCallKind dup_choices_kind = { .call = dup_choices_call, .free_result = g_free };

char *
dossier_store_dup_choices (DossierStore *self, gint64 story, GError **error)
{
  return dossier_store_call (self, &dup_choices_kind, &story, error);
}

typedef struct
{
  gint64            story;
  DossierPrepared  *prepared;
  DossierTextChange change;
  const char       *choices;
  DossierTextSaved  saved;
} SaveText;

static gboolean
save_text_work (DossierWork *work, gpointer args, GError **error)
{
  SaveText *save = args;

  return dossier_stories_table_save_text (work, save->story, save->prepared, save->change, save->choices, &save->saved,
                                          error);
}

static const DossierCallKind save_text_kind = { .writes = TRUE, .part = save_text_work };

gboolean
dossier_store_save_text (DossierStore *self, gint64 story, DossierDraft *draft, DossierTextChange change,
                         const char *choices, DossierTextSaved *saved, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GPtrArray) prepared = NULL;
  SaveText save = { .story = story, .change = change, .choices = choices };
  gboolean done;

  g_return_val_if_fail (draft->document != NULL && draft->recognition != NULL, FALSE);
  g_ptr_array_add (drafts, draft);
  prepared = dossier_prepared_sort (drafts, g_get_real_time () / G_USEC_PER_SEC);
  save.prepared = prepared->pdata[0];
  dossier_prepared_pack (save.prepared);
  done = dossier_store_call (self, &save_text_kind, &save, error) != NULL;
  *saved = save.saved;
  return done;
}
