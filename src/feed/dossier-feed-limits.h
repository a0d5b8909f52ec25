/* dossier-feed-limits.h - how much of a feed is read: every maximum of this room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#define DOSSIER_FEED_MAX_BYTES (16 * 1024 * 1024)        /* of a feed or list as it came, and of its text as UTF-8 */
#define DOSSIER_FEED_MAX_ITEMS 20000                     /* entries read; the rest of the feed is left out */
#define DOSSIER_FEED_MAX_DEPTH 200                       /* elements inside elements; deeper tags are left out */
#define DOSSIER_FEED_MAX_TAG_BYTES (64 * 1024)           /* of one start tag as it is handed on */
#define DOSSIER_FEED_MAX_ATTRIBUTES 256                  /* of one start tag; the rest is left out */
#define DOSSIER_FEED_MAX_VALUE_BYTES (32 * 1024)         /* of one attribute; larger ones are left out */
#define DOSSIER_FEED_MAX_SPACES 256                      /* namespaces declared around one element */
#define DOSSIER_FEED_MAX_BROKEN_BYTES (64 * 1024 * 1024) /* looked at for tags without an end; then none is a tag */
#define DOSSIER_FEED_MAX_ENTITIES 256                    /* declared inside the document */
#define DOSSIER_FEED_MAX_ENTITY_BYTES 1024               /* of one declared entity */
#define DOSSIER_FEED_MAX_EXPANSION_BYTES (1024 * 1024)   /* put in for declared entities, all together */
#define DOSSIER_FEED_MAX_HTML_BYTES (4 * 1024 * 1024)    /* of one summary or content */
#define DOSSIER_FEED_MAX_WORDS_BYTES (8 * 1024)          /* of a title, a name, a tag, an identifier */
#define DOSSIER_FEED_MAX_ADDRESS_BYTES (8 * 1024)        /* of an address; longer ones are no addresses */
#define DOSSIER_FEED_MAX_ENCLOSURES 256                  /* of one entry */
#define DOSSIER_FEED_MAX_TAGS 256                        /* of one entry */
#define DOSSIER_FEED_MAX_DATE_BYTES 128                  /* longer texts are no dates */
#define DOSSIER_FEED_MAX_OUTLINES 20000                  /* of a list of feeds */
#define DOSSIER_FEED_MAX_FOLDERS 10                      /* around a feed in a list; deeper ones are left out */
#define DOSSIER_FEED_MAX_FOLDER_BYTES 200                /* of the name of such a folder */
#define DOSSIER_FEED_MAX_KEPT_BYTES 4096                 /* of the attributes of one feed in a list that are kept */
