/* dossier-escape.h - text as HTML, XML and Markdown take it
 *
 * Pure. @text is valid UTF-8; NULL appends nothing. Control characters, which none of the three allows, are left out;
 * line ends become blanks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For the content and the quoted attributes of XML 1.0 and HTML. */
void dossier_escape_xml (GString *out, const char *text);

/* For the middle of a paragraph of CommonMark: nothing in it is read as markup. */
void dossier_escape_markdown (GString *out, const char *text);

/* The lines of @text, none of which is blank: (element-type utf8). */
GPtrArray *dossier_split_lines (const char *text);

/* @uri as every program takes it: what may not stand in an address (blanks, quotes, braces, brackets but those of a
 * host, backslashes, a "%" that begins no byte) is written in its bytes, "%7B"; letters of all scripts stay. */
void dossier_escape_address (GString *out, const char *uri);

/* @uri when it is an address that a browser opens on the web, else NULL. */
const char *dossier_web_address (const char *uri);

G_END_DECLS
