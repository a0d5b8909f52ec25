/* dossier-versions-dialog.c - the texts a story has had: what is new in each, and using another one
 *
 * versions: the newest first. chosen: the one that is looked at, an index of them; it is compared with the one that
 * the list beside "Compared with" names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-versions-dialog.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-feed-window.h"
#include "dossier-message.h"
#include "dossier-parts.h"
#include "dossier-version-words.h"

#define WIDTH 640
#define HEIGHT 680

struct _DossierVersionsDialog
{
  AdwBin parent;

  DossierLibrary *library;
  gint64          story;
  GCancellable   *loading, *comparing;
  gboolean        is_busy;
  GPtrArray      *versions; /* (element-type DossierVersion) */
  guint           chosen;

  GtkStack            *stack;
  AdwPreferencesGroup *group;
  AdwStatusPage       *status;
  GtkWidget           *back_button, *use_button;
  AdwWindowTitle      *title;
  GtkDropDown         *other;
  GtkLabel            *span, *facts;
  GtkTextView         *text;
};

#define DOSSIER_TYPE_VERSIONS_DIALOG (dossier_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierVersionsDialog, dossier_versions_dialog, DOSSIER, VERSIONS_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (DossierVersionsDialog, dossier_versions_dialog, ADW_TYPE_BIN)

static GtkWindow *
get_window (DossierVersionsDialog *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const DossierVersion *
get_version (DossierVersionsDialog *self, guint i)
{
  return i < self->versions->len ? self->versions->pdata[i] : NULL;
}

static void
update (DossierVersionsDialog *self)
{
  gboolean              is_diff = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "diff") == 0;
  const DossierVersion *version = self->versions != NULL ? get_version (self, self->chosen) : NULL;

  gtk_widget_set_visible (self->back_button, is_diff);
  gtk_widget_set_visible (self->use_button, is_diff && version != NULL && !version->is_present);
  gtk_widget_set_sensitive (self->use_button,
                            !self->is_busy && !dossier_store_is_read_only (dossier_library_get_store (self->library)));
}

/* ---- what differs ---- */

static void
show_diff (DossierVersionsDialog *self, const DossierVersionDiff *diff)
{
  g_autofree char *facts = dossier_version_diff_facts (diff);

  gtk_label_set_text (self->facts, facts != NULL ? facts : _ ("They say the same of people, organizations and moves."));
  dossier_version_diff_fill (diff, gtk_text_view_get_buffer (self->text));
}

static void
show_problem (DossierVersionsDialog *self, const char *why)
{
  dossier_status_page_set_advice (self->status, why);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  update (self);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierVersionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierVersionDiff) diff
      = dossier_library_compare_versions_finish (DOSSIER_LIBRARY (source), result, &error);

  if (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (diff != NULL)
    show_diff (self, diff);
  else
    show_problem (self, error->message);
}

/* From the older to the newer of the two. */
static void
show_span (DossierVersionsDialog *self, const DossierVersion *before, const DossierVersion *after)
{
  g_autofree char *from = dossier_version_time_words (before);
  g_autofree char *to = dossier_version_time_words (after);
  /* TRANSLATORS: two days with times: "6 August 2024, 10:30" */
  g_autofree char *span = g_strdup_printf (_ ("What changed from %s to %s:"), from, to);

  gtk_label_set_text (self->span, span);
}

static void
compare (DossierVersionsDialog *self)
{
  guint                 other = gtk_drop_down_get_selected (self->other);
  const DossierVersion *before, *after;

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (self->versions == NULL || other == GTK_INVALID_LIST_POSITION || other >= self->versions->len)
    return;
  before = get_version (self, MAX (other, self->chosen));
  after = get_version (self, MIN (other, self->chosen));
  show_span (self, before, after);
  self->comparing = g_cancellable_new ();
  dossier_library_compare_versions_async (self->library, self->story, before->revision, after->revision,
                                          self->comparing, compared_cb, g_object_ref (self));
}

/* The present one, or for that one the one before. */
static guint
find_other (DossierVersionsDialog *self, guint chosen)
{
  for (guint i = 0; i < self->versions->len; i++)
    if (get_version (self, i)->is_present && i != chosen)
      return i;
  return chosen + 1 < self->versions->len ? chosen + 1 : chosen > 0 ? chosen - 1 : 0;
}

static void
row_activated_cb (AdwActionRow *row, gpointer data)
{
  DossierVersionsDialog *self = data;
  g_autofree char       *time = NULL;

  self->chosen = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "version"));
  time = dossier_version_time_words (get_version (self, self->chosen));
  adw_window_title_set_title (self->title, time);
  gtk_drop_down_set_selected (self->other, find_other (self, self->chosen));
  gtk_stack_set_visible_child_name (self->stack, "diff");
  compare (self);
  update (self);
}

static void
go_back (DossierVersionsDialog *self)
{
  adw_window_title_set_title (self->title, _ ("Versions"));
  gtk_stack_set_visible_child_name (self->stack, "list");
  update (self);
}

static void
versions_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierVersionsDialog *self = DOSSIER_VERSIONS_DIALOG (widget);

  if (self->versions != NULL)
    go_back (self);
}

/* ---- using one ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierVersionsDialog) self = data;
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
    dossier_message_show (get_window (self), _ ("The text could not be changed"), error->message);
}

static void
use_cb (DossierVersionsDialog *self)
{
  self->is_busy = TRUE;
  dossier_feed_window_begin_saving (GTK_WIDGET (self));
  update (self);
  dossier_library_use_version_async (self->library, self->story, get_version (self, self->chosen)->revision, saved_cb,
                                     g_object_ref (self));
}

/* ---- the list ---- */

static void
add_version (DossierVersionsDialog *self, guint i)
{
  const DossierVersion *version = get_version (self, i);
  g_autofree char      *time = dossier_version_time_words (version);
  g_autofree char      *words = dossier_version_words (version);
  GtkWidget            *row = dossier_feed_window_add_row (self->group, time, words);

  if (version->is_present)
    {
      GtkWidget *sign = gtk_label_new (_ ("In use"));

      gtk_widget_add_css_class (sign, "version-sign");
      gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), sign);
    }
  if (self->versions->len < 2)
    return;
  g_object_set_data (G_OBJECT (row), "version", GUINT_TO_POINTER (i));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierVersionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = dossier_library_list_versions_finish (DOSSIER_LIBRARY (source), result, &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (self->library == NULL)
    return;
  if (versions == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  self->versions = g_steal_pointer (&versions);
  adw_preferences_group_set_description (
      self->group, self->versions->len > 1
                       ? _ ("Choose one to see what it has that the others have not.")
                       : _ ("This story has had one text so far. When its page or its feed says something else, "
                            "or you choose otherwise, the former text stays here."));
  for (guint i = 0; i < self->versions->len; i++)
    {
      g_autofree char *time = dossier_version_time_words (get_version (self, i));
      g_autofree char *words = dossier_version_words (get_version (self, i));
      g_autofree char *name = g_strdup_printf ("%s · %s", time, words);

      add_version (self, i);
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->other, G_LIST_MODEL (names));
  gtk_stack_set_visible_child_name (self->stack, "list");
  update (self);
}

/* ---- making ---- */

static GtkWidget *
make_list (DossierVersionsDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->group = dossier_feed_window_add_group (ADW_PREFERENCES_PAGE (page), NULL);
  dossier_accessible_name_within (GTK_WIDGET (self->group), GTK_TYPE_LIST_BOX, _ ("Versions"));
  return page;
}

static GtkWidget *
make_text (DossierVersionsDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *text = gtk_text_view_new ();

  self->text = GTK_TEXT_VIEW (text);
  gtk_text_view_set_editable (self->text, FALSE);
  gtk_text_view_set_cursor_visible (self->text, FALSE);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->text, 18);
  gtk_text_view_set_right_margin (self->text, 18);
  gtk_text_view_set_top_margin (self->text, 12);
  gtk_text_view_set_bottom_margin (self->text, 12);
  gtk_text_view_set_pixels_below_lines (self->text, 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The text, with what was added and removed"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), text);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Names that are cut off where the window is narrow. */
static GtkListItemFactory *
make_name_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  return factory;
}

static GtkWidget *
make_other (DossierVersionsDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = make_name_factory ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Compared with"));
  GtkWidget *other = gtk_drop_down_new (NULL, NULL);

  self->other = GTK_DROP_DOWN (other);
  gtk_drop_down_set_factory (self->other, factory);
  gtk_widget_set_hexpand (other, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), other);
  dossier_accessible_name_within (other, GTK_TYPE_TOGGLE_BUTTON, _ ("Compared with"));
  dossier_accessible_name_within (other, GTK_TYPE_LIST_VIEW, _ ("Compared with"));
  g_signal_connect_object (other, "notify::selected", G_CALLBACK (compare), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), other);
  return box;
}

/* A text that many claims vanished from has a long list. */
static GtkWidget *
make_facts (DossierVersionsDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *facts = gtk_label_new (NULL);

  self->facts = GTK_LABEL (facts);
  gtk_label_set_xalign (self->facts, 0);
  gtk_label_set_wrap (self->facts, TRUE);
  gtk_label_set_wrap_mode (self->facts, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->facts, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 160);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), facts);
  return scrolled;
}

static GtkWidget *
make_span (DossierVersionsDialog *self)
{
  GtkWidget *span = gtk_label_new (NULL);

  self->span = GTK_LABEL (span);
  gtk_label_set_xalign (self->span, 0);
  gtk_label_set_wrap (self->span, TRUE);
  gtk_widget_add_css_class (span, "dim-label");
  return span;
}

static GtkWidget *
make_diff (DossierVersionsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (top, "version-top");
  gtk_box_append (GTK_BOX (top), make_other (self));
  gtk_box_append (GTK_BOX (top), make_span (self));
  gtk_box_append (GTK_BOX (top), make_facts (self));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_text (self));
  return box;
}

static void
add_to_header (DossierVersionsDialog *self, AdwHeaderBar *header)
{
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Versions"), NULL));
  self->back_button = gtk_button_new_from_icon_name ("go-previous-symbolic");
  self->use_button = gtk_button_new_with_mnemonic (_ ("_Use This Text"));
  gtk_widget_set_tooltip_text (self->back_button, _ ("Back to the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the list"), -1);
  g_signal_connect_object (self->use_button, "clicked", G_CALLBACK (use_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back_button, "clicked", G_CALLBACK (go_back), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->use_button, "suggested-action");
  adw_header_bar_set_title_widget (header, GTK_WIDGET (self->title));
  adw_header_bar_pack_start (header, self->back_button);
  adw_header_bar_pack_end (header, self->use_button);
  update (self);
}

static void
dossier_versions_dialog_dispose (GObject *object)
{
  DossierVersionsDialog *self = DOSSIER_VERSIONS_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_versions_dialog_parent_class)->dispose (object);
}

static void
dossier_versions_dialog_finalize (GObject *object)
{
  DossierVersionsDialog *self = DOSSIER_VERSIONS_DIALOG (object);

  g_object_unref (self->loading);
  g_clear_object (&self->comparing);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_versions_dialog_parent_class)->finalize (object);
}

static void
dossier_versions_dialog_class_init (DossierVersionsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_versions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_versions_dialog_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "versions.back", NULL, versions_back);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Left, GDK_ALT_MASK, "versions.back", NULL);
}

static void
dossier_versions_dialog_init (DossierVersionsDialog *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *status = adw_status_page_new ();

  self->loading = g_cancellable_new ();
  self->stack = GTK_STACK (stack);
  self->status = ADW_STATUS_PAGE (status);
  adw_status_page_set_icon_name (self->status, "dialog-warning-symbolic");
  adw_status_page_set_title (self->status, _ ("The Versions Could Not Be Read"));
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (self->stack, spinner, "loading");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_diff (self), "diff");
  gtk_stack_add_named (self->stack, status, "nothing");
  adw_bin_set_child (ADW_BIN (self), stack);
}

GtkWindow *
dossier_versions_dialog_new (DossierLibrary *library, gint64 story, GtkWindow *parent)
{
  DossierVersionsDialog *self = g_object_new (DOSSIER_TYPE_VERSIONS_DIALOG, NULL);
  AdwHeaderBar          *header;
  GtkWindow             *window = dossier_feed_window_new (_ ("Versions"), parent, GTK_WIDGET (self), &header);

  self->library = g_object_ref (library);
  self->story = story;
  add_to_header (self, header);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  dossier_library_list_versions_async (library, story, self->loading, listed_cb, g_object_ref (self));
  return window;
}
