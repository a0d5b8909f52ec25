/* fuzz-mail.c - any bytes as a mail and as a mailbox: bounded, valid text, or refused with words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-exchange-limits.h"
#include "dossier-mail.h"
#include "dossier-mailbox.h"
#include "fuzz.h"

static void
check_line (const char *line)
{
  fuzz_check_text (line);
  g_assert_true (line == NULL || (*line != '\0' && strlen (line) < DOSSIER_MAIL_MAX_FIELD_BYTES));
  g_assert_true (line == NULL || strpbrk (line, "\r\n") == NULL);
}

static void
check_mail (const DossierMail *mail)
{
  check_line (mail->subject);
  check_line (mail->from_name);
  check_line (mail->from_address);
  check_line (mail->list_id);
  check_line (mail->list_name);
  check_line (mail->message_id);
  check_line (mail->archived_at);
  fuzz_check_text (mail->html);
  fuzz_check_text (mail->text);
  g_assert_true ((mail->html == NULL) != (mail->text == NULL));
  g_assert_cmpint (mail->date, >=, 0);
  g_assert_cmpuint (mail->attachments->len, <=, DOSSIER_MAIL_MAX_ATTACHMENTS);
}

static void
run (const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierMail) mail = dossier_mail_parse (data, length, &error);

  g_assert_true ((mail == NULL) == (error != NULL));
  if (mail != NULL)
    check_mail (mail);
}

/* In pieces that begin and end anywhere. */
static void
run_mailbox (const char *data, gsize size)
{
  g_autoptr (DossierMailbox) mailbox = dossier_mailbox_new ();
  gsize piece = size > 0 ? 1 + (guchar) data[0] % 64 : 0;

  for (gsize at = 0, n = 1; n > 0; at += n)
    {
      n = MIN (piece, size - at);
      dossier_mailbox_push (mailbox, data + at, n);
      for (;;)
        {
          g_autoptr (GBytes) bytes = dossier_mailbox_take (mailbox);
          gsize       length;
          const char *mail = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

          if (bytes == NULL)
            break;
          run (mail != NULL ? mail : "", mail != NULL ? length : 0);
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *head = fuzz_dup_string (data, size);

  dossier_mail_is_meant (head);
  dossier_mailbox_is_meant (head);
  run ((const char *) data, size);
  run_mailbox ((const char *) data, size);
  return 0;
}
