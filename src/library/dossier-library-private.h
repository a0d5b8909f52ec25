/* dossier-library-private.h - between the library and its pipeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"
#include "dossier-recogniser.h"

G_BEGIN_DECLS

/* One that goes by what the person has decided about names until now; owned by the caller. Any thread but the main
 * one; blocks. */
DossierRecogniser *dossier_library_get_recogniser (DossierLibrary *self, GError **error);

/* Before stories are saved: those that an older Dossier saved come to know their pages, so that none is saved twice.
 * Does something once; blocks. */
gboolean dossier_library_catch_up_addresses (DossierLibrary *self, GError **error);

/* FALSE and READ_ONLY with what to do, when nothing can be kept. */
gboolean dossier_library_check_writable (DossierLibrary *self, GError **error);

G_END_DECLS
