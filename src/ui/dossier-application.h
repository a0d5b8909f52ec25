/* dossier-application.h - the program with a window
 *
 * One process for a person: a second start raises the window of its library, or opens one for another library.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_APPLICATION (dossier_application_get_type ())
G_DECLARE_FINAL_TYPE (DossierApplication, dossier_application, DOSSIER, APPLICATION, AdwApplication)

DossierApplication *dossier_application_new (GSettings *settings);

/* Opens the window and runs until it is closed. @argv: [--library FILE] [ADDRESS|FILE...]: the rest is offered in the
 * dialog that adds stories. Returns the exit code: 0, 1 when the window could not be opened, 2 for unknown arguments.
 */
int dossier_application_run (int argc, char **argv);

G_END_DECLS
