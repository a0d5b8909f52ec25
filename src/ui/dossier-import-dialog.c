/* dossier-import-dialog.c - a list of feeds is looked at before it is taken
 *
 * items:    the rows: headings, each before its feeds, then what was left out. They point into the list.
 * groups:   heading -> its feeds (element-type DossierImportItem), in the order of the headings' first feeds.
 * spreads:  a mark is being carried to others: their news is not listened to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-dialog.h"

#include "dossier-import-row.h"
#include "dossier-subscribe.h"
#include "dossier-toasts.h"

#include <glib/gi18n.h>

typedef struct
{
  DossierImportItem *heading;
  char              *folder; /* or NULL */
  GPtrArray         *feeds;  /* (element-type DossierImportItem) */
} Group;

struct _DossierImportDialog
{
  AdwWindow parent;

  DossierLibrary  *library;
  DossierFeedList *list;
  GListStore      *items;
  GPtrArray       *groups; /* of Group */
  gboolean         spreads, is_busy, is_done;

  AdwToastOverlay *toasts;
  GtkWidget       *form;
  AdwWindowTitle  *window_title;
  GtkButton       *subscribe_button;
  GtkLabel        *summary_label;
  GtkWidget       *pages_check;
  GtkListView     *list_view;
};

G_DEFINE_FINAL_TYPE (DossierImportDialog, dossier_import_dialog, ADW_TYPE_WINDOW)

static void
group_free (gpointer data)
{
  Group *group = data;

  g_clear_object (&group->heading);
  g_ptr_array_unref (group->feeds);
  g_free (group->folder);
  g_free (group);
}

/* ---- marks ---- */

static guint
count_checked (const Group *group, guint *n_free)
{
  guint n = 0;

  *n_free = 0;
  for (guint i = 0; i < group->feeds->len; i++)
    if (!dossier_import_item_is_fixed (group->feeds->pdata[i]))
      {
        (*n_free)++;
        n += dossier_import_item_is_checked (group->feeds->pdata[i]) ? 1 : 0;
      }

  return n;
}

guint
dossier_import_dialog_count_checked (DossierImportDialog *self)
{
  guint n = 0, n_free;

  for (guint i = 0; i < self->groups->len; i++)
    n += count_checked (self->groups->pdata[i], &n_free);

  return n;
}

static gboolean
takes_pages (DossierImportDialog *self)
{
  return gtk_widget_get_visible (self->pages_check)
         && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->pages_check));
}

static char *
dup_button_words (guint n, gboolean with_pages)
{
  if (with_pages)
    return g_strdup (n > 0 ? _ ("_Subscribe and Save") : _ ("_Save the Pages"));
  if (n == 0)
    return g_strdup (_ ("_Subscribe"));

  /* TRANSLATORS: on a button: subscribe to so many feeds */
  return g_strdup_printf (ngettext ("_Subscribe to %u", "_Subscribe to %u", n), n);
}

static void
update (DossierImportDialog *self)
{
  guint            n = dossier_import_dialog_count_checked (self);
  gboolean         with_pages = takes_pages (self);
  g_autofree char *words = dup_button_words (n, with_pages);

  gtk_button_set_label (self->subscribe_button, words);
  gtk_widget_set_sensitive (self->form, !self->is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.subscribe", (n > 0 || with_pages) && !self->is_busy);
}

static void
update_heading (const Group *group)
{
  guint n_free, n = count_checked (group, &n_free);

  dossier_import_item_set_checked (group->heading, n > 0 && n == n_free);
  dossier_import_item_set_mixed (group->heading, n > 0 && n < n_free);
}

/* A heading's mark is that of all its feeds. */
static void
checked_cb (DossierImportDialog *self, GParamSpec *pspec, DossierImportItem *item)
{
  if (self->spreads)
    return;
  self->spreads = TRUE;
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      if (group->heading == item)
        for (guint j = 0; j < group->feeds->len; j++)
          dossier_import_item_set_checked (group->feeds->pdata[j], dossier_import_item_is_checked (item));
      update_heading (group);
    }
  self->spreads = FALSE;
  update (self);
}

static void
activate_cb (GtkListView *list_view, guint position, DossierImportDialog *self)
{
  g_autoptr (DossierImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    dossier_import_item_set_checked (item, !dossier_import_item_is_checked (item));
}

/* ---- subscribing ---- */

static void
finish (DossierImportDialog *self, guint n)
{
  self->is_done = TRUE;
  g_signal_emit_by_name (self, "subscribed", n, takes_pages (self));
  gtk_window_close (GTK_WINDOW (self));
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  int n = dossier_subscribe_feeds_finish (DOSSIER_LIBRARY (source), result, &error);

  self->is_busy = FALSE;
  if (self->library == NULL)
    return;
  update (self);
  if (n < 0)
    {
      dossier_toasts_say (self->toasts, error->message);
      return;
    }
  finish (self, (guint) n);
}

static void
import_subscribe (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierImportDialog *self = DOSSIER_IMPORT_DIALOG (widget);
  GPtrArray           *feeds = g_ptr_array_new (); /* they stay the list's, which lives as long as the dialog */

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = self->groups->pdata[i];

      for (guint j = 0; j < group->feeds->len; j++)
        if (dossier_import_item_is_checked (group->feeds->pdata[j])
            && !dossier_import_item_is_fixed (group->feeds->pdata[j]))
          g_ptr_array_add (feeds, dossier_import_item_get_feed (group->feeds->pdata[j]));
    }
  if (feeds->len == 0)
    {
      g_ptr_array_unref (feeds);
      finish (self, 0);
      return;
    }
  self->is_busy = TRUE;
  update (self);
  dossier_subscribe_feeds_async (self->library, feeds, NULL, subscribed_cb, g_object_ref (self));
}

/* ---- rows ---- */

static Group *
find_group (DossierImportDialog *self, GHashTable *by_folder, const DossierListedFeed *feed)
{
  g_autofree char *folder = dossier_feed_list_dup_folder (feed);
  const char      *key = feed->is_private && !feed->is_known ? "\n" : folder != NULL ? folder : "";
  Group           *group = g_hash_table_lookup (by_folder, key);

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->feeds = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_insert (by_folder, g_strdup (key), group);
  if (key[0] == '\n')
    g_ptr_array_insert (self->groups, 0, group); /* a question is asked first */
  else
    {
      group->folder = g_steal_pointer (&folder);
      g_ptr_array_add (self->groups, group);
    }

  return group;
}

static DossierImportItem *
make_heading (const Group *group, gboolean is_private)
{
  guint            n_free, n = group->feeds->len;
  g_autofree char *words = g_strdup_printf (ngettext ("%u feed", "%u feeds", n), n);

  count_checked (group, &n_free);
  if (is_private)
    return dossier_import_item_new_heading (_ ("Inside your own network"),
                                            _ ("Ask these addresses? They are inside your own computer or network: "
                                               "check those that you know."),
                                            FALSE);

  return dossier_import_item_new_heading (group->folder != NULL ? group->folder : _ ("Without a folder"), words,
                                          n_free == 0);
}

static void
append_group (DossierImportDialog *self, GPtrArray *rows, Group *group)
{
  DossierListedFeed *first = dossier_import_item_get_feed (group->feeds->pdata[0]);

  group->heading = make_heading (group, first->is_private && !first->is_known);
  update_heading (group);
  g_ptr_array_add (rows, group->heading);
  g_signal_connect_object (group->heading, "notify::checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < group->feeds->len; i++)
    {
      g_ptr_array_add (rows, group->feeds->pdata[i]);
      g_signal_connect_object (group->feeds->pdata[i], "notify::checked", G_CALLBACK (checked_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
append_refused (DossierImportDialog *self, GPtrArray *rows, GPtrArray *own)
{
  if (self->list->refused->len > 0)
    g_ptr_array_add (own, dossier_import_item_new_heading (_ ("Left out"), NULL, TRUE));
  for (guint i = 0; i < self->list->refused->len; i++)
    g_ptr_array_add (own, dossier_import_item_new_words (self->list->refused->pdata[i]));
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (rows, own->pdata[i]);
}

static void
fill_rows (DossierImportDialog *self)
{
  g_autoptr (GHashTable) by_folder = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->list->feeds->len; i++)
    {
      DossierListedFeed *feed = self->list->feeds->pdata[i];

      g_ptr_array_add (find_group (self, by_folder, feed)->feeds, dossier_import_item_new_feed (feed));
    }
  for (guint i = 0; i < self->groups->len; i++)
    append_group (self, rows, self->groups->pdata[i]);
  append_refused (self, rows, own);
  g_list_store_splice (self->items, 0, 0, rows->pdata, rows->len);
}

/* ---- words ---- */

static void
add_words (GString *summary, char *words)
{
  if (summary->len > 0)
    g_string_append (summary, " · ");
  g_string_append (summary, words);
  g_free (words);
}

static void
show_summary (DossierImportDialog *self)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  guint n_known = 0, n_folders = 0, n_new;

  for (guint i = 0; i < self->list->feeds->len; i++)
    n_known += ((DossierListedFeed *) self->list->feeds->pdata[i])->is_known ? 1 : 0;
  for (guint i = 0; i < self->groups->len; i++)
    n_folders += ((Group *) self->groups->pdata[i])->folder != NULL ? 1 : 0;
  n_new = self->list->feeds->len - n_known;
  if (n_new > 0 || self->list->feeds->len == 0)
    add_words (summary, g_strdup_printf (ngettext ("%u new feed", "%u new feeds", n_new), n_new));
  if (n_folders > 0)
    add_words (summary, g_strdup_printf (ngettext ("%u folder", "%u folders", n_folders), n_folders));
  if (n_known > 0)
    add_words (summary,
               g_strdup_printf (ngettext ("%u subscribed already", "%u subscribed already", n_known), n_known));
  if (self->list->refused->len > 0)
    add_words (summary, g_strdup (_ ("some left out, said at the end")));
  gtk_label_set_label (self->summary_label, summary->str);
}

static void
show_pages (DossierImportDialog *self)
{
  guint            n = self->list->n_pages;
  g_autofree char *words = g_strdup_printf (ngettext ("Fetch the %u page among them and save it as a story",
                                                      "Fetch the %u pages among them and save them as stories", n),
                                            n);
  GtkWidget       *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 6); /* as far from its mark as those of the rows */
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->pages_check), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->pages_check), self->list->feeds->len == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pages_check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->pages_check, n > 0);
  g_signal_connect_object (self->pages_check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/* ---- object ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, dossier_import_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  DossierImportItem *item = gtk_list_item_get_item (list_item);

  dossier_import_row_set_item (DOSSIER_IMPORT_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_activatable (list_item, !dossier_import_item_is_fixed (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  dossier_import_row_set_item (DOSSIER_IMPORT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* While the feeds are being written down there is nothing to cancel any more. */
static gboolean
dossier_import_dialog_close_request (GtkWindow *window)
{
  DossierImportDialog *self = DOSSIER_IMPORT_DIALOG (window);

  if (self->is_busy)
    return TRUE;
  if (!self->is_done)
    {
      self->is_done = TRUE;
      g_signal_emit_by_name (self, "cancelled");
    }

  return GTK_WINDOW_CLASS (dossier_import_dialog_parent_class)->close_request (window);
}

static void
dossier_import_dialog_dispose (GObject *object)
{
  DossierImportDialog *self = DOSSIER_IMPORT_DIALOG (object);

  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_import_dialog_parent_class)->dispose (object);
}

static void
dossier_import_dialog_finalize (GObject *object)
{
  DossierImportDialog *self = DOSSIER_IMPORT_DIALOG (object);

  g_clear_object (&self->items);
  g_ptr_array_unref (self->groups);
  dossier_feed_list_free (self->list);
  G_OBJECT_CLASS (dossier_import_dialog_parent_class)->finalize (object);
}

static void
dossier_import_dialog_class_init (DossierImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_import_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, subscribe_button);
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, pages_check);
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, list_view);
  gtk_widget_class_install_action (widget_class, "import.subscribe", NULL, import_subscribe);
  g_signal_new ("subscribed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_UINT, G_TYPE_BOOLEAN);
  g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_import_dialog_init (DossierImportDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->items = g_list_store_new (DOSSIER_TYPE_IMPORT_ITEM);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activate_cb), self, 0);
}

GtkWindow *
dossier_import_dialog_new (DossierLibrary *library, DossierFeedList *list, const char *name, GtkWindow *parent)
{
  DossierImportDialog *self = g_object_new (DOSSIER_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  GtkNoSelection      *model;

  self->library = g_object_ref (library);
  self->list = list;
  adw_window_title_set_subtitle (self->window_title, name);
  fill_rows (self);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
  show_summary (self);
  show_pages (self);
  update (self);

  return GTK_WINDOW (self);
}

GListModel *
dossier_import_dialog_get_items (DossierImportDialog *self)
{
  return G_LIST_MODEL (self->items);
}
