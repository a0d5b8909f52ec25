/* fault-memory.c - SQLite's memory, of which the n-th piece is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-memory.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_mem_methods real;
  GMutex              lock;
  gboolean            is_armed, for_ever;
  guint               n, n_calls, n_hits;
} Memory;

/* SQLite gives its functions nothing to find it by. */
static Memory *
get_memory (void)
{
  static Memory memory;

  return &memory;
}

static gboolean
is_refused (Memory *memory)
{
  gboolean refused = FALSE;

  g_mutex_lock (&memory->lock);
  if (memory->is_armed)
    {
      memory->n_calls++;
      refused = memory->n > 0 && (memory->n_calls == memory->n || (memory->for_ever && memory->n_calls > memory->n));
      memory->n_hits += refused;
    }
  g_mutex_unlock (&memory->lock);
  return refused;
}

static void *
take (int size)
{
  Memory *memory = get_memory ();

  return is_refused (memory) ? NULL : memory->real.xMalloc (size);
}

static void *
take_more (void *old, int size)
{
  Memory *memory = get_memory ();

  return is_refused (memory) ? NULL : memory->real.xRealloc (old, size);
}

void
fault_memory_use (void)
{
  Memory             *memory = get_memory ();
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory->real), ==, SQLITE_OK);
  methods = memory->real;
  methods.xMalloc = take;
  methods.xRealloc = take_more;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  /* Small pieces come from there too, and not from a stock. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}

void
fault_memory_arm (guint n, gboolean for_ever)
{
  Memory *memory = get_memory ();

  g_mutex_lock (&memory->lock);
  memory->is_armed = TRUE;
  memory->n = n;
  memory->n_calls = memory->n_hits = 0;
  memory->for_ever = for_ever;
  g_mutex_unlock (&memory->lock);
}

guint
fault_memory_disarm (guint *n_hits)
{
  Memory *memory = get_memory ();
  guint   n_calls;

  g_mutex_lock (&memory->lock);
  memory->is_armed = FALSE;
  n_calls = memory->n_calls;
  *n_hits = memory->n_hits;
  g_mutex_unlock (&memory->lock);
  return n_calls;
}
