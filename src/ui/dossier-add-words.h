/* dossier-add-words.h - what was handed over, and what came of it, in words
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

/* Most addresses taken from one paste. */
#define DOSSIER_ADD_MAX_ADDRESSES 200

/* The addresses of @text when it is nothing but addresses, one a line (http, https, feed, or a bare "www."; "feed:"
 * becomes http): element-type utf8. NULL when it is words, or there are more than DOSSIER_ADD_MAX_ADDRESSES. */
GStrv dossier_add_addresses (const char *text);

/* What a "dossier:add?url=..." asks to save, an address of http or https a line, at most DOSSIER_ADD_MAX_ADDRESSES;
 * NULL when @input is something else. Owned by the caller. */
char *dossier_add_read_request (const char *input);

/* Sums of what several additions found. */
typedef struct
{
  guint n_new, n_same, n_revised, n_deleted, n_returned;
  guint n_claims;
  guint n_people, n_organizations; /* of one addition: those of several may be the same ones */
  guint n_additions;               /* that took stories in */
  guint n_feeds;                   /* subscribed to */
} DossierAddSums;

void dossier_add_sums_add (DossierAddSums *sums, const DossierAddResult *result);

/* "3 stories, 5 people, 4 organizations, 6 moves found", without names after several additions; "This story was here
 * already"; owned by the caller. */
char *dossier_add_sums_words (const DossierAddSums *sums);

G_END_DECLS
