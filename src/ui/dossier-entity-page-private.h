/* dossier-entity-page-private.h - between the dossier's page and its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-entity-page.h"
#include "dossier-entity-note.h"

G_BEGIN_DECLS

/* Stories listed; the rest is a filter away. */
#define DOSSIER_ENTITY_PAGE_STORIES 8

/* Longest name that can be typed, in characters. */
#define DOSSIER_ENTITY_PAGE_MAX_NAME 200

struct _DossierEntityPage
{
  AdwBin parent;

  DossierStore *store;
  GtkWidget    *stack; /* "empty", "page" */
  GtkWidget    *scrolled;
  GtkWidget    *head, *body; /* boxes that are filled anew for each dossier */
  GtkWidget    *note;

  gint64                entity; /* shown or being loaded, 0 none */
  DossierEntityContent *content;
  GCancellable         *loading;
  guint                 reload_source;
};

/* Face, name, kind, other names and what can be done with them. */
void dossier_entity_page_fill_head (DossierEntityPage *self, const DossierEntityRow *entity);
/* Everything below the note. */
void dossier_entity_page_fill_body (DossierEntityPage *self, const DossierEntityContent *content);

/* Asks for another name, then renames. */
void dossier_entity_page_rename (DossierEntityPage *self);
/* Who it is, corrected: each can be undone, which a toast offers. In dossier-entity-page-correct.c. */
void dossier_entity_page_reject (DossierEntityPage *self);      /* nobody */
void dossier_entity_page_change_kind (DossierEntityPage *self); /* the other kind */
void dossier_entity_page_ask_same (DossierEntityPage *self);    /* asks for a name, then merges */
void dossier_entity_page_merge (DossierEntityPage *self, const char *name);
/* A button with the menu of these. */
GtkWidget *dossier_entity_page_correct_button_new (DossierEntityKind kind);
void       dossier_entity_page_set_pinned (DossierEntityPage *self, gboolean is_pinned);
/* The store's answer comes back as a fresh page. */
void dossier_entity_page_apply (DossierEntityPage *self, DossierChange *change, const char *failure);
void dossier_entity_page_reload (DossierEntityPage *self);

G_END_DECLS
