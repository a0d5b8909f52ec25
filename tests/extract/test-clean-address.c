/* test-clean-address.c - addresses of pages, cleaned and compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <glib.h>

#include "dossier-clean-address.h"
#include "dossier-extract-limits.h"

static const struct
{
  const char *name, *address, *want;
} clean_cases[] = {
  { "what chooses the page stays", "https://example.org/story?id=7&page=2", "https://example.org/story?id=7&page=2" },
  { "letters stay, and those that need no code lose it", "https://example.org/%7Ea/B%C3%A4r?q=a+b%20c",
    "https://example.org/~a/B%C3%A4r?q=a+b%20c" },
  { "what makes a code only when others have lost theirs is one", "https://example.org/story?q=%2%%62AFF",
    "https://example.org/story?q=%2%BAFF" },
  { "what counts readers goes", "https://example.org/story?utm_source=x&id=7&utm_medium=y&fbclid=z",
    "https://example.org/story?id=7" },
  { "a query that only counts goes whole", "https://example.org/story?utm_source=x", "https://example.org/story" },
  { "upper case does not help it", "https://example.org/story?UTM_Source=x", "https://example.org/story" },
  { "an empty query goes", "https://example.org/story?", "https://example.org/story" },
  { "a parameter without a value is one", "https://example.org/story?print&gclid=1",
    "https://example.org/story?print" },
  { "one site's counter is another's page", "https://example.org/?s=words&t=1", "https://example.org/?s=words&t=1" },
  { "one site's counter is its own", "https://mobile.twitter.com/a/status/1?s=20&t=abc",
    "https://mobile.twitter.com/a/status/1" },
  { "a name that ends alike is another site", "https://nottwitter.com/?s=20", "https://nottwitter.com/?s=20" },
  { "a place on the page is not the page", "https://example.org/story#comments", "https://example.org/story" },
  { "a text fragment is a place", "https://example.org/story#:~:text=word", "https://example.org/story" },
  { "a route is the page", "https://example.org/#!/story/7", "https://example.org/#!/story/7" },
  { "scheme and host in lower case", "HTTPS://WWW.Example.ORG/Story", "https://www.example.org/Story" },
  { "the default port goes", "https://example.org:443/story", "https://example.org/story" },
  { "another port stays", "http://example.org:8080/story", "http://example.org:8080/story" },
  { "an address without a path gets one", "https://example.org", "https://example.org/" },
  { "out of a search engine",
    "https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fstory%3Futm_source%3Dg&usg=1",
    "https://example.org/story" },
  { "out of a network", "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fstory%3Fid%3D7%26fbclid%3Dq&h=x",
    "https://example.org/story?id=7" },
  { "out of an AMP cache", "https://example-org.cdn.ampproject.org/c/s/example.org/story/amp",
    "https://example.org/story/amp" },
  { "out of a mail's counter",
    "https://t.l.example/CL0/https:%2F%2Fexample.org%2Fstory%3Fid=7%26utm_source=m/1/0100-x=",
    "https://example.org/story?id=7" },
  { "out of another mail's counter", "https://a.r.b.example/L0/http:%2F%2Fexample.org%2F/1/01", "http://example.org/" },
  { "a path that looks like a counter", "https://example.org/CL0/https/1", "https://example.org/CL0/https/1" },
  { "a counter that tells nothing", "https://t.l.example/ls/click?upn=abc", "https://t.l.example/ls/click?upn=abc" },
  { "out of Substack's mail",
    "https://substack.com/redirect/2/"
    "eyJlIjoiaHR0cHM6Ly9leGFtcGxlLm9yZy9wP2lkPTcmdXRtX3NvdXJjZT1tIiwicCI6MSwicyI6MiwiZiI6"
    "dHJ1ZSwidSI6MywiaWF0IjoxLCJleHAiOjJ9.c2lnbmF0dXJl?",
    "https://example.org/p?id=7" },
  { "a link of Substack's that does not tell", "https://substack.com/redirect/96c394e3-2bb0?j=eyJ1IjoiYSJ9.c2ln",
    "https://substack.com/redirect/96c394e3-2bb0?j=eyJ1IjoiYSJ9.c2ln" },
  { "out of beehiiv's mail",
    "https://flight.beehiiv.net/v2/clicks/eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
    "eyJ1cmwiOiJodHRwczovL2V4YW1wbGUub3JnL3N0b3J5IiwicG9zdF9pZCI6IngifQ.c2ln",
    "https://example.org/story" },
  { "out of ConvertKit's mail",
    "https://f9.click.convertkit-mail2.com/wvuv9vo06/owhkhqhw/aHR0cHM6Ly9leGFtcGxlLm9yZy9raXQ_YT0x",
    "https://example.org/kit?a=1" },
  { "out of Customer.io's mail",
    "https://e.customeriomail.com/e/c/"
    "eyJlbWFpbF9pZCI6IngiLCJocmVmIjoiaHR0cHM6Ly9leGFtcGxlLm9yZy9jP2E9MSZiPTIiLCJsaW5rX2lkIjozfQ==/07115b1f",
    "https://example.org/c?a=1&b=2" },
  { "out of Mandrill's mail",
    "https://mandrillapp.com/track/click/1/"
    "example.org?p=eyJzIjoieCIsInYiOjEsInAiOiJ7XCJ1XCI6IDEsIFwidXJsXCI6IFwiaHR0cHM6Ly9"
    "leGFtcGxlLm9yZy9tXCJ9In0",
    "https://example.org/m" },
  { "out of Postmark's mail", "https://click.pstmrk.it/3s/example.org%2Fstory%3Fa%3D1/4nCp/TWS4AQ/AQ/1",
    "https://example.org/story?a=1" },
  { "out of Outlook's care",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc&data=05%7C01&reserved=0",
    "https://example.org/a?b=c" },
  { "out of URL Defense 1", "https://urldefense.proofpoint.com/v1/url?u=https://example.org/a%3Fb%3Dc&k=x",
    "https://example.org/a?b=c" },
  { "out of URL Defense 2",
    "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-2Db_-3Fc-3Dd-26e-3Df&d=DwMF&c=x",
    "https://example.org/a-b/?c=d&e=f" },
  { "out of URL Defense 3", "https://urldefense.com/v3/__https://example.org/a?b=c__;!!Ab9!x-y_z$",
    "https://example.org/a?b=c" },
  { "out of URL Defense 3 with a letter put back", "https://urldefense.com/v3/__https://example.org/*/a__;Iw!!Ab9!xyz$",
    "https://example.org/#/a" },
  { "out of URL Defense 3 with letters put back",
    "https://urldefense.com/v3/__https://example.org/**Aa**A__;w6TDtj9i!!Ab9!xyz$",
    "https://example.org/%C3%A4%C3%B6a?b" },
  { "URL Defense 3 whose letters do not suffice", "https://urldefense.com/v3/__https://example.org/**Ba__;Iw!!Ab9!xyz$",
    "https://urldefense.com/v3/__https://example.org/**Ba__;Iw!!Ab9!xyz$" },
  { "URL Defense 3 that was cut", "https://urldefense.com/v3/__https://example.org/a__",
    "https://urldefense.com/v3/__https://example.org/a__" },
  { "out of Sophos' care",
    "https://us-west-2.protection.sophos.com/?d=example.org&u=aHR0cHM6Ly9leGFtcGxlLm9yZy9zb3Bob3M=&i=NjQ0&t=eWI5",
    "https://example.org/sophos" },
  { "out of Barracuda's care", "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fexample.org%2fa&c=E,1,x&typo=1",
    "https://example.org/a" },
  { "out of Cisco's care", "https://secure-web.cisco.com/1cuH-x_y/https%3A%2F%2Fexample.org%2Fa",
    "https://example.org/a" },
  { "out of another search engine", "https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9leGFtcGxlLm9yZy9iaW5n&ntb=1",
    "https://example.org/bing" },
  { "a counter around a script stays", "https://click.convertkit-mail2.com/a/b/amF2YXNjcmlwdDphbGVydCgxKQ==",
    "https://click.convertkit-mail2.com/a/b/amF2YXNjcmlwdDphbGVydCgxKQ==" },
  { "a counter around a file stays", "https://substack.com/redirect/2/eyJlIjoiZmlsZTovLy9ldGMvcGFzc3dkIn0.x",
    "https://substack.com/redirect/2/eyJlIjoiZmlsZTovLy9ldGMvcGFzc3dkIn0.x" },
  { "a counter around a number stays", "https://substack.com/redirect/2/eyJlIjo1fQ.x",
    "https://substack.com/redirect/2/eyJlIjo1fQ.x" },
  { "a counter around what nests stays",
    "https://substack.com/redirect/2/W1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW11dXV1dXV1d",
    "https://substack.com/redirect/2/W1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW11dXV1dXV1d" },
  { "a counter around an escaped zero byte stays",
    "https://substack.com/redirect/2/eyJlIjoiaHR0cHM6Ly9leGFtcGxlLm9yZy9cdTAwMDB4In0",
    "https://substack.com/redirect/2/eyJlIjoiaHR0cHM6Ly9leGFtcGxlLm9yZy9cdTAwMDB4In0" },
  { "a counter around a zero byte stays", "https://click.convertkit-mail2.com/a/b/aHR0cHM6Ly9leGFtcGxlLm9yZy9hAGI=",
    "https://click.convertkit-mail2.com/a/b/aHR0cHM6Ly9leGFtcGxlLm9yZy9hAGI=" },
  { "a counter whose Base64 was cut stays", "https://click.convertkit-mail2.com/a/b/aHR0c",
    "https://click.convertkit-mail2.com/a/b/aHR0c" },
  { "a counter with signs that are no Base64 stays", "https://click.convertkit-mail2.com/a/b/aHR0cHM6.Ly9l",
    "https://click.convertkit-mail2.com/a/b/aHR0cHM6.Ly9l" },
  { "a counter of nothing stays", "https://click.convertkit-mail2.com/", "https://click.convertkit-mail2.com/" },
  { "a counter that is locked stays", "https://x.us1.list-manage.com/track/click?u=a&id=b&e=c",
    "https://x.us1.list-manage.com/track/click?u=a&id=b&e=c" },
  { "another host's redirect is none of Substack's", "https://notsubstack.com/redirect/2/eyJlIjo1fQ",
    "https://notsubstack.com/redirect/2/eyJlIjo1fQ" },
  { "out of an AMP viewer", "https://www.google.com/amp/s/example.org/story", "https://example.org/story" },
  { "out of a wrapper in a wrapper",
    "https://www.google.com/url?q=https%3A%2F%2Fout.reddit.com%2F%3Furl%3Dhttps%253A%252F%252Fexample.org%252Fa",
    "https://example.org/a" },
  { "a wrapper around nothing of the web stays", "https://www.google.com/url?q=javascript:alert(1)",
    "https://www.google.com/url?q=javascript:alert(1)" },
  { "a wrapper around a file stays", "https://l.facebook.com/l.php?u=file%3A%2F%2F%2Fetc%2Fpasswd",
    "https://l.facebook.com/l.php?u=file%3A%2F%2F%2Fetc%2Fpasswd" },
  { "a wrapper around broken letters stays", "https://l.facebook.com/l.php?u=https%3A%2F%2F%FF%FE",
    "https://l.facebook.com/l.php?u=https%3A%2F%2F%FF%FE" },
  { "a host with escaped signs stays", "https://m.e%2Fple.org/a?utm_source=x", "https://m.e%2Fple.org/a?utm_source=x" },
  { "a host with an escaped colon stays", "https://%3Aexample.org/a?gclid=1", "https://%3Aexample.org/a?gclid=1" },
  { "a number is a host", "http://[2001:db8::1]/a?gclid=1", "http://[2001:db8::1]/a" },
  { "out of six wrappers",
    "https://a-org.cdn.ampproject.org/c/a-org.cdn.ampproject.org/c/a-org.cdn.ampproject.org/c/"
    "a-org.cdn.ampproject.org/c/a-org.cdn.ampproject.org/c/a-org.cdn.ampproject.org/c/s/a.org/b",
    "https://a.org/b" },
  { "blanks around it go", "  https://example.org/a ", "https://example.org/a" },
  { "letters of other scripts are encoded", "https://example.org/сюжет?utm_source=x",
    "https://example.org/%D1%81%D1%8E%D0%B6%D0%B5%D1%82" },
  { "another scheme is left alone", "mailto:a@example.org?utm_source=x", "mailto:a@example.org?utm_source=x" },
  { "words are left alone", "no address", "no address" },
  { "nothing is left alone", "", "" },
  { "an address without a host is left alone", "https:///story?utm_source=x", "https:///story?utm_source=x" },
};

static void
test_clean (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *clean = dossier_address_dup_clean (clean_cases[i].address);
  g_autofree char *again = dossier_address_dup_clean (clean);

  g_assert_cmpstr (clean, ==, clean_cases[i].want);
  g_assert_cmpstr (again, ==, clean);
}

static const struct
{
  const char *name, *one, *other;
  gboolean    is_same;
} key_cases[] = {
  { "with and without TLS", "http://example.org/a", "https://example.org/a", TRUE },
  { "with and without www", "https://www.example.org/a", "https://example.org/a", TRUE },
  { "for phones and for desks", "https://m.example.org/a", "https://example.org/a", TRUE },
  { "two parts of a host make a site", "https://m.org/a", "https://org/a", FALSE },
  { "with and without a slash at the end", "https://example.org/a/", "https://example.org/a", TRUE },
  { "the root has no slash to lose", "https://example.org/", "https://example.org", TRUE },
  { "an index page and its folder", "https://example.org/a/index.html", "https://example.org/a/", TRUE },
  { "AMP and the page it was made of", "https://example.org/a/amp/", "https://example.org/a", TRUE },
  { "AMP by a parameter", "https://example.org/a?outputType=amp&id=1", "https://example.org/a?id=1", TRUE },
  { "AMP by its name", "https://example.org/a.amp.html", "https://example.org/a.html", TRUE },
  { "an AMP cache and the page", "https://example-org.cdn.ampproject.org/v/s/www.example.org/a",
    "https://example.org/a", TRUE },
  { "parameters in another order", "https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2", TRUE },
  { "counted and not counted", "https://example.org/a?utm_campaign=x", "https://example.org/a", TRUE },
  { "another parameter", "https://example.org/?id=1", "https://example.org/?id=2", FALSE },
  { "upper case in a path", "https://example.org/A", "https://example.org/a", FALSE },
  { "another port", "https://example.org:8443/a", "https://example.org/a", FALSE },
  { "another route", "https://example.org/#/a", "https://example.org/#/b", FALSE },
  { "a word that begins like a face", "https://mobilephones.example/a", "https://phones.example/a", FALSE },
};

static void
test_key (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *one = dossier_address_dup_key (key_cases[i].one);
  g_autofree char *other = dossier_address_dup_key (key_cases[i].other);

  if (key_cases[i].is_same)
    g_assert_cmpstr (one, ==, other);
  else
    g_assert_cmpstr (one, !=, other);
}

static void
test_one_that_is_too_long_stays_as_it_is (void)
{
  g_autofree char *tail = g_strnfill (DOSSIER_HTML_MAX_ADDRESS, 'x');
  g_autofree char *address = g_strconcat ("https://example.org/?utm_source=", tail, NULL);
  g_autofree char *clean = dossier_address_dup_clean (address);

  g_assert_cmpstr (clean, ==, address);
}

/* Cleaned again, it would have been too long to be looked at. */
static void
test_one_that_gets_too_long_stays_as_it_is (void)
{
  g_autofree char *tail = g_strnfill (DOSSIER_HTML_MAX_ADDRESS / 2, '\x06');
  g_autofree char *address = g_strconcat ("https://example.org/?q=", tail, NULL);
  g_autofree char *clean = dossier_address_dup_clean (address);
  g_autofree char *key = dossier_address_dup_key (address);

  g_assert_cmpstr (clean, ==, address);
  g_assert_cmpstr (key, ==, address);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (clean_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/extract/clean-address/", clean_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_clean);
    }
  for (guint i = 0; i < G_N_ELEMENTS (key_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/extract/clean-address/same page: ", key_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_key);
    }
  g_test_add_func ("/extract/clean-address/one that gets too long stays as it is",
                   test_one_that_gets_too_long_stays_as_it_is);
  g_test_add_func ("/extract/clean-address/one that is too long stays as it is",
                   test_one_that_is_too_long_stays_as_it_is);
  return g_test_run ();
}
