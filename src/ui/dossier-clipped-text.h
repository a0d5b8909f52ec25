/* dossier-clipped-text.h - text of as many lines as it has, up to a limit, for the rows of long lists
 *
 * Text that is longer for certain is not laid out to be measured: so a jump through a list stays cheap.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CLIPPED_TEXT (dossier_clipped_text_get_type ())
G_DECLARE_FINAL_TYPE (DossierClippedText, dossier_clipped_text, DOSSIER, CLIPPED_TEXT, GtkWidget)

/* @style: a CSS class. Floating. */
GtkWidget *dossier_clipped_text_new (guint max_lines, const char *style);

/* Line ends become blanks; hidden when there is no text (NULL or ""). */
void dossier_clipped_text_set (DossierClippedText *self, const char *text);

/* Borrowed. */
const char *dossier_clipped_text_get (DossierClippedText *self);

G_END_DECLS
