/* dossier-sidebar-menu.c - what can be done with a feed, folder, tag, person or organization of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sidebar-menu.h"

#include <glib/gi18n.h>
#include "dossier-parts.h"
#include "dossier-who-menu.h"

static void
add (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
add_filters (GMenu *menu, gint64 id, const char *only, const char *combine)
{
  g_autoptr (GMenu) section = g_menu_new ();

  add (section, _ ("Only These Stories"), only, g_variant_new_int64 (id));
  add (section, _ ("And"), combine, g_variant_new ("(xs)", id, "and"));
  add (section, _ ("Or"), combine, g_variant_new ("(xs)", id, "or"));
  add (section, _ ("But Not"), combine, g_variant_new ("(xs)", id, "not"));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_entity (GMenu *menu, gint64 id, DossierEntityKind kind, gboolean is_pinned, gboolean is_followed)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) who = dossier_who_menu_new (id, kind, 0);

  add (section, _ ("Open Dossier"), "win.open-dossier", g_variant_new_int64 (id));
  add (section, is_pinned ? _ ("Unpin") : _ ("Pin to the Top"), "win.set-pinned",
       g_variant_new ("(xb)", id, !is_pinned));
  add (section, is_followed ? _ ("Unfollow") : _ ("Follow"), "win.set-followed",
       g_variant_new ("(xib)", id, 0, !is_followed));
  g_menu_append_submenu (section, _ ("Correct"), who);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_feed (GMenu *menu, gint64 id, gboolean is_muted)
{
  g_autoptr (GMenu) use = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  add (use, _ ("Refresh"), "win.refresh-feed", g_variant_new_int64 (id));
  add (use, _ ("Mark All as Read"), "win.mark-feed-read", g_variant_new_int64 (id));
  add (use, is_muted ? _ ("Unmute") : _ ("Mute"), "win.set-feed-option",
       g_variant_new ("(xii)", id, DOSSIER_FEED_OPTION_MUTED, !is_muted));
  add (edit, _ ("Rename…"), "win.rename-feed", g_variant_new_int64 (id));
  add (edit, _ ("Move to Folder…"), "win.move-feed", g_variant_new_int64 (id));
  add (edit, _ ("Copy Address"), "win.copy-feed-address", g_variant_new_int64 (id));
  add (edit, _ ("Properties"), "win.show-feed", g_variant_new_int64 (id));
  add (end, _ ("Unsubscribe"), "win.unsubscribe", g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (use));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
}

static void
add_folder (GMenu *menu, const char *name)
{
  add (menu, _ ("Mark All as Read"), "win.mark-folder-read", g_variant_new_string (name));
  add (menu, _ ("Rename…"), "win.rename-folder", g_variant_new_string (name));
  add (menu, _ ("Unsubscribe from All"), "win.unsubscribe-folder", g_variant_new_string (name));
}

static void
add_tag (GMenu *menu, gint64 id)
{
  g_autoptr (GMenu) section = g_menu_new ();

  add (section, _ ("Rename…"), "win.rename-tag", g_variant_new_int64 (id));
  add (section, _ ("Delete This Tag"), "win.delete-tag", g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_search (GMenu *menu, gint64 id)
{
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  add (menu, _ ("Edit…"), "win.edit-search", g_variant_new_int64 (id));
  add (menu, _ ("Make a Rule…"), "win.make-rule", g_variant_new_int64 (id));
  add (menu, _ ("Export as a Feed…"), "win.export-search", g_variant_new_int64 (id));
  add (place, _ ("Move Up"), "win.move-search", g_variant_new ("(xi)", id, -1));
  add (place, _ ("Move Down"), "win.move-search", g_variant_new ("(xi)", id, 1));
  add (end, _ ("Remove"), "win.remove-search", g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
}

GMenuModel *
dossier_sidebar_menu_new (DossierSidebarRow *row)
{
  GMenu *menu = g_menu_new ();
  gint64 id = dossier_sidebar_row_get_id (row);

  switch (dossier_sidebar_row_get_kind (row))
    {
    case DOSSIER_SIDEBAR_ENTITY:
      add_entity (menu, id, dossier_sidebar_row_get_entity_kind (row), dossier_sidebar_row_is_pinned (row),
                  dossier_sidebar_row_is_followed (row));
      add_filters (menu, id, "win.filter-entity", "win.add-filter-entity");
      return G_MENU_MODEL (menu);
    case DOSSIER_SIDEBAR_FEED:
      add_filters (menu, id, "win.filter-feed", "win.add-filter-feed");
      add_feed (menu, id, dossier_sidebar_row_is_muted (row));
      return G_MENU_MODEL (menu);
    case DOSSIER_SIDEBAR_TAG:
      add_filters (menu, id, "win.filter-tag", "win.add-filter-tag");
      add_tag (menu, id);
      return G_MENU_MODEL (menu);
    case DOSSIER_SIDEBAR_SAVED: add_search (menu, id); return G_MENU_MODEL (menu);
    case DOSSIER_SIDEBAR_FOLDER: add_folder (menu, dossier_sidebar_row_get_name (row)); return G_MENU_MODEL (menu);
    case DOSSIER_SIDEBAR_VIEW:
    case DOSSIER_SIDEBAR_MOVES:
    case DOSSIER_SIDEBAR_FOLLOWING:
    case DOSSIER_SIDEBAR_REVIEW:
    case DOSSIER_SIDEBAR_NOTEBOOK:
    case DOSSIER_SIDEBAR_LINKS:
    case DOSSIER_SIDEBAR_MORE:
    case DOSSIER_SIDEBAR_SEARCH: break;
    }
  g_object_unref (menu);

  return NULL;
}

void
dossier_sidebar_menu_popup (DossierSidebarRow *row, double x, double y)
{
  g_autoptr (GMenuModel) menu = dossier_sidebar_menu_new (row);

  if (menu != NULL)
    dossier_menu_popup (GTK_WIDGET (row), menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}
