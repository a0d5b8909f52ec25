/* dossier-window-notebook.c - the notebook in the window, and what is done with many highlights at once
 *
 * Everything here is a change of the library that can be undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

static void
win_show_highlights (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  dossier_window_go (self, DOSSIER_PLACE_NOTEBOOK, 0, FALSE);
  dossier_panes_show (self->panes, DOSSIER_PANE_CONTENT);
}

static void
win_show_highlighted_stories (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_HIGHLIGHTS);

  dossier_window_go (self, DOSSIER_PLACE_EMPTY, 0, FALSE);
  dossier_window_set_query (self, query);
}

/* ---- many at once ---- */

/* @say: what the toast says of so many. */
static void
edit (DossierWindow *self, GVariant *ids, const DossierAnnotationEdit *edit, char *(*say) (guint n, const char *word),
      const char *word)
{
  gsize            n;
  const gint64    *array = g_variant_get_fixed_array (ids, &n, sizeof (gint64));
  g_autofree char *sentence = say ((guint) n, word);

  if (n > 0)
    dossier_window_apply (self, dossier_change_edit_annotations (array, (guint) n, edit), sentence, NULL);
}

static char *
say_coloured (guint n, const char *word)
{
  return g_strdup_printf (ngettext ("Colour of %u highlight changed", "Colour of %u highlights changed", n), n);
}

static char *
say_tagged (guint n, const char *name)
{
  /* TRANSLATORS: how many, and the name of a tag */
  return g_strdup_printf (ngettext ("Tagged %u highlight “%s”", "Tagged %u highlights “%s”", n), n, name);
}

static char *
say_untagged (guint n, const char *name)
{
  /* TRANSLATORS: the name of a tag, and of how many */
  return g_strdup_printf (
      ngettext ("Removed the tag “%2$s” of %1$u highlight", "Removed the tag “%2$s” of %1$u highlights", n), n, name);
}

static char *
say_deleted (guint n, const char *word)
{
  return g_strdup_printf (ngettext ("Deleted %u highlight", "Deleted %u highlights", n), n);
}

static void
win_colour_highlights (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierAnnotationEdit change = { .fields = DOSSIER_ANNOTATION_COLOUR };
  g_autoptr (GVariant) ids = NULL;
  const char *word;

  g_variant_get (parameter, "(@ax&s)", &ids, &word);
  if (dossier_colour_from_string (word, &change.colour))
    edit (data, ids, &change, say_coloured, word);
}

static void
win_tag_highlights (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierAnnotationEdit change = { .fields = DOSSIER_ANNOTATION_ADD_TAG };
  g_autoptr (GVariant) ids = NULL;

  g_variant_get (parameter, "(@ax&s)", &ids, &change.tag);
  edit (data, ids, &change, say_tagged, change.tag);
}

static void
win_untag_highlights (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierAnnotationEdit change = { .fields = DOSSIER_ANNOTATION_REMOVE_TAG };
  g_autoptr (GVariant) ids = NULL;

  g_variant_get (parameter, "(@ax&s)", &ids, &change.tag);
  edit (data, ids, &change, say_untagged, change.tag);
}

static void
win_delete_highlights (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierAnnotationEdit change = { .fields = DOSSIER_ANNOTATION_DELETED };

  edit (data, parameter, &change, say_deleted, NULL);
}

static const GActionEntry notebook_actions[] = {
  { .name = "show-highlights", .activate = win_show_highlights },
  { .name = "show-highlighted-stories", .activate = win_show_highlighted_stories },
  { .name = "colour-highlights", .activate = win_colour_highlights, .parameter_type = "(axs)" },
  { .name = "tag-highlights", .activate = win_tag_highlights, .parameter_type = "(axs)" },
  { .name = "untag-highlights", .activate = win_untag_highlights, .parameter_type = "(axs)" },
  { .name = "delete-highlights", .activate = win_delete_highlights, .parameter_type = "ax" },
};

void
dossier_window_add_notebook_actions (DossierWindow *self)
{
  gboolean is_read_only = dossier_store_is_read_only (dossier_library_get_store (self->library));

  g_action_map_add_action_entries (G_ACTION_MAP (self), notebook_actions, G_N_ELEMENTS (notebook_actions), self);
  for (guint i = 2; is_read_only && i < G_N_ELEMENTS (notebook_actions); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), notebook_actions[i].name)), FALSE);
}
