/* dossier-window-private.h - between the window and its actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-window.h"

#include "dossier-add-dialog.h"
#include "dossier-aloud-queue.h"
#include "dossier-entity-page.h"
#include "dossier-export.h"
#include "dossier-handout.h"
#include "dossier-highlights-export.h"
#include "dossier-moves-page.h"
#include "dossier-news-page.h"
#include "dossier-notebook-page.h"
#include "dossier-notifier.h"
#include "dossier-panes.h"
#include "dossier-reader.h"
#include "dossier-refresher.h"
#include "dossier-review-page.h"
#include "dossier-sidebar.h"
#include "dossier-story-pane.h"
#include "dossier-subscribe-dialog.h"
#include "dossier-tag-editor.h"

G_BEGIN_DECLS

/* The pages of the content pane. */
typedef enum
{
  DOSSIER_PLACE_EMPTY,
  DOSSIER_PLACE_READER,  /* id: the story */
  DOSSIER_PLACE_DOSSIER, /* id: the person or organization */
  DOSSIER_PLACE_MOVES,
  DOSSIER_PLACE_NEWS,
  DOSSIER_PLACE_REVIEW,
  DOSSIER_PLACE_NOTEBOOK,
  DOSSIER_PLACE_CHOSEN, /* what can be done with several stories */
} DossierPlaceKind;

typedef struct
{
  DossierPlaceKind page;
  gint64           id;
} DossierPlace;

/* Most places one can go back to. */
#define DOSSIER_WINDOW_MAX_HISTORY 64

/* A sentence about @n stories that were changed in a row, owned by the caller. */
typedef char *(*DossierWordsInARow) (guint n);

struct _DossierWindow
{
  AdwApplicationWindow parent;

  DossierLibrary   *library;
  GSettings        *settings;
  GtkWindow        *add_dialog, *subscribe_dialog; /* NULL until they are needed */
  DossierRefresher *refresher;
  DossierNotifier  *notifier;

  DossierAloudQueue *aloud_queue; /* what is to be read aloud */
  gint64             aloud_place; /* the story of the list that was read aloud last, beside those; 0 none */

  DossierPlace place;   /* what the content pane shows */
  GArray      *history; /* of DossierPlace: where one came from by links */
  gboolean     is_empty;

  GSimpleActionGroup *story_actions;
  GSimpleActionGroup *chosen_actions; /* for several stories */
  GCancellable       *fetching;       /* the whole text of a story; NULL: none is on its way */
  AdwToast           *fetch_toast;    /* says so */
  GCancellable       *exporting;      /* what is being written; NULL: nothing */
  GCancellable       *changing;       /* the newest change of many stories that is on its way; NULL: none */
  AdwToast           *offer_toast;    /* that offers the feed, or saved search, offered; NULL: none */
  gint64              offered;
  gboolean            offers_search, offers_upwards, goes_on; /* goes_on: to what is unread, once the list is there */
  AdwToast           *undo_toast;   /* whose button takes a change back; NULL: none is shown */
  gint64              undo_since;   /* when it was shown, by the monotonic clock */
  GtkWindow          *message;      /* the newest that told what failed; NULL: it was closed */
  AdwToast           *list_toast;   /* that offers to ask for the list again; NULL: none is shown */
  DossierWordsInARow  words_in_row; /* that undo_toast says and more changes may join; NULL: it stands alone */

  GtkWidget        *root_stack;
  GtkMenuButton    *welcome_menu_button;
  GtkWidget        *starter_button;
  AdwToastOverlay  *toasts;
  guint             n_toasts;       /* shown, or waiting for that */
  GQueue            waiting_toasts; /* of AdwToast, owned */
  guint             next_toast;     /* a source; 0: none waits */
  DossierPanes     *panes;
  GtkWidget        *content;
  AdwHeaderBar     *content_header;
  GtkWidget        *back_button;
  GtkWidget        *star_button;
  GtkMenuButton    *tags_button;
  DossierTagEditor *tag_editor;
  GtkWidget        *note_button;
  GtkWidget        *notes_button; /* shows and hides the notes beside the story */
  GtkMenuButton    *style_button;
  GtkWidget        *dark_button;
  GtkMenuButton    *story_button;
  GMenuModel       *story_menu;
  GtkLabel         *time_label; /* how long the story still takes */
  GtkStack         *content_stack;
  GtkWidget        *drop_hint;

  DossierSidebar   *sidebar;
  DossierStoryPane *stories;
  GtkWidget        *reader;
};

/* The page of the content pane for @place, made now if it was not wanted before. In dossier-window-pages.c. */
GtkWidget *dossier_window_get_page (DossierWindow *self, DossierPlaceKind place);
/* The reader, and what has something to tell before anybody looks; once the sidebar is there. */
void dossier_window_add_pages_of_start (DossierWindow *self);

void dossier_window_add_actions (DossierWindow *self);
/* The list of all keys. In dossier-window-keys.c. */
void dossier_window_add_key_actions (DossierWindow *self);
/* Those for feeds, and what asks them for news: once the panes are there. */
void dossier_window_add_feed_actions (DossierWindow *self);
/* Those for lists of feeds. */
void dossier_window_add_list_actions (DossierWindow *self);
/* Who is who, and the history of all changes. In dossier-window-who.c. */
void dossier_window_add_who_actions (DossierWindow *self);
/* Those that write dossiers to files. */
void dossier_window_add_export_actions (DossierWindow *self);
/* Of an action that the reader has under the same name: it carries it out. */
void dossier_window_ask_reader (GSimpleAction *action, GVariant *parameter, gpointer data);
/* Those for tags, and the place where those of a story are changed. */
void dossier_window_add_tag_actions (DossierWindow *self);
/* Those for reading on, from story to story and from mention to mention, and for how the text looks. */
void dossier_window_add_reading_actions (DossierWindow *self);
/* Says how long the story still takes, once there is a reader. */
void dossier_window_watch_reading (DossierWindow *self);
/* The notebook, and what is done with many highlights at once. In dossier-window-notebook.c. */
void dossier_window_add_notebook_actions (DossierWindow *self);
/* Saved searches and rules. In dossier-window-searches.c. */
void dossier_window_add_search_actions (DossierWindow *self);
/* Those that narrow the list down, and whether its dates are shown. In dossier-window-narrow.c. */
void dossier_window_add_narrow_actions (DossierWindow *self);
void dossier_window_watch_narrow (DossierWindow *self);
/* Those for following. */
void dossier_window_add_follow_actions (DossierWindow *self);
/* Those for what a person says about moves, and for the questions about them. */
void dossier_window_add_claim_actions (DossierWindow *self);
/* The archive, with actions for the story that is meant: once there are those of stories. In dossier-window-archive.c.
 */
void dossier_window_add_archive_actions (DossierWindow *self);
/* The story below @story in the list, else the one above; 0 for none. And reading it when stories are seen: it stays
 * unread, as nobody asked for it. For what leaves the list. */
gint64 dossier_window_find_neighbour (DossierWindow *self, gint64 story);
void   dossier_window_read_neighbour (DossierWindow *self, gint64 neighbour);
/* Those for reading aloud and by keys. */
void dossier_window_add_aloud_actions (DossierWindow *self);
/* Changes what is to be read aloud, as dossier_queue_edit, and says so, with an Undo. */
void dossier_window_queue (DossierWindow *self, DossierQueueOp op, const gint64 *stories, guint n);
/* Shows why the story of @claim, an id, is taken to claim it. */
void dossier_window_explain_claim (DossierWindow *self, gint64 claim);
void dossier_window_add_feed_edit_actions (DossierWindow *self);
void dossier_window_start_refresher (DossierWindow *self);

/* Enables the story's actions and says how it stands: starred, read. */
void dossier_window_update_actions (DossierWindow *self);

/* The story that keys and buttons mean: the one read, else the one chosen; 0 for none. */
gint64 dossier_window_get_story (DossierWindow *self);

/* Shows a place in the content pane. @linked: one can come back from it to what is shown now. */
void dossier_window_go (DossierWindow *self, DossierPlaceKind page, gint64 id, gboolean linked);

/* Shows @story at @offset (-1: its beginning); unless @quietly it is read from now on. */
void dossier_window_read (DossierWindow *self, gint64 story, int offset, gboolean linked, gboolean quietly);

/* Back along the links, then from pane to pane. @along_panes FALSE: only where nothing else shows the way. */
void dossier_window_go_back (DossierWindow *self, gboolean along_panes);

/* Asks for the whole text of the story that is meant, and tells what came of it. */
void dossier_window_fetch_text (DossierWindow *self);

/* Shows the tags of the story that is meant, to change them: at its text. */
void dossier_window_edit_tags (DossierWindow *self);
/* The story that is meant gets a tag, or loses one. */
void dossier_window_add_tag (DossierWindow *self, const char *name);
void dossier_window_remove_tag (DossierWindow *self, gint64 tag);

/* Show why the story that is meant has its text, and which others it has had. */
void dossier_window_explain_text (DossierWindow *self);
void dossier_window_show_versions (DossierWindow *self);

/* Lets the story that is meant have a text that the person pastes. */
void dossier_window_paste_text (DossierWindow *self);

void dossier_window_set_query (DossierWindow *self, DossierQuery *query);

/* Carries @change out (takes it) and tells why when that fails. @sentence (may be NULL): a toast with it and an Undo
 * that carries @inverse out (takes it). */
void dossier_window_apply (DossierWindow *self, DossierChange *change, const char *sentence, DossierChange *inverse);

/* The same for changes of one story each that come one after the other: those of the same @words are said in one toast,
 * whose Undo takes all of them back, and nothing else. What changes nothing is not said. */
void dossier_window_apply_in_a_row (DossierWindow *self, DossierChange *change, DossierWordsInARow words,
                                    DossierChange *inverse);
/* What the window says, and undoing. In dossier-window-toasts.c. */
void dossier_window_add_toast_actions (DossierWindow *self);

/* Takes @toast, which waits for those before it. */
void dossier_window_add_toast (DossierWindow *self, AdwToast *toast);
void dossier_window_show_toast (DossierWindow *self, const char *sentence);
/* The button carries @inverse (taken) out, whatever else was done meanwhile; NULL: it undoes the newest change. */
void dossier_window_show_undo_toast (DossierWindow *self, const char *sentence, DossierChange *inverse);
/* Whether it is shown or still waits. */
void dossier_window_dismiss_toast (DossierWindow *self, AdwToast *toast);
/* The button does @action, an action's name with its target: "win.show-feed(int64 3)". */
void dossier_window_show_action_toast (DossierWindow *self, const char *sentence, const char *label,
                                       const char *action);
/* What failed and why; in a dialog when something else is being said. */
void dossier_window_report (DossierWindow *self, const char *what, const char *why);

/* Says what came of an addition, with an Undo; a single story is shown. */
void dossier_window_show_added (DossierWindow *self, const DossierAddResult *added);

/* Reads the list of feeds at @path and shows what is in it. */
void dossier_window_import_feeds (DossierWindow *self, const char *path);
/* Writes the subscriptions to @file and says so. */
void dossier_window_export_feeds (DossierWindow *self, GFile *file);
/* Writes what @order says to @path and says so; what is being written already is cancelled. */
void dossier_window_export (DossierWindow *self, const DossierExportOrder *order, const char *path);

/* Something that is being written; one at a time. */
typedef struct _DossierWriting DossierWriting;

/* Says so after a while, with a button to cancel it; what was being written before is cancelled. Ended by
 * dossier_writing_end. */
DossierWriting *dossier_window_begin_writing (DossierWindow *self, const char *path);
GCancellable   *dossier_writing_get_cancellable (DossierWriting *writing);
/* A DossierProgress, with the writing as its data. */
void dossier_writing_tell (guint done, guint total, gpointer writing);
/* So many images are not in what is written: that is said too. */
void dossier_writing_set_images_left (DossierWriting *writing, guint n);
/* Says what came of it, and frees it; the window may be gone. @error NULL: it is written. */
void dossier_writing_end (DossierWriting *writing, const GError *error);

/* Asks for a place to write to; @name NULL: for a folder. @free_data is called in any case, @chosen when there is one.
 */
typedef void (*DossierPathChosen) (DossierWindow *self, const char *path, gpointer data);
void dossier_window_choose_path (DossierWindow *self, const char *title, const char *name, DossierPathChosen chosen,
                                 gpointer data, GDestroyNotify free_data);

/* Shows the next story of the list that is unread, or the one before when @is_upwards; @from_end: the first of all. */
void dossier_window_go_to_unread (DossierWindow *self, gboolean is_upwards, gboolean from_end);
/* Reading on in the next saved search, from one of them, or else in the next feed, in the order of the sidebar, that
 * has unread stories. In dossier-window-going-on.c. offer: says which one that is, FALSE when there is none; take: goes
 * there when it was offered in this direction. */
gboolean dossier_window_offer_next (DossierWindow *self, gboolean is_upwards);
gboolean dossier_window_take_offer (DossierWindow *self, gboolean is_upwards);
void     dossier_window_watch_going_on (DossierWindow *self);

/* Order and look of the list. In dossier-window-list-look.c; the second once the panes are there. */
void dossier_window_add_list_look_actions (DossierWindow *self);
void dossier_window_watch_list_look (DossierWindow *self);

/* Several stories at once. In dossier-window-chosen.c; the second once the panes are there. */
void dossier_window_add_chosen_actions (DossierWindow *self);
void dossier_window_watch_chosen (DossierWindow *self);
/* Among them: taking a tag away. In dossier-window-untag.c. */
void dossier_window_add_untag_action (DossierWindow *self);
/* And following whom they name, muting where they are from. In dossier-window-chosen-named.c. */
void dossier_window_add_chosen_named_actions (DossierWindow *self);
/* Does @action of the group "chosen" when several stories are chosen; FALSE when it is one or none. */
gboolean dossier_window_use_chosen (DossierWindow *self, const char *action);

/* A row of the list that stands for all stories of an event. In dossier-window-group.c. */
typedef enum
{
  DOSSIER_GROUP_READ,
  DOSSIER_GROUP_STARRED,
  DOSSIER_GROUP_ARCHIVED,
} DossierGroupState;

/* Whether what is done now is meant for such a row: it is the chosen one, and the list has the focus. */
gboolean dossier_window_means_group (DossierWindow *self);
/* Gives all its stories that state, or takes it from them when all have it. FALSE: no such row is meant. */
gboolean dossier_window_toggle_group (DossierWindow *self, DossierGroupState state);
/* Deletes all of them. */
gboolean dossier_window_delete_group (DossierWindow *self);
void     dossier_window_add_group_actions (DossierWindow *self);
/* Carries @change (taken), of @n stories, out; says how far it is when that takes long, with a button to stop it, and
 * @sentence (may be NULL) with an Undo when it is done. */
void dossier_window_change_many (DossierWindow *self, DossierChange *change, guint n, const char *sentence);
/* A button that undoes the newest change must not outlive its change being that. */
void dossier_window_drop_undo_toast (DossierWindow *self);

/* Asks where the stories @ids are to be written; copies how they are cited. In dossier-window-handout.c. */
void dossier_window_ask_export (DossierWindow *self, GArray *ids, const char *format);
void dossier_window_copy_citations (DossierWindow *self, GArray *ids);

/* Those that hand stories on: exports, citations, paper. In dossier-window-handout.c. */
void dossier_window_add_handout_actions (DossierWindow *self);
/* Writes the stories that @order says to @path and says so. */
void dossier_window_hand_out (DossierWindow *self, const DossierHandoutOrder *order, const char *path);
/* Those that hand highlights on. In dossier-window-highlights.c. */
void dossier_window_add_highlight_actions (DossierWindow *self);
/* Writes the highlights that @order says to @path and says so. */
void dossier_window_export_highlights (DossierWindow *self, const DossierHighlightsOrder *order, const char *path);

/* Saves the pages that the file of bookmarks at @path leads to, in the dialog for additions. */
void dossier_window_add_pages (DossierWindow *self, const char *path);

/* Adds the ids of the feeds in @folder to @ids (of gint64). */
void dossier_window_collect_folder (DossierWindow *self, const char *folder, GArray *ids);

/* The topmost window over this one, or itself: what the next one belongs over. Borrowed. */
GtkWindow *dossier_window_get_top (DossierWindow *self);

DossierAddDialog       *dossier_window_open_add_dialog (DossierWindow *self);
DossierSubscribeDialog *dossier_window_open_subscribe_dialog (DossierWindow *self);

G_END_DECLS
