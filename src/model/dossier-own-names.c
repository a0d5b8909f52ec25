/* dossier-own-names.c - the names that a person has decided about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-own-names.h"

struct _DossierOwnNames
{
  gatomicrefcount ref_count;
  char           *stamp;
  GStringChunk   *strings;
  GArray         *names; /* of DossierOwnName */
};

DossierOwnNames *
dossier_own_names_new (const char *stamp)
{
  DossierOwnNames *self = g_new0 (DossierOwnNames, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->stamp = g_strdup (stamp);
  self->strings = g_string_chunk_new (4096);
  self->names = g_array_new (FALSE, FALSE, sizeof (DossierOwnName));
  return self;
}

DossierOwnNames *
dossier_own_names_ref (DossierOwnNames *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dossier_own_names_unref (DossierOwnNames *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->stamp);
  g_string_chunk_free (self->strings);
  g_array_unref (self->names);
  g_free (self);
}

gboolean
dossier_own_names_add (DossierOwnNames *self, const DossierOwnName *name)
{
  DossierOwnName copy = *name;

  if (self->names->len >= DOSSIER_OWN_NAMES_MAX)
    return FALSE;
  copy.name = g_string_chunk_insert (self->strings, name->name);
  copy.dossier = g_string_chunk_insert_const (self->strings, name->dossier);
  g_array_append_val (self->names, copy);
  return TRUE;
}

const char *
dossier_own_names_get_stamp (const DossierOwnNames *self)
{
  return self->stamp;
}

guint
dossier_own_names_get_length (const DossierOwnNames *self)
{
  return self->names->len;
}

const DossierOwnName *
dossier_own_names_get (const DossierOwnNames *self, guint i)
{
  return &g_array_index (self->names, DossierOwnName, i);
}
