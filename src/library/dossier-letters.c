/* dossier-letters.c - a mail becomes a story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-letters.h"

#include <glib/gi18n-lib.h>

#include "dossier-extraction.h"
#include "dossier-letter.h"
#include "dossier-mail.h"

/* What all mails have instead of a feed's address: a mail is the same whatever list or file it came by (RFC 2392). */
#define ALL_MAIL "mid:"

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

DossierDraft *
dossier_letters_read (GBytes *bytes, guint *n_attachments, guint *n_cut, GPtrArray *attachments, GError **error)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DossierMail) mail = dossier_mail_parse (data != NULL ? data : "", length, error);

  if (mail == NULL)
    return NULL;
  *n_attachments += mail->attachments->len;
  *n_cut += mail->is_cut;
  for (guint i = 0; attachments != NULL && i < mail->attachments->len; i++)
    g_ptr_array_add (attachments, g_strdup (mail->attachments->pdata[i]));
  return make_draft (mail);
}

void
dossier_letters_tell_cut (GPtrArray *remarks, guint n_cut)
{
  if (n_cut > 0)
    g_ptr_array_add (
        remarks,
        g_strdup_printf (ngettext ("%u mail is too long or too nested: not all of its words are kept",
                                   "%u mails are too long or too nested: not all of their words are kept", n_cut),
                         n_cut));
}

gboolean
dossier_letters_list (DossierBatch *batch, GError **error)
{
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func (g_free);
  guint         n_attachments = 0, n_cut = 0;
  DossierDraft *draft = dossier_letters_read (batch->bytes, &n_attachments, &n_cut, attachments, error);

  g_clear_pointer (&batch->bytes, g_bytes_unref);
  if (draft == NULL)
    return FALSE;
  g_ptr_array_add (batch->drafts, draft);
  for (guint i = 0; i < attachments->len; i++)
    g_ptr_array_add (batch->result->remarks,
                     /* TRANSLATORS: %s is the name of a file that came with a mail */
                     g_strdup_printf (_ ("The attachment “%s” is not kept: only the words are"),
                                      (const char *) attachments->pdata[i]));
  dossier_letters_tell_cut (batch->result->remarks, n_cut);
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
