/* dossier-import.h - what somebody kept in another program comes in, with everything it holds.
 *
 * Pages whose text the export brings are stories at once, the others are fetched; highlights are laid on the words they
 * quote. What cannot be had is kept as far as it goes and told: a link without its text, a highlight without its place.
 * Importing the same file again adds only what is missing. All of one import is one change: undone at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean    dry_run;       /* only says what would come; writes nothing, fetches nothing */
  gboolean    no_fetch;      /* pages without a text in the export stay links */
  gboolean    allow_private; /* pages inside the person's own computer or network are fetched too */
  const char *whole;         /* uid of the change that several files are parts of; NULL: a change of its own */
} DossierImportOptions;

typedef enum
{
  DOSSIER_IMPORTED_STORY,     /* a new story with its text */
  DOSSIER_IMPORTED_LINK,      /* a new story that has only its title yet */
  DOSSIER_IMPORTED_COMPLETED, /* was there with its title or some highlights alone, and has more of its text now */
  DOSSIER_IMPORTED_SAME,      /* was there */
  DOSSIER_IMPORTED_RETURNED,  /* had been deleted by the person, and was brought back */
  DOSSIER_IMPORTED_STOPPED,   /* nothing was kept: the import was stopped before its page came */
} DossierImportOutcome;

/* What became of one entry. */
typedef struct
{
  char                *title, *uri; /* of the entry; uri may be NULL */
  gint64               story;       /* 0: none, or not yet */
  DossierImportOutcome outcome;
  gboolean             is_to_fetch; /* of a dry run: its page would be fetched first */
  guint                n_placed;    /* new highlights that found their words */
  guint                n_lost;      /* new ones whose words do not stand in the text; they are kept without a place */
  guint                n_notes;     /* new notes about the whole */
  guint                n_known;     /* highlights and notes that were there */
  guint                n_tags;      /* that it has now and had not */
  char                *problem;     /* why its page could not be had, a sentence; or NULL */
} DossierImportLine;

typedef struct
{
  char      *program; /* whose export it is, for people */
  GPtrArray *lines;   /* (element-type DossierImportLine), in the order of the file */
  guint      n_outcomes[DOSSIER_IMPORTED_STOPPED + 1];
  guint      n_to_fetch, n_placed, n_lost, n_notes, n_known; /* sums over the lines */
  guint      n_tagged;                                       /* lines with new tags */
  guint      n_read, n_starred;                              /* of the new stories */
  guint      n_archived;                                     /* likewise, and among those read */
  GPtrArray *refused; /* (element-type utf8): what could not be taken, each a sentence */
  GPtrArray *remarks; /* (element-type utf8): what else there is to say */
} DossierImportResult;

void dossier_import_result_free (DossierImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImportResult, dossier_import_result_free)

/* Entries on their way at once whose texts the export brings: so many, or as many as have so many bytes of text. */
#define DOSSIER_IMPORT_PART_ENTRIES 100
#define DOSSIER_IMPORT_PART_BYTES (8 * 1024 * 1024)

/* Largest export, in bytes; a mailbox, and an archive on a disk, may be of any size. */
#define DOSSIER_IMPORT_MAX_FILE (256 * 1024 * 1024)

/* Imports the file at @path ("-": standard input), told by its content: an export, a mail or a mailbox, which is read
 * and saved some mails at a time; its progress is in thousandths. @options may be NULL. Stopped by @cancellable, what
 * has come until then is kept. Blocks; NULL and @error when nothing could be read or kept. */
DossierImportResult *dossier_library_import (DossierLibrary *self, const char *path,
                                             const DossierImportOptions *options, DossierProgress progress,
                                             gpointer progress_data, GCancellable *cancellable, GError **error);

/* The same for a main loop. */
void dossier_library_import_async (DossierLibrary *self, const char *path, const DossierImportOptions *options,
                                   GCancellable *cancellable, DossierProgress progress, gpointer progress_data,
                                   GAsyncReadyCallback callback, gpointer user_data);
DossierImportResult *dossier_library_import_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

/* What comes or came, in sentences for a person: (element-type utf8). @dry_run: what would come. */
GPtrArray *dossier_import_result_tell (const DossierImportResult *result, gboolean dry_run);

G_END_DECLS
