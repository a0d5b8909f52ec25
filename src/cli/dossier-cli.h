/* dossier-cli.h - the command line: sub-commands for scripts and for people without a window.
 *
 * Data on standard output, words on standard error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program answers with. */
typedef enum
{
  DOSSIER_EXIT_DONE = 0,
  DOSSIER_EXIT_FAILED = 1,
  DOSSIER_EXIT_USAGE = 2,
  DOSSIER_EXIT_NOTHING = 3, /* nothing found */
} DossierExit;

/* FALSE when these arguments ask for the window: none at all, or only something to open in it. */
gboolean dossier_cli_is_meant (int argc, char **argv);

/* Runs the command in @argv; a DossierExit. Blocks, needs no display. */
int dossier_cli_run (int argc, char **argv);

G_END_DECLS
