/* test-image.c - the process that decodes pictures: what it gives, what it refuses, and what it may no longer do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "config.h"
#include "dossier-image-format.h"
#include "dossier-image-protocol.h"
#include "image-fixture.h"

#define CUTS 50
#define SVG "<svg xmlns='http://www.w3.org/2000/svg' "

typedef struct
{
  int                       status; /* of the exit; -1: killed by a signal */
  gsize                     length;
  guint8                   *answer;
  const DossierImageHeader *header; /* in it; NULL: none */
  const guint8             *pixels;
  glong                     memory; /* most of it in use, in kB */
} Answer;

static GPid
start (const char *program, const char *size, int *in, int *out)
{
  const char *const argv[] = { program, size, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid = 0;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                            NULL, &pid, in, out, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* It may end before it has read all. */
static void
feed (int in, GBytes *bytes)
{
  gsize       left;
  const char *next = g_bytes_get_data (bytes, &left);
  gssize      n;

  for (; left > 0 && (n = write (in, next, left)) > 0; left -= (gsize) n)
    next += n;
  close (in);
}

static void
listen_to (int out, Answer *answer)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 block[4096];
  gssize n;

  while ((n = read (out, block, sizeof block)) > 0)
    g_byte_array_append (all, block, (guint) n);
  close (out);
  answer->length = all->len;
  answer->answer = g_byte_array_free (g_steal_pointer (&all), FALSE);
}

/* The answer is whole, or there is none. */
static void
read_answer (Answer *answer)
{
  if (answer->status != DOSSIER_IMAGE_DONE)
    {
      g_assert_cmpuint (answer->length, ==, 0);
      return;
    }
  g_assert_cmpuint (answer->length, >=, sizeof (DossierImageHeader));
  answer->header = (const DossierImageHeader *) answer->answer;
  answer->pixels = answer->answer + sizeof (DossierImageHeader);
  g_assert_cmpmem (answer->header->magic, 8, DOSSIER_IMAGE_MAGIC, 8);
  g_assert_cmpuint (answer->length, ==,
                    sizeof (DossierImageHeader) + (gsize) answer->header->width * answer->header->height * 4);
}

static Answer
decode (const char *program, const char *size, GBytes *bytes)
{
  Answer        answer = { -1 };
  struct rusage usage = { 0 };
  int           in, out, status = 0;
  GPid          pid = start (program, size, &in, &out);

  feed (in, bytes);
  listen_to (out, &answer);
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  if (WIFEXITED (status))
    answer.status = WEXITSTATUS (status);
  answer.memory = usage.ru_maxrss;
  read_answer (&answer);
  return answer;
}

static void
assert_size (const Answer *answer, guint width, guint height)
{
  g_assert_cmpint (answer->status, ==, DOSSIER_IMAGE_DONE);
  g_assert_cmpuint (answer->header->width, ==, width);
  g_assert_cmpuint (answer->header->height, ==, height);
}

/* Of the pixel in the middle; a little off is fine. */
static void
assert_colour (const Answer *answer, guint32 colour)
{
  const guint8 *pixel
      = answer->pixels + ((gsize) answer->header->height / 2 * answer->header->width + answer->header->width / 2) * 4;

  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (ABS ((int) pixel[i] - (int) (colour >> (24 - 8 * i) & 0xff)), <=, 6);
}

/* ---- what it gives ---- */

/* @width x @height of one colour as @format by gdk-pixbuf itself. */
static GBytes *
save (const char *format, int width, int height, guint32 colour)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  gdk_pixbuf_fill (pixbuf, colour);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, format, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static GBytes *
make (const char *format)
{
  if (strcmp (format, "gif") == 0)
    return image_make_gif ();
  if (strcmp (format, "svg") == 0)
    return g_bytes_new_static (SVG "width='30' height='20'><rect width='30' height='20' fill='#c86432'/></svg>",
                               sizeof SVG "width='30' height='20'><rect width='30' height='20' fill='#c86432'/></svg>"
                                   - 1);
  return save (format, 30, 20, 0xc86432ff);
}

static const struct
{
  const char *format;
  const char *size;
  guint       width, height;
  guint32     colour;
} kinds[] = {
  { "png", "15", 15, 10, 0xc86432ff }, { "jpeg", "15", 15, 10, 0xc86432ff }, { "bmp", "15", 15, 10, 0xc86432ff },
  { "ico", "15", 15, 10, 0xc86432ff }, { "svg", "15", 15, 10, 0xc86432ff },  { "svg", "60", 60, 40, 0xc86432ff },
  { "png", "60", 30, 20, 0xc86432ff }, { "gif", "15", 1, 1, 0xffffffff },
};

static void
test_every_kind_comes_out_in_the_size_asked_for (gconstpointer program)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) bytes = make (kinds[i].format);
      Answer answer = decode (program, kinds[i].size, bytes);

      g_test_message ("%s at %s", kinds[i].format, kinds[i].size);
      assert_size (&answer, kinds[i].width, kinds[i].height);
      assert_colour (&answer, kinds[i].colour);
      g_free (answer.answer);
    }
}

static void
test_what_can_be_seen_through_stays_so (gconstpointer program)
{
  g_autoptr (GBytes) bytes = image_make_png (40, 40, 0x11223380);
  Answer answer = decode (program, "20", bytes);

  assert_size (&answer, 20, 20);
  assert_colour (&answer, 0x11223380);
  g_free (answer.answer);
}

static void
test_the_best_of_an_icon_file_comes_out (gconstpointer program)
{
  GBytes     *pictures[] = { image_make_bmp (16, 16, 0xff0000, TRUE), image_make_png (48, 48, 0x00ff00ff),
                             image_make_bmp (64, 64, 0x0000ff, TRUE) };
  const guint sides[] = { 16, 48, 64 };
  const struct
  {
    const char *size;
    guint       side;
    guint32     colour;
  } wanted[] = { { "16", 16, 0xff0000ff }, { "32", 32, 0x00ff00ff }, { "64", 64, 0x0000ffff } };
  g_autoptr (GBytes) file = image_make_ico (pictures, sides, 3);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      Answer answer = decode (program, wanted[i].size, file);

      assert_size (&answer, wanted[i].side, wanted[i].side);
      assert_colour (&answer, wanted[i].colour);
      g_free (answer.answer);
      g_bytes_unref (pictures[i]);
    }
}

static void
test_a_large_picture_comes_out_whole (gconstpointer program)
{
  g_autoptr (GBytes) bytes = image_make_png (3000, 1500, 0x336699ff);
  Answer answer = decode (program, "2048", bytes);

  assert_size (&answer, 2048, 1024);
  assert_colour (&answer, 0x336699ff);
  g_free (answer.answer);
}

/* ---- what it refuses ---- */

static void
assert_refused (const char *program, GBytes *bytes, int want)
{
  Answer answer = decode (program, "64", bytes);

  g_assert_cmpint (answer.status, ==, want);
  g_assert_cmpint (answer.memory, <, DOSSIER_IMAGE_MAX_MEMORY / 1024);
  g_free (answer.answer);
}

static const struct
{
  guint width, height;
  int   want;
} bombs[] = {
  { 30000, 30000, DOSSIER_IMAGE_TOO_LARGE }, /* 109 kB that want 2.5 GB */
  { 16385, 1, DOSSIER_IMAGE_TOO_LARGE },     { 1, 16385, DOSSIER_IMAGE_TOO_LARGE },
  { 16384, 1, DOSSIER_IMAGE_DONE },          { 16384, 6104, DOSSIER_IMAGE_TOO_LARGE }, /* over 100 million */
  { 10000, 10000, DOSSIER_IMAGE_DAMAGED },                                             /* more memory than there is */
  { 4000, 4000, DOSSIER_IMAGE_DONE },
};

static void
test_bombs_do_not_go_off (gconstpointer program)
{
  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GBytes) bytes = image_make_bomb (bombs[i].width, bombs[i].height);

      g_test_message ("%u x %u", bombs[i].width, bombs[i].height);
      assert_refused (program, bytes, bombs[i].want);
    }
}

static void
test_heads_that_promise_too_much_are_believed_and_refused (gconstpointer program)
{
  static const guint32 sides[] = { 0x7fffffff, 0xffffffff, 100000, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (GBytes) bytes = image_make_png_head (sides[i], sides[i]);
      Answer answer = decode (program, "64", bytes);

      g_assert_true (answer.status == DOSSIER_IMAGE_TOO_LARGE || answer.status == DOSSIER_IMAGE_DAMAGED);
      g_free (answer.answer);
    }
}

#define TEXT(words) words, sizeof words - 1

static const struct
{
  const char *name;
  const char *data;
  gsize       length;
  int         want;
} lies[] = {
  { "nothing", TEXT (""), DOSSIER_IMAGE_UNKNOWN },
  { "one byte", TEXT ("\x89"), DOSSIER_IMAGE_UNKNOWN },
  { "words", TEXT ("This is not a picture."), DOSSIER_IMAGE_UNKNOWN },
  { "a page", TEXT ("<!doctype html><title>404</title><svg></svg>"), DOSSIER_IMAGE_UNKNOWN },
  { "TIFF", TEXT ("II*\0\x10\0\0\0CR\2\0........"), DOSSIER_IMAGE_UNKNOWN },
  { "XPM", TEXT ("/* XPM */\nstatic char *x[] = {\"1 1 1 1\",\"a c red\",\"a\"};"), DOSSIER_IMAGE_UNKNOWN },
  { "a PNG that is a GIF", TEXT ("\x89PNG\r\n\x1a\nGIF89a\1\0\1\0\x80\0\0"), DOSSIER_IMAGE_DAMAGED },
  { "a GIF that is a JPEG", TEXT ("GIF89a\xff\xd8\xff\xe0\0\x10JFIF"), DOSSIER_IMAGE_TOO_LARGE },
  { "a JPEG that is nothing", TEXT ("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1"), DOSSIER_IMAGE_DAMAGED },
  { "a bitmap of nothing", TEXT ("BM\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), DOSSIER_IMAGE_DAMAGED },
  { "an icon file without icons", TEXT ("\0\0\1\0\0\0\0\0\0\0\0\0"), DOSSIER_IMAGE_DAMAGED },
  { "an icon beyond the end", TEXT ("\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\xff\xff\xff\xff\xff\xff\xff\xff"),
    DOSSIER_IMAGE_DAMAGED },
  { "a GIF of all sizes at once",
    TEXT ("GIF89a\xff\xff\xff\xff\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2"), DOSSIER_IMAGE_TOO_LARGE },
  { "a drawing without end", TEXT (SVG "width='8' height='8'><g>"), DOSSIER_IMAGE_DAMAGED },
  { "a drawing too large", TEXT (SVG "width='99999' height='8'/>"), DOSSIER_IMAGE_TOO_LARGE },
};

static void
test_lies_are_refused (gconstpointer program)
{
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (lies[i].data, lies[i].length);

      g_test_message ("%s", lies[i].name);
      assert_refused (program, bytes, lies[i].want);
    }
}

/* Whatever comes of a part, it is a whole answer or none, and nothing has died. */
static void
test_pictures_may_end_anywhere (gconstpointer program)
{
  static const char *const formats[] = { "png", "jpeg", "bmp", "ico", "svg", "gif" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) whole = make (formats[i]);

      for (gsize cut = 0; cut < CUTS; cut++)
        {
          g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) * cut / CUTS);
          Answer answer = decode (program, "64", part);

          g_test_message ("%s, %" G_GSIZE_FORMAT " bytes", formats[i], g_bytes_get_size (part));
          g_assert_true (answer.status == DOSSIER_IMAGE_DONE || answer.status == DOSSIER_IMAGE_UNKNOWN
                         || answer.status == DOSSIER_IMAGE_DAMAGED);
          g_free (answer.answer);
        }
    }
}

static void
test_too_many_bytes_are_refused (gconstpointer program)
{
  g_autofree guint8 *noise = g_malloc (DOSSIER_IMAGE_MAX_BYTES + 1);
  g_autoptr (GBytes) fits = NULL;
  g_autoptr (GBytes) over = NULL;

  memset (noise, 'x', DOSSIER_IMAGE_MAX_BYTES + 1);
  fits = g_bytes_new (noise, DOSSIER_IMAGE_MAX_BYTES);
  over = g_bytes_new (noise, DOSSIER_IMAGE_MAX_BYTES + 1);
  assert_refused (program, fits, DOSSIER_IMAGE_UNKNOWN);
  assert_refused (program, over, DOSSIER_IMAGE_TOO_MANY_BYTES);
}

static void
test_sizes_that_make_no_sense_are_refused (gconstpointer program)
{
  static const char *const sizes[] = { "0", "2049", "-1", "x", "", "64x64", "99999999999999999999" };
  g_autoptr (GBytes) bytes = image_make_png (2, 2, 0xffffffff);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Answer answer = decode (program, sizes[i], bytes);

      g_assert_cmpint (answer.status, ==, DOSSIER_IMAGE_USAGE);
      g_free (answer.answer);
    }
}

/* ---- what it may no longer do ---- */

static void
test_a_drawing_reads_no_files (gconstpointer program)
{
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GBytes) red = image_make_png (8, 8, 0xff0000ff);
  g_autoptr (GBytes) bytes = NULL;
  Answer answer;
  int    fd = g_file_open_tmp ("dossier-XXXXXX.png", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, g_bytes_get_data (red, NULL), g_bytes_get_size (red)), ==,
                   (gssize) g_bytes_get_size (red));
  close (fd);
  words = g_strdup_printf (SVG "xmlns:x='http://www.w3.org/1999/xlink' width='8' height='8'>"
                               "<image width='8' height='8' x:href='file://%s'/>"
                               "<image width='8' height='8' x:href='%s'/></svg>",
                           path, path);
  bytes = g_bytes_new (words, strlen (words));
  answer = decode (program, "8", bytes);
  assert_size (&answer, 8, 8);
  assert_colour (&answer, 0);
  g_free (answer.answer);
  g_unlink (path);
}

static char *
read_proc (GPid pid, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", (int) pid, name);
  char            *words = NULL;

  g_assert_true (g_file_get_contents (path, &words, NULL, NULL));
  return words;
}

static void
assert_line (const char *words, const char *pattern)
{
  g_test_message ("%s", pattern);
  g_assert_true (g_regex_match_simple (pattern, words, G_REGEX_MULTILINE, 0));
}

/* Its answer is larger than a pipe: after the first byte it stands still, decoded and confined. */
static void
test_it_is_confined_while_it_decodes (gconstpointer program)
{
  g_autoptr (GBytes) bytes = image_make_png (1000, 1000, 0x336699ff);
  int    in, out;
  GPid   pid = start (program, "1000", &in, &out);
  guint8 first;
  char  *status, *limits;

  feed (in, bytes);
  g_assert_cmpint (read (out, &first, 1), ==, 1);
  status = read_proc (pid, "status");
  limits = read_proc (pid, "limits");
  assert_line (status, "^NoNewPrivs:\\s+1$");
#ifdef DOSSIER_WITH_SECCOMP
  assert_line (status, "^Seccomp:\\s+2$");
#endif
  assert_line (status, "^Threads:\\s+1$");
  assert_line (limits, "^Max address space\\s+268435456\\s+268435456\\s");
  assert_line (limits, "^Max cpu time\\s+3\\s+3\\s");
  assert_line (limits, "^Max open files\\s+0\\s+0\\s");
  assert_line (limits, "^Max file size\\s+0\\s+0\\s");
  assert_line (limits, "^Max processes\\s+0\\s+0\\s");
  assert_line (limits, "^Max core file size\\s+0\\s+0\\s");
  close (out);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  g_free (status);
  g_free (limits);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (gconstpointer program);
  } tests[] = {
    { "every kind comes out in the size asked for", test_every_kind_comes_out_in_the_size_asked_for },
    { "what can be seen through stays so", test_what_can_be_seen_through_stays_so },
    { "the best of an icon file comes out", test_the_best_of_an_icon_file_comes_out },
    { "a large picture comes out whole", test_a_large_picture_comes_out_whole },
    { "bombs do not go off", test_bombs_do_not_go_off },
    { "heads that promise too much are believed and refused",
      test_heads_that_promise_too_much_are_believed_and_refused },
    { "lies are refused", test_lies_are_refused },
    { "pictures may end anywhere", test_pictures_may_end_anywhere },
    { "too many bytes are refused", test_too_many_bytes_are_refused },
    { "sizes that make no sense are refused", test_sizes_that_make_no_sense_are_refused },
    { "a drawing reads no files", test_a_drawing_reads_no_files },
    { "it is confined while it decodes", test_it_is_confined_while_it_decodes },
  };

  signal (SIGPIPE, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/image/image/", tests[i].name, NULL);

      g_test_add_data_func (path, argv[1], tests[i].test);
    }
  return g_test_run ();
}
