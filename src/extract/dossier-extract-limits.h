/* dossier-extract-limits.h - how much of a foreign page the extract room takes in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

/* Bytes of one HTML page or fragment, as it came. */
#define DOSSIER_HTML_MAX_BYTES (10 * 1024 * 1024)
/* Elements open at once; deeper ones lose their tags and keep their text. */
#define DOSSIER_HTML_MAX_DEPTH 512
/* Elements of one page; what comes after loses its tags and keeps its text. */
#define DOSSIER_HTML_MAX_ELEMENTS 250000
/* Attributes of one tag and of one page; the ones after are dropped. */
#define DOSSIER_HTML_MAX_ATTRIBUTES 256
#define DOSSIER_HTML_MAX_PAGE_ATTRIBUTES 500000
/* Bytes of one tag, attributes included; attributes that do not fit are dropped. */
#define DOSSIER_HTML_MAX_TAG_BYTES (64 * 1024)
/* Formatting elements (b, i, a, font ...) open at once, and how often the parser may copy open ones into new blocks. */
#define DOSSIER_HTML_MAX_FORMATTING 32
#define DOSSIER_HTML_MAX_FORMATTING_COPIES 100000
/* Bytes of an address worth keeping. */
#define DOSSIER_HTML_MAX_ADDRESS 8192
/* Names in one page that its links lead to; places with other names are no anchors. */
#define DOSSIER_HTML_MAX_TARGETS 5000
/* Bytes of one row of a table; with a longer one it is read as prose, cell after cell. Rows and columns are limited by
 * what a document holds. */
#define DOSSIER_HTML_MAX_ROW 8000
/* Bytes of one JSON-LD block, blocks of one page, and how deep their objects nest. */
#define DOSSIER_HTML_MAX_JSON_LD (1024 * 1024)
#define DOSSIER_HTML_MAX_JSON_LD_BLOCKS 32
#define DOSSIER_HTML_MAX_JSON_LD_DEPTH 64
/* Bytes of a pasted text or a text file, and of one that is read as Markdown. */
#define DOSSIER_PLAIN_MAX_BYTES (10 * 1024 * 1024)
#define DOSSIER_PLAIN_MAX_MARKDOWN (512 * 1024)
/* Characters of a title made from a first sentence. */
#define DOSSIER_PLAIN_TITLE_LENGTH 96
/* Characters of a title, byline or site name kept from a page. */
#define DOSSIER_ARTICLE_MAX_FIELD 500
