/* manners-crash.h - this program once more, as one that dies in the middle of a refresh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "manners.h"

G_BEGIN_DECLS

/* Refreshes @desk's library in a program of its own, which dies as soon as the first feed is done. The library is
 * closed here meanwhile and open again afterwards. */
void manners_crash (MannersDesk *desk);

/* The other program's side. */
gboolean manners_crash_is_wanted (int argc, char *argv[]);
int      manners_crash_run (char *argv[]);

G_END_DECLS
