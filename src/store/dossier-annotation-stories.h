/* dossier-annotation-stories.h - which stories have certain highlights.
 *
 * Part of the public face of this room. Every call blocks until done: from worker threads and the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Stories that have one a person linked to @entity, whether or not they name it: (element-type gint64), newest first.
 */
GArray *dossier_store_list_stories_about (DossierStore *self, gint64 entity, GError **error);

/* The stories of @annotations (element-type gint64), each once: (element-type gint64), newest first. Those that are not
 * there any more are left out. */
GArray *dossier_store_list_stories_of_annotations (DossierStore *self, GArray *annotations, GError **error);

G_END_DECLS
