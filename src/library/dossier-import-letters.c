/* dossier-import-letters.c - a mail or a mailbox comes in as exports do: with a look before, and a line for each story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-imports-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DossierImportRun *run;
  GHashTable       *seen; /* (element-type utf8) identifiers of the new mails of a look before */
} Letters;

static DossierImportOutcome
judge (DossierSaved saved)
{
  switch (saved)
    {
    case DOSSIER_SAVED_NEW: return DOSSIER_IMPORTED_STORY;
    case DOSSIER_SAVED_SAME: return DOSSIER_IMPORTED_SAME;
    case DOSSIER_SAVED_REVISED: return DOSSIER_IMPORTED_COMPLETED;
    case DOSSIER_SAVED_DELETED: /* not by hand */
    case DOSSIER_SAVED_RETURNED: return DOSSIER_IMPORTED_RETURNED;
    }
  g_assert_not_reached ();
}

/* The same mail stands twice in many a mailbox: the library does not tell that before the first one is saved. */
static gboolean
is_again (Letters *self, const DossierDraft *draft, const DossierSaveResult *found)
{
  return found->saved == DOSSIER_SAVED_NEW && draft->guid != NULL
         && !g_hash_table_add (self->seen, g_strdup (draft->guid));
}

static void
add_lines (DossierBatch *batch, gpointer data)
{
  Letters *self = data;

  for (guint i = 0; i < batch->drafts->len; i++)
    {
      const DossierDraft      *draft = batch->drafts->pdata[i];
      const DossierSaveResult *found = &g_array_index (batch->result->saved, DossierSaveResult, i);
      DossierImportLine       *line = g_new0 (DossierImportLine, 1);

      line->title = g_strdup (draft->title);
      line->uri = g_strdup (draft->uri);
      line->story = found->story;
      line->outcome = DOSSIER_IMPORTED_STOPPED;
      if (batch->is_dry)
        line->outcome = is_again (self, draft, found) ? DOSSIER_IMPORTED_SAME : judge (found->saved);
      g_ptr_array_add (self->run->result->lines, line);
    }
}

static void
move_words (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

/* What saving has come to, in the order of the lines; those beyond were stopped. */
static void
end_lines (DossierImportRun *run, const DossierAddResult *came)
{
  for (guint i = 0; i < came->saved->len && !run->options->dry_run; i++)
    {
      const DossierSaveResult *saved = &g_array_index (came->saved, DossierSaveResult, i);
      DossierImportLine       *line = run->result->lines->pdata[i];

      line->story = saved->story;
      line->outcome = judge (saved->saved);
    }
  move_words (came->refused, run->result->refused);
  move_words (came->remarks, run->result->remarks);
}

gboolean
dossier_import_letters (DossierImportRun *run, DossierBatch *batch, gboolean *is_taken, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierAddResult) came = NULL;
  Letters self = { run, seen };

  *is_taken = batch->source != NULL || dossier_intake_sniff (batch->bytes, NULL, batch->name) == DOSSIER_CONTENT_MAIL;
  if (!*is_taken)
    return TRUE;
  run->result->program = g_strdup (batch->source != NULL ? _ ("Mailbox") : _ ("Mail"));
  batch->is_dry = run->options->dry_run;
  batch->whole = g_strdup (run->whole);
  batch->progress = run->progress;
  batch->progress_data = run->progress_data;
  batch->looked_up = add_lines;
  batch->looked_up_data = &self;
  came = dossier_pipeline_run (batch, DOSSIER_STAGE_PARSE, run->cancellable, error);
  batch->looked_up = NULL;
  batch->looked_up_data = NULL; /* it ends here */
  if (came != NULL)
    end_lines (run, came);
  return came != NULL;
}
