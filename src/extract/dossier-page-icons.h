/* dossier-page-icons.h - the icons that a page says it has.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Icons of one page that are worth a try. */
#define DOSSIER_PAGE_ICONS_MAX 2

/* Their addresses (element-type utf8), http and https only, best first for @size pixels: the smallest that is large
 * enough, else the largest; at most DOSSIER_PAGE_ICONS_MAX. @html was fetched from @uri; @content_type as the server
 * said, or NULL. Empty when there is none, or @html is no page. */
GPtrArray *dossier_page_icons_read (GBytes *html, const char *uri, const char *content_type, guint size);

G_END_DECLS
