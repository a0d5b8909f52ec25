/* dossier-window.h - the window: sidebar, stories, and what is read
 *
 * Its actions are what the parts call each other by, so that none of them knows another:
 *   win.filter-entity (x), win.filter-feed (x)                  the list is of this alone
 *   win.add-filter-entity ((xs)), win.add-filter-feed ((xs))    joined by "and", "or", "not"; again: taken away
 *   win.show-view ((ib))         a DossierView; with the filters there are when true
 *   win.show-all, -unread, -starred, -archive, -highlights, -moves, -following
 *   win.open-dossier (x)         the page of a person or organization
 *   win.open-story ((xi))        a story, at an offset in code points or -1
 *   win.set-pinned ((xb))        a person or organization, to the top of the sidebar
 *   win.set-followed ((xib))     a person or organization or 0, a kind of move or 0
 *   win.mark-news-seen (x)       until when, as in DossierNews
 *   win.toast (s), win.toast-undo (s)   a sentence; with a button that undoes the newest change
 *   win.export-dossier ((sxx))   a format, a person or organization, a moment or 0: asks for a file and writes it
 *   win.export-graph (s), win.cancel-export, win.open-file (s: an address)
 *   win.report ((ss))            what failed, and why
 *   win.undo, win.redo, win.back, win.next, win.previous, win.mark-all-read
 *   win.add, win.add-starter, win.paste, win.choose-files
 *   win.refresh, win.cancel-refresh, win.refresh-feed (x), win.mark-feed-read (x), win.mark-folder-read (s)
 *   win.rename-feed (x), win.set-feed-name ((xs)), win.rename-folder (s), win.move-feed (x), win.set-feed-folder
 * ((xs)), win.set-feed-option ((xii))  a feed, a DossierFeedOption and its value win.unsubscribe (x),
 * win.unsubscribe-folder (s), win.copy-feed-address (x), win.open-feed-site (x) win.show-feed (x),
 * win.show-feed-problems, win.find-feed (x): looks for where a feed lives now win.subscribe, win.subscribe-to (s: an
 * address), win.suggest-feeds story.toggle-starred, story.toggle-read, story.toggle-archived, story.delete,
 * story.open-in-browser, story.copy-address, story.find, story.highlight, story.add-note, story.show-people,
 * story.show-images     of the story that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_WINDOW (dossier_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierWindow, dossier_window, DOSSIER, WINDOW, AdwApplicationWindow)

DossierWindow *dossier_window_new (AdwApplication *app, DossierLibrary *library, GSettings *settings);

DossierLibrary *dossier_window_get_library (DossierWindow *self);

/* Opens the dialog that adds stories with these addresses and files in it. */
void dossier_window_offer (DossierWindow *self, const char *const *inputs);

G_END_DECLS
