/* dossier-entity-page-private.h - between the dossier's page and its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-entity-page.h"
#include "dossier-entity-item.h"
#include "dossier-entity-note.h"

G_BEGIN_DECLS

/* Widest column, in pixels. */
#define DOSSIER_ENTITY_PAGE_WIDTH 740

/* Longest name that can be typed, in characters. */
#define DOSSIER_ENTITY_PAGE_MAX_NAME 200

/* Rows that come into the list before it is shown, and at most with each frame after that. */
#define DOSSIER_ENTITY_PAGE_FIRST_ROWS 2
#define DOSSIER_ENTITY_PAGE_FRAME_ROWS 8
/* Microseconds of a frame that new rows may take: when they take more, fewer come with the next. */
#define DOSSIER_ENTITY_PAGE_FRAME_TIME 8000

struct _DossierEntityPage
{
  AdwBin parent;

  DossierStore *store;
  GtkWidget    *stack; /* "empty", "page" */
  GtkWidget    *scrolled, *list;
  GtkWidget    *head, *note; /* in the list's first and last row; owned */
  GtkWidget    *as_of_button, *calendar;
  GListStore   *items; /* of DossierEntityItem */

  GPtrArray     *waiting; /* (element-type DossierEntityItem) that are not in the list yet, or NULL */
  guint          n_shown; /* of them, so many are */
  guint          tick;
  guint          n_a_frame;   /* rows that come with the next frame */
  gint64         frame_begun; /* when rows were added to a frame, microseconds; 0: none were */
  GdkFrameClock *clock;       /* of the frames that are filled, and its handler; NULL: none is yet */
  gulong         painted;

  gint64             entity;   /* shown or being loaded, 0 none */
  gint64             as_of;    /* the moment that is looked back to, 0: now */
  DossierEntityView *view;     /* what is shown, or NULL */
  gboolean           is_stale; /* what is shown may not be what is kept */
  GCancellable      *loading;
  guint              reload_source;
};

/* Face, name, kind and what can be done with them. */
void dossier_entity_page_fill_head (DossierEntityPage *self);

/* The list; floating. In dossier-entity-page-list.c, with the next two. */
GtkWidget *dossier_entity_page_list_new (DossierEntityPage *self);
/* Takes @items (element-type DossierEntityItem) into the list, a few with each frame. */
void dossier_entity_page_show_items (DossierEntityPage *self, GPtrArray *items);
void dossier_entity_page_stop_filling (DossierEntityPage *self);

/* The button with the calendar; floating. In dossier-entity-page-as-of.c, with the next. */
GtkWidget *dossier_entity_page_as_of_new (DossierEntityPage *self);
/* The line that says which day is looked back to; floating. */
GtkWidget *dossier_entity_page_as_of_line_new (DossierEntityPage *self);
/* Shows the dossier as it was known at the end of a moment, 0: now. */
void dossier_entity_page_set_as_of (DossierEntityPage *self, gint64 as_of);

/* A button with the menu of formats; floating. In dossier-entity-page-export.c. */
GtkWidget *dossier_entity_page_export_button_new (DossierEntityPage *self);

/* Asks for another name, then renames. */
void dossier_entity_page_rename (DossierEntityPage *self);
/* Who it is, corrected: each can be undone, which a toast offers. In dossier-entity-page-correct.c. */
void dossier_entity_page_reject (DossierEntityPage *self);      /* nobody */
void dossier_entity_page_change_kind (DossierEntityPage *self); /* the other kind */
void dossier_entity_page_ask_same (DossierEntityPage *self);    /* asks for a name, then merges */
void dossier_entity_page_merge (DossierEntityPage *self, const char *name);
/* A button with the menu of these. */
GtkWidget *dossier_entity_page_correct_button_new (gint64 entity, DossierEntityKind kind);
void       dossier_entity_page_set_pinned (DossierEntityPage *self, gboolean is_pinned);
/* The store's answer comes back as a fresh page. */
void dossier_entity_page_apply (DossierEntityPage *self, DossierChange *change, const char *failure);
void dossier_entity_page_reload (DossierEntityPage *self);

G_END_DECLS
