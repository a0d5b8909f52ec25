/* dossier-net-limits.h - how much one request may take, in bytes, seconds and steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

/* Bytes of a body after decoding. */
#define DOSSIER_FETCH_MAX_FEED (15 * 1024 * 1024)
#define DOSSIER_FETCH_MAX_PAGE (10 * 1024 * 1024)
#define DOSSIER_FETCH_MAX_IMAGE (5 * 1024 * 1024)
#define DOSSIER_FETCH_MAX_ICON (100 * 1024)
/* Decoded bytes for one byte on the wire, looked at once the body is over RATIO_FROM. */
#define DOSSIER_FETCH_MAX_RATIO 100
#define DOSSIER_FETCH_RATIO_FROM (1024 * 1024)
/* Seconds to the end of the headers, and for everything. */
#define DOSSIER_FETCH_HEADER_SECONDS 30
#define DOSSIER_FETCH_TOTAL_SECONDS 60
#define DOSSIER_FETCH_MAX_REDIRECTS 10
/* Answers that only say that an answer will come (1xx). */
#define DOSSIER_FETCH_MAX_INFORMATIONAL 16
/* Requests of one fetcher at a time. */
#define DOSSIER_FETCH_MAX_UNDERWAY 64
/* Bytes of an address. */
#define DOSSIER_FETCH_MAX_ADDRESS 8192
/* Bytes of a header value that is kept (ETag, Last-Modified, Content-Type). */
#define DOSSIER_FETCH_MAX_HEADER 1024
/* Seconds a server may ask to be left alone: what is beyond a month is a slip, and the feed would be lost to it. */
#define DOSSIER_FETCH_MAX_RETRY_AFTER (30 * 24 * 60 * 60)
/* Seconds an answer may call itself fresh. */
#define DOSSIER_FETCH_MAX_FRESH (30 * 24 * 60 * 60)
