/* dossier-known.h - what the facts add up to at a moment: who is where, in which post, since when; who owns whom;
 * money; who belongs together
 *
 * A simple rule, not a judgement. Of a person and an organization the steps are taken in the order of their time:
 * coming, founding, being there, leaving; leaving is the last of a day, a founder who left is not there any more, and
 * who gave up one post keeps another. A fact without a date is as old as its first telling. Only what is stated or
 * reported counts, or what a person confirmed: not what is planned, rumoured, denied or imagined, nor what cannot be
 * right together with what a person confirmed.
 *
 * Values made from facts, which they borrow. Thread-safe like facts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-entity.h"
#include "dossier-fact.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_KNOWN_NOW,         /* of a person: where */
  DOSSIER_KNOWN_BEFORE,      /* where once */
  DOSSIER_KNOWN_FOUNDERS,    /* of an organization: who */
  DOSSIER_KNOWN_PEOPLE,      /* who is there */
  DOSSIER_KNOWN_PAST_PEOPLE, /* who was */
  DOSSIER_KNOWN_TEAMS,       /* what it founded or disbanded */
  DOSSIER_KNOWN_OWNERS,      /* who acquired it */
  DOSSIER_KNOWN_ACQUIRED,    /* whom it acquired */
} DossierKnownSort;

#define DOSSIER_N_KNOWN_SORTS 8

typedef struct
{
  DossierKnownSort sort;
  gint64           other;  /* the other one, an entity's id */
  const char      *name;   /* of the other one */
  const char      *role;   /* or NULL */
  const char      *amount; /* or NULL */
  gboolean         is_founder;
  gboolean         is_over;
  gboolean         is_disputed; /* a fact that it rests on is in conflict with another */
  DossierDate      since, until;
  gint64           time; /* of its newest step */
  DossierFact     *fact; /* its newest step */
} DossierKnown;

/* (element-type DossierKnown), by sort, then newest first. @facts: (element-type DossierFact) about @entity.
 * @when: Unix seconds; what happened later does not count. */
GPtrArray *dossier_known_new (gint64 entity, DossierEntityKind kind, GPtrArray *facts, gint64 when);

/* Stable words: "now", "before", "founders", "people"...; static. */
const char *dossier_known_sort_to_string (DossierKnownSort sort);

/* ---- people by year ---- */

typedef struct
{
  guint n_joined, n_left; /* each person once */
} DossierYear;

/* Who is told to have joined and to have left @entity in @year (of UTC; 0: nobody knows when); only what is stated or
 * reported. @facts: (element-type DossierFact). */
DossierYear dossier_year_count (gint64 entity, GPtrArray *facts, int year);

/* Of a moment, Unix seconds; 0 for 0. */
int dossier_year_of (gint64 seconds);

/* ---- money ---- */

/* One round, or one price. */
typedef struct
{
  gboolean    is_given;       /* the entity gave it, else it got it */
  gboolean    is_acquisition; /* the entity bought or was bought */
  const char *amount;         /* as written, or NULL */
  DossierDate date;
  gint64      time;
  GPtrArray  *facts; /* (element-type DossierFact), borrowed: one for each who gave, the first told first */
} DossierMoney;

void dossier_money_free (DossierMoney *money);

/* (element-type DossierMoney), newest first: who gave the same amount in the same weeks is one round. Also what is
 * planned or rumoured, but nothing that is denied or imagined. */
GPtrArray *dossier_money_new (gint64 entity, GPtrArray *facts);

/* ---- who belongs together ---- */

/* Stories that a fact about two entities weighs as much as. */
#define DOSSIER_CONNECTION_FACT 3

typedef struct
{
  DossierEntity *entity;    /* borrowed */
  guint          n_stories; /* that name both */
  guint          n_facts;   /* about both */
  guint          weight;
} DossierConnection;

/* (element-type DossierConnection), heaviest first, then in the order given. @entities (element-type DossierEntity) and
 * how many stories each shares with @entity (element-type guint; NULL: none counts); those that nothing connects are
 * left out. */
GPtrArray *dossier_connections_new (gint64 entity, GPtrArray *facts, GPtrArray *entities, GArray *n_shared);

G_END_DECLS
