/* dossier-drawing.c - what GTK need not get ready to draw the windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-drawing.h"

#include <gtk/gtk.h>

#define DEVICES "/dev"
/* What libadwaita has GTK read in the place of GTK's own theme. */
#define THEME "Adwaita-empty"
/* GTK 4.16 has another variable for what may be left out. */
#define NEWER 16

struct _DossierDrawing
{
  const char *variable;
  char       *left_out, *theme; /* as they were; NULL: not set */
};

static gboolean
has_renderer (const char *devices)
{
  g_autofree char *path = g_build_filename (devices, "dri", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

/* Of drivers that are no part of the kernel. */
static gboolean
has_foreign (const char *devices)
{
  static const char *const names[] = { "dxg", "mali0", "nvidiactl", "pvrsrvkm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (devices, names[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

gboolean
dossier_drawing_is_plain (const char *devices, const char *renderer)
{
  if (renderer != NULL && *renderer != '\0')
    return g_str_equal (renderer, "cairo");
  return !has_renderer (devices) && !has_foreign (devices);
}

/* What the person has set is heeded. */
static char *
leave_out_gl (const char *before, gboolean is_newer)
{
  const char *names = is_newer ? "gl,vulkan" : "gl-disable";

  return before != NULL && *before != '\0' ? g_strconcat (before, ",", names, NULL) : g_strdup (names);
}

DossierDrawing *
dossier_drawing_new (void)
{
  DossierDrawing *self = g_new0 (DossierDrawing, 1);
  gboolean        is_newer = gtk_get_minor_version () >= NEWER;

  self->variable = is_newer ? "GDK_DISABLE" : "GDK_DEBUG";
  self->left_out = g_strdup (g_getenv (self->variable));
  self->theme = g_strdup (g_getenv ("GTK_THEME"));
  if (dossier_drawing_is_plain (DEVICES, g_getenv ("GSK_RENDERER")))
    {
      g_autofree char *with = leave_out_gl (self->left_out, is_newer);

      g_setenv (self->variable, with, TRUE);
    }
  g_setenv ("GTK_THEME", THEME, FALSE);
  return self;
}

static void
restore (const char *variable, const char *value)
{
  if (value != NULL)
    g_setenv (variable, value, TRUE);
  else
    g_unsetenv (variable);
}

void
dossier_drawing_free (DossierDrawing *self)
{
  restore (self->variable, self->left_out);
  restore ("GTK_THEME", self->theme);
  g_free (self->left_out);
  g_free (self->theme);
  g_free (self);
}
