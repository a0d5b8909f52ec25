/* dossier-story-menu.c - what can be done with the stories of a list, over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-story-menu.h"

#include <glib/gi18n.h>
#include "dossier-parts.h"
#include "dossier-queue.h"
#include "dossier-story-line.h"
#include "dossier-story-selection.h"

static void
add (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GVariant *
pack_ids (GArray *stories)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, stories->data, stories->len, sizeof (gint64));
}

static GVariant *
pack (GArray *stories, gboolean how)
{
  return g_variant_new ("(@axb)", pack_ids (stories), how);
}

/* What changes them: of several that are chosen all, however many those are. */
static GMenu *
change_menu_new (GArray *stories, gboolean are_chosen, gboolean is_archived)
{
  GMenu      *menu = g_menu_new ();
  const char *label = is_archived ? _ ("Take out of the _Archive") : _ ("_Archive");

  if (stories->len == 1)
    add (menu, label, "win.archive-story", g_variant_new ("(xb)", g_array_index (stories, gint64, 0), !is_archived));
  else if (are_chosen)
    {
      add (menu, _ ("Mark as _Read"), "chosen.mark-read", NULL);
      add (menu, label, is_archived ? "chosen.unarchive" : "chosen.archive", NULL);
    }
  else
    {
      add (menu, _ ("Mark as _Read"), "win.mark-stories-read", pack_ids (stories));
      add (menu, label, "win.archive-stories", pack (stories, !is_archived));
    }
  return menu;
}

GMenuModel *
dossier_story_menu_new (GArray *stories, gboolean are_chosen, gboolean is_archived)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new (), aloud = g_menu_new ();
  g_autoptr (GMenu) change = change_menu_new (stories, are_chosen, is_archived);

  add (open, _ ("_Open"), "win.open-story", g_variant_new ("(xi)", g_array_index (stories, gint64, 0), -1));
  add (aloud, _ ("Read Aloud _Next"), "win.queue-stories", pack (stories, TRUE));
  add (aloud, _ ("Add to Reading _Queue"), "win.queue-stories", pack (stories, FALSE));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (aloud));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  return G_MENU_MODEL (menu);
}

/* ---- which stories ---- */

static DossierStorySelection *
get_selection (GtkListView *list)
{
  return DOSSIER_STORY_SELECTION (gtk_list_view_get_model (list));
}

/* Those that are chosen, more than a queue holds left out: (of gint64). */
static GArray *
list_chosen (GtkListView *list)
{
  GArray *ids = dossier_story_selection_list (get_selection (list));

  g_array_set_size (ids, MIN (ids->len, DOSSIER_QUEUE_MAX));
  return ids;
}

/* The story, with those that are folded into its row. */
static GArray *
list_of_row (GtkListView *list, gint64 id)
{
  DossierStoryGroups *rows = dossier_story_selection_get_groups (get_selection (list));

  return dossier_story_groups_list_stories (rows, dossier_story_groups_find (rows, id));
}

static gboolean
holds (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Of @line at @x, @y of the list. */
static void
popup (GtkListView *list, DossierStoryLine *line, double x, double y)
{
  GtkWidget    *page = gtk_widget_get_ancestor (GTK_WIDGET (list), ADW_TYPE_BIN); /* stays as it is, whatever rows do */
  DossierStory *story = dossier_story_line_get_story (line);
  gint64        id = story != NULL ? dossier_story_get_row (story)->id : 0;
  g_autoptr (GArray) chosen = list_chosen (list), own = id != 0 ? list_of_row (list, id) : NULL;
  gboolean are_chosen = holds (chosen, id);
  GArray  *ids = are_chosen ? chosen : own;
  g_autoptr (GMenuModel) menu = NULL;

  if (id == 0 || page == NULL || ids->len == 0)
    return;
  menu = dossier_story_menu_new (ids, are_chosen, dossier_story_get_row (story)->is_archived);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (list), page, x, y, &x, &y))
    dossier_menu_popup (page, menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

/* ---- over the list ---- */

static DossierStoryLine *
find_line (GtkWidget *row)
{
  GtkWidget *line = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  return DOSSIER_IS_STORY_LINE (line) ? DOSSIER_STORY_LINE (line) : NULL;
}

static void
released_cb (GtkGestureClick *click, int n, double x, double y, GtkListView *list)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *line = picked != NULL ? gtk_widget_get_ancestor (picked, DOSSIER_TYPE_STORY_LINE) : NULL;

  if (line == NULL)
    line = GTK_WIDGET (find_line (picked));
  if (line != NULL)
    popup (list, DOSSIER_STORY_LINE (line), x, y);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DossierStoryLine *line = find_line (gtk_root_get_focus (gtk_widget_get_root (widget)));
  double            x, y;

  if (line == NULL || !gtk_widget_translate_coordinates (GTK_WIDGET (line), widget, 24, 24, &x, &y))
    return GDK_EVENT_PROPAGATE;
  popup (GTK_LIST_VIEW (widget), line, x, y);
  return GDK_EVENT_STOP;
}

/* As the button goes up: a menu that opens before takes that away from the row. */
void
dossier_story_menu_attach (GtkListView *list)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), list, 0);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}
