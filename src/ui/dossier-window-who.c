/* dossier-window-who.c - who is who, said anywhere in the window: at a name in a story, in the sidebar, in a dossier
 *
 * Everything here is a change of the library that can be undone, at once by the toast or later in the history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>
#include "dossier-feed-dialog.h"
#include "dossier-history-dialog.h"
#include "dossier-names-dialog.h"
#include "dossier-who-dialog.h"

static DossierStore *
get_store (DossierWindow *self)
{
  return dossier_library_get_store (self->library);
}

/* @dialog: or NULL with @error, which is told. */
static void
present (DossierWindow *self, GtkWindow *dialog, const GError *error)
{
  if (dialog != NULL)
    gtk_window_present (dialog);
  else
    dossier_window_report (self, _ ("The dossier could not be opened"),
                           error != NULL ? error->message : _ ("It is not in the library any more."));
}

static void
win_show_history (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  gtk_window_present (dossier_history_dialog_new (get_store (self), GTK_WINDOW (self)));
}

/* ---- stories of somebody else ---- */

static void
show_who (DossierWindow *self, DossierWhoScope scope, gint64 entity, gint64 story)
{
  g_autoptr (GError) error = NULL;

  present (self, dossier_who_dialog_new (get_store (self), scope, entity, story, GTK_WINDOW (self), &error), error);
}

static void
win_who_here (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64 entity, story;

  g_variant_get (parameter, "(xx)", &entity, &story);
  show_who (data, DOSSIER_WHO_HERE, entity, story);
}

static void
win_who_not_here (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64 entity, story;

  g_variant_get (parameter, "(xx)", &entity, &story);
  dossier_window_apply (data, dossier_change_split_entity (entity, &story, 1, 0), _ ("It is no name in this story"),
                        NULL);
}

static void
win_who_some (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_who (data, DOSSIER_WHO_SOME, g_variant_get_int64 (parameter), 0);
}

static void
win_who_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_who (data, DOSSIER_WHO_ALL, g_variant_get_int64 (parameter), 0);
}

/* ---- the dossier itself ---- */

static void
win_who_kind (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64  entity;
  guint32 kind;

  g_variant_get (parameter, "(xu)", &entity, &kind);
  dossier_window_apply (data, dossier_change_set_entity_kind (entity, (DossierEntityKind) kind),
                        kind == DOSSIER_ENTITY_PERSON ? _ ("This is a person from now on")
                                                      : _ ("This is an organization from now on"),
                        NULL);
}

static void
win_who_reject (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  gint64         entity = g_variant_get_int64 (parameter);

  dossier_window_apply (self, dossier_change_reject_entity (entity), _ ("This name will not be found again"), NULL);
  if (self->place.page == DOSSIER_PLACE_DOSSIER && self->place.id == entity)
    dossier_entity_page_open (DOSSIER_ENTITY_PAGE (dossier_window_get_page (self, DOSSIER_PLACE_DOSSIER)), 0);
}

static void
win_who_names (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (GError) error = NULL;

  present (self,
           dossier_names_dialog_new (get_store (self), g_variant_get_int64 (parameter), GTK_WINDOW (self), &error),
           error);
}

typedef struct
{
  DossierWindow *window;
  gint64         entity;
} Renaming;

static void
renaming_free (gpointer data)
{
  g_object_unref (((Renaming *) data)->window);
  g_free (data);
}

static void
renamed_cb (const char *name, gpointer data)
{
  Renaming *renaming = data;

  dossier_window_apply (renaming->window, dossier_change_rename_entity (renaming->entity, name), NULL, NULL);
}

static void
win_who_rename (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEntity) entity
      = dossier_store_load_entity (get_store (self), g_variant_get_int64 (parameter), &error);
  Renaming *renaming;

  if (entity == NULL)
    {
      present (self, NULL, error);
      return;
    }
  renaming = g_new (Renaming, 1);
  *renaming = (Renaming){ g_object_ref (self), dossier_entity_get_row (entity)->id };
  dossier_feed_dialog_ask_name (GTK_WINDOW (self), _ ("Rename Dossier"), dossier_entity_get_row (entity)->name,
                                renamed_cb, renaming, renaming_free);
}

/* ---- the table ---- */

static const GActionEntry who_actions[] = {
  { .name = "show-history", .activate = win_show_history },
  { .name = "who-here", .activate = win_who_here, .parameter_type = "(xx)" },
  { .name = "who-not-here", .activate = win_who_not_here, .parameter_type = "(xx)" },
  { .name = "who-some", .activate = win_who_some, .parameter_type = "x" },
  { .name = "who-all", .activate = win_who_all, .parameter_type = "x" },
  { .name = "who-kind", .activate = win_who_kind, .parameter_type = "(xu)" },
  { .name = "who-reject", .activate = win_who_reject, .parameter_type = "x" },
  { .name = "who-names", .activate = win_who_names, .parameter_type = "x" },
  { .name = "who-rename", .activate = win_who_rename, .parameter_type = "x" },
};

void
dossier_window_add_who_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), who_actions, G_N_ELEMENTS (who_actions), self);
}
