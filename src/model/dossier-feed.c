/* dossier-feed.c - a subscription
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed.h"

#include "dossier-valid-text.h"

struct _DossierFeed
{
  GObject        parent;
  DossierFeedRow row;
};

G_DEFINE_FINAL_TYPE (DossierFeed, dossier_feed, G_TYPE_OBJECT)

typedef enum
{
  PROP_ROW = 1,
  N_PROPS
} DossierFeedProp;

static void
copy_row (DossierFeedRow *to, const DossierFeedRow *from)
{
  *to = *from;
  to->uri = dossier_valid_text_dup (from->uri);
  to->title = dossier_valid_text_dup (from->title);
  to->site = dossier_valid_text_dup (from->site);
  to->folder = dossier_valid_text_dup (from->folder);
  to->last_error = dossier_valid_text_dup (from->last_error);
}

static void
clear_row (DossierFeedRow *row)
{
  g_free (row->uri);
  g_free (row->title);
  g_free (row->site);
  g_free (row->folder);
  g_free (row->last_error);
}

static void
dossier_feed_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierFeed *self = DOSSIER_FEED (object);

  switch ((DossierFeedProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_ROW: g_value_set_pointer (value, &self->row); break;
    case N_PROPS: g_assert_not_reached ();
    }
}

static void
dossier_feed_finalize (GObject *object)
{
  clear_row (&DOSSIER_FEED (object)->row);
  G_OBJECT_CLASS (dossier_feed_parent_class)->finalize (object);
}

static void
dossier_feed_class_init (DossierFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_feed_get_property;
  object_class->finalize = dossier_feed_finalize;
  g_object_class_install_property (
      object_class, PROP_ROW,
      g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
dossier_feed_init (DossierFeed *self)
{
}

DossierFeed *
dossier_feed_new (const DossierFeedRow *row)
{
  DossierFeed *self = g_object_new (DOSSIER_TYPE_FEED, NULL);

  copy_row (&self->row, row);
  return self;
}

const DossierFeedRow *
dossier_feed_get_row (DossierFeed *self)
{
  return &self->row;
}

void
dossier_feed_set_row (DossierFeed *self, const DossierFeedRow *row)
{
  DossierFeedRow old = self->row;

  copy_row (&self->row, row);
  clear_row (&old);
  g_object_notify (G_OBJECT (self), "row");
}

DossierFeedSubscription *
dossier_feed_subscription_new (const char *uri, const char *title, const char *site, const char *folder,
                               gboolean may_be_private)
{
  DossierFeedSubscription *subscription = g_new0 (DossierFeedSubscription, 1);

  subscription->uri = g_strdup (uri);
  subscription->title = g_strdup (title);
  subscription->site = g_strdup (site);
  subscription->folder = g_strdup (folder);
  subscription->may_be_private = may_be_private;
  return subscription;
}

void
dossier_feed_subscription_free (DossierFeedSubscription *subscription)
{
  if (subscription == NULL)
    return;
  g_free (subscription->uri);
  g_free (subscription->title);
  g_free (subscription->site);
  g_free (subscription->folder);
  g_free (subscription->attributes);
  g_free (subscription);
}
