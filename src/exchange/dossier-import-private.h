/* dossier-import-private.h - the readers of other programs' exports, by kind of file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <json-glib/json-glib.h>

#include "dossier-imported.h"
#include "dossier-zip.h"

G_BEGIN_DECLS

/* The rows of @text (valid UTF-8); NULL when its first line is that of no table we know. */
DossierImports *dossier_import_table_read (const char *text, gsize length);

/* The format that the first line of @text tells. */
DossierImportFormat dossier_import_table_sniff (const char *text, gsize length);

/* The entries of @root; NULL when it has not the shape of this program's export. */
DossierImports *dossier_import_wallabag_read (JsonNode *root);
DossierImports *dossier_import_omnivore_read (JsonNode *root);
DossierImports *dossier_import_hypothesis_read (JsonNode *root);
DossierImports *dossier_import_karakeep_read (JsonNode *root);
DossierImports *dossier_import_web_annotation_read (JsonNode *root);

/* Omnivore's archive (taken): the lists in it, with articles and highlights from the folders beside them. NULL and
 * @error when there is no list in it. */
DossierImports *dossier_import_omnivore_read_zip (DossierZip *archive, GError **error);

/* ---- JSON ---- */

/* @text as JSON. Errors: G_IO_ERROR_INVALID_DATA, a sentence. */
JsonNode *dossier_import_json_parse (const char *text, gsize length, GError **error);

/* A member that is a text, or a number written as one; NULL otherwise. Valid UTF-8, owned by the caller. */
char *dossier_import_json_dup_text (JsonObject *object, const char *name);
/* true, a number other than 0, "1" or "true". */
gboolean    dossier_import_json_get_flag (JsonObject *object, const char *name);
gint64      dossier_import_json_get_time (JsonObject *object, const char *name);
DossierDate dossier_import_json_get_date (JsonObject *object, const char *name);
JsonObject *dossier_import_json_get_object (JsonObject *object, const char *name); /* or NULL */
JsonArray  *dossier_import_json_get_array (JsonObject *object, const char *name);  /* or NULL */

/* The elements of @node, an array, that are objects: (element-type JsonObject), borrowed; empty for anything else. */
GPtrArray *dossier_import_json_list_objects (JsonNode *node);

/* Members put into fields of an item. */
void dossier_import_json_put_line (JsonObject *object, const char *name, char **field);
void dossier_import_json_put_words (JsonObject *object, const char *name, char **field, gsize most);
/* Texts, or objects whose @label is the text. */
void dossier_import_json_put_tags (JsonObject *object, const char *name, const char *label, DossierImported *item);

G_END_DECLS
