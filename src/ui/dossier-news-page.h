/* dossier-news-page.h - what is new of those whom a person follows, grouped by them, each line with its sentence
 *
 * A bin for the content pane. Loads in the background; errors go to "win.report", a line opens by "win.open-story",
 * "win.open-dossier" or "win.filter-entity"; "win.mark-news-seen" and "win.set-followed" change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

/* Seconds within which looking at the page again is the same visit. */
#define DOSSIER_NEWS_PAGE_VISIT 1800

#define DOSSIER_TYPE_NEWS_PAGE (dossier_news_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierNewsPage, dossier_news_page, DOSSIER, NEWS_PAGE, AdwBin)

/* @settings: "following-visited" is kept there. */
GtkWidget *dossier_news_page_new (DossierLibrary *library, GSettings *settings);

/* The person comes to it: a visit, and the store is asked again. */
void dossier_news_page_open (DossierNewsPage *self);

G_END_DECLS
