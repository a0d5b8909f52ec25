/* dossier-postbox.c - a mailbox of any size becomes stories
 *
 * part:     the mails that are to be saved next, NULL before the first of them; @n_words: bytes in it.
 * problem:  of the first mail that could not be taken.
 * n_over:   mails that were refused beyond those that are told of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-postbox.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-letters.h"
#include "dossier-mailbox.h"
#include "dossier-source.h"

/* Bytes read at once. */
#define PIECE (256 * 1024)
/* Steps of the progress. */
#define STEPS 1000

typedef struct
{
  DossierBatch *whole, *part;
  gsize         n_words;
  GCancellable *cancellable;
  guint         n_letters, n_attachments, n_cut, n_over;
  GError       *problem;
} Postbox;

static void
refuse (Postbox *self, char *words)
{
  GPtrArray *refused = self->whole->result->refused;

  if (refused->len < DOSSIER_PIPELINE_MAX_REFUSED)
    g_ptr_array_add (refused, words);
  else
    {
      self->n_over++;
      g_free (words);
    }
}

static DossierBatch *
make_part (Postbox *self)
{
  DossierBatch *part = dossier_batch_new (self->whole->library, self->whole->options);

  part->is_part = TRUE;
  part->is_dry = self->whole->is_dry;
  part->kind = DOSSIER_CONTENT_MAILBOX;
  part->whole = g_strdup (self->whole->whole);
  part->names = g_hash_table_ref (self->whole->names);
  part->looked_up = self->whole->looked_up;
  part->looked_up_data = self->whole->looked_up_data;
  return part;
}

static void
add_up (Postbox *self, DossierAddResult *came)
{
  DossierAddResult *result = self->whole->result;

  g_array_append_vals (result->saved, came->saved->data, came->saved->len);
  result->n_new += came->n_new;
  result->n_same += came->n_same;
  result->n_revised += came->n_revised;
  result->n_returned += came->n_returned;
  result->n_people += came->n_people;
  result->n_organizations += came->n_organizations;
  result->n_claims += came->n_claims;
  for (guint i = 0; i < came->refused->len; i++)
    refuse (self, g_strdup (came->refused->pdata[i]));
}

static gboolean
save_part (Postbox *self, GError **error)
{
  g_autoptr (DossierBatch) part = g_steal_pointer (&self->part);
  g_autoptr (DossierAddResult) came = NULL;

  self->n_words = 0;
  if (part == NULL)
    return TRUE;
  came = dossier_pipeline_run (part, DOSSIER_STAGE_EXTRACT, self->cancellable, error);
  if (came != NULL)
    add_up (self, came);
  return came != NULL;
}

static gboolean
take_letter (Postbox *self, GBytes *bytes, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DossierDraft *draft = dossier_letters_read (bytes, &self->n_attachments, &self->n_cut, NULL, &problem);

  self->n_letters++;
  if (draft == NULL)
    {
      /* TRANSLATORS: the place of a mail in its mailbox, from 1, and why it could not be taken */
      refuse (self, g_strdup_printf (_ ("Mail %u: %s"), self->n_letters, problem->message));
      if (self->problem == NULL)
        self->problem = g_steal_pointer (&problem);
      return TRUE;
    }
  if (self->part == NULL)
    self->part = make_part (self);
  g_ptr_array_add (self->part->drafts, draft);
  self->n_words += strlen (draft->content_html != NULL ? draft->content_html : draft->plain_text);
  return (self->part->drafts->len < DOSSIER_POSTBOX_MAX_LETTERS && self->n_words < DOSSIER_POSTBOX_MAX_WORDS)
         || save_part (self, error);
}

static void
tell_progress (Postbox *self)
{
  guint64 size = dossier_source_get_size (self->whole->source);
  guint64 position = dossier_source_get_position (self->whole->source);

  if (self->whole->progress != NULL && size > 0)
    self->whole->progress ((guint) (MIN (position, size) * STEPS / size), STEPS, self->whole->progress_data);
}

static gboolean
read_letters (Postbox *self, DossierMailbox *mailbox, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  gssize           n;

  do
    {
      n = dossier_source_read (self->whole->source, piece, PIECE, error);
      if (n < 0)
        return FALSE;
      dossier_mailbox_push (mailbox, piece, (gsize) n);
      for (;;)
        {
          g_autoptr (GBytes) bytes = dossier_mailbox_take (mailbox);

          if (bytes == NULL)
            break;
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !take_letter (self, bytes, error))
            return FALSE;
        }
      tell_progress (self);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  while (n > 0);
  return save_part (self, error);
}

static void
tell (Postbox *self, guint n_left_out)
{
  DossierAddResult *result = self->whole->result;

  if (self->n_attachments > 0)
    g_ptr_array_add (result->remarks,
                     g_strdup_printf (ngettext ("%u attachment is not kept: only the words are",
                                                "%u attachments are not kept: only the words are", self->n_attachments),
                                      self->n_attachments));
  dossier_letters_tell_cut (result->remarks, self->n_cut);
  if (self->n_over > 0)
    g_ptr_array_add (result->refused, g_strdup_printf (ngettext ("%u more mail could not be taken",
                                                                 "%u more mails could not be taken", self->n_over),
                                                       self->n_over));
  if (n_left_out > 0)
    g_ptr_array_add (
        result->refused,
        g_strdup_printf (ngettext ("%u mail was left out: the mailbox has too many. Divide it",
                                   "%u mails were left out: the mailbox has too many. Divide it", n_left_out),
                         n_left_out));
}

/* Whether what came until @problem is to be told of. What was saved stays; when it was stopped, that is no failure. */
static gboolean
is_kept (Postbox *self, const GError *problem)
{
  DossierAddResult *result = self->whole->result;

  if (result->saved->len == 0 || self->whole->is_dry || !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_ptr_array_add (result->refused, g_strdup (_ ("It was stopped: the mails that had come until then are kept. Take "
                                                 "the same mailbox again for the rest.")));
  return TRUE;
}

DossierAddResult *
dossier_postbox_run (DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  Postbox self = { .whole = batch, .cancellable = cancellable };
  g_autoptr (DossierMailbox) mailbox = dossier_mailbox_new ();
  g_autoptr (GError) problem = NULL, first = NULL;
  gboolean is_done;

  if (batch->whole == NULL)
    batch->whole = g_uuid_string_random ();
  batch->result->title = g_strdup (batch->name);
  batch->result->saved = g_array_new (FALSE, TRUE, sizeof (DossierSaveResult));
  is_done = read_letters (&self, mailbox, &problem);
  g_clear_pointer (&self.part, dossier_batch_free);
  first = g_steal_pointer (&self.problem);
  if (!is_done && !is_kept (&self, problem))
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (is_done && batch->result->saved->len == 0 && first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    {
      tell (&self, dossier_mailbox_count_left_out (mailbox));
      return g_steal_pointer (&batch->result);
    }
  return NULL;
}
