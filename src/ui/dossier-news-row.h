/* dossier-news-row.h - a line of the page about what is new, filled anew for each item that it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-news-item.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_NEWS_ROW (dossier_news_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierNewsRow, dossier_news_row, DOSSIER, NEWS_ROW, GtkWidget)

GtkWidget *dossier_news_row_new (void);
void       dossier_news_row_set_item (DossierNewsRow *self, const DossierNewsItem *item);

G_END_DECLS
