/* fuzz-feed-check.h - the promises of the feed parser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed-parser.h"

G_BEGIN_DECLS

/* Reads @data as a feed and checks what came out of it. */
void fuzz_check_feed (gconstpointer data, gsize size, const char *content_type);

G_END_DECLS
