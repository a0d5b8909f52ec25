/* dossier-sidebar-drag.c - feeds are dragged into folders
 *
 * What is dragged is the feed's id, a gint64: no other part of the window and no other program takes that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sidebar-drag.h"

const char *
dossier_sidebar_drag_get_folder (DossierSidebarRow *row)
{
  const char *folder = dossier_sidebar_row_get_folder (row);

  switch (dossier_sidebar_row_get_kind (row))
    {
    case DOSSIER_SIDEBAR_FOLDER: return dossier_sidebar_row_get_name (row);
    case DOSSIER_SIDEBAR_FEED: return folder == NULL ? "" : folder;
    case DOSSIER_SIDEBAR_VIEW:
    case DOSSIER_SIDEBAR_SAVED:
    case DOSSIER_SIDEBAR_MOVES:
    case DOSSIER_SIDEBAR_FOLLOWING:
    case DOSSIER_SIDEBAR_TAG:
    case DOSSIER_SIDEBAR_LINKS:
    case DOSSIER_SIDEBAR_REVIEW:
    case DOSSIER_SIDEBAR_NOTEBOOK:
    case DOSSIER_SIDEBAR_ENTITY:
    case DOSSIER_SIDEBAR_MORE:
    case DOSSIER_SIDEBAR_SEARCH: break;
    }

  return NULL;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (list, (int) y);

  if (row == NULL || dossier_sidebar_row_get_kind (DOSSIER_SIDEBAR_ROW (row)) != DOSSIER_SIDEBAR_FEED)
    return NULL;

  return gdk_content_provider_new_typed (G_TYPE_INT64, dossier_sidebar_row_get_id (DOSSIER_SIDEBAR_ROW (row)));
}

static const char *
get_folder_at (GtkListBox *list, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (list, (int) y);

  return row == NULL ? NULL : dossier_sidebar_drag_get_folder (DOSSIER_SIDEBAR_ROW (row));
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (list, (int) y);

  if (get_folder_at (list, y) == NULL)
    {
      gtk_list_box_drag_unhighlight_row (list);
      return 0;
    }
  gtk_list_box_drag_highlight_row (list, row);

  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, GtkListBox *list)
{
  gtk_list_box_drag_unhighlight_row (list);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkListBox *list)
{
  const char *folder = get_folder_at (list, y);

  gtk_list_box_drag_unhighlight_row (list);
  if (folder == NULL)
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (list), "win.set-feed-folder", "(xs)", g_value_get_int64 (value),
                                     folder);
}

void
dossier_sidebar_drag_add (GtkListBox *list)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), list);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), list);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), list);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (target));
}
