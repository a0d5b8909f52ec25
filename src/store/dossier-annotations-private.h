/* dossier-annotations-private.h - between the parts that keep annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotations-state.h"
#include "dossier-annotations-table.h"

G_BEGIN_DECLS

/* The names of the tags of n, split by dossier_annotations_split_tags. */
#define DOSSIER_ANNOTATION_TAG_NAMES                                                                                   \
  "(SELECT group_concat (name, char (10)) FROM (SELECT name FROM annotation_tag WHERE annotation = n.id"               \
  " ORDER BY folded))"

/* What dossier_annotations_table_collect reads, of DOSSIER_ANNOTATION_FROM. Who it is about is who that is by now. */
#define DOSSIER_ANNOTATION_COLUMNS                                                                                     \
  "n.id, n.uid, n.story, n.revision, n.start, n.length, n.quote, n.prefix, n.suffix, n.colour, n.note, n.created,"     \
  " n.modified, " DOSSIER_ANNOTATION_TAG_NAMES                                                                         \
  ", coalesce (ne.now, ne.id, 0), (SELECT name FROM entity WHERE id = coalesce (ne.now, ne.id)),"                      \
  " (SELECT id FROM (SELECT c.id, (c.subject IS coalesce (ns.now, ns.id)) + (c.object IS coalesce (nx.now, nx.id))"    \
  "  AS fit FROM claim c WHERE n.claim_kind <> 0 AND c.story = n.story AND c.kind = n.claim_kind"                      \
  "  AND c.sentence = n.claim_sentence) ORDER BY fit DESC, id LIMIT 1), nd.note,"                                      \
  " n.claim_kind, coalesce (ns.now, ns.id, 0), coalesce (nx.now, nx.id, 0),"                                           \
  " (SELECT name FROM entity WHERE id = coalesce (ns.now, ns.id)),"                                                    \
  " (SELECT name FROM entity WHERE id = coalesce (nx.now, nx.id)), n.claim_sentence"
#define DOSSIER_ANNOTATION_FROM                                                                                        \
  "annotation n LEFT JOIN entity ne ON ne.id = n.entity LEFT JOIN entity ns ON ns.id = n.claim_subject"                \
  " LEFT JOIN entity nx ON nx.id = n.claim_object LEFT JOIN annotation_draft nd ON nd.annotation = n.id"

/* (element-type DossierAnnotation), of a statement that may be NULL after an error. */
GPtrArray *dossier_annotations_table_collect (DossierDb *db, sqlite3_stmt *row, GError **error);

/* Names that were joined by line ends; NULL for none. */
GStrv dossier_annotations_split_tags (const char *names);

/* From code point @start up to @end. */
char *dossier_annotations_slice (const char *text, guint start, guint end);

gboolean dossier_annotations_is_revision_of (DossierDb *db, gint64 revision, gint64 story, gboolean *is,
                                             GError **error);

/* FALSE with @error. */
gboolean dossier_annotations_fail_not_found (GError **error);
gboolean dossier_annotations_fail_outside (GError **error);

/* FAILED for a @note (may be NULL) of more than DOSSIER_ANNOTATION_MAX_NOTE bytes. */
gboolean dossier_annotations_check_note (const char *note, GError **error);

/* A note that was kept is no draft any more. */
gboolean dossier_annotations_forget_draft (DossierDb *db, gint64 annotation, GError **error);

/* The words by which a story is in the index: it is taken out before its notes change, and put back after. */
typedef struct
{
  gint64 story;
  char  *title, *text, *notes;
} DossierAnnotationWords;

void dossier_annotation_words_clear (DossierAnnotationWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierAnnotationWords, dossier_annotation_words_clear)

gboolean dossier_annotation_words_take_out (DossierWork *work, gint64 story, DossierAnnotationWords *words,
                                            GError **error);
gboolean dossier_annotation_words_put_back (DossierWork *work, const DossierAnnotationWords *words, GError **error);

G_END_DECLS
