/* million-drafts.h - made-up stories on their way in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-draft.h"
#include "million-words.h"

G_BEGIN_DECLS

/* Text of about 3 KB each. */
#define MILLION_STORY_WORDS 420
#define MILLION_STORY_NAMES 10
#define MILLION_FEEDS 1000
#define MILLION_SITES 400
#define MILLION_AUTHORS 2000

typedef struct _MillionMaker MillionMaker;

/* Of @n_stories that are spread over the ten years before 2025; they draw from @random. */
MillionMaker *million_maker_new (GRand *random, guint n_stories);
void          million_maker_free (MillionMaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillionMaker, million_maker_free)

/* The next one; feeds have the ids 1 to MILLION_FEEDS. */
DossierDraft *million_maker_make (MillionMaker *self);
/* Bytes of all texts so far. */
gint64 million_maker_get_size (MillionMaker *self);

/* Owned by the caller. */
char *million_author (guint author);

G_END_DECLS
