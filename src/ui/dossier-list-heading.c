/* dossier-list-heading.c - what stands above the first story of a group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-list-heading.h"

#include <glib/gi18n.h>

#include "dossier-age.h"
#include "dossier-prepared.h"

static char *
dup_day (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) date = today != NULL ? dossier_age_to_local (time, today) : NULL;
  g_autoptr (GDateTime) yesterday = today != NULL ? g_date_time_add_days (today, -1) : NULL;

  if (date == NULL || yesterday == NULL)
    return NULL;
  if (g_date_time_get_year (date) == g_date_time_get_year (today)
      && g_date_time_get_day_of_year (date) == g_date_time_get_day_of_year (today))
    return g_strdup (_ ("Today"));
  if (g_date_time_get_year (date) == g_date_time_get_year (yesterday)
      && g_date_time_get_day_of_year (date) == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_ ("Yesterday"));
  /* TRANSLATORS: days above the stories of a list, in this year and before: "Tuesday, 6 August", "6 August 2024" */
  return g_date_time_format (date, g_date_time_get_year (date) == g_date_time_get_year (today) ? _ ("%A, %-e %B")
                                                                                               : _ ("%-e %B %Y"));
}

gboolean
dossier_list_heading_fits (DossierOrder order)
{
  return order != DOSSIER_ORDER_TITLE && order != DOSSIER_ORDER_RELEVANCE;
}

char *
dossier_list_heading_words (DossierOrder order, const DossierStoryRow *story, gint64 now)
{
  if (!dossier_list_heading_fits (order))
    return NULL;
  if (order == DOSSIER_ORDER_SOURCE)
    return g_strdup (story->source != NULL ? story->source : _ ("Without a source"));
  return dup_day (order == DOSSIER_ORDER_SAVED ? story->saved : dossier_story_id_to_time (story->id), now);
}
