/* train-marked.h - texts in which names are marked, for the trainer.
 *
 * A file has a JSON object a line: "text", and "mentions" with "start" and "end" in code points and a "type", PERSON or
 * ORGANIZATION. Lines without a text are passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "train-corpus.h"

G_BEGIN_DECLS

/* Does the file's name say so? */
gboolean train_marked_is (const char *path);

/* As train_corpus_read: a sentence is a line of the text, a word one of our tokens. */
gboolean train_marked_read (const char *path, guint set, GPtrArray *documents, GError **error);

G_END_DECLS
