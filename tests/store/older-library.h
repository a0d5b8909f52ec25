/* older-library.h - libraries as older programs left them, with rows of their time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The versions that there have been, the present one last: (element-type guint), owned by the caller. */
GArray *older_library_list_versions (void);

/* Makes the library of @version at @path, where nothing is yet. */
void older_library_make (const char *path, guint version);

/* Asserts that what older_library_make () put there is in the library, which has the present tables now. */
void older_library_assert_kept (const char *path, guint version);

G_END_DECLS
