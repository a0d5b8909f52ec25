/* dossier-reader-aloud.h - reads the story that is shown aloud, sentence by sentence
 *
 * The sentence that is said is marked in the view. A pause stops in the middle of it; reading on begins it anew, as one
 * would with a book.
 *
 * Signals:
 *   "finished"                the story was read to its end
 *   "failed" (GError error)   it cannot be read, or not on: a sentence for the person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-aloud-bar.h"
#include "dossier-speaker.h"
#include "dossier-text-view.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ALOUD_SILENT,
  DOSSIER_ALOUD_SPEAKING,
  DOSSIER_ALOUD_PAUSED,
} DossierAloudState;

#define DOSSIER_TYPE_READER_ALOUD (dossier_reader_aloud_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderAloud, dossier_reader_aloud, DOSSIER, READER_ALOUD, GObject)

/* Of what @view shows, with the controls of @bar, said by @speaker as @settings (may be NULL) want it. */
DossierReaderAloud *dossier_reader_aloud_new (DossierTextView *view, DossierAloudBar *bar, DossierSpeaker *speaker,
                                              GSettings *settings);

/* What the view shows from now on; NULL: nothing. Ends what was read, unless it is the same text. */
void dossier_reader_aloud_set_story (DossierReaderAloud *self, const DossierStoryContent *content);

/* Reads from the sentence that holds the code point @offset, DOSSIER_TEXT_VIEW_TITLE: from the title. From there as
 * well when nothing follows; a story without a word is finished at once. */
void dossier_reader_aloud_start (DossierReaderAloud *self, int offset);
/* Reads the next story from its title as soon as it is shown. */
void dossier_reader_aloud_await (DossierReaderAloud *self);
void dossier_reader_aloud_pause (DossierReaderAloud *self);
void dossier_reader_aloud_go_on (DossierReaderAloud *self);
/* To the next sentence, or back to the previous one; the title is the first, and after the last the story is over. */
void dossier_reader_aloud_step_on (DossierReaderAloud *self);
void dossier_reader_aloud_step_back (DossierReaderAloud *self);
void dossier_reader_aloud_stop (DossierReaderAloud *self);

DossierAloudState dossier_reader_aloud_get_state (DossierReaderAloud *self);

G_END_DECLS
