/* test-fetch-body.c - bodies packed in every way, whole, damaged, cut and too large, in one piece and byte by byte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-fetch-body-private.h"
#include "pack.h"

#define WORDS "Words of a story, and words of a story again."
#define LIMIT (4 * 1024 * 1024)

typedef enum
{
  AS_IT_IS,
  CUT,    /* the second half is missing */
  BROKEN, /* a byte in the middle is another */
  TWICE,  /* the same again after it */
  FOLLOWED,
} Twist;

static const struct
{
  const char *name;
  const char *encoding; /* the header; NULL: none */
  PackKind    kind;
  Twist       twist;
  int         code; /* of DOSSIER_FETCH_ERROR, -1: it can be read */
  const char *want; /* NULL: WORDS */
} cases[] = {
  { "plain", NULL, PACK_PLAIN, AS_IT_IS, -1, NULL },
  { "named identity", "identity", PACK_PLAIN, AS_IT_IS, -1, NULL },
  { "gzip", "gzip", PACK_GZIP, AS_IT_IS, -1, NULL },
  { "gzip by its old name", " X-GZIP ", PACK_GZIP, AS_IT_IS, -1, NULL },
  { "gzip cut", "gzip", PACK_GZIP, CUT, DOSSIER_FETCH_ERROR_INCOMPLETE, NULL },
  { "gzip broken", "gzip", PACK_GZIP, BROKEN, DOSSIER_FETCH_ERROR_PROTOCOL, NULL },
  { "gzip of two parts", "gzip", PACK_GZIP, TWICE, -1, WORDS WORDS },
  { "gzip and more", "gzip", PACK_GZIP, FOLLOWED, -1, NULL },
  { "plain called gzip", "gzip", PACK_PLAIN, AS_IT_IS, -1, NULL },
  { "deflate", "deflate", PACK_ZLIB, AS_IT_IS, -1, NULL },
  { "deflate without its head", "deflate", PACK_DEFLATE, AS_IT_IS, -1, NULL },
  { "deflate cut", "deflate", PACK_ZLIB, CUT, DOSSIER_FETCH_ERROR_INCOMPLETE, NULL },
  { "deflate broken", "deflate", PACK_ZLIB, BROKEN, DOSSIER_FETCH_ERROR_PROTOCOL, NULL },
  { "deflate and more", "deflate", PACK_ZLIB, FOLLOWED, -1, NULL },
  { "brotli", "br", PACK_BROTLI, AS_IT_IS, -1, NULL },
  { "brotli in capitals", "BR", PACK_BROTLI, AS_IT_IS, -1, NULL },
  { "brotli cut", "br", PACK_BROTLI, CUT, DOSSIER_FETCH_ERROR_INCOMPLETE, NULL },
  { "brotli twice", "br", PACK_BROTLI, TWICE, -1, NULL },
  { "brotli and more", "br", PACK_BROTLI, FOLLOWED, -1, NULL },
  { "gzip called brotli", "br", PACK_GZIP, AS_IT_IS, DOSSIER_FETCH_ERROR_PROTOCOL, NULL },
  { "plain called brotli", "br", PACK_PLAIN, AS_IT_IS, DOSSIER_FETCH_ERROR_PROTOCOL, NULL },
};

static GBytes *
twist (GBytes *bytes, Twist how)
{
  gsize         length = g_bytes_get_size (bytes);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  GByteArray   *all = g_byte_array_new ();

  g_byte_array_append (all, data, (guint) (how == CUT ? length / 2 : length));
  if (how == BROKEN)
    all->data[length / 2] ^= 0x55;
  else if (how == TWICE)
    g_byte_array_append (all, data, (guint) length);
  else if (how == FOLLOWED)
    g_byte_array_append (all, (const guint8 *) "</html>\x1f\x8b", 9);
  return g_byte_array_free_to_bytes (all);
}

/* In pieces of @step bytes. */
static GBytes *
read_body (const char *encoding, GBytes *bytes, gsize step, gsize limit, GError **error)
{
  gsize         length = g_bytes_get_size (bytes);
  const guchar *data = g_bytes_get_data (bytes, NULL);
  g_autoptr (DossierFetchBody) body = dossier_fetch_body_new (encoding, -1, limit, error);

  for (gsize at = 0; body != NULL && at < length; at += step)
    if (!dossier_fetch_body_add (body, data + at, MIN (step, length - at), error))
      return NULL;
  return body != NULL ? dossier_fetch_body_end (body, error) : NULL;
}

static void
check (guint i, gsize step)
{
  g_autoptr (GBytes) packed = pack (WORDS, strlen (WORDS), cases[i].kind);
  g_autoptr (GBytes) wire = twist (packed, cases[i].twist);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = read_body (cases[i].encoding, wire, step, LIMIT, &error);
  const char *want = cases[i].want != NULL ? cases[i].want : WORDS;

  g_test_message ("%s, %zu bytes a piece: %s", cases[i].name, step, error != NULL ? error->message : "");
  if (cases[i].code != -1)
    {
      g_assert_null (body);
      g_assert_error (error, DOSSIER_FETCH_ERROR, cases[i].code);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), want, strlen (want));
}

static void
test_each_is_read_in_pieces_of_any_size (void)
{
  static const gsize steps[] = { 1, 2, 3, 7, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (steps); j++)
      check (i, steps[j]);
}

/* One byte of 0x1f called gzip may be the beginning of one; any other is a body of one byte. */
static void
test_body_of_one_byte_is_no_trap (void)
{
  static const struct
  {
    const char *encoding, *byte;
    int         code;
  } bytes[] = {
    { "gzip", "\x1f", DOSSIER_FETCH_ERROR_INCOMPLETE },    { "gzip", "x", -1 },
    { "deflate", "\x78", DOSSIER_FETCH_ERROR_INCOMPLETE }, { "br", "\x06", -1 }, /* the shortest brotli: nothing */
    { "br", "\x1b", DOSSIER_FETCH_ERROR_INCOMPLETE },      { NULL, "x", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      g_autoptr (GBytes) wire = g_bytes_new_static (bytes[i].byte, 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) body = read_body (bytes[i].encoding, wire, 1, LIMIT, &error);

      if (bytes[i].code == -1)
        g_assert_no_error (error);
      else
        g_assert_error (error, DOSSIER_FETCH_ERROR, bytes[i].code);
      g_assert_true ((body == NULL) == (error != NULL));
    }
}

static void
test_no_bytes_are_an_empty_body (void)
{
  static const char *const encodings[] = { NULL, "gzip", "deflate", "br" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
      g_autoptr (GBytes) body = read_body (encodings[i], nothing, 1, LIMIT, NULL);

      g_assert_nonnull (body);
      g_assert_cmpuint (g_bytes_get_size (body), ==, 0);
    }
}

static void
test_bombs_are_refused (void)
{
  static const struct
  {
    const char *encoding;
    PackKind    kind;
  } bombs[] = { { "gzip", PACK_GZIP }, { "deflate", PACK_ZLIB }, { "deflate", PACK_DEFLATE }, { "br", PACK_BROTLI } };
  const gsize      size = 8 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);

  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GBytes) wire = pack (zeros, size, bombs[i].kind);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) body = read_body (bombs[i].encoding, wire, 1024, 2 * size, &error);

      g_assert_null (body);
      g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_LARGE);
    }
}

/* Noise does not shrink: only the size can be what is refused. */
static void
test_largest_size_is_read_and_one_more_is_not (void)
{
  static const struct
  {
    const char *encoding;
    PackKind    kind;
  } ways[] = { { NULL, PACK_PLAIN }, { "gzip", PACK_GZIP }, { "deflate", PACK_ZLIB }, { "br", PACK_BROTLI } };
  char noise[50001];
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (char) g_rand_int_range (rand, 0, 256);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GBytes) wire = pack (noise, sizeof noise, ways[i].kind);
      g_autoptr (GBytes) fits = read_body (ways[i].encoding, wire, 4096, sizeof noise, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) over = read_body (ways[i].encoding, wire, 4096, sizeof noise - 1, &error);

      g_assert_cmpmem (g_bytes_get_data (fits, NULL), g_bytes_get_size (fits), noise, sizeof noise);
      g_assert_null (over);
      g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_LARGE);
    }
}

static void
test_other_packings_are_refused (void)
{
  static const char *const encodings[] = { "zstd", "compress", "gzip, br", "aws-chunked", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_fetch_body_new (encodings[i], -1, LIMIT, &error));
      g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PROTOCOL);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/fetch-body/each is read in pieces of any size", test_each_is_read_in_pieces_of_any_size);
  g_test_add_func ("/net/fetch-body/a body of one byte is no trap", test_body_of_one_byte_is_no_trap);
  g_test_add_func ("/net/fetch-body/no bytes are an empty body", test_no_bytes_are_an_empty_body);
  g_test_add_func ("/net/fetch-body/bombs are refused", test_bombs_are_refused);
  g_test_add_func ("/net/fetch-body/the largest size is read and one more is not",
                   test_largest_size_is_read_and_one_more_is_not);
  g_test_add_func ("/net/fetch-body/other packings are refused", test_other_packings_are_refused);
  return g_test_run ();
}
