/* dossier-story-tag.h - a word that a person sorts stories by.
 *
 * Names are kept as they were written first. When two are the same tag is told by their folded forms: upper and lower
 * case do not count, every other sign does ("C" is not "C++").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Longest name, in code points. */
#define DOSSIER_STORY_TAG_MAX_LENGTH 100

#define DOSSIER_STORY_TAG_ERROR (dossier_story_tag_error_quark ())
GQuark dossier_story_tag_error_quark (void);

typedef enum
{
  DOSSIER_STORY_TAG_ERROR_NAME,
} DossierStoryTagError;

#define DOSSIER_TYPE_STORY_TAG (dossier_story_tag_get_type ())
G_DECLARE_FINAL_TYPE (DossierStoryTag, dossier_story_tag, DOSSIER, STORY_TAG, GObject)

/* Immutable. @n_stories: that have it and are not deleted; of those that were asked for, where some were. */
DossierStoryTag *dossier_story_tag_new (gint64 id, const char *name, guint n_stories);

gint64      dossier_story_tag_get_id (DossierStoryTag *self);
const char *dossier_story_tag_get_name (DossierStoryTag *self);
guint       dossier_story_tag_get_n_stories (DossierStoryTag *self);

/* What a person wrote as the name it is kept by: composed (NFC), without blanks at its ends, each other run of blanks
 * and line ends as one blank. NULL and @error for one that is empty, too long, no UTF-8, or has control signs. Owned by
 * the caller. Pure. */
char *dossier_story_tag_clean_name (const char *name, GError **error);

/* The same for names that another program wrote: control signs are blanks, what is too long is cut. NULL for NULL and
 * when nothing is left. */
char *dossier_story_tag_mend_name (const char *name);

/* Two names are one tag when this is equal. @name need not be clean; "" for one that is no UTF-8. Owned by the caller.
 * Pure. */
char *dossier_story_tag_fold_name (const char *name);

G_END_DECLS
