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

typedef struct
{
  const char *word; /* interned */
  guint8      kind; /* TrainKind */
  guint8      begins;
} TrainWord;

/* A document is (element-type GArray): its sentences, each of TrainWord. */

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

/* Names to put in the place of others. (element-type utf8) */
typedef struct
{
  GPtrArray *first_names, *surnames, *organizations;
} TrainNames;

/* Appends the documents of the file to @documents (element-type GPtrArray). */
gboolean train_corpus_read (const char *path, GPtrArray *documents, GError **error);

TrainNames *train_names_new (const char *folder, GError **error);
void        train_names_free (TrainNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainNames, train_names_free)

/* Appends copies: of documents with other names, of short sentences in capitals and in Title Case. Always the same ones
 * for the same @random. */
void train_corpus_augment (GPtrArray *documents, const TrainNames *names, GRand *random);

TrainText *train_text_new (GPtrArray *document);
void       train_text_free (TrainText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainText, train_text_free)

G_END_DECLS
