/* dossier-array-private.h - arrays that get their room at once, so that adding to them asks nobody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For @n more. */
static inline void
dossier_array_make_room (GArray *array, guint n)
{
  guint length = array->len;

  g_array_set_size (array, length + n);
  array->len = length;
}

/* The next element, to be written; there is room for it. */
#define dossier_array_add(array, Type) (&g_array_index ((array), Type, (array)->len++))

G_END_DECLS
