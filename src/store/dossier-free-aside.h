/* dossier-free-aside.h - large things are given back beside the thread that needs them no more.
 *
 * The system takes milliseconds for that: a list of 1,000,000 stories is 8 MB, page by page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Drops the caller's hold of @array (any thread; NULL: nothing to do), at once when it is small. */
void dossier_free_aside (GArray *array);

G_END_DECLS
