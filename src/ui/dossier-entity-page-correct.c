/* dossier-entity-page-correct.c - a dossier that is of somebody else, of another kind, or of nobody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-private.h"

#include <glib/gi18n.h>
#include "dossier-message.h"

/* Names that are looked through for the one that was typed. */
#define MAX_FOUND 50

typedef struct
{
  DossierEntityPage *page;
  gint64             then; /* whose dossier is shown afterwards; 0: none */
  const char        *words, *failure;
} Errand;

static void
report (DossierEntityPage *self, const char *what, const char *why)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", what, why);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error))
    report (errand->page, errand->failure, error->message);
  else
    {
      dossier_entity_page_open (errand->page, errand->then);
      gtk_widget_activate_action (GTK_WIDGET (errand->page), "win.toast-undo", "s", errand->words);
    }
  g_object_unref (errand->page);
  g_free (errand);
}

/* @words, what is said when it is done, and @failure live as long as the program. */
static void
apply (DossierEntityPage *self, DossierChange *taken, gint64 then, const char *words, const char *failure)
{
  g_autoptr (DossierChange) change = taken;
  Errand *errand = g_new (Errand, 1);

  *errand = (Errand){ g_object_ref (self), then, words, failure };
  dossier_store_apply_async (self->store, change, NULL, applied_cb, errand);
}

void
dossier_entity_page_reject (DossierEntityPage *self)
{
  if (self->view != NULL)
    apply (self, dossier_change_reject_entity (self->entity), 0, _ ("This name will not be found again"),
           _ ("The name could not be taken out"));
}

void
dossier_entity_page_change_kind (DossierEntityPage *self)
{
  DossierEntityKind kind = DOSSIER_ENTITY_PERSON;

  if (self->view == NULL)
    return;
  if (dossier_entity_get_row (self->view->content->entity)->kind == DOSSIER_ENTITY_PERSON)
    kind = DOSSIER_ENTITY_ORGANIZATION;
  apply (self, dossier_change_set_entity_kind (self->entity, kind), self->entity,
         kind == DOSSIER_ENTITY_PERSON ? _ ("This is a person from now on") : _ ("This is an organization from now on"),
         _ ("The kind could not be changed"));
}

/* ---- the same as somebody else ---- */

/* The one that is called @name, else the only one; NULL when there is neither. */
static const DossierEntityRow *
choose (GPtrArray *found, const char *name, gint64 self)
{
  const DossierEntityRow *only = NULL;
  g_autofree char        *wanted = g_utf8_casefold (name, -1);
  guint                   n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const DossierEntityRow *row = dossier_entity_get_row (found->pdata[i]);
      g_autofree char        *called = g_utf8_casefold (row->name, -1);

      if (row->id == self)
        continue;
      if (g_str_equal (called, wanted))
        return row;
      only = row;
      n++;
    }
  return n == 1 ? only : NULL;
}

typedef struct
{
  DossierEntityPage *page;
  gint64             entity;
  char              *name;
} Search;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_list_entities_finish (DOSSIER_STORE (source), result, &error);
  const DossierEntityRow *other = found != NULL ? choose (found, search->name, search->entity) : NULL;
  const char             *failure = _ ("The dossiers could not be made one");
  g_autofree char        *why = NULL;

  if (other != NULL)
    apply (search->page, dossier_change_merge_entities (search->entity, other->id), other->id,
           _ ("The two dossiers are one"), failure);
  else
    {
      /* TRANSLATORS: a name that somebody typed */
      why = g_strdup_printf (_ ("No other dossier of this kind is called “%s”. Type the name as the sidebar has it."),
                             search->name);
      report (search->page, failure, error != NULL ? error->message : why);
    }
  g_object_unref (search->page);
  g_free (search->name);
  g_free (search);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *answer, DossierEntityPage *self)
{
  GtkEditable     *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_strcmp0 (answer, "same") == 0 && self->view != NULL)
    dossier_entity_page_merge (self, name);
}

void
dossier_entity_page_merge (DossierEntityPage *self, const char *name)
{
  Search *search;

  if (*name == '\0' || self->view == NULL)
    return;
  search = g_new (Search, 1);
  *search = (Search){ g_object_ref (self), self->entity, g_strdup (name) };
  dossier_store_list_entities_async (self->store, dossier_entity_get_row (self->view->content->entity)->kind, name,
                                     MAX_FOUND, NULL, found_cb, search);
}

void
dossier_entity_page_ask_same (DossierEntityPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog, *entry;

  if (self->view == NULL)
    return;
  dialog = dossier_message_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Same as…"),
                                _ ("The stories, moves and notes of this dossier go to the other one, and its names "
                                   "lead there from now on."));
  entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), DOSSIER_ENTITY_PAGE_MAX_NAME);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of the other dossier"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the other dossier"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "same", _ ("_Make One"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "same", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "same");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the menu ---- */

static void
append_with (GMenu *menu, const char *label, const char *action, gint64 entity)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", entity);
  g_menu_append_item (menu, item);
}

GtkWidget *
dossier_entity_page_correct_button_new (gint64 entity, DossierEntityKind kind)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Same As…"), "dossier.same-as");
  g_menu_append (menu, kind == DOSSIER_ENTITY_PERSON ? _ ("This Is an _Organization") : _ ("This Is a _Person"),
                 "dossier.change-kind");
  append_with (menu, _ ("Other N_ames…"), "win.who-names", entity);
  append_with (menu, _ ("Stories of Somebody _Else…"), "win.who-some", entity);
  g_menu_append (menu, _ ("_Not a Name"), "dossier.not-a-name");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Correct who this is"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Correct who this is"),
                                  -1);
  return button;
}
