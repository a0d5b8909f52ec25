/* dossier-language-words.h - languages as a person calls them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "German" for "de", in the person's language; the code itself when it has no name here. Static or @code. */
const char *dossier_language_words (const char *code);

/* What a story in this language (NULL: not known) has fewer of, and why; NULL when nothing. Owned by the caller. */
char *dossier_language_dup_remark (const char *code);

G_END_DECLS
