/* dossier-marker.h - a small file beside the library while programs may write to it: one that is left over says that
 * the last of them did not end by itself.
 *
 * Each program holds a shared lock on it, which the kernel takes back when the program is killed: so several programs
 * do not take each other for dead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierMarker DossierMarker;

/* @was_left: the marker was there, and no program that uses the library. NULL where no lock can be had: then nothing is
 * known. */
DossierMarker *dossier_marker_new (const char *library_path, gboolean *was_left);

/* The same for whoever must be the only one: NULL when another program uses the library, or no lock can be had. Others
 * that come wait until it is freed. */
DossierMarker *dossier_marker_new_alone (const char *library_path);

/* Lets go of it as it is: the next program finds what this one found. */
void dossier_marker_leave (DossierMarker *self);

/* A proper end: the last program takes the file away. */
void dossier_marker_free (DossierMarker *self);

G_END_DECLS
