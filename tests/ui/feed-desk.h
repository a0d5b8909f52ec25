/* feed-desk.h - a window over a library with two feeds: The Decoder with one story, in the folder News, and Lone Voice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-sidebar-row.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  gint64         decoder, lone; /* feeds: one in the folder News, one in none */
  gint64         story;         /* of the first one */
} Desk;

void feed_desk_set_up (Desk *desk, gconstpointer data);
void feed_desk_tear_down (Desk *desk, gconstpointer data);

/* The row of the sidebar with this name, or NULL. */
DossierSidebarRow *feed_desk_find_row (Desk *desk, const char *name);
void               feed_desk_wait_for_row (Desk *desk, const char *name);
void               feed_desk_wait_for_no_row (Desk *desk, const char *name);

/* Activates an action of the window; @parameter (or NULL) is sunk. */
void feed_desk_act (Desk *desk, const char *action, GVariant *parameter);

/* A window over the desk's, or NULL. */
GtkWindow *feed_desk_find_dialog (Desk *desk);

/* A subscription to something on this computer. */
gint64 feed_desk_subscribe (Desk *desk, const char *uri, const char *title);

/* Answers a message dialog, as a click does: it goes then. */
void feed_desk_respond (GtkWindow *dialog, const char *response);

/* Saves what asking @feed came to: why it failed, or NULL. */
void feed_desk_answer (Desk *desk, gint64 feed, const char *error, gboolean is_gone);

/* The subscription as the store knows it; owned by the caller, NULL when it is none. */
DossierFeed *feed_desk_load (Desk *desk, gint64 feed);

/* Waits until @widget holds a label with @text. */
void feed_desk_wait_for_text (GtkWidget *widget, const char *text);

G_END_DECLS
