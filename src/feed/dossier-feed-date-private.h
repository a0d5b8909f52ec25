/* dossier-feed-date-private.h - a feed's date with what it says about its own precision.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-date.h"

G_BEGIN_DECLS

/* As dossier_feed_date_parse, but "2003-12" is a month and "2003-12-31" a day. Unknown when it is no date. */
DossierDate dossier_feed_date_read (const char *text);

G_END_DECLS
