/* dossier-entities-table.h - people and organizations across stories: linking, names, mentions.
 *
 * Who is meant. A found entity is an existing one of the same kind when a name that links is the same name (folded):
 * first the name that the shipped list knows it by, then its fullest form in the text, then its other forms, but only
 * when exactly one entity bears them. A single word of a person's ("Schulman" for John Schulman) is kept to show and to
 * search by, and never links another story. A name that links to one never comes to link to another by itself. A name
 * that several entities bear belongs to the one that has it as its
 * own name (the oldest of those); when it is nobody's own name, a new entity is made that has it.
 * Several people may have the same own name: dossier-reviews-table.h.
 * A story whose words are read again is linked to whom it was linked before, as long as they bear the name.
 * Of those who are one by now as a person said, each keeps the names that it was found by; what a person said is no
 * name links to whom it meant, unless the name is borne by somebody else. Who is shown in their place: dossier-told.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-entity.h"
#include "dossier-prepared.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Most other forms taken from one text. */
#define DOSSIER_ENTITIES_MAX_ALIASES 16

/* ---- writing (dossier-entities-table.c) ---- */

/* Links the entities that were found in a story and keeps the places where they are named, whatever a person said of
 * them: see dossier-told.h. Returns the entity's id for each found entity in order, none for those over the limit:
 * (element-type gint64). */
GArray  *dossier_entities_table_add_recognition (DossierWork *work, gint64 story, const DossierPrepared *prepared,
                                                 GError **error);
gboolean dossier_entities_table_remove_recognition (DossierWork *work, gint64 story, GError **error);

/* A story of these entities more (1) or less (-1). */
gboolean dossier_entities_table_count_story (DossierWork *work, gint64 story, int sign, GError **error);

/* Adds @name to the names of @entity unless it has it; @added (may be NULL) tells. */
gboolean dossier_entities_table_add_name (DossierWork *work, gint64 entity, DossierEntityKind kind, const char *name,
                                          gboolean is_link, gboolean *added, GError **error);

/* ---- linking (dossier-entities-link.c) ---- */

/* Of a person whose name several bear as their own: dossier_entities_table_choose tells who it is. */
#define DOSSIER_ENTITIES_SEVERAL (-1)

/* The entity that is meant by @found, made when there is none. */
gboolean dossier_entities_table_link (DossierWork *work, const DossierFoundEntity *found, gint64 *entity,
                                      GError **error);

/* The entity whose own name @name is, or the only one that it links to, as who it is by now; 0 for none. */
gboolean dossier_entities_table_find_bearer (DossierWork *work, const char *name, DossierEntityKind kind,
                                             gint64 *entity, GError **error);

/* Of the people whose own name @name is, the one who had most of @company (of gint64) in other stories than @story;
 * else the oldest, or 0 with @only_known. Nobody who is among @company, which is of those who are shown. */
gboolean dossier_entities_table_choose (DossierWork *work, const char *name, gint64 story, GArray *company,
                                        gboolean only_known, gint64 *entity, GError **error);

/* A new one. @name: clean. 0 on error. */
gint64 dossier_entities_table_create (DossierWork *work, DossierEntityKind kind, DossierSubtype subtype,
                                      const char *name, GError **error);

/* ---- reading (dossier-entities-list.c) ---- */

/* NULL without @error when there is none. */
DossierEntity *dossier_entities_table_load (DossierDb *db, gint64 entity, GError **error);
GPtrArray     *dossier_entities_table_list (DossierDb *db, DossierEntityKind kind, const char *search, guint limit,
                                            GError **error);
GPtrArray     *dossier_entities_table_find (DossierDb *db, const DossierNames *names, const char *name,
                                            DossierEntityKind kind, GError **error);
GPtrArray     *dossier_entities_table_list_of_story (DossierDb *db, gint64 story, GError **error);
/* Named in the newest stories of @entity, most often first; *@n_shared (element-type guint): in how many. */
GPtrArray *dossier_entities_table_list_connected (DossierDb *db, gint64 entity, guint limit, GArray **n_shared,
                                                  GError **error);
/* (element-type DossierStoredMention) */
GArray *dossier_entities_table_list_mentions (DossierDb *db, gint64 story, GError **error);

G_END_DECLS
