/* dossier-key-map-private.h - a number for each of some keys that are spread already: hashes of words and phrases.
 *
 * Open addressing, at most half full; no allocation a key. One per text, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 key;
  int     number; /* 0: the place is free */
} DossierKeyPlace;

typedef struct
{
  DossierKeyPlace *places;
  guint            bits; /* of their count */
  guint            n;
} DossierKeyMap;

/* Has room for @n keys, and grows when there are more. */
void dossier_key_map_init (DossierKeyMap *self, guint n);
void dossier_key_map_clear (DossierKeyMap *self);

/* Makes room for one more key. */
void dossier_key_map_grow (DossierKeyMap *self);

/* The place of the key, or the one where it would be put. */
static inline DossierKeyPlace *
dossier_key_map_find (const DossierKeyMap *self, guint64 key)
{
  gsize last = ((gsize) 1 << self->bits) - 1, at = key * 0x9e3779b97f4a7c15u >> (64 - self->bits);

  while (self->places[at].number != 0 && self->places[at].key != key)
    at = (at + 1) & last;
  return &self->places[at];
}

/* The number of the key; 0 when it has none. */
static inline int
dossier_key_map_get (const DossierKeyMap *self, guint64 key)
{
  return dossier_key_map_find (self, key)->number;
}

/* @number: not 0. */
static inline void
dossier_key_map_set (DossierKeyMap *self, guint64 key, int number)
{
  DossierKeyPlace *place = dossier_key_map_find (self, key);

  if (place->number == 0 && ++self->n > 1u << (self->bits - 1))
    {
      dossier_key_map_grow (self);
      place = dossier_key_map_find (self, key);
    }
  *place = (DossierKeyPlace){ key, number };
}

G_END_DECLS
