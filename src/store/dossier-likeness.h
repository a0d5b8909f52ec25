/* dossier-likeness.h - whether two texts tell of the same thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of 100 different words of the shorter text, so many stand in the longer one when they are alike. */
#define DOSSIER_LIKENESS_PERCENT 50
/* Different words of a text that are looked at. */
#define DOSSIER_LIKENESS_MAX_WORDS 4000

/* Whether the words of the shorter of @a and @b stand in the longer one, as those of a feed's first lines stand in the
 * page. Words of three letters and less do not count; of scripts without spaces each character is one. A text without
 * any is like all others. Pure and thread-safe. */
gboolean dossier_texts_are_alike (const char *a, const char *b);

G_END_DECLS
