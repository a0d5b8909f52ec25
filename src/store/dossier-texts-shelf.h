/* dossier-texts-shelf.h - texts that a person had another one take the place of, with what was found in them.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

/* Copies what was found in the present @revision of @story, which is shown as it was found from now on, without what a
 * person decided about its claims: it can be brought back, and its text stays. */
gboolean dossier_texts_shelf_put (DossierWork *work, gint64 story, gint64 revision, GError **error);

/* What lies here of @revision goes: it is the present text, with what was found in it anew. */
gboolean dossier_texts_shelf_clear (DossierDb *db, gint64 revision, GError **error);

/* @revision becomes the present text of @story again, and the present one takes its place. Nothing happens when it is
 * the present one already, does not lie here any more, or the story is hidden. */
gboolean dossier_texts_shelf_exchange (DossierWork *work, gint64 story, gint64 revision, GError **error);

G_END_DECLS
