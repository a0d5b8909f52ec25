/* dossier-feed-list.c - lists of feeds that people bring from elsewhere, and take there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-list.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-bookmark-parser.h"
#include "dossier-html.h"
#include "dossier-intake.h"
#include "dossier-opml.h"
#include "dossier-subscriptions.h"

void
dossier_feed_list_free (DossierFeedList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->feeds);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

static DossierFeedList *
list_new (void)
{
  DossierFeedList *list = g_new0 (DossierFeedList, 1);

  list->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_listed_feed_free);
  list->refused = g_ptr_array_new_with_free_func (g_free);
  return list;
}

/* ---- in ---- */

/* "feed:" is http or https. Each feed once: the first time counts. */
static void
take (DossierFeedList *list, GHashTable *seen, DossierListedFeed *feed)
{
  char *target = NULL;

  if (dossier_intake_classify (feed->uri, &target) == DOSSIER_INPUT_ADDRESS
      && g_hash_table_add (seen, g_strdup (target)))
    {
      g_free (feed->uri);
      feed->uri = g_steal_pointer (&target);
      g_ptr_array_add (list->feeds, feed);
    }
  else
    dossier_listed_feed_free (feed);
  g_free (target);
}

static gboolean
read_opml (DossierFeedList *list, GHashTable *seen, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) outlines = dossier_opml_parse (bytes, list->refused, error);

  if (outlines == NULL)
    return FALSE;
  for (guint i = 0; i < outlines->len; i++)
    {
      DossierOutline    *outline = outlines->pdata[i];
      DossierListedFeed *feed = g_new0 (DossierListedFeed, 1);

      feed->title = g_steal_pointer (&outline->title);
      feed->uri = g_steal_pointer (&outline->xml_uri);
      feed->site = g_steal_pointer (&outline->html_uri);
      feed->attributes = g_steal_pointer (&outline->attributes);
      feed->folder = g_steal_pointer (&outline->folder);
      take (list, seen, feed);
    }
  return TRUE;
}

static gboolean
read_bookmarks (DossierFeedList *list, GHashTable *seen, GBytes *bytes, GError **error)
{
  g_autofree char *text = dossier_html_decode (bytes, NULL, NULL);
  g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
  g_autoptr (GPtrArray) bookmarks = dossier_bookmark_parser_run (text, strlen (text), refusals, error);

  if (bookmarks == NULL)
    return FALSE;
  for (guint i = 0; i < bookmarks->len; i++)
    {
      DossierBookmark   *bookmark = bookmarks->pdata[i];
      const char        *uri = dossier_bookmark_get_feed (bookmark);
      DossierListedFeed *feed;

      if (uri == NULL)
        {
          list->n_pages++;
          continue;
        }
      feed = g_new0 (DossierListedFeed, 1);
      feed->uri = g_strdup (uri);
      feed->title = g_strdup (bookmark->title);
      feed->site = g_str_equal (uri, bookmark->uri) ? NULL : g_strdup (bookmark->uri);
      feed->folder = g_steal_pointer (&bookmark->folder);
      take (list, seen, feed);
    }
  dossier_refusals_tell (refusals, list->refused);
  return TRUE;
}

DossierFeedList *
dossier_feed_list_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (DossierFeedList) list = list_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DossierContentKind kind = dossier_intake_sniff (bytes, NULL, name);
  gboolean           is_read;

  if (!dossier_intake_check (bytes, kind, name, error))
    return NULL;
  is_read = kind == DOSSIER_CONTENT_BOOKMARKS ? read_bookmarks (list, seen, bytes, error)
                                              : read_opml (list, seen, bytes, error);
  return is_read ? g_steal_pointer (&list) : NULL;
}

gboolean
dossier_feed_list_look_up (DossierFeedList *self, DossierStore *store, GError **error)
{
  g_autoptr (GPtrArray) known = dossier_store_list_subscriptions (store, error);
  g_autoptr (GHashTable) addresses = g_hash_table_new (g_str_hash, g_str_equal);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    g_hash_table_add (addresses, ((DossierFeedSubscription *) known->pdata[i])->uri);
  for (guint i = 0; i < self->feeds->len; i++)
    {
      DossierListedFeed *feed = self->feeds->pdata[i];

      feed->is_known = g_hash_table_contains (addresses, feed->uri);
      feed->is_private = dossier_library_is_private_address (feed->uri);
    }
  return TRUE;
}

/* ---- words ---- */

/* A name that has the separator in it would be two. */
char *
dossier_feed_list_dup_folder (const DossierListedFeed *feed)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; feed->folder[i] != NULL; i++)
    {
      g_autoptr (GString) part = g_string_new (feed->folder[i]);

      g_string_replace (part, DOSSIER_FEED_LIST_SEPARATOR, "/", 0);
      if (part->len > 0)
        g_string_append_printf (name, "%s%s", name->len > 0 ? DOSSIER_FEED_LIST_SEPARATOR : "", part->str);
    }
  return name->len > 0 ? g_string_free (g_steal_pointer (&name), FALSE) : NULL;
}

char *
dossier_feed_list_dup_pages_words (const DossierFeedList *self)
{
  if (self->n_pages == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u link is a page: save it as a story with “dossier add FILE”",
                                    "%u links are pages: save them as stories with “dossier add FILE”", self->n_pages),
                          self->n_pages);
}

/* ---- out ---- */

/* What decides the order of a feed: for each level around it when its folder came first, then when it came itself. */
typedef struct
{
  DossierOutline *outline;
  GArray         *ranks; /* of guint */
} Ranked;

static void
ranked_free (gpointer data)
{
  Ranked *ranked = data;

  dossier_outline_free (ranked->outline);
  g_array_unref (ranked->ranks);
  g_free (ranked);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const GArray *one = (*(Ranked *const *) a)->ranks, *other = (*(Ranked *const *) b)->ranks;

  for (guint i = 0; i < MIN (one->len, other->len); i++)
    if (g_array_index (one, guint, i) != g_array_index (other, guint, i))
      return g_array_index (one, guint, i) < g_array_index (other, guint, i) ? -1 : 1;
  return (int) one->len - (int) other->len;
}

static DossierOutline *
make_outline (const DossierFeedSubscription *feed)
{
  DossierOutline *outline = g_new0 (DossierOutline, 1);

  outline->title = g_strdup (feed->title != NULL ? feed->title : feed->uri);
  outline->xml_uri = g_strdup (feed->uri);
  outline->html_uri = g_strdup (feed->site);
  outline->attributes = g_strdup (feed->attributes);
  outline->folder
      = feed->folder != NULL ? g_strsplit (feed->folder, DOSSIER_FEED_LIST_SEPARATOR, -1) : g_new0 (char *, 1);
  return outline;
}

/* @firsts: the names of folders with all those around them -> rank. */
static Ranked *
rank (DossierOutline *outline, guint own, GHashTable *firsts)
{
  Ranked *ranked = g_new0 (Ranked, 1);
  g_autoptr (GString) path = g_string_new (NULL);

  ranked->outline = outline;
  ranked->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; outline->folder[i] != NULL; i++)
    {
      gpointer known = NULL;
      guint    first = own;

      g_string_append_printf (path, "\n%s", outline->folder[i]);
      if (g_hash_table_lookup_extended (firsts, path->str, NULL, &known))
        first = GPOINTER_TO_UINT (known);
      else
        g_hash_table_insert (firsts, g_strdup (path->str), GUINT_TO_POINTER (own));
      g_array_append_val (ranked->ranks, first);
    }
  g_array_append_val (ranked->ranks, own);
  return ranked;
}

char *
dossier_feed_list_write (DossierStore *store, gint64 now, guint *n, GError **error)
{
  g_autoptr (GPtrArray) feeds = dossier_store_list_subscriptions (store, error);
  g_autoptr (GPtrArray) ranked = g_ptr_array_new_with_free_func (ranked_free);
  g_autoptr (GPtrArray) outlines = g_ptr_array_new ();
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (feeds == NULL)
    return NULL;
  if (n != NULL)
    *n = feeds->len;
  for (guint i = 0; i < feeds->len; i++)
    g_ptr_array_add (ranked, rank (make_outline (feeds->pdata[i]), i, firsts));
  g_ptr_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (outlines, ((Ranked *) ranked->pdata[i])->outline);
  return dossier_opml_write (outlines, _ ("Subscriptions in Dossier"), now);
}
