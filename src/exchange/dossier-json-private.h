/* dossier-json-private.h - members of the object that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <json-glib/json-glib.h>
#include "dossier-date.h"

G_BEGIN_DECLS

/* NULL, an unknown date and a time of 0 are null. */
void dossier_write_string (JsonBuilder *json, const char *name, const char *value);
void dossier_write_strings (JsonBuilder *json, const char *name, const char *const *values);
void dossier_write_int (JsonBuilder *json, const char *name, gint64 value);
void dossier_write_bool (JsonBuilder *json, const char *name, gboolean value);
void dossier_write_date (JsonBuilder *json, const char *name, const DossierDate *date);
void dossier_write_time (JsonBuilder *json, const char *name, gint64 seconds);

/* The same, but nothing at all for what is not known: for formats that know no null. */
void dossier_write_known (JsonBuilder *json, const char *name, const char *value);

void dossier_begin_array (JsonBuilder *json, const char *name);
void dossier_begin_object (JsonBuilder *json, const char *name);

/* What was built, and @json empty again. Owned by the caller. */
char *dossier_json_take (JsonBuilder *json, gboolean is_pretty);

G_END_DECLS
