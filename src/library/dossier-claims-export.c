/* dossier-claims-export.c - claims written out for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-claims-export.h"

#include <string.h>
#include "dossier-claims-find.h"
#include "dossier-claims-writer.h"

/* Claims that are read at a time: the store's other callers come in between. */
#define BATCH 500

gboolean
dossier_claims_export_knows (const char *format)
{
  return dossier_claims_writer_find (format) != NULL;
}

char *
dossier_claims_export_write (DossierStore *store, GArray *ids, const char *format, guint *n, GCancellable *cancellable,
                             GError **error)
{
  const DossierClaimsWriter *writer = dossier_claims_writer_find (format);
  g_autoptr (GString) out = g_string_new (writer->begin);
  guint n_written = 0;

  for (guint first = 0; first < ids->len; first += BATCH)
    {
      const gint64 *batch = &g_array_index (ids, gint64, first);
      g_autoptr (GPtrArray) claims = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      claims = dossier_store_load_claims (store, batch, MIN (BATCH, ids->len - first), error);
      if (claims == NULL)
        return NULL;
      for (guint i = 0; i < claims->len; i++)
        {
          g_string_append (out, n_written++ > 0 ? writer->between : "");
          writer->add (out, dossier_claim_get_row (claims->pdata[i]));
        }
    }
  g_string_append (out, writer->end);
  if (n != NULL)
    *n = n_written;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ---- into a file ---- */

typedef struct
{
  GArray *ids;
  char   *format;
  GFile  *file;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_array_unref (wish->ids);
  g_free (wish->format);
  g_object_unref (wish->file);
  g_free (wish);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Wish            *wish = data;
  GError          *error = NULL;
  guint            n = 0;
  g_autofree char *text = dossier_claims_export_write (source, wish->ids, wish->format, &n, cancellable, &error);

  if (text != NULL
      && g_file_replace_contents (wish->file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable,
                                  &error))
    g_task_return_int (task, (gssize) n);
  else
    g_task_return_error (task, error);
}

void
dossier_claims_export_async (DossierStore *store, GArray *ids, const char *format, GFile *file,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Wish *wish = g_new (Wish, 1);

  *wish = (Wish){ g_array_ref (ids), g_strdup (format), g_object_ref (file) };
  g_task_set_source_tag (task, dossier_claims_export_async);
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, run);
}

int
dossier_claims_export_finish (DossierStore *store, GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}
