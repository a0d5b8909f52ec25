/* dossier-image-sandbox.h - what the process may no longer do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before the first byte is read: no more memory, seconds, files, processes and rights than decoding takes.
 * FALSE when that cannot be had. */
gboolean dossier_image_sandbox_limit (void);

/* Before the first byte is decoded, with every module loaded: no file can be opened any more, and where the kernel
 * filters calls, none is answered but those for memory and for writing what is open. FALSE when that cannot be had. */
gboolean dossier_image_sandbox_close (void);

G_END_DECLS
