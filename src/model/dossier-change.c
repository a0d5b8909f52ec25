/* dossier-change.c - one change a person makes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-change.h"

struct _DossierChange
{
  DossierChangeKind  kind;
  GArray            *stories; /* of gint64 */
  GArray            *feeds;   /* of gint64 */
  GStrv              links;   /* or NULL */
  gboolean           flag, is_incidental;
  gint64             entity, other, tag;
  char              *text;
  DossierAnnotation *annotation; /* or NULL */
  DossierFeedOption  option;
  int                value;
  DossierClaim      *claim; /* or NULL */

  DossierAnnotationEdit *edit; /* or NULL */
};

static const char *const kinds[] = {
  NULL,
  "set-read",
  "set-starred",
  "delete",
  "restore",
  "add",
  "annotate",
  "edit-annotation",
  "delete-annotation",
  "rename-entity",
  "set-entity-note",
  "set-pinned",
  "subscribe",
  "unsubscribe",
  "rename-feed",
  "move-feeds",
  "set-feed-option",
  "set-text",
  "add-tag",
  "remove-tag",
  "rename-tag",
  "delete-tag",
  "remove-links",
  "merge-entities",
  "reject-entity",
  "set-entity-kind",
  "add-entity",
  "answer-review",
  "split-entity",
  "add-name",
  "remove-name",
  "follow",
  "unfollow",
  "see-news",
  "decide-claim",
  "edit-annotations",
  "queue",
  "edit-search",
  "order-searches",
  "edit-rule",
  "order-rules",
  "set-archived",
};

static DossierChange *
change_new (DossierChangeKind kind)
{
  DossierChange *self = g_new0 (DossierChange, 1);

  self->kind = kind;
  self->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

DossierChange *
dossier_change_new_for_stories (DossierChangeKind kind, const gint64 *stories, guint n, gboolean flag)
{
  DossierChange *self = change_new (kind);

  g_array_append_vals (self->stories, stories, n);
  self->flag = flag;
  return self;
}

DossierChange *
dossier_change_set_read (const gint64 *stories, guint n, gboolean is_read)
{
  return dossier_change_new_for_stories (DOSSIER_CHANGE_SET_READ, stories, n, is_read);
}

DossierChange *
dossier_change_see (gint64 story)
{
  DossierChange *self = dossier_change_set_read (&story, 1, TRUE);

  self->is_incidental = TRUE;
  return self;
}

DossierChange *
dossier_change_set_starred (const gint64 *stories, guint n, gboolean is_starred)
{
  return dossier_change_new_for_stories (DOSSIER_CHANGE_SET_STARRED, stories, n, is_starred);
}

DossierChange *
dossier_change_set_archived (const gint64 *stories, guint n, gboolean is_archived)
{
  return dossier_change_new_for_stories (DOSSIER_CHANGE_SET_ARCHIVED, stories, n, is_archived);
}

DossierChange *
dossier_change_delete (const gint64 *stories, guint n)
{
  return dossier_change_new_for_stories (DOSSIER_CHANGE_DELETE, stories, n, TRUE);
}

DossierChange *
dossier_change_annotate (const DossierAnnotationRow *annotation)
{
  DossierChange *self = change_new (DOSSIER_CHANGE_ANNOTATE);

  self->annotation = dossier_annotation_new (annotation);
  return self;
}

DossierChange *
dossier_change_edit_annotations (const gint64 *annotations, guint n, const DossierAnnotationEdit *edit)
{
  DossierChange *self = dossier_change_new_for_stories (DOSSIER_CHANGE_EDIT_ANNOTATIONS, annotations, n, TRUE);

  self->edit = dossier_annotation_edit_copy (edit);
  return self;
}

DossierChange *
dossier_change_edit_annotation (gint64 annotation, DossierColour colour, const char *note)
{
  DossierAnnotationEdit edit
      = { .fields = DOSSIER_ANNOTATION_COLOUR | DOSSIER_ANNOTATION_NOTE, .colour = colour, .note = note };

  return dossier_change_edit_annotations (&annotation, 1, &edit);
}

DossierChange *
dossier_change_delete_annotation (gint64 annotation)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_DELETED };

  return dossier_change_edit_annotations (&annotation, 1, &edit);
}

static DossierChange *
change_new_for_entity (DossierChangeKind kind, gint64 entity, const char *text, gboolean flag)
{
  DossierChange *self = change_new (kind);

  self->entity = entity;
  self->text = g_strdup (text);
  self->flag = flag;
  return self;
}

DossierChange *
dossier_change_rename_entity (gint64 entity, const char *name)
{
  return change_new_for_entity (DOSSIER_CHANGE_RENAME_ENTITY, entity, name, FALSE);
}

DossierChange *
dossier_change_set_entity_note (gint64 entity, const char *note)
{
  return change_new_for_entity (DOSSIER_CHANGE_SET_ENTITY_NOTE, entity, note, FALSE);
}

DossierChange *
dossier_change_set_pinned (gint64 entity, gboolean is_pinned)
{
  return change_new_for_entity (DOSSIER_CHANGE_SET_PINNED, entity, NULL, is_pinned);
}

DossierChange *
dossier_change_merge_entities (gint64 entity, gint64 into)
{
  DossierChange *self = change_new_for_entity (DOSSIER_CHANGE_MERGE_ENTITIES, entity, NULL, FALSE);

  self->other = into;
  return self;
}

DossierChange *
dossier_change_reject_entity (gint64 entity)
{
  return change_new_for_entity (DOSSIER_CHANGE_REJECT_ENTITY, entity, NULL, FALSE);
}

DossierChange *
dossier_change_set_entity_kind (gint64 entity, DossierEntityKind kind)
{
  DossierChange *self = change_new_for_entity (DOSSIER_CHANGE_SET_ENTITY_KIND, entity, NULL, FALSE);

  self->value = (int) kind;
  return self;
}

DossierChange *
dossier_change_add_entity (DossierEntityKind kind, const char *name)
{
  DossierChange *self = change_new_for_entity (DOSSIER_CHANGE_ADD_ENTITY, 0, name, TRUE);

  self->value = (int) kind;
  return self;
}

DossierChange *
dossier_change_answer_review (gint64 review, gboolean is_same)
{
  return change_new_for_entity (DOSSIER_CHANGE_ANSWER_REVIEW, review, NULL, is_same);
}

DossierChange *
dossier_change_split_entity (gint64 entity, const gint64 *stories, guint n, gint64 other)
{
  DossierChange *self = change_new_for_entity (DOSSIER_CHANGE_SPLIT_ENTITY, entity, NULL, FALSE);

  g_array_append_vals (self->stories, stories, n);
  self->other = other;
  return self;
}

DossierChange *
dossier_change_split_new_entity (gint64 entity, const gint64 *stories, guint n, DossierEntityKind kind,
                                 const char *name)
{
  DossierChange *self = change_new_for_entity (DOSSIER_CHANGE_SPLIT_ENTITY, entity, name, FALSE);

  g_array_append_vals (self->stories, stories, n);
  self->value = (int) kind;
  return self;
}

DossierChange *
dossier_change_add_name (gint64 entity, const char *name)
{
  return change_new_for_entity (DOSSIER_CHANGE_ADD_NAME, entity, name, FALSE);
}

DossierChange *
dossier_change_remove_name (gint64 entity, const char *name)
{
  return change_new_for_entity (DOSSIER_CHANGE_REMOVE_NAME, entity, name, FALSE);
}

DossierChange *
dossier_change_follow (gint64 entity, DossierClaimKind kind, gboolean is_followed)
{
  DossierChangeKind change = is_followed ? DOSSIER_CHANGE_FOLLOW : DOSSIER_CHANGE_UNFOLLOW;
  DossierChange    *self = change_new_for_entity (change, entity, NULL, is_followed);

  self->value = (int) kind;
  return self;
}

DossierChange *
dossier_change_see_news (gint64 until)
{
  return change_new_for_entity (DOSSIER_CHANGE_SEE_NEWS, until, NULL, TRUE);
}

static DossierChange *
change_new_for_claim (const DossierClaimRow *claim, DossierDecision decision)
{
  DossierChange *self = change_new (DOSSIER_CHANGE_DECIDE_CLAIM);

  self->claim = dossier_claim_new (claim);
  self->value = (int) decision;
  return self;
}

DossierChange *
dossier_change_decide_claim (gint64 claim, DossierDecision decision)
{
  return change_new_for_claim (&(DossierClaimRow){ .id = claim }, decision);
}

DossierChange *
dossier_change_edit_claim (const DossierClaimRow *claim)
{
  return change_new_for_claim (claim, DOSSIER_DECISION_EDITED);
}

DossierChange *
dossier_change_add_claim (const DossierClaimRow *claim)
{
  return change_new_for_claim (claim, DOSSIER_DECISION_ADDED);
}

static DossierChange *
change_new_for_feeds (DossierChangeKind kind, const gint64 *feeds, guint n, const char *text)
{
  DossierChange *self = change_new (kind);

  g_array_append_vals (self->feeds, feeds, n);
  self->text = g_strdup (text);
  return self;
}

DossierChange *
dossier_change_unsubscribe (const gint64 *feeds, guint n)
{
  return change_new_for_feeds (DOSSIER_CHANGE_UNSUBSCRIBE, feeds, n, NULL);
}

DossierChange *
dossier_change_rename_feed (gint64 feed, const char *name)
{
  return change_new_for_feeds (DOSSIER_CHANGE_RENAME_FEED, &feed, 1, name);
}

DossierChange *
dossier_change_move_feeds (const gint64 *feeds, guint n, const char *folder)
{
  return change_new_for_feeds (DOSSIER_CHANGE_MOVE_FEEDS, feeds, n, folder);
}

static int
limit_value (DossierFeedOption option, int value)
{
  switch (option)
    {
    case DOSSIER_FEED_OPTION_MUTED:
    case DOSSIER_FEED_OPTION_FULL_TEXT:
    case DOSSIER_FEED_OPTION_PRIVATE:
    case DOSSIER_FEED_OPTION_IMAGES: return value != 0;
    case DOSSIER_FEED_OPTION_KEEP_DAYS: return CLAMP (value, 0, DOSSIER_FEED_MOST_DAYS);
    case DOSSIER_FEED_OPTION_ASK_MINUTES:
      return value <= 0 ? CLAMP (value, DOSSIER_FEED_ASK_BY_HAND, 0)
                        : CLAMP (value, DOSSIER_FEED_LEAST_MINUTES, DOSSIER_FEED_MOST_MINUTES);
    }
  g_assert_not_reached ();
}

DossierChange *
dossier_change_set_feed_option (gint64 feed, DossierFeedOption option, int value)
{
  DossierChange *self = change_new_for_feeds (DOSSIER_CHANGE_SET_FEED_OPTION, &feed, 1, NULL);

  self->option = option;
  self->value = limit_value (option, value);
  return self;
}

static DossierChange *
change_new_for_tag (DossierChangeKind kind, const gint64 *stories, guint n, gint64 tag, const char *name)
{
  DossierChange *self = dossier_change_new_for_stories (kind, stories, n, TRUE);

  self->tag = tag;
  self->text = g_strdup (name);
  return self;
}

DossierChange *
dossier_change_add_tag (const gint64 *stories, guint n, const char *name)
{
  return change_new_for_tag (DOSSIER_CHANGE_ADD_TAG, stories, n, 0, name);
}

DossierChange *
dossier_change_remove_tag (const gint64 *stories, guint n, gint64 tag)
{
  return change_new_for_tag (DOSSIER_CHANGE_REMOVE_TAG, stories, n, tag, NULL);
}

DossierChange *
dossier_change_rename_tag (gint64 tag, const char *name)
{
  return change_new_for_tag (DOSSIER_CHANGE_RENAME_TAG, NULL, 0, tag, name);
}

DossierChange *
dossier_change_delete_tag (gint64 tag)
{
  return change_new_for_tag (DOSSIER_CHANGE_DELETE_TAG, NULL, 0, tag, NULL);
}

DossierChange *
dossier_change_remove_links (const char *const *uris, guint n)
{
  DossierChange *self = change_new (DOSSIER_CHANGE_REMOVE_LINKS);

  self->links = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->links[i] = g_strdup (uris[i]);
  return self;
}

DossierChange *
dossier_change_queue (DossierQueueOp op, const gint64 *stories, guint n, gint64 after)
{
  DossierChange *self = dossier_change_new_for_stories (DOSSIER_CHANGE_QUEUE, stories, n, TRUE);

  self->value = (int) op;
  self->other = after;
  return self;
}

DossierChange *
dossier_change_hear (gint64 story)
{
  DossierChange *self = dossier_change_queue (DOSSIER_QUEUE_REMOVE, &story, 1, 0);

  self->is_incidental = TRUE;
  return self;
}

DossierChange *
dossier_change_edit_search (gint64 id, const DossierSavedSearch *search)
{
  g_autofree char *packed = search != NULL ? dossier_saved_search_pack (search) : NULL;

  return change_new_for_entity (DOSSIER_CHANGE_EDIT_SEARCH, id, packed, TRUE);
}

DossierChange *
dossier_change_order_searches (const gint64 *ids, guint n)
{
  return dossier_change_new_for_stories (DOSSIER_CHANGE_ORDER_SEARCHES, ids, n, TRUE);
}

DossierChange *
dossier_change_edit_rule (gint64 id, const DossierArrivalRule *rule)
{
  g_autofree char *packed = rule != NULL ? dossier_arrival_rule_pack (rule) : NULL;

  return change_new_for_entity (DOSSIER_CHANGE_EDIT_RULE, id, packed, TRUE);
}

DossierChange *
dossier_change_order_rules (const gint64 *ids, guint n)
{
  return dossier_change_new_for_stories (DOSSIER_CHANGE_ORDER_RULES, ids, n, TRUE);
}

DossierChange *
dossier_change_copy (const DossierChange *self)
{
  DossierChange *copy = g_memdup2 (self, sizeof *self);

  copy->stories = g_array_copy (self->stories);
  copy->feeds = g_array_copy (self->feeds);
  copy->text = g_strdup (self->text);
  copy->links = g_strdupv (self->links);
  if (self->annotation != NULL)
    copy->annotation = dossier_annotation_new (dossier_annotation_get_row (self->annotation));
  if (self->claim != NULL)
    copy->claim = dossier_claim_new (dossier_claim_get_row (self->claim));
  if (self->edit != NULL)
    copy->edit = dossier_annotation_edit_copy (self->edit);
  return copy;
}

void
dossier_change_free (DossierChange *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->stories);
  g_array_unref (self->feeds);
  g_free (self->text);
  g_strfreev (self->links);
  g_clear_object (&self->annotation);
  g_clear_object (&self->claim);
  g_clear_pointer (&self->edit, dossier_annotation_edit_free);
  g_free (self);
}

DossierChangeKind
dossier_change_get_kind (const DossierChange *self)
{
  return self->kind;
}

const gint64 *
dossier_change_get_stories (const DossierChange *self, guint *n)
{
  *n = self->stories->len;
  return (const gint64 *) (gpointer) self->stories->data;
}

gboolean
dossier_change_get_flag (const DossierChange *self)
{
  return self->flag;
}

gboolean
dossier_change_is_incidental (const DossierChange *self)
{
  return self->is_incidental;
}

gint64
dossier_change_get_entity (const DossierChange *self)
{
  return self->entity;
}

gint64
dossier_change_get_other (const DossierChange *self)
{
  return self->other;
}

const char *
dossier_change_get_text (const DossierChange *self)
{
  return self->text;
}

const DossierAnnotationRow *
dossier_change_get_annotation (const DossierChange *self)
{
  return self->annotation != NULL ? dossier_annotation_get_row (self->annotation) : NULL;
}

const DossierAnnotationEdit *
dossier_change_get_annotation_edit (const DossierChange *self)
{
  return self->edit;
}

const DossierClaimRow *
dossier_change_get_claim (const DossierChange *self)
{
  return self->claim != NULL ? dossier_claim_get_row (self->claim) : NULL;
}

const char *const *
dossier_change_get_links (const DossierChange *self, guint *n)
{
  *n = self->links != NULL ? g_strv_length (self->links) : 0;
  return (const char *const *) self->links;
}

const gint64 *
dossier_change_get_feeds (const DossierChange *self, guint *n)
{
  *n = self->feeds->len;
  return (const gint64 *) (gpointer) self->feeds->data;
}

DossierFeedOption
dossier_change_get_option (const DossierChange *self)
{
  return self->option;
}

int
dossier_change_get_value (const DossierChange *self)
{
  return self->value;
}

gint64
dossier_change_get_tag (const DossierChange *self)
{
  return self->tag;
}

const char *
dossier_change_kind_to_string (DossierChangeKind kind)
{
  g_return_val_if_fail (kind >= 1 && (guint) kind < G_N_ELEMENTS (kinds), NULL);
  return kinds[kind];
}

DossierChangeKind
dossier_change_kind_from_string (const char *word)
{
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], word) == 0)
      return i;
  return 0;
}
