/* cli-desk.c - the built program as a person or a script runs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>
#include <glib/gstdio.h>

void
cli_desk_set_up (CliDesk *desk, gconstpointer program)
{
  desk->program = g_canonicalize_filename (program, NULL);
  desk->folder = g_dir_make_tmp ("dossier-cli-XXXXXX", NULL);
  desk->library = g_build_filename (desk->folder, "library.db", NULL);
}

static void
forget_run (CliDesk *desk)
{
  g_clear_pointer (&desk->out, g_free);
  g_clear_pointer (&desk->err, g_free);
  g_clear_pointer (&desk->lines, g_ptr_array_unref);
}

void
cli_desk_tear_down (CliDesk *desk, gconstpointer program)
{
  g_autoptr (GDir) folder = g_dir_open (desk->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (desk->folder);
  forget_run (desk);
  g_free (desk->program);
  g_free (desk->folder);
  g_free (desk->library);
}

void
cli_write_file (CliDesk *desk, const char *name, const char *data, gssize length)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, length, NULL));
}

static void
read_lines (CliDesk *desk)
{
  g_auto (GStrv) lines = g_strsplit (desk->out, "\n", -1);

  desk->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_autoptr (GError) error = NULL;
        JsonNode *node = json_from_string (lines[i], &error);

        g_assert_no_error (error);
        g_ptr_array_add (desk->lines, node);
      }
}

GStrv
cli_dup_argv (CliDesk *desk, const char *command)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();

  g_assert_true (*command == '\0' || g_shell_parse_argv (command, NULL, &arguments, NULL));
  g_strv_builder_add_many (argv, desk->program, "--library", desk->library, NULL);
  if (arguments != NULL)
    g_strv_builder_addv (argv, (const char **) arguments);
  return g_strv_builder_end (argv);
}

int
cli_run_with (CliDesk *desk, const char *input, const char *command)
{
  g_auto (GStrv) argv = cli_dup_argv (desk, command);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  forget_run (desk);
  g_subprocess_launcher_set_cwd (launcher, desk->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", desk->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "GDK_BACKEND");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, input, NULL, &desk->out, &desk->err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  desk->status = g_subprocess_get_exit_status (process);
  if (strstr (command, "--json") != NULL)
    read_lines (desk);
  return desk->status;
}

int
cli_run (CliDesk *desk, const char *format, ...)
{
  va_list          arguments;
  g_autofree char *command = NULL;

  va_start (arguments, format);
  command = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return cli_run_with (desk, NULL, command);
}

void
cli_add_words (CliDesk *desk, const char *words)
{
  g_assert_cmpint (cli_run_with (desk, words, "add -"), ==, DOSSIER_EXIT_DONE);
}

void
cli_assert_answer (CliDesk *desk, int status, const char *out, const char *err)
{
  g_assert_cmpint (desk->status, ==, status);
  g_assert_nonnull (strstr (desk->out, out));
  g_assert_nonnull (strstr (desk->err, err));
}

void
cli_assert_mistakes (CliDesk *desk, const CliMistake *mistakes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", mistakes[i].command);
      cli_run (desk, "%s", mistakes[i].command);
      cli_assert_answer (desk, mistakes[i].status, "", mistakes[i].words);
    }
}

JsonObject *
cli_line (CliDesk *desk, guint i)
{
  g_assert_cmpuint (desk->lines->len, >, i);
  return json_node_get_object (desk->lines->pdata[i]);
}

const char *
cli_text_of (JsonObject *object, const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  return json_object_get_null_member (object, name) ? NULL : json_object_get_string_member (object, name);
}
