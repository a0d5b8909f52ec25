/* dossier-panes.h - sidebar, list and content side by side, as many as there is room for
 *
 * wide:   sidebar | list | content     from 1000 px
 * medium: (sidebar or list) | content  from 620 px
 * narrow: one of them
 *
 * The separators can be dragged. A pane that is hidden gives its focus to one that is seen. "layout-changed" is
 * emitted from the main loop, never while sizes are being given out, when the set of panes that are seen changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Window widths in pixels. */
#define DOSSIER_PANES_WIDE 1000
#define DOSSIER_PANES_MEDIUM 620
/* What a separator can be dragged to, in pixels. */
#define DOSSIER_PANES_MIN_SIDEBAR 180
#define DOSSIER_PANES_MAX_SIDEBAR 420
#define DOSSIER_PANES_MIN_LIST 260
#define DOSSIER_PANES_MAX_LIST 640

typedef enum
{
  DOSSIER_PANE_SIDEBAR,
  DOSSIER_PANE_LIST,
  DOSSIER_PANE_CONTENT,
} DossierPane;

#define DOSSIER_N_PANES 3

#define DOSSIER_TYPE_PANES (dossier_panes_get_type ())
G_DECLARE_FINAL_TYPE (DossierPanes, dossier_panes, DOSSIER, PANES, GtkWidget)

/* Properties: "sidebar", "list", "content" (GtkWidget); "sidebar-width", "list-width" (int, pixels, as the person set
 * them); "show-sidebar" (boolean, of the wide layout). */
GtkWidget *dossier_panes_new (void);

/* Brings @pane to where it is seen; in the narrow layout it is then the only one. */
void dossier_panes_show (DossierPanes *self, DossierPane pane);

/* Content that wants the room of the list as well: the list is only seen after it was shown. */
void dossier_panes_set_whole (DossierPanes *self, gboolean is_whole);

/* Whether there is room for all panes. */
gboolean dossier_panes_is_wide (DossierPanes *self);
gboolean dossier_panes_is_seen (DossierPanes *self, DossierPane pane);

/* From the one pane seen in the narrow layout to the one before it (content, list, sidebar). FALSE when there is no
 * way back. In the medium layout the list gives way to the sidebar. */
gboolean dossier_panes_go_back (DossierPanes *self);
gboolean dossier_panes_can_go_back (DossierPanes *self);

/* How many panes are seen: 1, 2 or 3. */
guint dossier_panes_count_seen (DossierPanes *self);

G_END_DECLS
