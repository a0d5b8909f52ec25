/* fault-scenes.h - what a person does to a library, a scene each, to be done again and again while something fails
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/* Stories in the library that each scene begins with. */
#define DESK_STORIES 12

typedef struct
{
  char         *home, *folder, *path; /* home: where what it begins with is kept */
  DossierStore *store;                /* NULL while the library is closed */
  guint         turn;                 /* each is another one: no two do the same */
  gint64        stories[DESK_STORIES], annotation, person, other, feed;
} Desk;

typedef enum
{
  SCENE_READS,   /* and the library is as it was */
  SCENE_CHANGES, /* in one transaction: all of it or nothing */
  SCENE_STEPS,   /* in several: after a failure it goes on from where it came to */
  SCENE_FILES,   /* what is in the library stays, or it is another whole one */
} SceneKind;

/* Does what the scene is about, and asserts that what it is told is right. After FALSE it can be done again. */
typedef gboolean (*SceneRun) (Desk *desk, GError **error);

typedef struct
{
  const char *name;
  SceneKind   kind;
  gboolean    is_closed; /* the library is, while it runs */
  gboolean    is_long;   /* a whole library is written */
  SceneRun    run;
  SceneRun    prepare; /* before the first turn, or NULL */
} Scene;

/* All of them. */
const Scene *fault_scenes (guint *n);

/* Makes the library that each scene begins with, in @folder, and leaves it closed. */
Desk *desk_new (const char *folder);
/* From now on the scenes are in @folder, which is there and empty. */
void desk_move (Desk *desk, const char *folder);
void desk_free (Desk *desk);
/* The library that all begin with, in the place of what became of it; open, prepared for @scene. */
void desk_begin (Desk *desk, const Scene *scene);
/* Opens and closes the library; asserts that it can be. */
void desk_open (Desk *desk);
void desk_close (Desk *desk);
/* A digest of all rows of all tables; owned by the caller. */
char *desk_dup_digest (Desk *desk);

G_END_DECLS
