/* train-corpus.h - labelled text for the trainer: documents of sentences of words, some of which are names.
 *
 * Files have a word, a tab and a label (O, B-PER, I-PER; also ORG, LOC, MISC) a line, a blank line between sentences,
 * "-DOCSTART-" between documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRAIN_NONE,
  TRAIN_PERSON,
  TRAIN_ORGANIZATION,
  TRAIN_PLACE,
  TRAIN_OTHER,
  TRAIN_N_KINDS,
} TrainKind;

/* Does a blank stand before the word? */
typedef enum
{
  TRAIN_AS_USUAL, /* as English is written */
  TRAIN_APART,
  TRAIN_JOINED,
} TrainBlank;

typedef struct
{
  const char *word; /* interned */
  guint8      kind; /* TrainKind */
  guint8      begins;
  guint8      blank; /* TrainBlank */
} TrainWord;

/* Which file it is from, and its sentences (element-type GArray), each of TrainWord. */
typedef struct
{
  guint      set;
  GPtrArray *sentences;
} TrainDocument;

/* Appends a document without sentences: owned by @documents. */
TrainDocument *train_document_add (GPtrArray *documents, guint set);
void           train_document_free (TrainDocument *self);

/* A document as it would be written, and where its names stand. */
typedef struct
{
  guint     start, end; /* bytes */
  TrainKind kind;
} TrainSpan;

typedef struct
{
  GString *text;
  GArray  *spans; /* of TrainSpan, in text order */
} TrainText;

/* Appends the documents of the file to @documents (element-type TrainDocument), each as one of @set. */
gboolean train_corpus_read (const char *path, guint set, GPtrArray *documents, GError **error);

/* Appends copies of some short sentences, in capitals and in Title Case: as headlines are written. Always the same ones
 * for the same @random. */
void train_corpus_capitalise (GPtrArray *documents, GRand *random);

TrainText *train_text_new (const TrainDocument *document);
void       train_text_free (TrainText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainText, train_text_free)

G_END_DECLS
