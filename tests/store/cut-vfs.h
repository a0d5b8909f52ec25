/* cut-vfs.h - what a disk may hold after the power was cut, for any moment of what a program wrote
 *
 * A VFS before SQLite's own one for files below a folder: it writes down every write, and makes the folder again as it
 * may be when only what was synced is sure. After "Crash testing" in https://www.sqlite.org/testing.html and
 * https://www.sqlite.org/atomiccommit.html 2 (what a disk promises).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What became of the writes since the last sync of their file. */
typedef enum
{
  CUT_NONE,   /* none came to the disk */
  CUT_ALL,    /* all did */
  CUT_SOME,   /* some did, in any order */
  CUT_TORN,   /* some did, the last of them up to a sector in its middle */
  CUT_LATEST, /* the second half did, the first did not */
  CUT_N_KINDS,
} CutKind;

typedef struct _CutVfs CutVfs;

/* Is SQLite's VFS from now on. What is in @folder already is on the disk. */
CutVfs *cut_vfs_new (const char *folder);
/* SQLite's own VFS is its VFS again; what was written down stays. */
void cut_vfs_end (CutVfs *self);
void cut_vfs_free (CutVfs *self);

/* Writes, syncs and deletions so far. From any thread. */
guint cut_vfs_count (CutVfs *self);

/* Makes in @target (there, empty) what is on the disk when the power is cut after the first @n of them. */
void cut_vfs_make (CutVfs *self, guint n, CutKind kind, GRand *random, const char *target);

G_END_DECLS
