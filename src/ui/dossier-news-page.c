/* dossier-news-page.c - what is new of those whom a person follows
 *
 * news:       what is shown, or NULL; the items borrow from it and go before it.
 * last_visit: of the visit before this one, 0 for none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-news-page.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-follow-words.h"
#include "dossier-follows.h"
#include "dossier-list-wheel.h"
#include "dossier-news-row.h"
#include "dossier-parts.h"

/* Arrivals come in bursts: the list follows so many milliseconds behind. */
#define REFRESH_DELAY 600

#define DAY (24 * 60 * 60)

struct _DossierNewsPage
{
  AdwBin parent;

  DossierStore *store;
  GSettings    *settings;
  GtkWidget    *since, *count, *seen_button, *bar, *stack; /* "list", "nobody" */
  GtkWidget    *nothing;                                   /* above the list, when it is of nobody's news */
  GListStore   *items;                                     /* of DossierNewsItem */
  DossierNews  *news;
  gint64        last_visit;
  GCancellable *loading;
  guint         refresh_source;
};

G_DEFINE_FINAL_TYPE (DossierNewsPage, dossier_news_page, ADW_TYPE_BIN)

/* The choices of the drop-down, in order. */
enum
{
  SINCE_SEEN,
  SINCE_YESTERDAY,
  SINCE_VISIT,
  SINCE_WEEK,
};

static const char *const choices[] = {
  [SINCE_SEEN] = N_ ("Not seen yet"),
  [SINCE_YESTERDAY] = N_ ("Since yesterday"),
  [SINCE_VISIT] = N_ ("Since the last visit"),
  [SINCE_WEEK] = N_ ("The last seven days"),
};

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
begin_yesterday (void)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (today, -1);
  g_autoptr (GDateTime) midnight
      = g_date_time_new_local (g_date_time_get_year (yesterday), g_date_time_get_month (yesterday),
                               g_date_time_get_day_of_month (yesterday), 0, 0, 0);

  return midnight != NULL ? g_date_time_to_unix (midnight) : now () - 2 * DAY;
}

static gint64
get_since (DossierNewsPage *self)
{
  switch (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->since)))
    {
    case SINCE_YESTERDAY: return begin_yesterday ();
    case SINCE_VISIT: return self->last_visit != 0 ? self->last_visit : now () - 7 * DAY;
    case SINCE_WEEK: return now () - 7 * DAY;
    default: return 0;
    }
}

/* ---- loading ---- */

static void
show_count (DossierNewsPage *self)
{
  g_autofree char *words = dossier_news_words (self->news);
  gboolean         is_read_only = dossier_store_is_read_only (self->store);

  if (words != NULL && self->news->is_cut)
    {
      g_autofree char *all = g_steal_pointer (&words);

      /* TRANSLATORS: numbers of moves and stories */
      words = g_strdup_printf (_ ("The newest: %s"), all);
    }
  gtk_label_set_text (GTK_LABEL (self->count), words != NULL ? words : _ ("Nothing new"));
  gtk_widget_set_visible (self->nothing, words == NULL);
  gtk_widget_set_sensitive (self->seen_button, words != NULL && !is_read_only);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->seen_button), "x", self->news->newest);
}

static void
show_news (DossierNewsPage *self, DossierNews *news)
{
  g_autoptr (GPtrArray) items = dossier_news_items_new (news);
  gboolean is_empty = news->follows->len == 0;

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       is_empty ? 0 : items->len);
  g_clear_pointer (&self->news, dossier_news_free);
  self->news = news;
  show_count (self);
  gtk_widget_set_visible (self->bar, !is_empty);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_empty ? "nobody" : "list");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNewsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  DossierNews *news = dossier_store_load_news_finish (DOSSIER_STORE (source), result, &error);

  if (news != NULL && self->items != NULL)
    show_news (self, news);
  else if (news != NULL)
    dossier_news_free (news);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The news could not be listed"),
                                error->message);
}

static void
reload (DossierNewsPage *self)
{
  DossierNewsFilter filter = { .since = get_since (self) };

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dossier_store_load_news_async (self->store, &filter, self->loading, loaded_cb, g_object_ref (self));
}

static gboolean
reload_cb (gpointer user_data)
{
  DossierNewsPage *self = user_data;

  self->refresh_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

/* A page that is not looked at asks again when it is shown. */
static void
changed_cb (DossierNewsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_DELAY, reload_cb, self);
}

void
dossier_news_page_open (DossierNewsPage *self)
{
  gint64 visited = g_settings_get_int64 (self->settings, "following-visited");

  if (now () - visited >= DOSSIER_NEWS_PAGE_VISIT)
    self->last_visit = visited;
  g_settings_set_int64 (self->settings, "following-visited", now ());
  reload (self);
}

/* ---- the list ---- */

static void
open_follow (DossierNewsPage *self, const DossierFollow *follow)
{
  if (follow->entity != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-dossier", "x", follow->entity);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-moves", NULL);
}

static void
open_fact (DossierNewsPage *self, const DossierFact *fact)
{
  const DossierClaimRow *row = dossier_claim_get_row (fact->best);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-story", "(xi)", row->story, (int) row->sentence_start);
}

static void
activated_cb (GtkListView *list, guint position, DossierNewsPage *self)
{
  g_autoptr (DossierNewsItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return;
  switch (item->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_NEWS_FACT: open_fact (self, item->fact->fact); break;
    case DOSSIER_NEWS_STORY:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-story", "(xi)", dossier_story_get_row (item->story)->id,
                                  -1);
      break;
    case DOSSIER_NEWS_MORE_STORIES:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.filter-entity", "x", item->follow->entity);
      break;
    case DOSSIER_NEWS_GROUP:
    case DOSSIER_NEWS_MORE_FACTS:
    case DOSSIER_NEWS_FOLLOW: open_follow (self, item->follow); break;
    case DOSSIER_NEWS_FOLLOWED: break;
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dossier_news_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  DossierNewsItem *news = gtk_list_item_get_item (item);

  gtk_list_item_set_activatable (item, news->kind != DOSSIER_NEWS_FOLLOWED);
  dossier_news_row_set_item (DOSSIER_NEWS_ROW (gtk_list_item_get_child (item)), news);
}

static GtkWidget *
list_new (DossierNewsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  GtkWidget          *list, *scrolled = gtk_scrolled_window_new ();

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "moves-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("News"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activated_cb), self, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  dossier_list_wheel_attach (GTK_SCROLLED_WINDOW (scrolled));
  return scrolled;
}

/* ---- the page ---- */

static GtkWidget *
since_new (DossierNewsPage *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget     *since;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (words, _ (choices[i]));
  since = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  dossier_accessible_name_choice (since, _ ("Since when"));
  g_signal_connect_object (since, "notify::selected", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return since;
}

static GtkWidget *
bar_new (DossierNewsPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->since = since_new (self);
  self->seen_button = gtk_button_new_with_label (_ ("Mark All as Seen"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->seen_button), "win.mark-news-seen");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->seen_button), "x", (gint64) 0);
  self->count = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_widget_add_css_class (self->count, "claim-origin");
  gtk_widget_set_halign (self->since, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->since, TRUE);
  gtk_box_append (GTK_BOX (row), self->since);
  gtk_box_append (GTK_BOX (row), self->seen_button);
  gtk_box_append (GTK_BOX (bar), row);
  gtk_box_append (GTK_BOX (bar), self->count);
  gtk_widget_add_css_class (bar, "moves-bar");
  return bar;
}

static GtkWidget *
nothing_new (void)
{
  GtkWidget *label = gtk_label_new (_ ("What comes in of those whom you follow appears here. Choose an earlier time "
                                       "above to see it again."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "news-nothing");
  return label;
}

static void
dossier_news_page_dispose (GObject *object)
{
  DossierNewsPage *self = DOSSIER_NEWS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->items != NULL)
    g_list_store_remove_all (self->items);
  g_clear_object (&self->items);
  g_clear_pointer (&self->news, dossier_news_free);
  G_OBJECT_CLASS (dossier_news_page_parent_class)->dispose (object);
}

static void
dossier_news_page_finalize (GObject *object)
{
  DossierNewsPage *self = DOSSIER_NEWS_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_news_page_parent_class)->finalize (object);
}

static void
dossier_news_page_class_init (DossierNewsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_news_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_news_page_finalize;
}

static void
dossier_news_page_init (DossierNewsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();

  self->items = g_list_store_new (DOSSIER_TYPE_NEWS_ITEM);
  self->stack = gtk_stack_new ();
  self->nothing = nothing_new ();
  gtk_box_append (GTK_BOX (list), self->nothing);
  gtk_box_append (GTK_BOX (list), list_new (self));
  gtk_stack_add_named (GTK_STACK (self->stack), list, "list");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      dossier_status_page_new (
          "dossier-follow-symbolic", _ ("You follow nobody yet"),
          _ ("Open the dossier of a person or an organization and choose Follow, or choose a kind of move in "
             "the list of moves. What is new of them appears here.")),
      "nobody");
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->bar = bar_new (self);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_bin_set_child (ADW_BIN (self), clamp);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
}

GtkWidget *
dossier_news_page_new (DossierLibrary *library, GSettings *settings)
{
  static const char *const news[] = { "stories-added", "stories-removed", "entities-changed" };
  DossierNewsPage         *self = g_object_new (DOSSIER_TYPE_NEWS_PAGE, NULL);

  self->store = g_object_ref (dossier_library_get_store (library));
  self->settings = g_object_ref (settings);
  for (guint i = 0; i < G_N_ELEMENTS (news); i++)
    g_signal_connect_object (self->store, news[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
