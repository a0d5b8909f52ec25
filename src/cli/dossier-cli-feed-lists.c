/* dossier-cli-feed-lists.c - lists of feeds, in and out: feeds add FILE, feeds export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-feed-list.h"
#include "dossier-subscriptions.h"

/* The command is the yes to feeds inside the person's own network. */
static gboolean
keep_feeds (DossierCli *cli, GPtrArray *feeds, guint *n_private, GError **error)
{
  g_autoptr (GPtrArray) subscriptions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);

  *n_private = 0;
  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierListedFeed *feed = feeds->pdata[i];
      gboolean                 is_private = dossier_library_is_private_address (feed->uri);

      *n_private += is_private ? 1 : 0;
      g_ptr_array_add (subscriptions, dossier_listed_feed_to_subscription (feed, is_private));
    }
  return dossier_store_subscribe (dossier_library_get_store (cli->library), subscriptions, TRUE, NULL, error);
}

/* They are said, as somebody else may have made the list. */
static void
say_how_many_private (const char *path, guint n)
{
  g_autofree char *words
      = g_strdup_printf (ngettext ("%u feed is inside your own computer or network. It will be asked all the same; "
                                   "“dossier feeds set NUMBER --no-private” forbids that.",
                                   "%u feeds are inside your own computer or network. They will be asked all the same; "
                                   "“dossier feeds set NUMBER --no-private” forbids that.",
                                   n),
                         n);

  if (n > 0)
    dossier_cli_say (path, words);
}

/* What they hold is fetched later. */
int
dossier_cli_feeds_add_list (DossierCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_library_read_file (path, &error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (DossierFeedList) list = bytes != NULL ? dossier_feed_list_read (bytes, name, &error) : NULL;
  g_autofree char *pages = list != NULL ? dossier_feed_list_dup_pages_words (list) : NULL;
  guint            n_private;

  if (list == NULL || !keep_feeds (cli, list->feeds, &n_private, &error))
    return dossier_cli_fail (path, error);
  say_how_many_private (path, n_private);
  for (guint i = 0; i < list->refused->len; i++)
    dossier_cli_say (path, list->refused->pdata[i]);
  if (pages != NULL)
    dossier_cli_say (path, pages);
  dossier_cli_print (ngettext ("%u subscription\n", "%u subscriptions\n", list->feeds->len), list->feeds->len);
  return list->refused->len > 0 ? DOSSIER_EXIT_FAILED : DOSSIER_EXIT_DONE;
}

int
dossier_cli_feeds_export (DossierCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = dossier_feed_list_write (dossier_library_get_store (cli->library),
                                                   g_get_real_time () / G_USEC_PER_SEC, NULL, &error);

  if (list == NULL)
    return dossier_cli_fail (NULL, error);
  if (path == NULL || strcmp (path, "-") == 0)
    dossier_cli_print ("%s", list);
  else if (!g_file_set_contents (path, list, -1, &error))
    return dossier_cli_fail (path, error);
  return DOSSIER_EXIT_DONE;
}
