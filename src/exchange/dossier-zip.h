/* dossier-zip.h - the files in a zip archive, one at a time; nothing is ever written to a disk.
 *
 * Stored and deflated files alone; what is encrypted, of another packing or larger than the limits cannot be read.
 * Names are only looked up, never followed. (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DossierZip DossierZip;

gboolean dossier_zip_is_meant (GBytes *bytes);

/* The archive is all of @stream, which can be sought in and is the archive's from now on: it is read where it is
 * needed. Errors: G_IO_ERROR_INVALID_DATA, a sentence, and those of reading. */
DossierZip *dossier_zip_new (GInputStream *stream, GError **error);
void        dossier_zip_free (DossierZip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierZip, dossier_zip_free)

/* The names, as the archive's directory has them, valid UTF-8; each once. */
guint       dossier_zip_count (DossierZip *self);
const char *dossier_zip_get_name (DossierZip *self, guint i);
gboolean    dossier_zip_has (DossierZip *self, const char *name);

/* The file called @name, unpacked and checked. Errors: G_IO_ERROR_NOT_FOUND; INVALID_DATA and MESSAGE_TOO_LARGE with a
 * sentence. All files together may be DOSSIER_ZIP_MAX_BYTES. */
GBytes *dossier_zip_read (DossierZip *self, const char *name, GError **error);

/* The same for whoever lets go of it before the next one: it does not count among all files together. */
GBytes *dossier_zip_read_alone (DossierZip *self, const char *name, GError **error);

G_END_DECLS
