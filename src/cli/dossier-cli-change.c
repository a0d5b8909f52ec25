/* dossier-cli-change.c - the commands that change something: star, archive, read, delete, undo, redo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

typedef DossierChange *(*MakeChange) (const gint64 *stories, guint n, gboolean flag);

static int
change_stories (DossierCli *cli, char **argv, MakeChange make, gboolean flag)
{
  int status;
  g_autoptr (GArray) stories = dossier_cli_stories (cli, argv, &status);
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (stories == NULL)
    return status;
  change = make ((const gint64 *) (gpointer) stories->data, stories->len, flag);
  if (!dossier_store_apply (dossier_library_get_store (cli->library), change, NULL, &error))
    return dossier_cli_fail (NULL, error);
  return DOSSIER_EXIT_DONE;
}

static int
set_flag (DossierCli *cli, int argc, char **argv, MakeChange make)
{
  gboolean           off = FALSE;
  int                status;
  const GOptionEntry entries[] = {
    { "off", 0, 0, G_OPTION_ARG_NONE, &off, N_ ("The opposite"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  return change_stories (cli, argv, make, !off);
}

int
dossier_cli_star (DossierCli *cli, int argc, char **argv)
{
  return set_flag (cli, argc, argv, dossier_change_set_starred);
}

int
dossier_cli_archive (DossierCli *cli, int argc, char **argv)
{
  return set_flag (cli, argc, argv, dossier_change_set_archived);
}

int
dossier_cli_read (DossierCli *cli, int argc, char **argv)
{
  return set_flag (cli, argc, argv, dossier_change_set_read);
}

static DossierChange *
make_delete (const gint64 *stories, guint n, gboolean flag)
{
  return dossier_change_delete (stories, n);
}

int
dossier_cli_delete (DossierCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  int                status;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  return change_stories (cli, argv, make_delete, TRUE);
}

/* ---- undo, redo ---- */

static int
step (DossierCli *cli, int argc, char **argv, char *(*take) (DossierStore *, GError **), const char *nothing)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  int                status;
  g_autofree char   *done = NULL;
  g_autoptr (GError) error = NULL;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return dossier_cli_usage (argv[0], _ ("This command takes no arguments."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  done = take (dossier_library_get_store (cli->library), &error);
  if (error != NULL)
    return dossier_cli_fail (NULL, error);
  if (done == NULL)
    {
      dossier_cli_say (NULL, nothing);
      return DOSSIER_EXIT_NOTHING;
    }
  if (!cli->as_json)
    {
      dossier_cli_print ("%s\n", done);
      return DOSSIER_EXIT_DONE;
    }
  dossier_cli_begin (cli);
  dossier_json_bool (cli->json, "ok", TRUE);
  dossier_json_string (cli->json, "done", done);
  dossier_cli_end (cli);
  return DOSSIER_EXIT_DONE;
}

int
dossier_cli_undo (DossierCli *cli, int argc, char **argv)
{
  return step (cli, argc, argv, dossier_store_undo, _ ("There is nothing to undo."));
}

int
dossier_cli_redo (DossierCli *cli, int argc, char **argv)
{
  return step (cli, argc, argv, dossier_store_redo, _ ("There is nothing to do again."));
}
