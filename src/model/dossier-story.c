/* dossier-story.c - a saved story as a list shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story.h"

#include "dossier-valid-text.h"

struct _DossierStory
{
  GObject         parent;
  DossierStoryRow row;
};

G_DEFINE_FINAL_TYPE (DossierStory, dossier_story, G_TYPE_OBJECT)

typedef enum
{
  PROP_ROW = 1,
  N_PROPS
} DossierStoryProp;

static void
copy_row (DossierStoryRow *to, const DossierStoryRow *from)
{
  *to = *from;
  to->uid = g_strdup (from->uid);
  to->title = dossier_valid_text_dup (from->title);
  to->source = dossier_valid_text_dup (from->source);
  to->author = dossier_valid_text_dup (from->author);
  to->uri = dossier_valid_text_dup (from->uri);
  to->original_uri = dossier_valid_text_dup (from->original_uri);
  to->summary = dossier_valid_text_dup (from->summary);
  to->claim_subject = dossier_valid_text_dup (from->claim_subject);
  to->claim_object = dossier_valid_text_dup (from->claim_object);
}

static void
clear_row (DossierStoryRow *row)
{
  g_free (row->uid);
  g_free (row->title);
  g_free (row->source);
  g_free (row->author);
  g_free (row->uri);
  g_free (row->original_uri);
  g_free (row->summary);
  g_free (row->claim_subject);
  g_free (row->claim_object);
}

static void
dossier_story_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierStory *self = DOSSIER_STORY (object);

  switch ((DossierStoryProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_ROW: g_value_set_pointer (value, &self->row); break;
    case N_PROPS: g_assert_not_reached ();
    }
}

static void
dossier_story_finalize (GObject *object)
{
  clear_row (&DOSSIER_STORY (object)->row);
  G_OBJECT_CLASS (dossier_story_parent_class)->finalize (object);
}

static void
dossier_story_class_init (DossierStoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_story_get_property;
  object_class->finalize = dossier_story_finalize;
  g_object_class_install_property (
      object_class, PROP_ROW,
      g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
dossier_story_init (DossierStory *self)
{
}

DossierStory *
dossier_story_new (const DossierStoryRow *row)
{
  DossierStory *self = g_object_new (DOSSIER_TYPE_STORY, NULL);

  copy_row (&self->row, row);
  return self;
}

const DossierStoryRow *
dossier_story_get_row (DossierStory *self)
{
  return &self->row;
}

void
dossier_story_set_row (DossierStory *self, const DossierStoryRow *row)
{
  DossierStoryRow old = self->row;

  copy_row (&self->row, row);
  clear_row (&old);
  g_object_notify (G_OBJECT (self), "row");
}
