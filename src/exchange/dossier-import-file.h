/* dossier-import-file.h - another program's export, whatever program that is: told by the content, not by the name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-imported.h"

G_BEGIN_DECLS

/* Everything in @bytes: UTF-8 or UTF-16 with its mark, or Omnivore's archive. Errors, each a sentence: G_IO_ERROR
 * NOT_SUPPORTED (no export we know), INVALID_DATA (damaged), MESSAGE_TOO_LARGE. Pure and thread-safe. */
DossierImports *dossier_import_file_read (GBytes *bytes, GError **error);

/* The same for an archive that is all of @stream, which can be sought in: it is read file by file, articles not before
 * they are loaded. Never holds more than a file of it. */
DossierImports *dossier_import_file_read_archive (GInputStream *stream, GError **error);

/* Whose table, list or archive @bytes are, as far as can be told without reading all of a table; bookmarks, which are
 * known by themselves, are UNKNOWN. Pure and thread-safe. */
DossierImportFormat dossier_import_file_sniff (GBytes *bytes);

G_END_DECLS
