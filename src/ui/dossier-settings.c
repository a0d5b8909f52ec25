/* dossier-settings.c - what the person prefers, kept by GSettings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-settings.h"

#include <glib/gi18n.h>

static GSettingsSchema *
look_beside_program (GSettingsSchemaSource *installed)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program == NULL ? NULL : g_path_get_dirname (program);
  g_autofree char *data = folder == NULL ? NULL : g_build_filename (folder, "..", "data", NULL);
  g_autoptr (GSettingsSchemaSource) source = NULL;

  if (data != NULL)
    source = g_settings_schema_source_new_from_directory (data, installed, TRUE, NULL);

  return source == NULL ? NULL : g_settings_schema_source_lookup (source, DOSSIER_APP_ID, FALSE);
}

/* Headings were chosen by themselves once: who had them keeps them. */
static GSettings *
take_over (GSettings *settings)
{
  g_autoptr (GVariant) groups = g_settings_get_user_value (settings, "list-groups");

  if (!g_settings_get_boolean (settings, "list-headings"))
    return settings;
  if (groups == NULL)
    g_settings_set_string (settings, "list-groups", "headings");
  g_settings_reset (settings, "list-headings");
  return settings;
}

GSettings *
dossier_settings_new (GError **error)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (installed != NULL)
    schema = g_settings_schema_source_lookup (installed, DOSSIER_APP_ID, TRUE);
  if (schema == NULL)
    schema = look_beside_program (installed);
  if (schema == NULL)
    {
      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
          /* TRANSLATORS: %s is the name of the settings schema */
          _ ("The settings schema “%s” is not installed. Install Dossier again, or set GSETTINGS_SCHEMA_DIR to "
             "the folder that holds it."),
          DOSSIER_APP_ID);
      return NULL;
    }

  return take_over (g_settings_new_full (schema, NULL, NULL));
}
