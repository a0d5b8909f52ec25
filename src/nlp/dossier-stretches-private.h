/* dossier-stretches-private.h - a long text is read a stretch at a time, so that it costs no more memory than one.
 *
 * A stretch knows nothing of the others: each finds its own entities. In the end those that are the same become one, by
 * their names: short forms other than a surname are not looked for from one stretch to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-recogniser.h"

G_BEGIN_DECLS

/* Bytes of the longest text that is read as a whole; about ten times as many are in use while it is. */
#define DOSSIER_STRETCH_BYTES (4u << 20)

/* Where the stretch of @text that begins at @at ends, at most @longest (4 or more) bytes on: behind a line, when one
 * ends in its second half; else behind a blank, or between two characters. @length: of the text. Pure. */
gsize dossier_stretch_find_end (const char *text, gsize at, gsize length, gsize longest);

/* Entities of the same kind and name become one, the first one's place is its own; mentions and claims follow. A
 * surname alone is the one person that has it. What is claimed twice stays once. */
void dossier_stretches_join (DossierRecognition *all);

/* As dossier_recogniser_read () with stretches of @longest bytes. */
DossierRecognition *dossier_recogniser_read_stretches (const DossierRecogniser *self, const DossierRecogniserText *text,
                                                       gsize longest);

G_END_DECLS
