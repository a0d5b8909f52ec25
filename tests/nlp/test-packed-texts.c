/* test-packed-texts.c - many short texts in few bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-packed-texts-private.h"

#include <string.h>

#define TEN "Zorblatter"
#define A_HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static const char *const kinds[]
    = { "University of %s", "%s University", "Université de %s", "%s Institute of Tests", "%s", "Aaaaaaaaaaaaaaa %s" };
/* Beside those of the kinds. */
static const char *const odd[]
    = { "", "Z", "Łódź — 東京 🙂", "\x01\x7F", A_HUNDRED "Zorblatter Zorblatter Zorb" };

/* Texts of all kinds: (element-type char *). */
static GPtrArray *
make_texts (guint n)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = g_strdup_printf ("Nowhere-%u", i * 7919 % 1000);
      g_auto (GStrv) halves = g_strsplit (kinds[i % G_N_ELEMENTS (kinds)], "%s", 2);

      g_ptr_array_add (texts, g_strjoinv (place, halves));
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    g_ptr_array_add (texts, g_strdup (odd[i]));
  return texts;
}

static GBytes *
pack (const GPtrArray *texts)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DossierPackedText));
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < texts->len; i++)
    {
      DossierPackedText text = { texts->pdata[i], strlen (texts->pdata[i]) };

      g_array_append_val (all, text);
    }
  dossier_packed_texts_write (all, bytes);
  return g_byte_array_free_to_bytes (bytes);
}

static void
test_all_back (gconstpointer data)
{
  g_autoptr (GPtrArray) texts = make_texts (GPOINTER_TO_UINT (data));
  g_autoptr (GBytes) bytes = pack (texts);
  gsize              length;
  const guint8      *packed = g_bytes_get_data (bytes, &length);
  DossierPackedTexts self;
  char               text[DOSSIER_PACKED_TEXTS_ROOM];

  g_assert_true (dossier_packed_texts_init (&self, packed, length));
  g_assert_cmpuint (self.n_texts, ==, texts->len);
  for (guint i = 0; i < texts->len; i++)
    {
      g_assert_cmpuint (dossier_packed_texts_read (&self, i, text), ==, strlen (texts->pdata[i]));
      g_assert_cmpstr (text, ==, texts->pdata[i]);
    }
  g_assert_cmpuint (dossier_packed_texts_read (&self, texts->len, text), ==, 0);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (dossier_packed_texts_read (&self, G_MAXUINT, text), ==, 0);
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = pack (texts);
  gsize              length;
  const guint8      *packed = g_bytes_get_data (bytes, &length);
  DossierPackedTexts self;
  char               text[DOSSIER_PACKED_TEXTS_ROOM];

  g_assert_true (dossier_packed_texts_init (&self, packed, length));
  g_assert_cmpuint (dossier_packed_texts_read (&self, 0, text), ==, 0);
}

static void
test_few_bytes (void)
{
  g_autoptr (GPtrArray) texts = make_texts (5000);
  g_autoptr (GBytes) bytes = pack (texts);
  gsize n = 0;

  for (guint i = 0; i < texts->len; i++)
    n += strlen (texts->pdata[i]);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, n / 2);
}

/* --- what comes from elsewhere --- */

static const struct
{
  const char *name;
  gsize       cut, at; /* bytes that are missing; which byte is another one */
} refused[] = {
  { "nothing", G_MAXSIZE, 0 },
  { "a-byte-less", 1, 0 },
  { "more-texts", 0, 2 },
  { "endless-texts", 0, 3 },
  { "more-codes", 0, 4 },
  { "endless-codes", 0, 7 },
  { "more-pieces", 0, 8 },
  { "too-long-a-piece", 0, 12 },
  { "pieces-that-run-backwards", 0, 113 },
  { "pieces-that-end-late", 0, 523 },
};

static void
test_refused (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) texts = make_texts (1000);
  g_autoptr (GBytes) bytes = pack (texts);
  gsize              length = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  DossierPackedTexts self;

  if (refused[i].at > 0)
    copy[refused[i].at] ^= 0xFF;
  g_assert_false (dossier_packed_texts_init (&self, copy, length - MIN (length, refused[i].cut)));
}

/* Whatever stands where texts begin and how long they are: no more is read than there is, or than there is room for. */
static void
test_damaged (void)
{
  g_autoptr (GPtrArray) texts = make_texts (1000);
  g_autoptr (GBytes) bytes = pack (texts);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  gsize              length = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  DossierPackedTexts self;
  char               text[DOSSIER_PACKED_TEXTS_ROOM];

  g_assert_true (dossier_packed_texts_init (&self, copy, length));
  for (guint8 *at = copy + (self.starts - copy); at < self.codes; at++)
    *at = (guint8) g_rand_int (random);
  for (guint i = 0; i < texts->len; i++)
    {
      gsize n = dossier_packed_texts_read (&self, i, text);

      g_assert_cmpuint (n, <=, DOSSIER_PACKED_TEXTS_MAX_LENGTH);
      g_assert_cmpint (text[n], ==, '\0');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packed-texts/none-are-none", test_none);
  g_test_add_data_func ("/packed-texts/a-few-come-back-as-they-were", GUINT_TO_POINTER (3), test_all_back);
  g_test_add_data_func ("/packed-texts/many-come-back-as-they-were", GUINT_TO_POINTER (5000), test_all_back);
  g_test_add_func ("/packed-texts/take-less-than-half-the-bytes", test_few_bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/packed-texts/are-refused/", refused[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/packed-texts/damaged-ones-stay-within-bounds", test_damaged);
  return g_test_run ();
}
