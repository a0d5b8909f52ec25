/* dossier-story-selection.c - which stories of a list are chosen
 *
 * chosen:   places in the list, as stretches.
 * n_folded: so many rows the view is told of, if there are more; G_MAXUINT: of all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-selection.h"

/* So many rows GTK keeps at most: the others cost nothing. */
#define KEPT_ROWS 200

struct _DossierStorySelection
{
  GObject parent;

  DossierStoryGroups *stories;
  GtkBitset          *chosen;
  guint               n_folded;
  gboolean            is_choosing;
};

static void list_model_init (GListModelInterface *interface);
static void selection_model_init (GtkSelectionModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierStorySelection, dossier_story_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

/* ---- the list ---- */

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_STORY;
}

static guint
count_rows (DossierStorySelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->stories));
}

static guint
get_n_items (GListModel *model)
{
  DossierStorySelection *self = DOSSIER_STORY_SELECTION (model);

  return MIN (count_rows (self), self->n_folded);
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (DOSSIER_STORY_SELECTION (model)->stories), position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
items_changed_cb (DossierStorySelection *self, guint position, guint removed, guint added)
{
  guint after = get_n_items (G_LIST_MODEL (self)), before = MIN (count_rows (self) - added + removed, self->n_folded);

  gtk_bitset_splice (self->chosen, position, removed, added);
  if (self->n_folded == G_MAXUINT)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else if (position < self->n_folded)
    g_list_model_items_changed (G_LIST_MODEL (self), position, before - position, after - position);
}

static void
show_more (DossierStorySelection *self, guint n)
{
  guint before = get_n_items (G_LIST_MODEL (self)), after;

  self->n_folded = n < KEPT_ROWS ? n : G_MAXUINT;
  after = get_n_items (G_LIST_MODEL (self));
  if (after > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, after - before);
}

/* ---- the choice ---- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (DOSSIER_STORY_SELECTION (model)->chosen, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (DOSSIER_STORY_SELECTION (model)->chosen);
}

/* Becomes @chosen (taken), and tells from where to where it is another choice. */
static gboolean
set_chosen (DossierStorySelection *self, GtkBitset *chosen)
{
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (self->chosen);
  guint first, last;

  gtk_bitset_difference (changed, chosen);
  gtk_bitset_unref (self->chosen);
  self->chosen = chosen;
  if (gtk_bitset_is_empty (changed))
    return TRUE;
  first = gtk_bitset_get_minimum (changed);
  last = gtk_bitset_get_maximum (changed);
  dossier_story_selection_unfold_to (self, last);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
  return TRUE;
}

/* What @selected says of the places in @mask; nothing past the end. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  DossierStorySelection *self = DOSSIER_STORY_SELECTION (model);
  GtkBitset             *chosen = gtk_bitset_copy (self->chosen);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);
  guint n = count_rows (self);

  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_subtract (chosen, mask);
  gtk_bitset_union (chosen, wanted);
  if (n < G_MAXUINT)
    gtk_bitset_remove_range_closed (chosen, n, G_MAXUINT);
  return set_chosen (self, chosen);
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  DossierStorySelection *self = DOSSIER_STORY_SELECTION (model);
  GtkBitset             *chosen;

  if (position >= count_rows (self) || (unselect_rest && self->is_choosing))
    return FALSE;
  chosen = unselect_rest ? gtk_bitset_new_empty () : gtk_bitset_copy (self->chosen);
  gtk_bitset_add (chosen, position);
  return set_chosen (self, chosen);
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  DossierStorySelection *self = DOSSIER_STORY_SELECTION (model);
  guint                  n = count_rows (self);
  GtkBitset             *chosen;

  if (position >= n)
    return FALSE;
  chosen = unselect_rest && !self->is_choosing ? gtk_bitset_new_empty () : gtk_bitset_copy (self->chosen);
  gtk_bitset_add_range (chosen, position, MIN (n_items, n - position));
  return set_chosen (self, chosen);
}

/* Also those that are still being found; none when they cannot be read. */
static gboolean
select_all (GtkSelectionModel *model)
{
  return dossier_story_groups_make_whole (DOSSIER_STORY_SELECTION (model)->stories, NULL)
         && select_range (model, 0, count_rows (DOSSIER_STORY_SELECTION (model)), FALSE);
}

static void
selection_model_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->get_selection_in_range = get_selection_in_range;
  interface->set_selection = set_selection;
  interface->select_item = select_item;
  interface->select_range = select_range;
  interface->select_all = select_all;
}

/* ---- object ---- */

static void
dossier_story_selection_dispose (GObject *object)
{
  DossierStorySelection *self = DOSSIER_STORY_SELECTION (object);

  if (self->stories != NULL)
    g_signal_handlers_disconnect_by_data (self->stories, self);
  g_clear_object (&self->stories);
  G_OBJECT_CLASS (dossier_story_selection_parent_class)->dispose (object);
}

static void
dossier_story_selection_finalize (GObject *object)
{
  gtk_bitset_unref (DOSSIER_STORY_SELECTION (object)->chosen);
  G_OBJECT_CLASS (dossier_story_selection_parent_class)->finalize (object);
}

static void
dossier_story_selection_class_init (DossierStorySelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_story_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_story_selection_finalize;
}

static void
dossier_story_selection_init (DossierStorySelection *self)
{
  self->chosen = gtk_bitset_new_empty ();
}

/* ---- public ---- */

DossierStorySelection *
dossier_story_selection_new (DossierStoryGroups *stories, guint n_first)
{
  DossierStorySelection *self = g_object_new (DOSSIER_TYPE_STORY_SELECTION, NULL);

  self->stories = g_object_ref (stories);
  self->n_folded = n_first;
  g_signal_connect_object (stories, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
dossier_story_selection_unfold (DossierStorySelection *self, guint n)
{
  if (self->n_folded < G_MAXUINT)
    show_more (self, self->n_folded + n);
  return self->n_folded < G_MAXUINT;
}

void
dossier_story_selection_unfold_to (DossierStorySelection *self, guint position)
{
  if (position >= self->n_folded)
    show_more (self, G_MAXUINT);
}

void
dossier_story_selection_set_choosing (DossierStorySelection *self, gboolean is_choosing)
{
  self->is_choosing = is_choosing;
}

void
dossier_story_selection_toggle (DossierStorySelection *self, guint position)
{
  if (is_selected (GTK_SELECTION_MODEL (self), position))
    gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (self), position);
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), position, FALSE);
}

guint
dossier_story_selection_count (DossierStorySelection *self)
{
  return (guint) gtk_bitset_get_size (self->chosen);
}

guint
dossier_story_selection_get_first (DossierStorySelection *self)
{
  return gtk_bitset_is_empty (self->chosen) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (self->chosen);
}

static gboolean
has_all (DossierStorySelection *self)
{
  return dossier_story_selection_count (self) == count_rows (self);
}

/* Others that are folded into the row at @position: what is done with it is done with them, too. */
static guint
count_folded (DossierStorySelection *self, guint position)
{
  DossierGroupRow row;

  dossier_story_groups_get_row (self->stories, position, &row);
  return row.is_open ? 0 : row.n_more;
}

guint
dossier_story_selection_count_stories (DossierStorySelection *self)
{
  guint         n = dossier_story_selection_count (self), position;
  GtkBitsetIter iter;

  if (n > 1 && has_all (self))
    return g_list_model_get_n_items (G_LIST_MODEL (dossier_story_groups_get_list (self->stories)));
  for (gboolean has = gtk_bitset_iter_init_first (&iter, self->chosen, &position); has;
       has = gtk_bitset_iter_next (&iter, &position))
    n += count_folded (self, position);
  return n;
}

GArray *
dossier_story_selection_list (DossierStorySelection *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint         position;

  if (dossier_story_selection_count (self) > 1 && has_all (self))
    return dossier_story_list_dup_ids (dossier_story_groups_get_list (self->stories));
  for (gboolean has = gtk_bitset_iter_init_first (&iter, self->chosen, &position); has;
       has = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = dossier_story_groups_get_id (self->stories, position);

      if (count_folded (self, position) > 0)
        {
          g_autoptr (GArray) stories = dossier_story_groups_list_stories (self->stories, position);

          g_array_append_vals (ids, stories->data, stories->len);
        }
      else
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* One by one: each can be looked up, and stands in its leader's row when it is folded into that. */
static void
choose_leaders (DossierStorySelection *self, GArray *ids, GtkBitset *chosen)
{
  for (guint i = 0; i < ids->len; i++)
    {
      guint position = dossier_story_groups_find_leader (self->stories, g_array_index (ids, gint64, i));
      guint own = dossier_story_groups_find (self->stories, g_array_index (ids, gint64, i));

      if (own != G_MAXUINT || position != G_MAXUINT)
        gtk_bitset_add (chosen, own != G_MAXUINT ? own : position);
    }
}

/* In an order in which that takes long: all in one go. */
static void
choose_rows (DossierStorySelection *self, GArray *ids, GtkBitset *chosen)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < count_rows (self); i++)
    {
      gint64 id = dossier_story_groups_get_id (self->stories, i);

      if (g_hash_table_contains (wanted, &id))
        gtk_bitset_add (chosen, i);
    }
}

void
dossier_story_selection_choose (DossierStorySelection *self, GArray *ids)
{
  DossierOrder order = dossier_story_list_get_order (dossier_story_groups_get_list (self->stories));
  GtkBitset   *chosen = gtk_bitset_new_empty ();

  if (ids->len <= 1 || dossier_story_groups_fit (order))
    choose_leaders (self, ids, chosen);
  else
    choose_rows (self, ids, chosen);
  set_chosen (self, chosen);
}

DossierStoryGroups *
dossier_story_selection_get_groups (DossierStorySelection *self)
{
  return self->stories;
}
