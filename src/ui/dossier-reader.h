/* dossier-reader.h - one story to read: its text, who is in it, highlights and notes
 *
 * A bin for the reader pane; brings its own scrolling and find bar. Loads in the background, shows the latest story
 * asked for and forgets the others. Errors go to the action "win.report" (what, why).
 *
 * Actions it answers to while it or a child has the focus (also by gtk_widget_activate_action on it):
 *   reader.highlight      ("s")  marks the selection in that style ("yellow", "green", "blue", "pink", "underline"; ""
 *                                the last)
 *   reader.add-note              the same, and opens the note
 *   reader.find                  shows the find bar
 *   reader.next-mention          goes to where the one is named next whose card was opened, or whom the list is
 * filtered by reader.previous-mention      likewise, back reader.show-people           opens "In this story"
 *   reader.show-images           fetches the images of the story and shows them
 *   reader.stop-images           stops that
 *   reader.show-notes            shows the notes beside the story, or hides them; the property "notes-shown"
 *   reader.show-lost             shows those whose words are not in the text
 *   reader.edit-note, reader.place-note, reader.show-old-text, reader.delete-note ("x")  of a highlight
 *   reader.open-link      ("s")  opens an address, as the links in the text do
 * and those of dossier-reader-listen.h and dossier-reader-caret.h.
 *
 * Signal: "time-left" (char *words): how long it takes to read what is below the window, "3 min left"; "" at the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"
#include "dossier-speaker.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_READER (dossier_reader_get_type ())
G_DECLARE_FINAL_TYPE (DossierReader, dossier_reader, DOSSIER, READER, AdwBin)

GtkWidget *dossier_reader_new (DossierLibrary *library);
/* With somebody else to read aloud than the speaker of this computer. */
GtkWidget *dossier_reader_new_with_speaker (DossierLibrary *library, DossierSpeaker *speaker);

/* Shows @story (0: the empty page); @offset is a place in its text in code points that is scrolled to and flashed,
 * or -1 for its beginning. Opening the story that is shown only moves to @offset. */
void dossier_reader_open (DossierReader *self, gint64 story, int offset);

/* The story shown or being loaded, 0 for none. */
gint64 dossier_reader_get_story (DossierReader *self);

/* How many stories are to be read aloud after this one. */
void dossier_reader_set_queued (DossierReader *self, guint n);

/* Those that the list is filtered by (of gint64, copied): who is gone to unless a card says otherwise. */
void dossier_reader_set_entities (DossierReader *self, GArray *entities);

/* What the list is of: its words are marked in each story, and the find bar goes from one to the next. */
void dossier_reader_set_search (DossierReader *self, DossierQuery *query);

/* On by what can be seen (@direction 1) or back (-1), with a little of it still in sight; FALSE at the end or the
 * beginning, and without a story. */
gboolean dossier_reader_turn_page (DossierReader *self, int direction);

G_END_DECLS
