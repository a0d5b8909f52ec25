/* dossier-sanitizer-private.h - a part of a page as HTML that cannot act.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-node-private.h"

G_BEGIN_DECLS

/* What is in @top, and @top itself with @with_top. @pruned, if given: tags were taken away, see
 * dossier_html_settle (). Owned by the caller. */
char *dossier_node_to_html (const DossierNode *top, const char *base_uri, gboolean with_top, gboolean *pruned);

/* @html read and written again until it stays the same. Takes @html. */
char *dossier_html_settle (char *html, const char *base_uri);

G_END_DECLS
