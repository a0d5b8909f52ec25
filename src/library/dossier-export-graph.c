/* dossier-export-graph.c - people, organizations and claims, a piece at a time
 *
 * The claims are walked through twice when only those of some stories or around somebody are wanted: first for who is
 * in them, then to write them. What has come or gone between is left out, so that every tie has both its ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-export-private.h"

#include "dossier-graph.h"
#include "dossier-relations.h"

/* So many of each are in memory at once. */
#define CLAIMS_A_PIECE 500
#define ENTITIES_A_PIECE 500
#define STORIES_A_PIECE 50

/* Claims of one story that are written: more than the library keeps of one. */
#define MAX_OF_STORY 10000

/* What is walked through. */
typedef struct
{
  DossierStore         *store;
  DossierRelationsScope scope;
  GArray               *keys;    /* of gint64: stories or subjects; one of any value for all */
  GHashTable           *members; /* (element-type gint64): who may be an end; NULL: anybody */
  GCancellable         *cancellable;
} Walk;

/* FALSE stops with @error. */
typedef gboolean (*Visit) (const DossierRelation *relation, gpointer data, GError **error);

static void
add_member (GHashTable *members, gint64 id)
{
  if (id != 0 && !g_hash_table_contains (members, &id))
    g_hash_table_add (members, g_memdup2 (&id, sizeof id));
}

static gboolean
is_inside (const Walk *walk, const DossierRelation *relation)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);

  return walk->members == NULL
         || ((row->subject == 0 || g_hash_table_contains (walk->members, &row->subject))
             && (row->object == 0 || g_hash_table_contains (walk->members, &row->object)));
}

static gboolean
visit_piece (const Walk *walk, GPtrArray *piece, Visit visit, gpointer data, GError **error)
{
  for (guint i = 0; i < piece->len; i++)
    if (is_inside (walk, g_ptr_array_index (piece, i)) && !visit (g_ptr_array_index (piece, i), data, error))
      return FALSE;
  return !g_cancellable_set_error_if_cancelled (walk->cancellable, error);
}

/* All of one key, in pieces. */
static gboolean
walk_key (const Walk *walk, gint64 key, Visit visit, gpointer data, GError **error)
{
  gint64 after = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) piece
          = dossier_store_list_relations (walk->store, walk->scope, &key, 1, after, CLAIMS_A_PIECE, error);

      if (piece == NULL || !visit_piece (walk, piece, visit, data, error))
        return FALSE;
      if (piece->len < CLAIMS_A_PIECE)
        return TRUE;
      after = dossier_claim_get_row (((DossierRelation *) g_ptr_array_index (piece, piece->len - 1))->claim)->id;
    }
}

/* Stories have few claims each: several at once. */
static gboolean
walk_stories (const Walk *walk, Visit visit, gpointer data, GError **error)
{
  for (guint first = 0; first < walk->keys->len; first += STORIES_A_PIECE)
    {
      g_autoptr (GPtrArray) piece
          = dossier_store_list_relations (walk->store, walk->scope, &g_array_index (walk->keys, gint64, first),
                                          MIN (STORIES_A_PIECE, walk->keys->len - first), 0, MAX_OF_STORY, error);

      if (piece == NULL || !visit_piece (walk, piece, visit, data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
walk_all (const Walk *walk, Visit visit, gpointer data, GError **error)
{
  if (walk->scope == DOSSIER_RELATIONS_OF_STORY)
    return walk_stories (walk, visit, data, error);
  for (guint i = 0; i < walk->keys->len; i++)
    if (!walk_key (walk, g_array_index (walk->keys, gint64, i), visit, data, error))
      return FALSE;
  return TRUE;
}

/* ---- who is in it ---- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* (element-type gint64), the oldest first. */
static GArray *
sort_members (GHashTable *members)
{
  GArray        *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  g_array_sort (ids, compare_ids);
  return ids;
}

static GHashTable *
members_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gboolean
take_both (const DossierRelation *relation, gpointer data, GError **error)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);

  if (!dossier_relation_is_fact (relation))
    return TRUE;
  add_member (data, row->subject);
  add_member (data, row->object);
  return TRUE;
}

/* @entity and whom a fact ties to it. */
static gboolean
find_neighbours (DossierStore *store, gint64 entity, GHashTable *members, GError **error)
{
  DossierClaimFilter filter = { .entity = entity, .limit = G_MAXUINT };
  g_autoptr (GPtrArray) claims = dossier_store_list_claims (store, &filter, error);

  if (claims == NULL)
    return FALSE;
  add_member (members, entity);
  for (guint i = 0; i < claims->len; i++)
    {
      add_member (members, dossier_claim_get_row (g_ptr_array_index (claims, i))->subject);
      add_member (members, dossier_claim_get_row (g_ptr_array_index (claims, i))->object);
    }
  return TRUE;
}

/* Says what is to be walked through, and who is in it: (element-type gint64), NULL with @error. */
static GArray *
prepare (Walk *walk, const DossierExportOrder *order, GError **error)
{
  gint64 any = 0;

  if (order->entity != 0)
    {
      if (!find_neighbours (walk->store, order->entity, walk->members, error))
        return NULL;
      walk->scope = DOSSIER_RELATIONS_OF_SUBJECT;
      walk->keys = sort_members (walk->members);
      return g_array_ref (walk->keys);
    }
  if (order->query != NULL)
    {
      g_autoptr (GHashTable) found = g_steal_pointer (&walk->members);
      gboolean done;

      walk->scope = DOSSIER_RELATIONS_OF_STORY;
      walk->keys = dossier_store_find (walk->store, order->query, 0, error);
      done = walk->keys != NULL && walk_all (walk, take_both, found, error);
      walk->members = g_steal_pointer (&found);
      return done ? sort_members (walk->members) : NULL;
    }
  walk->scope = DOSSIER_RELATIONS_ALL;
  walk->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (walk->keys, any);
  return dossier_store_list_entity_ids (walk->store, error);
}

/* ---- writing ---- */

typedef struct
{
  DossierGraphWriter  *writer;
  DossierExportFile   *file;
  DossierExportCounts *counts;
  GHashTable          *written; /* (element-type gint64): entities */
  GString             *piece;
} Output;

static gboolean
write_piece (Output *output, GError **error)
{
  gboolean done = dossier_export_file_write (output->file, output->piece->str, output->piece->len, error);

  g_string_truncate (output->piece, 0);
  return done;
}

static gboolean
write_entities (Output *output, const Walk *walk, GArray *ids, GError **error)
{
  for (guint first = 0; first < ids->len; first += ENTITIES_A_PIECE)
    {
      g_autoptr (GPtrArray) piece = dossier_store_load_entities (walk->store, &g_array_index (ids, gint64, first),
                                                                 MIN (ENTITIES_A_PIECE, ids->len - first), error);

      if (piece == NULL || g_cancellable_set_error_if_cancelled (walk->cancellable, error))
        return FALSE;
      for (guint i = 0; i < piece->len; i++)
        {
          const DossierEntityRow *row = dossier_entity_get_row (g_ptr_array_index (piece, i));

          add_member (output->written, row->id);
          dossier_graph_writer_add_entity (output->writer, row, output->piece);
          output->counts->n_entities++;
        }
      if (!write_piece (output, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_relation (const DossierRelation *relation, gpointer data, GError **error)
{
  Output                *output = data;
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);

  if (!dossier_relation_is_fact (relation) || !g_hash_table_contains (output->written, &row->subject)
      || !g_hash_table_contains (output->written, &row->object))
    {
      output->counts->n_left_out++;
      return TRUE;
    }
  dossier_graph_writer_add_relation (output->writer, relation, output->piece);
  output->counts->n_relations++;
  return write_piece (output, error);
}

static gboolean
write_all (Output *output, Walk *walk, GArray *ids, GError **error)
{
  dossier_graph_writer_begin (output->writer, output->piece);
  if (!write_entities (output, walk, ids, error))
    return FALSE;
  if (walk->scope != DOSSIER_RELATIONS_OF_SUBJECT)
    g_clear_pointer (&walk->members, g_hash_table_unref); /* claims of one end alone are counted too */
  if (!walk_all (walk, write_relation, output, error))
    return FALSE;
  dossier_graph_writer_end (output->writer, output->piece);
  return write_piece (output, error);
}

gboolean
dossier_export_write_graph (DossierStore *store, const DossierExportOrder *order, DossierExportFile *file,
                            DossierExportCounts *counts, GCancellable *cancellable, GError **error)
{
  DossierGraphFormat format = DOSSIER_GRAPH_FTM + (order->format - DOSSIER_EXPORT_FTM);
  g_autoptr (DossierGraphWriter) writer = dossier_graph_writer_new (format);
  g_autoptr (GHashTable) written = members_new ();
  g_autoptr (GString) piece = g_string_new (NULL);
  Walk   walk = { .store = store, .members = members_new (), .cancellable = cancellable };
  Output output = { writer, file, counts, written, piece };
  g_autoptr (GArray) ids = prepare (&walk, order, error);
  gboolean done = ids != NULL && write_all (&output, &walk, ids, error);

  g_clear_pointer (&walk.members, g_hash_table_unref);
  g_clear_pointer (&walk.keys, g_array_unref);
  return done;
}
