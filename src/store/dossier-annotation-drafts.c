/* dossier-annotation-drafts.c - a note that is being typed, before it is kept as the note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-annotation-drafts.h"

#include "dossier-annotations-private.h"
#include "dossier-store-private.h"

typedef struct
{
  gint64 annotation;
  char  *note;
} KeepDraft;

static void
keep_draft_free (gpointer data)
{
  KeepDraft *keep = data;

  g_free (keep->note);
  g_free (keep);
}

static gboolean
keep_draft_part (DossierWork *work, gpointer args, GError **error)
{
  static const char sql_keep[] = "INSERT INTO annotation_draft (annotation, note, typed) SELECT id, ?2, ?3"
                                 " FROM annotation WHERE id = ?1 AND is_deleted = 0"
                                 " ON CONFLICT (annotation) DO UPDATE SET note = excluded.note, typed = excluded.typed";
  KeepDraft        *keep = args;

  if (keep->note == NULL)
    return dossier_annotations_forget_draft (work->db, keep->annotation, error);
  return dossier_annotations_check_note (keep->note, error)
         && dossier_db_run (work->db, sql_keep, error, "isi", keep->annotation, keep->note,
                            g_get_real_time () / G_USEC_PER_SEC);
}

static const DossierCallKind keep_draft_kind
    = { .writes = TRUE, .free_args = keep_draft_free, .part = keep_draft_part };

gboolean
dossier_store_keep_draft (DossierStore *self, gint64 annotation, const char *note, GError **error)
{
  g_autofree char *valid = note != NULL ? g_utf8_make_valid (note, -1) : NULL;
  KeepDraft        keep = { .annotation = annotation, .note = valid };

  return GPOINTER_TO_INT (dossier_store_call (self, &keep_draft_kind, &keep, error));
}

void
dossier_store_keep_draft_async (DossierStore *self, gint64 annotation, const char *note, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  KeepDraft *keep = g_new0 (KeepDraft, 1);

  keep->annotation = annotation;
  keep->note = note != NULL ? g_utf8_make_valid (note, -1) : NULL;
  dossier_store_call_async (self, &keep_draft_kind, keep, cancellable, callback, user_data);
}

gboolean
dossier_store_keep_draft_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (dossier_store_call_finish (self, &keep_draft_kind, result, error));
}
