/* dossier-text-tag.c - a text tag that a screen reader may ask for its colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-tag.h"

struct _DossierTextTag
{
  GtkTextTag parent;
};

typedef enum
{
  PROP_FOREGROUND = 1,
} DossierTextTagProp;

G_DEFINE_FINAL_TYPE (DossierTextTag, dossier_text_tag, GTK_TYPE_TEXT_TAG)

static void
dossier_text_tag_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((DossierTextTagProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_FOREGROUND: g_object_get_property (object, "foreground-rgba", value); break;
    }
}

static void
dossier_text_tag_class_init (DossierTextTagClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = dossier_text_tag_get_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_FOREGROUND,
      g_param_spec_boxed ("foreground", NULL, NULL, GDK_TYPE_RGBA, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
dossier_text_tag_init (DossierTextTag *self)
{
}

GtkTextTag *
dossier_text_tag_new (const char *name)
{
  return g_object_new (DOSSIER_TYPE_TEXT_TAG, "name", name, NULL);
}
