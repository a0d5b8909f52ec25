/* dossier-application.c - the program with a window
 *
 * settings: what the person prefers; shared by all windows.
 * openings: libraries on their way; each keeps the program alive.
 * status:   1 once a library could not be opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-application-private.h"

#include "dossier-about.h"
#include "dossier-backups-dialog.h"
#include "dossier-drawing.h"
#include "dossier-library.h"
#include "dossier-message.h"
#include "dossier-preferences.h"
#include "dossier-settings.h"
#include "dossier-window.h"

#include <glib/gi18n.h>

/* Milliseconds after which a library that is still being opened says so. */
#define PATIENCE 400

struct _DossierApplication
{
  AdwApplication parent;

  GSettings      *settings;
  DossierDrawing *drawing; /* until GTK is there */
  GPtrArray      *openings;
  int             status;
};

/* A library that is being opened. lines: who asked for it; each waits for the answer. */
typedef struct
{
  DossierApplication *app;
  char               *path;
  char               *notice; /* to be shown with it, or NULL */
  GPtrArray          *inputs, *lines;
  GtkWindow          *window;      /* shown after a while */
  gboolean            is_unwanted; /* that window was closed */
  guint               timeout;
} Opening;

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
  GtkWindow          *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  DossierStore       *store = NULL;
  GtkWindow          *preferences;

  if (DOSSIER_IS_WINDOW (window))
    store = dossier_library_get_store (dossier_window_get_library (DOSSIER_WINDOW (window)));
  preferences = dossier_preferences_new (self->settings, store);
  gtk_window_set_transient_for (preferences, window);
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

/* From a notification; the library may have no window any more. */
static void
app_show_following (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *window = dossier_application_find_window (data, g_variant_get_string (parameter, NULL));

  if (window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-following", NULL);
}

static const GActionEntry app_actions[] = {
  { .name = "quit", .activate = app_quit },
  { .name = "about", .activate = app_about },
  { .name = "preferences", .activate = app_preferences },
  { .name = "toggle-dark", .activate = app_toggle_dark },
  { .name = "show-following", .activate = app_show_following, .parameter_type = "s" },
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
  { "win.subscribe", { "<Control><Shift>n" } },
  { "win.search", { "<Control>f" } },
  { "win.search-names", { "<Control><Shift>f" } },
  { "win.save-search", { "<Control><Shift>s" } },
  { "win.show-all", { "<Control>1" } },
  { "win.show-unread", { "<Control>2" } },
  { "win.show-starred", { "<Control>3" } },
  { "win.show-highlights", { "<Control>4" } },
  { "win.show-moves", { "<Control>5" } },
  { "win.show-following", { "<Control>6" } },
  { "win.show-review", { "<Control>7" } },
  { "win.show-archive", { "<Control>8" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.menu", { "F10" } },
  { "win.back", { "<Alt>Left" } },
  { "window.close", { "<Control>w" } },
  { "story.find", { "<Control>g" } },
  { "story.edit-tags", { "<Control>t" } },
  { "story.print", { "<Control>p" } },
  { "story.show-notes", { "F6" } },
  { "win.larger-text", { "<Control>plus", "<Control>equal" } },
  { "win.smaller-text", { "<Control>minus" } },
  { "win.normal-text", { "<Control>0" } },
};

/* ---- windows ---- */

DossierWindow *
dossier_application_find_window (DossierApplication *self, const char *path)
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
answered_cb (AdwMessageDialog *dialog, const char *answer, gpointer data)
{
  GtkWindow *backups;

  if (!g_str_equal (answer, "backups"))
    return;
  backups = dossier_backups_dialog_new (g_object_get_data (G_OBJECT (dialog), "library"),
                                        gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  gtk_window_set_application (backups, gtk_window_get_application (GTK_WINDOW (dialog)));
  gtk_window_present (backups);
}

void
dossier_application_show_error (DossierApplication *self, const char *heading, const GError *error, const char *library)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWindow *message = dossier_message_show (parent, heading, error->message);

  gtk_window_set_application (message, GTK_APPLICATION (self));
  if (library == NULL)
    return;
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (message), "backups", _ ("_Backups…"));
  g_object_set_data_full (G_OBJECT (message), "library", g_strdup (library), g_free);
  g_signal_connect (message, "response", G_CALLBACK (answered_cb), NULL);
}

/* Whether another copy of the library may help. */
static gboolean
is_of_the_file (const GError *error)
{
  return g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED)
         || g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FOREIGN);
}

/* ---- opening ---- */

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_handle_id (&opening->timeout, g_source_remove);
  if (opening->window != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (opening->window), (gpointer *) &opening->window);
      gtk_window_destroy (opening->window);
    }
  g_ptr_array_unref (opening->inputs);
  g_ptr_array_unref (opening->lines);
  g_free (opening->path);
  g_free (opening->notice);
  g_free (opening);
}

static gboolean
waiting_closed_cb (Opening *opening)
{
  opening->is_unwanted = TRUE;
  return GDK_EVENT_PROPAGATE;
}

GtkWindow *
dossier_application_waiting_window_new (DossierApplication *self, const char *title, const char *words)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *status = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Working"), -1);
  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), words);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), spinner);
  gtk_widget_set_vexpand (status, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), status);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_application (GTK_WINDOW (window), GTK_APPLICATION (self));
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 400);
  return GTK_WINDOW (window);
}

/* An older library is copied and brought up to date: that may take minutes. */
static gboolean
show_opening_cb (gpointer data)
{
  Opening   *opening = data;
  GtkWindow *window = dossier_application_waiting_window_new (
      opening->app, _ ("Opening the library…"), _ ("After an update a large library may take a few minutes."));

  opening->timeout = 0;
  g_set_weak_pointer (&opening->window, window);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (waiting_closed_cb), opening);
  gtk_window_present (window);
  return G_SOURCE_REMOVE;
}

static void
fail_opening (Opening *opening, const GError *error)
{
  opening->app->status = 1;
  for (guint i = 0; i < opening->lines->len; i++)
    g_application_command_line_set_exit_status (opening->lines->pdata[i], 1);
  dossier_application_show_error (opening->app, _ ("The library could not be opened"), error,
                                  is_of_the_file (error) ? opening->path : NULL);
}

static void
damaged_cb (DossierStore *store, DossierApplication *self)
{
  dossier_application_show_error (self, _ ("The library is damaged"), dossier_store_get_damage (store),
                                  dossier_store_get_path (store));
}

static void
show_library (DossierApplication *self, DossierLibrary *library, char **inputs, const char *notice)
{
  DossierStore  *store = dossier_library_get_store (library);
  DossierWindow *window = dossier_window_new (ADW_APPLICATION (self), library, self->settings);

  gtk_window_present (GTK_WINDOW (window));
  if (inputs[0] != NULL)
    dossier_window_offer (window, (const char *const *) inputs);
  if (notice != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", notice);
  g_signal_connect_object (store, "damaged", G_CALLBACK (damaged_cb), self, 0);
  if (dossier_store_get_damage (store) != NULL)
    damaged_cb (store, self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening            *opening = data;
  DossierApplication *self = opening->app;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLibrary) library = dossier_library_open_finish (result, &error);

  if (library == NULL)
    fail_opening (opening, error);
  else if (!opening->is_unwanted)
    show_library (self, library, (char **) opening->inputs->pdata, opening->notice);
  g_ptr_array_remove (self->openings, opening);
  g_application_release (G_APPLICATION (self));
}

/* Asked for twice, a library is opened once. */
static Opening *
open_library (DossierApplication *self, const char *path)
{
  Opening *opening;

  for (guint i = 0; i < self->openings->len; i++)
    if (g_str_equal (((Opening *) self->openings->pdata[i])->path, path))
      return self->openings->pdata[i];
  opening = g_new0 (Opening, 1);
  opening->app = self;
  opening->path = g_strdup (path);
  opening->inputs = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (opening->inputs, NULL);
  opening->lines = g_ptr_array_new_with_free_func (g_object_unref);
  opening->timeout = g_timeout_add (PATIENCE, show_opening_cb, opening);
  g_ptr_array_add (self->openings, opening);
  g_application_hold (G_APPLICATION (self));
  dossier_library_open_async (path, NULL, opened_cb, opening);
  return opening;
}

void
dossier_application_open (DossierApplication *self, const char *path, const char *notice)
{
  Opening *opening = open_library (self, path);

  opening->is_unwanted = FALSE;
  g_free (opening->notice);
  opening->notice = g_strdup (notice);
}

/* A file is meant where the program was started, which may be another place than where this one was. */
static void
find_files (GApplicationCommandLine *line, GStrv inputs)
{
  const char *folder = g_application_command_line_get_cwd (line);

  for (guint i = 0; folder != NULL && inputs != NULL && inputs[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, inputs[i], NULL);

      if (!g_path_is_absolute (inputs[i]) && g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_free (inputs[i]);
          inputs[i] = g_steal_pointer (&path);
        }
    }
}

static void
join_opening (Opening *opening, GApplicationCommandLine *line, GStrv inputs)
{
  opening->is_unwanted = FALSE;
  g_ptr_array_add (opening->lines, g_object_ref (line));
  for (guint i = 0; inputs != NULL && inputs[i] != NULL; i++)
    g_ptr_array_insert (opening->inputs, (int) opening->inputs->len - 1, g_strdup (inputs[i]));
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
  find_files (line, inputs);

  window = dossier_application_find_window (self, path);
  if (window == NULL)
    {
      join_opening (open_library (self, path), line, inputs);
      return 0;
    }
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

  gtk_init ();
  gtk_settings_get_default (); /* reads the theme */
  g_clear_pointer (&self->drawing, dossier_drawing_free);
  G_APPLICATION_CLASS (dossier_application_parent_class)->startup (app);

  g_action_map_add_action_entries (G_ACTION_MAP (app), app_actions, G_N_ELEMENTS (app_actions), app);
  dossier_application_add_backup_actions (self);
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
  g_clear_pointer (&self->drawing, dossier_drawing_free);
  g_ptr_array_unref (self->openings);
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

  self->openings = g_ptr_array_new_with_free_func (opening_free);
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
  g_autoptr (DossierDrawing) drawing = dossier_drawing_new (); /* the settings have a thread of their own */
  g_autoptr (GSettings) settings = dossier_settings_new (&error);
  g_autoptr (DossierApplication) app = NULL;
  int status;

  if (settings == NULL)
    {
      g_printerr ("dossier: %s\n", error->message);
      return 1;
    }
  app = dossier_application_new (settings);
  app->drawing = g_steal_pointer (&drawing);

  status = g_application_run (G_APPLICATION (app), argc, argv);
  return status != 0 ? status : app->status;
}
