/* dossier-reader-find.h - find in the story that is open: a bar with an entry, a count, and up and down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-text-view.h"

G_BEGIN_DECLS

/* Places that are marked and counted; beyond them the count says "more than". */
#define DOSSIER_READER_FIND_MAX 2000

#define DOSSIER_TYPE_READER_FIND (dossier_reader_find_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderFind, dossier_reader_find, DOSSIER, READER_FIND, AdwBin)

GtkWidget *dossier_reader_find_new (DossierTextView *view);

/* Opens the bar with the caret in its entry; when it is open, goes to the next place. */
void dossier_reader_find_open (DossierReaderFind *self);
void dossier_reader_find_close (DossierReaderFind *self);

/* The view shows another text: looks again if the bar is open; places that were set are forgotten. */
void dossier_reader_find_again (DossierReaderFind *self);

/* What the search of the list found in the text (of DossierPlaceFound, or NULL): marked, and gone to with the bar, as
 * long as nothing else is typed into it. The bar opens without taking the focus, unless it was closed on this search.
 */
void dossier_reader_find_set_places (DossierReaderFind *self, GArray *places);
/* Another search: its places are shown again. */
void dossier_reader_find_renew (DossierReaderFind *self);

GtkEditable *dossier_reader_find_get_entry (DossierReaderFind *self);

/* The count as it is shown. */
const char *dossier_reader_find_get_words (DossierReaderFind *self);

G_END_DECLS
