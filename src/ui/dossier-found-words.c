/* dossier-found-words.c - a feed that was found, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-found-words.h"

#include "dossier-age.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
format_words (const char *format)
{
  static const struct
  {
    const char *format, *words;
  } formats[] = { { "rss", "RSS" }, { "rdf", "RSS 1.0" }, { "atom", "Atom" }, { "json", "JSON Feed" } };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      return formats[i].words;

  return format;
}

char *
dossier_found_words (const DossierFoundFeed *feed, gint64 now)
{
  g_autofree char *stories = NULL;
  g_autofree char *age = dossier_age_words (&feed->newest, now);

  if (feed->problem != NULL)
    return g_strdup (feed->problem);
  if (feed->format == NULL)
    return g_strdup ("");
  stories = feed->n_items == 0 ? g_strdup (_ ("no stories yet"))
                               : g_strdup_printf (ngettext ("%u story", "%u stories", feed->n_items), feed->n_items);
  if (age == NULL)
    /* TRANSLATORS: of a feed: its format, and how many stories it has: "RSS · 25 stories" */
    return g_strdup_printf (_ ("%s · %s"), format_words (feed->format), stories);

  /* TRANSLATORS: of a feed: its format, how many stories it has, how old the newest is: "RSS · 25 stories · newest 3 h"
   */
  return g_strdup_printf (_ ("%s · %s · newest %s"), format_words (feed->format), stories, age);
}

char *
dossier_found_address_words (const char *uri)
{
  const char      *rest = strstr (uri, "://");
  g_autofree char *bare = g_strdup (rest == NULL ? uri : rest + strlen ("://"));
  gsize            length = strlen (bare);

  if (length > 1 && bare[length - 1] == '/')
    bare[length - 1] = '\0';

  return g_strdup (g_str_has_prefix (bare, "www.") ? bare + strlen ("www.") : bare);
}
