/* dossier-export-file.h - a file that is written whole or not at all
 *
 * Until it is done it has another name beside the one it will have; when it is not done, nothing is left of it and what
 * stood there before stays. Any thread. Every error is a sentence (G_FILE_ERROR).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DossierExportFile DossierExportFile;

/* @path "-": standard output, which cannot be whole or not at all. @library: the file that must not be written over.
 * What is not a plain file is not written over either. */
DossierExportFile *dossier_export_file_new (const char *path, const char *library, GError **error);

/* Puts it in its place; and whether or not that works, frees @self. */
gboolean dossier_export_file_finish (DossierExportFile *self, GError **error);
/* Leaves nothing of it, and frees @self. */
void dossier_export_file_drop (DossierExportFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExportFile, dossier_export_file_drop)

/* The sentence that @path could not be written, and @why (translated); @code is an errno. FALSE. */
gboolean dossier_export_file_fail (const char *path, const char *why, int code, GError **error);

/* May keep @text for a while before it goes to the disk. */
gboolean dossier_export_file_write (DossierExportFile *self, const char *text, gsize length, GError **error);

G_END_DECLS
