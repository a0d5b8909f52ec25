/* dossier-store.h - the library on disk: the whole public face of this room, with dossier-story-list.h.
 *
 * One SQLite file. One writer thread (a queue) does every change, one reader thread the long queries, another what is
 * counted over very many stories, and the thread that opened the store (main) has a read-only connection of its own for
 * point reads.
 *
 * Every call comes in two forms. The plain one blocks until done: for the command line, for tests and for worker
 * threads, from any thread; never from a main loop. The _async one is for the window: its callback runs in the
 * thread-default main context of the caller. Calls marked "point read" are short enough for the main loop (< 1 ms) and
 * only for the thread that opened the store.
 *
 * Signals, emitted in the main context of the thread that opened it (run that context to receive them):
 *   "stories-added"   (GArray of gint64 ids, newest first)
 *   "stories-removed" (GArray of gint64 ids)
 *   "stories-changed" (GArray of gint64 ids): read, starred, archived, annotated, tagged, title
 *   "stories-grouped" (GArray of DossierEventStory): they have company now; before "stories-added"
 *   "entities-changed": names, counts or pins of people and organizations
 *   "feeds-changed":    subscriptions or their counts
 *   "tags-changed":     names or counts of tags
 *   "links-changed":    links that wait to be saved
 *   "journal-changed":  what a person did, or took back
 *   "searches-changed": saved searches, their counts, or rules
 *   "damaged":          a check after a crash found the file damaged; see dossier_store_get_damage ()
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>
#include "dossier-annotation.h"
#include "dossier-change.h"
#include "dossier-claim.h"
#include "dossier-draft.h"
#include "dossier-entity.h"
#include "dossier-feed.h"
#include "dossier-feed-state.h"
#include "dossier-own-names.h"
#include "dossier-query.h"
#include "dossier-story.h"

G_BEGIN_DECLS

#define DOSSIER_STORE_ERROR (dossier_store_error_quark ())
GQuark dossier_store_error_quark (void);

typedef enum
{
  DOSSIER_STORE_ERROR_FAILED,
  DOSSIER_STORE_ERROR_BUSY,      /* another program holds the library too long */
  DOSSIER_STORE_ERROR_READ_ONLY, /* the file or its folder cannot be written */
  DOSSIER_STORE_ERROR_FULL,      /* no room on the disk */
  DOSSIER_STORE_ERROR_DAMAGED,
  DOSSIER_STORE_ERROR_FOREIGN,   /* not a Dossier library */
  DOSSIER_STORE_ERROR_NEWER,     /* made by a newer Dossier */
  DOSSIER_STORE_ERROR_NOT_FOUND, /* no such story, entity, annotation */
} DossierStoreError;

#define DOSSIER_TYPE_STORE (dossier_store_get_type ())
G_DECLARE_FINAL_TYPE (DossierStore, dossier_store, DOSSIER, STORE, GObject)

/* A story that tells of the same event as others do, and the event: the id of its first story. */
typedef struct
{
  gint64 story, event;
} DossierEventStory;

typedef enum
{
  DOSSIER_STORE_CREATE = 0,         /* makes the file (0600) and its folders (0700) when missing */
  DOSSIER_STORE_READ_ONLY = 1 << 0, /* never writes; every change fails with READ_ONLY */
} DossierStoreFlags;

/* Opens the library at @path; steps old schemas up, each in one transaction after a checked backup. */
DossierStore *dossier_store_open (const char *path, DossierStoreFlags flags, GError **error);

/* The same without blocking, however long the steps take. The store belongs to the thread that calls finish, in the
 * main context of the one that called async: the same thread, usually. A cancelled opening ends by itself later; until
 * then the file is in use. */
void          dossier_store_open_async (const char *path, DossierStoreFlags flags, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
DossierStore *dossier_store_open_finish (GAsyncResult *result, GError **error);

/* Waits for the queue, closes the connections. Also done by the last unref. */
void        dossier_store_close (DossierStore *self);
const char *dossier_store_get_path (DossierStore *self);

/* What the check after a crash has found, or NULL: DOSSIER_STORE_ERROR_DAMAGED. Changes with the signal "damaged". */
const GError *dossier_store_get_damage (DossierStore *self);
gboolean      dossier_store_is_read_only (DossierStore *self);

/* ---- taking in ---- */

typedef enum
{
  DOSSIER_SAVED_NEW,      /* or its feed kept it no longer, and somebody saved it by hand again */
  DOSSIER_SAVED_SAME,     /* was there already, word for word */
  DOSSIER_SAVED_REVISED,  /* was there with another text: a new revision was kept */
  DOSSIER_SAVED_DELETED,  /* was there and had been deleted by the user, or its feed keeps it no longer: left so */
  DOSSIER_SAVED_RETURNED, /* had been deleted by the user, who saved it by hand again: back with what belongs to it */
} DossierSaved;

typedef struct
{
  gint64       story;
  DossierSaved saved;
} DossierSaveResult;

/* Keeps @drafts (element-type DossierDraft; document and recognition set) in one transaction a batch of <= 100:
 * story, text, mentions, claims, search rows, counts. By hand (@journalled): one journal entry, undoable.
 * Returns (element-type DossierSaveResult), one for each draft in order. */
GArray *dossier_store_save (DossierStore *self, GPtrArray *drafts, gboolean journalled, GError **error);

/* The parts of save, for whoever has several: prepare makes the first stories ready, on any thread; begin hands them to
 * the writer without waiting; end waits and frees @saving. Savings that wait for the writer together share a
 * transaction; each fails alone. @drafts must stay until the end. */
typedef struct _DossierSaving DossierSaving;
DossierSaving                *dossier_store_prepare_save (DossierStore *self, GPtrArray *drafts, gboolean journalled);
void                          dossier_store_begin_save (DossierSaving *saving);
GArray                       *dossier_store_end_save (DossierSaving *saving, GError **error);

/* Save by hand as a part of the change @whole, a uid of the caller's; see dossier_store_apply_parts. */
DossierSaving *dossier_store_prepare_save_part (DossierStore *self, GPtrArray *drafts, const char *whole);
GArray        *dossier_store_save_part (DossierStore *self, GPtrArray *drafts, const char *whole, GError **error);

/* What saving @drafts (document set; recognition not needed) would come to, without doing it: (element-type
 * DossierSaveResult), one for each draft in order; the story of a new one is 0. */
GArray *dossier_store_peek (DossierStore *self, GPtrArray *drafts, gboolean journalled, GError **error);

/* ---- changes ---- */

/* Carries @change out and writes the journal. For ANNOTATE, @new_id (may be NULL) is the annotation's id. */
gboolean dossier_store_apply (DossierStore *self, const DossierChange *change, gint64 *new_id, GError **error);
void     dossier_store_apply_async (DossierStore *self, const DossierChange *change, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_store_apply_finish (DossierStore *self, GAsyncResult *result, gint64 *new_id, GError **error);

/* Carries @changes (element-type DossierChange) out as parts of one: what is saved and applied in a row under the same
 * @whole, a uid of the caller's, is undone and done again together. A transaction for every hundred of them; when one
 * fails, those of the transactions before it stay. */
gboolean dossier_store_apply_parts (DossierStore *self, GPtrArray *changes, const char *whole, GError **error);

/* Takes the newest change that is not undone back / does it again. Returns a sentence for the user (translated:
 * "Deleting 2 stories was undone"), NULL without @error when there is nothing to undo or redo. */
char *dossier_store_undo (DossierStore *self, GError **error);
char *dossier_store_redo (DossierStore *self, GError **error);
void  dossier_store_undo_async (DossierStore *self, gboolean redo, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
char *dossier_store_undo_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* ---- lists ---- */

/* Ids of the stories @query is of, newest first; @limit 0: all. (element-type gint64) */
GArray *dossier_store_find (DossierStore *self, DossierQuery *query, guint limit, GError **error);
void    dossier_store_find_async (DossierStore *self, DossierQuery *query, guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GArray *dossier_store_find_finish (DossierStore *self, GAsyncResult *result, GError **error);

typedef struct
{
  guint stories, unread, starred, annotated, claims, people, organizations, feeds;
  guint archived;
  guint links; /* that wait after a try that failed */
} DossierCounts;

/* From the count tables, but for the links. */
gboolean dossier_store_count (DossierStore *self, DossierCounts *counts, GError **error); /* point read */
void     dossier_store_count_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean dossier_store_count_finish (DossierStore *self, GAsyncResult *result, DossierCounts *counts, GError **error);

/* People or organizations, pinned first, then by number of stories and last seen. @search: part of a name or alias, or
 * NULL. (element-type DossierEntity) */
GPtrArray *dossier_store_list_entities (DossierStore *self, DossierEntityKind kind, const char *search, guint limit,
                                        GError **error);
void dossier_store_list_entities_async (DossierStore *self, DossierEntityKind kind, const char *search, guint limit,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_store_list_entities_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* (element-type DossierFeed), by folder and title. */
GPtrArray *dossier_store_list_feeds (DossierStore *self, GError **error);
void       dossier_store_list_feeds_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *dossier_store_list_feeds_finish (DossierStore *self, GAsyncResult *result, GError **error);

typedef struct
{
  gint64   entity;        /* as subject or object; 0 any */
  gint64   story;         /* 0 any */
  guint    limit;         /* 0: 1000 */
  gboolean with_no_facts; /* also denied, negated and hypothetical ones */
} DossierClaimFilter;

/* (element-type DossierClaim), newest story first, then text order. For a query see dossier-claims-find.h. */
GPtrArray *dossier_store_list_claims (DossierStore *self, const DossierClaimFilter *filter, GError **error);
void dossier_store_list_claims_async (DossierStore *self, const DossierClaimFilter *filter, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_store_list_claims_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* ---- one thing ---- */

DossierStory  *dossier_store_load_story (DossierStore *self, gint64 id, GError **error);  /* point read */
DossierEntity *dossier_store_load_entity (DossierStore *self, gint64 id, GError **error); /* point read */

/* The id of a story by its id in digits or its uid, 0 and NOT_FOUND otherwise. */
gint64 dossier_store_resolve_story (DossierStore *self, const char *word, GError **error);

/* Entities whose name or alias equals @name (case and accents folded), most stories first; @kind 0: either.
 * (element-type DossierEntity) */
GPtrArray *dossier_store_find_entities (DossierStore *self, const char *name, DossierEntityKind kind, GError **error);

/* The names that the person has decided about, owned by the caller: @present (may be NULL) again when nothing was
 * decided since. */
DossierOwnNames *dossier_store_dup_own_names (DossierStore *self, DossierOwnNames *present, GError **error);

/* A place in a story's text where an entity is named. */
typedef struct
{
  guint             start, length; /* code points */
  gint64            entity;
  DossierEntityKind kind;
  guint8            confidence; /* as in DossierMention; CERTAIN of whom a person pinned or noted */
} DossierStoredMention;

/* Is the mention one that is shown as not sure? Of old ones nobody knows. */
gboolean dossier_stored_mention_is_unsure (const DossierStoredMention *mention);

/* Everything the reader shows. */
typedef struct
{
  DossierStory     *story;
  DossierDocument  *document;
  gint64            revision;
  guint             place; /* where somebody stopped reading, code points; 0 nowhere */
  DossierTextOrigin origin;
  gint64            fetched;     /* when this text was kept, Unix seconds */
  char             *language;    /* of this text as it was found (ISO 639-1), or NULL */
  GArray           *mentions;    /* of DossierStoredMention, in text order */
  GPtrArray        *entities;    /* (element-type DossierEntity), most salient first */
  GPtrArray        *claims;      /* (element-type DossierClaim), in text order */
  GPtrArray        *annotations; /* (element-type DossierAnnotation), in text order */
  GPtrArray        *tags;        /* (element-type DossierStoryTag), by name */
  GPtrArray        *rule_acts;   /* (element-type utf8): what rules did with it, a sentence each, translated */
} DossierStoryContent;

void dossier_story_content_free (DossierStoryContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStoryContent, dossier_story_content_free)

DossierStoryContent *dossier_store_load_content (DossierStore *self, gint64 story, GError **error);
/* The same, also of a story that was deleted. */
DossierStoryContent *dossier_store_load_kept_content (DossierStore *self, gint64 story, GError **error);
void                 dossier_store_load_content_async (DossierStore *self, gint64 story, GCancellable *cancellable,
                                                       GAsyncReadyCallback callback, gpointer user_data);
DossierStoryContent *dossier_store_load_content_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Everything a dossier's page shows. */
typedef struct
{
  DossierEntity *entity;    /* with aliases */
  GPtrArray     *claims;    /* (element-type DossierClaim), newest story first, also no facts; at most 5,000 */
  GPtrArray     *stories;   /* (element-type DossierStory), newest first, at most 200 */
  GPtrArray     *connected; /* (element-type DossierEntity) named in the same stories, most often first, at most 100 */
  GArray        *n_shared;  /* (element-type guint): for each of connected, how many stories */
  GPtrArray     *annotations; /* (element-type DossierAnnotation) that touch one of its mentions, newest first */
} DossierEntityContent;

void dossier_entity_content_free (DossierEntityContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEntityContent, dossier_entity_content_free)

DossierEntityContent *dossier_store_load_dossier (DossierStore *self, gint64 entity, GError **error);
void                  dossier_store_load_dossier_async (DossierStore *self, gint64 entity, GCancellable *cancellable,
                                                        GAsyncReadyCallback callback, gpointer user_data);
DossierEntityContent *dossier_store_load_dossier_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* ---- feeds ---- */

/* Adds a subscription outside the person's own network, in the journal; or returns the id of the one that has this
 * @uri. For more, and for the other changes of subscriptions: dossier-subscriptions.h and dossier_store_apply. 0 on
 * error. */
gint64 dossier_store_add_feed (DossierStore *self, const char *uri, const char *title, const char *site,
                               const char *folder, GError **error);

/* (element-type DossierFeedState): the feeds to be asked at @now (Unix seconds): those that are due, or @all that have
 * not gone and whose server has not asked to be left alone. @feed: this one alone, whatever its state, unless 0. */
GPtrArray *dossier_store_list_feed_states (DossierStore *self, gint64 now, gboolean all, gint64 feed, GError **error);

/* (element-type DossierFeedState) with uri and wait_until alone: the feeds, removed ones too, whose server wants to be
 * left alone at @now. */
GPtrArray *dossier_store_list_feed_waits (DossierStore *self, gint64 now, GError **error);

/* Feeds that were asked after @now were so by a clock that was wrong: all their times are set back by as much. Times to
 * be asked next that lie farther ahead than any pause is long are taken back. */
gboolean dossier_store_mend_feed_times (DossierStore *self, gint64 now, GError **error);

/* The clock was put on by @by seconds, back when that is less than 0: all times of feeds go with it. */
gboolean dossier_store_move_feed_times (DossierStore *self, gint64 by, GError **error);

/* Keeps what came of asking them, in one transaction. @answers (element-type DossierFeedAnswer). */
gboolean dossier_store_save_feed_answers (DossierStore *self, GPtrArray *answers, GError **error);

/* ---- care ---- */

/* Runs SQLite's own checks and compares every count table with a fresh count. Problems in words
 * (element-type utf8), empty when all is well; NULL and @error when it cannot be told. */
GPtrArray *dossier_store_check (DossierStore *self, GError **error);

/* A consistent copy at @path, opened and checked before it replaces anything. */
gboolean dossier_store_backup (DossierStore *self, const char *path, GError **error);

G_END_DECLS
