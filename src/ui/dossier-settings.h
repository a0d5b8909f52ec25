/* dossier-settings.h - what the person prefers, kept by GSettings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of the schema DOSSIER_APP_ID, from where schemas are installed, else from ../data beside the program (a
 * build tree). NULL and G_IO_ERROR_NOT_FOUND, in words, when there is none: g_settings_new () would end the program. */
GSettings *dossier_settings_new (GError **error);

G_END_DECLS
