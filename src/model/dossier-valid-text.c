/* dossier-valid-text.c - text that may be shown, whatever it came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-valid-text.h"

char *
dossier_valid_text_dup (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}
