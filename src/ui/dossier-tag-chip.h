/* dossier-tag-chip.h - tags as small buttons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name (after @icon, or NULL) with a button that takes it away; @words: the button's name and tooltip. Floating;
 * @button (out) is borrowed. */
GtkWidget *dossier_removable_chip_new (const char *icon, const char *name, const char *words, GtkWidget **button);

/* A name that is not too wide. Floating. */
GtkWidget *dossier_chip_name_new (const char *name);

/* An empty box for chips, broken into lines. Floating. */
GtkWidget *dossier_tag_chips_new (void);

/* Shows @tags (element-type DossierStoryTag) in the box, in place of what was there: each lists its stories by
 * "win.filter-tag". */
void dossier_tag_chips_fill (GtkWidget *box, GPtrArray *tags);

/* The same with a button at each that takes it away by "story.remove-tag", and no way to its stories. */
void dossier_tag_chips_fill_removable (GtkWidget *box, GPtrArray *tags);

G_END_DECLS
