/* dossier-application-private.h - between the program and its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-application.h"
#include "dossier-window.h"

G_BEGIN_DECLS

/* The window of the library at @path, or NULL. */
DossierWindow *dossier_application_find_window (DossierApplication *self, const char *path);

/* Opens the library at @path, which has no window, and shows it, with @notice (a sentence, or NULL). */
void dossier_application_open (DossierApplication *self, const char *path, const char *notice);

/* A window that says what is being waited for, to be presented. */
GtkWindow *dossier_application_waiting_window_new (DossierApplication *self, const char *title, const char *words);

/* A message in front of the active window. With @library: one that the backups of that library may help. */
void dossier_application_show_error (DossierApplication *self, const char *heading, const GError *error,
                                     const char *library);

/* The actions "backups" and "restore-backup". */
void dossier_application_add_backup_actions (DossierApplication *self);

G_END_DECLS
