/* dossier-story-line.h - a story in the list: where from and how old, title, first words, its most telling claim
 *
 * Every line is as high as every other of its look: a list of 1,000,000 can be jumped through at once. A title of one
 * row leaves its second one to the first words, and so does a missing claim. A compact line is one row: the title, and
 * beside it how old and where from. A heading above the line makes it that much higher. The other stories of its event
 * are opened and closed with a button in the row of the claim, or below a compact line: "more-clicked" is emitted then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-snippet.h"
#include "dossier-story-groups.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_STORY_LINE (dossier_story_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierStoryLine, dossier_story_line, DOSSIER, STORY_LINE, GtkWidget)

GtkWidget    *dossier_story_line_new (void);
void          dossier_story_line_set_story (DossierStoryLine *self, DossierStory *story); /* NULL: none */
DossierStory *dossier_story_line_get_story (DossierStoryLine *self);

/* What a search found in its story, which is shown in place of the first words; NULL: nothing. Another story has none.
 */
void dossier_story_line_set_snippet (DossierStoryLine *self, DossierSnippet *snippet);

/* Whether it bears the sign of one that is chosen among several. */
void dossier_story_line_set_chosen (DossierStoryLine *self, gboolean is_chosen);
void dossier_story_line_set_compact (DossierStoryLine *self, gboolean is_compact);
/* What begins with this story: a day, a source; NULL: nothing. */
void dossier_story_line_set_heading (DossierStoryLine *self, const char *words);

/* What the story leads, how many of those are unread while they are not seen, or that another one leads it. */
void dossier_story_line_set_group (DossierStoryLine *self, const DossierGroupRow *group, guint n_unread);

/* Says anew how old it is. */
void dossier_story_line_refresh (DossierStoryLine *self);

/* What a screen reader says of @story: title, source, age, unread, starred, archived; @now in Unix seconds. Owned by
 * the caller.
 */
char *dossier_story_line_dup_label (const DossierStoryRow *story, gint64 now);

G_END_DECLS
