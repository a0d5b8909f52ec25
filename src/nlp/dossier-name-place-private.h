/* dossier-name-place-private.h - what a place of a text tells of the names there, beyond its words by themselves.
 *
 * Signs tell one of few things that a place is together with its neighbours ("lower case, then a capital"), so that
 * texts show the same few combinations again and again. They go in groups, the views, each with a key: who keeps what
 * a view was worth need not ask for its signs again.
 *
 * One per run, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-signs-private.h"

G_BEGIN_DECLS

/* Signs of a place in all, and of one view. */
#define DOSSIER_NAME_MAX_PLACE_SIGNS 24
#define DOSSIER_NAME_MAX_VIEW_SIGNS 4

/* The last two are only those of a word with a capital. */
typedef enum
{
  DOSSIER_NAME_VIEW_CASE, /* with how the text writes the word elsewhere, and its rule */
  DOSSIER_NAME_VIEW_LISTS,
  DOSSIER_NAME_VIEW_RULES,
  DOSSIER_NAME_VIEW_OWN,  /* the word's shape with lists and rules, and where in the capitals it stands */
  DOSSIER_NAME_VIEW_LEFT, /* the plain word before the capitals */
  DOSSIER_NAME_VIEW_RIGHT,
  DOSSIER_NAME_N_VIEWS,
} DossierNameView;

/* A token of the sentence, or what stands for its edge. */
typedef struct
{
  guint64 word;
  guint32 classes, path;
} DossierNameSeen;

typedef struct
{
  const DossierNameSigns *signs;
  const DossierSentence  *sentence;
  guint                   i;           /* the token */
  gboolean                capital;     /* has it one? only then the rest is set: */
  guint                   from, to;    /* of the words with capitals around it, the first and last */
  DossierNameSeen         left, right; /* before and behind them */
} DossierNamePlace;

/* The first place of @run, and the one behind @last. */
void dossier_name_place_init (DossierNamePlace *self, const DossierNameSigns *signs, const DossierNameRun *run);
void dossier_name_place_follow (DossierNamePlace *self, const DossierNamePlace *last);

/* Writes a key for each view the place has, in their order, and returns how many: views with the same key have the same
 * signs. Never 0. */
guint dossier_name_place_list_views (const DossierNamePlace *self, guint64 *keys);

/* Writes the signs of one view and returns how many. */
guint dossier_name_place_list_view (const DossierNamePlace *self, DossierNameView view, guint64 *signs);

/* All signs, in an order of their own. */
guint dossier_name_place_list_signs (const DossierNamePlace *self, guint64 *signs);

G_END_DECLS
