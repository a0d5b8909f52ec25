/* dossier-extract-limits.h - how much of a foreign page the extract room takes in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

/* Bytes of one HTML page or fragment, as it came. */
#define DOSSIER_HTML_MAX_BYTES (10 * 1024 * 1024)
/* Elements open at once; deeper ones lose their tags and keep their text. */
#define DOSSIER_HTML_MAX_DEPTH 512
/* Attributes of one tag; the ones after are dropped. */
#define DOSSIER_HTML_MAX_ATTRIBUTES 256
/* Bytes of one tag, attributes included; a longer one is dropped. Above it, data: images go too. */
#define DOSSIER_HTML_MAX_TAG_BYTES (64 * 1024)
/* Formatting elements (b, i, a, font ...) open at once: the parser rebuilds them in every block. */
#define DOSSIER_HTML_MAX_FORMATTING 64
/* Bytes of an address worth keeping. */
#define DOSSIER_HTML_MAX_ADDRESS 8192
/* Bytes of a sanitized fragment. */
#define DOSSIER_HTML_MAX_OUTPUT (24 * 1024 * 1024)
/* Cells of one table and tables of one document. */
#define DOSSIER_HTML_MAX_TABLE_ROWS    2000
#define DOSSIER_HTML_MAX_TABLE_COLUMNS 64
/* Bytes of one JSON-LD block and blocks of one page. */
#define DOSSIER_HTML_MAX_JSON_LD       (1024 * 1024)
#define DOSSIER_HTML_MAX_JSON_LD_BLOCKS 32
/* Bytes of a pasted text or a text file. */
#define DOSSIER_PLAIN_MAX_BYTES (10 * 1024 * 1024)
/* Characters of a title made from a first sentence. */
#define DOSSIER_PLAIN_TITLE_LENGTH 90
/* Characters of a title, byline or site name kept from a page. */
#define DOSSIER_ARTICLE_MAX_FIELD 500
