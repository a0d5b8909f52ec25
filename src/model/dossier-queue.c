/* dossier-queue.c - the stories that are to be read aloud one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-queue.h"

#include <string.h>

/* ---- sets and lists of ids ---- */

static GHashTable *
set_new (const gint64 *ids, guint n)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (set, (gpointer) &ids[i]);
  return set;
}

static GHashTable *
set_of (GArray *ids)
{
  return set_new ((const gint64 *) ids->data, ids->len);
}

/* A queue that is being made; each id comes into it once. */
typedef struct
{
  GArray     *ids;
  GHashTable *there; /* ids, of their own */
} Making;

static Making
making_new (void)
{
  return (Making){ g_array_new (FALSE, FALSE, sizeof (gint64)),
                   g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
}

static void
put (Making *making, gint64 id)
{
  if (g_hash_table_add (making->there, g_memdup2 (&id, sizeof id)))
    g_array_append_val (making->ids, id);
}

static void
put_all (Making *making, const gint64 *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    put (making, ids[i]);
}

static GArray *
made (Making *making)
{
  g_hash_table_unref (making->there);
  return making->ids;
}

/* ---- changing ---- */

/* All but @stories, which come behind @after; @after 0: in front of all. */
static GArray *
put_behind (GArray *now, const gint64 *stories, guint n, gint64 after)
{
  g_autoptr (GHashTable) moved = set_new (stories, n), there = set_of (now);
  Making   making = making_new ();
  gboolean is_behind = after != 0 && g_hash_table_contains (there, &after);

  if (!is_behind)
    put_all (&making, stories, n);
  for (guint i = 0; i < now->len; i++)
    {
      gint64 id = g_array_index (now, gint64, i);

      if (id == after || !g_hash_table_contains (moved, &id))
        put (&making, id);
      if (id == after)
        put_all (&making, stories, n);
    }
  return made (&making);
}

static GArray *
take_away (GArray *now, const gint64 *stories, guint n)
{
  g_autoptr (GHashTable) gone = set_new (stories, n);
  GArray *left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < now->len; i++)
    if (!g_hash_table_contains (gone, &g_array_index (now, gint64, i)))
      g_array_append_val (left, g_array_index (now, gint64, i));
  return left;
}

static GArray *
put_last (GArray *now, const gint64 *stories, guint n)
{
  g_autoptr (GArray) rest = take_away (now, stories, n);
  Making making = making_new ();

  put_all (&making, (const gint64 *) rest->data, rest->len);
  put_all (&making, stories, n);
  return made (&making);
}

static GArray *
put_in_order (GArray *now, const gint64 *stories, guint n)
{
  g_autoptr (GHashTable) there = set_of (now);
  Making making = making_new ();

  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (there, &stories[i]))
      put (&making, stories[i]);
  put_all (&making, (const gint64 *) now->data, now->len);
  return made (&making);
}

GArray *
dossier_queue_edit (GArray *now, DossierQueueOp op, const gint64 *stories, guint n, gint64 after)
{
  switch (op) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_QUEUE_LAST: return put_last (now, stories, n);
    case DOSSIER_QUEUE_NEXT: return put_behind (now, stories, n, after);
    case DOSSIER_QUEUE_REMOVE: return take_away (now, stories, n);
    case DOSSIER_QUEUE_ORDER: return put_in_order (now, stories, n);
    case DOSSIER_QUEUE_CLEAR: break;
    }
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

GArray *
dossier_queue_merge (GArray *now, GArray *from, GArray *to)
{
  g_autoptr (GHashTable) here = set_of (now), before = set_of (from), after = set_of (to);
  Making making = making_new ();

  for (guint i = 0; i < to->len; i++)
    {
      gint64 id = g_array_index (to, gint64, i);

      if (g_hash_table_contains (here, &id) || !g_hash_table_contains (before, &id))
        put (&making, id);
    }
  for (guint i = 0; i < now->len; i++)
    {
      gint64 id = g_array_index (now, gint64, i);

      if (!g_hash_table_contains (before, &id) && !g_hash_table_contains (after, &id))
        put (&making, id);
    }
  return made (&making);
}

gboolean
dossier_queue_equal (GArray *a, GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/* ---- words ---- */

char *
dossier_queue_to_words (GArray *queue)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < queue->len; i++)
    g_string_append_printf (words, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (queue, gint64, i));
  return g_string_free (words, FALSE);
}

GArray *
dossier_queue_from_words (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", " ", -1);
  Making making = making_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (parts[i], NULL, 10);

      if (id > 0)
        put (&making, id);
    }
  return made (&making);
}
