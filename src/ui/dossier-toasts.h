/* dossier-toasts.h - toasts that can be closed at any moment
 *
 * In libadwaita 1.2 a toast comes for 0.3 s and goes for as long. Both may come to their end within one frame, when it
 * was closed at once or when that frame was late; then it is freed by the second and written to by the first. So it is
 * there at once here, and only goes slowly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Takes @toast. None may be shown or wait in @overlay, as the next one would come slowly; one may be going. */
void dossier_toasts_show (AdwToastOverlay *overlay, AdwToast *toast);

/* For a modal @window of libadwaita's own, which shows toasts by itself: nothing moves until it is destroyed. */
void dossier_toasts_keep_still (GtkWindow *window);

/* A plain sentence, in the toast that dossier_toasts_say () shows in @overlay already, if there is one. */
void dossier_toasts_say (AdwToastOverlay *overlay, const char *sentence);

G_END_DECLS
