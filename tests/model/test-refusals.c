/* test-refusals.c - which addresses out of lists are taken, and what is said of the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-refusals.h"

#include <string.h>

static const struct
{
  const char *address;
  const char *want;   /* as it is taken, or NULL */
  const char *reason; /* in what is said then */
} addresses[] = {
  { "https://a.example/feed", "https://a.example/feed", NULL },
  { " \t\nhttp://a.example/\r\n ", "http://a.example/", NULL },
  { "HTTPS://A.example/", "HTTPS://A.example/", NULL },
  { "ht\ntp://a.example/\tx", "http://a.example/x", NULL },
  { "feed://a.example/x", "feed://a.example/x", NULL },
  { "feed:https://a.example/x", "feed:https://a.example/x", NULL },
  { "https://a.example/a b", "https://a.example/a b", NULL },
  { "https://a.example/@joe", "https://a.example/@joe", NULL },
  { "https://bücher.example/ü", "https://bücher.example/ü", NULL },
  { "http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/", NULL },
  { "", NULL, "only http" },
  { "|rm -rf", NULL, "only http" },
  { "javascript:alert(1)", NULL, "only http" },
  { "java\nscript:alert(1)", NULL, "only http" },
  { "file:///etc/passwd", NULL, "only http" },
  { "feed:javascript:x", NULL, "only http" },
  { "feed:file:///x", NULL, "only http" },
  { "http:a.example", NULL, "only http" },
  { "http:\\\\a.example", NULL, "only http" },
  { "//a.example/", NULL, "only http" },
  { "https://", NULL, "broken" },
  { "https:///etc/passwd", NULL, "broken" },
  { "https://a.example:99999/", NULL, "broken" },
  { "https://|exec/", NULL, "broken" },
  { "https://a example/", NULL, "broken" },
  { "https://a.example/<b>", NULL, "broken" },
  { "https://joe:secret@a.example/", NULL, "password" },
  { "https://joe@a.example/", NULL, "password" },
  { "https://a.example@evil.example/", NULL, "password" },
  { "https://a.example/\x01z", NULL, "hidden" },
  { "https://a.example/\x7fz", NULL, "hidden" },
  { "https://a.example/\xE2\x80\xAEgpj.exe", NULL, "hidden" },
  { "https://a\xE2\x80\x8B.example/", NULL, "hidden" },
  { "https://a.example/\xff", NULL, "hidden" },
};

static void
addresses_of_the_web_are_taken_and_the_others_told (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
      g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *got = dossier_refusals_take_address (refusals, addresses[i].address);

      g_test_message ("%u", i);
      g_assert_cmpstr (got, ==, addresses[i].want);
      dossier_refusals_tell (refusals, sentences);
      g_assert_cmpuint (sentences->len, ==, addresses[i].reason != NULL ? 1 : 0);
      if (addresses[i].reason != NULL)
        {
          g_assert_nonnull (strstr (sentences->pdata[0], addresses[i].reason));
          g_assert_true (g_utf8_validate (sentences->pdata[0], -1, NULL));
          g_assert_null (strstr (sentences->pdata[0], "secret"));
          g_assert_null (strstr (sentences->pdata[0], "\xE2\x80\xAE"));
          g_assert_null (strchr (sentences->pdata[0], '\n'));
        }
    }
}

static void
a_long_address_is_refused (void)
{
  g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_strnfill (DOSSIER_REFUSALS_MAX_ADDRESS - strlen ("https://a/"), 'x');
  g_autofree char *fits = g_strconcat ("https://a/", path, NULL), *long_one = g_strconcat (fits, "x", NULL);
  g_autofree char *got = dossier_refusals_take_address (refusals, fits);

  g_assert_cmpstr (got, ==, fits);
  g_assert_null (dossier_refusals_take_address (refusals, long_one));
  dossier_refusals_tell (refusals, sentences);
  g_assert_nonnull (strstr (sentences->pdata[0], "too long"));
  g_assert_cmpuint (g_utf8_strlen (sentences->pdata[0], -1), <, 2 * DOSSIER_REFUSALS_MAX_SHOWN);
}

static void
the_like_is_counted_together (void)
{
  static const char *const given[] = { "|exec a", "|exec b", "|exec c", "|other", "EXEC:x", "exec:y" };
  g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    g_assert_null (dossier_refusals_take_address (refusals, given[i]));
  dossier_refusals_tell (refusals, sentences);
  g_assert_cmpuint (sentences->len, ==, 3);
  g_assert_nonnull (strstr (sentences->pdata[0], "3 addresses that begin with “|exec”"));
  g_assert_nonnull (strstr (sentences->pdata[1], "“|other”"));
  g_assert_nonnull (strstr (sentences->pdata[2], "2 addresses that begin with “EXEC:”"));
}

static void
there_are_only_so_many_sentences (void)
{
  g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < DOSSIER_REFUSALS_MAX + 7; i++)
    {
      g_autofree char *address = g_strdup_printf ("scheme%u:x", i);

      g_assert_null (dossier_refusals_take_address (refusals, address));
    }
  dossier_refusals_tell (refusals, sentences);
  g_assert_cmpuint (sentences->len, ==, DOSSIER_REFUSALS_MAX + 1);
  g_assert_nonnull (strstr (sentences->pdata[DOSSIER_REFUSALS_MAX], "7 more"));
}

/* The first and the next of each kind are two sentences, or one of two. */
static void
every_reason_has_words_for_one_and_for_many (void)
{
  for (int reason = DOSSIER_REFUSAL_SCHEME; reason <= DOSSIER_REFUSAL_MANY; reason++)
    for (guint n = 1; n <= 2; n++)
      {
        g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
        g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

        for (guint i = 0; i < n; i++)
          dossier_refusals_add (refusals, reason, "x:y");
        dossier_refusals_tell (refusals, sentences);
        g_assert_cmpuint (sentences->len, ==, 1);
        g_assert_nonnull (strstr (sentences->pdata[0], n == 1 && reason == DOSSIER_REFUSAL_SCHEME ? "x:y" : "x:"));
        if (n == 2)
          g_assert_nonnull (strchr (sentences->pdata[0], '2'));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/refusals/addresses of the web are taken and the others told",
                   addresses_of_the_web_are_taken_and_the_others_told);
  g_test_add_func ("/model/refusals/a long address is refused", a_long_address_is_refused);
  g_test_add_func ("/model/refusals/the like is counted together", the_like_is_counted_together);
  g_test_add_func ("/model/refusals/there are only so many sentences", there_are_only_so_many_sentences);
  g_test_add_func ("/model/refusals/every reason has words for one and for many",
                   every_reason_has_words_for_one_and_for_many);
  return g_test_run ();
}
