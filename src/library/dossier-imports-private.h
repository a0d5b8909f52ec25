/* dossier-imports-private.h - an import on its way: one file with its entries, some at a time. One thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-draft.h"
#include "dossier-import.h"
#include "dossier-imported.h"
#include "dossier-pipeline.h"

G_BEGIN_DECLS

/* An entry on its way. */
typedef struct
{
  const DossierImported *from; /* borrowed, as is @line */
  DossierImportLine     *line;
  DossierDraft          *draft;      /* what it is as a story; its page's, once that was fetched */
  gboolean               has_text;   /* the export brought it, or its page did */
  gboolean               is_stopped; /* its page was not asked any more */
  gboolean               is_new;
  gboolean               is_bare; /* known, with nothing but its title or some highlights for a text */
  gint64                 story;   /* 0 while it is new */
  DossierStoryContent   *content; /* of a known one, when it is needed */
} DossierImportEntry;

typedef struct
{
  DossierLibrary             *library;
  const DossierImportOptions *options;
  DossierProgress             progress;
  gpointer                    progress_data;
  GCancellable               *cancellable;

  DossierImports      *imports;
  GArray              *part;       /* of guint: which of the export are on their way */
  GPtrArray           *items;      /* (element-type DossierImportEntry): these */
  GPtrArray           *changes;    /* (element-type DossierChange), to be applied at the end of the part */
  guint                n_done;     /* of the export */
  guint                n_unlinked; /* highlights that are about somebody who is not in the library */
  char                *whole;
  DossierImportResult *result;
} DossierImportRun;

/* Fetches the pages of the items that have no text, new ones and bare ones. FALSE only when the store fails. */
gboolean dossier_import_fetch (DossierImportRun *run, GError **error);

/* Reads the file at @path ("-": standard input) into the imports of @run, under clean addresses; or takes its letters,
 * which @is_letters tells. */
gboolean dossier_import_read (DossierImportRun *run, const char *path, gboolean *is_letters, GError **error);

/* Takes the letters of @batch, a mail or a mailbox; TRUE @is_taken, or it is none. */
gboolean dossier_import_letters (DossierImportRun *run, DossierBatch *batch, gboolean *is_taken, GError **error);

/* Whether its page is to be fetched. */
gboolean dossier_import_entry_wants_page (const DossierImportRun *run, const DossierImportEntry *item);

/* Finds the stories of the items that are there: by their uid, address or text. */
gboolean dossier_import_look_up (DossierImportRun *run, GError **error);

/* What the library has of a known one, loaded at the first need. */
gboolean dossier_import_entry_load (DossierImportRun *run, DossierImportEntry *item, GError **error);

/* The highlights and notes of @item that are not there yet, as changes of the run; counted in its line. */
void dossier_import_annotate (DossierImportRun *run, DossierImportEntry *item);

/* The tags of all items that their stories have not, as changes of the run; counted in the lines. */
gboolean dossier_import_add_tags (DossierImportRun *run, GError **error);

G_END_DECLS
