/* dossier-zip-writer.h - a zip archive made in memory
 *
 * All files bear the first moment that zip knows: the same files give the same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DossierZipWriter DossierZipWriter;

/* NULL: there is not memory enough. */
DossierZipWriter *dossier_zip_writer_new (GError **error);
void              dossier_zip_writer_free (DossierZipWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierZipWriter, dossier_zip_writer_free)

/* Takes @text. @is_stored: as it is, not packed. Files stand in the order in which they are added. */
gboolean dossier_zip_writer_add (DossierZipWriter *self, const char *name, GString *text, gboolean is_stored,
                                 GError **error);

/* The same with @bytes, which are kept until the archive is finished. */
gboolean dossier_zip_writer_add_bytes (DossierZipWriter *self, const char *name, GBytes *bytes, gboolean is_stored,
                                       GError **error);

/* The archive; nothing can be added afterwards. */
GBytes *dossier_zip_writer_finish (DossierZipWriter *self, GError **error);

G_END_DECLS
