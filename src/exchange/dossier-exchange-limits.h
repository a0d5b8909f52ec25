/* dossier-exchange-limits.h - how much of other people's files is read: every maximum of this room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#define DOSSIER_BOOKMARKS_MAX_BYTES (48 * 1024 * 1024) /* of a file of bookmarks as UTF-8; pictures are in them */
#define DOSSIER_BOOKMARKS_MAX 20000                    /* read; the rest is left out */
#define DOSSIER_BOOKMARKS_MAX_FOLDERS 10               /* around a bookmark; deeper ones are left out */
#define DOSSIER_BOOKMARKS_MAX_ATTRIBUTES 64            /* of one tag that are looked at */
#define DOSSIER_BOOKMARKS_MAX_FOLDER_BYTES 200         /* of the name of a folder */
#define DOSSIER_BOOKMARKS_MAX_TITLE_BYTES 1024
#define DOSSIER_BOOKMARKS_MAX_NOTE_BYTES (8 * 1024)
#define DOSSIER_BOOKMARKS_MAX_TAGS 64                 /* of one bookmark */
#define DOSSIER_BOOKMARKS_MAX_TAG_BYTES 200           /* of one of them; longer ones are none */
#define DOSSIER_BOOKMARKS_MAX_VALUE_BYTES (16 * 1024) /* of an attribute; longer ones are cut */

#define DOSSIER_IMPORT_MAX_BYTES (256 * 1024 * 1024)    /* of an export as UTF-8, and of all its highlights */
#define DOSSIER_IMPORT_MAX_ITEMS 20000                  /* of one export; the rest is left out, and counted */
#define DOSSIER_IMPORT_MAX_ROWS 400000                  /* of a table that are looked at: a highlight may be a row */
#define DOSSIER_IMPORT_MAX_HIGHLIGHTS 2000              /* of one item */
#define DOSSIER_IMPORT_MAX_TAGS 64                      /* of one item */
#define DOSSIER_IMPORT_MAX_TAG_BYTES 200                /* of one of them; longer ones are none */
#define DOSSIER_IMPORT_MAX_LINE_BYTES 1024              /* of a title, a name, a folder */
#define DOSSIER_IMPORT_MAX_WORDS_BYTES (1024 * 1024)    /* of a quote or a note */
#define DOSSIER_IMPORT_MAX_SENTENCE_BYTES (16 * 1024)   /* of what tells a move; a longer one is none */
#define DOSSIER_IMPORT_MAX_TEXT_BYTES (8 * 1024 * 1024) /* of an item's own text */
#define DOSSIER_IMPORT_MAX_UID_BYTES 64                 /* of what a story or a highlight is known by */
#define DOSSIER_IMPORT_MAX_TARGETS 32                   /* of one Web Annotation; the rest is left out, and counted */
#define DOSSIER_IMPORT_MAX_SELECTORS 32                 /* of one target that are looked at */
#define DOSSIER_IMPORT_MAX_REFINEMENTS 4                /* of one selector by another */
#define DOSSIER_CSV_MAX_COLUMNS 64
#define DOSSIER_CSV_MAX_RECORD_BYTES (16 * 1024 * 1024) /* what is over is cut */
#define DOSSIER_JSON_MAX_DEPTH 64                       /* of arrays and objects in one another */
#define DOSSIER_JSON_MAX_VALUES 4000000
#define DOSSIER_ZIP_MAX_ENTRIES 100000
#define DOSSIER_ZIP_MAX_ENTRY_BYTES (32 * 1024 * 1024) /* of one file, unpacked */
#define DOSSIER_ZIP_MAX_BYTES (192 * 1024 * 1024)      /* of all files that are read, unpacked */
#define DOSSIER_ZIP_MAX_RATIO 250                      /* unpacked to packed, beyond the first megabyte */

#define DOSSIER_MAIL_MAX_BYTES (24 * 1024 * 1024)     /* of one mail, attachments and all; longer ones are refused */
#define DOSSIER_MAIL_MAX_HEADER_BYTES (512 * 1024)    /* before the body; longer ones are refused */
#define DOSSIER_MAIL_MAX_COLONS 500                   /* in one header of addresses: each may be a group in a group */
#define DOSSIER_MAIL_MAX_DEPTH 32                     /* of parts in parts; what is deeper is not read */
#define DOSSIER_MAIL_MAX_BOUNDARIES 5000              /* lines that may end a part; more are refused, unparsed */
#define DOSSIER_MAIL_MAX_PARTS 500                    /* looked at; the rest is not */
#define DOSSIER_MAIL_MAX_TEXT_BYTES (4 * 1024 * 1024) /* of its words, as they stand or as HTML; the rest is cut */
#define DOSSIER_MAIL_MAX_FIELD_BYTES 1024             /* of a subject, a name, an identifier */
#define DOSSIER_MAIL_MAX_ATTACHMENTS 20               /* that are named */
#define DOSSIER_MAILBOX_MAX 500000                    /* mails of one mailbox; the rest is left out */
