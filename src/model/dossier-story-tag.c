/* dossier-story-tag.c - a word that a person sorts stories by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-story-tag.h"

#include <glib/gi18n-lib.h>
#include "dossier-valid-text.h"

G_DEFINE_QUARK (dossier - story - tag - error - quark, dossier_story_tag_error)

struct _DossierStoryTag
{
  GObject parent;
  gint64  id;
  char   *name;
  guint   n_stories;
};

G_DEFINE_FINAL_TYPE (DossierStoryTag, dossier_story_tag, G_TYPE_OBJECT)

static void
dossier_story_tag_finalize (GObject *object)
{
  g_free (DOSSIER_STORY_TAG (object)->name);
  G_OBJECT_CLASS (dossier_story_tag_parent_class)->finalize (object);
}

static void
dossier_story_tag_class_init (DossierStoryTagClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dossier_story_tag_finalize;
}

static void
dossier_story_tag_init (DossierStoryTag *self)
{
}

DossierStoryTag *
dossier_story_tag_new (gint64 id, const char *name, guint n_stories)
{
  DossierStoryTag *self = g_object_new (DOSSIER_TYPE_STORY_TAG, NULL);

  self->id = id;
  self->name = dossier_valid_text_dup (name);
  self->n_stories = n_stories;
  return self;
}

gint64
dossier_story_tag_get_id (DossierStoryTag *self)
{
  return self->id;
}

const char *
dossier_story_tag_get_name (DossierStoryTag *self)
{
  return self->name;
}

guint
dossier_story_tag_get_n_stories (DossierStoryTag *self)
{
  return self->n_stories;
}

/* --- names --- */

/* Also what turns the direction of all text after it. */
static gboolean
is_control (gunichar character)
{
  return g_unichar_iscntrl (character) || (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069);
}

/* @name (valid UTF-8) composed, its runs of blanks as one each. @has_controls: whether it has other control signs,
 * which count as blanks. */
static char *
tidy (const char *name, gboolean *has_controls)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  GString         *tidied = g_string_new (NULL);
  gboolean         blank_due = FALSE;

  *has_controls = FALSE;
  for (const char *c = composed; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      gboolean is_blank = g_unichar_isspace (character);

      *has_controls = *has_controls || (!is_blank && is_control (character));
      if (is_blank || is_control (character))
        {
          blank_due = tidied->len > 0;
          continue;
        }
      if (blank_due)
        g_string_append_c (tidied, ' ');
      blank_due = FALSE;
      g_string_append_unichar (tidied, character);
    }
  return g_string_free (tidied, FALSE);
}

static char *
fail_name (const char *sentence, GError **error)
{
  g_set_error_literal (error, DOSSIER_STORY_TAG_ERROR, DOSSIER_STORY_TAG_ERROR_NAME, sentence);
  return NULL;
}

char *
dossier_story_tag_clean_name (const char *name, GError **error)
{
  g_autofree char *tidied = NULL;
  gboolean         has_controls = FALSE;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return fail_name (_ ("The name of a tag must be text in UTF-8."), error);
  tidied = tidy (name, &has_controls);
  if (has_controls)
    return fail_name (_ ("The name of a tag cannot have control characters. Write it without them."), error);
  if (tidied[0] == '\0')
    return fail_name (_ ("A tag needs a name."), error);
  if (g_utf8_strlen (tidied, -1) <= DOSSIER_STORY_TAG_MAX_LENGTH)
    return g_steal_pointer (&tidied);
  g_set_error (error, DOSSIER_STORY_TAG_ERROR, DOSSIER_STORY_TAG_ERROR_NAME,
               _ ("The name of a tag has at most %d characters. Choose a shorter one."), DOSSIER_STORY_TAG_MAX_LENGTH);
  return NULL;
}

char *
dossier_story_tag_mend_name (const char *name)
{
  g_autofree char *valid = name != NULL ? g_utf8_make_valid (name, -1) : NULL;
  g_autofree char *tidied = NULL;
  gboolean         has_controls = FALSE;

  if (valid == NULL)
    return NULL;
  tidied = tidy (valid, &has_controls);
  if (g_utf8_strlen (tidied, -1) > DOSSIER_STORY_TAG_MAX_LENGTH)
    *g_utf8_offset_to_pointer (tidied, DOSSIER_STORY_TAG_MAX_LENGTH) = '\0';
  g_strchomp (tidied);
  return tidied[0] != '\0' ? g_steal_pointer (&tidied) : NULL;
}

char *
dossier_story_tag_fold_name (const char *name)
{
  g_autofree char *tidied = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *caseless = NULL;
  gboolean         has_controls = FALSE;

  if (!g_utf8_validate (name, -1, NULL))
    return g_strdup ("");
  tidied = tidy (name, &has_controls);
  composed = g_utf8_normalize (tidied, -1, G_NORMALIZE_NFKC);
  caseless = g_utf8_casefold (composed, -1);
  return g_utf8_normalize (caseless, -1, G_NORMALIZE_NFKC);
}
