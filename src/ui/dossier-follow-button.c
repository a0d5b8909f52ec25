/* dossier-follow-button.c - a button that follows, or no longer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-follow-button.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include "dossier-claim-words.h"
#include "dossier-follow-words.h"
#include "dossier-follows.h"

GtkWidget *
dossier_follow_button_new (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), adw_button_content_new ());
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xib)", (gint64) 0, 0, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.set-followed");
  return button;
}

void
dossier_follow_button_set (GtkButton *button, gint64 entity, DossierClaimKind kind, gboolean is_followed)
{
  AdwButtonContent *content = ADW_BUTTON_CONTENT (gtk_button_get_child (button));
  const char       *words = is_followed ? _ ("Following") : _ ("Follow");

  adw_button_content_set_label (content, words);
  adw_button_content_set_icon_name (content, is_followed ? "object-select-symbolic" : "dossier-follow-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), is_followed ? _ ("Follow no longer") : _ ("Show what is new"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xib)", entity, (int) kind, !is_followed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Those that are followed can be left alone here, too. */
static GMenuModel *
menu_new (DossierStore *store, gint64 entity)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();

  for (int kind = 1; kind <= DOSSIER_N_CLAIM_KINDS; kind++)
    {
      gboolean    is_followed = dossier_store_is_followed (store, entity, kind);
      const char *words = dossier_claim_kind_words (kind);
      /* TRANSLATORS: a kind of move, such as "Funded" */
      g_autofree char *label = is_followed ? g_strdup_printf (_ ("Unfollow %s"), words) : g_strdup (words);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.set-followed", "(xib)", entity, kind, !is_followed);
      g_menu_append_item (kinds, item);
    }
  g_menu_append_section (menu, _ ("Only one kind of moves"), G_MENU_MODEL (kinds));
  return G_MENU_MODEL (menu);
}

GtkWidget *
dossier_follow_menu_new (DossierStore *store, gint64 entity)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = menu_new (store, entity);
  const char *name = _ ("Follow one kind of moves");

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}
