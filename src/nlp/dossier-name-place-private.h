/* dossier-name-place-private.h - what a place of a text tells of the names there, beyond its words by themselves.
 *
 * views: most signs tell one of few things that a place is together with its neighbours ("lower case, then a capital"),
 *        so that texts show the same few combinations again and again. They go in groups, the views, each with a key:
 *        who keeps what a view was worth need not ask for its signs again.
 * rest:  the others, of two words mostly, hardly ever come again.
 * near:  a sign a word, of the plain words a little further off.
 *
 * One per run, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-signs-private.h"

G_BEGIN_DECLS

/* Signs of a place in all, of one view, and of the rest. */
#define DOSSIER_NAME_MAX_PLACE_SIGNS 64
#define DOSSIER_NAME_MAX_VIEW_SIGNS 4
#define DOSSIER_NAME_MAX_REST_SIGNS 12
/* Plain words near a place. */
#define DOSSIER_NAME_MAX_NEAR 8

/* The last four are only those of a word with a capital. */
typedef enum
{
  DOSSIER_NAME_VIEW_CASE, /* with how the text writes the word elsewhere, and its rule */
  DOSSIER_NAME_VIEW_LISTS,
  DOSSIER_NAME_VIEW_RULES,
  DOSSIER_NAME_VIEW_SHAPES,
  DOSSIER_NAME_VIEW_CLASSES,
  DOSSIER_NAME_VIEW_OWN,  /* the word's shape with lists and rules, and where in the capitals it stands */
  DOSSIER_NAME_VIEW_LEFT, /* the plain word before the capitals */
  DOSSIER_NAME_VIEW_RIGHT,
  DOSSIER_NAME_VIEW_LEFT_OWN, /* the same together with the word's shape and rule */
  DOSSIER_NAME_VIEW_RIGHT_OWN,
  DOSSIER_NAME_N_VIEWS,
} DossierNameView;

/* A token of the sentence, or what stands for its edge. */
typedef struct
{
  guint64 word, shape; /* no shape further than REACH from a run */
  guint32 classes, path;
  guint8  list, rule, counts;
} DossierNameSeen;

typedef struct
{
  const DossierNameSigns *signs;
  const DossierSentence  *sentence;
  guint                   i;                          /* the token */
  DossierNameSeen         seen[DOSSIER_NAME_OFFSETS]; /* from REACH before it on */
  gboolean                capital;                    /* has it one? only then the rest is set: */
  guint                   from, to;                   /* of the words with capitals around it, the first and last */
  DossierNameSeen         left, right;                /* before and behind them */
  guint64                 far_left, far_right;        /* the words before and behind those */
} DossierNamePlace;

/* The first place of @run, and the one behind @last. */
void dossier_name_place_init (DossierNamePlace *self, const DossierNameSigns *signs, const DossierNameRun *run);
void dossier_name_place_follow (DossierNamePlace *self, const DossierNamePlace *last);

/* Writes a key for each view the place has, in their order, and returns how many: views with the same key have the same
 * signs. Never 0. */
guint dossier_name_place_list_views (const DossierNamePlace *self, guint64 *keys);

/* Each writes signs and returns how many: of one view, of no view, and those of the words near. */
guint dossier_name_place_list_view (const DossierNamePlace *self, DossierNameView view, guint64 *signs);
guint dossier_name_place_list_rest (const DossierNamePlace *self, guint64 *signs);

/* Writes the tokens of the plain words near, and returns how many; and the sign of one of them. */
guint   dossier_name_place_list_near (const DossierNamePlace *self, guint *tokens);
guint64 dossier_name_signs_near (const DossierNameSigns *self, guint i);

/* All signs, in an order of their own. */
guint dossier_name_place_list_signs (const DossierNamePlace *self, guint64 *signs);

G_END_DECLS
