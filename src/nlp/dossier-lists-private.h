/* dossier-lists-private.h - the tables of data/nlp -> the lists that the program has in it.
 *
 * Reading the tables at each start would take longer than reading a story. A program of its own does it once, when
 * Dossier is built: dossier-compile-lists.c. Numbers are those of the machine, as in dossier_gazetteer_to_bytes ():
 *
 *   gazetteer  dossier_gazetteer_to_bytes ()
 *   names      of organizations, then of people: dossier-packed-texts-private.h; number 0 of each is nobody
 *   footer     DossierListsFooter, unaligned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_LISTS_MAGIC 0x646F73736C697375u

typedef struct
{
  guint64 magic;
  guint32 n_organizations, n_people;
  guint64 gazetteer_size;
} DossierListsFooter;

/* The lists made of the tables in @folder. NULL with G_FILE_ERROR when one is not there, and with
 * DOSSIER_RECOGNISER_ERROR_DATA when a line of one makes no sense. */
GBytes *dossier_lists_compile (const char *folder, GError **error);

G_END_DECLS
