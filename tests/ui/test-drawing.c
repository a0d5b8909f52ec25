/* test-drawing.c - what GTK need not get ready
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-drawing.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static const struct
{
  const char *name, *device, *renderer; /* of the folder of devices; GSK_RENDERER */
  gboolean    want;
} cases[] = {
  { "nothing there", NULL, NULL, TRUE },
  { "an empty wish is none", NULL, "", TRUE },
  { "a graphics card", "dri/renderD128", NULL, FALSE },
  { "a screen without a card", "dri/card0", NULL, TRUE },
  { "a driver of its own", "nvidiactl", NULL, FALSE },
  { "inside another system", "dxg", NULL, FALSE },
  { "a card, but somebody wants it plain", "dri/renderD128", "cairo", TRUE },
  { "no card, but somebody wants OpenGL", NULL, "gl", FALSE },
  { "no card, but somebody wants Vulkan", NULL, "vulkan", FALSE },
};

static void
test_plain (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *folder = g_dir_make_tmp ("dossier-drawing-XXXXXX", NULL);
  g_autofree char *dri = g_build_filename (folder, "dri", NULL), *file = NULL;

  g_mkdir (dri, 0700);
  if (cases[i].device != NULL)
    {
      file = g_build_filename (folder, cases[i].device, NULL);
      g_assert_true (g_file_set_contents (file, "", 0, NULL));
    }
  g_assert_cmpint (dossier_drawing_is_plain (folder, cases[i].renderer), ==, cases[i].want);
  if (file != NULL)
    g_remove (file);
  g_rmdir (dri);
  g_rmdir (folder);
}

static void
test_no_devices (void)
{
  g_assert_true (dossier_drawing_is_plain ("/nowhere", NULL));
}

/* GTK_THEME and what is left out are the person's again. */
static void
test_environment (gconstpointer data)
{
  static const char *const names[] = { "GDK_DEBUG", "GDK_DISABLE", "GTK_THEME", "GSK_RENDERER" };
  const char              *before = data;
  DossierDrawing          *drawing;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    before != NULL ? (void) g_setenv (names[i], before, TRUE) : g_unsetenv (names[i]);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  drawing = dossier_drawing_new ();
  g_assert_cmpstr (g_getenv ("GTK_THEME"), ==, before != NULL ? before : "Adwaita-empty");
  g_assert_true (g_strcmp0 (g_getenv ("GDK_DEBUG"), before) != 0 || g_strcmp0 (g_getenv ("GDK_DISABLE"), before) != 0);
  dossier_drawing_free (drawing);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (g_getenv (names[i]), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/drawing/plain/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_plain);
    }
  g_test_add_func ("/drawing/no folder of devices", test_no_devices);
  g_test_add_data_func ("/drawing/what was not set is not set", NULL, test_environment);
  g_test_add_data_func ("/drawing/what was set stays", "events", test_environment);
  return g_test_run ();
}
