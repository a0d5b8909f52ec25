/* dossier-refresh-words.c - what came of asking the feeds, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-refresh-words.h"

#include <glib/gi18n.h>

static char *
new_words (const DossierRefreshResult *result)
{
  g_autofree char *stories = NULL;
  g_autofree char *feeds = NULL;
  guint            n_feeds = 0;

  if (result->n_new == 0)
    return g_strdup (_ ("Nothing new"));
  for (guint i = 0; i < result->feeds->len; i++)
    if (((const DossierFeedNews *) g_ptr_array_index (result->feeds, i))->n_new > 0)
      n_feeds++;
  stories = g_strdup_printf (ngettext ("%u new story", "%u new stories", result->n_new), result->n_new);
  feeds = g_strdup_printf (ngettext ("%u feed", "%u feeds", n_feeds), n_feeds);

  /* TRANSLATORS: "12 new stories" from "5 feeds" */
  return g_strdup_printf (_ ("%s from %s"), stories, feeds);
}

char *
dossier_refresh_words (const DossierRefreshResult *result)
{
  g_autofree char *fresh = NULL;
  g_autofree char *failed = NULL;

  if (result->paused != NULL)
    return g_strdup (result->paused);
  if (result->n_failed == 0)
    return new_words (result);
  failed = g_strdup_printf (ngettext ("%u feed could not be read", "%u feeds could not be read", result->n_failed),
                            result->n_failed);
  if (result->n_new == 0)
    return g_steal_pointer (&failed);
  fresh = new_words (result);

  /* TRANSLATORS: "12 new stories from 5 feeds", "1 feed could not be read" */
  return g_strdup_printf (_ ("%s, %s"), fresh, failed);
}
