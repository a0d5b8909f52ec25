/* dossier-import-item.h - one row of a list of feeds that is looked at before it is taken
 *
 * Properties: "checked" (boolean), "mixed" (boolean): of a heading, whether some of its feeds are checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_IMPORT_HEADING, /* of the feeds that follow; checks all of them, unless it is fixed */
  DOSSIER_IMPORT_FEED,
  DOSSIER_IMPORT_WORDS, /* a sentence about what was left out */
} DossierImportKind;

#define DOSSIER_TYPE_IMPORT_ITEM (dossier_import_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportItem, dossier_import_item, DOSSIER, IMPORT_ITEM, GObject)

/* @subtitle may be NULL. @is_fixed: there is nothing to check. */
DossierImportItem *dossier_import_item_new_heading (const char *title, const char *subtitle, gboolean is_fixed);
/* @feed is borrowed and must live on. One that is known is checked and fixed; one in the own network is not checked. */
DossierImportItem *dossier_import_item_new_feed (DossierListedFeed *feed);
DossierImportItem *dossier_import_item_new_words (const char *words);

DossierImportKind  dossier_import_item_get_kind (DossierImportItem *self);
const char        *dossier_import_item_get_title (DossierImportItem *self);
const char        *dossier_import_item_get_subtitle (DossierImportItem *self); /* or NULL */
DossierListedFeed *dossier_import_item_get_feed (DossierImportItem *self);     /* NULL unless it is one */
gboolean           dossier_import_item_is_fixed (DossierImportItem *self);

gboolean dossier_import_item_is_checked (DossierImportItem *self);
void     dossier_import_item_set_checked (DossierImportItem *self, gboolean is_checked);
void     dossier_import_item_set_mixed (DossierImportItem *self, gboolean is_mixed);

G_END_DECLS
