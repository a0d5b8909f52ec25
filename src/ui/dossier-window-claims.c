/* dossier-window-claims.c - what a person says about moves, from any page of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-claim-dialog.h"
#include "dossier-questions.h"

#include <glib/gi18n.h>

static void
decide (DossierWindow *self, GVariant *claim, DossierDecision decision, const char *sentence)
{
  dossier_window_apply (self, dossier_change_decide_claim (g_variant_get_int64 (claim), decision), sentence, NULL);
}

static void
claim_confirm (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  decide (data, parameter, DOSSIER_DECISION_CONFIRMED, _ ("Move confirmed"));
}

static void
claim_reject (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  decide (data, parameter, DOSSIER_DECISION_REJECTED, _ ("Move rejected"));
}

static void
claim_leave (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  decide (data, parameter, DOSSIER_DECISION_NONE, _ ("What you said about the move was taken back"));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierClaim) claim = dossier_store_read_claim_finish (DOSSIER_STORE (source), result, &error);

  if (self->story_actions == NULL)
    return;
  if (claim == NULL)
    dossier_window_report (self, _ ("The move could not be read"), error->message);
  else
    gtk_window_present (
        dossier_claim_dialog_new (DOSSIER_STORE (source), dossier_claim_get_row (claim), GTK_WINDOW (self)));
}

static void
claim_edit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  dossier_store_read_claim_async (dossier_library_get_store (self->library), g_variant_get_int64 (parameter), NULL,
                                  loaded_cb, g_object_ref (self));
}

static void
claim_why (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_explain_claim (data, g_variant_get_int64 (parameter));
}

static void
win_show_review (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  dossier_window_go (self, DOSSIER_PLACE_REVIEW, 0, FALSE);
  dossier_panes_show (self->panes, DOSSIER_PANE_CONTENT);
  gtk_widget_grab_focus (dossier_window_get_page (self, DOSSIER_PLACE_REVIEW));
}

static const GActionEntry claim_actions[] = {
  { .name = "confirm", .activate = claim_confirm, .parameter_type = "x" },
  { .name = "reject", .activate = claim_reject, .parameter_type = "x" },
  { .name = "edit", .activate = claim_edit, .parameter_type = "x" },
  { .name = "leave", .activate = claim_leave, .parameter_type = "x" },
};

static const GActionEntry why_actions[] = {
  { .name = "why", .activate = claim_why, .parameter_type = "x" },
};

static const GActionEntry review_actions[] = {
  { .name = "show-review", .activate = win_show_review },
};

void
dossier_window_add_claim_actions (DossierWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), claim_actions, G_N_ELEMENTS (claim_actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (claim_actions); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), claim_actions[i].name)),
        !dossier_store_is_read_only (dossier_library_get_store (self->library)));
  g_action_map_add_action_entries (G_ACTION_MAP (group), why_actions, G_N_ELEMENTS (why_actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "claim", G_ACTION_GROUP (group));
  g_action_map_add_action_entries (G_ACTION_MAP (self), review_actions, G_N_ELEMENTS (review_actions), self);
}
