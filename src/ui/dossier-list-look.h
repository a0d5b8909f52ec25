/* dossier-list-look.h - in which order each kind of list stands, and how it is grouped, kept in the settings
 *
 * Kinds are the views, feeds, people and organizations, tags, several of these at once, and searches for words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>
#include "dossier-order.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_LIST_GROUPS_NONE,
  DOSSIER_LIST_GROUPS_HEADINGS, /* of days or sources */
  DOSSIER_LIST_GROUPS_EVENTS,   /* one row for all stories of an event */
} DossierListGroups;

/* How all lists are grouped; NONE without @settings. */
DossierListGroups dossier_list_look_get_groups (GSettings *settings);

/* A stable word. */
const char *dossier_list_look_get_kind (DossierQuery *query);

/* @settings may be NULL: then all lists are the newest first. */
DossierOrder dossier_list_look_get_order (GSettings *settings, DossierQuery *query);
void         dossier_list_look_set_order (GSettings *settings, DossierQuery *query, DossierOrder order);

G_END_DECLS
