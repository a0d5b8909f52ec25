/* dossier-paste-dialog.c - the whole text of a story, pasted: a look at it before it takes the place of the present one
 *
 * Bare words stand in a field where they can be mended. What comes with headings, lists and links is shown as it will
 * be read; html: its bytes, NULL where the field is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-paste-dialog.h"

#include <string.h>
#include <glib/gi18n.h>
#include "dossier-feed-window.h"
#include "dossier-message.h"
#include "dossier-story-text.h"
#include "dossier-text-view.h"
#include "dossier-wrap-layout.h"

#define WIDTH 640
#define HEIGHT 680

/* Pixels of a letter, for the space between lines. */
#define TEXT_SIZE 15

#define HTML_TYPE "text/html"

struct _DossierPasteDialog
{
  AdwBin parent;

  DossierLibrary *library;
  gint64          story;
  char           *title;
  GCancellable   *reading; /* ends with the dialog */
  GBytes         *html;
  gboolean        is_busy;

  GtkStack        *stack;
  GtkTextView     *field;
  GtkWidget       *placeholder;
  DossierTextView *preview;
  GtkLabel        *count, *error;
  GtkWidget       *bar; /* around the count */
  GtkWidget       *replace_button, *plain_button;
};

#define DOSSIER_TYPE_PASTE_DIALOG (dossier_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierPasteDialog, dossier_paste_dialog, DOSSIER, PASTE_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (DossierPasteDialog, dossier_paste_dialog, ADW_TYPE_BIN)

static char *
dup_field (DossierPasteDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->field);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
update (DossierPasteDialog *self)
{
  gboolean has_words = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->field)) > 0;

  gtk_widget_set_visible (self->placeholder, !has_words);
  gtk_widget_set_visible (self->plain_button, self->html != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->field), !self->is_busy);
  gtk_widget_set_sensitive (self->replace_button, !self->is_busy && (self->html != NULL || has_words));
  gtk_stack_set_visible_child_name (self->stack, self->html != NULL ? "preview" : "field");
}

static void
show_error (DossierPasteDialog *self, const char *words)
{
  gtk_label_set_text (self->error, words);
  gtk_widget_set_visible (GTK_WIDGET (self->error), *words != '\0');
}

/* @document NULL: it is not known any more how many they are. */
static void
show_count (DossierPasteDialog *self, DossierDocument *document)
{
  guint            n = document != NULL ? dossier_document_count_words (document) : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", n), n);

  gtk_label_set_text (self->count, words);
  gtk_widget_set_visible (self->bar, document != NULL);
}

static void
edited_cb (DossierPasteDialog *self)
{
  show_error (self, "");
  show_count (self, NULL);
  update (self);
}

/* ---- what was pasted ---- */

typedef struct
{
  DossierPasteDialog *self;
  GBytes             *bytes;
  DossierGivenKind    kind;
} Pasting;

static void
pasting_free (Pasting *pasting)
{
  g_object_unref (pasting->self);
  g_bytes_unref (pasting->bytes);
  g_free (pasting);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

static void
show_preview (DossierPasteDialog *self, GBytes *html, DossierDocument *document)
{
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (DossierStoredMention));

  g_clear_pointer (&self->html, g_bytes_unref);
  self->html = g_bytes_ref (html);
  dossier_text_view_set_content (self->preview, self->title, _ ("As it will be read"), NULL, document, mentions, NULL);
}

static void
insert_words (DossierPasteDialog *self, GBytes *bytes)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->field);
  gsize          size;
  const char    *words = g_bytes_get_data (bytes, &size);

  g_clear_pointer (&self->html, g_bytes_unref);
  gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, words, (int) size);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) pasting = data;
  DossierPasteDialog *self = pasting->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = dossier_library_read_given_finish (DOSSIER_LIBRARY (source), result, &error);

  if (self->library == NULL)
    return;
  if (document == NULL)
    {
      show_error (self, error->message);
      return;
    }
  if (pasting->kind == DOSSIER_GIVEN_HTML)
    show_preview (self, pasting->bytes, document);
  else
    insert_words (self, pasting->bytes);
  show_error (self, "");
  show_count (self, document);
  update (self);
}

/* Takes @bytes. */
static void
read_bytes (DossierPasteDialog *self, GBytes *bytes, DossierGivenKind kind)
{
  Pasting *pasting = g_new0 (Pasting, 1);

  pasting->self = g_object_ref (self);
  pasting->bytes = bytes;
  pasting->kind = kind;
  dossier_library_read_given_async (self->library, self->story, bytes, kind, self->reading, read_cb, pasting);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPasteDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->library == NULL)
    return;
  if (text != NULL && *text != '\0')
    read_bytes (self, g_bytes_new (text, strlen (text)), DOSSIER_GIVEN_TEXT);
  else
    show_error (self, _ ("The clipboard holds no text. Copy the article in your browser first."));
}

static void
read_text (DossierPasteDialog *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->reading, text_read_cb,
                                 g_object_ref (self));
}

/* A piece of a page on its way from another program. */
typedef struct
{
  DossierPasteDialog *self;
  char               *buffer; /* room for a byte more than is taken */
} Stream;

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Stream *stream = data;
  g_autoptr (DossierPasteDialog) self = stream->self;
  gsize size = 0;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &size, NULL) && size > 0
      && self->library != NULL)
    read_bytes (self, g_bytes_new (stream->buffer, size), DOSSIER_GIVEN_HTML);
  else if (self->library != NULL)
    read_text (self);
  g_free (stream->buffer);
  g_free (stream);
}

static void
html_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPasteDialog) self = data;
  g_autoptr (GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  Stream *stream;

  if (self->library == NULL)
    return;
  if (input == NULL)
    {
      read_text (self);
      return;
    }
  stream = g_new0 (Stream, 1);
  stream->self = g_steal_pointer (&self);
  stream->buffer = g_malloc (DOSSIER_GIVEN_MAX_BYTES + 1);
  g_input_stream_read_all_async (input, stream->buffer, DOSSIER_GIVEN_MAX_BYTES + 1, G_PRIORITY_DEFAULT,
                                 stream->self->reading, html_read_cb, stream);
}

static void
paste (DossierPasteDialog *self)
{
  static const char *types[] = { HTML_TYPE, NULL };
  GdkClipboard      *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (self->is_busy)
    return;
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), HTML_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, self->reading, html_opened_cb, g_object_ref (self));
  else
    read_text (self);
}

static void
paste_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  paste (DOSSIER_PASTE_DIALOG (widget));
}

/* The field's own way would take the bare words of all. */
static void
field_paste_cb (GtkTextView *field, DossierPasteDialog *self)
{
  g_signal_stop_emission_by_name (field, "paste-clipboard");
  paste (self);
}

/* From the look at it to the field, where it can be mended. */
static void
paste_plain (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierPasteDialog *self = DOSSIER_PASTE_DIALOG (widget);

  if (self->html == NULL || self->is_busy)
    return;
  g_clear_pointer (&self->html, g_bytes_unref);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->field), "", 0);
  read_text (self);
  update (self);
}

/* ---- saving ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPasteDialog) self = data;
  g_autoptr (GError) error = NULL;
  DossierTextSaved saved;
  gboolean         done = dossier_library_save_text_finish (DOSSIER_LIBRARY (source), result, &saved, &error);

  if (self->library == NULL)
    return;
  self->is_busy = FALSE;
  dossier_feed_window_end_saving (GTK_WIDGET (self), FALSE);
  update (self);
  if (done)
    dossier_message_end_dialog (GTK_WIDGET (self), &saved);
  else
    show_error (self, error->message);
}

static void
paste_replace (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierPasteDialog *self = DOSSIER_PASTE_DIALOG (widget);
  g_autofree char    *words = self->html == NULL ? dup_field (self) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!gtk_widget_get_sensitive (self->replace_button))
    return;
  bytes = words != NULL ? g_bytes_new (words, strlen (words)) : g_bytes_ref (self->html);
  self->is_busy = TRUE;
  dossier_feed_window_begin_saving (GTK_WIDGET (self));
  show_error (self, "");
  update (self);
  dossier_library_give_text_async (self->library, self->story, bytes,
                                   words != NULL ? DOSSIER_GIVEN_TEXT : DOSSIER_GIVEN_HTML, saved_cb,
                                   g_object_ref (self));
}

static void
replace_cb (DossierPasteDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "paste.replace", NULL);
}

/* ---- making ---- */

static GtkWidget *
make_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_tool (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_top (DossierPasteDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *hint
      = make_label (_ ("Copy the whole article where you can read it, and paste it here. The story keeps its "
                       "title, date and highlights; its present text becomes a version."));

  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_set_layout_manager (tools, dossier_wrap_layout_new (6));
  self->plain_button = make_tool (_ ("_Edit as Plain Text"), "paste.plain");
  gtk_box_append (GTK_BOX (tools), make_tool (_ ("_Paste"), "paste.paste"));
  gtk_box_append (GTK_BOX (tools), self->plain_button);
  self->error = GTK_LABEL (make_label (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error-box");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_add_css_class (box, "version-top");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), tools);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  return box;
}

static GtkWidget *
make_scrolled (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_field (DossierPasteDialog *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *field = gtk_text_view_new ();

  self->field = GTK_TEXT_VIEW (field);
  gtk_text_view_set_wrap_mode (self->field, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->field, FALSE);
  gtk_text_view_set_left_margin (self->field, 18);
  gtk_text_view_set_right_margin (self->field, 18);
  gtk_text_view_set_top_margin (self->field, 12);
  gtk_text_view_set_bottom_margin (self->field, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The whole text"), -1);
  g_signal_connect (field, "paste-clipboard", G_CALLBACK (field_paste_cb), self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->field), "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  self->placeholder = make_label (_ ("Paste the text, or write it here"));
  gtk_widget_add_css_class (self->placeholder, "dim-label");
  gtk_widget_add_css_class (self->placeholder, "paste-placeholder");
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_set_halign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), make_scrolled (field));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  return overlay;
}

static void
dark_changed_cb (DossierPasteDialog *self)
{
  DossierTextLook look = { .size = TEXT_SIZE, .spacing = DOSSIER_TEXT_NORMAL };

  look.colours = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? DOSSIER_TEXT_DARK : DOSSIER_TEXT_LIGHT;
  dossier_text_view_set_look (self->preview, &look);
}

static GtkWidget *
make_preview (DossierPasteDialog *self)
{
  GtkWidget *preview = dossier_text_view_new ();

  self->preview = DOSSIER_TEXT_VIEW (preview);
  dossier_text_view_set_hides_images (self->preview, TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_changed_cb), self,
                           G_CONNECT_SWAPPED);
  dark_changed_cb (self);
  return make_scrolled (preview);
}

/* ---- object ---- */

static void
dossier_paste_dialog_dispose (GObject *object)
{
  DossierPasteDialog *self = DOSSIER_PASTE_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_paste_dialog_parent_class)->dispose (object);
}

static void
dossier_paste_dialog_finalize (GObject *object)
{
  DossierPasteDialog *self = DOSSIER_PASTE_DIALOG (object);

  g_object_unref (self->reading);
  g_object_unref (self->replace_button);
  g_clear_pointer (&self->html, g_bytes_unref);
  g_free (self->title);
  G_OBJECT_CLASS (dossier_paste_dialog_parent_class)->finalize (object);
}

static void
dossier_paste_dialog_class_init (DossierPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_paste_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_paste_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "paste.paste", NULL, paste_paste);
  gtk_widget_class_install_action (widget_class, "paste.plain", NULL, paste_plain);
  gtk_widget_class_install_action (widget_class, "paste.replace", NULL, paste_replace);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "paste.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "paste.replace", NULL);
}

static void
dossier_paste_dialog_init (DossierPasteDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *count = gtk_label_new (NULL);

  self->reading = g_cancellable_new ();
  self->replace_button = g_object_ref_sink (gtk_button_new_with_mnemonic (_ ("_Replace")));
  gtk_widget_add_css_class (self->replace_button, "suggested-action");
  g_signal_connect_object (self->replace_button, "clicked", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
  self->stack = GTK_STACK (stack);
  gtk_box_append (GTK_BOX (box), make_top (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_stack_add_named (self->stack, make_field (self), "field");
  gtk_stack_add_named (self->stack, make_preview (self), "preview");
  gtk_box_append (GTK_BOX (box), stack);
  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->count = GTK_LABEL (count);
  gtk_widget_add_css_class (count, "block-count");
  gtk_box_append (GTK_BOX (self->bar), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->bar), count);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_box_append (GTK_BOX (box), self->bar);
  adw_bin_set_child (ADW_BIN (self), box);
  update (self);
}

GtkWindow *
dossier_paste_dialog_new (DossierLibrary *library, gint64 story, const char *title, GtkWindow *parent)
{
  DossierPasteDialog *self = g_object_new (DOSSIER_TYPE_PASTE_DIALOG, NULL);
  AdwHeaderBar       *header;
  GtkWindow          *window = dossier_feed_window_new (_ ("Paste Whole Text"), parent, GTK_WIDGET (self), &header);

  self->library = g_object_ref (library);
  self->story = story;
  self->title = g_strdup (title);
  adw_header_bar_pack_end (header, self->replace_button);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  gtk_window_set_focus (window, GTK_WIDGET (self->field));
  paste (self);
  return window;
}
