/* dossier-export-paper.c - one dossier with footnotes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-export-private.h"

#include <string.h>
#include "dossier-paper.h"
#include "dossier-relations.h"

/* Stories that are asked for at once: between two pieces it can be cancelled. */
#define STORIES_A_PIECE 200

/* The dossier with all its claims, however many; without highlights that were made after @as_of. */
static DossierEntityContent *
load_content (DossierStore *store, gint64 entity, gint64 as_of, GError **error)
{
  g_autoptr (DossierEntityContent) content = dossier_store_load_dossier (store, entity, error);
  DossierClaimFilter filter = { .entity = entity, .limit = G_MAXUINT, .with_no_facts = TRUE };
  GPtrArray         *claims = content != NULL ? dossier_store_list_claims (store, &filter, error) : NULL;

  if (claims == NULL)
    return NULL;
  g_ptr_array_unref (content->claims);
  content->claims = claims;
  for (guint i = content->annotations->len; i > 0 && as_of != 0; i--)
    if (dossier_annotation_get_row (g_ptr_array_index (content->annotations, i - 1))->created > as_of)
      g_ptr_array_remove_index (content->annotations, i - 1);
  return g_steal_pointer (&content);
}

static void
add_id (GArray *ids, GHashTable *known, gint64 id)
{
  if (g_hash_table_contains (known, &id))
    return;
  g_hash_table_add (known, g_memdup2 (&id, sizeof id));
  g_array_append_val (ids, id);
}

/* The stories that footnotes may point to: (element-type gint64). */
static GArray *
list_ids (const DossierEntityContent *content)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < content->claims->len; i++)
    add_id (ids, known, dossier_claim_get_row (g_ptr_array_index (content->claims, i))->story);
  for (guint i = 0; i < content->annotations->len; i++)
    add_id (ids, known, dossier_annotation_get_row (g_ptr_array_index (content->annotations, i))->story);
  return ids;
}

/* (element-type gint64 DossierStory) */
static GHashTable *
load_stories (DossierStore *store, GArray *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) stories = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint first = 0; first < ids->len; first += STORIES_A_PIECE)
    {
      g_autoptr (GPtrArray) piece = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      piece = dossier_store_load_stories (store, &g_array_index (ids, gint64, first),
                                          MIN (STORIES_A_PIECE, ids->len - first), error);
      if (piece == NULL)
        return NULL;
      for (guint i = 0; i < piece->len; i++)
        {
          DossierStory *story = g_ptr_array_index (piece, i);
          gint64        id = dossier_story_get_row (story)->id;

          g_hash_table_insert (stories, g_memdup2 (&id, sizeof id), g_object_ref (story));
        }
    }
  return g_steal_pointer (&stories);
}

static char *
make_text (const DossierPaperMatter *matter, DossierExportFormat format)
{
  g_autoptr (DossierPaper) paper = NULL;

  if (format == DOSSIER_EXPORT_JSON)
    return dossier_paper_to_json (matter);
  paper = dossier_paper_new (matter);
  return format == DOSSIER_EXPORT_HTML ? dossier_paper_to_html (paper) : dossier_paper_to_markdown (paper);
}

gboolean
dossier_export_write_paper (DossierStore *store, const DossierExportOrder *order, DossierExportFile *file,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierEntityContent) content = load_content (store, order->entity, order->as_of, error);
  g_autoptr (GArray) ids = content != NULL ? list_ids (content) : NULL;
  g_autoptr (GHashTable) stories = ids != NULL ? load_stories (store, ids, cancellable, error) : NULL;
  g_autoptr (DossierSummary) summary = NULL;
  g_autofree char   *text = NULL;
  DossierPaperMatter matter;

  if (stories == NULL)
    return FALSE;
  matter.entity = dossier_entity_get_row (content->entity);
  summary = dossier_summary_new (order->entity, matter.entity->kind, content->claims, content->connected,
                                 content->n_shared, order->as_of, order->now);
  matter.summary = summary;
  matter.annotations = content->annotations;
  matter.stories = stories;
  matter.when = order->as_of != 0 ? order->as_of : order->now;
  text = make_text (&matter, order->format);
  return dossier_export_file_write (file, text, strlen (text), error);
}
