/* dossier-quote.h - finds the words a person marked, in the text they come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest quote, in bytes. */
#define DOSSIER_QUOTE_MAX (64 * 1024)

/* The @nth occurrence (from 0) of @quote in @text, both UTF-8; any run of blanks and line ends stands for any other.
 * @start and @length are code points in @text. FALSE when there are fewer occurrences. */
gboolean dossier_quote_find (const char *text, const char *quote, guint nth, guint *start, guint *length);

G_END_DECLS
