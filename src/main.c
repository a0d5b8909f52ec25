/* main.c - picks window or command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <locale.h>
#include <glib/gi18n.h>

#include "dossier-cli.h"

#ifdef DOSSIER_WITH_UI
#include "dossier-application.h"

static gboolean
has_display (void)
{
  return g_getenv ("WAYLAND_DISPLAY") != NULL || g_getenv ("DISPLAY") != NULL || g_getenv ("GDK_BACKEND") != NULL;
}
#endif

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("TEXTDOMAINDIR"); /* a build that is not installed has its translations there */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : DOSSIER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (dossier_cli_is_meant (argc, argv))
    return dossier_cli_run (argc, argv);

#ifdef DOSSIER_WITH_UI
  if (has_display ())
    return dossier_application_run (argc, argv);
  g_printerr ("dossier: %s\n%s\n", _ ("There is no display to open a window on."),
              _ ("“dossier --help” lists the commands that work without one."));
  return DOSSIER_EXIT_FAILED;
#else
  g_printerr ("dossier: %s\n%s\n", _ ("This Dossier was built without its window."),
              _ ("“dossier --help” lists the commands."));
  return DOSSIER_EXIT_USAGE;
#endif
}
