/* dossier-claim-menu.c - the button at a move with what a person can say about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-claim-menu.h"

#include <glib/gi18n.h>
#include "dossier-claim-words.h"

static void
append (GMenu *menu, const char *label, const char *action, gint64 claim)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", claim);
  g_menu_append_item (menu, item);
}

GMenuModel *
dossier_claim_menu_make (gint64 claim, DossierDecision decision)
{
  GMenu *menu = g_menu_new ();

  if (decision == DOSSIER_DECISION_NONE || decision == DOSSIER_DECISION_REJECTED)
    append (menu, _ ("It _Is So"), "claim.confirm", claim);
  append (menu, _ ("It Is _Not So"), "claim.reject", claim);
  append (menu, _ ("_Correct…"), "claim.edit", claim);
  if (decision != DOSSIER_DECISION_NONE)
    append (menu, _ ("_Take Back What You Said"), "claim.leave", claim);
  append (menu, _ ("_Why This Move?"), "claim.why", claim);
  return G_MENU_MODEL (menu);
}

/* Made when it is opened: a list has many rows. */
static void
popup_cb (GtkMenuButton *button, gpointer unused)
{
  gint64         *claim = g_object_get_data (G_OBJECT (button), "claim");
  DossierDecision decision = (DossierDecision) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "decision"));
  g_autoptr (GMenuModel) menu = dossier_claim_menu_make (*claim, decision);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

void
dossier_claim_menu_set_claim (GtkWidget *menu, const DossierClaimRow *claim)
{
  g_autofree char *words = claim != NULL ? dossier_claim_words (claim) : NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (menu, claim != NULL);
  if (claim == NULL)
    return;
  /* TRANSLATORS: a move in words, as "Jan Leike joined Anthropic" */
  name = g_strdup_printf (_ ("Say whether it is so: %s"), words);
  g_object_set_data_full (G_OBJECT (menu), "claim", g_memdup2 (&claim->id, sizeof claim->id), g_free);
  g_object_set_data (G_OBJECT (menu), "decision", GINT_TO_POINTER (claim->decision));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
dossier_claim_menu_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popup_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "claim-menu");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Say whether it is so"));
  gtk_widget_set_visible (button, FALSE);
  return button;
}
