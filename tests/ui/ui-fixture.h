/* ui-fixture.h - a library with one story in it, and a window that writes down which actions it hears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"
#include "dossier-window.h"

G_BEGIN_DECLS

typedef struct
{
  char           *folder;
  DossierStore   *store;
  DossierLibrary *library;
  GtkWidget      *window;
  GPtrArray      *heard; /* (element-type utf8): "open-story (int64 1, 12)" */
  gint64          story;
  gint64          john, openai; /* John Schulman, OpenAI */
  AdwApplication *app;          /* with ui_fixture_open_window */
  GSettings      *settings;
} UiFixture;

void ui_fixture_set_up (UiFixture *fixture, gconstpointer data);
void ui_fixture_tear_down (UiFixture *fixture, gconstpointer data);

/* Puts @child into the window and shows it. */
void ui_fixture_show (UiFixture *fixture, GtkWidget *child);

/* The window of the app over the fixture's library, shown; it asks no feeds by itself. It may be opened again after
 * gtk_window_destroy. */
DossierWindow *ui_fixture_open_window (UiFixture *fixture);
/* Before the fixture is torn down. */
void ui_fixture_close_window (UiFixture *fixture, DossierWindow *window);

/* Runs the main loop until @is_done says so; fails the test after half a minute. */
void ui_wait_until (gboolean (*is_done) (gpointer data), gpointer data);
/* Runs it for a while. */
void ui_wait (guint milliseconds);

/* TRUE when an action was heard whose words begin with @prefix. */
gboolean ui_fixture_heard (UiFixture *fixture, const char *prefix);

/* The first label or button below @widget, seen or not, whose text holds @text; NULL when there is none. */
GtkWidget *ui_find_text (GtkWidget *widget, const char *text);
/* Runs the main loop until such a one is on the screen. */
void ui_wait_for_text (GtkWidget *widget, const char *text);
/* The first widget of @type, @widget itself or below it; not within a drop-down, which has a list of its own. NULL when
 * there is none. */
GtkWidget *ui_find_type (GtkWidget *widget, GType type);
/* The button around @widget. */
GtkWidget *ui_button_of (GtkWidget *widget);
/* That of a menu button, opened before or not; NULL when it has none. */
GMenuModel *ui_menu_of (GtkWidget *button);

/* The story of the pictures: headings, a quote, a list, a table, an image, a link, six names, five claims. */
DossierDraft *ui_make_draft (void);
/* A story of @n_words words. */
DossierDraft *ui_make_long_draft (guint n_words);

/* Keeps @draft (taken); the story's id. */
gint64 ui_fixture_save (UiFixture *fixture, DossierDraft *draft);

G_END_DECLS
