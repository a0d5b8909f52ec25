/* dossier-suggest-dialog.c - feeds to subscribe to, with a mark for each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-suggest-dialog.h"

#include "dossier-subscribe.h"
#include "dossier-suggested-feeds.h"
#include "dossier-toasts.h"

#include <glib/gi18n.h>

/* suggested: all of them; checks: the mark of each, in the same order. Those of subscriptions are insensitive. */
struct _DossierSuggestDialog
{
  AdwWindow parent;

  DossierLibrary *library;
  GPtrArray      *suggested;
  GPtrArray      *checks;
  gboolean        is_busy;

  GtkWidget          *subscribe_button;
  AdwToastOverlay    *toasts;
  AdwPreferencesPage *page;
};

#define DOSSIER_TYPE_SUGGEST_DIALOG (dossier_suggest_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggestDialog, dossier_suggest_dialog, DOSSIER, SUGGEST_DIALOG, AdwWindow)
G_DEFINE_FINAL_TYPE (DossierSuggestDialog, dossier_suggest_dialog, ADW_TYPE_WINDOW)

static const char *
group_words (const char *group)
{
  static const struct
  {
    const char *group;
    const char *words;
  } groups[] = {
    { "labs", N_ ("Labs and Companies") }, { "news", N_ ("News") },     { "newsletters", N_ ("Newsletters") },
    { "research", N_ ("Research") },       { "policy", N_ ("Policy") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].group, group))
      return _ (groups[i].words);

  return group;
}

/* ---- marks ---- */

static gboolean
is_marked (DossierSuggestDialog *self, guint i)
{
  GtkWidget *check = g_ptr_array_index (self->checks, i);

  return gtk_widget_get_sensitive (check) && gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static const char *
get_group (DossierSuggestDialog *self, guint i)
{
  return ((const DossierListedFeed *) g_ptr_array_index (self->suggested, i))->folder[0];
}

guint
dossier_suggest_dialog_count_marked (GtkWindow *dialog)
{
  DossierSuggestDialog *self = DOSSIER_SUGGEST_DIALOG (dialog);
  guint                 n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += is_marked (self, i) ? 1 : 0;

  return n;
}

static void
update (DossierSuggestDialog *self)
{
  guint n = dossier_suggest_dialog_count_marked (GTK_WINDOW (self));
  /* TRANSLATORS: on a button: subscribe to so many feeds */
  g_autofree char *words = n == 0 ? g_strdup (_ ("_Subscribe"))
                                  : g_strdup_printf (ngettext ("_Subscribe to %u", "_Subscribe to %u", n), n);

  gtk_button_set_label (GTK_BUTTON (self->subscribe_button), words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), !self->is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "suggest.subscribe", n > 0 && !self->is_busy);
}

/* All of a group, or none of it when all are marked. */
static void
mark_group (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSuggestDialog *self = DOSSIER_SUGGEST_DIALOG (widget);
  const char           *group = g_variant_get_string (parameter, NULL);
  gboolean              are_all = TRUE;

  for (guint i = 0; i < self->checks->len; i++)
    if (g_str_equal (get_group (self, i), group) && gtk_widget_get_sensitive (g_ptr_array_index (self->checks, i)))
      are_all = are_all && is_marked (self, i);
  for (guint i = 0; i < self->checks->len; i++)
    if (g_str_equal (get_group (self, i), group) && gtk_widget_get_sensitive (g_ptr_array_index (self->checks, i)))
      gtk_check_button_set_active (g_ptr_array_index (self->checks, i), !are_all);
}

/* ---- subscribing ---- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSuggestDialog) self = data;
  g_autoptr (GError) error = NULL;
  int n = dossier_subscribe_feeds_finish (DOSSIER_LIBRARY (source), result, &error);

  self->is_busy = FALSE;
  if (self->page == NULL)
    return;
  update (self);
  if (n < 0)
    {
      dossier_toasts_say (self->toasts, error->message);
      return;
    }
  g_signal_emit_by_name (self, "subscribed", (guint) n);
  gtk_window_close (GTK_WINDOW (self));
}

static void
subscribe (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSuggestDialog *self = DOSSIER_SUGGEST_DIALOG (widget);
  GPtrArray            *feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_listed_feed_free);

  for (guint i = 0; i < self->suggested->len; i++)
    if (is_marked (self, i))
      {
        const DossierListedFeed *suggested = g_ptr_array_index (self->suggested, i);
        DossierListedFeed       *feed = g_new0 (DossierListedFeed, 1);

        feed->title = g_strdup (suggested->title);
        feed->uri = g_strdup (suggested->uri);
        feed->site = g_strdup (suggested->site);
        feed->folder = g_new0 (char *, 2);
        feed->folder[0] = g_strdup (group_words (suggested->folder[0]));
        g_ptr_array_add (feeds, feed);
      }
  self->is_busy = TRUE;
  update (self);
  dossier_subscribe_feeds_async (self->library, feeds, NULL, kept_cb, g_object_ref (self));
}

/* ---- rows ---- */

static AdwPreferencesGroup *
add_group (DossierSuggestDialog *self, const char *group)
{
  GtkWidget *widget = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("All"));
  /* TRANSLATORS: %s is a group of feeds, like "News" */
  g_autofree char *label = g_strdup_printf (_ ("All of %s"), group_words (group));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", group);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "suggest.mark-group");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), group_words (group));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (widget), button);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (widget));

  return ADW_PREFERENCES_GROUP (widget);
}

static void
add_row (DossierSuggestDialog *self, AdwPreferencesGroup *group, const DossierListedFeed *feed, gboolean is_kept)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), feed->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), is_kept ? _ ("Subscribed already") : feed->site);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_kept);
  gtk_widget_set_sensitive (check, !is_kept);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, feed->title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->checks, check);
}

static void
fill (DossierSuggestDialog *self, GPtrArray *feeds)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    g_hash_table_add (kept, dossier_feed_get_row (g_ptr_array_index (feeds, i))->uri);
  for (guint i = 0; i < self->suggested->len; i++)
    {
      const DossierListedFeed *feed = g_ptr_array_index (self->suggested, i);

      if (i == 0 || !g_str_equal (get_group (self, i), get_group (self, i - 1)))
        group = add_group (self, feed->folder[0]);
      add_row (self, group, feed, g_hash_table_contains (kept, feed->uri));
    }
}

/* ---- object ---- */

static void
dossier_suggest_dialog_dispose (GObject *object)
{
  DossierSuggestDialog *self = DOSSIER_SUGGEST_DIALOG (object);

  self->page = NULL;
  g_ptr_array_set_size (self->checks, 0);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_suggest_dialog_parent_class)->dispose (object);
}

static void
dossier_suggest_dialog_finalize (GObject *object)
{
  DossierSuggestDialog *self = DOSSIER_SUGGEST_DIALOG (object);

  g_ptr_array_unref (self->suggested);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (dossier_suggest_dialog_parent_class)->finalize (object);
}

static void
dossier_suggest_dialog_class_init (DossierSuggestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_suggest_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_suggest_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-suggest-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestDialog, subscribe_button);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestDialog, page);
  gtk_widget_class_install_action (widget_class, "suggest.subscribe", NULL, subscribe);
  gtk_widget_class_install_action (widget_class, "suggest.mark-group", "s", mark_group);
  g_signal_new ("subscribed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
}

static void
dossier_suggest_dialog_init (DossierSuggestDialog *self)
{
  self->suggested = dossier_library_list_suggested_feeds ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
dossier_suggest_dialog_new (DossierLibrary *library, GPtrArray *feeds, GtkWindow *parent)
{
  DossierSuggestDialog *self = g_object_new (DOSSIER_TYPE_SUGGEST_DIALOG, "transient-for", parent, NULL);

  self->library = g_object_ref (library);
  fill (self, feeds);
  update (self);

  return GTK_WINDOW (self);
}
