/* dossier-found-choice.c - a feed that was found, and whether it is to be subscribed to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-found-choice.h"

struct _DossierFoundChoice
{
  GObject parent;

  DossierFoundFeed *feed;
  gboolean          is_kept, is_own, is_marked;
};

G_DEFINE_FINAL_TYPE (DossierFoundChoice, dossier_found_choice, G_TYPE_OBJECT)

typedef enum
{
  PROP_MARKED = 1,
} DossierFoundChoiceProp;

static void
dossier_found_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((DossierFoundChoiceProp) id)
    {
    case PROP_MARKED: g_value_set_boolean (value, DOSSIER_FOUND_CHOICE (object)->is_marked); break;
    }
}

static void
dossier_found_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((DossierFoundChoiceProp) id)
    {
    case PROP_MARKED:
      dossier_found_choice_set_marked (DOSSIER_FOUND_CHOICE (object), g_value_get_boolean (value));
      break;
    }
}

static void
dossier_found_choice_finalize (GObject *object)
{
  dossier_found_feed_free (DOSSIER_FOUND_CHOICE (object)->feed);
  G_OBJECT_CLASS (dossier_found_choice_parent_class)->finalize (object);
}

static void
dossier_found_choice_class_init (DossierFoundChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_found_choice_get_property;
  object_class->set_property = dossier_found_choice_set_property;
  object_class->finalize = dossier_found_choice_finalize;
  g_object_class_install_property (
      object_class, PROP_MARKED,
      g_param_spec_boolean ("marked", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
dossier_found_choice_init (DossierFoundChoice *self)
{
}

DossierFoundChoice *
dossier_found_choice_new (DossierFoundFeed *feed, gboolean is_kept, gboolean is_own)
{
  DossierFoundChoice *self = g_object_new (DOSSIER_TYPE_FOUND_CHOICE, NULL);

  self->feed = feed;
  self->is_kept = is_kept;
  self->is_own = is_own;

  return self;
}

const DossierFoundFeed *
dossier_found_choice_get_feed (DossierFoundChoice *self)
{
  return self->feed;
}

gboolean
dossier_found_choice_is_kept (DossierFoundChoice *self)
{
  return self->is_kept;
}

gboolean
dossier_found_choice_can_mark (DossierFoundChoice *self)
{
  return !self->is_kept && self->feed->problem == NULL;
}

gboolean
dossier_found_choice_is_marked (DossierFoundChoice *self)
{
  return self->is_marked;
}

void
dossier_found_choice_set_marked (DossierFoundChoice *self, gboolean is_marked)
{
  is_marked = is_marked && dossier_found_choice_can_mark (self);
  if (is_marked == self->is_marked)
    return;
  self->is_marked = is_marked;
  g_object_notify (G_OBJECT (self), "marked");
}

void
dossier_found_choices_mark (GListModel *choices, gboolean is_marked)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (DossierFoundChoice) choice = g_list_model_get_item (choices, i);

      if (!is_marked || !choice->is_own)
        dossier_found_choice_set_marked (choice, is_marked);
    }
}

gboolean
dossier_found_choices_are_marked (GListModel *choices)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (DossierFoundChoice) choice = g_list_model_get_item (choices, i);

      if (dossier_found_choice_can_mark (choice) && !choice->is_own && !choice->is_marked)
        return FALSE;
    }

  return TRUE;
}
