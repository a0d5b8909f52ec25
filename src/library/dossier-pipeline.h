/* dossier-pipeline.h - fetch -> parse -> extract -> recognise -> save: how anything becomes stories.
 *
 * A batch is what is on its way: one address, file or paste with all the stories in it. It enters at the stage it has
 * reached and belongs to one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-draft.h"
#include "dossier-intake.h"
#include "dossier-library.h"
#include "dossier-source.h"

G_BEGIN_DECLS

/* Characters of a summary, for the two lines of a list. */
#define DOSSIER_PIPELINE_SUMMARY 300
/* Most words about refused items that are kept. */
#define DOSSIER_PIPELINE_MAX_REFUSED 100

typedef enum
{
  DOSSIER_STAGE_FETCH,   /* @uri is set: gives bytes */
  DOSSIER_STAGE_PARSE,   /* @bytes: gives their kind, and drafts when it is a feed or mail */
  DOSSIER_STAGE_EXTRACT, /* gives each draft its document, title, source and summary */
  DOSSIER_STAGE_RECOGNISE,
} DossierStage;

typedef struct _DossierBatch DossierBatch;

struct _DossierBatch
{
  DossierLibrary          *library;    /* borrowed, as are the next ones */
  const DossierAddOptions *options;    /* or NULL */
  gboolean                 journalled; /* a person did it: can be undone */
  gint64                   feed_id;    /* the subscription that is refreshed, or 0; then nothing but a feed will do */
  gboolean                 on_worker;  /* other batches are at work beside it: it keeps to its own thread */
  gboolean                 is_part;    /* of a mailbox: what cannot be taken is refused, and nothing more */
  gboolean                 is_dry;     /* only looked up; nothing is written */
  char                    *whole;      /* uid of the change that it is a part of, or NULL: one of its own */
  DossierProgress          progress;
  gpointer                 progress_data;

  /* Once it is known what saving would come to (@result->saved) and @drafts are all there; or NULL. */
  void (*looked_up) (DossierBatch *batch, gpointer data);
  gpointer looked_up_data;

  char              *uri;    /* where it came from, or NULL */
  char              *asked;  /* the address of one story that somebody handed over, when it was fetched */
  char              *name;   /* for words to a person: a file's name, an address, or NULL */
  DossierSource     *source; /* of a mailbox, which is not read before it is saved; then there are no bytes */
  GBytes            *bytes;
  char              *content_type;
  DossierContentKind kind;
  DossierFeedDraft  *feed;   /* a feed's own fields; its entries are in @drafts */
  GPtrArray         *drafts; /* (element-type DossierDraft) */
  DossierAddResult  *result;
  DossierSaving     *saving; /* between prepare and end; NULL without stories to save */
  GHashTable        *names;  /* (element-type utf8) of people and organizations that were counted */
};

DossierBatch *dossier_batch_new (DossierLibrary *library, const DossierAddOptions *options);
void          dossier_batch_free (DossierBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBatch, dossier_batch_free)

/* Takes @batch from stage @first to the end. What came of it, owned by the caller; NULL and @error when nothing could
 * be taken. Blocks: on a worker's thread or in a program without a main loop. */
DossierAddResult *dossier_pipeline_run (DossierBatch *batch, DossierStage first, GCancellable *cancellable,
                                        GError **error);

/* The same in parts, for whoever has many: prepare is everything but saving, on any thread. What is prepared must go
 * through begin, which hands the stories to the writer, and end, which waits and gives what run gives; a mailbox is
 * read and saved there, some mails at a time. */
gboolean dossier_pipeline_prepare (DossierBatch *batch, DossierStage first, GCancellable *cancellable, GError **error);
void     dossier_pipeline_begin_save (DossierBatch *batch);
DossierAddResult *dossier_pipeline_end_save (DossierBatch *batch, GCancellable *cancellable, GError **error);

G_END_DECLS
