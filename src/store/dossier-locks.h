/* dossier-locks.h - whether a disk can lock files, which is what keeps two programs from writing to a library at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FALSE where the system refuses to lock a file beside @library, as on disks of servers without a service for locks.
 * TRUE also where no file can be made to find that out. Any thread; blocks. */
gboolean dossier_locks_work (const char *library);

/* Takes away the files that programs which were killed meanwhile left beside @library. Any thread; blocks. */
void dossier_locks_sweep (const char *library);

G_END_DECLS
