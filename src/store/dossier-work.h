/* dossier-work.h - one transaction of the writer: what it changes is counted and told when it is over.
 *
 * totals, entities, feeds, tags: differences to the count tables, written just before the commit.
 * added, removed, changed, grouped: for the signals, meant only after the commit.
 * new_words: of stories that are not in the full-text index yet; see dossier_search_rows_add_later.
 * unplaced: stories whose event is still to be found; see dossier_events_table_place_later.
 *
 * Writer thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-event-window.h"
#include "dossier-names.h"
#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_TOTAL_STORIES,
  DOSSIER_TOTAL_UNREAD,
  DOSSIER_TOTAL_STARRED,
  DOSSIER_TOTAL_ANNOTATED,
  DOSSIER_TOTAL_CLAIMS, /* facts only, as the list of moves shows them */
  DOSSIER_TOTAL_PEOPLE, /* that a story names or the user has pinned */
  DOSSIER_TOTAL_ORGANIZATIONS,
  DOSSIER_TOTAL_FEEDS,
  DOSSIER_TOTAL_ARCHIVED,
} DossierTotal;

#define DOSSIER_N_TOTALS 9

/* The row's name in the table of totals. */
const char *dossier_total_to_string (DossierTotal total);

/* What a story adds to the counts. */
typedef struct
{
  gint64   feed;
  guint    n_facts, n_annotations;
  gboolean is_read, is_starred, is_archived, is_deleted;
  gboolean is_expired; /* deleted too, by its feed's keep_days */
} DossierStoryState;

/* Most names remembered. */
#define DOSSIER_MEMORY_MAX 20000

/* What the writer keeps from one transaction to the next.
 *
 * resolved:     who was meant by a name. Forgotten when another program has written, after a roll back, and when the
 *               user renames somebody.
 * window:       the titles of the days around the last story; NULL before the first one. Forgotten likewise.
 * data_version: SQLite's, of the last transaction: another one means that another program has written.
 * last_text, last_entry: how far texts and journal are known. */
typedef struct
{
  GHashTable         *resolved;
  DossierEventWindow *window;
  gint64              data_version, last_text, last_entry;
} DossierMemory;

void dossier_memory_init (DossierMemory *memory);
void dossier_memory_clear (DossierMemory *memory);

/* Strings are borrowed. */
typedef struct
{
  gint64      story;
  const char *title, *text;
} DossierNewWords;

typedef struct
{
  DossierDb          *db;
  const DossierNames *names;
  DossierMemory      *memory;

  gint64      totals[DOSSIER_N_TOTALS];
  GHashTable *feeds;    /* id -> FeedDelta */
  GHashTable *entities; /* id -> EntityDelta */
  GHashTable *tags;     /* id -> gint64, stories more or less */

  GArray  *added, *removed, *changed; /* of gint64 */
  GArray  *grouped;                   /* of DossierEventStory */
  GArray  *arrived;                   /* of gint64: those that were not known before; see dossier-arrivals.h */
  GArray  *new_words;                 /* of DossierNewWords */
  GArray  *unplaced;                  /* of gint64 */
  gboolean entities_changed, feeds_changed, tags_changed, links_changed, journal_changed;
  gboolean searches_changed;
  gboolean keeping_changed; /* how long a feed's stories are kept */

  /* Of DossierFormer: who was found in the story whose words are being read again; NULL while there is none. */
  GArray *former;

  /* Of a large change, both borrowed or NULL: what stops it, and how many of its stories are done (any thread). */
  GCancellable *cancellable;
  int          *n_done;

  const char *part_of; /* borrowed: what the entries of the journal written meanwhile are parts of; or NULL */
  const char *by_rule; /* borrowed: the rule that writes them; or NULL */
  gboolean    on_arrival;
} DossierWork;

void dossier_work_init (DossierWork *work, DossierDb *db, const DossierNames *names, DossierMemory *memory);
void dossier_work_clear (DossierWork *work);

gboolean dossier_work_begin (DossierWork *work, GError **error);
/* Writes the counts and commits; rolls back on failure. */
gboolean dossier_work_commit (DossierWork *work, GError **error);
/* Always FALSE. */
gboolean dossier_work_rollback (DossierWork *work);

/* 0 for what is not remembered. */
gint64 dossier_work_recall (DossierWork *work, const char *name);
void   dossier_work_remember (DossierWork *work, const char *name, gint64 id);
void   dossier_work_forget (DossierWork *work);

/* Counts a story in (@sign 1) or out (-1). */
void dossier_work_count_story (DossierWork *work, const DossierStoryState *state, int sign);
/* Counts that a story that is not deleted names @entity (1), or does so no more (-1). */
void dossier_work_count_entity (DossierWork *work, gint64 entity, gint64 story, int sign);
/* Counts that a story that is not deleted has @tag (1), or has it no more (-1). */
void dossier_work_count_tag (DossierWork *work, gint64 tag, int sign);
/* An entity that may have become visible or invisible. */
gboolean dossier_work_set_pinned (DossierWork *work, gint64 entity, gboolean is_pinned, GError **error);

/* The lists of people and of organizations show it by its kind. */
gboolean dossier_work_set_kind (DossierWork *work, gint64 entity, DossierEntityKind kind, GError **error);

/* One story more is done. FALSE and G_IO_ERROR_CANCELLED when the change is stopped. */
gboolean dossier_work_step (DossierWork *work, GError **error);

/* Whether there is something to tell. */
gboolean dossier_work_has_news (DossierWork *work);

G_END_DECLS
