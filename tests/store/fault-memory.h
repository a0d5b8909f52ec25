/* fault-memory.h - SQLite's memory, of which the n-th piece is refused, once or from then on
 *
 * After "Out-Of-Memory Testing" in https://www.sqlite.org/testing.html.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before SQLite is used at all. */
void fault_memory_use (void);

/* As in fault-vfs.h. From any thread. */
void  fault_memory_arm (guint n, gboolean for_ever);
guint fault_memory_disarm (guint *n_hits);

G_END_DECLS
