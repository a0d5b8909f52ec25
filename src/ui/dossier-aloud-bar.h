/* dossier-aloud-bar.h - below a story that is read aloud: what is said next, how fast, and what comes after it
 *
 * Its buttons activate "reader.read-aloud", "reader.previous-sentence", "reader.next-sentence" and "reader.stop-aloud";
 * speed and what comes after are the settings "aloud-rate" and "aloud-continue".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_ALOUD_BAR (dossier_aloud_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierAloudBar, dossier_aloud_bar, DOSSIER, ALOUD_BAR, AdwBin)

GtkWidget *dossier_aloud_bar_new (void);

/* NULL: the speed is the voice's own, and nothing comes after. Once. */
void dossier_aloud_bar_bind (DossierAloudBar *self, GSettings *settings);

/* How many stories wait to be read aloud; the button with their number activates "win.show-queue". */
void dossier_aloud_bar_set_queued (DossierAloudBar *self, guint n);

/* Whether somebody speaks now; the bar is seen by its "visible". */
void dossier_aloud_bar_set_playing (DossierAloudBar *self, gboolean is_playing);

G_END_DECLS
