/* dossier-refresh-reasons.c - why feeds are not asked just now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-refresh-reasons-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

char *
dossier_refresh_reason_of_pause (void)
{
  GNetworkMonitor *network = g_network_monitor_get_default ();
  g_autoptr (GPowerProfileMonitor) power = g_power_profile_monitor_dup_default ();

  if (!g_network_monitor_get_network_available (network))
    return g_strdup (_ ("There is no network. Feeds are asked again when there is one."));
  if (g_network_monitor_get_network_metered (network))
    return g_strdup (_ ("The network is paid for by amount, so feeds are not asked by themselves."));
  if (g_power_profile_monitor_get_power_saver_enabled (power))
    return g_strdup (_ ("The computer saves power, so feeds are not asked by themselves."));
  return NULL;
}

char *
dossier_refresh_reason_of_recent (void)
{
  return g_strdup (_ ("This feed was asked a moment ago. Ask it again in a minute."));
}

char *
dossier_refresh_reason_of_wait (gint64 until)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (until);
  g_autofree char *time = moment != NULL ? g_date_time_format (moment, "%x %H:%M") : NULL;

  if (time == NULL)
    return g_strdup (_ ("The server of this feed wants to be left alone."));
  /* TRANSLATORS: a date and a time of day */
  return g_strdup_printf (_ ("The server of this feed wants to be left alone. It is asked again after %s."), time);
}

gboolean
dossier_refresh_is_own (const char *uri)
{
  static const char *const names[] = { "127.0.0.1", "::1", "localhost" };
  g_autoptr (GUri) parts = g_uri_parse (uri, G_URI_FLAGS_PARSE_RELAXED, NULL);

  for (guint i = 0; parts != NULL && g_uri_get_host (parts) != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (g_uri_get_host (parts), names[i]) == 0)
      return TRUE;
  return FALSE;
}
