/* test-fetch-address.c - which addresses are addresses, and which of them are inside, in every spelling
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-fetch-address-private.h"

/* The first and last address of each range, and their neighbours outside. */
static const struct
{
  const char *address;
  gboolean    is_private;
} numbers[] = {
  { "0.0.0.0", TRUE },
  { "0.255.255.255", TRUE },
  { "1.0.0.0", FALSE },
  { "9.255.255.255", FALSE },
  { "10.0.0.0", TRUE },
  { "10.255.255.255", TRUE },
  { "11.0.0.0", FALSE },
  { "100.63.255.255", FALSE },
  { "100.64.0.0", TRUE },
  { "100.127.255.255", TRUE },
  { "100.128.0.0", FALSE },
  { "126.255.255.255", FALSE },
  { "127.0.0.0", TRUE },
  { "127.255.255.255", TRUE },
  { "128.0.0.0", FALSE },
  { "169.253.255.255", FALSE },
  { "169.254.0.0", TRUE },
  { "169.254.169.254", TRUE },
  { "169.255.0.0", FALSE },
  { "172.15.255.255", FALSE },
  { "172.16.0.0", TRUE },
  { "172.31.255.255", TRUE },
  { "172.32.0.0", FALSE },
  { "192.0.0.8", TRUE },
  { "192.0.1.0", FALSE },
  { "192.0.2.1", TRUE },
  { "192.167.255.255", FALSE },
  { "192.168.0.0", TRUE },
  { "192.168.255.255", TRUE },
  { "192.169.0.0", FALSE },
  { "198.17.255.255", FALSE },
  { "198.18.0.0", TRUE },
  { "198.19.255.255", TRUE },
  { "198.20.0.0", FALSE },
  { "198.51.100.7", TRUE },
  { "203.0.113.7", TRUE },
  { "223.255.255.255", FALSE },
  { "224.0.0.1", TRUE },
  { "240.0.0.1", TRUE },
  { "255.255.255.255", TRUE },
  { "::", TRUE },
  { "::1", TRUE },
  { "::2", TRUE },
  { "::127.0.0.1", TRUE },
  { "::8.8.8.8", FALSE },
  { "::ffff:127.0.0.1", TRUE },
  { "::ffff:8.8.8.8", FALSE },
  { "::ffff:0:10.0.0.1", TRUE },
  { "::ffff:0:8.8.8.8", FALSE },
  { "64:ff9b::a00:1", TRUE },
  { "64:ff9b::808:808", FALSE },
  { "64:ff9b:1::808:808", TRUE },
  { "64:ff9b:2::1", FALSE },
  { "100::1", TRUE },
  { "100:0:0:1::1", TRUE },
  { "100:0:0:2::1", FALSE },
  { "2001::1", TRUE },
  { "2001:1ff:ffff::1", TRUE },
  { "2001:200::1", FALSE },
  { "2001:db8::1", TRUE },
  { "2001:db9::1", FALSE },
  { "2002:a00:1::", TRUE },
  { "2002:c0a8:101::", TRUE },
  { "2002:808:808::", FALSE },
  { "2606:4700::1111", FALSE },
  { "3fff:fff::1", TRUE },
  { "3fff:1000::1", FALSE },
  { "5f00::1", TRUE },
  { "fbff::1", FALSE },
  { "fc00::1", TRUE },
  { "fdff::1", TRUE },
  { "fe7f::1", FALSE },
  { "fe80::1", TRUE },
  { "febf::1", TRUE },
  { "fec0::1", TRUE },
  { "ff02::1", TRUE },
};

#define FINE (-1)

static const struct
{
  const char *text;
  int         code; /* of DOSSIER_FETCH_ERROR, or FINE */
} spellings[] = {
  { "https://example.org/feed", FINE },
  { "HTTP://EXAMPLE.ORG", FINE },
  { "http://8.8.8.8/", FINE },
  { "http://[2606:4700::1111]:8080/", FINE },
  { "http://127.0.0.1@example.org/", FINE },
  { "http://127.0.0.1%2f@example.org/", FINE },
  { "http://example.org#@127.0.0.1/", FINE },
  { "http://example.org?@127.0.0.1/", FINE },
  { "http://localhost.example.org/", FINE },
  { "http://127.0.0.1.example.org/", FINE },
  { "http://134744072/", FINE }, /* 8.8.8.8 */
  { "http://bücher.example/", FINE },
  { "http://localhost/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "https://localhost:8443/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://LOCALHOST./", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://localhost../", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://LocalHost%2e/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://a.localhost/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://localhost.localdomain/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://localhost6/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://127.0.0.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://127.0.0.1./", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://127.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://127.0.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://2130706433/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://0x7f000001/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://0X7F.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://017700000001/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://0177.0.0.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://0x7f.0.0.01/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://0/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://0xa9fea9fe/latest/meta-data", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://3232235777/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://①②⑦.⓪.⓪.①/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://127。0。0。1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://ｌocalhost/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://10.1.2.3/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://172.16.0.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://192.168.1.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://169.254.169.254/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://100.64.0.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://0.0.0.0:8080/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[::1]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[0:0:0:0:0:0:0:1]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[::]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[::127.0.0.1]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[::ffff:10.0.0.1]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[::ffff:7f00:1]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[fe80::1%25eth0]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[fe80::1%eth0]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[fc00::1]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[64:ff9b::7f00:1]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://[2002:7f00:1::]/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://example.org@127.0.0.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://example.org:80@127.0.0.1:80/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://example.org\\@127.0.0.1/", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://127.0.0.1\t/", DOSSIER_FETCH_ERROR_PRIVATE },
  { " http://127.0.0.1/ ", DOSSIER_FETCH_ERROR_PRIVATE },
  { "http://%31%32%37.0.0.1/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "http://127.0.0.1%00.example.org/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "http://[::1].example.org/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "http://127.0.0.1:80%40x/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "http:\\\\127.0.0.1/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "http:///127.0.0.1/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "http:127.0.0.1/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "//127.0.0.1/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "", DOSSIER_FETCH_ERROR_ADDRESS },
  { "|ls", DOSSIER_FETCH_ERROR_ADDRESS },
  { "http://example.org;x", DOSSIER_FETCH_ERROR_ADDRESS },
  { "example.org", DOSSIER_FETCH_ERROR_ADDRESS },
  { "http://", DOSSIER_FETCH_ERROR_ADDRESS },
  { "https:///x", DOSSIER_FETCH_ERROR_ADDRESS },
  { "ftp://example.org/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "file:///etc/passwd", DOSSIER_FETCH_ERROR_ADDRESS },
  { "gopher://127.0.0.1/", DOSSIER_FETCH_ERROR_ADDRESS },
  { "data:text/html,x", DOSSIER_FETCH_ERROR_ADDRESS },
  { "javascript:alert(1)", DOSSIER_FETCH_ERROR_ADDRESS },
  { "\xff\xfe", DOSSIER_FETCH_ERROR_ADDRESS },
};

static void
test_each_number_is_inside_or_not (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (numbers[i].address);

      g_test_message ("%s", numbers[i].address);
      g_assert_cmpint (dossier_fetch_address_is_private (address), ==, numbers[i].is_private);
    }
}

static void
test_each_spelling_is_seen_through (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = dossier_fetch_address_parse (spellings[i].text, NULL, FALSE, &error);
      g_autofree char *shown = g_strescape (spellings[i].text, NULL);

      g_test_message ("%u %s: %s", i, shown, error != NULL ? "refused" : "taken");
      g_assert_true ((uri == NULL) == (error != NULL));
      if (spellings[i].code == FINE)
        g_assert_no_error (error);
      else
        g_assert_error (error, DOSSIER_FETCH_ERROR, spellings[i].code);
    }
}

static void
test_what_a_person_typed_may_be_inside (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = dossier_fetch_address_parse (spellings[i].text, NULL, TRUE, &error);

      g_assert_true ((uri != NULL) == (error == NULL));
      if (spellings[i].code == DOSSIER_FETCH_ERROR_ADDRESS)
        g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_ADDRESS);
      else
        g_assert_no_error (error);
    }
}

static void
test_relative_address_is_looked_at_whole (void)
{
  g_autoptr (GUri) base = g_uri_parse ("https://example.org/feed/", G_URI_FLAGS_NONE, NULL);
  g_autoptr (GUri) inside = dossier_fetch_address_parse ("//127.0.0.1/x", base, FALSE, NULL);
  g_autoptr (GUri) typed = dossier_fetch_address_parse ("//127.0.0.1/x", base, TRUE, NULL);
  g_autoptr (GUri) beside = dossier_fetch_address_parse ("../other", base, FALSE, NULL);
  g_autofree char *text = g_uri_to_string (beside);

  g_assert_null (inside);
  g_assert_cmpstr (g_uri_get_scheme (typed), ==, "https");
  g_assert_cmpstr (text, ==, "https://example.org/other");
}

static void
test_longest_address_is_taken_and_one_more_is_not (void)
{
  g_autofree char *text = g_strnfill (DOSSIER_FETCH_MAX_ADDRESS + 1, 'x');
  g_autoptr (GUri) fits = NULL;
  g_autoptr (GUri) over = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (text, "http://e.org/", 13);
  over = dossier_fetch_address_parse (text, NULL, FALSE, &error);
  text[DOSSIER_FETCH_MAX_ADDRESS] = '\0';
  fits = dossier_fetch_address_parse (text, NULL, FALSE, NULL);
  g_assert_nonnull (fits);
  g_assert_null (over);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_ADDRESS);
  g_assert_cmpuint (strlen (error->message), <, 400);
}

/* It stands in a sentence that is shown and kept: one line, valid, short. */
static void
test_what_is_no_address_is_quoted_safely (void)
{
  static const char *const texts[] = { "\xff\xfe", "a\nb\tc", "ü\xc3", "\xe2\x80", "x\x7fy" };
  g_autoptr (GString) umlauts = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    g_string_append (umlauts, "ü");
  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri
          = dossier_fetch_address_parse (i < G_N_ELEMENTS (texts) ? texts[i] : umlauts->str, NULL, FALSE, &error);

      g_assert_null (uri);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strpbrk (error->message, "\n\t\x7f"));
      g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 350);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/fetch-address/each number is inside or not", test_each_number_is_inside_or_not);
  g_test_add_func ("/net/fetch-address/each spelling is seen through", test_each_spelling_is_seen_through);
  g_test_add_func ("/net/fetch-address/what a person typed may be inside", test_what_a_person_typed_may_be_inside);
  g_test_add_func ("/net/fetch-address/a relative address is looked at whole",
                   test_relative_address_is_looked_at_whole);
  g_test_add_func ("/net/fetch-address/the longest address is taken and one more is not",
                   test_longest_address_is_taken_and_one_more_is_not);
  g_test_add_func ("/net/fetch-address/what is no address is quoted safely", test_what_is_no_address_is_quoted_safely);
  return g_test_run ();
}
