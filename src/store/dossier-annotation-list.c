/* dossier-annotation-list.c - the highlights a search found, rows read when they are shown
 *
 * entries:  what stands where: 16 bytes each; a heading has no id.
 * live:     id -> the DossierAnnotation somebody still holds. The map owns none.
 * headings: key -> its heading, while the group is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation-list.h"

#include <string.h>
#include "dossier-store-private.h"

/* Stretches that go or come one by one; what is more different than that is told at once. */
#define MAX_STRETCHES 200

typedef DossierAnnotationPlace Entry;

/* ---- headings ---- */

struct _DossierAnnotationHeading
{
  GObject                parent_instance;
  DossierAnnotationGroup group;
  gint64                 key;
  guint                  n;
};

G_DEFINE_FINAL_TYPE (DossierAnnotationHeading, dossier_annotation_heading, G_TYPE_OBJECT)

typedef enum
{
  PROP_N = 1,
} DossierAnnotationHeadingProp;

static void
dossier_annotation_heading_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((DossierAnnotationHeadingProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_N: g_value_set_uint (value, DOSSIER_ANNOTATION_HEADING (object)->n); break;
    }
}

static void
dossier_annotation_heading_class_init (DossierAnnotationHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = dossier_annotation_heading_get_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_N,
      g_param_spec_uint ("n", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
dossier_annotation_heading_init (DossierAnnotationHeading *self)
{
}

DossierAnnotationGroup
dossier_annotation_heading_get_group (DossierAnnotationHeading *self)
{
  return self->group;
}

gint64
dossier_annotation_heading_get_key (DossierAnnotationHeading *self)
{
  return self->key;
}

guint
dossier_annotation_heading_get_n (DossierAnnotationHeading *self)
{
  return self->n;
}

/* ---- the list ---- */

struct _DossierAnnotationList
{
  GObject                parent_instance;
  DossierStore          *store;
  GArray                *entries; /* of Entry */
  DossierAnnotationGroup group;   /* of what was found */
  guint                  n_found, n_stories;
  GHashTable            *live, *headings;
  GCancellable          *cancellable; /* of the search that runs, or NULL */
};

static void dossier_annotation_list_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierAnnotationList, dossier_annotation_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_annotation_list_list_model_init))

static const Entry *
entry_at (GArray *entries, guint i)
{
  return &g_array_index (entries, Entry, i);
}

static gboolean
is_same (const Entry *a, const Entry *b)
{
  return a->id == b->id && a->group == b->group;
}

/* ---- the live highlights ---- */

typedef struct
{
  DossierAnnotationList *list;
  gint64                 id;
} Grip;

static void
annotation_gone_cb (gpointer data, GObject *annotation)
{
  Grip *grip = data;

  g_hash_table_steal (grip->list->live, &grip->id);
  g_free (grip);
}

/* One that cannot be read any more is still a row: an empty one, until the next search. */
static DossierAnnotation *
load (DossierAnnotationList *self, gint64 id)
{
  DossierAnnotation   *annotation = dossier_store_load_annotation (self->store, id, NULL);
  DossierAnnotationRow empty = { .id = id };
  Grip                *grip = g_new (Grip, 1);

  if (annotation == NULL)
    annotation = dossier_annotation_new (&empty);
  *grip = (Grip){ self, id };
  g_hash_table_insert (self->live, &grip->id, annotation);
  g_object_weak_ref (G_OBJECT (annotation), annotation_gone_cb, grip);
  return annotation;
}

static void
forget_live (DossierAnnotationList *self)
{
  GHashTableIter iter;
  gpointer       id, annotation;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &id, &annotation))
    {
      Grip *grip = (Grip *) ((char *) id - G_STRUCT_OFFSET (Grip, id));

      g_hash_table_iter_steal (&iter);
      g_object_weak_unref (annotation, annotation_gone_cb, grip);
      g_free (grip);
    }
}

void
dossier_annotation_list_reread (DossierAnnotationList *self)
{
  g_autoptr (GList) held = g_hash_table_get_values (self->live);

  for (GList *l = held; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = held; l != NULL; l = l->next)
    {
      g_autoptr (DossierAnnotation) annotation = l->data;
      g_autoptr (DossierAnnotation) fresh
          = dossier_store_load_annotation (self->store, dossier_annotation_get_row (annotation)->id, NULL);

      if (fresh != NULL)
        dossier_annotation_set_row (annotation, dossier_annotation_get_row (fresh));
    }
}

/* ---- the model ---- */

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return DOSSIER_ANNOTATION_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierAnnotationList *self = DOSSIER_ANNOTATION_LIST (model);
  const Entry           *entry;
  DossierAnnotation     *annotation;

  if (position >= self->entries->len)
    return NULL;
  entry = entry_at (self->entries, position);
  if (entry->id == 0)
    return g_object_ref (g_hash_table_lookup (self->headings, &entry->group));
  annotation = g_hash_table_lookup (self->live, &entry->id);
  return annotation != NULL ? g_object_ref (annotation) : load (self, entry->id);
}

static void
dossier_annotation_list_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

guint
dossier_annotation_list_get_n_found (DossierAnnotationList *self)
{
  return self->n_found;
}

guint
dossier_annotation_list_get_n_stories (DossierAnnotationList *self)
{
  return self->n_stories;
}

gint64
dossier_annotation_list_get_id (DossierAnnotationList *self, guint position)
{
  return position < self->entries->len ? entry_at (self->entries, position)->id : 0;
}

/* ---- what is different ---- */

static guint
hash_entry (gconstpointer data)
{
  const Entry *entry = data;

  return g_int64_hash (&entry->id) * 31 + g_int64_hash (&entry->group);
}

static gboolean
equal_entries (gconstpointer a, gconstpointer b)
{
  return is_same (a, b);
}

static void
cut (DossierAnnotationList *self, guint position, guint n)
{
  if (n == 0)
    return;
  g_array_remove_range (self->entries, position, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n, 0);
}

static void
put (DossierAnnotationList *self, guint position, const Entry *entries, guint n)
{
  if (n == 0)
    return;
  g_array_insert_vals (self->entries, position, entries, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n);
}

/* Stretches of @from that are not among @known. */
static guint
count_stretches (GArray *from, GHashTable *known)
{
  guint    n = 0;
  gboolean was_known = TRUE;

  for (guint i = 0; i < from->len; i++)
    {
      gboolean is_known = g_hash_table_contains (known, entry_at (from, i));

      n += was_known && !is_known;
      was_known = is_known;
    }
  return n;
}

static GHashTable *
set_of (GArray *entries)
{
  GHashTable *set = g_hash_table_new (hash_entry, equal_entries);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (set, (gpointer) entry_at (entries, i));
  return set;
}

/* Whether those of @before that are in @after too stand there in the same order, and few stretches are different. */
static gboolean
is_edit (GArray *before, GArray *after)
{
  g_autoptr (GHashTable) old = set_of (before), new = set_of (after);
  guint i = 0, k = 0;

  if (count_stretches (before, new) + count_stretches (after, old) > MAX_STRETCHES)
    return FALSE;
  for (;; i++, k++)
    {
      while (i < before->len && !g_hash_table_contains (new, entry_at (before, i)))
        i++;
      while (k < after->len && !g_hash_table_contains (old, entry_at (after, k)))
        k++;
      if (i == before->len || k == after->len)
        return i == before->len && k == after->len;
      if (!is_same (entry_at (before, i), entry_at (after, k)))
        return FALSE;
    }
}

static void
cut_missing (DossierAnnotationList *self, GHashTable *new)
{
  guint end = self->entries->len;

  while (end > 0)
    {
      guint start = end;

      while (start > 0 && !g_hash_table_contains (new, entry_at (self->entries, start - 1)))
        start--;
      cut (self, start, end - start);
      end = start > 0 ? start - 1 : 0;
    }
}

/* All that is there is in @after, in its order. */
static void
put_new (DossierAnnotationList *self, GArray *after)
{
  for (guint i = 0; i < after->len; i++)
    {
      guint end = i;

      while (end < after->len
             && (i >= self->entries->len || !is_same (entry_at (self->entries, i), entry_at (after, end))))
        end++;
      put (self, i, entry_at (after, i), end - i);
      i = end;
    }
}

/* Another order: what stands alike at both ends stays. What goes is told before what comes: told both at once, GTK 4.8
 * looks through all that comes for the rows it had. */
static void
replace_middle (DossierAnnotationList *self, GArray *after)
{
  guint head = 0, tail = 0, shorter = MIN (self->entries->len, after->len);

  while (head < shorter && is_same (entry_at (self->entries, head), entry_at (after, head)))
    head++;
  while (tail < shorter - head
         && is_same (entry_at (self->entries, self->entries->len - 1 - tail), entry_at (after, after->len - 1 - tail)))
    tail++;
  cut (self, head, self->entries->len - head - tail);
  if (after->len > head + tail)
    put (self, head, entry_at (after, head), after->len - head - tail);
}

/* ---- searching ---- */

/* The places with a heading before each group, and how many each has: (element-type Entry). */
static GArray *
add_headings (DossierAnnotationList *self, GArray *places)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), places->len);
  guint   n;

  for (guint i = 0; i < places->len; i += n)
    {
      Entry                     heading = { .group = entry_at (places, i)->group };
      DossierAnnotationHeading *known = g_hash_table_lookup (self->headings, &heading.group);

      for (n = 1; i + n < places->len && entry_at (places, i + n)->group == heading.group; n++)
        ;
      if (known == NULL)
        {
          known = g_object_new (DOSSIER_TYPE_ANNOTATION_HEADING, NULL);
          known->group = self->group;
          known->key = heading.group;
          g_hash_table_replace (self->headings, &known->key, known);
        }
      known->n = n;
      g_object_notify (G_OBJECT (known), "n");
      g_array_append_val (entries, heading);
      g_array_append_vals (entries, entry_at (places, i), n);
    }
  return entries;
}

static gboolean
is_missing (gpointer key, gpointer heading, gpointer set)
{
  Entry entry = { .group = *(gint64 *) key };

  return !g_hash_table_contains (set, &entry);
}

static void
take (DossierAnnotationList *self, const DossierFoundAnnotations *found)
{
  g_autoptr (GArray) after
      = self->group != DOSSIER_ANNOTATION_GROUP_NONE ? add_headings (self, found->places) : g_array_ref (found->places);
  g_autoptr (GHashTable) new = set_of (after);

  self->n_found = found->n_found;
  self->n_stories = found->n_stories;
  if (is_edit (self->entries, after))
    {
      cut_missing (self, new);
      put_new (self, after);
    }
  else
    replace_middle (self, after);
  g_hash_table_foreach_remove (self->headings, is_missing, new);
}

/* Keys of one kind of group say nothing in another. */
static void
set_group (DossierAnnotationList *self, DossierAnnotationGroup group)
{
  if (self->group == group)
    return;
  cut (self, 0, self->entries->len);
  g_hash_table_remove_all (self->headings);
  self->group = group;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DossierAnnotationList *self = g_task_get_source_object (task);
  GError                *error = NULL;
  g_autoptr (DossierFoundAnnotations) found
      = dossier_store_find_annotations_finish (DOSSIER_STORE (source), result, &error);

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  set_group (self, GPOINTER_TO_UINT (g_task_get_task_data (task)));
  take (self, found);
  g_task_return_boolean (task, TRUE);
}

static void
stop (DossierAnnotationList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
dossier_annotation_list_search_async (DossierAnnotationList *self, const DossierAnnotationSearch *search,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  stop (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_annotation_list_search_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (search->group), NULL);
  dossier_store_watch (self->store);
  dossier_store_find_annotations_async (self->store, search, self->cancellable, found_cb, task);
}

gboolean
dossier_annotation_list_search_finish (DossierAnnotationList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- the object ---- */

static void
dossier_annotation_list_dispose (GObject *object)
{
  DossierAnnotationList *self = DOSSIER_ANNOTATION_LIST (object);

  stop (self);
  forget_live (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_annotation_list_parent_class)->dispose (object);
}

static void
dossier_annotation_list_finalize (GObject *object)
{
  DossierAnnotationList *self = DOSSIER_ANNOTATION_LIST (object);

  g_array_unref (self->entries);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->headings);
  G_OBJECT_CLASS (dossier_annotation_list_parent_class)->finalize (object);
}

static void
dossier_annotation_list_class_init (DossierAnnotationListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_annotation_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_annotation_list_finalize;
}

static void
dossier_annotation_list_init (DossierAnnotationList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->headings = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
}

DossierAnnotationList *
dossier_annotation_list_new (DossierStore *store)
{
  DossierAnnotationList *self = g_object_new (DOSSIER_TYPE_ANNOTATION_LIST, NULL);

  self->store = g_object_ref (store);
  return self;
}
