/* dossier-reader-private.h - between the reader and its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation-editor.h"
#include "dossier-draft-keeper.h"
#include "dossier-notes-pane.h"
#include "dossier-reader.h"
#include "dossier-aloud-bar.h"
#include "dossier-reader-aloud.h"
#include "dossier-reader-find.h"
#include "dossier-reader-images.h"
#include "dossier-story-people.h"
#include "dossier-text-view.h"

G_BEGIN_DECLS

struct _DossierReader
{
  AdwBin parent;

  DossierLibrary *library;
  DossierStore   *store;
  GSettings      *settings; /* NULL: the defaults */
  GtkCssProvider *css;

  GtkWidget          *stack; /* "empty", "story" */
  GtkWidget          *clamp;
  DossierTextView    *view;
  DossierReaderFind  *find;
  DossierImageBar    *image_bar;
  DossierStoryPeople *people; /* of the story shown */
  GtkWidget          *tags;   /* likewise; NULL: it has none */

  DossierReaderImages *images;

  DossierAloudBar    *aloud_bar;
  DossierReaderAloud *aloud;
  int                 pointed;     /* code point at which the menu was opened, */
  gboolean            has_pointed; /* unless by a key */

  gint64               story;   /* shown or being loaded, 0 none */
  int                  place;   /* where to go once it is loaded, -1 none */
  DossierStoryContent *content; /* of the story shown */
  GCancellable        *loading;
  guint                reload_source;
  gint64               note_to_open; /* annotation whose note is opened after the next reload */
  GHashTable          *places;       /* story -> code point that was on top when it was left */
  guint                place_source; /* keeps how far it was read */
  guint                time_source;  /* says how long the rest takes */
  gboolean             has_moved;    /* since it is shown */
  guint                return_place; /* that is gone back to as soon as the text has come there, 0 none */
  guint                return_source;
  gboolean             has_told_place;
  guint                minutes_left;

  gint64  card_entity;     /* whose card was opened last in the story shown, 0 nobody's */
  guint   card_start;      /* the mention that it is at */
  GArray *filter_entities; /* of gint64: those that the list is filtered by */

  DossierQuery *search; /* of the list, or NULL */
  GCancellable *searching;

  GHashTable         *drafts; /* annotation -> note that is not kept yet */
  DossierDraftKeeper *keeper; /* of notes that are being typed */
  DossierColour       last_colour;

  GtkWidget        *split; /* the story with its notes */
  DossierNotesPane *notes;
  GtkWidget        *lost_bar, *lost_label; /* that there are highlights that are not in the text */
  guint             follow_source;

  /* Where the words of a highlight are to begin and end, until the store says so; annotation 0: nothing. */
  struct
  {
    gint64 annotation;
    guint  start, length;
  } placing;
};

/* Marks in the story shown what the search of the list found in it. */
void dossier_reader_mark_search (DossierReader *self);
void dossier_reader_end_search (DossierReader *self);

/* Tells the person: @what failed, and why. Nothing when it was only called off. */
void dossier_reader_report (DossierReader *self, const char *what, const GError *error);

/* Asks the store for the highlights of the story again, soon; then opens the note of @note_to_open, unless 0. */
void dossier_reader_reload (DossierReader *self, gint64 note_to_open);

/* Highlights what is selected; says so when nothing is. */
void dossier_reader_highlight (DossierReader *self, DossierColour colour, gboolean with_note);
void dossier_reader_unselect (DossierReader *self);
/* The styles at a selection. */
void dossier_reader_show_swatches (DossierReader *self, guint start, guint length);
/* All that can be said of a highlight. */
void dossier_reader_show_annotation (DossierReader *self, gint64 annotation, gboolean edit_note);

/* Of the story shown, NULL for none; borrowed until the next reload. */
const DossierAnnotationRow *dossier_reader_find_annotation (DossierReader *self, gint64 annotation);
/* Carries @edit out and says what came of it, with an Undo. */
void dossier_reader_edit (DossierReader *self, gint64 annotation, const DossierAnnotationEdit *edit);
/* A form whose wishes are carried out. Floating. */
DossierAnnotationForm *dossier_reader_make_form (DossierReader *self, const DossierAnnotationRow *row);
void                   dossier_reader_start_keeper (DossierReader *self);

/* Those of the content that stand in the text, or are of the whole story: (element-type DossierAnnotation). */
GPtrArray *dossier_reader_list_placed (DossierReader *self);
/* Shows the highlights of the content wherever they are shown: in the text, below it, and beside it. */
void dossier_reader_show_notes (DossierReader *self);
/* Opens the form of a highlight in the pane of notes, or closes it. */
void dossier_reader_edit_in_pane (DossierReader *self, gint64 annotation);
/* A highlight that is lost gets the selected words; says so when nothing is selected. */
void dossier_reader_place_note (DossierReader *self, gint64 annotation);
/* Opens the text that a highlight lies in. */
void dossier_reader_show_old_text (DossierReader *self, gint64 annotation);
/* The parts that the reader is made of for that: actions and keys, the bar, and @page with its notes beside it. */
void       dossier_reader_class_add_notes (DossierReaderClass *klass);
GtkWidget *dossier_reader_lost_bar_new (DossierReader *self);
GtkWidget *dossier_reader_split_notes (DossierReader *self, GtkWidget *page, GtkScrolledWindow *scrolled);

/* Lets the person say what the selected words claim; says so when nothing is selected. */
void dossier_reader_add_claim (DossierReader *self);
/* What a sentence (code points) may claim, by the names in it; strings are borrowed from @content. */
void dossier_reader_guess_claim (const DossierStoryContent *content, guint start, guint length, DossierClaimRow *claim);

/* Opens an address in the browser, or whoever takes it, after showing whose it is. Only http, https and mailto. */
void dossier_reader_open_link (DossierReader *self, const char *uri);

/* Shows who @mention (NULL: nobody) is of. */
void dossier_reader_open_card (DossierReader *self, const DossierStoredMention *mention);
/* On (1) or back (-1), around the ends; says so when there is nobody to go to. */
void dossier_reader_go_to_mention (DossierReader *self, int direction);

/* How far it was read. In dossier-reader-place.c; begin once another text is shown, or none. */
void dossier_reader_watch_place (DossierReader *self, GtkScrolledWindow *scrolled);
void dossier_reader_begin_place (DossierReader *self);
void dossier_reader_remember_place (DossierReader *self);
void dossier_reader_return_to_place (DossierReader *self);
void dossier_reader_stop_returning (DossierReader *self);

/* Minutes to read @part (1: all) of the story, at least one unless it is 0. */
guint dossier_reader_count_minutes (const DossierStoryContent *content, double part);

/* Looks as the settings say from now on, and until the end. In dossier-reader-style.c. */
void dossier_reader_start_style (DossierReader *self);
void dossier_reader_end_style (DossierReader *self);
/* As it looks now; the style class that its page has for that, static, or NULL. */
const char *dossier_reader_get_look (DossierReader *self, DossierTextLook *look);

/* What a link at [start, start + length) of the text means that leads to the anchor @name: shows a footnote beside it,
 * or goes back to where it was referred to. */
void dossier_reader_follow_anchor (DossierReader *self, const char *name, guint start, guint length);

/* The length of the sentence (or claim, or highlight) that begins at or holds @offset. */
guint dossier_reader_measure_sentence (const DossierStoryContent *content, guint offset);

/* "The Decoder · 6 August 2024 · 4 min · 4 organizations, 3 people · Text of the feed". Owned by the caller. */
char *dossier_reader_meta_words (const DossierStoryContent *content);

G_END_DECLS
