/* dossier-cli-restore.c - the command that looks into backups and puts one back: restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-backup.h"
#include "dossier-restore.h"

/* "YYYY-MM-DD HH:MM	SIZE	CONTENT	FILE" */
static void
print_backup (DossierCli *cli, const char *path, const DossierBackup *backup, const GError *error)
{
  g_autofree char *name = dossier_cli_dup_name (path);
  g_autofree char *written = backup != NULL ? dossier_cli_dup_minute (backup->written) : NULL;
  g_autofree char *size = backup != NULL ? g_format_size ((guint64) backup->size) : NULL;

  if (cli->as_json)
    {
      dossier_cli_begin (cli);
      dossier_json_string (cli->json, "file", name);
      dossier_json_bool (cli->json, "ok", backup != NULL);
      dossier_json_string (cli->json, "error", error != NULL ? error->message : NULL);
      if (backup != NULL)
        {
          dossier_json_time (cli->json, "written", backup->written);
          dossier_json_time (cli->json, "last_change", backup->last_change);
          dossier_json_int (cli->json, "bytes", backup->size);
          dossier_json_int (cli->json, "stories", backup->stories);
          dossier_json_int (cli->json, "annotated", backup->annotated);
          dossier_json_int (cli->json, "people", backup->people);
          dossier_json_int (cli->json, "organizations", backup->organizations);
          dossier_json_int (cli->json, "feeds", backup->feeds);
        }
      dossier_cli_end (cli);
    }
  else if (backup == NULL)
    dossier_cli_say (name, error->message);
  else
    {
      g_autofree char *stories
          = g_strdup_printf (ngettext ("%u story", "%u stories", backup->stories), backup->stories);
      g_autofree char *annotated = g_strdup_printf (
          /* TRANSLATORS: a number of stories */
          ngettext ("%u with highlights", "%u with highlights", backup->annotated), backup->annotated);
      g_autofree char *feeds = g_strdup_printf (ngettext ("%u feed", "%u feeds", backup->feeds), backup->feeds);

      dossier_cli_print ("%s\t%s\t%s, %s, %s\t%s\n", written, size, stories, annotated, feeds, name);
    }
}

static int
list (DossierCli *cli, const char *library)
{
  g_autoptr (GPtrArray) paths = dossier_backup_list (library);

  if (paths->len == 0)
    {
      dossier_cli_say (NULL, _ ("There is no backup yet. One is made each day that Dossier is open."));
      return DOSSIER_EXIT_NOTHING;
    }
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierBackup) backup = dossier_backup_look (paths->pdata[i], &error);

      print_backup (cli, paths->pdata[i], backup, error);
    }
  return DOSSIER_EXIT_DONE;
}

/* A file, or the name of one in the folder of backups. */
static char *
find_backup (const char *library, const char *given)
{
  g_autofree char *folder = dossier_backup_dup_folder (library);
  g_autofree char *among = g_build_filename (folder, given, NULL);

  return g_strdup (!g_file_test (given, G_FILE_TEST_EXISTS) && g_file_test (among, G_FILE_TEST_EXISTS) ? among : given);
}

static int
restore (DossierCli *cli, const char *library, const char *path, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierBackup) backup = dossier_backup_look (path, &error);
  g_autofree char *kept = NULL, *kept_name = NULL;

  if (backup == NULL || dry_run)
    {
      print_backup (cli, path, backup, error);
      return backup != NULL ? DOSSIER_EXIT_DONE : DOSSIER_EXIT_FAILED;
    }
  if (!dossier_restore (library, path, NULL, &kept, &error))
    return dossier_cli_fail (path, error);
  kept_name = kept != NULL ? dossier_cli_dup_name (kept) : NULL;
  print_backup (cli, path, backup, NULL);
  if (cli->as_json)
    return DOSSIER_EXIT_DONE;
  dossier_cli_say (NULL, _ ("The library is as it was then."));
  if (kept_name != NULL)
    {
      /* TRANSLATORS: a file's name */
      g_autofree char *words = g_strdup_printf (_ ("What was there before is kept as “%s”."), kept_name);

      dossier_cli_say (NULL, words);
    }
  return DOSSIER_EXIT_DONE;
}

int
dossier_cli_restore (DossierCli *cli, int argc, char **argv)
{
  gboolean           with_list = FALSE, dry_run = FALSE;
  int                status;
  g_autofree char   *library = NULL, *path = NULL;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &with_list, N_ ("List the backups of the library, the newest first"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only look into the backup"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (with_list ? argc > 1 : argc != 2)
    return dossier_cli_usage ("restore", _ ("Say which backup: its file, or --list to see which there are."));
  library
      = cli->library_path != NULL ? g_canonicalize_filename (cli->library_path, NULL) : dossier_library_default_path ();
  if (with_list)
    return list (cli, library);
  path = find_backup (library, argv[1]);
  return restore (cli, library, path, dry_run);
}
