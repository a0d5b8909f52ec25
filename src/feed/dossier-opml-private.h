/* dossier-opml-private.h - between the two ways of OPML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether an attribute of that name is kept for the way out: what OPML 2.0 says of a subscription, and FreshRSS
 * ("frss:..."). Nothing else: other readers run what some attributes hold. */
gboolean dossier_opml_is_kept (const char *name);

G_END_DECLS
