/* dossier-feed-problems.c - feeds that bring nothing: why, since when, and what to do about it
 *
 * health: (of gint64 -> DossierFeedHealth) as the store last told.
 * groups: (element-type AdwPreferencesGroup) what is made anew with every answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-problems.h"

#include "dossier-accessible.h"
#include "dossier-feed-health.h"
#include "dossier-feed-window.h"
#include "dossier-feed-words.h"
#include "dossier-sidebar-feeds.h"

#include <glib/gi18n.h>

/* Milliseconds from the store's news to the next look. */
#define PAUSE 100

struct _DossierFeedProblems
{
  AdwBin parent;

  DossierStore *store;
  GCancellable *loading;
  guint         reload_id;
  GPtrArray    *all; /* (element-type DossierFeedHealth), owns what is in health */
  GHashTable   *health;

  GtkStack           *stack;
  AdwPreferencesPage *page;
  GPtrArray          *groups;
};

#define DOSSIER_TYPE_FEED_PROBLEMS (dossier_feed_problems_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedProblems, dossier_feed_problems, DOSSIER, FEED_PROBLEMS, AdwBin)
G_DEFINE_FINAL_TYPE (DossierFeedProblems, dossier_feed_problems, ADW_TYPE_BIN)

/* ---- what is wrong ---- */

typedef enum
{
  PROBLEM_NONE,
  PROBLEM_FAILS,
  PROBLEM_GONE,
  PROBLEM_SILENT,
} Problem;

static Problem
judge (const DossierFeedRow *feed, const DossierFeedHealth *health, gint64 now)
{
  if (health == NULL)
    return PROBLEM_NONE;
  if (health->is_gone)
    return PROBLEM_GONE;
  if (feed->last_error != NULL)
    return PROBLEM_FAILS;

  return health->newest > 0 && health->newest < now - DOSSIER_FEED_PROBLEMS_SILENT ? PROBLEM_SILENT : PROBLEM_NONE;
}

static char *
make_words (Problem problem, const DossierFeedRow *feed, const DossierFeedHealth *health, gint64 now)
{
  g_autofree char *since
      = dossier_feed_time_words (problem == PROBLEM_SILENT ? health->newest : health->failing_since, now);
  g_autofree char *day = dossier_feed_day_words (health->newest);

  switch (problem)
    {
    case PROBLEM_NONE: break;
    case PROBLEM_FAILS:
      /* TRANSLATORS: why a feed cannot be read, a sentence; and since when: "3 days ago" */
      return g_strdup_printf (_ ("%s\nFirst seen %s."), feed->last_error, since);
    case PROBLEM_GONE:
      /* TRANSLATORS: since when: "3 days ago" */
      return g_strdup_printf (_ ("The site gave this feed up, %s. Its stories stay here."), since);
    case PROBLEM_SILENT:
      /* TRANSLATORS: a day: "3 May 2024" */
      return g_strdup_printf (_ ("Nothing new since %s. Perhaps it goes on at another address."), day);
    }

  return g_strdup ("");
}

/* ---- rows ---- */

static GMenuModel *
make_menu (const DossierFeedRow *feed)
{
  static const struct
  {
    const char *label, *action;
  } items[] = {
    { N_ ("_Find Its New Address…"), "problems.find" },
    { N_ ("_Properties"), "win.show-feed" },
    { N_ ("_Unsubscribe"), "win.unsubscribe" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target_value (item, items[i].action, g_variant_new_int64 (feed->id));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static void
add_menu (GtkWidget *row, const DossierFeedRow *feed)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (feed);
  /* TRANSLATORS: %s is the name of a feed */
  g_autofree char *label = g_strdup_printf (_ ("What to do about “%s”"), dossier_feed_row_get_name (feed));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_feed (AdwPreferencesGroup *group, Problem problem, const DossierFeedRow *feed, const char *words)
{
  GtkWidget *row = dossier_feed_window_add_row (group, dossier_feed_row_get_name (feed), words);
  /* TRANSLATORS: %s is the name of a feed */
  g_autofree char *again = g_strdup_printf (_ ("Ask “%s” again"), dossier_feed_row_get_name (feed));

  if (problem != PROBLEM_SILENT)
    dossier_feed_window_add_button (row, "view-refresh-symbolic", again, "win.refresh-feed",
                                    g_variant_new_int64 (feed->id));
  add_menu (row, feed);
}

static const char *
problem_title (Problem problem)
{
  switch (problem)
    {
    case PROBLEM_NONE: break;
    case PROBLEM_FAILS: return _ ("Could Not Be Read");
    case PROBLEM_GONE: return _ ("Given Up by Their Sites");
    case PROBLEM_SILENT: return _ ("Silent for More Than a Year");
    }

  return NULL;
}

static const char *
problem_advice (Problem problem)
{
  switch (problem)
    {
    case PROBLEM_NONE: break;
    case PROBLEM_FAILS: return _ ("Dossier tries again by itself, less often each time.");
    case PROBLEM_GONE: return _ ("They are not asked any more.");
    case PROBLEM_SILENT: return _ ("They can be read, but bring nothing new.");
    }

  return NULL;
}

/* TRUE when there is a feed with it. */
static gboolean
show_problem (DossierFeedProblems *self, Problem problem, GPtrArray *feeds, gint64 now)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierFeedRow    *feed = dossier_feed_get_row (g_ptr_array_index (feeds, i));
      const DossierFeedHealth *health = g_hash_table_lookup (self->health, &feed->id);
      g_autofree char         *words = NULL;

      if (judge (feed, health, now) != problem)
        continue;
      if (group == NULL)
        {
          group = dossier_feed_window_add_group (self->page, problem_title (problem));
          adw_preferences_group_set_description (group, problem_advice (problem));
          g_ptr_array_add (self->groups, group);
        }
      words = make_words (problem, feed, health, now);
      add_feed (group, problem, feed, words);
    }

  return group != NULL;
}

static void
show (DossierFeedProblems *self, GPtrArray *feeds)
{
  static const Problem problems[] = { PROBLEM_FAILS, PROBLEM_GONE, PROBLEM_SILENT };
  gint64               now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean             is_ill = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    is_ill |= show_problem (self, problems[i], feeds, now);
  gtk_stack_set_visible_child_name (self->stack, is_ill ? "feeds" : "well");
}

static void
show_error (DossierFeedProblems *self, const char *why)
{
  AdwPreferencesGroup *group = dossier_feed_window_add_group (self->page, NULL);

  g_ptr_array_add (self->groups, group);
  dossier_accessible_name_within (GTK_WIDGET (group), GTK_TYPE_LIST_BOX, _ ("Feeds with problems"));
  dossier_feed_window_add_row (group, _ ("The feeds could not be looked at"), why);
  gtk_stack_set_visible_child_name (self->stack, "feeds");
}

/* ---- asking the store ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierFeedProblems) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds_finish (DOSSIER_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (feeds != NULL)
    show (self, feeds);
  else
    show_error (self, error->message);
}

static void
health_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierFeedProblems) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = dossier_store_list_feed_health_finish (DOSSIER_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (all == NULL)
    {
      show_error (self, error->message);
      return;
    }
  g_hash_table_remove_all (self->health);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_steal_pointer (&all);
  for (guint i = 0; i < self->all->len; i++)
    {
      DossierFeedHealth *health = g_ptr_array_index (self->all, i);

      g_hash_table_insert (self->health, &health->feed, health);
    }
  dossier_store_list_feeds_async (self->store, self->loading, listed_cb, g_object_ref (self));
}

static void
reload_cb (gpointer data)
{
  DossierFeedProblems *self = data;

  self->reload_id = 0;
  dossier_store_list_feed_health_async (self->store, self->loading, health_cb, g_object_ref (self));
}

static void
feeds_changed_cb (DossierFeedProblems *self)
{
  if (self->reload_id == 0 && self->store != NULL)
    self->reload_id = g_timeout_add_once (PAUSE, reload_cb, self);
}

/* ---- actions ---- */

/* The window that looks for it would come to lie below this one. */
static void
problems_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.find-feed", parameter);
  gtk_window_close (window);
}

/* ---- object ---- */

static void
dossier_feed_problems_dispose (GObject *object)
{
  DossierFeedProblems *self = DOSSIER_FEED_PROBLEMS (object);

  g_cancellable_cancel (self->loading);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_feed_problems_parent_class)->dispose (object);
}

static void
dossier_feed_problems_finalize (GObject *object)
{
  DossierFeedProblems *self = DOSSIER_FEED_PROBLEMS (object);

  g_object_unref (self->loading);
  g_hash_table_unref (self->health);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_ptr_array_unref (self->groups);
  G_OBJECT_CLASS (dossier_feed_problems_parent_class)->finalize (object);
}

static void
dossier_feed_problems_class_init (DossierFeedProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_feed_problems_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_feed_problems_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "problems.find", "x", problems_find);
}

static GtkWidget *
make_well (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("All Feeds Are Well"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("Every feed could be read the last time, and none has been silent for a year."));

  return status;
}

static void
dossier_feed_problems_init (DossierFeedProblems *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->loading = g_cancellable_new ();
  self->health = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->groups = g_ptr_array_new ();
  self->stack = GTK_STACK (stack);
  self->page = ADW_PREFERENCES_PAGE (page);
  gtk_stack_add_named (self->stack, page, "feeds");
  gtk_stack_add_named (self->stack, make_well (), "well");
  adw_bin_set_child (ADW_BIN (self), stack);
}

GtkWindow *
dossier_feed_problems_new (DossierStore *store, GtkWindow *parent)
{
  DossierFeedProblems *self = g_object_new (DOSSIER_TYPE_FEED_PROBLEMS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "feeds-changed", G_CALLBACK (feeds_changed_cb), self, G_CONNECT_SWAPPED);
  reload_cb (self);

  return dossier_feed_window_new (_ ("Feeds with Problems"), parent, GTK_WIDGET (self), NULL);
}
