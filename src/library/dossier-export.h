/* dossier-export.h - dossiers, and who is tied to whom, written for other people and programs
 *
 * A file is written whole or not at all, a graph a piece at a time: the memory that it takes grows with the people and
 * organizations in it, not with the claims.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_EXPORT_NONE,
  DOSSIER_EXPORT_MARKDOWN, /* of one dossier, with footnotes */
  DOSSIER_EXPORT_HTML,
  DOSSIER_EXPORT_JSON,
  DOSSIER_EXPORT_FTM, /* people, organizations and claims; which formats they are: dossier-graph.h */
  DOSSIER_EXPORT_JSONLD,
  DOSSIER_EXPORT_GRAPHML,
} DossierExportFormat;

/* Stable words: "md", "html", "json", "ftm", "jsonld", "graphml"; NONE for any other. */
DossierExportFormat dossier_export_format_from_string (const char *word);
gboolean            dossier_export_format_is_graph (DossierExportFormat format);

/* "Ilya Sutskever.md", fit for any disk. Owned by the caller. */
char *dossier_export_make_file_name (const char *name, const char *suffix); /* suffix "": none */
char *dossier_export_make_name (const char *name, DossierExportFormat format);

/* What is written. */
typedef struct
{
  DossierExportFormat format;
  gint64              entity; /* a dossier; a graph: around it. 0: a graph of the whole library */
  DossierQuery       *query;  /* a graph: of the stories that it finds; or NULL */
  gint64              as_of;  /* a dossier: as it was known at that moment, Unix seconds; 0: now */
  gint64              now;    /* Unix seconds */
} DossierExportOrder;

typedef struct
{
  guint n_entities, n_relations; /* in a graph */
  guint n_left_out;              /* claims that are denied, negated or imagined, or have one end alone */
} DossierExportCounts;

/* @path "-": standard output. @counts may be NULL. Blocks until done; any thread. NOT_FOUND: there is no such dossier;
 * otherwise the store's errors and those of dossier-export-file.h. */
gboolean dossier_export (DossierStore *store, const DossierExportOrder *order, const char *path,
                         DossierExportCounts *counts, GCancellable *cancellable, GError **error);

/* The same in a thread of its own. */
void     dossier_export_async (DossierStore *store, const DossierExportOrder *order, const char *path,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_export_finish (DossierStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
