/* dossier-subscribe-dialog.c - finds the feeds of a site, feed or list by its address, shows them, and subscribes
 *
 * busy:    the cancellable of the search; while feeds are being kept, which is not broken off, just a sign; else NULL.
 * address: what was looked for last, so that the question about the own network asks for just that.
 * choices: (of DossierFoundChoice) what was found, n_marked of it marked; rows: those of the page "found", in that
 * order. is_marking: many marks are turned, and looked at when all are. kept:    addresses of the subscriptions there
 * are, as a set.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-subscribe-dialog.h"

#include "dossier-accessible.h"
#include "dossier-add-words.h"
#include "dossier-discovery.h"
#include "dossier-folder-choice.h"
#include "dossier-found-choice.h"
#include "dossier-found-list.h"
#include "dossier-found-row.h"
#include "dossier-subscriptions.h"

#include <glib/gi18n.h>

/* Refusals that are shown. */
#define MAX_REFUSED 100

struct _DossierSubscribeDialog
{
  AdwWindow parent;

  DossierLibrary *library;
  GCancellable   *busy;
  char           *address;
  GListStore     *choices;
  GPtrArray      *rows;
  GHashTable     *kept;
  GPtrArray      *folders; /* (element-type utf8) */
  gboolean        is_list, is_marking;
  guint           n_marked;

  GtkWidget           *subscribe_button;
  GtkEditable         *address_row;
  GtkLabel            *error_label;
  GtkStack            *stack;
  GtkSpinner          *spinner;
  GtkLabel            *busy_label;
  AdwStatusPage       *inside_page;
  GtkWidget           *inside_button;
  AdwPreferencesGroup *found_group;
  GtkLabel            *list_label;
  GtkScrolledWindow   *list_place;
  GtkExpander         *refused_expander;
  GtkLabel            *refused_label;
  GtkWidget           *folder_place;
  DossierFolderChoice *folder;
};

G_DEFINE_FINAL_TYPE (DossierSubscribeDialog, dossier_subscribe_dialog, ADW_TYPE_WINDOW)

/* ---- what is offered ---- */

static guint
count_choices (DossierSubscribeDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->choices));
}

/* Borrowed. */
static DossierFoundChoice *
get_choice (DossierSubscribeDialog *self, guint i)
{
  g_autoptr (DossierFoundChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

  return choice;
}

guint
dossier_subscribe_dialog_count_marked (DossierSubscribeDialog *self)
{
  return self->n_marked;
}

const char *
dossier_subscribe_dialog_get_page (DossierSubscribeDialog *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

/* ---- how it stands ---- */

static void
update (DossierSubscribeDialog *self)
{
  const char      *page = dossier_subscribe_dialog_get_page (self);
  gboolean         is_busy = self->busy != NULL;
  gboolean         has_found = g_str_equal (page, "found") || g_str_equal (page, "list");
  guint            n = has_found ? self->n_marked : 0;
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->address_row)));
  /* TRANSLATORS: on a button: subscribe to so many feeds */
  g_autofree char *words = n == 0 ? g_strdup (_ ("_Subscribe"))
                                  : g_strdup_printf (ngettext ("_Subscribe to %u", "_Subscribe to %u", n), n);

  gtk_button_set_label (GTK_BUTTON (self->subscribe_button), words);
  gtk_editable_set_editable (self->address_row, !is_busy);
  gtk_widget_set_visible (self->folder_place, has_found);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.find", !is_busy && typed[0] != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.subscribe",
                                 !is_busy && n > 0 && dossier_folder_choice_is_complete (self->folder));
}

static void
show_page (DossierSubscribeDialog *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "busy"));
  update (self);
}

static void
show_error (DossierSubscribeDialog *self, const char *words)
{
  gtk_label_set_label (self->error_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), words[0] != '\0');
}

static void
marked_cb (DossierFoundChoice *choice, GParamSpec *pspec, DossierSubscribeDialog *self)
{
  if (dossier_found_choice_is_marked (choice))
    self->n_marked++;
  else
    self->n_marked--;
  if (!self->is_marking)
    update (self);
}

static void
mark_all (DossierSubscribeDialog *self, gboolean is_marked)
{
  self->is_marking = TRUE;
  dossier_found_choices_mark (G_LIST_MODEL (self->choices), is_marked);
  self->is_marking = FALSE;
  update (self);
}

static void
clear_found (DossierSubscribeDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->found_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_scrolled_window_set_child (self->list_place, NULL);
  g_list_store_remove_all (self->choices);
  self->n_marked = 0;
  self->is_list = FALSE;
}

/* ---- what was found ---- */

static void
show_rows (DossierSubscribeDialog *self)
{
  guint n = count_choices (self);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = dossier_found_row_new (get_choice (self, i));

      adw_preferences_group_add (self->found_group, row);
      g_ptr_array_add (self->rows, row);
      if (n == 1)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  if (n == 1)
    mark_all (self, TRUE);
  show_page (self, "found");
}

static void
show_list (DossierSubscribeDialog *self, GPtrArray *refused, guint n_kept)
{
  guint            n = count_choices (self), n_refused = refused->len;
  g_autofree char *feeds = g_strdup_printf (ngettext ("A list of %u feed", "A list of %u feeds", n), n);
  g_autofree char *kept
      = g_strdup_printf (ngettext ("%u is subscribed already", "%u are subscribed already", n_kept), n_kept);
  /* TRANSLATORS: "A list of 40 feeds", "3 are subscribed already" */
  g_autofree char *both = g_strdup_printf (_ ("%s, %s"), feeds, kept);
  g_autofree char *left = g_strdup_printf (
      ngettext ("%u entry cannot be subscribed to", "%u entries cannot be subscribed to", n_refused), n_refused);
  g_autoptr (GString) why = g_string_new (NULL);

  for (guint i = 0; i < MIN (n_refused, MAX_REFUSED); i++)
    g_string_append_printf (why, "%s%s", i == 0 ? "" : "\n", (const char *) g_ptr_array_index (refused, i));
  gtk_label_set_label (self->list_label, n_kept == 0 ? feeds : both);
  gtk_expander_set_label (self->refused_expander, left);
  dossier_accessible_name (GTK_WIDGET (self->refused_expander), left);
  gtk_label_set_label (self->refused_label, why->str);
  gtk_widget_set_visible (GTK_WIDGET (self->refused_expander), n_refused > 0);
  gtk_scrolled_window_set_child (self->list_place,
                                 dossier_found_list_new (g_object_ref (G_LIST_MODEL (self->choices))));
  mark_all (self, TRUE);
  show_page (self, "list");
}

static void
show_found (DossierSubscribeDialog *self, DossierDiscovery *found)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_kept = 0;

  clear_found (self);
  self->is_list = found->is_list;
  g_ptr_array_set_free_func (found->feeds, NULL); /* taken one by one */
  for (guint i = 0; i < found->feeds->len; i++)
    {
      DossierFoundFeed *feed = g_ptr_array_index (found->feeds, i);
      gboolean          is_kept = g_hash_table_contains (self->kept, feed->uri);
      /* What somebody's list says of the own network is marked by hand or not at all. */
      DossierFoundChoice *choice = dossier_found_choice_new (feed, is_kept, self->is_list && feed->is_inside);

      n_kept += is_kept ? 1 : 0;
      g_signal_connect_object (choice, "notify::marked", G_CALLBACK (marked_cb), self, 0);
      g_ptr_array_add (choices, choice);
    }
  g_list_store_splice (self->choices, 0, 0, choices->pdata, choices->len);
  dossier_folder_choice_fill (self->folder, self->folders, self->is_list);
  if (self->is_list)
    show_list (self, found->refused, n_kept);
  else
    show_rows (self);
}

/* The question and the button that goes on must be found by the keyboard at once. */
static void
focus_next (DossierSubscribeDialog *self)
{
  const char *page = dossier_subscribe_dialog_get_page (self);

  if (g_str_equal (page, "inside"))
    gtk_widget_grab_focus (self->inside_button);
  else if (dossier_subscribe_dialog_count_marked (self) > 0)
    gtk_widget_grab_focus (self->subscribe_button);
  else if (g_str_equal (page, "found"))
    gtk_widget_child_focus (GTK_WIDGET (self->found_group), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}

static void
show_problem (DossierSubscribeDialog *self, const GError *error)
{
  g_autofree char *markup = NULL;

  if (g_error_matches (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_PRIVATE))
    {
      markup = g_markup_escape_text (error->message, -1);
      adw_status_page_set_description (self->inside_page, markup);
      show_page (self, "inside");
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
  show_page (self, "hints");
}

/* ---- looking for it ---- */

static void
discovered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSubscribeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDiscovery) found = dossier_library_discover_finish (DOSSIER_LIBRARY (source), result, &error);

  if (self->library == NULL)
    return;
  g_clear_object (&self->busy);
  if (found != NULL)
    show_found (self, found);
  else
    show_problem (self, error);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_next (self);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  DossierSubscribeDialog *self = data;
  g_autofree char        *words = NULL;

  if (self->library == NULL || total < 2)
    return;
  /* TRANSLATORS: feeds that were looked at, and all that were found: "Looked at 2 of 5 feeds" */
  words = g_strdup_printf (_ ("Looked at %u of %u feeds"), done, total);
  gtk_label_set_label (self->busy_label, words);
}

static void
look_for (DossierSubscribeDialog *self, gboolean may_be_inside)
{
  DossierDiscoveryOptions options = { .may_be_inside = may_be_inside };

  self->busy = g_cancellable_new ();
  show_error (self, "");
  clear_found (self);
  gtk_label_set_label (self->busy_label, _ ("Looking for feeds…"));
  show_page (self, "busy");
  dossier_library_discover_async (self->library, self->address, &options, self->busy, progress_cb, self, discovered_cb,
                                  g_object_ref (self));
}

static void
find_typed (DossierSubscribeDialog *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->address_row)));

  if (self->busy != NULL || typed[0] == '\0')
    return;
  g_free (self->address);
  self->address = g_steal_pointer (&typed);
  look_for (self, FALSE);
}

void
dossier_subscribe_dialog_find (DossierSubscribeDialog *self, const char *address)
{
  if (self->busy != NULL)
    return;
  gtk_editable_set_text (self->address_row, address);
  find_typed (self);
}

/* ---- subscribing ---- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSubscribeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean is_kept = dossier_store_subscribe_finish (DOSSIER_STORE (source), result, &ids, &error);

  if (self->library == NULL)
    return;
  g_clear_object (&self->busy);
  if (!is_kept)
    {
      show_error (self, error->message);
      update (self);
      return;
    }
  gtk_editable_set_text (self->address_row, "");
  dossier_folder_choice_clear (self->folder);
  clear_found (self);
  show_page (self, "hints");
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit_by_name (self, "subscribed", ids);
}

/* (element-type DossierFeedSubscription) those that are marked, each in its folder. */
static GPtrArray *
collect_marked (DossierSubscribeDialog *self)
{
  GPtrArray       *feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autofree char *folder = dossier_folder_choice_dup (self->folder);

  for (guint i = 0; i < count_choices (self); i++)
    {
      DossierFoundChoice     *choice = get_choice (self, i);
      const DossierFoundFeed *feed = dossier_found_choice_get_feed (choice);
      g_autofree char        *own = g_strjoinv (" / ", feed->folder);
      const char             *into = folder != NULL ? folder : own;

      if (dossier_found_choice_is_marked (choice))
        g_ptr_array_add (feeds, dossier_feed_subscription_new (feed->uri, feed->title, feed->site,
                                                               into[0] == '\0' ? NULL : into, feed->is_inside));
    }

  return feeds;
}

static void
dialog_subscribe (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (widget);
  g_autoptr (GPtrArray) feeds = collect_marked (self);

  show_error (self, "");
  self->busy = g_cancellable_new ();
  update (self);
  dossier_store_subscribe_async (dossier_library_get_store (self->library), feeds, TRUE, NULL, kept_cb,
                                 g_object_ref (self));
}

/* ---- actions ---- */

static void
dialog_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  find_typed (DOSSIER_SUBSCRIBE_DIALOG (widget));
}

static void
dialog_ask_inside (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (widget);

  if (self->busy == NULL && self->address != NULL)
    look_for (self, TRUE);
}

static void
dialog_stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (widget);

  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
}

/* Stops the work, and only then closes. */
static void
dialog_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (DOSSIER_SUBSCRIBE_DIALOG (widget)->busy != NULL)
    dialog_stop (widget, name, parameter);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
dialog_mark_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (widget);

  mark_all (self, !dossier_found_choices_are_marked (G_LIST_MODEL (self->choices)));
}

/* ---- what was copied ---- */

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSubscribeDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_auto (GStrv) addresses = text == NULL ? NULL : dossier_add_addresses (text);

  if (self->library == NULL || addresses == NULL || g_strv_length (addresses) != 1
      || gtk_editable_get_text (self->address_row)[0] != '\0')
    return;
  gtk_editable_set_text (self->address_row, addresses[0]);
  gtk_editable_select_region (self->address_row, 0, -1);
}

void
dossier_subscribe_dialog_offer_clipboard (DossierSubscribeDialog *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (gtk_editable_get_text (self->address_row)[0] == '\0'
      && gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING))
    gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb, g_object_ref (self));
}

/* ---- object ---- */

/* Closed or destroyed, whatever holds it still. */
static void
dossier_subscribe_dialog_unmap (GtkWidget *widget)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (widget);

  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  GTK_WIDGET_CLASS (dossier_subscribe_dialog_parent_class)->unmap (widget);
}

static void
dossier_subscribe_dialog_dispose (GObject *object)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (object);

  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  g_clear_object (&self->busy);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_subscribe_dialog_parent_class)->dispose (object);
}

static void
dossier_subscribe_dialog_finalize (GObject *object)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (object);

  g_free (self->address);
  g_object_unref (self->choices);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->folders);
  g_hash_table_unref (self->kept);
  G_OBJECT_CLASS (dossier_subscribe_dialog_parent_class)->finalize (object);
}

static void
dossier_subscribe_dialog_class_init (DossierSubscribeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_subscribe_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_subscribe_dialog_finalize;
  widget_class->unmap = dossier_subscribe_dialog_unmap;

  g_signal_new ("subscribed", DOSSIER_TYPE_SUBSCRIBE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_ARRAY);

  gtk_widget_class_install_action (widget_class, "dialog.find", NULL, dialog_find);
  gtk_widget_class_install_action (widget_class, "dialog.ask-inside", NULL, dialog_ask_inside);
  gtk_widget_class_install_action (widget_class, "dialog.stop", NULL, dialog_stop);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, dialog_cancel);
  gtk_widget_class_install_action (widget_class, "dialog.mark-all", NULL, dialog_mark_all);
  gtk_widget_class_install_action (widget_class, "dialog.subscribe", NULL, dialog_subscribe);

  g_type_ensure (DOSSIER_TYPE_FOLDER_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-subscribe-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, subscribe_button);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, inside_page);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, inside_button);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, found_group);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, list_label);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, list_place);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, refused_expander);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, refused_label);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, folder_place);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, folder);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, find_typed);
}

static void
dossier_subscribe_dialog_init (DossierSubscribeDialog *self)
{
  self->choices = g_list_store_new (DOSSIER_TYPE_FOUND_CHOICE);
  self->rows = g_ptr_array_new ();
  self->folders = g_ptr_array_new_with_free_func (g_free);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_folder_choice_fill (self->folder, self->folders, self->is_list);
  dossier_accessible_name_within (GTK_WIDGET (self->found_group), GTK_TYPE_LIST_BOX, _ ("Feeds found"));
  show_page (self, "hints");
}

GtkWindow *
dossier_subscribe_dialog_new (DossierLibrary *library, GtkWindow *parent)
{
  DossierSubscribeDialog *self = g_object_new (DOSSIER_TYPE_SUBSCRIBE_DIALOG, "transient-for", parent, NULL);

  self->library = g_object_ref (library);

  return GTK_WINDOW (self);
}

void
dossier_subscribe_dialog_set_feeds (DossierSubscribeDialog *self, GPtrArray *feeds)
{
  g_hash_table_remove_all (self->kept);
  g_ptr_array_set_size (self->folders, 0);
  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      const DossierFeedRow *feed = dossier_feed_get_row (g_ptr_array_index (feeds, i));

      g_hash_table_add (self->kept, g_strdup (feed->uri));
      if (feed->folder != NULL && !g_ptr_array_find_with_equal_func (self->folders, feed->folder, g_str_equal, NULL))
        g_ptr_array_add (self->folders, g_strdup (feed->folder));
    }
  if (self->busy == NULL && count_choices (self) == 0)
    dossier_folder_choice_fill (self->folder, self->folders, self->is_list);
}

gboolean
dossier_subscribe_dialog_is_busy (DossierSubscribeDialog *self)
{
  return self->busy != NULL;
}

const char *
dossier_subscribe_dialog_get_error (DossierSubscribeDialog *self)
{
  return gtk_label_get_label (self->error_label);
}
