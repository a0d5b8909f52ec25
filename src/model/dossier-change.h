/* dossier-change.h - one change a person makes; the journal keeps it beside its opposite.
 *
 * A plain immutable value: what to do, to which rows. The store carries it out and writes the journal entry in the
 * same transaction; undo and redo walk the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation.h"
#include "dossier-annotation-edit.h"
#include "dossier-arrival-rule.h"
#include "dossier-claim.h"
#include "dossier-saved-search.h"
#include "dossier-feed.h"
#include "dossier-kinds.h"
#include "dossier-queue.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_CHANGE_SET_READ = 1,      /* stories, flag */
  DOSSIER_CHANGE_SET_STARRED,       /* stories, flag */
  DOSSIER_CHANGE_DELETE,            /* stories; they stay in the library until purged, hidden everywhere */
  DOSSIER_CHANGE_RESTORE,           /* stories: the opposite; flag: saved by hand, they never expire */
  DOSSIER_CHANGE_ADD,               /* stories that a person saved (written by save; undo hides them) */
  DOSSIER_CHANGE_ANNOTATE,          /* annotation (id 0) */
  DOSSIER_CHANGE_EDIT_ANNOTATION,   /* of older journals: colour and note of one */
  DOSSIER_CHANGE_DELETE_ANNOTATION, /* likewise */
  DOSSIER_CHANGE_RENAME_ENTITY,     /* entity, name; the old name stays as an alias */
  DOSSIER_CHANGE_SET_ENTITY_NOTE,   /* entity, note */
  DOSSIER_CHANGE_SET_PINNED,        /* entity, flag */
  DOSSIER_CHANGE_SUBSCRIBE,         /* feeds (written by subscribe; undo ends them, their stories stay) */
  DOSSIER_CHANGE_UNSUBSCRIBE,       /* feeds: the opposite */
  DOSSIER_CHANGE_RENAME_FEED,       /* feed, name */
  DOSSIER_CHANGE_MOVE_FEEDS,        /* feeds, folder */
  DOSSIER_CHANGE_SET_FEED_OPTION,   /* feed, option, value */
  DOSSIER_CHANGE_SET_TEXT,          /* a story whose page a person had fetched (written with its text) */
  DOSSIER_CHANGE_ADD_TAG,           /* stories, name */
  DOSSIER_CHANGE_REMOVE_TAG,        /* stories, tag */
  DOSSIER_CHANGE_RENAME_TAG,        /* tag, name; becomes one with the tag of that name where there is one */
  DOSSIER_CHANGE_DELETE_TAG,        /* tag: from all stories */
  DOSSIER_CHANGE_REMOVE_LINKS,      /* addresses that wait to be saved */
  DOSSIER_CHANGE_MERGE_ENTITIES,    /* entity, other: both are the other one */
  DOSSIER_CHANGE_REJECT_ENTITY,     /* entity: its names are none, and are not found again */
  DOSSIER_CHANGE_SET_ENTITY_KIND,   /* entity, value: a DossierEntityKind */
  DOSSIER_CHANGE_ADD_ENTITY,        /* name, value: its kind; one to be found from now on, pinned */
  DOSSIER_CHANGE_ANSWER_REVIEW,     /* entity: the question; flag: it is the one who is known */
  DOSSIER_CHANGE_SPLIT_ENTITY, /* entity, stories that are of other, of nobody (0), or of somebody new: name, value */
  DOSSIER_CHANGE_ADD_NAME,     /* entity, name: stories lead there by it too */
  DOSSIER_CHANGE_REMOVE_NAME,  /* entity, name: stories do not lead there by it any more */
  DOSSIER_CHANGE_FOLLOW,       /* entity, value: a DossierClaimKind; either may be 0 */
  DOSSIER_CHANGE_UNFOLLOW,     /* likewise */
  DOSSIER_CHANGE_SEE_NEWS,     /* until (in entity): what arrived by then is no news any more */
  DOSSIER_CHANGE_DECIDE_CLAIM, /* claim, value: a DossierDecision */
  DOSSIER_CHANGE_EDIT_ANNOTATIONS, /* annotations (in stories), edit */
  DOSSIER_CHANGE_QUEUE,            /* stories, value: a DossierQueueOp, other: behind whom */
  DOSSIER_CHANGE_EDIT_SEARCH,      /* saved search: saved, changed or removed */
  DOSSIER_CHANGE_ORDER_SEARCHES,   /* saved searches */
  DOSSIER_CHANGE_EDIT_RULE,        /* rule: added, changed or removed */
  DOSSIER_CHANGE_ORDER_RULES,      /* rules */
  DOSSIER_CHANGE_SET_ARCHIVED,     /* stories, flag */
} DossierChangeKind;

typedef struct _DossierChange DossierChange;

/* Those that are to be read again leave the archive. */
DossierChange *dossier_change_set_read (const gint64 *stories, guint n, gboolean is_read);
/* Marks a story as read because it was opened: nothing a person did on purpose, so it is not in the journal and undo
 * does not stop at it. */
DossierChange *dossier_change_see (gint64 story);
DossierChange *dossier_change_set_starred (const gint64 *stories, guint n, gboolean is_starred);
/* What is archived is read. */
DossierChange *dossier_change_set_archived (const gint64 *stories, guint n, gboolean is_archived);
DossierChange *dossier_change_delete (const gint64 *stories, guint n);
DossierChange *dossier_change_annotate (const DossierAnnotationRow *annotation);
DossierChange *dossier_change_edit_annotation (gint64 annotation, DossierColour colour, const char *note);
DossierChange *dossier_change_delete_annotation (gint64 annotation);
/* Makes @edit of all of them; those that are that way already, or deleted, are left out. NOT_FOUND when none is there,
 * FAILED for a place outside the text, tags that cannot be any or are too many. */
DossierChange *dossier_change_edit_annotations (const gint64 *annotations, guint n, const DossierAnnotationEdit *edit);
DossierChange *dossier_change_rename_entity (gint64 entity, const char *name);
DossierChange *dossier_change_set_entity_note (gint64 entity, const char *note);
DossierChange *dossier_change_set_pinned (gint64 entity, gboolean is_pinned);
DossierChange *dossier_change_merge_entities (gint64 entity, gint64 into);
DossierChange *dossier_change_reject_entity (gint64 entity);
DossierChange *dossier_change_set_entity_kind (gint64 entity, DossierEntityKind kind);
/* The new_id of applying it is the entity's. */
DossierChange *dossier_change_add_entity (DossierEntityKind kind, const char *name);
/* In @stories it is @other instead, or nobody with 0: now, and when they are read again. Those that do not name @entity
 * are left out; NOT_FOUND when none does. The new_id of applying it is whoever it is instead. */
DossierChange *dossier_change_split_entity (gint64 entity, const gint64 *stories, guint n, gint64 other);
/* The same with somebody new, who may have the same name. */
DossierChange *dossier_change_split_new_entity (gint64 entity, const gint64 *stories, guint n, DossierEntityKind kind,
                                                const char *name);
/* One more name, for stories that come later; FAILED when it is somebody else's. */
DossierChange *dossier_change_add_name (gint64 entity, const char *name);
/* A name less, for stories that come later; FAILED for the name of the dossier itself, NOT_FOUND when it has no such
 * name. */
DossierChange *dossier_change_remove_name (gint64 entity, const char *name);
/* Whether the person of a story is the one of that name: see dossier_store_list_reviews. */
DossierChange *dossier_change_answer_review (gint64 review, gboolean is_same);

/* News of @entity, of all moves of @kind, or of the moves of that kind of that entity: 0 is any, but not both. */
DossierChange *dossier_change_follow (gint64 entity, DossierClaimKind kind, gboolean is_followed);
/* @until: the "newest" of a DossierNews. */
DossierChange *dossier_change_see_news (gint64 until);
/* @decision: CONFIRMED, REJECTED, or NONE to take back what was decided. */
DossierChange *dossier_change_decide_claim (gint64 claim, DossierDecision decision);
/* Kind, flags, ends, role, amount and date of the claim @claim->id are those of @claim from now on. An end is an id, or
 * with id 0 the name of somebody who is in the library. */
DossierChange *dossier_change_edit_claim (const DossierClaimRow *claim);
/* Likewise for a new claim, of the words at start and length of the present text of its story. The new_id of applying
 * it is the claim's. */
DossierChange *dossier_change_add_claim (const DossierClaimRow *claim);

DossierChange *dossier_change_unsubscribe (const gint64 *feeds, guint n);
DossierChange *dossier_change_rename_feed (gint64 feed, const char *name);
/* @folder NULL or "": out of any folder. A folder is there as long as a feed is in it. */
DossierChange *dossier_change_move_feeds (const gint64 *feeds, guint n, const char *folder);
/* @value is brought within the limits of @option. */
DossierChange *dossier_change_set_feed_option (gint64 feed, DossierFeedOption option, int value);

/* A tag is there as long as a story has it. @name is as a person wrote it; see dossier_story_tag_clean_name. */
DossierChange *dossier_change_add_tag (const gint64 *stories, guint n, const char *name);
DossierChange *dossier_change_remove_tag (const gint64 *stories, guint n, gint64 tag);
DossierChange *dossier_change_rename_tag (gint64 tag, const char *name);
DossierChange *dossier_change_delete_tag (gint64 tag);
/* Takes links out of the queue of those that wait to be saved; what does not wait is left out. */
DossierChange *dossier_change_remove_links (const char *const *uris, guint n);

/* Of the stories that are to be read aloud: see dossier_queue_edit. Stories that are not there are left out; FAILED
 * when they become more than DOSSIER_QUEUE_MAX. The new_id of applying it is 0 when all was that way already. */
DossierChange *dossier_change_queue (DossierQueueOp op, const gint64 *stories, guint n, gint64 after);
/* Takes a story that was read aloud to its end out of them: not in the journal, as dossier_change_see. */
DossierChange *dossier_change_hear (gint64 story);

/* Keeps @search as the one with @id, or with id 0 as a new one, whose id is the new_id of applying it. @search NULL: it
 * is removed. Likewise a rule. Its id, counts and problem do not matter. */
DossierChange *dossier_change_edit_search (gint64 id, const DossierSavedSearch *search);
DossierChange *dossier_change_edit_rule (gint64 id, const DossierArrivalRule *rule);
/* These stand first, in this order. */
DossierChange *dossier_change_order_searches (const gint64 *ids, guint n);
DossierChange *dossier_change_order_rules (const gint64 *ids, guint n);

/* For the store: any kind over @stories. */
DossierChange *dossier_change_new_for_stories (DossierChangeKind kind, const gint64 *stories, guint n, gboolean flag);

DossierChange *dossier_change_copy (const DossierChange *self);
void           dossier_change_free (DossierChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierChange, dossier_change_free)

DossierChangeKind           dossier_change_get_kind (const DossierChange *self);
const gint64               *dossier_change_get_stories (const DossierChange *self, guint *n);
gboolean                    dossier_change_get_flag (const DossierChange *self);
gboolean                    dossier_change_is_incidental (const DossierChange *self); /* not for the journal */
gint64                      dossier_change_get_entity (const DossierChange *self);
gint64                      dossier_change_get_other (const DossierChange *self);
const char                 *dossier_change_get_text (const DossierChange *self); /* name, note, folder or tag */
const DossierAnnotationRow *dossier_change_get_annotation (const DossierChange *self);
/* Its annotations are in stories. */
const DossierAnnotationEdit *dossier_change_get_annotation_edit (const DossierChange *self);

const char *const *dossier_change_get_links (const DossierChange *self, guint *n);

const gint64          *dossier_change_get_feeds (const DossierChange *self, guint *n);
DossierFeedOption      dossier_change_get_option (const DossierChange *self);
int                    dossier_change_get_value (const DossierChange *self); /* of the option; a kind; a decision */
const DossierClaimRow *dossier_change_get_claim (const DossierChange *self);
gint64                 dossier_change_get_tag (const DossierChange *self);

/* A stable word for the journal: "set-read", "annotate", ... */
const char       *dossier_change_kind_to_string (DossierChangeKind kind);
DossierChangeKind dossier_change_kind_from_string (const char *word);

G_END_DECLS
