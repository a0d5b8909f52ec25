/* dossier-bookmark-parser.h - a file of bookmarks, as browsers and bookmark services write them, to its links.
 *
 * The format has no standard; it is HTML of 1996 that was never closed: <DT><A HREF ADD_DATE TAGS FEEDURL>title</A>,
 * <DD>note, <H3>folder</H3> before the <DL> of what is in it. Pocket's last export has <li><a href time_added tags>.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

#include "dossier-bookmark.h"
#include "dossier-refusals.h"

G_BEGIN_DECLS

/* Whether @head, the first bytes of a text, is the beginning of such a file. */
gboolean dossier_bookmark_parser_is_meant (const char *head);

/* The links in @text (@length bytes of valid UTF-8), in order: (element-type DossierBookmark), the same address as
 * often as it stands there. What cannot be taken is added to @refusals. Time and memory grow with @length alone.
 * Errors: G_IO_ERROR_MESSAGE_TOO_LARGE. Pure and thread-safe. */
GPtrArray *dossier_bookmark_parser_run (const char *text, gsize length, DossierRefusals *refusals, GError **error);

G_END_DECLS
