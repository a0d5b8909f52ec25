/* dossier-age.h - how old a story is, in as few words as a list has room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>
#include "dossier-date.h"

G_BEGIN_DECLS

/* @moment (Unix seconds) on the clock of @other; NULL beyond what a calendar can say. Where TZ is not set GLib reads
 * the file of the local zone for each new local time, which is most of what a row costs: a list reads it once for a
 * row. */
GDateTime *dossier_age_to_local (gint64 moment, GDateTime *other);

/* "now", "5 min", "2 h", "Yesterday", "3 d", then "6 Aug" in the year of @now and "6 Aug 2024" before it; a month or
 * a year alone where no more is known ("Aug 2024", "2024"). NULL when @date is unknown. What lies ahead of @now (Unix
 * seconds) is shown as its day. Local time. Owned by the caller. */
char *dossier_age_words (const DossierDate *date, gint64 now);

G_END_DECLS
