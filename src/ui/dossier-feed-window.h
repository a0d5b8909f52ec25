/* dossier-feed-window.h - what the small windows about feeds and texts have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A modal window over @parent (or NULL) with a header bar above @child; Escape closes it, Ctrl+Z and Ctrl+Shift+Z undo
 * and redo, and what is in it can use the "win." actions of the window at the bottom. @header (out, borrowed; or NULL).
 */
GtkWindow *dossier_feed_window_new (const char *title, GtkWindow *parent, GtkWidget *child, AdwHeaderBar **header);

/* What @child saves may fail, which has to be said where it was typed: its window stays until it is known. A close that
 * is asked for meanwhile comes then, unless it failed. */
void dossier_feed_window_begin_saving (GtkWidget *child);
void dossier_feed_window_end_saving (GtkWidget *child, gboolean is_saved);

/* As large as that, where the window below is. */
void dossier_feed_window_set_size (GtkWindow *window, int width, int height);

/* Plain words, no markup. */
GtkWidget *dossier_feed_window_add_row (AdwPreferencesGroup *group, const char *title, const char *words);

/* A flat button at the end of @row. @words: its name and tooltip; @target is sunk. */
void dossier_feed_window_add_button (GtkWidget *row, const char *icon, const char *words, const char *action,
                                     GVariant *target);

/* @title may be NULL. */
AdwPreferencesGroup *dossier_feed_window_add_group (AdwPreferencesPage *page, const char *title);

G_END_DECLS
