/* dossier-valid-text.h - text that may be shown, whatever it came from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A copy of @text in which what is not UTF-8 became U+FFFD; NULL for NULL. Owned by the caller. Pure. */
char *dossier_valid_text_dup (const char *text);

G_END_DECLS
