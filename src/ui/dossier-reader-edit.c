/* dossier-reader-edit.c - highlights and notes: changed, taken away
 *
 * A note that was typed stays in self->drafts until the store has it; a failure says so, and the next look at the
 * highlight shows it again. While it is typed it is kept by self->keeper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>

/* A change on its way to the store. */
typedef struct
{
  DossierReader *reader;
  gint64         story, annotation;
  guint          fields; /* DossierAnnotationFields */
  char          *note;   /* with DOSSIER_ANNOTATION_NOTE */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->reader);
  g_free (errand->note);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* ---- words ---- */

static const char *
done_words (const Errand *errand)
{
  switch ((DossierAnnotationFields) errand->fields) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_ANNOTATION_COLOUR: return _ ("Style of the highlight changed");
    case DOSSIER_ANNOTATION_NOTE: return *errand->note != '\0' ? _ ("Note saved") : _ ("Note removed");
    case DOSSIER_ANNOTATION_ADD_TAG: return _ ("Tag added to the highlight");
    case DOSSIER_ANNOTATION_REMOVE_TAG:
    case DOSSIER_ANNOTATION_TAGS: return _ ("Tag removed from the highlight");
    case DOSSIER_ANNOTATION_ENTITY: return _ ("Whom the highlight is about was changed");
    case DOSSIER_ANNOTATION_CLAIM: return _ ("Which move the highlight is about was changed");
    case DOSSIER_ANNOTATION_PLACE: return _ ("Words of the highlight changed");
    case DOSSIER_ANNOTATION_DELETED: return _ ("Highlight deleted");
    }
  g_assert_not_reached ();
}

static const char *
failure_words (const Errand *errand)
{
  if (errand->fields == DOSSIER_ANNOTATION_NOTE)
    return _ ("The note could not be saved. Your words are kept: click the highlight to try again");
  return errand->fields == DOSSIER_ANNOTATION_DELETED ? _ ("The highlight could not be deleted")
                                                      : _ ("The highlight could not be changed");
}

/* ---- changing ---- */

static void
forget_draft (const Errand *errand)
{
  const char *draft = g_hash_table_lookup (errand->reader->drafts, &errand->annotation);

  if (g_strcmp0 (draft, errand->note) == 0) /* else newer words are on their way */
    g_hash_table_remove (errand->reader->drafts, &errand->annotation);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  DossierReader *self = errand->reader;
  gboolean       is_note = errand->fields == DOSSIER_ANNOTATION_NOTE;

  if (!dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error))
    {
      if (is_note && !dossier_store_is_read_only (self->store)
          && !g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
        dossier_draft_keeper_put (self->keeper, errand->annotation, errand->note);
      self->placing.annotation = 0;
      dossier_reader_report (self, failure_words (errand), error);
    }
  else
    {
      if (is_note)
        forget_draft (errand);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", done_words (errand));
    }
  if (errand->story == self->story)
    dossier_reader_reload (self, 0);
}

void
dossier_reader_edit (DossierReader *self, gint64 annotation, const DossierAnnotationEdit *edit)
{
  g_autoptr (DossierChange) change = dossier_change_edit_annotations (&annotation, 1, edit);
  Errand *errand = g_new0 (Errand, 1);

  errand->reader = g_object_ref (self);
  errand->story = self->story;
  errand->annotation = annotation;
  errand->fields = edit->fields;
  errand->note = g_strdup (edit->note != NULL ? edit->note : "");
  if (edit->fields == DOSSIER_ANNOTATION_NOTE)
    {
      dossier_draft_keeper_forget (self->keeper, annotation);
      g_hash_table_replace (self->drafts, g_memdup2 (&annotation, sizeof annotation), g_strdup (errand->note));
    }
  if (edit->fields == DOSSIER_ANNOTATION_COLOUR)
    self->last_colour = edit->colour;
  dossier_store_apply_async (self->store, change, NULL, edited_cb, errand);
}

const DossierAnnotationRow *
dossier_reader_find_annotation (DossierReader *self, gint64 annotation)
{
  for (guint i = 0; self->content != NULL && i < self->content->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (self->content->annotations, i));

      if (row->id == annotation)
        return row;
    }
  return NULL;
}

/* ---- its words ---- */

/* Moves @iter to the beginning of the next word. */
static void
forward_to_word (GtkTextIter *iter)
{
  if (gtk_text_iter_starts_word (iter))
    gtk_text_iter_forward_word_end (iter);
  gtk_text_iter_forward_word_end (iter);
  gtk_text_iter_backward_word_start (iter);
}

/* Moves @iter to the end of the word before the last one. */
static void
backward_to_word_end (GtkTextIter *iter)
{
  gtk_text_iter_backward_word_start (iter);
  gtk_text_iter_backward_word_start (iter);
  gtk_text_iter_forward_word_end (iter);
}

/* FALSE when there is no such word: of the text, or of the highlight. */
static gboolean
find_edges (DossierReader *self, int edge, int direction, guint *start, guint *length)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  int            base = (int) dossier_text_view_get_base (self->view);
  int            whole = (int) dossier_document_get_length (self->content->document);
  GtkTextIter    first, last;
  int            from, until;

  gtk_text_buffer_get_iter_at_offset (buffer, &first, base + (int) *start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, base + (int) (*start + *length));
  if (edge == 0 && direction < 0)
    gtk_text_iter_backward_word_start (&first);
  else if (edge == 0)
    forward_to_word (&first);
  else if (direction < 0)
    backward_to_word_end (&last);
  else
    gtk_text_iter_forward_word_end (&last);
  from = gtk_text_iter_get_offset (&first) - base;
  until = gtk_text_iter_get_offset (&last) - base;
  if (from < 0 || until > whole || until <= from || (from == (int) *start && until == (int) (*start + *length)))
    return FALSE;
  *start = (guint) from;
  *length = (guint) (until - from);
  return TRUE;
}

/* A step that follows before the one before came back goes on from where that one led. */
static void
move_edge_cb (DossierAnnotationForm *form, int edge, int direction, DossierReader *self)
{
  gint64                      annotation = dossier_annotation_form_get_annotation (form);
  const DossierAnnotationRow *row = dossier_reader_find_annotation (self, annotation);
  DossierAnnotationEdit       edit = { .fields = DOSSIER_ANNOTATION_PLACE };

  if (row == NULL || dossier_annotation_is_lost (row, self->content->revision))
    return;
  edit.revision = self->content->revision;
  edit.start = self->placing.annotation == annotation ? self->placing.start : row->start;
  edit.length = self->placing.annotation == annotation ? self->placing.length : row->length;
  if (!find_edges (self, edge, direction, &edit.start, &edit.length))
    return;
  self->placing.annotation = annotation;
  self->placing.start = edit.start;
  self->placing.length = edit.length;
  dossier_reader_edit (self, annotation, &edit);
}

void
dossier_reader_place_note (DossierReader *self, gint64 annotation)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_PLACE };

  if (self->content == NULL || !dossier_text_view_get_selection (self->view, &edit.start, &edit.length))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _ ("Select the words in the text first, then press Place It Here"));
      return;
    }
  edit.revision = self->content->revision;
  dossier_reader_unselect (self);
  dossier_text_view_popdown (self->view);
  dossier_reader_edit (self, annotation, &edit);
}

/* ---- forms ---- */

static void
edit_cb (DossierAnnotationForm *form, const DossierAnnotationEdit *edit, DossierReader *self)
{
  dossier_reader_edit (self, dossier_annotation_form_get_annotation (form), edit);
}

static void
typed_cb (DossierAnnotationForm *form, const char *note, DossierReader *self)
{
  if (!dossier_store_is_read_only (self->store))
    dossier_draft_keeper_put (self->keeper, dossier_annotation_form_get_annotation (form), note);
}

DossierAnnotationForm *
dossier_reader_make_form (DossierReader *self, const DossierAnnotationRow *row)
{
  const char            *unsaved = g_hash_table_lookup (self->drafts, &row->id);
  DossierAnnotationForm *form
      = DOSSIER_ANNOTATION_FORM (dossier_annotation_form_new (self->store, row, self->content, unsaved));

  g_signal_connect_object (form, "edit", G_CALLBACK (edit_cb), self, 0);
  g_signal_connect_object (form, "typed", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (form, "move-edge", G_CALLBACK (move_edge_cb), self, 0);
  return form;
}

/* The form that is open of @annotation, at the text or in the pane; NULL for none. */
static DossierAnnotationForm *
find_form (DossierReader *self, gint64 annotation)
{
  GtkPopover            *popover = dossier_text_view_get_popover (self->view);
  DossierAnnotationForm *form = NULL;

  if (popover != NULL && DOSSIER_IS_ANNOTATION_EDITOR (popover))
    form = dossier_annotation_editor_get_form (DOSSIER_ANNOTATION_EDITOR (popover));
  if (form != NULL && dossier_annotation_form_get_annotation (form) == annotation)
    return form;
  return dossier_notes_pane_get_form (self->notes, annotation);
}

static void
kept_cb (DossierReader *self, gint64 annotation)
{
  DossierAnnotationForm *form = find_form (self, annotation);

  if (form != NULL)
    dossier_annotation_form_show_failure (form, NULL);
}

static void
failed_cb (DossierReader *self, gint64 annotation, const char *why)
{
  DossierAnnotationForm *form = find_form (self, annotation);
  /* TRANSLATORS: %s is a sentence that says why */
  g_autofree char *words
      = g_strdup_printf (_ ("What you type cannot be kept yet; it stays here and is tried again. %s"), why);

  if (form != NULL)
    dossier_annotation_form_show_failure (form, words);
}

void
dossier_reader_start_keeper (DossierReader *self)
{
  self->keeper = dossier_draft_keeper_new (self->store);
  g_signal_connect_object (self->keeper, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}
