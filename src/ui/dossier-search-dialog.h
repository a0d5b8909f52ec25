/* dossier-search-dialog.h - asks for the name and the words of a search that is to be kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-saved-search.h"

G_BEGIN_DECLS

/* @search: as the person wants it, with the id that it was asked with. Not called when it was left. */
typedef void (*DossierSearchAnswer) (const DossierSavedSearch *search, gpointer data);

/* @search: what stands there at first; with id 0 it is a new one. @data is freed by @free_data with the dialog,
 * answered or not. Presented, and returned for tests: the response "ok" answers. */
GtkWidget *dossier_search_dialog_ask (GtkWindow *parent, const DossierSavedSearch *search, DossierSearchAnswer answer,
                                      gpointer data, GDestroyNotify free_data);

G_END_DECLS
