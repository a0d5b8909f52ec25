/* dossier-window-going-on.c - reading on in the next feed, or saved search, when a list has no unread story any more
 *
 * Nobody is taken there unasked: a toast says which one it would be, and its button or the same key goes there. It
 * also says so when the end of the sidebar was passed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-filter.h"
#include "dossier-saved-search.h"

/* Seconds that the offer stands. */
#define OFFER_SECONDS 8

/* The one feed that the list is of; 0: it is of something else. */
static gint64
get_feed (DossierQuery *query)
{
  const DossierTerm *term = dossier_query_get_n_terms (query) == 1 ? dossier_query_get_term (query, 0) : NULL;

  return term != NULL && term->field == DOSSIER_TERM_FEED && term->op == DOSSIER_TERM_AND ? term->id : 0;
}

/* Every story of every feed is in it already. */
static gboolean
has_all (DossierQuery *query)
{
  return dossier_query_get_n_terms (query) == 0
         && (dossier_query_get_view (query) == DOSSIER_VIEW_ALL
             || dossier_query_get_view (query) == DOSSIER_VIEW_UNREAD);
}

/* Where reading would go on. */
typedef struct
{
  gint64      id;
  gboolean    is_search; /* a saved search, else a feed */
  const char *title;     /* borrowed */
  gboolean    has_wrapped;
} Next;

/* ---- saved searches ---- */

/* Where the list is the one of a saved search: its place among @searches; G_MAXUINT when it is none of them. */
static guint
find_present (DossierWindow *self, GPtrArray *searches)
{
  DossierQuery *query = dossier_story_pane_get_query (self->stories);

  if (dossier_story_pane_get_search (self->stories)[0] != '\0')
    return G_MAXUINT;
  for (guint i = 0; searches != NULL && i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i];
      g_autoptr (DossierQuery) saved = dossier_query_parse (search->query, FALSE, NULL);

      if (saved != NULL && dossier_query_equal (saved, query))
        return i;
    }
  return G_MAXUINT;
}

/* The next that has unread stories and can be asked; FALSE for none, and where no saved search is shown. */
static gboolean
find_search (DossierWindow *self, gboolean is_upwards, Next *next)
{
  GPtrArray *searches = dossier_sidebar_get_searches (self->sidebar);
  guint      from = find_present (self, searches);

  for (guint step = 1; from != G_MAXUINT && step < searches->len; step++)
    {
      guint                     n = searches->len, at = is_upwards ? (from + n - step) % n : (from + step) % n;
      const DossierSavedSearch *search = searches->pdata[at];

      if (search->n_unread == 0 || search->problem != NULL)
        continue;
      *next = (Next){ search->id, TRUE, search->name, is_upwards ? at > from : at < from };
      return TRUE;
    }
  return FALSE;
}

/* NULL when it is gone, or cannot be read. Owned by the caller. */
static DossierQuery *
dup_search_query (DossierWindow *self, gint64 id, const char **name)
{
  GPtrArray *searches = dossier_sidebar_get_searches (self->sidebar);

  for (guint i = 0; searches != NULL && i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i];

      if (search->id != id)
        continue;
      *name = search->name;
      return dossier_query_parse (search->query, FALSE, NULL);
    }
  return NULL;
}

/* ---- feeds ---- */

/* The next one that has unread stories, in the order of the sidebar; NULL for none. Borrowed. */
static const DossierFeedRow *
find_feed (DossierWindow *self, gint64 present, gboolean is_upwards, gboolean *has_wrapped)
{
  GPtrArray *feeds = dossier_sidebar_get_feeds (self->sidebar);
  guint      n = feeds != NULL ? feeds->len : 0, from = is_upwards ? 0 : n - 1;

  for (guint i = 0; i < n; i++)
    if (dossier_feed_get_row (feeds->pdata[i])->id == present)
      from = i;
  for (guint step = 1; step <= n; step++)
    {
      guint                 at = is_upwards ? (from + n - step) % n : (from + step) % n;
      const DossierFeedRow *feed = dossier_feed_get_row (feeds->pdata[at]);

      *has_wrapped = present != 0 && (is_upwards ? at > from : at < from);
      if (feed->id != present && feed->n_unread > 0)
        return feed;
    }
  return NULL;
}

static gboolean
find_next (DossierWindow *self, gboolean is_upwards, Next *next)
{
  DossierQuery         *query = dossier_story_pane_get_query (self->stories);
  const DossierFeedRow *feed;

  if (has_all (query))
    return FALSE;
  if (find_search (self, is_upwards, next))
    return TRUE;
  *next = (Next){ 0 };
  feed = find_feed (self, get_feed (query), is_upwards, &next->has_wrapped);
  if (feed == NULL)
    return FALSE;
  next->id = feed->id;
  next->title = feed->title;
  return TRUE;
}

/* ---- the offer ---- */

/* @key: what is pressed once more. */
static char *
dup_sentence (const Next *next, const char *key)
{
  const char *title = next->title;

  if (next->has_wrapped && next->is_search)
    /* TRANSLATORS: a key, and the name of a saved search */
    return g_strdup_printf (_ ("This was the last saved search. Press %s again to go round to “%s”"), key, title);
  if (next->has_wrapped)
    /* TRANSLATORS: a key, and the title of a feed */
    return g_strdup_printf (_ ("This was the last feed. Press %s again to go round to “%s”"), key, title);
  /* TRANSLATORS: a key, and the title of a feed or the name of a saved search */
  return g_strdup_printf (_ ("Nothing more is unread here. Press %s again for “%s”"), key, title);
}

static void
dismissed_cb (DossierWindow *self, AdwToast *toast)
{
  if (self->offer_toast != toast)
    return;
  g_clear_object (&self->offer_toast);
  self->offered = 0;
}

/* What is shown stays: see dossier_window_show_undo_toast. */
static void
withdraw (DossierWindow *self, const char *sentence)
{
  g_autofree char *markup = sentence != NULL ? g_markup_escape_text (sentence, -1) : NULL;

  self->offered = 0;
  if (self->offer_toast == NULL)
    return;
  adw_toast_set_button_label (self->offer_toast, NULL);
  if (markup != NULL)
    adw_toast_set_title (self->offer_toast, markup);
}

static void
go_there (DossierWindow *self)
{
  g_autofree char *title = dossier_sidebar_dup_feed_title (self->sidebar, self->offered);
  const char      *name = title != NULL ? title : "";
  g_autoptr (DossierQuery) query = self->offers_search ? dup_search_query (self, self->offered, &name)
                                                       : dossier_filter_only (DOSSIER_TERM_FEED, self->offered, title);
  /* TRANSLATORS: the title of a feed, or the name of a saved search */
  g_autofree char *sentence = query != NULL ? g_strdup_printf (_ ("Reading on in “%s”"), name) : NULL;

  if (query == NULL)
    {
      withdraw (self, _ ("This search is not there any more"));
      return;
    }
  withdraw (self, sentence);
  dossier_story_pane_clear_search (self->stories);
  dossier_story_pane_set_query (self->stories, query);
  self->goes_on = TRUE; /* from here on: another query takes it back */
}

static void
clicked_cb (DossierWindow *self)
{
  if (self->offered != 0)
    go_there (self);
}

static void
show_offer (DossierWindow *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  gboolean         is_shown = self->offer_toast != NULL;

  if (!is_shown)
    {
      self->offer_toast = g_object_ref (adw_toast_new (markup));
      adw_toast_set_timeout (self->offer_toast, OFFER_SECONDS);
      g_signal_connect_object (self->offer_toast, "button-clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->offer_toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
    }
  adw_toast_set_title (self->offer_toast, markup);
  adw_toast_set_button_label (self->offer_toast, _ ("_Go On"));
  if (!is_shown)
    dossier_window_add_toast (self, self->offer_toast);
}

gboolean
dossier_window_offer_next (DossierWindow *self, gboolean is_upwards)
{
  Next             next;
  g_autofree char *sentence = NULL;

  if (!find_next (self, is_upwards, &next))
    return FALSE;
  sentence = dup_sentence (&next, is_upwards ? "P" : "N");
  self->offered = next.id;
  self->offers_search = next.is_search;
  self->offers_upwards = is_upwards;
  show_offer (self, sentence);
  return TRUE;
}

gboolean
dossier_window_take_offer (DossierWindow *self, gboolean is_upwards)
{
  if (self->offered == 0 || self->offers_upwards != is_upwards)
    return FALSE;
  go_there (self);
  return TRUE;
}

static void
list_changed_cb (DossierWindow *self)
{
  if (!self->goes_on)
    return;
  self->goes_on = FALSE;
  dossier_window_go_to_unread (self, self->offers_upwards, TRUE);
}

/* What was offered was so from another list, and who went elsewhere wants no story opened there. */
static void
query_changed_cb (DossierWindow *self)
{
  self->goes_on = FALSE;
  withdraw (self, NULL);
}

void
dossier_window_watch_going_on (DossierWindow *self)
{
  g_signal_connect_object (self->stories, "list-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stories, "query-changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
}
