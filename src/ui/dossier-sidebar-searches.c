/* dossier-sidebar-searches.c - the saved searches of the sidebar, and when their day ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sidebar-searches.h"

#include "dossier-saved-search.h"

#include <string.h>

GPtrArray *
dossier_sidebar_searches_pick (GPtrArray *searches, const char *search)
{
  g_autofree char *wanted = search != NULL ? g_utf8_casefold (search, -1) : NULL;
  GPtrArray       *picked = g_ptr_array_new ();

  for (guint i = 0; i < searches->len; i++)
    {
      const DossierSavedSearch *saved = searches->pdata[i];
      g_autofree char          *name = g_utf8_casefold (saved->name, -1);

      if (wanted == NULL || strstr (name, wanted) != NULL)
        g_ptr_array_add (picked, searches->pdata[i]);
    }
  return picked;
}

gint64
dossier_sidebar_searches_get_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (now) * 1000 + g_date_time_get_day_of_year (now);
}
