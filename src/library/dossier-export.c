/* dossier-export.c - dossiers, and who is tied to whom, written for other people and programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-export-private.h"

#include <string.h>
#include "dossier-highlights-note.h"

static const char *const suffixes[] = { "", "md", "html", "json", "ftm", "jsonld", "graphml" };

DossierExportFormat
dossier_export_format_from_string (const char *word)
{
  for (guint i = DOSSIER_EXPORT_MARKDOWN; i < G_N_ELEMENTS (suffixes); i++)
    if (strcmp (word, suffixes[i]) == 0)
      return i;
  return DOSSIER_EXPORT_NONE;
}

gboolean
dossier_export_format_is_graph (DossierExportFormat format)
{
  return format >= DOSSIER_EXPORT_FTM;
}

char *
dossier_export_make_file_name (const char *name, const char *suffix)
{
  g_autofree char *ending = *suffix != '\0' ? g_strconcat (".", suffix, NULL) : g_strdup ("");
  g_autofree char *clean = dossier_highlights_clean_name (name, DOSSIER_HIGHLIGHTS_MAX_NAME - strlen (ending));

  return g_strconcat (clean, ending, NULL);
}

char *
dossier_export_make_name (const char *name, DossierExportFormat format)
{
  return dossier_export_make_file_name (name, format == DOSSIER_EXPORT_FTM ? "ftm.json" : suffixes[format]);
}

gboolean
dossier_export (DossierStore *store, const DossierExportOrder *order, const char *path, DossierExportCounts *counts,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierExportFile) file = dossier_export_file_new (path, dossier_store_get_path (store), error);
  DossierExportCounts own = { 0 };
  gboolean            done;

  if (file == NULL)
    return FALSE;
  if (dossier_export_format_is_graph (order->format))
    done = dossier_export_write_graph (store, order, file, &own, cancellable, error);
  else
    done = dossier_export_write_paper (store, order, file, cancellable, error);
  if (!done || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !dossier_export_file_finish (g_steal_pointer (&file), error))
    return FALSE;
  if (counts != NULL)
    *counts = own;
  return TRUE;
}

/* ---- in a thread ---- */

typedef struct
{
  DossierExportOrder order;
  char              *path;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->order.query, dossier_query_unref);
  g_free (errand->path);
  g_free (errand);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;

  if (dossier_export (source, &errand->order, errand->path, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dossier_export_async (DossierStore *store, const DossierExportOrder *order, const char *path, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->order = *order;
  if (order->query != NULL)
    errand->order.query = dossier_query_ref (order->query);
  errand->path = g_strdup (path);
  g_task_set_source_tag (task, dossier_export_async);
  g_task_set_check_cancellable (task, FALSE); /* what is in its place is written, however late it was cancelled */
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, run);
}

gboolean
dossier_export_finish (DossierStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
