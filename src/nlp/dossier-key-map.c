/* dossier-key-map.c - a number for each of some keys that are spread already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-key-map-private.h"

#define LEAST_BITS 4

void
dossier_key_map_init (DossierKeyMap *self, guint n)
{
  self->n = 0;
  self->bits = LEAST_BITS;
  while ((gsize) n * 2 > (gsize) 1 << self->bits)
    self->bits++;
  self->places = g_new0 (DossierKeyPlace, (gsize) 1 << self->bits);
}

void
dossier_key_map_clear (DossierKeyMap *self)
{
  g_clear_pointer (&self->places, g_free);
}

void
dossier_key_map_grow (DossierKeyMap *self)
{
  DossierKeyPlace *old = self->places;
  gsize            n = (gsize) 1 << self->bits;

  self->bits++;
  self->places = g_new0 (DossierKeyPlace, n * 2);
  for (gsize i = 0; i < n; i++)
    if (old[i].number != 0)
      *dossier_key_map_find (self, old[i].key) = old[i];
  g_free (old);
}
