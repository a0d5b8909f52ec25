/* dossier-cli-links.c - links that are saved, and the queue of those that cannot be had now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-link-waits.h"
#include "dossier-links.h"

/* ---- saving ---- */

/* What came of each is printed in the order of the links, as soon as what came of those before it is. */
typedef struct
{
  DossierCli *cli;
  GArray     *news; /* of DossierLinkNews; FETCHING: not known yet. Owns why and uri. */
  guint       n_printed;
  int         status;
} Saving;

static void
print_failed (DossierCli *cli, const DossierLinkNews *news)
{
  g_autofree char *name = dossier_cli_dup_name (news->uri);
  g_autofree char *words = NULL;

  if (news->state == DOSSIER_LINK_WAITS)
    /* TRANSLATORS: %s is why a page could not be fetched, a sentence */
    words = g_strdup_printf (_ ("%s The link waits and is tried again: see “dossier queue”."), news->why);
  dossier_cli_say (news->uri, words != NULL ? words : news->why);
  if (!cli->as_json)
    return;
  dossier_cli_begin (cli);
  dossier_json_string (cli->json, "file", name);
  dossier_json_bool (cli->json, "ok", FALSE);
  dossier_json_string (cli->json, "error", news->why);
  dossier_json_bool (cli->json, "waits", news->state == DOSSIER_LINK_WAITS);
  dossier_cli_end (cli);
}

static void
print_news (Saving *saving, const DossierLinkNews *news)
{
  int status = DOSSIER_EXIT_FAILED;

  if (news->state == DOSSIER_LINK_SAVED)
    status = dossier_cli_print_result (saving->cli, news->uri, news->result);
  else
    print_failed (saving->cli, news);
  saving->status = MAX (saving->status, status);
}

static void
step_cb (const DossierLinkNews *news, gpointer data)
{
  Saving          *saving = data;
  DossierLinkNews *own;

  if (news->state == DOSSIER_LINK_FETCHING)
    return;
  if (news->i >= saving->news->len)
    g_array_set_size (saving->news, news->i + 1);
  own = &g_array_index (saving->news, DossierLinkNews, news->i);
  *own = *news;
  own->uri = g_strdup (news->uri);
  own->why = g_strdup (news->why);
  for (; saving->n_printed < saving->news->len; saving->n_printed++)
    {
      own = &g_array_index (saving->news, DossierLinkNews, saving->n_printed);
      if (own->state == DOSSIER_LINK_FETCHING)
        return;
      print_news (saving, own);
    }
}

static void
clear_news (gpointer data)
{
  DossierLinkNews *news = data;

  g_free ((char *) news->uri);
  g_free ((char *) news->why);
}

static void
saving_init (Saving *saving, DossierCli *cli)
{
  *saving = (Saving){ .cli = cli, .news = g_array_new (FALSE, TRUE, sizeof (DossierLinkNews)) };
  g_array_set_clear_func (saving->news, clear_news);
}

int
dossier_cli_save_links (DossierCli *cli, const char *const *uris, guint n, const DossierAddOptions *options)
{
  Saving saving;
  g_autoptr (GError) error = NULL;

  saving_init (&saving, cli);
  if (!dossier_library_save_links (cli->library, uris, n, options, step_cb, &saving, NULL, &error))
    saving.status = dossier_cli_fail (NULL, error);
  g_array_unref (saving.news);
  return saving.status;
}

/* ---- the queue ---- */

static void
print_wait (DossierCli *cli, const DossierLinkWait *wait)
{
  const char *state = wait->is_given_up ? _ ("given up") : _ ("waits");

  if (!cli->as_json)
    {
      dossier_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", wait->id, state, wait->uri,
                         wait->error != NULL ? wait->error : "");
      return;
    }
  dossier_cli_begin (cli);
  dossier_json_id (cli->json, "id", wait->id);
  dossier_json_string (cli->json, "url", wait->uri);
  dossier_json_time (cli->json, "added", wait->added);
  dossier_json_time (cli->json, "next", wait->is_given_up ? 0 : wait->next);
  dossier_json_int (cli->json, "tries", wait->tries);
  dossier_json_bool (cli->json, "given_up", wait->is_given_up);
  dossier_json_string (cli->json, "error", wait->error);
  dossier_cli_end (cli);
}

static int
list (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waits = dossier_store_list_link_waits (dossier_library_get_store (cli->library), &error);

  if (waits == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; i < waits->len; i++)
    print_wait (cli, waits->pdata[i]);
  return DOSSIER_EXIT_DONE;
}

static int
retry (DossierCli *cli)
{
  Saving saving;
  g_autoptr (GError) error = NULL;

  saving_init (&saving, cli);
  if (!dossier_library_retry_links (cli->library, g_get_real_time () / G_USEC_PER_SEC, TRUE, step_cb, &saving, NULL,
                                    &error))
    saving.status = dossier_cli_fail (NULL, error);
  g_array_unref (saving.news);
  return saving.status;
}

static const DossierLinkWait *
find (GPtrArray *waits, const char *word)
{
  gint64 id = 0;

  if (!g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &id, NULL))
    return NULL;
  for (guint i = 0; i < waits->len; i++)
    if (((const DossierLinkWait *) waits->pdata[i])->id == id)
      return waits->pdata[i];
  return NULL;
}

/* All of them or none; their addresses are said. Can be undone. */
static int
take_out (DossierCli *cli, char **numbers)
{
  DossierStore *store = dossier_library_get_store (cli->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waits = dossier_store_list_link_waits (store, &error);
  g_autoptr (GPtrArray) uris = g_ptr_array_new ();
  g_autoptr (DossierChange) change = NULL;

  if (waits == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      const DossierLinkWait *wait = find (waits, numbers[i]);

      if (wait == NULL)
        {
          dossier_cli_say (numbers[i], _ ("No link with this number waits. “dossier queue” lists them."));
          return DOSSIER_EXIT_NOTHING;
        }
      g_ptr_array_add (uris, wait->uri);
    }
  change = dossier_change_remove_links ((const char *const *) uris->pdata, uris->len);
  if (!dossier_store_apply (store, change, NULL, &error))
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; numbers[i] != NULL; i++)
    dossier_cli_print ("%s\n", find (waits, numbers[i])->uri);
  return DOSSIER_EXIT_DONE;
}

int
dossier_cli_queue (DossierCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  const char        *verb;
  int                status;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  verb = argc > 1 ? argv[1] : "list";
  if ((strcmp (verb, "remove") == 0) != (argc > 2)
      || (argc <= 2 && strcmp (verb, "list") != 0 && strcmp (verb, "retry") != 0))
    return dossier_cli_usage (argv[0], _ ("Say “list”, “retry” or “remove NUMBER”."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  if (strcmp (verb, "list") == 0)
    return list (cli);
  return strcmp (verb, "retry") == 0 ? retry (cli) : take_out (cli, argv + 2);
}
