/* dossier-window-chosen-named.c - what rules do with whom stories name and where they are from, for chosen stories:
 * following, and muting for a while
 *
 * Whom they name and which feeds they are from is counted as the list of what stories have in common is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-bulk.h"
#include "dossier-facets.h"
#include "dossier-filter.h"
#include "dossier-rule-dialog.h"

/* So many of those who are named in most of the stories are followed at once. */
#define MOST_FOLLOWED 20
/* For so long feeds are muted, unless one says otherwise. */
#define MUTE_DAYS 7

/* ---- following ---- */

/* Adds a change for each of @group (element-type DossierFacet) to @changes. */
static void
add_follows (GPtrArray *changes, GPtrArray *group)
{
  for (guint i = 0; i < group->len && changes->len < MOST_FOLLOWED; i++)
    g_ptr_array_add (changes, dossier_change_follow (((const DossierFacet *) group->pdata[i])->term.id, 0, TRUE));
}

/* Those of most stories first: (element-type DossierFacet), borrowed of @facets. */
static int
compare_named (gconstpointer a, gconstpointer b)
{
  const DossierFacet *first = *(const DossierFacet *const *) a, *second = *(const DossierFacet *const *) b;

  return (first->n < second->n) - (first->n > second->n);
}

static GPtrArray *
list_named (const DossierFacets *facets)
{
  static const DossierFacetKind kinds[] = { DOSSIER_FACET_ORGANIZATIONS, DOSSIER_FACET_PEOPLE };
  GPtrArray                    *named = g_ptr_array_new ();

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < facets->groups[kinds[k]]->len; i++)
      g_ptr_array_add (named, facets->groups[kinds[k]]->pdata[i]);
  g_ptr_array_sort (named, compare_named);
  return named;
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  guint            n = 0;
  gboolean         done = dossier_store_apply_few_finish (DOSSIER_STORE (source), result, &n, &error);
  g_autofree char *words = g_strdup_printf (ngettext ("You follow %u person or organization that they name",
                                                      "You follow %u people and organizations that they name", n),
                                            n);

  if (self->story_actions == NULL)
    return;
  if (!done)
    dossier_window_report (self, _ ("The change could not be kept"), error->message);
  else if (n > 0)
    dossier_window_show_undo_toast (self, words, NULL);
  else
    dossier_window_show_toast (self, _ ("You follow those whom they name already"));
}

static void
follow (DossierWindow *self, const DossierFacets *facets)
{
  g_autoptr (GPtrArray) named = list_named (facets);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);

  add_follows (changes, named);
  if (changes->len == 0)
    {
      dossier_window_show_toast (self, _ ("These stories name nobody"));
      return;
    }
  dossier_window_drop_undo_toast (self);
  dossier_store_apply_few_async (dossier_library_get_store (self->library), changes, NULL, followed_cb,
                                 g_object_ref (self));
}

/* ---- muting ---- */

/* Any of the feeds; NULL when there are none. Owned by the caller. */
static DossierQuery *
make_query (GPtrArray *group)
{
  DossierQuery *query = NULL;

  for (guint i = 0; i < group->len; i++)
    {
      const DossierFacet *facet = group->pdata[i];
      g_autoptr (DossierQuery) before = query;

      if (facet->term.field != DOSSIER_TERM_FEED)
        {
          query = g_steal_pointer (&before);
          continue;
        }
      if (before == NULL)
        before = dossier_query_new (DOSSIER_VIEW_ALL);
      query = dossier_filter_add_term (before, &facet->term, DOSSIER_TERM_OR);
    }
  return query;
}

/* The rule that does it, to be looked at and kept. */
static void
mute (DossierWindow *self, const DossierFacets *facets)
{
  DossierStore *store = dossier_library_get_store (self->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = make_query (facets->groups[DOSSIER_FACET_FEEDS]);
  g_autofree char   *words = query != NULL ? dossier_store_spell_query (store, query, &error) : NULL;
  DossierArrivalRule rule = { .is_enabled = TRUE, .mutes = TRUE };

  if (query == NULL)
    dossier_window_show_toast (self, _ ("None of these stories is from a feed"));
  else if (words == NULL)
    dossier_window_report (self, _ ("No rule could be made"), error->message);
  else
    {
      rule.name = (char *) _ ("Muted for a while");
      rule.query = words;
      rule.mutes_until = g_get_real_time () / G_USEC_PER_SEC + MUTE_DAYS * 86400;
      gtk_window_present (dossier_rule_dialog_new (store, &rule, dossier_window_get_top (self)));
    }
}

/* ---- actions ---- */

typedef struct
{
  DossierWindow *window;
  void (*act) (DossierWindow *self, const DossierFacets *facets);
} Counting;

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Counting *counting = data;
  g_autoptr (DossierWindow) self = counting->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFacets) facets = dossier_store_count_facets_finish (DOSSIER_STORE (source), result, &error);

  if (self->story_actions == NULL)
    return;
  if (facets == NULL)
    dossier_window_report (self, _ ("The stories could not be counted"), error->message);
  else
    counting->act (self, facets);
}

static void
count (DossierWindow *self, void (*act) (DossierWindow *self, const DossierFacets *facets))
{
  g_autoptr (GArray) ids = dossier_story_pane_list_chosen (self->stories);
  Counting *counting = g_new (Counting, 1);

  *counting = (Counting){ g_object_ref (self), act };
  dossier_store_count_facets_async (dossier_library_get_store (self->library), ids, NULL, counted_cb, counting);
}

static void
chosen_follow (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  count (data, follow);
}

static void
chosen_mute (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  count (data, mute);
}

static const GActionEntry named_actions[] = {
  { .name = "follow", .activate = chosen_follow },
  { .name = "mute", .activate = chosen_mute },
};

void
dossier_window_add_chosen_named_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->chosen_actions), named_actions, G_N_ELEMENTS (named_actions),
                                   self);
}
