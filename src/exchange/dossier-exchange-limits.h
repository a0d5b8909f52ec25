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
