/* dossier-entity-item.h - what a dossier's page lists: one item a row
 *
 * An item points into the dossier that it was made of, and keeps it. Made on any thread, then read on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"
#include "dossier-summary.h"

G_BEGIN_DECLS

/* Lines of the timeline, of one sort of what is known, stories and connections that are listed before somebody asks for
 * all of them. */
#define DOSSIER_ENTITY_ITEM_FACTS 60
#define DOSSIER_ENTITY_ITEM_KNOWN 6
#define DOSSIER_ENTITY_ITEM_STORIES 8
#define DOSSIER_ENTITY_ITEM_CONNECTIONS 12

typedef enum
{
  DOSSIER_ITEM_HEAD,
  DOSSIER_ITEM_NOTE,
  DOSSIER_ITEM_HEADING,    /* text */
  DOSSIER_ITEM_ADVICE,     /* text */
  DOSSIER_ITEM_YEAR,       /* number, 0 for none */
  DOSSIER_ITEM_CONFLICT,   /* fact: those that follow cannot both be right */
  DOSSIER_ITEM_KNOWN,      /* known; number: 1 for the first of its sort */
  DOSSIER_ITEM_FACT,       /* fact */
  DOSSIER_ITEM_TELLING,    /* fact, claim; number: 1 for a copy */
  DOSSIER_ITEM_MONEY,      /* money */
  DOSSIER_ITEM_STORY,      /* story */
  DOSSIER_ITEM_HIGHLIGHT,  /* annotation */
  DOSSIER_ITEM_CONNECTED,  /* number: a DossierEntityKind */
  DOSSIER_ITEM_NAMES,      /* the aliases */
  DOSSIER_ITEM_MORE_FACTS, /* number: how many; opens into them */
  DOSSIER_ITEM_MORE_KNOWN,
  DOSSIER_ITEM_MORE_STORIES, /* number: how many there are */
} DossierItemKind;

/* A dossier and what it comes to; counted, as each item keeps it. */
typedef struct
{
  DossierEntityContent *content;
  DossierSummary       *summary;
  gatomicrefcount       n_users;
} DossierEntityView;

/* Takes @content. @as_of, @now: as for dossier_summary_new (). Any thread. */
DossierEntityView *dossier_entity_view_new (DossierEntityContent *content, gint64 as_of, gint64 now);
DossierEntityView *dossier_entity_view_ref (DossierEntityView *view);
void               dossier_entity_view_unref (DossierEntityView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEntityView, dossier_entity_view_unref)

#define DOSSIER_TYPE_ENTITY_ITEM (dossier_entity_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntityItem, dossier_entity_item, DOSSIER, ENTITY_ITEM, GObject)

struct _DossierEntityItem
{
  GObject parent;

  DossierItemKind    kind;
  DossierEntityView *view;
  const char        *text; /* static */
  guint              number;
  guint              first; /* MORE: where the rest begins */
  gconstpointer      what;  /* fact, known, money, story, annotation: borrowed from the view */
  DossierClaim      *claim; /* TELLING: borrowed from the fact */
  DossierYear        year;  /* YEAR: who came and left */
  gboolean           is_unfolded, is_denial;
};

/* (element-type DossierEntityItem): the page from its head to the note. Any thread. */
GPtrArray *dossier_entity_items_new (DossierEntityView *view);

/* What takes the place of a MORE item; what stands below a FACT that is unfolded: (element-type DossierEntityItem). */
GPtrArray *dossier_entity_item_list_rest (DossierEntityItem *self);
GPtrArray *dossier_entity_item_list_tellings (DossierEntityItem *self);

/* The story and the place in it that the item opens, -1 for its beginning; FALSE when it opens none. */
gboolean dossier_entity_item_get_place (DossierEntityItem *self, gint64 *story, int *offset);

G_END_DECLS
