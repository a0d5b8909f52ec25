/* dossier-notes-pane.c - the notes of the story that is read
 *
 * rows: annotation -> DossierNoteRow, borrowed from the list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-notes-pane.h"

#include <glib/gi18n.h>
#include "dossier-note-row.h"

struct _DossierNotesPane
{
  AdwBin parent;

  gint64          story; /* shown; 0 none */
  GHashTable     *rows;
  DossierNoteRow *current; /* borrowed, or NULL */

  GtkWidget *title, *stack, *scrolled, *list, *more;
};

G_DEFINE_FINAL_TYPE (DossierNotesPane, dossier_notes_pane, ADW_TYPE_BIN)

/* ---- filling ---- */

static DossierNoteRow *
find_row (DossierNotesPane *self, gint64 annotation)
{
  return g_hash_table_lookup (self->rows, &annotation);
}

GtkListBoxRow *
dossier_notes_pane_find_row (DossierNotesPane *self, gint64 annotation)
{
  DossierNoteRow *row = find_row (self, annotation);

  return row != NULL ? GTK_LIST_BOX_ROW (row) : NULL;
}

static DossierNoteRow *
add_row (DossierNotesPane *self, gint64 annotation)
{
  DossierNoteRow *row = DOSSIER_NOTE_ROW (dossier_note_row_new (annotation));

  g_hash_table_insert (self->rows, g_memdup2 (&annotation, sizeof annotation), row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  return row;
}

/* A row that goes with its form has its note handed out. */
static void
drop_row (DossierNotesPane *self, DossierNoteRow *row)
{
  dossier_note_row_set_form (row, NULL);
  if (self->current == row)
    self->current = NULL;
  gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static gboolean
is_listed (const DossierStoryContent *content, gint64 annotation)
{
  for (guint i = 0; i < MIN (content->annotations->len, DOSSIER_NOTES_PANE_MAX); i++)
    if (dossier_annotation_get_row (content->annotations->pdata[i])->id == annotation)
      return TRUE;
  return FALSE;
}

/* @content NULL: all of them. */
static void
drop_rows (DossierNotesPane *self, const DossierStoryContent *content)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (content == NULL || !is_listed (content, *(gint64 *) key))
      {
        g_ptr_array_add (gone, row);
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < gone->len; i++)
    drop_row (self, gone->pdata[i]);
}

static void
show_count (DossierNotesPane *self, guint n)
{
  g_autofree char *title
      = n == 0 ? g_strdup (_ ("Notes")) : g_strdup_printf (ngettext ("%u highlight", "%u highlights", n), n);
  guint            n_more = n > DOSSIER_NOTES_PANE_MAX ? n - DOSSIER_NOTES_PANE_MAX : 0;
  g_autofree char *more
      = g_strdup_printf (ngettext ("%u more is not listed here.", "%u more are not listed here.", n_more), n_more);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, n_more > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "empty");
}

void
dossier_notes_pane_set (DossierNotesPane *self, const DossierStoryContent *content, GHashTable *unsaved)
{
  gint64 story = dossier_story_get_row (content->story)->id;

  if (story != self->story)
    dossier_notes_pane_clear (self);
  self->story = story;
  drop_rows (self, content);
  for (guint i = 0; i < MIN (content->annotations->len, DOSSIER_NOTES_PANE_MAX); i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[i]);
      DossierNoteRow             *shown = find_row (self, row->id);

      if (shown == NULL)
        shown = add_row (self, row->id);
      dossier_note_row_set (shown, row, content, g_hash_table_lookup (unsaved, &row->id));
      if (dossier_note_row_get_form (shown) != NULL)
        dossier_annotation_form_set (dossier_note_row_get_form (shown), row, content);
    }
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  show_count (self, content->annotations->len);
}

void
dossier_notes_pane_clear (DossierNotesPane *self)
{
  drop_rows (self, NULL);
  self->story = 0;
  show_count (self, 0);
}

/* ---- following the text ---- */

static void
scroll_to (DossierNotesPane *self, DossierNoteRow *row)
{
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The first that begins at @place or behind it, else the last. */
static DossierNoteRow *
find_current (DossierNotesPane *self, guint place)
{
  DossierNoteRow *last = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!DOSSIER_IS_NOTE_ROW (child) || dossier_note_row_is_lost (DOSSIER_NOTE_ROW (child)))
        continue;
      last = DOSSIER_NOTE_ROW (child);
      if (dossier_note_row_get_start (last) >= place)
        return last;
    }
  return last;
}

void
dossier_notes_pane_follow (DossierNotesPane *self, guint place)
{
  DossierNoteRow *row = find_current (self, place);

  if (row == self->current)
    return;
  if (self->current != NULL)
    dossier_note_row_set_current (self->current, FALSE);
  self->current = row;
  if (row == NULL)
    return;
  dossier_note_row_set_current (row, TRUE);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL) /* nobody is at work in here */
    scroll_to (self, row);
}

void
dossier_notes_pane_show_lost (DossierNotesPane *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (DOSSIER_IS_NOTE_ROW (child) && dossier_note_row_is_lost (DOSSIER_NOTE_ROW (child)))
      {
        scroll_to (self, DOSSIER_NOTE_ROW (child));
        gtk_widget_grab_focus (child);
        return;
      }
}

/* ---- forms ---- */

DossierAnnotationForm *
dossier_notes_pane_get_form (DossierNotesPane *self, gint64 annotation)
{
  DossierNoteRow *row = find_row (self, annotation);

  return row != NULL ? dossier_note_row_get_form (row) : NULL;
}

gboolean
dossier_notes_pane_set_form (DossierNotesPane *self, gint64 annotation, DossierAnnotationForm *form)
{
  DossierNoteRow *row = find_row (self, annotation);

  if (row != NULL)
    dossier_note_row_set_form (row, form);
  return row != NULL;
}

/* ---- object ---- */

static void
activated_cb (DossierNotesPane *self, GtkListBoxRow *row)
{
  g_signal_emit_by_name (self, "go-to", dossier_note_row_get_annotation (DOSSIER_NOTE_ROW (row)));
}

static void
close_cb (DossierNotesPane *self)
{
  g_signal_emit_by_name (self, "close");
}

static GtkWidget *
text_new (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Above the first one that is lost. */
static void
head_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  gboolean begins = dossier_note_row_is_lost (DOSSIER_NOTE_ROW (row))
                    && (before == NULL || !dossier_note_row_is_lost (DOSSIER_NOTE_ROW (before)));
  GtkWidget *box;

  if (begins && gtk_list_box_row_get_header (row) == NULL)
    {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      gtk_box_append (GTK_BOX (box), text_new (_ ("Not found in this text"), "heading"));
      gtk_box_append (GTK_BOX (box), text_new (_ ("The text has changed since. To place one again, select its words "
                                                  "in the text and press its button."),
                                               "caption"));
      gtk_widget_add_css_class (box, "notes-lost");
      gtk_list_box_row_set_header (row, box);
    }
  else if (!begins)
    gtk_list_box_row_set_header (row, NULL);
}

static void
dossier_notes_pane_dispose (GObject *object)
{
  DossierNotesPane *self = DOSSIER_NOTES_PANE (object);

  g_hash_table_remove_all (self->rows);
  self->current = NULL;
  G_OBJECT_CLASS (dossier_notes_pane_parent_class)->dispose (object);
}

static void
dossier_notes_pane_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_NOTES_PANE (object)->rows);
  G_OBJECT_CLASS (dossier_notes_pane_parent_class)->finalize (object);
}

static void
dossier_notes_pane_class_init (DossierNotesPaneClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_notes_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_notes_pane_finalize;
  g_signal_new ("go-to", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
bar_new (DossierNotesPane *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->title = text_new (NULL, "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Close the notes (F6)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close the notes"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->title);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_add_css_class (bar, "notes-bar");
  return bar;
}

static GtkWidget *
empty_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-edit-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Highlights Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Select words in the story and choose a style, or press 1 to 5; "
                                      "Ctrl+Shift+H highlights with a note."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
list_new (DossierNotesPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (GTK_LIST_BOX (self->list), dossier_note_row_compare, NULL, NULL);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), head_cb, NULL, NULL);
  gtk_widget_add_css_class (self->list, "notes-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Highlights and notes of this story"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  self->more = text_new (NULL, "dim-label");
  gtk_widget_add_css_class (self->more, "notes-more");
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->more);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  return self->scrolled;
}

static void
dossier_notes_pane_init (DossierNotesPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), list_new (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty_new (), "empty");
  gtk_box_append (GTK_BOX (box), bar_new (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_widget_add_css_class (GTK_WIDGET (self), "notes-pane");
  adw_bin_set_child (ADW_BIN (self), box);
  show_count (self, 0);
}

GtkWidget *
dossier_notes_pane_new (void)
{
  return g_object_new (DOSSIER_TYPE_NOTES_PANE, NULL);
}
