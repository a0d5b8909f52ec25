/* dossier-reader-split.h - a story with its notes: beside it where there is room, else as a sheet below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From this width on (pixels) the notes stand beside the story, and as wide as that. */
#define DOSSIER_READER_SPLIT_WIDE 640
#define DOSSIER_READER_SPLIT_SIDE 320

#define DOSSIER_TYPE_READER_SPLIT (dossier_reader_split_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderSplit, dossier_reader_split, DOSSIER, READER_SPLIT, GtkWidget)

/* Both are sunk. The notes are not shown at first. Floating. */
GtkWidget *dossier_reader_split_new (GtkWidget *story, GtkWidget *notes);

void     dossier_reader_split_set_shown (DossierReaderSplit *self, gboolean is_shown);
gboolean dossier_reader_split_is_shown (DossierReaderSplit *self);

G_END_DECLS
