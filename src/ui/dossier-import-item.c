/* dossier-import-item.c - one row of a list of feeds that is looked at before it is taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-item.h"

#include <glib/gi18n.h>

struct _DossierImportItem
{
  GObject parent;

  DossierImportKind  kind;
  char              *title, *subtitle;
  DossierListedFeed *feed; /* borrowed */
  gboolean           is_fixed, is_checked, is_mixed;
};

G_DEFINE_FINAL_TYPE (DossierImportItem, dossier_import_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_CHECKED = 1,
  PROP_MIXED,
  N_PROPS
} DossierImportItemProp;

static void
dossier_import_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierImportItem *self = DOSSIER_IMPORT_ITEM (object);

  switch ((DossierImportItemProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_CHECKED: g_value_set_boolean (value, self->is_checked); break;
    case PROP_MIXED: g_value_set_boolean (value, self->is_mixed); break;
    case N_PROPS: g_assert_not_reached ();
    }
}

static void
dossier_import_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierImportItem *self = DOSSIER_IMPORT_ITEM (object);

  switch ((DossierImportItemProp) id)
    {
    case PROP_CHECKED: dossier_import_item_set_checked (self, g_value_get_boolean (value)); break;
    case PROP_MIXED: dossier_import_item_set_mixed (self, g_value_get_boolean (value)); break;
    case N_PROPS: g_assert_not_reached ();
    }
}

static void
dossier_import_item_finalize (GObject *object)
{
  DossierImportItem *self = DOSSIER_IMPORT_ITEM (object);

  g_free (self->title);
  g_free (self->subtitle);
  G_OBJECT_CLASS (dossier_import_item_parent_class)->finalize (object);
}

static void
dossier_import_item_class_init (DossierImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dossier_import_item_get_property;
  object_class->set_property = dossier_import_item_set_property;
  object_class->finalize = dossier_import_item_finalize;
  g_object_class_install_property (object_class, PROP_CHECKED,
                                   g_param_spec_boolean ("checked", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_MIXED, g_param_spec_boolean ("mixed", NULL, NULL, FALSE, flags));
}

static void
dossier_import_item_init (DossierImportItem *self)
{
}

static DossierImportItem *
item_new (DossierImportKind kind, const char *title, const char *subtitle, gboolean is_fixed)
{
  DossierImportItem *self = g_object_new (DOSSIER_TYPE_IMPORT_ITEM, NULL);

  self->kind = kind;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->is_fixed = is_fixed;

  return self;
}

DossierImportItem *
dossier_import_item_new_heading (const char *title, const char *subtitle, gboolean is_fixed)
{
  return item_new (DOSSIER_IMPORT_HEADING, title, subtitle, is_fixed);
}

DossierImportItem *
dossier_import_item_new_feed (DossierListedFeed *feed)
{
  DossierImportItem *self = item_new (DOSSIER_IMPORT_FEED, feed->title != NULL ? feed->title : feed->uri,
                                      feed->is_known ? _ ("Subscribed already") : feed->uri, feed->is_known);

  self->feed = feed;
  self->is_checked = feed->is_known || !feed->is_private;

  return self;
}

DossierImportItem *
dossier_import_item_new_words (const char *words)
{
  return item_new (DOSSIER_IMPORT_WORDS, words, NULL, TRUE);
}

DossierImportKind
dossier_import_item_get_kind (DossierImportItem *self)
{
  return self->kind;
}

const char *
dossier_import_item_get_title (DossierImportItem *self)
{
  return self->title;
}

const char *
dossier_import_item_get_subtitle (DossierImportItem *self)
{
  return self->subtitle;
}

DossierListedFeed *
dossier_import_item_get_feed (DossierImportItem *self)
{
  return self->feed;
}

gboolean
dossier_import_item_is_fixed (DossierImportItem *self)
{
  return self->is_fixed;
}

gboolean
dossier_import_item_is_checked (DossierImportItem *self)
{
  return self->is_checked;
}

void
dossier_import_item_set_checked (DossierImportItem *self, gboolean is_checked)
{
  if (self->is_fixed || self->is_checked == !!is_checked)
    return;
  self->is_checked = !!is_checked;
  g_object_notify (G_OBJECT (self), "checked");
}

void
dossier_import_item_set_mixed (DossierImportItem *self, gboolean is_mixed)
{
  if (self->is_mixed == !!is_mixed)
    return;
  self->is_mixed = !!is_mixed;
  g_object_notify (G_OBJECT (self), "mixed");
}
