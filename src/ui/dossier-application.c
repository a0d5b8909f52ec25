/* dossier-application.c - the program with a window
 *
 * settings: what the person prefers; shared by all windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-application.h"

#include "dossier-about.h"
#include "dossier-library.h"
#include "dossier-preferences.h"
#include "dossier-settings.h"
#include "dossier-window.h"

#include <glib/gi18n.h>

struct _DossierApplication
{
  AdwApplication parent;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DossierApplication, dossier_application, ADW_TYPE_APPLICATION)

/* ---- colour scheme ---- */

static void
apply_color_scheme (DossierApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwStyleManager *style = adw_application_get_style_manager (ADW_APPLICATION (self));

  if (g_str_equal (scheme, "dark"))
    adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  else if (g_str_equal (scheme, "light"))
    adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else
    adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* ---- actions ---- */

static void
app_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplication *app = data;
  GList          *windows = g_list_copy (gtk_application_get_windows (app));

  /* Closing keeps their sizes. */
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
  g_list_free (windows);
  g_application_quit (G_APPLICATION (app));
}

static void
app_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_about_present (gtk_application_get_active_window (data));
}

static void
app_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierApplication *self = data;
  GtkWindow          *preferences = dossier_preferences_new (self->settings);

  gtk_window_set_transient_for (preferences, gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (preferences);
}

/* Light and dark, whatever the system says. */
static void
app_toggle_dark (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierApplication *self = data;
  AdwStyleManager    *style = adw_application_get_style_manager (ADW_APPLICATION (self));

  g_settings_set_string (self->settings, "color-scheme", adw_style_manager_get_dark (style) ? "light" : "dark");
}

static const GActionEntry app_actions[] = {
  { .name = "quit", .activate = app_quit },
  { .name = "about", .activate = app_about },
  { .name = "preferences", .activate = app_preferences },
  { .name = "toggle-dark", .activate = app_toggle_dark },
};

/* Keys with a modifier or a function key; what is plain letters lives in the window, behind its text fields. */
static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>slash" } },
  { "win.add", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.search-names", { "<Control><Shift>f" } },
  { "win.show-all", { "<Control>1" } },
  { "win.show-unread", { "<Control>2" } },
  { "win.show-starred", { "<Control>3" } },
  { "win.show-highlights", { "<Control>4" } },
  { "win.show-moves", { "<Control>5" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.menu", { "F10" } },
  { "win.back", { "<Alt>Left" } },
  { "window.close", { "<Control>w" } },
  { "story.find", { "<Control>g" } },
};

/* ---- windows ---- */

static DossierWindow *
find_window (DossierApplication *self, const char *path)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (DOSSIER_IS_WINDOW (link->data))
      {
        DossierStore *store = dossier_library_get_store (dossier_window_get_library (link->data));

        if (g_strcmp0 (dossier_store_get_path (store), path) == 0)
          return link->data;
      }

  return NULL;
}

static void
show_open_error (DossierApplication *self, const GError *error)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("The library could not be opened"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The store's connection for the window and its signals belong to the thread that opens it: so it is opened here. */
static DossierWindow *
open_window (DossierApplication *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLibrary) library = dossier_library_open (path, &error);
  DossierWindow *window;

  if (library == NULL)
    {
      show_open_error (self, error);
      return NULL;
    }

  window = dossier_window_new (ADW_APPLICATION (self), library, self->settings);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static int
dossier_application_command_line (GApplication *app, GApplicationCommandLine *line)
{
  DossierApplication *self = DOSSIER_APPLICATION (app);
  GVariantDict       *options = g_application_command_line_get_options_dict (line);
  g_autofree char    *path = NULL;
  g_auto (GStrv) inputs = NULL;
  const char    *given = NULL;
  DossierWindow *window;

  if (g_variant_dict_lookup (options, "library", "^&ay", &given))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, given);

      path = g_file_get_path (file);
    }
  if (path == NULL)
    path = dossier_library_default_path ();
  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^as", &inputs);

  window = find_window (self, path);
  if (window == NULL)
    window = open_window (self, path);
  if (window == NULL)
    return 1;

  gtk_window_present (GTK_WINDOW (window));
  if (inputs != NULL && inputs[0] != NULL)
    dossier_window_offer (window, (const char *const *) inputs);

  return 0;
}

static void
dossier_application_activate (GApplication *app)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (window != NULL)
    gtk_window_present (window);
}

/* ---- object ---- */

static void
dossier_application_startup (GApplication *app)
{
  DossierApplication *self = DOSSIER_APPLICATION (app);

  G_APPLICATION_CLASS (dossier_application_parent_class)->startup (app);

  g_action_map_add_action_entries (G_ACTION_MAP (app), app_actions, G_N_ELEMENTS (app_actions), app);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), accelerators[i].action, accelerators[i].keys);

  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), self,
                           G_CONNECT_SWAPPED);
  apply_color_scheme (self);
  gtk_window_set_default_icon_name (DOSSIER_APP_ID);
}

static void
dossier_application_finalize (GObject *object)
{
  DossierApplication *self = DOSSIER_APPLICATION (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dossier_application_parent_class)->finalize (object);
}

static void
dossier_application_class_init (DossierApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_application_finalize;
  G_APPLICATION_CLASS (klass)->startup = dossier_application_startup;
  G_APPLICATION_CLASS (klass)->activate = dossier_application_activate;
  G_APPLICATION_CLASS (klass)->command_line = dossier_application_command_line;
}

static void
dossier_application_init (DossierApplication *self)
{
  static const GOptionEntry options[] = {
    { "library", 'l', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("The library to open"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_ ("[ADDRESS|FILE…]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DossierApplication *
dossier_application_new (GSettings *settings)
{
  DossierApplication *self
      = g_object_new (DOSSIER_TYPE_APPLICATION, "application-id", DOSSIER_APP_ID, "flags",
                      G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path", DOSSIER_RESOURCE_PATH, NULL);

  self->settings = g_object_ref (settings);

  return self;
}

int
dossier_application_run (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = dossier_settings_new (&error);
  g_autoptr (DossierApplication) app = NULL;

  if (settings == NULL)
    {
      g_printerr ("dossier: %s\n", error->message);
      return 1;
    }
  app = dossier_application_new (settings);

  return g_application_run (G_APPLICATION (app), argc, argv);
}
