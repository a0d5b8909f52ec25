/* dossier-letters.c - a mail or a mailbox becomes stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-letters.h"

#include <glib/gi18n-lib.h>

#include "dossier-extraction.h"
#include "dossier-letter.h"
#include "dossier-mail.h"
#include "dossier-mailbox.h"

/* What all mails have instead of a feed's address: a mail is the same whatever list or file it came by (RFC 2392). */
#define ALL_MAIL "mid:"

typedef struct
{
  DossierBatch *batch;
  guint         n_attachments, n_cut;
  GError       *problem; /* of the first mail that could not be taken */
  gboolean      are_many;
} Letters;

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static const char *
find_source (const DossierMail *mail)
{
  return is_said (mail->list_name)   ? mail->list_name
         : is_said (mail->from_name) ? mail->from_name
         : is_said (mail->list_id)   ? mail->list_id
                                     : mail->from_address;
}

static DossierDraft *
make_draft (DossierMail *mail)
{
  DossierDraft *draft = dossier_draft_new ();

  draft->guid = g_strdup (mail->message_id);
  draft->feed_uri = g_strdup (ALL_MAIL);
  draft->title = g_strdup (mail->subject);
  draft->author = g_strdup (is_said (mail->from_name) ? mail->from_name : mail->from_address);
  draft->author_email = g_strdup (mail->from_address);
  draft->source = g_strdup (find_source (mail));
  draft->uri = g_strdup (mail->archived_at);
  if (mail->date != 0)
    draft->published = dossier_date_from_time (mail->date);
  draft->content_html = g_steal_pointer (&mail->html);
  draft->plain_text = g_steal_pointer (&mail->text);
  return draft;
}

static void
remark (DossierBatch *batch, char *words)
{
  g_ptr_array_add (batch->result->remarks, words);
}

/* Of one mail each attachment is named, of a mailbox they are counted. */
static void
note_attachments (Letters *self, const DossierMail *mail)
{
  self->n_attachments += mail->attachments->len;
  for (guint i = 0; !self->are_many && i < mail->attachments->len; i++)
    /* TRANSLATORS: %s is the name of a file that came with a mail */
    remark (self->batch, g_strdup_printf (_ ("The attachment “%s” is not kept: only the words are"),
                                          (const char *) mail->attachments->pdata[i]));
}

static void
refuse_letter (Letters *self, guint number, const GError *problem)
{
  if (self->problem == NULL)
    self->problem = g_error_copy (problem);
  if (self->are_many && self->batch->result->refused->len < DOSSIER_PIPELINE_MAX_REFUSED)
    g_ptr_array_add (self->batch->result->refused,
                     /* TRANSLATORS: the place of a mail in its mailbox, from 1, and why it could not be taken */
                     g_strdup_printf (_ ("Mail %u: %s"), number, problem->message));
}

static void
take_letter (Letters *self, GBytes *bytes, guint number)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DossierMail) mail = dossier_mail_parse (data != NULL ? data : "", length, &problem);

  if (mail == NULL)
    {
      refuse_letter (self, number, problem);
      return;
    }
  note_attachments (self, mail);
  self->n_cut += mail->is_cut;
  g_ptr_array_add (self->batch->drafts, make_draft (mail));
}

static void
tell_letters (const Letters *self, guint n_left_out)
{
  if (self->are_many && self->n_attachments > 0)
    remark (self->batch,
            g_strdup_printf (ngettext ("%u attachment is not kept: only the words are",
                                       "%u attachments are not kept: only the words are", self->n_attachments),
                             self->n_attachments));
  if (self->n_cut > 0)
    remark (
        self->batch,
        g_strdup_printf (ngettext ("%u mail is too long or too nested: not all of its words are kept",
                                   "%u mails are too long or too nested: not all of their words are kept", self->n_cut),
                         self->n_cut));
  if (n_left_out > 0)
    g_ptr_array_add (
        self->batch->result->refused,
        g_strdup_printf (ngettext ("%u mail was left out: the mailbox has too many. Divide it",
                                   "%u mails were left out: the mailbox has too many. Divide it", n_left_out),
                         n_left_out));
}

gboolean
dossier_letters_list (DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  Letters self = { .batch = batch, .are_many = batch->kind == DOSSIER_CONTENT_MAILBOX };
  g_autoptr (GPtrArray) mails = NULL;
  guint n_left_out = 0;

  if (self.are_many)
    mails = dossier_mailbox_split (batch->bytes, &n_left_out);
  else
    {
      mails = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      g_ptr_array_add (mails, g_bytes_ref (batch->bytes));
    }
  g_clear_pointer (&batch->bytes, g_bytes_unref);
  if (self.are_many)
    batch->result->title = g_strdup (batch->name);
  for (guint i = 0; i < mails->len && !g_cancellable_is_cancelled (cancellable); i++)
    take_letter (&self, mails->pdata[i], i + 1);
  tell_letters (&self, n_left_out);
  if (batch->drafts->len == 0 && self.problem != NULL)
    {
      g_propagate_error (error, self.problem);
      return FALSE;
    }
  g_clear_error (&self.problem);
  return TRUE;
}

gboolean
dossier_letters_extract (DossierDraft *draft, GError **error)
{
  g_autoptr (DossierLetter) letter = draft->content_html != NULL
                                         ? dossier_letter_new_from_html (draft->content_html, draft->title, error)
                                         : dossier_letter_new_from_text (draft->plain_text, error);

  if (letter == NULL)
    return FALSE;
  if (dossier_document_get_length (letter->document) == 0)
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                           _ ("The mail has no words to keep: it may have pictures alone."));
      return FALSE;
    }
  if (draft->uri == NULL)
    draft->uri = g_steal_pointer (&letter->view_uri);
  dossier_extract_finish (draft, letter->document);
  return TRUE;
}
