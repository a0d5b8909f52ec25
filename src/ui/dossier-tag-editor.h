/* dossier-tag-editor.h - the tags of a story: those it has, each with a button that takes it away, and a field for more
 *
 * While a name is typed, tags that are known and fit it are offered; an empty field offers those that most stories
 * have. Changes are the window's actions "story.add-tag" (a name) and "story.remove-tag" (an id); what came of them is
 * read from the store again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* Known tags that are offered at once. */
#define DOSSIER_TAG_EDITOR_OFFERS 6

#define DOSSIER_TYPE_TAG_EDITOR (dossier_tag_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagEditor, dossier_tag_editor, DOSSIER, TAG_EDITOR, AdwBin)

/* Floating. */
GtkWidget *dossier_tag_editor_new (DossierStore *store);

/* Shows the tags of @story, with an empty field that has the focus. */
void dossier_tag_editor_open (DossierTagEditor *self, gint64 story);

/* For tests: the field, and how many known tags are offered. */
GtkEditable *dossier_tag_editor_get_entry (DossierTagEditor *self);
guint        dossier_tag_editor_count_offers (DossierTagEditor *self);

G_END_DECLS
