/* dossier-icon-shelf.c - the icons of the feeds that are shown, read from the library when they are new
 *
 * pictures: id of the feed -> Picture.
 * wanted:   ids that are not asked for yet; loading: those that are. A later update cancels both and begins anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-icon-shelf.h"

#include "dossier-feed-icons.h"

/* Icons that are made into pictures at once: about a millisecond. */
#define AT_ONCE 32

struct _DossierIconShelf
{
  GObject parent;

  DossierStore *store;
  GHashTable   *pictures;
  GArray       *wanted; /* of gint64 */
  GCancellable *loading;
  gboolean      is_shown;
};

G_DEFINE_FINAL_TYPE (DossierIconShelf, dossier_icon_shelf, G_TYPE_OBJECT)

typedef enum
{
  PROP_SHOWN = 1,
  N_PROPS
} DossierIconShelfProp;

typedef struct
{
  gint64          taken;
  GdkTexture     *texture;
  DossierFeedTone tone;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->texture);
  g_free (picture);
}

static void
keep (DossierIconShelf *self, const DossierFeedIcon *icon)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->taken = icon->taken;
  picture->texture = dossier_feed_picture_new (icon, DOSSIER_ICON_SHELF_PIXELS);
  picture->tone = dossier_feed_picture_get_tone (icon);
  g_hash_table_insert (self->pictures, g_memdup2 (&icon->feed, sizeof icon->feed), picture);
}

static void load_more (DossierIconShelf *self);

/* Without icons the feeds look as feeds do: nothing that a person would have to know. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierIconShelf) self = data;
  g_autoptr (GPtrArray) icons = dossier_store_load_feed_icons_finish (DOSSIER_STORE (source), result, NULL);

  if (icons == NULL)
    return;
  for (guint i = 0; i < icons->len; i++)
    keep (self, g_ptr_array_index (icons, i));
  if (icons->len > 0)
    g_signal_emit_by_name (self, "changed");
  load_more (self);
}

static void
load_more (DossierIconShelf *self)
{
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = MIN (self->wanted->len, AT_ONCE);

  if (n == 0 || self->store == NULL)
    return;
  g_array_append_vals (next, self->wanted->data, n);
  g_array_remove_range (self->wanted, 0, n);
  dossier_store_load_feed_icons_async (self->store, next, self->loading, loaded_cb, g_object_ref (self));
}

static gboolean
is_kept_no_more (gpointer key, gpointer value, gpointer data)
{
  return !g_hash_table_contains (data, key);
}

void
dossier_icon_shelf_update (DossierIconShelf *self, GPtrArray *feeds)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_array_set_size (self->wanted, 0);
  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierFeedRow *row = dossier_feed_get_row (g_ptr_array_index (feeds, i));
      const Picture        *picture = g_hash_table_lookup (self->pictures, &row->id);

      if (row->icon_taken == 0)
        continue;
      g_hash_table_add (kept, (gpointer) &row->id);
      if (picture == NULL || picture->taken != row->icon_taken)
        g_array_append_val (self->wanted, row->id);
    }
  g_hash_table_foreach_remove (self->pictures, is_kept_no_more, kept);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  load_more (self);
}

GdkTexture *
dossier_icon_shelf_get (DossierIconShelf *self, gint64 feed, DossierFeedTone *tone)
{
  const Picture *picture = self->is_shown ? g_hash_table_lookup (self->pictures, &feed) : NULL;

  *tone = picture != NULL ? picture->tone : DOSSIER_FEED_TONE_PLAIN;

  return picture != NULL ? picture->texture : NULL;
}

/* ---- portraits ---- */

static void
portrait_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkImage) image = data;
  g_autoptr (GPtrArray) icons = dossier_store_load_feed_icons_finish (DOSSIER_STORE (source), result, NULL);
  const DossierFeedIcon *icon = icons != NULL && icons->len > 0 ? g_ptr_array_index (icons, 0) : NULL;
  g_autoptr (GdkTexture) picture = NULL;

  if (icon == NULL)
    return;
  picture = dossier_feed_picture_new (icon, 2 * DOSSIER_ICON_SHELF_PIXELS);
  dossier_feed_picture_show (image, picture, dossier_feed_picture_get_tone (icon), 2 * DOSSIER_ICON_SHELF_SIZE);
}

GtkWidget *
dossier_icon_shelf_make_portrait (DossierIconShelf *self, gint64 feed)
{
  GtkWidget *image = gtk_image_new_from_icon_name (DOSSIER_ICON_SHELF_COMMON);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

  gtk_image_set_pixel_size (GTK_IMAGE (image), 2 * DOSSIER_ICON_SHELF_SIZE);
  g_array_append_val (wanted, feed);
  if (self->is_shown)
    dossier_store_load_feed_icons_async (self->store, wanted, NULL, portrait_loaded_cb, g_object_ref_sink (image));

  return image;
}

/* ---- object ---- */

static void
set_shown (DossierIconShelf *self, gboolean is_shown)
{
  if (self->is_shown == is_shown)
    return;
  self->is_shown = is_shown;
  g_object_notify (G_OBJECT (self), "shown");
  g_signal_emit_by_name (self, "changed");
}

static void
dossier_icon_shelf_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((DossierIconShelfProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_SHOWN: set_shown (DOSSIER_ICON_SHELF (object), g_value_get_boolean (value)); break;
    case N_PROPS: g_assert_not_reached ();
    }
}

static void
dossier_icon_shelf_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((DossierIconShelfProp) id)
    {
    case PROP_SHOWN: g_value_set_boolean (value, DOSSIER_ICON_SHELF (object)->is_shown); break;
    case N_PROPS: g_assert_not_reached ();
    }
}

static void
dossier_icon_shelf_dispose (GObject *object)
{
  DossierIconShelf *self = DOSSIER_ICON_SHELF (object);

  g_clear_object (&self->loading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_icon_shelf_parent_class)->dispose (object);
}

static void
dossier_icon_shelf_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_ICON_SHELF (object)->pictures);
  g_array_unref (DOSSIER_ICON_SHELF (object)->wanted);
  G_OBJECT_CLASS (dossier_icon_shelf_parent_class)->finalize (object);
}

static void
dossier_icon_shelf_class_init (DossierIconShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = dossier_icon_shelf_set_property;
  object_class->get_property = dossier_icon_shelf_get_property;
  object_class->dispose = dossier_icon_shelf_dispose;
  object_class->finalize = dossier_icon_shelf_finalize;
  g_object_class_install_property (
      object_class, PROP_SHOWN,
      g_param_spec_boolean ("shown", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_icon_shelf_init (DossierIconShelf *self)
{
  self->pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, picture_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_shown = TRUE;
}

DossierIconShelf *
dossier_icon_shelf_new (DossierStore *store)
{
  DossierIconShelf *self = g_object_new (DOSSIER_TYPE_ICON_SHELF, NULL);

  self->store = g_object_ref (store);

  return self;
}
