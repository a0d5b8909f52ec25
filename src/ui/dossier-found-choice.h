/* dossier-found-choice.h - a feed that was found, and whether it is to be subscribed to
 *
 * Property "marked" (boolean): stays FALSE where nothing can be marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

#include "dossier-found-feed.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FOUND_CHOICE (dossier_found_choice_get_type ())
G_DECLARE_FINAL_TYPE (DossierFoundChoice, dossier_found_choice, DOSSIER, FOUND_CHOICE, GObject)

/* @feed (taken). @is_kept: there is a subscription to it. @is_own: it is left out where all are marked at once. */
DossierFoundChoice *dossier_found_choice_new (DossierFoundFeed *feed, gboolean is_kept, gboolean is_own);

const DossierFoundFeed *dossier_found_choice_get_feed (DossierFoundChoice *self);
gboolean                dossier_found_choice_is_kept (DossierFoundChoice *self);
/* FALSE for what there is a subscription to, and for what could not be read. */
gboolean dossier_found_choice_can_mark (DossierFoundChoice *self);
gboolean dossier_found_choice_is_marked (DossierFoundChoice *self);
void     dossier_found_choice_set_marked (DossierFoundChoice *self, gboolean is_marked);

/* Marks all of @choices that can be marked at once, or none; whether they are. */
void     dossier_found_choices_mark (GListModel *choices, gboolean is_marked);
gboolean dossier_found_choices_are_marked (GListModel *choices);

G_END_DECLS
