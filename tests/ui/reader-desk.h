/* reader-desk.h - a reader with the fixture's story in it, and what is asked of it in tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-reader-private.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/* For ui_wait_until: the wanted story is there with all its text. */
gboolean reader_desk_is_filled (gpointer reader);

/* A reader in the fixture's window that shows its story. */
DossierReader *reader_desk_open (UiFixture *fixture, int offset);

/* Where @words stand first in the text, in code points. */
guint reader_desk_offset_of (DossierReader *reader, const char *words);

gboolean reader_desk_has_tag (DossierReader *reader, guint offset, const char *tag);

G_END_DECLS
