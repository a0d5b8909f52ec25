/* dossier-refresh-reasons-private.h - why feeds are not asked just now, as sentences for the user.
 *
 * All are owned by the caller. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For all of them, when nobody asked for it; NULL: there is no reason. */
char *dossier_refresh_reason_of_pause (void);

/* For one feed. @until: Unix seconds. */
char *dossier_refresh_reason_of_recent (void);
char *dossier_refresh_reason_of_wait (gint64 until);

/* Whether @uri is of this computer by one of its usual names: what runs here needs not be spared. */
gboolean dossier_refresh_is_own (const char *uri);

G_END_DECLS
