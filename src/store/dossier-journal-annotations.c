/* dossier-journal-annotations.c - edits of highlights, with their way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-annotations.h"

#include <glib/gi18n-lib.h>
#include "dossier-annotations-private.h"
#include "dossier-store.h"

/* Adding or removing one tag changes the tags. */
static guint
get_written_fields (const DossierAnnotationEdit *edit)
{
  guint one_tag = DOSSIER_ANNOTATION_ADD_TAG | DOSSIER_ANNOTATION_REMOVE_TAG;

  return (edit->fields & one_tag) != 0 ? (edit->fields & ~one_tag) | DOSSIER_ANNOTATION_TAGS : edit->fields;
}

static GArray *
states_new (void)
{
  GArray *states = g_array_new (FALSE, FALSE, sizeof (DossierAnnotationState));

  g_array_set_clear_func (states, (GDestroyNotify) dossier_annotation_state_clear);
  return states;
}

typedef struct
{
  const DossierAnnotationEdit *edit;
  guint                        fields;
  GArray                      *ids, *before, *after; /* of what changes */
  guint                        n_found;
} Edits;

static gboolean
edit_one (DossierWork *work, Edits *edits, gint64 annotation, GError **error)
{
  DossierAnnotationState before = { 0 }, after = { 0 };
  GError                *problem = NULL;
  gboolean               done = TRUE;

  if (!dossier_annotations_state_load (work->db, annotation, &before, &problem)
      || !dossier_annotations_state_load (work->db, annotation, &after, &problem) || before.is_deleted)
    goto out;
  edits->n_found++;
  done = dossier_annotations_state_edit (work, &after, edits->edit, error);
  if (!done)
    goto out;
  if (dossier_annotations_state_is_equal (&before, &after, edits->fields))
    {
      /* What was typed is the note already. */
      done = (edits->fields & DOSSIER_ANNOTATION_NOTE) == 0
             || dossier_annotations_forget_draft (work->db, annotation, error);
      goto out;
    }
  done = dossier_annotations_state_write (work, &after, edits->fields, error);
  g_array_append_val (edits->ids, annotation);
  g_array_append_val (edits->before, before);
  g_array_append_val (edits->after, after);
  return done;

out:
  dossier_annotation_state_clear (&before);
  dossier_annotation_state_clear (&after);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return done && problem == NULL;
}

gboolean
dossier_journal_annotations_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                   gboolean *changed, GError **error)
{
  const DossierAnnotationEdit *edit = dossier_change_get_annotation_edit (change);
  guint                        n = 0;
  const gint64                *ids = dossier_change_get_stories (change, &n);
  g_autoptr (GArray) before = states_new ();
  g_autoptr (GArray) after = states_new ();
  Edits edits = { .edit = edit, .fields = get_written_fields (edit), .before = before, .after = after };

  edits.ids = entry->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  entry->flag = (int) edits.fields;
  for (guint i = 0; i < n; i++)
    if (!edit_one (work, &edits, ids[i], error))
      return FALSE;
  if (edits.n_found == 0 && n > 0)
    return dossier_annotations_fail_not_found (error);
  *changed = entry->stories->len > 0;
  entry->before = dossier_annotations_state_pack (before);
  entry->after = dossier_annotations_state_pack (after);
  return TRUE;
}

/* --- older entries: "<colour>" or "<colour> <note>" of one --- */

static gboolean
set_old (DossierWork *work, gint64 annotation, const char *packed, GError **error)
{
  g_auto (DossierAnnotationState) state = { 0 };
  char *rest = NULL;

  if (!dossier_annotations_state_load (work->db, annotation, &state, error))
    return FALSE;
  state.colour = (DossierColour) g_ascii_strtoull (packed, &rest, 10);
  g_free (state.note);
  state.note = *rest == ' ' ? g_strdup (rest + 1) : NULL;
  return dossier_annotations_state_write (work, &state, DOSSIER_ANNOTATION_COLOUR | DOSSIER_ANNOTATION_NOTE, error);
}

/* --- carrying out --- */

static gboolean
set_all (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  g_autoptr (GArray) states = dossier_annotations_state_unpack (back ? entry->before : entry->after);

  if (states == NULL)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                   _ ("What the highlights were like cannot be read: the library “%s” is damaged. Restore a backup."),
                   dossier_db_get_path (work->db));
      return FALSE;
    }
  for (guint i = 0; i < states->len; i++)
    if (!dossier_annotations_state_write (work, &g_array_index (states, DossierAnnotationState, i), (guint) entry->flag,
                                          error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_journal_annotations_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                       GError **error)
{
  switch ((int) entry->kind)
    {
    case DOSSIER_CHANGE_ANNOTATE: return dossier_annotations_table_set_deleted (work, entry->subject, back, error);
    case DOSSIER_CHANGE_EDIT_ANNOTATION:
      return set_old (work, entry->subject, back ? entry->before : entry->after, error);
    case DOSSIER_CHANGE_DELETE_ANNOTATION:
      return dossier_annotations_table_set_deleted (work, entry->subject, !back, error);
    }
  return set_all (work, entry, back, error);
}

/* --- words --- */

const char *
dossier_journal_annotations_get_sentence (const DossierJournalEntry *entry, gboolean redo, guint n)
{
  guint fields = (guint) entry->flag;

  if ((fields & DOSSIER_ANNOTATION_DELETED) != 0)
    return redo ? ngettext ("%u highlight was deleted again", "%u highlights were deleted again", n)
                : ngettext ("Deleting %u highlight was undone", "Deleting %u highlights was undone", n);
  if ((fields & DOSSIER_ANNOTATION_TAGS) != 0)
    return redo ? ngettext ("The tags of %u highlight were changed again",
                            "The tags of %u highlights were changed again", n)
                : ngettext ("Changing the tags of %u highlight was undone",
                            "Changing the tags of %u highlights was undone", n);
  if ((fields & DOSSIER_ANNOTATION_NOTE) != 0 && n == 1)
    return redo ? _ ("The note was changed again") : _ ("Changing the note was undone");
  return redo ? ngettext ("%u highlight was changed again", "%u highlights were changed again", n)
              : ngettext ("Changing %u highlight was undone", "Changing %u highlights was undone", n);
}
