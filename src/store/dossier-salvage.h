/* dossier-salvage.h - what can still be read of a damaged library, as a whole new one.
 *
 * The damaged file is only read, and kept. Rows are copied one by one around what is spoilt; what belonged to rows that
 * are lost is mended so that nothing a person wrote goes with them; counts and the full-text index are made anew.
 * Any thread, they block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-restore.h"

G_BEGIN_DECLS

typedef struct
{
  DossierBackup *content;        /* what is in it now; owned */
  gint64         stories_before; /* that the damaged library counted; -1: it does not tell */
  guint64        n_rows;         /* that were read */
  guint          n_spots;        /* places that could not be read */
  guint          n_refused;      /* rows that were nonsense, or of which a part was missing */
  guint          n_stories_made; /* of which only the text or highlights were left */
  guint          n_texts_lost;   /* stories of whose words only the first are left, or those of their highlights */
} DossierSalvage;

void dossier_salvage_clear (DossierSalvage *salvage);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierSalvage, dossier_salvage_clear)

/* Writes what can be read of the library at @path into a new file @into, which must not be there. NOT_FOUND, NEWER;
 * DAMAGED when nothing can be read: its tables are not known. */
gboolean dossier_salvage_write (const char *path, const char *into, GCancellable *cancellable, DossierSalvage *salvage,
                                GError **error);

/* The same, in the place of the library, which is kept among its backups: @kept, owned by the caller. @from: another
 * damaged file to take it from, or NULL. BUSY when a program has the library open to write. */
gboolean dossier_salvage_library (const char *library, const char *from, GCancellable *cancellable, char **kept,
                                  DossierSalvage *salvage, GError **error);

/* What came of it, as sentences for the user; owned by the caller. */
char *dossier_salvage_dup_words (const DossierSalvage *salvage);

G_END_DECLS
