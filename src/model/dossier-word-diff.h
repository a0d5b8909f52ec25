/* dossier-word-diff.h - which words one text has and another has not.
 *
 * The shortest way from one to the other, word by word; of texts that have too little in common, line by line. Pure and
 * thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words, then lines, that may differ before it is only said that all is other. */
#define DOSSIER_WORD_DIFF_MAX 1500

typedef enum
{
  DOSSIER_DIFF_SAME,
  DOSSIER_DIFF_REMOVED,
  DOSSIER_DIFF_ADDED,
} DossierDiffKind;

typedef struct
{
  DossierDiffKind kind;
  char           *text;
} DossierDiffPiece;

/* The pieces in order, none empty, no two of one kind beside each other, what was removed before what was added in its
 * place: all but the added ones are @before, all but the removed ones @after. (element-type DossierDiffPiece) */
GPtrArray *dossier_word_diff (const char *before, const char *after);

G_END_DECLS
