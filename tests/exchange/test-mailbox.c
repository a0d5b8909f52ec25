/* test-mailbox.c - where the mails in a mailbox begin, as the programs that write them have it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-mailbox.h"

#include <string.h>

#include "dossier-exchange-limits.h"

#define FROM "From a@x.example Sat Nov 28 08:00:00 2026\n"

static const struct
{
  const char *name, *mailbox;
  const char *want; /* the mails with a "|" behind each */
} mailboxes[] = {
  { "one mail", FROM "A: b\n\nw\n", "A: b\n\nw\n|" },
  { "two mails", FROM "A: b\n\nw\n\n" FROM "A: c\n\nx\n", "A: b\n\nw\n\n|A: c\n\nx\n|" },
  { "line ends of the wire",
    "From a Sat Nov 28 08:00:00 2026\r\nA: b\r\n\r\nw\r\n\r\nFrom b Sat Nov 28 08:00:00 "
    "2026\r\nA: c\r\n\r\nx",
    "A: b\r\n\r\nw\r\n\r\n|A: c\r\n\r\nx|" },
  { "nobody's mark", "From - Sat Nov 28 08:00:00 2026\nA: b\n\nw", "A: b\n\nw|" },
  { "a bare mark", "From \nA: b\n\nw\n\nFrom \nA: c\n\n", "A: b\n\nw\n\n|A: c\n\n|" },
  { "a sentence that begins with it", FROM "A: b\n\nw\n\nFrom here at 10:30 on: words\nfollow\n",
    "A: b\n\nw\n\nFrom here at 10:30 on: words\nfollow\n|" },
  { "a mark without a gap", FROM "A: b\n\nw\n" FROM "A: c\n", "A: b\n\nw\n" FROM "A: c\n|" },
  { "marked words", FROM "A: b\n\n>From here\n>>From there\n> From me\n",
    "A: b\n\nFrom here\n>From there\n> From me\n|" },
  { "a mark among the headers", FROM ">From old Sat Nov 28\nA: b\n\nw", "From old Sat Nov 28\nA: b\n\nw|" },
  { "a mark at the end", FROM "A: b\n\nw\n\n" FROM, "A: b\n\nw\n\n" FROM "|" },
  { "no mail", "words\n", "" },
  { "nothing", "", "" },
};

static void
take (DossierMailbox *mailbox, GString *seen, guint *n)
{
  for (;;)
    {
      g_autoptr (GBytes) mail = dossier_mailbox_take (mailbox);
      gsize       length;
      const char *data;

      if (mail == NULL)
        return;
      data = g_bytes_get_data (mail, &length);
      g_string_append_len (seen, data, (gssize) length);
      g_string_append_c (seen, '|');
      (*n)++;
    }
}

/* All mails in @text, which is pushed in pieces of @piece bytes. */
static char *
read_mails (const char *text, gsize piece, guint *n)
{
  g_autoptr (DossierMailbox) mailbox = dossier_mailbox_new ();
  GString *seen = g_string_new (NULL);
  gsize    length = strlen (text);

  *n = 0;
  for (gsize at = 0; at < length; at += piece)
    {
      /* A copy: reading past the end is then seen. */
      g_autofree char *copy = g_memdup2 (text + at, MIN (piece, length - at));

      dossier_mailbox_push (mailbox, copy, MIN (piece, length - at));
      take (mailbox, seen, n);
    }
  dossier_mailbox_push (mailbox, "", 0);
  take (mailbox, seen, n);
  return g_string_free (seen, FALSE);
}

static void
mails_begin_where_they_are_marked (gconstpointer data)
{
  static const gsize pieces[] = { 1, 2, 7, 64, 1000000 };
  guint              i = GPOINTER_TO_UINT (data);

  for (guint j = 0; j < G_N_ELEMENTS (pieces); j++)
    {
      guint            n;
      g_autofree char *seen = read_mails (mailboxes[i].mailbox, pieces[j], &n);

      g_assert_cmpstr (seen, ==, mailboxes[i].want);
      g_assert_cmpint (dossier_mailbox_is_meant (mailboxes[i].mailbox), ==, n > 0);
    }
}

static void
mails_beyond_the_limit_are_counted (void)
{
  static const char mail[] = FROM "A: b\n\nw\n\n";
  g_autoptr (DossierMailbox) mailbox = dossier_mailbox_new ();
  g_autoptr (GString) seen = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < DOSSIER_MAILBOX_MAX + 3; i++)
    {
      dossier_mailbox_push (mailbox, mail, sizeof mail - 1);
      take (mailbox, seen, &n);
      g_string_truncate (seen, 0);
    }
  dossier_mailbox_push (mailbox, "", 0);
  take (mailbox, seen, &n);
  g_assert_cmpuint (n, ==, DOSSIER_MAILBOX_MAX);
  g_assert_cmpuint (dossier_mailbox_count_left_out (mailbox), ==, 3);
}

/* A line without an end in a mail without an end: the mail is a byte over what may be parsed, and the next is whole. */
static void
a_mail_without_an_end_is_cut (void)
{
  static const char next[] = "\n\n" FROM "A: c\n\nx";
  g_autoptr (DossierMailbox) mailbox = dossier_mailbox_new ();
  g_autoptr (GString) piece = g_string_new (NULL);
  g_autoptr (GBytes) first = NULL, second = NULL;

  for (guint i = 0; i < 1024 * 1024; i++)
    g_string_append_c (piece, 'w');
  dossier_mailbox_push (mailbox, FROM "A: b\n\n", strlen (FROM "A: b\n\n"));
  for (guint i = 0; i < 40; i++)
    dossier_mailbox_push (mailbox, piece->str, piece->len);
  g_assert_null (dossier_mailbox_take (mailbox));
  dossier_mailbox_push (mailbox, next, sizeof next - 1);
  dossier_mailbox_push (mailbox, "", 0);
  first = dossier_mailbox_take (mailbox);
  second = dossier_mailbox_take (mailbox);
  g_assert_cmpuint (g_bytes_get_size (first), ==, DOSSIER_MAIL_MAX_BYTES + 1);
  g_assert_cmpmem (g_bytes_get_data (second, NULL), g_bytes_get_size (second), "A: c\n\nx", 7);
  g_assert_null (dossier_mailbox_take (mailbox));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (mailboxes); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/exchange/mailbox/mails-begin-where-they-are-marked/%s", mailboxes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), mails_begin_where_they_are_marked);
    }
  g_test_add_func ("/exchange/mailbox/mails-beyond-the-limit-are-counted", mails_beyond_the_limit_are_counted);
  g_test_add_func ("/exchange/mailbox/a-mail-without-an-end-is-cut", a_mail_without_an_end_is_cut);
  return g_test_run ();
}
