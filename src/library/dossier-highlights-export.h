/* dossier-highlights-export.h - highlights and notes written for other programs, and for oneself
 *
 * A file is written whole or not at all. Markdown may also go into a folder, a file a story: those files are known
 * again by their names, and what a person wrote below the last line of one stays. A Markdown file without that line is
 * somebody else's and never written over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

/* Bytes of a Markdown file that was written before; a larger one is left alone, with an error. */
#define DOSSIER_HIGHLIGHTS_MAX_OLD (64 * 1024 * 1024)

/* What is written: all there is with only a format. */
typedef struct
{
  const char   *format;      /* "web-annotation", "hypothesis", "markdown", "html", "csv" or "readwise" */
  DossierQuery *query;       /* of the stories that it finds; or NULL */
  GArray       *stories;     /* (element-type gint64): of these; or NULL */
  GArray       *annotations; /* (element-type gint64): only these; or NULL */
  gint64        entity;      /* those that are about it, or whose words name it; 0: any */
} DossierHighlightsOrder;

typedef struct
{
  guint n_stories, n_highlights;
  guint n_left_out; /* that the format has no place for */
} DossierHighlightsCounts;

/* Whether there is such a format. */
gboolean dossier_highlights_export_knows (const char *format);

/* "Highlights.csv": @name with the ending of @format, fit for any disk. Owned by the caller. */
char *dossier_highlights_export_make_name (const char *name, const char *format);

/* @path "-": standard output. With Markdown, and not of chosen annotations, a folder that is there or a path that ends
 * with "/": a file a story, or of an entity one called after it. @counts may be NULL. Blocks until done; any thread.
 * NOT_FOUND when there
 * are none. The store's errors, those of dossier-export-file.h, and G_FILE_ERROR_EXIST for a file that must not be
 * written over: nothing is written then. */
gboolean dossier_highlights_export (DossierStore *store, const DossierHighlightsOrder *order, const char *path,
                                    DossierHighlightsCounts *counts, DossierProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error);

/* The same in a thread of its own. */
void     dossier_highlights_export_async (DossierStore *store, const DossierHighlightsOrder *order, const char *path,
                                          GCancellable *cancellable, DossierProgress progress, gpointer progress_data,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_highlights_export_finish (DossierStore *store, GAsyncResult *result, DossierHighlightsCounts *counts,
                                           GError **error);

G_END_DECLS
