/* test-image-decoder.c - whatever the process that decodes does, an answer or a sentence comes of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-image-decoder.h"

#include <string.h>

#include "image-fixture.h"
#include "odd-decoder.h"

#define MANY 12

typedef struct
{
  const char *odd_decoder; /* the path of the program */
} Setting;

/* Runs the main loop until all @n answers are there. */
static void
wait_for (GAsyncResult **answers, guint n)
{
  for (guint i = 0; i < n; i++)
    while (answers[i] == NULL)
      g_main_context_iteration (NULL, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DossierImage *
decode (DossierImageDecoder *decoder, GBytes *bytes, guint size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  dossier_image_decoder_decode_async (decoder, bytes, size, cancellable, answered_cb, &answer);
  wait_for (&answer, 1);
  return dossier_image_decoder_decode_finish (decoder, answer, error);
}

static void
test_a_picture_comes_out (gconstpointer data)
{
  static const guint8 pixel[] = { 0x11, 0x22, 0x33, 0xff };
  g_autoptr (DossierImageDecoder) decoder = dossier_image_decoder_new (NULL);
  g_autoptr (GBytes) bytes = image_make_png (64, 32, 0x112233ff);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImage) image = decode (decoder, bytes, 16, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (image->width, ==, 16);
  g_assert_cmpuint (image->height, ==, 8);
  g_assert_cmpuint (g_bytes_get_size (image->rgba), ==, 16 * 8 * 4);
  g_assert_cmpmem (g_bytes_get_data (image->rgba, NULL), 4, pixel, 4);
}

static void
test_what_is_no_picture_is_told_in_words (gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    int         code;
    const char *words;
  } cases[] = {
    { "", DOSSIER_LIBRARY_ERROR_UNSUPPORTED, "no picture" },
    { "<!doctype html><p>Not found", DOSSIER_LIBRARY_ERROR_UNSUPPORTED, "no picture" },
    { "GIF89a\1\1\1\1\1\1\1", DOSSIER_LIBRARY_ERROR_UNREADABLE, "damaged" },
  };
  g_autoptr (DossierImageDecoder) decoder = dossier_image_decoder_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));
      g_autoptr (GError) error = NULL;

      g_assert_null (decode (decoder, bytes, 16, NULL, &error));
      g_assert_error (error, DOSSIER_LIBRARY_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_bombs_and_too_many_bytes_are_told_in_words (gconstpointer data)
{
  g_autoptr (DossierImageDecoder) decoder = dossier_image_decoder_new (NULL);
  g_autoptr (GBytes) bomb = image_make_bomb (30000, 30000);
  g_autoptr (GBytes) heap
      = g_bytes_new_take (g_malloc0 (DOSSIER_IMAGE_DECODER_MAX_BYTES + 1), DOSSIER_IMAGE_DECODER_MAX_BYTES + 1);
  GBytes *const all[] = { bomb, heap };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (decode (decoder, all[i], 64, NULL, &error));
      g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE);
    }
}

static void
test_a_program_that_is_missing_is_told_in_words (gconstpointer data)
{
  g_autoptr (DossierImageDecoder) decoder = dossier_image_decoder_new ("/nowhere/dossier-image");
  g_autoptr (GBytes) bytes = image_make_png (1, 1, 0xffffffff);

  for (guint i = 0; i < DOSSIER_IMAGE_DECODER_MAX + 1; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (decode (decoder, bytes, 16, NULL, &error));
      g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, "/nowhere/dossier-image"));
    }
}

/* ---- with a program that does what it must not ---- */

static const struct
{
  OddDecoder  oddity;
  const char *words; /* of the error; NULL: there is an answer */
} oddities[] = {
  { ODD_HONEST, NULL },         { ODD_HASTY, "too large" },    { ODD_KILLED, "more time or memory" },
  { ODD_SILENT, "more time" },  { ODD_FOREIGN, "more time" },  { ODD_TOO_WIDE, "more time" },
  { ODD_EMPTY, "more time" },   { ODD_ENORMOUS, "more time" }, { ODD_SHORT, "more time" },
  { ODD_SORRY, "damaged" },     { ODD_DEAF, "in time" },       { ODD_STUCK, "in time" },
  { ODD_LINGERING, "in time" }, { ODD_FLOOD, "in time" },
};

/* All beside each other: some of them take until their deadline. The bytes are more than a pipe holds. */
static void
test_whatever_the_process_does_an_answer_comes (gconstpointer data)
{
  const Setting       *setting = data;
  DossierImageDecoder *decoders[G_N_ELEMENTS (oddities)];
  GAsyncResult        *answers[G_N_ELEMENTS (oddities)] = { NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (1000000), 1000000);

  for (guint i = 0; i < G_N_ELEMENTS (oddities); i++)
    {
      decoders[i] = dossier_image_decoder_new (setting->odd_decoder);
      dossier_image_decoder_decode_async (decoders[i], bytes, oddities[i].oddity, NULL, answered_cb, &answers[i]);
    }
  wait_for (answers, G_N_ELEMENTS (oddities));
  for (guint i = 0; i < G_N_ELEMENTS (oddities); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierImage) image = dossier_image_decoder_decode_finish (decoders[i], answers[i], &error);

      g_test_message ("%d: %s", oddities[i].oddity, error != NULL ? error->message : "a picture");
      g_assert_true ((image == NULL) == (oddities[i].words != NULL) && (image == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_nonnull (strstr (error->message, oddities[i].words));
      g_object_unref (answers[i]);
      g_assert_finalize_object (decoders[i]);
    }
}

static void
test_only_two_run_at_a_time (gconstpointer data)
{
  const Setting *setting = data;
  g_autoptr (DossierImageDecoder) decoder = dossier_image_decoder_new (setting->odd_decoder);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  GAsyncResult *answers[MANY] = { NULL };

  for (guint i = 0; i < MANY; i++)
    dossier_image_decoder_decode_async (decoder, bytes, ODD_COUNT, NULL, answered_cb, &answers[i]);
  wait_for (answers, MANY);
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierImage) image = dossier_image_decoder_decode_finish (decoder, answers[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (*(const guint8 *) g_bytes_get_data (image->rgba, NULL), <=, DOSSIER_IMAGE_DECODER_MAX);
      g_object_unref (answers[i]);
    }
}

/* Cancelled before, while it runs, and while it waits for its turn; the next ones have theirs. */
static void
test_cancelling_ends_it_and_lets_others_go_on (gconstpointer data)
{
  const Setting *setting = data;
  g_autoptr (DossierImageDecoder) decoder = dossier_image_decoder_new (setting->odd_decoder);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (1000000), 1000000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answers[DOSSIER_IMAGE_DECODER_MAX + 2] = { NULL };
  const guint   n = G_N_ELEMENTS (answers);

  for (guint i = 0; i < n; i++)
    dossier_image_decoder_decode_async (decoder, bytes, i + 1 < n ? ODD_DEAF : ODD_HONEST,
                                        i + 1 < n ? cancellable : NULL, answered_cb, &answers[i]);
  g_cancellable_cancel (cancellable);
  wait_for (answers, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierImage) image = dossier_image_decoder_decode_finish (decoder, answers[i], &error);

      if (i + 1 < n)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_nonnull (image);
      g_object_unref (answers[i]);
    }
}

static void
test_it_works_beside_another_main_loop (gconstpointer data)
{
  GMainContext *context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  {
    g_autoptr (DossierImageDecoder) decoder = dossier_image_decoder_new (NULL);
    g_autoptr (GBytes) bytes = image_make_png (1, 1, 0xffffffff);
    g_autoptr (GAsyncResult) answer = NULL;
    g_autoptr (DossierImage) image = NULL;

    dossier_image_decoder_decode_async (decoder, bytes, 16, NULL, answered_cb, &answer);
    while (answer == NULL)
      g_main_context_iteration (context, TRUE);
    image = dossier_image_decoder_decode_finish (decoder, answer, NULL);
    g_assert_nonnull (image);
  }
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (gconstpointer data);
  } tests[] = {
    { "a picture comes out", test_a_picture_comes_out },
    { "what is no picture is told in words", test_what_is_no_picture_is_told_in_words },
    { "bombs and too many bytes are told in words", test_bombs_and_too_many_bytes_are_told_in_words },
    { "a program that is missing is told in words", test_a_program_that_is_missing_is_told_in_words },
    { "whatever the process does, an answer comes", test_whatever_the_process_does_an_answer_comes },
    { "only two run at a time", test_only_two_run_at_a_time },
    { "cancelling ends it and lets others go on", test_cancelling_ends_it_and_lets_others_go_on },
    { "it works beside another main loop", test_it_works_beside_another_main_loop },
  };
  Setting setting;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  setting.odd_decoder = argv[1];
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/library/image-decoder/", tests[i].name, NULL);

      g_test_add_data_func (path, &setting, tests[i].test);
    }
  return g_test_run ();
}
