/* test-speech-dispatcher.c - the speaker with the Speech Dispatcher that is installed, over its module that says
 * nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-speaker.h"

#include <glib/gstdio.h>
#include <signal.h>

#define SETTINGS "AudioOutputMethod \"libao\"\nAddModule \"dummy\" \"sd_dummy\" \"\"\nDefaultModule dummy\nTimeout 5\n"

typedef struct
{
  guint n_whole, n_failed;
  char *sentence;
} Heard;

static void
ended_cb (Heard *heard, gboolean is_whole)
{
  g_assert_true (is_whole);
  heard->n_whole++;
}

static void
failed_cb (Heard *heard, const GError *error)
{
  heard->n_failed++;
  heard->sentence = g_strdup (error->message);
}

static void
write_file (const char *home, const char *name, const char *words)
{
  g_autofree char *path = g_build_filename (home, name, NULL), *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, words, -1, &error);
  g_assert_no_error (error);
}

/* A home in which it runs without sound; before anything asks GLib where the home is. */
static char *
make_home (void)
{
  char *home = g_dir_make_tmp ("dossier-speech-XXXXXX", NULL);

  g_assert_nonnull (home);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", home, TRUE);
  g_unsetenv ("SPEECHD_ADDRESS");
  write_file (home, "speech-dispatcher/speechd.conf", SETTINGS);
  write_file (home, ".libao", "default_driver=null\n");
  return home;
}

static void
end_service (const char *home)
{
  g_autofree char *path = g_build_filename (home, "speech-dispatcher", "pid", "speech-dispatcher.pid", NULL);
  g_autofree char *words = NULL;

  if (g_file_get_contents (path, &words, NULL, NULL))
    kill ((pid_t) g_ascii_strtoll (words, NULL, 10), SIGTERM);
}

static void
remove_home (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name = folder != NULL ? g_dir_read_name (folder) : NULL; name != NULL;
       name = g_dir_read_name (folder))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_home (child);
    }
  g_remove (path);
}

static void
test_real (gconstpointer home)
{
  g_autoptr (DossierSpeaker) speaker = dossier_speaker_new ();
  g_autofree char *found = g_find_program_in_path ("speech-dispatcher");
  Heard            heard = { 0 };

  if (found == NULL)
    {
      g_test_skip ("speech-dispatcher is not installed");
      return;
    }
  g_signal_connect_swapped (speaker, "ended", G_CALLBACK (ended_cb), &heard);
  g_signal_connect_swapped (speaker, "failed", G_CALLBACK (failed_cb), &heard);
  for (guint i = 0; i < 3 && heard.n_failed == 0; i++)
    {
      dossier_speaker_say (speaker, i == 0 ? ".One" : "Two\nlines", i == 0 ? "de" : NULL, 20);
      while (heard.n_whole <= i && heard.n_failed == 0)
        g_main_context_iteration (NULL, TRUE);
    }
  if (heard.n_failed > 0 && heard.n_whole == 0)
    g_test_skip (heard.sentence); /* no module that says nothing, or no sound that goes nowhere */
  else
    g_assert_cmpuint (heard.n_whole, ==, 3);
  g_free (heard.sentence);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = make_home ();
  int              rc;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/speech-dispatcher/the service that is installed says three texts", home, test_real);
  rc = g_test_run ();
  end_service (home);
  remove_home (home);
  return rc;
}
