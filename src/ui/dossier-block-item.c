/* dossier-block-item.c - a block of a page in a list, with its switch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-block-item.h"

#include <glib/gi18n.h>

struct _DossierBlockItem
{
  GObject parent;

  GPtrArray          *blocks;
  const DossierBlock *block;
  gboolean            is_kept;
};

typedef enum
{
  PROP_IS_KEPT = 1,
  N_PROPS
} DossierBlockItemProp;

G_DEFINE_FINAL_TYPE (DossierBlockItem, dossier_block_item, G_TYPE_OBJECT)

static void
dossier_block_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch ((DossierBlockItemProp) id)
    {
    case PROP_IS_KEPT: g_value_set_boolean (value, DOSSIER_BLOCK_ITEM (object)->is_kept); break;
    case N_PROPS: break;
    }
}

static void
dossier_block_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  switch ((DossierBlockItemProp) id)
    {
    case PROP_IS_KEPT: dossier_block_item_set_kept (DOSSIER_BLOCK_ITEM (object), g_value_get_boolean (value)); break;
    case N_PROPS: break;
    }
}

static void
dossier_block_item_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_BLOCK_ITEM (object)->blocks);
  G_OBJECT_CLASS (dossier_block_item_parent_class)->finalize (object);
}

static void
dossier_block_item_class_init (DossierBlockItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_block_item_get_property;
  object_class->set_property = dossier_block_item_set_property;
  object_class->finalize = dossier_block_item_finalize;
  g_object_class_install_property (
      object_class, PROP_IS_KEPT,
      g_param_spec_boolean ("is-kept", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
dossier_block_item_init (DossierBlockItem *self)
{
}

DossierBlockItem *
dossier_block_item_new (GPtrArray *blocks, const DossierBlock *block)
{
  DossierBlockItem *self = g_object_new (DOSSIER_TYPE_BLOCK_ITEM, NULL);

  self->blocks = g_ptr_array_ref (blocks);
  self->block = block;
  self->is_kept = block->is_kept;
  return self;
}

const DossierBlock *
dossier_block_item_get_block (DossierBlockItem *self)
{
  return self->block;
}

gboolean
dossier_block_item_is_kept (DossierBlockItem *self)
{
  return self->is_kept;
}

void
dossier_block_item_set_kept (DossierBlockItem *self, gboolean is_kept)
{
  if (self->is_kept == is_kept)
    return;
  self->is_kept = is_kept;
  g_object_notify (G_OBJECT (self), "is-kept");
}

static const char *
kind_words (DossierBlockKind kind)
{
  switch (kind)
    {
    case DOSSIER_BLOCK_PARAGRAPH: break;
    case DOSSIER_BLOCK_HEADING: return _ ("Heading");
    case DOSSIER_BLOCK_LIST_ITEM: return _ ("Point of a list");
    case DOSSIER_BLOCK_QUOTE: return _ ("Quote");
    case DOSSIER_BLOCK_CODE: return _ ("Code");
    case DOSSIER_BLOCK_CAPTION: return _ ("Caption");
    case DOSSIER_BLOCK_TABLE: return _ ("Table");
    case DOSSIER_BLOCK_IMAGE: return _ ("Picture");
    }
  return _ ("Paragraph");
}

char *
dossier_block_item_dup_words (DossierBlockItem *self)
{
  const DossierBlock *block = self->block;
  const char         *why = dossier_block_reason_words (block->reason);

  if (self->is_kept && !block->is_chosen)
    /* TRANSLATORS: a kind of block, "Paragraph"; why Dossier would have left it out, "Navigation" */
    return g_strdup_printf (_ ("%s, wanted by you. Else: %s"), kind_words (block->kind), why);
  if (self->is_kept)
    return g_strdup (kind_words (block->kind));
  if (block->is_chosen)
    /* TRANSLATORS: a kind of block: "Paragraph" */
    return g_strdup_printf (_ ("%s, left out by you"), kind_words (block->kind));
  if (block->detail != NULL)
    /* TRANSLATORS: why it is left out, "Navigation"; the name in the page that says so, "nav" */
    return g_strdup_printf (_ ("%s, as the page's “%s” tells"), why, block->detail);
  return g_strdup (why);
}
