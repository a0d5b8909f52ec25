/* dossier-own-names.h - the names that a person has decided about: those that are somebody, and those that are none.
 *
 * A plain value. Filled by whoever makes it; constant and thread-safe from then on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-kinds.h"

G_BEGIN_DECLS

/* Names of one value; what is over is not taken. */
#define DOSSIER_OWN_NAMES_MAX 100000

typedef struct
{
  const char       *name;    /* as it stands in texts */
  const char       *dossier; /* the name of whom it means; "" for what is no name */
  guint             entity;  /* the same number for the names of one, from 1; 0 for what is no name */
  DossierEntityKind kind;
  DossierSubtype    subtype;
} DossierOwnName;

typedef struct _DossierOwnNames DossierOwnNames;

/* @stamp: tells this state of the decisions from others. */
DossierOwnNames *dossier_own_names_new (const char *stamp);
DossierOwnNames *dossier_own_names_ref (DossierOwnNames *self);
void             dossier_own_names_unref (DossierOwnNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierOwnNames, dossier_own_names_unref)

/* A copy of @name is added. Names of one entity come in a row. FALSE past the limit. */
gboolean dossier_own_names_add (DossierOwnNames *self, const DossierOwnName *name);

const char           *dossier_own_names_get_stamp (const DossierOwnNames *self);
guint                 dossier_own_names_get_length (const DossierOwnNames *self);
const DossierOwnName *dossier_own_names_get (const DossierOwnNames *self, guint i);

G_END_DECLS
