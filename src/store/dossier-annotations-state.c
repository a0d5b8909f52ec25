/* dossier-annotations-state.c - what may be edited of an annotation, as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-annotations-state.h"

#include <glib/gi18n-lib.h>
#include "dossier-annotations-index.h"
#include "dossier-annotations-private.h"
#include "dossier-claims-table.h"
#include "dossier-store.h"
#include "dossier-stories-table.h"
#include "dossier-story-tag.h"
#include "dossier-texts-table.h"

/* id, story, colour, note, tags, entity, claim, revision, start, length, quote, prefix, suffix, whether deleted. */
#define STATE_FORMAT "(xxumsasx(ixxms)xuusssb)"

void
dossier_annotation_state_clear (DossierAnnotationState *state)
{
  g_free (state->note);
  g_strfreev (state->tags);
  g_free (state->claim.sentence);
  g_free (state->quote);
  g_free (state->prefix);
  g_free (state->suffix);
}

/* --- reading --- */

gboolean
dossier_annotations_state_load (DossierDb *db, gint64 annotation, DossierAnnotationState *state, GError **error)
{
  static const char sql_load[] = "SELECT id, story, colour, note, " DOSSIER_ANNOTATION_TAG_NAMES
                                 ", entity, claim_kind, claim_subject, claim_object, claim_sentence, revision, start,"
                                 " length, quote, prefix, suffix, is_deleted FROM annotation n WHERE id = ?1";
  sqlite3_stmt *row = dossier_db_query (db, sql_load, error, "i", annotation);

  if (row == NULL || !dossier_db_next (db, row, error))
    return FALSE;
  state->id = sqlite3_column_int64 (row, 0);
  state->story = sqlite3_column_int64 (row, 1);
  state->colour = (DossierColour) sqlite3_column_int (row, 2);
  state->note = dossier_db_dup_text (row, 3);
  state->tags = dossier_annotations_split_tags ((const char *) sqlite3_column_text (row, 4));
  if (state->tags == NULL)
    state->tags = g_new0 (char *, 1);
  state->entity = sqlite3_column_int64 (row, 5);
  state->claim.kind = sqlite3_column_int (row, 6);
  state->claim.subject = sqlite3_column_int64 (row, 7);
  state->claim.object = sqlite3_column_int64 (row, 8);
  state->claim.sentence = dossier_db_dup_text (row, 9);
  state->revision = sqlite3_column_int64 (row, 10);
  state->start = (guint) sqlite3_column_int (row, 11);
  state->length = (guint) sqlite3_column_int (row, 12);
  state->quote = dossier_db_dup_text (row, 13);
  state->prefix = dossier_db_dup_text (row, 14);
  state->suffix = dossier_db_dup_text (row, 15);
  state->is_deleted = sqlite3_column_int (row, 16) != 0;
  dossier_db_end (row);
  return TRUE;
}

static gboolean
is_claim_equal (const DossierAnnotationClaim *a, const DossierAnnotationClaim *b)
{
  return a->kind == b->kind && a->subject == b->subject && a->object == b->object
         && g_strcmp0 (a->sentence, b->sentence) == 0;
}

gboolean
dossier_annotations_state_is_equal (const DossierAnnotationState *a, const DossierAnnotationState *b, guint fields)
{
  if ((fields & DOSSIER_ANNOTATION_COLOUR) != 0 && a->colour != b->colour)
    return FALSE;
  if ((fields & DOSSIER_ANNOTATION_NOTE) != 0 && g_strcmp0 (a->note, b->note) != 0)
    return FALSE;
  if ((fields & DOSSIER_ANNOTATION_TAGS) != 0
      && !g_strv_equal ((const char *const *) a->tags, (const char *const *) b->tags))
    return FALSE;
  if ((fields & DOSSIER_ANNOTATION_ENTITY) != 0 && a->entity != b->entity)
    return FALSE;
  if ((fields & DOSSIER_ANNOTATION_CLAIM) != 0 && !is_claim_equal (&a->claim, &b->claim))
    return FALSE;
  if ((fields & DOSSIER_ANNOTATION_PLACE) != 0
      && (a->revision != b->revision || a->start != b->start || a->length != b->length))
    return FALSE;
  return (fields & DOSSIER_ANNOTATION_DELETED) == 0 || !a->is_deleted == !b->is_deleted;
}

/* --- editing --- */

static int
compare_folded (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = dossier_story_tag_fold_name (*(const char *const *) a);
  g_autofree char *second = dossier_story_tag_fold_name (*(const char *const *) b);

  return g_strcmp0 (first, second);
}

/* Where @tags (of char*) has the one called @name, or -1. */
static int
find_tag (GPtrArray *tags, const char *name)
{
  for (guint i = 0; i < tags->len; i++)
    if (compare_folded (&name, &tags->pdata[i]) == 0)
      return (int) i;
  return -1;
}

static gboolean
add_tag (GPtrArray *tags, const char *name, GError **error)
{
  char *clean = dossier_story_tag_clean_name (name, error);
  int   at = clean != NULL ? find_tag (tags, clean) : -1;

  if (clean == NULL)
    return FALSE;
  if (at >= 0)
    g_free (clean);
  else
    g_ptr_array_add (tags, clean);
  if (tags->len <= DOSSIER_ANNOTATION_MAX_TAGS)
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               ngettext ("A highlight can have %d tag. Take one away first.",
                         "A highlight can have %d tags. Take one away first.", DOSSIER_ANNOTATION_MAX_TAGS),
               DOSSIER_ANNOTATION_MAX_TAGS);
  return FALSE;
}

static gboolean
edit_tags (DossierAnnotationState *state, const DossierAnnotationEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  int at;

  for (guint i = 0; (edit->fields & DOSSIER_ANNOTATION_TAGS) == 0 && state->tags[i] != NULL; i++)
    g_ptr_array_add (tags, g_strdup (state->tags[i]));
  for (guint i = 0; (edit->fields & DOSSIER_ANNOTATION_TAGS) != 0 && edit->tags != NULL && edit->tags[i] != NULL; i++)
    if (!add_tag (tags, edit->tags[i], error))
      return FALSE;
  if ((edit->fields & DOSSIER_ANNOTATION_ADD_TAG) != 0 && !add_tag (tags, edit->tag, error))
    return FALSE;
  at = (edit->fields & DOSSIER_ANNOTATION_REMOVE_TAG) != 0 ? find_tag (tags, edit->tag) : -1;
  if (at >= 0)
    g_ptr_array_remove_index (tags, (guint) at);
  g_ptr_array_sort (tags, compare_folded);
  g_ptr_array_add (tags, NULL);
  g_strfreev (state->tags);
  state->tags = g_strdupv ((GStrv) tags->pdata);
  return TRUE;
}

static gboolean
edit_entity (DossierDb *db, DossierAnnotationState *state, gint64 entity, GError **error)
{
  static const char sql_there[] = "SELECT 1 FROM entity WHERE id = ?1 AND coalesce (now, id) <> 0";
  gint64            there = 0;

  if (entity != 0 && !dossier_db_get (db, sql_there, &there, error, "i", entity))
    return FALSE;
  if (entity != 0 && there == 0)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                           _ ("This person or organization is not in the library any more."));
      return FALSE;
    }
  state->entity = entity;
  return TRUE;
}

static gboolean
edit_claim (DossierDb *db, DossierAnnotationState *state, gint64 id, GError **error)
{
  g_autoptr (DossierClaim) claim = NULL;
  const DossierClaimRow *row;

  g_clear_pointer (&state->claim.sentence, g_free);
  state->claim = (DossierAnnotationClaim){ 0 };
  if (id == 0)
    return TRUE;
  claim = dossier_claims_table_load (db, id, error);
  row = claim != NULL ? dossier_claim_get_row (claim) : NULL;
  if (row == NULL || row->story != state->story)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                             _ ("This move is not in the story any more."));
      return FALSE;
    }
  state->claim = (DossierAnnotationClaim){
    .kind = (int) row->kind, .subject = row->subject, .object = row->object, .sentence = g_strdup (row->sentence)
  };
  return TRUE;
}

static gboolean
edit_note (DossierAnnotationState *state, const char *note, GError **error)
{
  g_free (state->note);
  state->note = note != NULL && note[0] != '\0' ? g_utf8_make_valid (note, -1) : NULL;
  return dossier_annotations_check_note (state->note, error);
}

static gboolean
edit_place (DossierDb *db, DossierAnnotationState *state, const DossierAnnotationEdit *edit, GError **error)
{
  gint64 revision = edit->revision != 0 ? edit->revision : dossier_stories_table_get_revision (db, state->story, error);
  gboolean         is_ours = FALSE;
  g_autofree char *text = NULL;
  guint            whole;

  if (revision == 0 || !dossier_annotations_is_revision_of (db, revision, state->story, &is_ours, error))
    return FALSE;
  if (!is_ours)
    return dossier_annotations_fail_outside (error);
  text = dossier_texts_table_load_text (db, revision, error);
  if (text == NULL)
    return FALSE;
  whole = (guint) g_utf8_strlen (text, -1);
  if (edit->length == 0 || edit->start > whole || edit->length > whole - edit->start)
    return dossier_annotations_fail_outside (error);
  g_free (state->quote);
  g_free (state->prefix);
  g_free (state->suffix);
  state->revision = revision;
  state->start = edit->start;
  state->length = edit->length;
  state->quote = dossier_annotations_slice (text, edit->start, edit->start + edit->length);
  state->prefix
      = dossier_annotations_slice (text, edit->start - MIN (edit->start, DOSSIER_ANNOTATION_CONTEXT), edit->start);
  state->suffix = dossier_annotations_slice (text, edit->start + edit->length,
                                             MIN (whole, edit->start + edit->length + DOSSIER_ANNOTATION_CONTEXT));
  return TRUE;
}

gboolean
dossier_annotations_state_edit (DossierWork *work, DossierAnnotationState *state, const DossierAnnotationEdit *edit,
                                GError **error)
{
  if ((edit->fields & DOSSIER_ANNOTATION_COLOUR) != 0)
    state->colour = edit->colour;
  if ((edit->fields & DOSSIER_ANNOTATION_NOTE) != 0 && !edit_note (state, edit->note, error))
    return FALSE;
  if ((edit->fields & DOSSIER_ANNOTATION_DELETED) != 0)
    state->is_deleted = TRUE;
  if ((edit->fields & (DOSSIER_ANNOTATION_TAGS | DOSSIER_ANNOTATION_ADD_TAG | DOSSIER_ANNOTATION_REMOVE_TAG)) != 0
      && !edit_tags (state, edit, error))
    return FALSE;
  if ((edit->fields & DOSSIER_ANNOTATION_ENTITY) != 0 && !edit_entity (work->db, state, edit->entity, error))
    return FALSE;
  if ((edit->fields & DOSSIER_ANNOTATION_CLAIM) != 0 && !edit_claim (work->db, state, edit->claim, error))
    return FALSE;
  return (edit->fields & DOSSIER_ANNOTATION_PLACE) == 0 || edit_place (work->db, state, edit, error);
}

/* --- writing --- */

static gboolean
write_tags (DossierDb *db, gint64 annotation, GStrv tags, GError **error)
{
  static const char sql_remove[] = "DELETE FROM annotation_tag WHERE annotation = ?1";
  static const char sql_add[] = "INSERT INTO annotation_tag (annotation, folded, name) VALUES (?1, ?2, ?3)";

  if (!dossier_db_run (db, sql_remove, error, "i", annotation))
    return FALSE;
  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *folded = dossier_story_tag_fold_name (tags[i]);

      if (!dossier_db_run (db, sql_add, error, "iss", annotation, folded, tags[i]))
        return FALSE;
    }
  return TRUE;
}

/* The text that the place was of may be gone by now: then its words are looked for as if they had never stood anywhere.
 */
static gboolean
write_place (DossierDb *db, const DossierAnnotationState *state, GError **error)
{
  static const char sql_place[] = "UPDATE annotation SET revision = ?2, start = ?3, length = ?4, quote = ?5,"
                                  " prefix = ?6, suffix = ?7 WHERE id = ?1";
  gint64            present = dossier_stories_table_get_revision (db, state->story, error);
  gboolean          is_there = FALSE;
  g_autofree char  *text = NULL;

  if (present == 0 || !dossier_texts_table_has (db, state->story, state->revision, &is_there, error)
      || !dossier_db_run (db, sql_place, error, "iiuusss", state->id, is_there ? state->revision : present,
                          is_there ? state->start : 0, is_there ? state->length : 0, state->quote, state->prefix,
                          state->suffix))
    return FALSE;
  if (state->revision == present)
    return TRUE;
  text = dossier_texts_table_load_text (db, present, error);
  return text != NULL && dossier_annotations_table_move (db, state->story, present, text, error);
}

static gboolean
write_columns (DossierDb *db, const DossierAnnotationState *state, guint fields, GError **error)
{
  static const char sql_colour[] = "UPDATE annotation SET colour = ?2 WHERE id = ?1";
  static const char sql_note[] = "UPDATE annotation SET note = ?2 WHERE id = ?1";
  static const char sql_entity[] = "UPDATE annotation SET entity = nullif (?2, 0) WHERE id = ?1";
  static const char sql_claim[] = "UPDATE annotation SET claim_kind = ?2, claim_subject = nullif (?3, 0),"
                                  " claim_object = nullif (?4, 0), claim_sentence = ?5 WHERE id = ?1";

  if ((fields & DOSSIER_ANNOTATION_COLOUR) != 0
      && !dossier_db_run (db, sql_colour, error, "iu", state->id, state->colour))
    return FALSE;
  if ((fields & DOSSIER_ANNOTATION_NOTE) != 0
      && (!dossier_db_run (db, sql_note, error, "is", state->id, state->note)
          || !dossier_annotations_forget_draft (db, state->id, error)))
    return FALSE;
  if ((fields & DOSSIER_ANNOTATION_TAGS) != 0 && !write_tags (db, state->id, state->tags, error))
    return FALSE;
  if ((fields & DOSSIER_ANNOTATION_ENTITY) != 0
      && !dossier_db_run (db, sql_entity, error, "ii", state->id, state->entity))
    return FALSE;
  if ((fields & DOSSIER_ANNOTATION_CLAIM) != 0
      && !dossier_db_run (db, sql_claim, error, "iuiis", state->id, (guint) state->claim.kind, state->claim.subject,
                          state->claim.object, state->claim.sentence))
    return FALSE;
  return (fields & DOSSIER_ANNOTATION_PLACE) == 0 || write_place (db, state, error);
}

static gboolean
write_deleted (DossierWork *work, const DossierAnnotationState *state, GError **error)
{
  static const char sql_is[] = "SELECT is_deleted FROM annotation WHERE id = ?1";
  gint64            is = 0;

  if (!dossier_db_get (work->db, sql_is, &is, error, "i", state->id))
    return FALSE;
  return !is == !state->is_deleted || dossier_annotations_table_set_deleted (work, state->id, state->is_deleted, error);
}

gboolean
dossier_annotations_state_write (DossierWork *work, const DossierAnnotationState *state, guint fields, GError **error)
{
  static const char sql_modified[] = "UPDATE annotation SET modified = ?2 WHERE id = ?1";
  guint             columns = fields & ~(guint) DOSSIER_ANNOTATION_DELETED;
  gboolean          has_words = (fields & (DOSSIER_ANNOTATION_NOTE | DOSSIER_ANNOTATION_PLACE)) != 0;
  g_auto (DossierAnnotationWords) words = { 0 };

  g_assert (dossier_db_is_mine (work->db));
  g_array_append_val (work->changed, state->story);
  if (columns != 0
      && (!dossier_annotation_words_take_out (work, state->story, &words, error)
          || (has_words && !dossier_annotations_index_remove (work->db, state->id, error))
          || !write_columns (work->db, state, columns, error)
          || (has_words && !dossier_annotations_index_add (work->db, state->id, error))
          || !dossier_db_run (work->db, sql_modified, error, "ii", state->id, g_get_real_time () / G_USEC_PER_SEC)
          || !dossier_annotation_words_put_back (work, &words, error)))
    return FALSE;
  return (fields & DOSSIER_ANNOTATION_DELETED) == 0 || write_deleted (work, state, error);
}

gboolean
dossier_annotations_state_keep (DossierWork *work, gint64 annotation, const DossierAnnotationRow *given, GError **error)
{
  DossierAnnotationEdit edit
      = { .tags = (const char *const *) given->tags, .entity = given->entity, .claim = given->claim };
  gboolean is_told = given->claim == 0 && given->claim_kind != 0 && given->claim_sentence != NULL;
  g_auto (DossierAnnotationState) state = { 0 };

  edit.fields = (given->tags != NULL ? DOSSIER_ANNOTATION_TAGS : 0)
                | (given->entity != 0 ? DOSSIER_ANNOTATION_ENTITY : 0)
                | (given->claim != 0 ? DOSSIER_ANNOTATION_CLAIM : 0);
  if (edit.fields == 0 && !is_told)
    return TRUE;
  if (!dossier_annotations_state_load (work->db, annotation, &state, error)
      || !dossier_annotations_state_edit (work, &state, &edit, error))
    return FALSE;
  if (is_told)
    state.claim = (DossierAnnotationClaim){ (int) given->claim_kind, given->claim_subject, given->claim_object,
                                            g_strdup (given->claim_sentence) };
  return write_columns (work->db, &state, edit.fields | (is_told ? DOSSIER_ANNOTATION_CLAIM : 0), error);
}

/* --- for the journal --- */

char *
dossier_annotations_state_pack (GArray *states)
{
  g_autoptr (GVariant) packed = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" STATE_FORMAT));
  for (guint i = 0; i < states->len; i++)
    {
      const DossierAnnotationState *state = &g_array_index (states, DossierAnnotationState, i);

      g_variant_builder_add (&builder, "(xxums^asx(ixxms)xuusssb)", state->id, state->story, (guint) state->colour,
                             state->note, state->tags, state->entity, state->claim.kind, state->claim.subject,
                             state->claim.object, state->claim.sentence, state->revision, state->start, state->length,
                             state->quote, state->prefix, state->suffix, state->is_deleted);
    }
  packed = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (packed, FALSE);
}

GArray *
dossier_annotations_state_unpack (const char *packed)
{
  g_autoptr (GVariant) variant
      = packed != NULL ? g_variant_parse (G_VARIANT_TYPE ("a" STATE_FORMAT), packed, NULL, NULL, NULL) : NULL;
  GArray                *states;
  DossierAnnotationState state = { 0 };
  GVariantIter           iter;
  guint                  colour;

  if (variant == NULL)
    return NULL;
  states = g_array_new (FALSE, FALSE, sizeof state);
  g_array_set_clear_func (states, (GDestroyNotify) dossier_annotation_state_clear);
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "(xxums^asx(ixxms)xuusssb)", &state.id, &state.story, &colour, &state.note,
                              &state.tags, &state.entity, &state.claim.kind, &state.claim.subject, &state.claim.object,
                              &state.claim.sentence, &state.revision, &state.start, &state.length, &state.quote,
                              &state.prefix, &state.suffix, &state.is_deleted))
    {
      state.colour = (DossierColour) colour;
      g_array_append_val (states, state);
    }
  return states;
}
