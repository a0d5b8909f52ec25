/* dossier-entity.c - a person or an organization
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-entity.h"

#include "dossier-valid-text.h"

struct _DossierEntity
{
  GObject          parent;
  DossierEntityRow row;
};

G_DEFINE_FINAL_TYPE (DossierEntity, dossier_entity, G_TYPE_OBJECT)

typedef enum
{
  PROP_ROW = 1,
  N_PROPS
} DossierEntityProp;

static void
copy_row (DossierEntityRow *to, const DossierEntityRow *from)
{
  *to = *from;
  to->uid = g_strdup (from->uid);
  to->name = dossier_valid_text_dup (from->name);
  to->aliases = g_strdupv (from->aliases);
  to->note = dossier_valid_text_dup (from->note);
}

static void
clear_row (DossierEntityRow *row)
{
  g_free (row->uid);
  g_free (row->name);
  g_strfreev (row->aliases);
  g_free (row->note);
}

static void
dossier_entity_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierEntity *self = DOSSIER_ENTITY (object);

  switch ((DossierEntityProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_ROW: g_value_set_pointer (value, &self->row); break;
    case N_PROPS: g_assert_not_reached ();
    }
}

static void
dossier_entity_finalize (GObject *object)
{
  clear_row (&DOSSIER_ENTITY (object)->row);
  G_OBJECT_CLASS (dossier_entity_parent_class)->finalize (object);
}

static void
dossier_entity_class_init (DossierEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_entity_get_property;
  object_class->finalize = dossier_entity_finalize;
  g_object_class_install_property (
      object_class, PROP_ROW,
      g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
dossier_entity_init (DossierEntity *self)
{
}

DossierEntity *
dossier_entity_new (const DossierEntityRow *row)
{
  DossierEntity *self = g_object_new (DOSSIER_TYPE_ENTITY, NULL);

  copy_row (&self->row, row);
  return self;
}

const DossierEntityRow *
dossier_entity_get_row (DossierEntity *self)
{
  return &self->row;
}

void
dossier_entity_set_row (DossierEntity *self, const DossierEntityRow *row)
{
  DossierEntityRow old = self->row;

  copy_row (&self->row, row);
  clear_row (&old);
  g_object_notify (G_OBJECT (self), "row");
}
