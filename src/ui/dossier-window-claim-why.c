/* dossier-window-claim-why.c - why a story is taken to claim a move, in a message
 *
 * The move is read, then the text that it stands in, then what was found is found once more with its reasons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-claim-words.h"
#include "dossier-message.h"
#include "dossier-questions.h"
#include "dossier-why-claim.h"

#include <glib/gi18n.h>

typedef struct
{
  DossierWindow *window;
  DossierClaim  *claim;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->window);
  g_clear_object (&asking->claim);
  g_free (asking);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* FALSE when the window has gone, or there is an error, which it tells. */
static gboolean
may_go_on (const Asking *asking, const GError *error)
{
  if (asking->window->story_actions == NULL)
    return FALSE;
  if (error != NULL)
    dossier_window_report (asking->window, _ ("The move could not be explained"), error->message);
  return error == NULL;
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) asking = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) reasons = dossier_library_explain_claim_finish (DOSSIER_LIBRARY (source), result, &error);
  const DossierClaimRow *row = dossier_claim_get_row (asking->claim);
  g_autofree char       *heading = dossier_claim_words (row), *decision = dossier_claim_decision_words (row);
  g_autofree char       *found = reasons != NULL ? g_strjoinv ("\n", reasons) : g_strdup (error->message);
  g_autofree char       *body = decision != NULL ? g_strdup_printf ("%s\n%s", decision, found) : g_strdup (found);

  if (may_go_on (asking, NULL))
    dossier_message_show (GTK_WINDOW (asking->window), heading, body);
}

static void
text_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) asking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content_finish (DOSSIER_STORE (source), result, &error);
  const DossierClaimRow *row = dossier_claim_get_row (asking->claim);
  DossierLibrary        *library = asking->window->library;
  const DossierStoryRow *story;

  if (!may_go_on (asking, error))
    return;
  story = dossier_story_get_row (content->story);
  dossier_library_explain_claim_async (library, content->document, story->title, &story->published, row->kind,
                                       row->start, NULL, explained_cb, g_steal_pointer (&asking));
}

static void
claim_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) asking = data;
  g_autoptr (GError) error = NULL;

  asking->claim = dossier_store_read_claim_finish (DOSSIER_STORE (source), result, &error);
  if (may_go_on (asking, error))
    {
      gint64 story = dossier_claim_get_row (asking->claim)->story;

      dossier_store_load_content_async (DOSSIER_STORE (source), story, NULL, text_loaded_cb, g_steal_pointer (&asking));
    }
}

void
dossier_window_explain_claim (DossierWindow *self, gint64 claim)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->window = g_object_ref (self);
  dossier_store_read_claim_async (dossier_library_get_store (self->library), claim, NULL, claim_read_cb, asking);
}
