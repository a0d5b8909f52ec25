/* dossier-highlights-run-private.h - an export of highlights under way. One thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-highlights-export.h"
#include "dossier-highlights-writer.h"

G_BEGIN_DECLS

typedef struct
{
  DossierStore                 *store;
  const DossierHighlightsOrder *order;
  const char                   *path;
  DossierHighlightsFormat       format;
  DossierEntity                *entity;  /* of the order, with aliases; or NULL */
  GArray                       *stories; /* (element-type gint64), newest first */
  GHashTable                   *chosen;  /* (element-type gint64): annotations of the order; NULL: any */
  DossierProgress               progress;
  gpointer                      progress_data;
  GCancellable                 *cancellable;
  DossierHighlightsCounts       counts;
} DossierHighlightsRun;

/* FALSE stops with @error. */
typedef gboolean (*DossierHighlightsVisit) (const DossierHighlightedStory *story, gpointer data, GError **error);

/* All stories of the run that have highlights it asks for, one after the other, with progress. */
gboolean dossier_highlights_run_walk (DossierHighlightsRun *run, DossierHighlightsVisit visit, gpointer data,
                                      GError **error);

/* FALSE with @error when nothing was written: there is nothing to be handed on. */
gboolean dossier_highlights_run_check (const DossierHighlightsRun *run, GError **error);

/* What a person has written in the Markdown file at @path, which may not be there: then it is empty. NULL with @error
 * when the file is none of ours. */
GBytes *dossier_highlights_read_own (const char *path, GError **error);

/* A file a story in the folder at the path of @run. */
gboolean dossier_highlights_run_folder (DossierHighlightsRun *run, GError **error);

G_END_DECLS
