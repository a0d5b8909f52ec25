/* dossier-json.c - members of the object that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-json-private.h"

void
dossier_write_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

void
dossier_write_known (JsonBuilder *json, const char *name, const char *value)
{
  if (value != NULL)
    dossier_write_string (json, name, value);
}

void
dossier_write_strings (JsonBuilder *json, const char *name, const char *const *values)
{
  dossier_begin_array (json, name);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (json, values[i]);
  json_builder_end_array (json);
}

void
dossier_write_int (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
dossier_write_bool (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

void
dossier_write_date (JsonBuilder *json, const char *name, const DossierDate *date)
{
  g_autofree char *text = dossier_date_to_string (date);

  dossier_write_string (json, name, text);
}

void
dossier_write_time (JsonBuilder *json, const char *name, gint64 seconds)
{
  g_autofree char *text = dossier_time_to_string (seconds);

  dossier_write_string (json, name, text);
}

void
dossier_begin_array (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

void
dossier_begin_object (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
}

char *
dossier_json_take (JsonBuilder *json, gboolean is_pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_pretty (generator, is_pretty);
  json_generator_set_root (generator, root);
  json_builder_reset (json);
  return json_generator_to_data (generator, NULL);
}
