/* dossier-annotation-form.c - all that can be said of one highlight
 *
 * saved:     the note as it is kept; what differs from it is handed out at the end.
 * is_filling: the note is being put into the box, nobody types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-annotation-form.h"

#include <glib/gi18n.h>
#include <string.h>
#include "dossier-annotation-about.h"
#include "dossier-annotation-edit.h"
#include "dossier-annotation-swatches.h"
#include "dossier-tag-box.h"
#include "dossier-note-view.h"

/* Pixels of the note: at least, and at most before it scrolls. */
#define MIN_NOTE 84
#define MAX_NOTE 220

struct _DossierAnnotationForm
{
  AdwBin parent;

  gint64   annotation;
  char    *saved, *quote;
  gboolean is_deleted, is_filling;

  GtkWidget *swatches;
  GtkWidget *note, *preview, *pages, *write_button, *preview_button;
  GtkWidget *failure;
  GtkWidget *tags, *about, *edges;
};

G_DEFINE_FINAL_TYPE (DossierAnnotationForm, dossier_annotation_form, ADW_TYPE_BIN)

/* ---- the note ---- */

GtkTextBuffer *
dossier_annotation_form_get_buffer (DossierAnnotationForm *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
}

static char *
dup_note (DossierAnnotationForm *self)
{
  GtkTextBuffer *buffer = dossier_annotation_form_get_buffer (self);
  GtkTextIter    begin, end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  return g_strchomp (gtk_text_buffer_get_slice (buffer, &begin, &end, FALSE));
}

static void
fill_note (DossierAnnotationForm *self, const char *text)
{
  self->is_filling = TRUE;
  gtk_text_buffer_set_text (dossier_annotation_form_get_buffer (self), text, -1);
  self->is_filling = FALSE;
}

static void
typed_cb (DossierAnnotationForm *self)
{
  g_autofree char *note = NULL;

  if (self->is_filling)
    return;
  note = dup_note (self);
  g_signal_emit_by_name (self, "typed", strcmp (note, self->saved) != 0 ? note : NULL);
}

void
dossier_annotation_form_hand_out (DossierAnnotationForm *self)
{
  g_autofree char      *note = dup_note (self);
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_NOTE, .note = note };

  if (self->is_deleted || strcmp (note, self->saved) == 0)
    return;
  g_free (self->saved);
  self->saved = g_strdup (note);
  g_signal_emit_by_name (self, "edit", &edit);
}

static void
show_preview (DossierAnnotationForm *self)
{
  g_autofree char *note = dup_note (self);
  gboolean         is_preview = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->preview_button));

  if (is_preview)
    dossier_note_view_set (DOSSIER_NOTE_VIEW (self->preview), *note != '\0' ? note : _ ("*There is no note yet.*"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), is_preview ? "preview" : "write");
}

void
dossier_annotation_form_focus_note (DossierAnnotationForm *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->write_button), TRUE);
  gtk_widget_grab_focus (self->note);
}

void
dossier_annotation_form_show_failure (DossierAnnotationForm *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->failure), words != NULL ? words : "");
  gtk_widget_set_visible (self->failure, words != NULL);
}

/* ---- what is told ---- */

/* Tags of the other highlights, for the offers: (element-type utf8), borrowed. */
static GPtrArray *
list_other_tags (const DossierStoryContent *content)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < content->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[i]);

      for (guint j = 0; row->tags != NULL && row->tags[j] != NULL; j++)
        g_ptr_array_add (names, row->tags[j]);
    }
  return names;
}

static void
show_note (DossierAnnotationForm *self, const char *kept)
{
  g_autofree char *typed = dup_note (self);
  gboolean         is_typed = strcmp (typed, self->saved) != 0;

  if (strcmp (kept, self->saved) == 0)
    return;
  g_free (self->saved);
  self->saved = g_strdup (kept);
  if (!is_typed)
    fill_note (self, kept);
  show_preview (self);
}

void
dossier_annotation_form_set (DossierAnnotationForm *self, const DossierAnnotationRow *row,
                             const DossierStoryContent *content)
{
  g_autoptr (GPtrArray) others = list_other_tags (content);

  g_free (self->quote);
  self->quote = g_strdup (row->quote);
  dossier_annotation_swatches_set_chosen (self->swatches, row->colour);
  show_note (self, row->note != NULL ? row->note : "");
  dossier_tag_box_set (DOSSIER_TAG_BOX (self->tags), (const char *const *) row->tags, others);
  dossier_annotation_about_set (DOSSIER_ANNOTATION_ABOUT (self->about), row, content->entities, content->claims);
  gtk_widget_set_visible (self->edges, row->length > 0 && !dossier_annotation_is_lost (row, content->revision));
}

gint64
dossier_annotation_form_get_annotation (DossierAnnotationForm *self)
{
  return self->annotation;
}

/* ---- what the person does ---- */

static void
set_colour_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierAnnotationForm *self = DOSSIER_ANNOTATION_FORM (widget);
  DossierAnnotationEdit  edit = { .fields = DOSSIER_ANNOTATION_COLOUR };

  if (!dossier_colour_from_string (g_variant_get_string (parameter, NULL), &edit.colour))
    return;
  dossier_annotation_swatches_set_chosen (self->swatches, edit.colour);
  g_signal_emit_by_name (self, "edit", &edit);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierAnnotationForm *self = DOSSIER_ANNOTATION_FORM (widget);
  DossierAnnotationEdit  edit = { .fields = DOSSIER_ANNOTATION_DELETED };

  dossier_annotation_form_hand_out (self); /* the note comes back with its highlight */
  self->is_deleted = TRUE;
  g_object_ref (self);
  g_signal_emit_by_name (self, "done");
  g_signal_emit_by_name (self, "edit", &edit);
  g_object_unref (self);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierAnnotationForm *self = DOSSIER_ANNOTATION_FORM (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->quote != NULL ? self->quote : "");
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Words copied"));
}

static void
done_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "done");
}

static void
move_edge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int edge, direction;

  g_variant_get (parameter, "(ii)", &edge, &direction);
  if (gtk_widget_get_visible (DOSSIER_ANNOTATION_FORM (widget)->edges))
    g_signal_emit_by_name (widget, "move-edge", edge, direction);
}

static void
toggle_preview_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierAnnotationForm *self = DOSSIER_ANNOTATION_FORM (widget);
  gboolean               is_preview = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->preview_button));

  if (is_preview)
    dossier_annotation_form_focus_note (self);
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview_button), TRUE);
}

static void
add_tag_cb (DossierAnnotationForm *self, const char *name)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_ADD_TAG, .tag = name };

  g_signal_emit_by_name (self, "edit", &edit);
}

static void
remove_tag_cb (DossierAnnotationForm *self, const char *name)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_REMOVE_TAG, .tag = name };

  g_signal_emit_by_name (self, "edit", &edit);
}

static void
link_entity_cb (DossierAnnotationForm *self, gint64 entity)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_ENTITY, .entity = entity };

  g_signal_emit_by_name (self, "edit", &edit);
}

static void
link_claim_cb (DossierAnnotationForm *self, gint64 claim)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_CLAIM, .claim = claim };

  g_signal_emit_by_name (self, "edit", &edit);
}

static void
link_clicked_cb (DossierAnnotationForm *self, const char *uri)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.open-link", "s", uri);
}

/* ---- object ---- */

static void
dossier_annotation_form_finalize (GObject *object)
{
  DossierAnnotationForm *self = DOSSIER_ANNOTATION_FORM (object);

  g_free (self->saved);
  g_free (self->quote);
  G_OBJECT_CLASS (dossier_annotation_form_parent_class)->finalize (object);
}

static void
add_edge_key (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, int edge, int direction)
{
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, "editor.move-edge", "(ii)", edge, direction);
}

/* At a button in it the key means neither the highlight nor the story. */
static gboolean
swallow_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  return TRUE;
}

static void
dossier_annotation_form_class_init (DossierAnnotationFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_annotation_form_finalize;
  g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("move-edge", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "editor.set-colour", "s", set_colour_cb);
  gtk_widget_class_install_action (widget_class, "editor.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "editor.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "editor.done", NULL, done_cb);
  gtk_widget_class_install_action (widget_class, "editor.move-edge", "(ii)", move_edge_cb);
  gtk_widget_class_install_action (widget_class, "editor.toggle-preview", NULL, toggle_preview_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.done", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, swallow_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, swallow_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "editor.toggle-preview", NULL);
  add_edge_key (widget_class, GDK_KEY_bracketleft, GDK_CONTROL_MASK, 1, -1);
  add_edge_key (widget_class, GDK_KEY_bracketright, GDK_CONTROL_MASK, 1, 1);
  add_edge_key (widget_class, GDK_KEY_bracketleft, GDK_CONTROL_MASK | GDK_ALT_MASK, 0, -1);
  add_edge_key (widget_class, GDK_KEY_bracketright, GDK_CONTROL_MASK | GDK_ALT_MASK, 0, 1);
}

static void
dossier_annotation_form_init (DossierAnnotationForm *self)
{
  self->saved = g_strdup ("");
}

/* ---- making ---- */

static GtkWidget *
button_new (const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
top_new (DossierAnnotationForm *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->swatches = dossier_annotation_swatches_new ("editor.set-colour", -1);
  gtk_widget_set_hexpand (self->swatches, TRUE);
  gtk_box_append (GTK_BOX (top), self->swatches);
  gtk_box_append (GTK_BOX (top), button_new ("edit-copy-symbolic", _ ("Copy the words"), "editor.copy"));
  gtk_box_append (GTK_BOX (top), button_new ("user-trash-symbolic", _ ("Delete the highlight"), "editor.delete"));
  return top;
}

static GtkWidget *
page_button_new (DossierAnnotationForm *self, const char *words, GtkWidget *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (words);

  gtk_widget_add_css_class (button, "note-page");
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  gtk_widget_set_focus_on_click (button, FALSE);
  return button;
}

static GtkWidget *
note_head_new (DossierAnnotationForm *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (_ ("Note"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  self->write_button = page_button_new (self, _ ("Write"), NULL);
  self->preview_button = page_button_new (self, _ ("Preview"), self->write_button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->write_button), TRUE);
  gtk_widget_set_tooltip_text (self->preview_button, _ ("The note as it is read: *emphasis*, **strong**, - lists, > "
                                                        "quotes, [links](https://…) (Ctrl+Shift+P)"));
  g_signal_connect_object (self->preview_button, "toggled", G_CALLBACK (show_preview), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (linked, "linked");
  gtk_box_append (GTK_BOX (linked), self->write_button);
  gtk_box_append (GTK_BOX (linked), self->preview_button);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), linked);
  return head;
}

static GtkWidget *
scrolled_new (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), MIN_NOTE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_NOTE);
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scrolled, "note-frame");
  return scrolled;
}

static GtkWidget *
note_new (DossierAnnotationForm *self)
{
  self->note = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->note), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->note), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->note), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->note), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->note), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->note), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"), -1);
  g_signal_connect_object (dossier_annotation_form_get_buffer (self), "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  self->preview = dossier_note_view_new (0);
  gtk_widget_add_css_class (self->preview, "note-preview");
  g_signal_connect_object (self->preview, "activate-link", G_CALLBACK (link_clicked_cb), self, G_CONNECT_SWAPPED);
  self->pages = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->pages), FALSE);
  gtk_stack_add_named (GTK_STACK (self->pages), scrolled_new (self->note), "write");
  gtk_stack_add_named (GTK_STACK (self->pages), scrolled_new (self->preview), "preview");
  return self->pages;
}

static GtkWidget *
failure_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1); /* as wide as the others */
  gtk_widget_add_css_class (label, "error");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static GtkWidget *
edge_new (const char *label, int edge, const char *before, const char *after)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *name = gtk_label_new (label);
  GtkWidget *back = button_new ("go-previous-symbolic", before, NULL),
            *on = button_new ("go-next-symbolic", after, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (back), "(ii)", edge, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "editor.move-edge");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (on), "(ii)", edge, 1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (on), "editor.move-edge");
  gtk_widget_add_css_class (name, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), back);
  gtk_box_append (GTK_BOX (box), on);
  return box;
}

static GtkWidget *
edges_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), edge_new (_ ("First word"), 0, _ ("Begin a word earlier (Ctrl+Alt+[)"),
                                           _ ("Begin a word later (Ctrl+Alt+])")));
  gtk_box_append (GTK_BOX (box),
                  edge_new (_ ("Last word"), 1, _ ("End a word earlier (Ctrl+[)"), _ ("End a word later (Ctrl+])")));
  gtk_widget_add_css_class (box, "annotation-edges");
  return box;
}

static void
build (DossierAnnotationForm *self, DossierStore *store)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), top_new (self));
  gtk_box_append (GTK_BOX (box), note_head_new (self));
  gtk_box_append (GTK_BOX (box), note_new (self));
  gtk_box_append (GTK_BOX (box), self->failure = failure_new ());
  gtk_box_append (GTK_BOX (box), self->tags = dossier_tag_box_new (store));
  gtk_box_append (GTK_BOX (box), self->about = dossier_annotation_about_new (store));
  gtk_box_append (GTK_BOX (box), self->edges = edges_new ());
  g_signal_connect_object (self->tags, "add-tag", G_CALLBACK (add_tag_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tags, "remove-tag", G_CALLBACK (remove_tag_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->about, "link-entity", G_CALLBACK (link_entity_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->about, "link-claim", G_CALLBACK (link_claim_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "annotation-editor");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dossier_annotation_form_new (DossierStore *store, const DossierAnnotationRow *row, const DossierStoryContent *content,
                             const char *unsaved)
{
  DossierAnnotationForm *self = g_object_new (DOSSIER_TYPE_ANNOTATION_FORM, NULL);

  self->annotation = row->id;
  build (self, store);
  dossier_annotation_form_set (self, row, content);
  if (unsaved == NULL)
    unsaved = row->draft;
  if (unsaved != NULL)
    fill_note (self, unsaved);
  return GTK_WIDGET (self);
}
