/* test-source.c - files, pipes and bytes come as much at a time as is wanted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-source.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "dossier-intake.h"
#include "dossier-library.h"

#define BOX "From - Sat Nov 28 08:00:00 2026\nSubject: s\n\nw\n"

/* @n bytes that differ from their neighbours. */
static GBytes *
make_bytes (gsize n)
{
  GByteArray *all = g_byte_array_new ();

  for (gsize i = 0; i < n; i++)
    {
      guint8 byte = (guint8) (i % 251);

      g_byte_array_append (all, &byte, 1);
    }
  return g_byte_array_free_to_bytes (all);
}

static char *
make_file (GBytes *bytes)
{
  char *path = NULL;
  int   fd = g_file_open_tmp ("dossier-source-XXXXXX", &path, NULL);

  g_assert_cmpint (write (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), ==, g_bytes_get_size (bytes));
  close (fd);
  return path;
}

/* All of it, @piece bytes at a time. */
static void
assert_pieces (DossierSource *source, gsize piece, GBytes *want)
{
  g_autoptr (GByteArray) seen = g_byte_array_new ();
  g_autofree char *buffer = g_malloc (piece);
  gssize           n;

  while ((n = dossier_source_read (source, buffer, piece, NULL)) > 0)
    {
      g_assert_cmpuint ((gsize) n, <=, piece);
      g_byte_array_append (seen, (const guint8 *) buffer, (guint) n);
      g_assert_cmpuint (dossier_source_get_position (source), ==, seen->len);
    }
  g_assert_cmpint (n, ==, 0);
  g_assert_cmpmem (seen->data, seen->len, g_bytes_get_data (want, NULL), g_bytes_get_size (want));
}

static void
test_all_of_it_comes_in_any_pieces (void)
{
  static const gsize sizes[] = { 0, 1, DOSSIER_INTAKE_HEAD - 1, DOSSIER_INTAKE_HEAD, 3 * DOSSIER_INTAKE_HEAD + 5 };
  static const gsize pieces[] = { 1, 100, DOSSIER_INTAKE_HEAD, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (pieces); j++)
      {
        g_autoptr (GBytes) bytes = make_bytes (sizes[i]);
        g_autofree char *path = make_file (bytes);
        g_autoptr (DossierSource) file = dossier_source_open (path, NULL), memory = dossier_source_new (bytes);

        g_assert_cmpuint (dossier_source_get_size (file), ==, sizes[i]);
        g_assert_cmpuint (dossier_source_get_size (memory), ==, sizes[i]);
        assert_pieces (file, pieces[j], bytes);
        assert_pieces (memory, pieces[j], bytes);
        g_unlink (path);
      }
}

static void
test_a_pipe_has_no_size_and_gives_its_bytes (void)
{
  G_GNUC_UNUSED g_autoptr (GBytes) bytes = g_bytes_new_static (BOX, strlen (BOX)), all = NULL;
  g_autoptr (DossierSource) source = NULL;
  g_autofree char *path = NULL;
  int              ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], BOX, strlen (BOX)), ==, strlen (BOX));
  close (ends[1]);
  path = g_strdup_printf ("/dev/fd/%d", ends[0]);
  source = dossier_source_open (path, NULL);
  g_assert_cmpuint (dossier_source_get_size (source), ==, 0);
  g_assert_true (dossier_source_is_mailbox (source));
  all = dossier_source_read_all (source, 1000, NULL);
  g_assert_cmpmem (g_bytes_get_data (all, NULL), g_bytes_get_size (all), BOX, strlen (BOX));
  close (ends[0]);
}

static void
test_more_than_is_wanted_is_refused (void)
{
  g_autoptr (GBytes) bytes = make_bytes (1000), all = NULL;
  g_autofree char *path = make_file (bytes);
  g_autoptr (DossierSource) source = dossier_source_open (path, NULL), zero = dossier_source_open ("/dev/zero", NULL);
  g_autoptr (GError) error = NULL, endless = NULL;

  g_assert_null (dossier_source_read_all (source, 999, &error));
  g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE);
  g_assert_cmpuint (dossier_source_get_position (source), ==, 0);
  all = dossier_source_read_all (source, 1000, NULL);
  g_assert_true (g_bytes_equal (all, bytes));
  g_assert_null (dossier_source_read_all (zero, 100000, &endless));
  g_assert_error (endless, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE);
  g_unlink (path);
}

static void
test_a_mailbox_is_told_by_its_first_bytes (void)
{
  static const struct
  {
    const char *words;
    gboolean    is_mailbox;
  } cases[] = { { BOX, TRUE }, { "\r\n" BOX, TRUE }, { "From here on, words\n", FALSE }, { "", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].words, strlen (cases[i].words));
      g_autoptr (DossierSource) source = dossier_source_new (bytes);

      g_assert_cmpint (dossier_source_is_mailbox (source), ==, cases[i].is_mailbox);
      assert_pieces (source, 3, bytes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/all of it comes in any pieces", test_all_of_it_comes_in_any_pieces);
  g_test_add_func ("/source/a pipe has no size and gives its bytes", test_a_pipe_has_no_size_and_gives_its_bytes);
  g_test_add_func ("/source/more than is wanted is refused", test_more_than_is_wanted_is_refused);
  g_test_add_func ("/source/a mailbox is told by its first bytes", test_a_mailbox_is_told_by_its_first_bytes);
  return g_test_run ();
}
