/* dossier-story-snippets.c - the words around what a search found, for the rows of the list that are seen
 *
 * query: NULL when it asks for nothing that has a place in a text.
 * known: story -> its words, of this search or of the one before.
 * fresh: the stories that need not be asked for.
 * asked: those that are asked for now; empty: none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-snippets.h"

struct _DossierStorySnippets
{
  GObject parent;

  DossierStore *store;
  DossierQuery *query;
  GHashTable   *known, *fresh;
  GArray       *asked;
  GCancellable *asking;
};

G_DEFINE_FINAL_TYPE (DossierStorySnippets, dossier_story_snippets, G_TYPE_OBJECT)

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
stop_asking (DossierStorySnippets *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_array_set_size (self->asked, 0);
}

void
dossier_story_snippets_set_query (DossierStorySnippets *self, DossierQuery *query)
{
  if (query != NULL && !dossier_snippets_can_be_of (query))
    query = NULL;
  if (query == self->query || (query != NULL && self->query != NULL && dossier_query_equal (query, self->query)))
    return;
  stop_asking (self);
  g_clear_pointer (&self->query, dossier_query_unref);
  self->query = query != NULL ? dossier_query_ref (query) : NULL;
  g_hash_table_remove_all (self->fresh);
  if (query == NULL)
    g_hash_table_remove_all (self->known);
  g_signal_emit_by_name (self, "arrived");
}

gboolean
dossier_story_snippets_has_query (DossierStorySnippets *self)
{
  return self->query != NULL;
}

DossierSnippet *
dossier_story_snippets_get (DossierStorySnippets *self, gint64 story)
{
  return g_hash_table_lookup (self->known, &story);
}

/* ---- asking ---- */

static void
keep (DossierStorySnippets *self, GPtrArray *snippets)
{
  if (g_hash_table_size (self->known) + snippets->len > DOSSIER_STORY_SNIPPETS_KEPT)
    {
      g_hash_table_remove_all (self->known);
      g_hash_table_remove_all (self->fresh);
    }
  for (guint i = 0; i < snippets->len; i++)
    {
      DossierSnippet *snippet = snippets->pdata[i];

      g_hash_table_replace (self->known, dup_id (snippet->story), dossier_snippet_ref (snippet));
      g_hash_table_add (self->fresh, dup_id (snippet->story));
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierStorySnippets) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) snippets = dossier_store_list_snippets_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (snippets != NULL)
    keep (self, snippets);
  else /* the opening words stand there, and what is wrong is told when the story is opened */
    for (guint i = 0; i < self->asked->len; i++)
      g_hash_table_add (self->fresh, dup_id (g_array_index (self->asked, gint64, i)));
  stop_asking (self);
  g_signal_emit_by_name (self, "arrived");
}

/* Whether any story that is asked for is among @stories. */
static gboolean
is_wanted (DossierStorySnippets *self, GArray *stories)
{
  for (guint i = 0; i < self->asked->len; i++)
    for (guint k = 0; k < stories->len; k++)
      if (g_array_index (self->asked, gint64, i) == g_array_index (stories, gint64, k))
        return TRUE;
  return FALSE;
}

void
dossier_story_snippets_ask (DossierStorySnippets *self, GArray *stories)
{
  g_autoptr (GArray) wanted = NULL;

  if (self->query == NULL || (self->asked->len > 0 && is_wanted (self, stories)))
    return;
  stop_asking (self);
  for (guint i = 0; i < stories->len && self->asked->len < DOSSIER_STORY_SNIPPETS_AT_ONCE; i++)
    if (!g_hash_table_contains (self->fresh, &g_array_index (stories, gint64, i)))
      g_array_append_val (self->asked, g_array_index (stories, gint64, i));
  if (self->asked->len == 0)
    return;
  wanted = g_array_copy (self->asked);
  self->asking = g_cancellable_new ();
  dossier_store_list_snippets_async (self->store, self->query, wanted, self->asking, listed_cb, g_object_ref (self));
}

/* Of a note or another text, the words are other ones; so may those be that are on their way. */
static void
stories_changed_cb (DossierStorySnippets *self, GArray *stories)
{
  gboolean is_known = is_wanted (self, stories);

  if (is_known)
    stop_asking (self);
  for (guint i = 0; i < stories->len; i++)
    is_known |= g_hash_table_remove (self->fresh, &g_array_index (stories, gint64, i));
  if (is_known)
    g_signal_emit_by_name (self, "arrived");
}

/* ---- object ---- */

static void
dossier_story_snippets_dispose (GObject *object)
{
  DossierStorySnippets *self = DOSSIER_STORY_SNIPPETS (object);

  stop_asking (self);
  g_clear_pointer (&self->query, dossier_query_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_story_snippets_parent_class)->dispose (object);
}

static void
dossier_story_snippets_finalize (GObject *object)
{
  DossierStorySnippets *self = DOSSIER_STORY_SNIPPETS (object);

  g_hash_table_unref (self->known);
  g_hash_table_unref (self->fresh);
  g_array_unref (self->asked);
  G_OBJECT_CLASS (dossier_story_snippets_parent_class)->finalize (object);
}

static void
dossier_story_snippets_class_init (DossierStorySnippetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_story_snippets_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_story_snippets_finalize;
  g_signal_new ("arrived", DOSSIER_TYPE_STORY_SNIPPETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_story_snippets_init (DossierStorySnippets *self)
{
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) dossier_snippet_unref);
  self->fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->asked = g_array_new (FALSE, FALSE, sizeof (gint64));
}

DossierStorySnippets *
dossier_story_snippets_new (DossierStore *store)
{
  DossierStorySnippets *self = g_object_new (DOSSIER_TYPE_STORY_SNIPPETS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "stories-changed", G_CALLBACK (stories_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
