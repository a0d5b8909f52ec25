/* dossier-text-alignment.h - which words of one version of a text are which words of another.
 *
 * First runs of words that each text has just once, in their order; then what stands between them, the shortest way;
 * then runs that have moved. A place is found where its words went and only there: the same words elsewhere, which were
 * elsewhere before, are others. Where nothing around it is left, three words or more that each text has just once are
 * the same. Never a guess. Pure; constant and thread-safe after new.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierTextAlignment DossierTextAlignment;

/* Both valid UTF-8; they need not stay. */
DossierTextAlignment *dossier_text_alignment_new (const char *before, const char *after);
void                  dossier_text_alignment_free (DossierTextAlignment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTextAlignment, dossier_text_alignment_free)

/* @start and @length: a place in the first text, then where it is in the second, in code points. FALSE, and nothing
 * set, when it is not there, or too little around it tells that it is the same. */
gboolean dossier_text_alignment_find (const DossierTextAlignment *self, guint *start, guint *length);

G_END_DECLS
