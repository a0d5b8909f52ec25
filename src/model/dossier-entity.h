/* dossier-entity.h - a person or an organization
 *
 * The row is what the store keeps of it, copied in; property "row" notifies when the store has news.
 * Lives on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib-object.h>
#include "dossier-date.h"
#include "dossier-kinds.h"

G_BEGIN_DECLS

typedef struct
{
  gint64            id;
  char             *uid;
  DossierEntityKind kind;
  DossierSubtype    subtype;
  char             *name;
  GStrv             aliases;   /* all other names known, never NULL in a dossier; NULL in a list */
  guint             n_stories; /* that mention it */
  gint64            last_seen; /* newest of them, Unix seconds */
  gboolean          is_pinned;
  gboolean          is_followed; /* in all that is told */
  char             *note;        /* the user's own, or NULL */
} DossierEntityRow;

#define DOSSIER_TYPE_ENTITY (dossier_entity_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntity, dossier_entity, DOSSIER, ENTITY, GObject)

DossierEntity *dossier_entity_new (const DossierEntityRow *row);

/* Borrowed, valid until the next set_row. */
const DossierEntityRow *dossier_entity_get_row (DossierEntity *self);
void                    dossier_entity_set_row (DossierEntity *self, const DossierEntityRow *row);

G_END_DECLS
