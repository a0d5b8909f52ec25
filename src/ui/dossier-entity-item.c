/* dossier-entity-item.c - what a dossier's page lists: one item a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-item.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DossierEntityItem, dossier_entity_item, G_TYPE_OBJECT)

/* ---- the view ---- */

DossierEntityView *
dossier_entity_view_new (DossierEntityContent *content, gint64 as_of, gint64 now)
{
  DossierEntityView      *view = g_new0 (DossierEntityView, 1);
  const DossierEntityRow *row = dossier_entity_get_row (content->entity);

  g_atomic_ref_count_init (&view->n_users);
  view->content = content;
  view->summary
      = dossier_summary_new (row->id, row->kind, content->claims, content->connected, content->n_shared, as_of, now);
  return view;
}

DossierEntityView *
dossier_entity_view_ref (DossierEntityView *view)
{
  g_atomic_ref_count_inc (&view->n_users);
  return view;
}

static gpointer
forget (gpointer data)
{
  DossierEntityView *view = data;

  dossier_summary_free (view->summary);
  dossier_entity_content_free (view->content);
  g_free (view);
  return NULL;
}

/* Thousands of claims are not freed in a moment, and the last user is the main loop: it does not wait. */
void
dossier_entity_view_unref (DossierEntityView *view)
{
  if (g_atomic_ref_count_dec (&view->n_users))
    g_thread_unref (g_thread_new ("dossier-forget", forget, view));
}

/* ---- the type ---- */

static void
dossier_entity_item_finalize (GObject *object)
{
  DossierEntityItem *self = DOSSIER_ENTITY_ITEM (object);

  g_clear_pointer (&self->view, dossier_entity_view_unref);
  G_OBJECT_CLASS (dossier_entity_item_parent_class)->finalize (object);
}

static void
dossier_entity_item_class_init (DossierEntityItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_entity_item_finalize;
}

static void
dossier_entity_item_init (DossierEntityItem *self)
{
}

static DossierEntityItem *
add (GPtrArray *items, DossierEntityView *view, DossierItemKind kind, gconstpointer what)
{
  DossierEntityItem *item = g_object_new (DOSSIER_TYPE_ENTITY_ITEM, NULL);

  item->kind = kind;
  item->view = dossier_entity_view_ref (view);
  item->what = what;
  g_ptr_array_add (items, item);
  return item;
}

static void
add_text (GPtrArray *items, DossierEntityView *view, DossierItemKind kind, const char *text)
{
  add (items, view, kind, NULL)->text = text;
}

static GPtrArray *
items_new (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* ---- what is known ---- */

static gboolean
is_first_of_sort (GPtrArray *list, guint i)
{
  return i == 0
         || ((const DossierKnown *) g_ptr_array_index (list, i))->sort
                != ((const DossierKnown *) g_ptr_array_index (list, i - 1))->sort;
}

static void
add_known (GPtrArray *items, DossierEntityView *view)
{
  GPtrArray *list = view->summary->known;
  guint      n = 0;

  if (list->len > 0)
    add_text (items, view, DOSSIER_ITEM_HEADING, view->summary->as_of != 0 ? _ ("Known then") : _ ("Known now"));
  for (guint i = 0; i < list->len; i++)
    {
      gboolean is_first = is_first_of_sort (list, i);

      n = is_first ? 0 : n + 1;
      if (n < DOSSIER_ENTITY_ITEM_KNOWN)
        add (items, view, DOSSIER_ITEM_KNOWN, g_ptr_array_index (list, i))->number = is_first;
      else if (n == DOSSIER_ENTITY_ITEM_KNOWN)
        {
          DossierEntityItem *more = add (items, view, DOSSIER_ITEM_MORE_KNOWN, NULL);

          more->first = i;
          more->number = 1;
        }
      else
        ((DossierEntityItem *) g_ptr_array_index (items, items->len - 1))->number++;
    }
}

/* ---- the timeline ---- */

/* Who came and left is told of what happened alone. */
static void
add_year (GPtrArray *items, DossierEntityView *view, int year, gboolean denials)
{
  DossierEntityItem *item = add (items, view, DOSSIER_ITEM_YEAR, NULL);

  item->number = (guint) year;
  if (!denials)
    item->year = dossier_year_count (dossier_entity_get_row (view->content->entity)->id, view->summary->facts, year);
}

static gboolean
is_denial (const DossierFact *fact)
{
  return fact->nature != DOSSIER_FACT_SAID;
}

/* The facts of one timeline from the one at @first on, at most @limit of them; what is left becomes a MORE item. A
 * group of facts stands in the year of its first one. */
static void
add_facts (GPtrArray *items, DossierEntityView *view, gboolean denials, guint first, guint limit)
{
  GPtrArray         *facts = view->summary->facts;
  DossierEntityItem *more = NULL;
  guint              n = 0, group = 0;
  int                year = -1;

  for (guint i = 0; i < facts->len; i++)
    {
      const DossierFact *fact = g_ptr_array_index (facts, i);
      gboolean           is_next = fact->group == 0 || fact->group != group;

      if (is_denial (fact) != denials)
        continue;
      group = fact->group;
      if (i >= first && n >= limit && is_next && more == NULL)
        {
          more = add (items, view, DOSSIER_ITEM_MORE_FACTS, NULL);
          more->first = i;
          more->is_denial = denials;
        }
      if (more != NULL)
        {
          more->number++;
          continue;
        }
      if (is_next && dossier_year_of (fact->time) != year && (year = dossier_year_of (fact->time), i >= first))
        add_year (items, view, year, denials);
      if (i < first)
        continue;
      if (is_next && fact->group != 0)
        add (items, view, DOSSIER_ITEM_CONFLICT, fact);
      add (items, view, DOSSIER_ITEM_FACT, fact);
      n++;
    }
}

static gboolean
has_facts (DossierEntityView *view, gboolean denials)
{
  for (guint i = 0; i < view->summary->facts->len; i++)
    if (is_denial (g_ptr_array_index (view->summary->facts, i)) == denials)
      return TRUE;
  return FALSE;
}

static void
add_timeline (GPtrArray *items, DossierEntityView *view)
{
  if (view->summary->facts->len == 0)
    {
      add_text (items, view, DOSSIER_ITEM_HEADING, _ ("Timeline"));
      add_text (items, view, DOSSIER_ITEM_ADVICE,
                view->summary->as_of != 0
                    ? _ ("Nothing was told by then. Choose a later day, or go back to today.")
                    : _ ("No moves yet. They appear here as soon as a story says who joined, left, founded, funded or "
                         "bought whom: add stories, or refresh the feeds."));
    }
  for (guint denials = 0; denials < 2; denials++)
    if (has_facts (view, denials))
      {
        add_text (items, view, DOSSIER_ITEM_HEADING, denials ? _ ("Denied, or never happened") : _ ("Timeline"));
        add_facts (items, view, denials, 0, DOSSIER_ENTITY_ITEM_FACTS);
      }
}

/* ---- the rest ---- */

static void
add_connected (GPtrArray *items, DossierEntityView *view, DossierEntityKind kind, const char *heading)
{
  for (guint i = 0; i < view->summary->connections->len; i++)
    {
      const DossierConnection *connection = g_ptr_array_index (view->summary->connections, i);

      if (dossier_entity_get_row (connection->entity)->kind != kind)
        continue;
      add_text (items, view, DOSSIER_ITEM_HEADING, heading);
      add (items, view, DOSSIER_ITEM_CONNECTED, NULL)->number = kind;
      return;
    }
}

static void
add_money (GPtrArray *items, DossierEntityView *view)
{
  GPtrArray *money = view->summary->money;

  if (money->len > 0)
    add_text (items, view, DOSSIER_ITEM_HEADING, _ ("Money"));
  for (guint i = 0; i < money->len; i++)
    add (items, view, DOSSIER_ITEM_MONEY, g_ptr_array_index (money, i));
}

static gboolean
was_told (const DossierStoryRow *story, gint64 as_of)
{
  return as_of == 0 || (story->published.precision != DOSSIER_PRECISION_UNKNOWN && story->published.from <= as_of);
}

static void
add_stories (GPtrArray *items, DossierEntityView *view)
{
  guint n = 0, n_listed = 0;

  for (guint i = 0; i < view->content->stories->len; i++)
    {
      DossierStory *story = g_ptr_array_index (view->content->stories, i);

      if (!was_told (dossier_story_get_row (story), view->summary->as_of) || n++ >= DOSSIER_ENTITY_ITEM_STORIES)
        continue;
      if (n_listed++ == 0)
        add_text (items, view, DOSSIER_ITEM_HEADING, _ ("Stories"));
      add (items, view, DOSSIER_ITEM_STORY, story);
    }
  if (n > n_listed)
    add (items, view, DOSSIER_ITEM_MORE_STORIES, NULL)->number
        = dossier_entity_get_row (view->content->entity)->n_stories;
}

static void
add_highlights (GPtrArray *items, DossierEntityView *view)
{
  guint n = 0;

  for (guint i = 0; i < view->content->annotations->len; i++)
    {
      DossierAnnotation *annotation = g_ptr_array_index (view->content->annotations, i);

      if (view->summary->as_of != 0 && dossier_annotation_get_row (annotation)->created > view->summary->as_of)
        continue;
      if (n++ == 0)
        add_text (items, view, DOSSIER_ITEM_HEADING, _ ("Highlights"));
      add (items, view, DOSSIER_ITEM_HIGHLIGHT, annotation);
    }
}

GPtrArray *
dossier_entity_items_new (DossierEntityView *view)
{
  GPtrArray              *items = items_new ();
  const DossierEntityRow *row = dossier_entity_get_row (view->content->entity);

  add (items, view, DOSSIER_ITEM_HEAD, NULL);
  add_known (items, view);
  add_timeline (items, view);
  add_connected (items, view, DOSSIER_ENTITY_PERSON, _ ("Connected people"));
  add_connected (items, view, DOSSIER_ENTITY_ORGANIZATION, _ ("Connected organizations"));
  add_money (items, view);
  add_stories (items, view);
  add_highlights (items, view);
  if (row->aliases != NULL && row->aliases[0] != NULL)
    {
      add_text (items, view, DOSSIER_ITEM_HEADING, _ ("Other names"));
      add (items, view, DOSSIER_ITEM_NAMES, NULL);
    }
  add_text (items, view, DOSSIER_ITEM_HEADING, _ ("Your note"));
  add (items, view, DOSSIER_ITEM_NOTE, NULL);
  return items;
}

/* ---- what opens ---- */

GPtrArray *
dossier_entity_item_list_rest (DossierEntityItem *self)
{
  GPtrArray *items = items_new ();

  if (self->kind == DOSSIER_ITEM_MORE_FACTS)
    add_facts (items, self->view, self->is_denial, self->first, G_MAXUINT);
  for (guint i = 0; self->kind == DOSSIER_ITEM_MORE_KNOWN && i < self->number; i++)
    add (items, self->view, DOSSIER_ITEM_KNOWN, g_ptr_array_index (self->view->summary->known, self->first + i));
  return items;
}

/* The first telling of each source is no copy. */
static gboolean
is_copy (const DossierFact *fact, guint i)
{
  guint                  first = g_array_index (fact->source_of, guint, i);
  const DossierClaimRow *row = dossier_claim_get_row (g_ptr_array_index (fact->claims, i));
  const DossierClaimRow *origin = dossier_claim_get_row (g_ptr_array_index (fact->claims, first));

  return first != i && row->story != origin->story && g_strcmp0 (row->story_source, origin->story_source) != 0;
}

GPtrArray *
dossier_entity_item_list_tellings (DossierEntityItem *self)
{
  GPtrArray         *items = items_new ();
  const DossierFact *fact = self->what;

  for (guint i = 0; i < fact->claims->len; i++)
    {
      DossierEntityItem *item = add (items, self->view, DOSSIER_ITEM_TELLING, fact);

      item->claim = g_ptr_array_index (fact->claims, i);
      item->number = is_copy (fact, i);
    }
  return items;
}

static gboolean
take_place (DossierClaim *claim, gint64 *story, int *offset)
{
  const DossierClaimRow *row = dossier_claim_get_row (claim);

  *story = row->story;
  *offset = (int) row->sentence_start;
  return TRUE;
}

gboolean
dossier_entity_item_get_place (DossierEntityItem *self, gint64 *story, int *offset)
{
  switch (self->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_ITEM_KNOWN: return take_place (((const DossierKnown *) self->what)->fact->best, story, offset);
    case DOSSIER_ITEM_FACT: return take_place (((const DossierFact *) self->what)->best, story, offset);
    case DOSSIER_ITEM_TELLING: return take_place (self->claim, story, offset);
    case DOSSIER_ITEM_MONEY:
      return take_place (
          ((const DossierFact *) g_ptr_array_index (((const DossierMoney *) self->what)->facts, 0))->best, story,
          offset);
    case DOSSIER_ITEM_STORY:
      *story = dossier_story_get_row ((DossierStory *) self->what)->id;
      *offset = -1;
      return TRUE;
    case DOSSIER_ITEM_HIGHLIGHT:
      *story = dossier_annotation_get_row ((DossierAnnotation *) self->what)->story;
      *offset = (int) dossier_annotation_get_row ((DossierAnnotation *) self->what)->start;
      return TRUE;
    case DOSSIER_ITEM_HEAD:
    case DOSSIER_ITEM_NOTE:
    case DOSSIER_ITEM_HEADING:
    case DOSSIER_ITEM_ADVICE:
    case DOSSIER_ITEM_YEAR:
    case DOSSIER_ITEM_CONFLICT:
    case DOSSIER_ITEM_CONNECTED:
    case DOSSIER_ITEM_NAMES:
    case DOSSIER_ITEM_MORE_FACTS:
    case DOSSIER_ITEM_MORE_KNOWN:
    case DOSSIER_ITEM_MORE_STORIES: break;
    }
  return FALSE;
}
