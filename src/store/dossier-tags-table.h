/* dossier-tags-table.h - tags, and the stories that have them.
 *
 * A tag that no story has stays as a row: its name may be taken up again, and undoing finds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-story-tag.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* The tag called @name (clean), which is made when it is not there; one that no story has takes over how it is written.
 * 0 and @error on failure. */
gint64 dossier_tags_table_ensure (DossierWork *work, const char *name, GError **error);

/* Gives @story the tag or takes it away, with the counts. @changed (may be NULL): whether it was different. */
gboolean dossier_tags_table_set (DossierWork *work, gint64 story, gint64 tag, gboolean has, gboolean *changed,
                                 GError **error);

gboolean dossier_tags_table_rename (DossierWork *work, gint64 tag, const char *name, GError **error);

/* All stories that have it, deleted ones too: of gint64. */
GArray *dossier_tags_table_list_stories (DossierDb *db, gint64 tag, GError **error);

/* Counts a story's tags in (@sign 1) or out (-1). */
gboolean dossier_tags_table_count_story (DossierWork *work, gint64 story, int sign, GError **error);

/* The name of a tag that a story has that is not deleted, owned by the caller; NULL and NOT_FOUND otherwise. */
char *dossier_tags_table_dup_name (DossierDb *db, gint64 tag, GError **error);

/* The id of the tag with this name (folded here), whether or not a story has it; 0 for none, without @error. */
gint64 dossier_tags_table_find (DossierDb *db, const char *name, GError **error);

/* (element-type DossierStoryTag), by name: those that a story has. */
GPtrArray *dossier_tags_table_list (DossierDb *db, GError **error);

/* (element-type DossierStoryTag), by name: those of @stories (of gint64), with the number of these that have it. */
GPtrArray *dossier_tags_table_list_of_stories (DossierDb *db, GArray *stories, GError **error);

G_END_DECLS
