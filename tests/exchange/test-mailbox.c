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

static GPtrArray *
split (const char *mailbox, guint *n_left_out)
{
  g_autoptr (GBytes) bytes = g_bytes_new (mailbox, strlen (mailbox));

  return dossier_mailbox_split (bytes, n_left_out);
}

static void
mails_begin_where_they_are_marked (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mailboxes); i++)
    {
      guint n_left_out;
      g_autoptr (GPtrArray) mails = split (mailboxes[i].mailbox, &n_left_out);
      g_autoptr (GString) seen = g_string_new (NULL);

      for (guint j = 0; j < mails->len; j++)
        {
          gsize       length;
          const char *data = g_bytes_get_data (mails->pdata[j], &length);

          g_string_append_len (seen, data, (gssize) length);
          g_string_append_c (seen, '|');
        }
      g_test_message ("%s", mailboxes[i].name);
      g_assert_cmpstr (seen->str, ==, mailboxes[i].want);
      g_assert_cmpuint (n_left_out, ==, 0);
      g_assert_cmpint (dossier_mailbox_is_meant (mailboxes[i].mailbox), ==, mails->len > 0);
    }
}

static void
mails_beyond_the_limit_are_counted (void)
{
  g_autoptr (GString) mailbox = g_string_new (NULL);
  g_autoptr (GPtrArray) mails = NULL;
  guint n_left_out;

  for (guint i = 0; i < DOSSIER_MAILBOX_MAX + 3; i++)
    g_string_append (mailbox, FROM "A: b\n\nw\n\n");
  mails = split (mailbox->str, &n_left_out);
  g_assert_cmpuint (mails->len, ==, DOSSIER_MAILBOX_MAX);
  g_assert_cmpuint (n_left_out, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/mailbox/mails-begin-where-they-are-marked", mails_begin_where_they_are_marked);
  g_test_add_func ("/exchange/mailbox/mails-beyond-the-limit-are-counted", mails_beyond_the_limit_are_counted);
  return g_test_run ();
}
