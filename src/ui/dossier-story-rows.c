/* dossier-story-rows.c - the rows of a list of stories
 *
 * items: the GtkListItems that show a story now.
 * held:  rows that stood on the screen, the best first.
 * tick:  sets the view right to the pixel, once the row is there; 0: nothing to do.
 * unfolding: makes the rows that are not seen, some a frame; 0: all are there.
 * found: where stories hold what is searched for, or NULL; look_id: asks for that of the rows that are seen by then,
 *   look_tick, n_looks: once rows that came have their places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-rows.h"

#include <glib/gi18n.h>

#include "dossier-list-heading.h"
#include "dossier-story-line.h"
#include "dossier-story-selection.h"
#include "dossier-story-snippets.h"

/* Frames until a row that was scrolled to has its place. */
#define FRAMES_TO_PLACE 2
/* Pixels that a row has at least, whatever the font; and rows that are seen while the view has no size yet. */
#define LOWEST_FULL 70
#define LOWEST_COMPACT 22
#define SEEN_AT_START 24
/* Rows that are made a frame while nobody sees them: less than 16 ms. */
#define ROWS_A_FRAME 16
/* Milliseconds from a move of the list to the question what is found in the rows that are seen. */
#define LOOK_DELAY 40
/* Looks for rows that have no place yet. */
#define MAX_LOOKS 10

typedef struct
{
  gint64 story;
  float  y; /* pixels from the top of the view */
} Held;

struct _DossierStoryRows
{
  GObject parent;

  GtkListView        *view; /* owns this by its factory's handlers */
  DossierStoryGroups *groups;
  GHashTable         *items;
  gboolean            is_compact, has_headings, is_choosing;
  GArray             *held; /* of Held */
  Held                wanted;
  guint               tick, n_frames;
  guint               unfolding, n_waited; /* frames */

  DossierStorySnippets *found;
  guint                 look_id, look_tick, n_looks;
};

G_DEFINE_FINAL_TYPE (DossierStoryRows, dossier_story_rows, G_TYPE_OBJECT)

static DossierStoryLine *
get_line (GtkListItem *item)
{
  return DOSSIER_STORY_LINE (gtk_list_item_get_child (item));
}

static DossierStorySelection *
get_model (DossierStoryRows *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (self->view);

  return model != NULL ? DOSSIER_STORY_SELECTION (model) : NULL;
}

/* ---- what a row shows ---- */

static char *
dup_group (DossierStoryRows *self, guint position, gint64 now)
{
  g_autoptr (DossierStory) story = g_list_model_get_item (G_LIST_MODEL (self->groups), position);

  return story == NULL
             ? NULL
             : dossier_list_heading_words (dossier_story_list_get_order (dossier_story_groups_get_list (self->groups)),
                                           dossier_story_get_row (story), now);
}

static gboolean
is_of_group (DossierStoryRows *self, guint position, const char *group, gint64 now)
{
  DossierStoryRow  row = { .id = dossier_story_groups_get_id (self->groups, position) };
  g_autofree char *words = row.id != 0 ? dossier_list_heading_words (DOSSIER_ORDER_NEWEST, &row, now) : NULL;

  return g_strcmp0 (words, group) == 0;
}

/* By date: how many stories from @position on are of the day @group. The ids tell, some of them: no story is read. */
static guint
count_group (DossierStoryRows *self, guint position, const char *group, gint64 now)
{
  guint step = 1, low, high;

  while (is_of_group (self, position + step, group, now))
    step *= 2;
  low = position + step / 2; /* of the group */
  high = position + step;    /* not of it */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (is_of_group (self, middle, group, now))
        low = middle;
      else
        high = middle;
    }
  return high - position;
}

/* Owned by the caller. */
static char *
dup_heading (DossierStoryRows *self, guint position, const char *group, gint64 now)
{
  DossierOrder order = dossier_story_list_get_order (dossier_story_groups_get_list (self->groups));
  gboolean     is_by_date = order == DOSSIER_ORDER_NEWEST || order == DOSSIER_ORDER_OLDEST;
  guint        n = is_by_date ? count_group (self, position, group, now) : 1;

  if (n == 1)
    return g_strdup (group);
  /* TRANSLATORS: above the stories of a day: which one it is, and how many they are */
  return g_strdup_printf (ngettext ("%s · %u story", "%s · %u stories", n), group, n);
}

static void
show_heading (DossierStoryRows *self, GtkListItem *item)
{
  guint            position = gtk_list_item_get_position (item);
  gint64           now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *words = NULL, *before = NULL, *heading = NULL;

  if (self->has_headings && self->groups != NULL && position != GTK_INVALID_LIST_POSITION)
    {
      words = dup_group (self, position, now);
      before = position > 0 ? dup_group (self, position - 1, now) : NULL;
    }
  if (words != NULL && g_strcmp0 (words, before) != 0)
    heading = dup_heading (self, position, words, now);
  dossier_story_line_set_heading (get_line (item), heading);
}

static void
show_chosen (DossierStoryRows *self, GtkListItem *item)
{
  /* Of the model: the item hears of it later. */
  GtkSelectionModel *model = GTK_SELECTION_MODEL (get_model (self));
  gboolean           is_chosen = self->is_choosing && model != NULL
                       && gtk_selection_model_is_selected (model, gtk_list_item_get_position (item));

  dossier_story_line_set_chosen (get_line (item), is_chosen);
}

/* What it stands for. */
static void
show_group (DossierStoryRows *self, GtkListItem *item)
{
  guint           position = gtk_list_item_get_position (item);
  DossierGroupRow row = { 0 };
  guint           n_unread = 0;

  if (self->groups != NULL && position != GTK_INVALID_LIST_POSITION)
    dossier_story_groups_get_row (self->groups, position, &row);
  if (row.n_more > 0)
    n_unread = dossier_story_groups_count_unread (self->groups, position);
  dossier_story_line_set_group (get_line (item), &row, n_unread);
}

static void
show_row (DossierStoryRows *self, GtkListItem *item)
{
  dossier_story_line_set_compact (get_line (item), self->is_compact);
  show_heading (self, item);
  show_group (self, item);
  show_chosen (self, item);
}

/* ---- what is found in it ---- */

static void
show_found (DossierStoryRows *self, GtkListItem *item)
{
  DossierStory *story = dossier_story_line_get_story (get_line (item));

  if (self->found != NULL && story != NULL)
    dossier_story_line_set_snippet (get_line (item),
                                    dossier_story_snippets_get (self->found, dossier_story_get_row (story)->id));
}

static gboolean look_cb (gpointer data);

static void
look (DossierStoryRows *self)
{
  if (self->found != NULL && self->look_id == 0 && dossier_story_snippets_has_query (self->found))
    self->look_id = g_timeout_add (LOOK_DELAY, look_cb, self);
}

/* ---- rows come and go ---- */

/* The button of a row that leads others. */
static void
more_clicked_cb (DossierStoryRows *self, DossierStoryLine *line)
{
  DossierStory *story = dossier_story_line_get_story (line);
  gint64        id = story != NULL ? dossier_story_get_row (story)->id : 0;

  if (id != 0)
    g_signal_emit_by_name (self, "more-clicked", dossier_story_groups_find (self->groups, id));
}

static void
setup_row_cb (DossierStoryRows *self, GtkListItem *item)
{
  GtkWidget *line = dossier_story_line_new ();

  g_signal_connect_object (line, "more-clicked", G_CALLBACK (more_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
bind_row_cb (DossierStoryRows *self, GtkListItem *item)
{
  g_hash_table_add (self->items, item);
  dossier_story_line_set_story (get_line (item), gtk_list_item_get_item (item));
  show_found (self, item);
  show_row (self, item);
  self->n_looks = 0;
  look (self);
}

static void
unbind_row_cb (DossierStoryRows *self, GtkListItem *item)
{
  g_hash_table_remove (self->items, item);
  dossier_story_line_set_story (get_line (item), NULL);
}

static void
for_each (DossierStoryRows *self, void (*function) (DossierStoryRows *self, GtkListItem *item))
{
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    function (self, item);
}

static void
refresh_row (DossierStoryRows *self, GtkListItem *item)
{
  dossier_story_line_refresh (get_line (item));
  show_heading (self, item);
  show_group (self, item);
}

void
dossier_story_rows_refresh (DossierStoryRows *self)
{
  self->n_frames = 0; /* rows that came have no place yet */
  for_each (self, refresh_row);
}

void
dossier_story_rows_set_choosing (DossierStoryRows *self, gboolean is_choosing)
{
  if (!is_choosing && !self->is_choosing)
    return;
  self->is_choosing = is_choosing;
  for_each (self, show_chosen);
}

void
dossier_story_rows_set_look (DossierStoryRows *self, gboolean is_compact, gboolean has_headings)
{
  if (self->is_compact == is_compact && self->has_headings == has_headings)
    return;
  self->is_compact = is_compact;
  self->has_headings = has_headings;
  for_each (self, show_row);
}

static void
read_cb (DossierStoryRows *self)
{
  for_each (self, show_group);
}

void
dossier_story_rows_set_groups (DossierStoryRows *self, DossierStoryGroups *groups)
{
  if (self->groups != NULL)
    g_signal_handlers_disconnect_by_func (self->groups, read_cb, self);
  g_set_object (&self->groups, groups);
  if (groups != NULL)
    g_signal_connect_object (groups, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  self->wanted.story = 0;
  if (self->found != NULL)
    dossier_story_snippets_set_query (
        self->found, groups != NULL ? dossier_story_list_get_query (dossier_story_groups_get_list (groups)) : NULL);
}

/* ---- rows that are not seen yet ---- */

guint
dossier_story_rows_count_seen (DossierStoryRows *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));

  return height > 0 ? (guint) (height / (self->is_compact ? LOWEST_COMPACT : LOWEST_FULL)) + 2 : SEEN_AT_START;
}

/* The first frame is for those that are seen. */
static gboolean
unfold_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  DossierStoryRows      *self = data;
  DossierStorySelection *model = get_model (self);

  if (model != NULL && (self->n_waited++ == 0 || dossier_story_selection_unfold (model, ROWS_A_FRAME)))
    return G_SOURCE_CONTINUE;
  self->unfolding = 0;
  return G_SOURCE_REMOVE;
}

void
dossier_story_rows_unfold (DossierStoryRows *self)
{
  self->n_waited = 0;
  if (self->unfolding == 0)
    self->unfolding
        = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), unfold_cb, g_object_ref (self), g_object_unref);
}

/* To the end is to the end of all. */
static gboolean
key_pressed_cb (DossierStoryRows *self)
{
  if (self->unfolding != 0)
    dossier_story_selection_unfold_to (get_model (self), G_MAXUINT);
  return GDK_EVENT_PROPAGATE;
}

static void
watch_keys (DossierStoryRows *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* ---- places ---- */

guint
dossier_story_rows_find_at (DossierStoryRows *self, double x, double y)
{
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget      *row = gtk_widget_get_parent (gtk_list_item_get_child (item)); /* with what is around the line */
      graphene_rect_t box;

      if (row != NULL && gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, GTK_WIDGET (self->view), &box)
          && graphene_rect_contains_point (&box, &GRAPHENE_POINT_INIT (x, y)))
        return gtk_list_item_get_position (item);
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Where a row stands; FALSE when it is not seen at all. */
static gboolean
get_y (DossierStoryRows *self, GtkListItem *item, float *y)
{
  graphene_rect_t box;

  if (!gtk_widget_compute_bounds (gtk_list_item_get_child (item), GTK_WIDGET (self->view), &box))
    return FALSE;
  *y = box.origin.y;
  return box.origin.y + box.size.height > 0 && box.origin.y < gtk_widget_get_height (GTK_WIDGET (self->view));
}

static int
compare_held (gconstpointer a, gconstpointer b)
{
  float one = ((const Held *) a)->y, other = ((const Held *) b)->y;

  return (one > other) - (one < other);
}

void
dossier_story_rows_hold (DossierStoryRows *self, gint64 story, gboolean any)
{
  GHashTableIter iter;
  gpointer       item;
  Held           best = { 0 };

  g_array_set_size (self->held, 0);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      DossierStory *shown = dossier_story_line_get_story (get_line (item));
      Held          held = { shown != NULL ? dossier_story_get_row (shown)->id : 0, 0 };

      if (held.story == 0 || !get_y (self, item, &held.y))
        continue;
      if (held.story == story)
        best = held;
      else if (any)
        g_array_append_val (self->held, held);
    }
  g_array_sort (self->held, compare_held);
  if (best.story != 0)
    g_array_prepend_val (self->held, best);
}

/* Before the layout of this frame: the look is after it. */
static gboolean
look_again_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  DossierStoryRows *self = data;

  self->look_tick = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static gboolean
look_cb (gpointer data)
{
  DossierStoryRows *self = data;
  GHashTableIter    iter;
  gpointer          item;
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (Held));
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->look_id = 0;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      DossierStory *story = dossier_story_line_get_story (get_line (item));
      Held          held = { story != NULL ? dossier_story_get_row (story)->id : 0, 0 };

      if (held.story != 0 && get_y (self, item, &held.y))
        g_array_append_val (seen, held);
    }
  if (seen->len == 0 && self->look_tick == 0 && self->n_looks++ < MAX_LOOKS
      && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    self->look_tick
        = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), look_again_cb, g_object_ref (self), g_object_unref);
  g_array_sort (seen, compare_held);
  for (guint i = 0; i < seen->len; i++)
    g_array_append_val (stories, g_array_index (seen, Held, i).story);
  dossier_story_snippets_ask (self->found, stories);
  return G_SOURCE_REMOVE;
}

static void
arrived_cb (DossierStoryRows *self)
{
  for_each (self, show_found);
  look (self);
}

void
dossier_story_rows_show_found (DossierStoryRows *self, DossierStore *store)
{
  GtkAdjustment *position = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  self->found = dossier_story_snippets_new (store);
  g_signal_connect_object (self->found, "arrived", G_CALLBACK (arrived_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (position, "value-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (position, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
}

/* By how much the row that is wanted stands too low; FALSE when it is not there. */
static gboolean
measure_shift (DossierStoryRows *self, float *shift)
{
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      DossierStory *shown = dossier_story_line_get_story (get_line (item));

      if (shown != NULL && dossier_story_get_row (shown)->id == self->wanted.story)
        {
          get_y (self, item, shift);
          *shift -= self->wanted.y;
          return TRUE;
        }
    }
  return FALSE;
}

/* One change of the scroll position between two layouts: see dossier-list-wheel.h. */
static gboolean
place_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DossierStoryRows *self = data;
  GtkAdjustment    *position = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  float             shift = 0;

  if (++self->n_frames < FRAMES_TO_PLACE)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (measure_shift (self, &shift) && ABS (shift) >= 1)
    gtk_adjustment_set_value (position, gtk_adjustment_get_value (position) + shift);
  return G_SOURCE_REMOVE;
}

gboolean
dossier_story_rows_restore (DossierStoryRows *self)
{
  for (guint i = 0; self->groups != NULL && i < self->held->len; i++)
    {
      const Held *held = &g_array_index (self->held, Held, i);
      guint       position = dossier_story_groups_find (self->groups, held->story);

      if (position == GTK_INVALID_LIST_POSITION)
        continue;
      self->wanted = *held;
      self->n_frames = 0;
      dossier_story_selection_unfold_to (get_model (self), position);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
      if (self->tick == 0)
        self->tick
            = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), place_cb, g_object_ref (self), g_object_unref);
      return TRUE;
    }
  return FALSE;
}

/* ---- object ---- */

static void
dossier_story_rows_dispose (GObject *object)
{
  DossierStoryRows *self = DOSSIER_STORY_ROWS (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->found);
  G_OBJECT_CLASS (dossier_story_rows_parent_class)->dispose (object);
}

static void
dossier_story_rows_finalize (GObject *object)
{
  DossierStoryRows *self = DOSSIER_STORY_ROWS (object);

  g_clear_object (&self->groups);
  g_hash_table_unref (self->items);
  g_array_unref (self->held);
  G_OBJECT_CLASS (dossier_story_rows_parent_class)->finalize (object);
}

static void
dossier_story_rows_class_init (DossierStoryRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_story_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_story_rows_finalize;
  g_signal_new ("more-clicked", DOSSIER_TYPE_STORY_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
}

static void
dossier_story_rows_init (DossierStoryRows *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  self->held = g_array_new (FALSE, FALSE, sizeof (Held));
}

DossierStoryRows *
dossier_story_rows_new (GtkListView *view)
{
  DossierStoryRows *self = g_object_new (DOSSIER_TYPE_STORY_ROWS, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->view = view;
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view, factory);
  watch_keys (self);
  return self;
}
