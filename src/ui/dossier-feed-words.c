/* dossier-feed-words.c - when a feed is asked, what it answered, and what is chosen for it, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-words.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static char *
past_words (gint64 seconds)
{
  guint n;

  if (seconds < MINUTE)
    return g_strdup (_ ("just now"));
  if (seconds < HOUR)
    {
      n = seconds / MINUTE;
      return g_strdup_printf (ngettext ("%u minute ago", "%u minutes ago", n), n);
    }
  if (seconds < DAY)
    {
      n = seconds / HOUR;
      return g_strdup_printf (ngettext ("%u hour ago", "%u hours ago", n), n);
    }
  n = MIN (seconds / DAY, G_MAXINT);

  return g_strdup_printf (ngettext ("%u day ago", "%u days ago", n), n);
}

static char *
future_words (gint64 seconds)
{
  guint n;

  if (seconds < HOUR)
    {
      n = MAX (1, seconds / MINUTE);
      return g_strdup_printf (ngettext ("in %u minute", "in %u minutes", n), n);
    }
  if (seconds < DAY)
    {
      n = seconds / HOUR;
      return g_strdup_printf (ngettext ("in %u hour", "in %u hours", n), n);
    }
  n = MIN (seconds / DAY, G_MAXINT);

  return g_strdup_printf (ngettext ("in %u day", "in %u days", n), n);
}

char *
dossier_feed_time_words (gint64 time, gint64 now)
{
  if (time <= 0)
    return g_strdup (_ ("never"));

  return time <= now ? past_words (now - time) : future_words (time - now);
}

char *
dossier_feed_answer_words (const DossierFeedAnswer *answer)
{
  if (answer->error != NULL)
    return g_strdup (answer->error);
  if (answer->n_new == 0)
    return g_strdup (_ ("Nothing new"));

  return g_strdup_printf (ngettext ("%u new story", "%u new stories", answer->n_new), answer->n_new);
}

char *
dossier_feed_next_words (const DossierFeedDetails *details, int ask_minutes, gint64 now)
{
  gint64 next = MAX (details->next_check, details->wait_until);

  if (details->is_gone)
    return g_strdup (_ ("Never by itself: the site has given the feed up"));
  if (ask_minutes == DOSSIER_FEED_ASK_BY_HAND)
    return g_strdup (_ ("Only by hand"));
  if (next <= now)
    return g_strdup (_ ("With the next refresh"));

  return dossier_feed_time_words (next, now);
}

char *
dossier_feed_keep_words (int days)
{
  switch (days)
    {
    case 0: return g_strdup (_ ("For ever"));
    case 365: return g_strdup (_ ("For a year"));
    case 182: return g_strdup (_ ("For 6 months"));
    case 91: return g_strdup (_ ("For 3 months"));
    case 30: return g_strdup (_ ("For a month"));
    default: break;
    }

  return g_strdup_printf (ngettext ("For %d day", "For %d days", days), days);
}

char *
dossier_feed_ask_words (int minutes)
{
  switch (minutes)
    {
    case 0: return g_strdup (_ ("As the feed wishes"));
    case 60: return g_strdup (_ ("Every hour"));
    case 6 * 60: return g_strdup (_ ("Every 6 hours"));
    case 24 * 60: return g_strdup (_ ("Every day"));
    case 7 * 24 * 60: return g_strdup (_ ("Every week"));
    case DOSSIER_FEED_ASK_BY_HAND: return g_strdup (_ ("Only by hand"));
    default: break;
    }

  return g_strdup_printf (ngettext ("Every %d minute", "Every %d minutes", minutes), minutes);
}

const int *
dossier_feed_keep_choices (guint *n)
{
  static const int choices[] = { 0, 365, 182, 91, 30 };

  *n = G_N_ELEMENTS (choices);

  return choices;
}

const int *
dossier_feed_ask_choices (guint *n)
{
  static const int choices[] = { 0, 60, 6 * 60, 24 * 60, 7 * 24 * 60, DOSSIER_FEED_ASK_BY_HAND };

  *n = G_N_ELEMENTS (choices);

  return choices;
}

char *
dossier_feed_site_address (const DossierFeedRow *feed)
{
  if (feed->site != NULL && (g_str_has_prefix (feed->site, "https://") || g_str_has_prefix (feed->site, "http://")))
    return g_strdup (feed->site);

  return g_uri_resolve_relative (feed->uri, "/", G_URI_FLAGS_PARSE_RELAXED, NULL);
}

char *
dossier_feed_day_words (gint64 time)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (time);

  /* TRANSLATORS: a day, as strftime writes it: "3 May 2024" */
  return day == NULL ? g_strdup ("") : g_date_time_format (day, _ ("%-e %b %Y"));
}
