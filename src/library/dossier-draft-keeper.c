/* dossier-draft-keeper.c - keeps notes that are being typed, so that the end of the program costs less than a second
 *
 * waiting: annotation -> what was typed last and is not on its way, or NULL for no draft.
 * sent:    the same of what is on its way; not of what was forgotten meanwhile.
 * n_sent:  answers that are still to come. Nothing more is sent before they came.
 * is_refused: one of them was a refusal; what waits then waits for the store to recover.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-draft-keeper.h"

#include "dossier-annotation-drafts.h"

struct _DossierDraftKeeper
{
  GObject parent;

  DossierStore *store;
  GHashTable   *waiting, *sent;
  guint         n_sent, source;
  gboolean      is_refused;
};

G_DEFINE_FINAL_TYPE (DossierDraftKeeper, dossier_draft_keeper, G_TYPE_OBJECT)

typedef struct
{
  DossierDraftKeeper *self;
  gint64              annotation;
} Errand;

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
set (GHashTable *table, gint64 annotation, const char *note)
{
  g_hash_table_replace (table, g_memdup2 (&annotation, sizeof annotation), g_strdup (note));
}

static void schedule (DossierDraftKeeper *self, guint delay);

/* What was refused waits again, unless newer words do. */
static void
take_back (DossierDraftKeeper *self, gint64 annotation, const char *why)
{
  if (!g_hash_table_contains (self->sent, &annotation))
    return;
  if (!g_hash_table_contains (self->waiting, &annotation))
    set (self->waiting, annotation, g_hash_table_lookup (self->sent, &annotation));
  g_signal_emit_by_name (self, "failed", annotation, why);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Errand *errand = user_data;
  g_autoptr (DossierDraftKeeper) self = errand->self;
  g_autoptr (GError) error = NULL;
  gboolean is_kept = dossier_store_keep_draft_finish (DOSSIER_STORE (source), result, &error);

  self->n_sent--;
  self->is_refused |= !is_kept;
  if (!is_kept)
    take_back (self, errand->annotation, error->message);
  else if (g_hash_table_contains (self->sent, &errand->annotation))
    g_signal_emit_by_name (self, "kept", errand->annotation, g_hash_table_lookup (self->sent, &errand->annotation));
  g_hash_table_remove (self->sent, &errand->annotation);
  if (self->n_sent == 0 && g_hash_table_size (self->waiting) > 0)
    schedule (self, self->is_refused ? DOSSIER_DRAFT_KEEPER_RETRY : DOSSIER_DRAFT_KEEPER_DELAY);
}

static void
send (DossierDraftKeeper *self)
{
  GHashTableIter iter;
  gpointer       key, note;

  self->is_refused = FALSE;
  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &key, &note))
    {
      Errand *errand = g_new (Errand, 1);

      errand->self = g_object_ref (self);
      errand->annotation = *(gint64 *) key;
      set (self->sent, errand->annotation, note);
      self->n_sent++;
      dossier_store_keep_draft_async (self->store, errand->annotation, note, NULL, answered_cb, errand);
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
send_cb (gpointer user_data)
{
  DossierDraftKeeper *self = user_data;

  self->source = 0;
  send (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (DossierDraftKeeper *self, guint delay)
{
  if (self->source == 0)
    self->source = g_timeout_add (delay, send_cb, self);
}

void
dossier_draft_keeper_put (DossierDraftKeeper *self, gint64 annotation, const char *note)
{
  set (self->waiting, annotation, note);
  if (self->n_sent == 0)
    schedule (self, DOSSIER_DRAFT_KEEPER_DELAY);
}

void
dossier_draft_keeper_forget (DossierDraftKeeper *self, gint64 annotation)
{
  g_hash_table_remove (self->waiting, &annotation);
  g_hash_table_remove (self->sent, &annotation);
}

/* What still waits goes to the store, whose answer nobody waits for. */
static void
send_last (DossierDraftKeeper *self)
{
  GHashTableIter iter;
  gpointer       key, note;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &key, &note))
    dossier_store_keep_draft_async (self->store, *(gint64 *) key, note, NULL, NULL, NULL);
  g_hash_table_remove_all (self->waiting);
}

static void
dossier_draft_keeper_dispose (GObject *object)
{
  DossierDraftKeeper *self = DOSSIER_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->store != NULL)
    send_last (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_draft_keeper_parent_class)->dispose (object);
}

static void
dossier_draft_keeper_finalize (GObject *object)
{
  DossierDraftKeeper *self = DOSSIER_DRAFT_KEEPER (object);

  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->sent);
  G_OBJECT_CLASS (dossier_draft_keeper_parent_class)->finalize (object);
}

static void
dossier_draft_keeper_class_init (DossierDraftKeeperClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_draft_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_draft_keeper_finalize;
  g_signal_new ("kept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
dossier_draft_keeper_init (DossierDraftKeeper *self)
{
  self->waiting = make_table ();
  self->sent = make_table ();
}

DossierDraftKeeper *
dossier_draft_keeper_new (DossierStore *store)
{
  DossierDraftKeeper *self = g_object_new (DOSSIER_TYPE_DRAFT_KEEPER, NULL);

  self->store = g_object_ref (store);
  return self;
}
