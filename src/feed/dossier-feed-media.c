/* dossier-feed-media.c - what hangs on an entry: enclosures and tags
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-feed-fields-private.h"
#include "dossier-feed-limits.h"
#include "dossier-feed-text-private.h"

void
dossier_feed_add_enclosure (DossierDraft *entry, const char *address, const char *type, const char *length)
{
  gint64 bytes = -1;
  char  *end;

  if (address == NULL || *address == '\0' || entry->enclosures->len >= DOSSIER_FEED_MAX_ENCLOSURES)
    return;
  for (guint i = 0; i < entry->enclosures->len; i++)
    if (g_str_equal (((DossierEnclosure *) entry->enclosures->pdata[i])->address, address))
      return;
  if (length != NULL)
    {
      bytes = g_ascii_strtoll (length, &end, 10);
      if (end == length || bytes < 0)
        bytes = -1;
    }
  g_ptr_array_add (entry->enclosures, dossier_enclosure_new (address, type, bytes));
}

void
dossier_feed_add_tag (DossierDraft *entry, const char *tag)
{
  g_autofree char *plain = dossier_feed_plain (tag);

  if (plain == NULL || entry->tags->len >= DOSSIER_FEED_MAX_TAGS
      || g_ptr_array_find_with_equal_func (entry->tags, plain, g_str_equal, NULL))
    return;
  g_ptr_array_add (entry->tags, g_steal_pointer (&plain));
}

static void
read_enclosure (DossierDraft *entry, const xmlNode *node, const char *uri, const char *size)
{
  g_autofree char *base = dossier_feed_node_base (node, uri);
  g_autofree char *url = dossier_feed_node_attribute (node, "url");
  g_autofree char *href = url == NULL ? dossier_feed_node_attribute (node, "href") : NULL;
  g_autofree char *type = dossier_feed_node_attribute (node, "type");
  g_autofree char *length = dossier_feed_node_attribute (node, size);
  g_autofree char *address = dossier_feed_resolve_link (base, url != NULL ? url : href);

  dossier_feed_add_enclosure (entry, address, type, length);
}

gboolean
dossier_feed_read_media (DossierDraft *entry, const xmlNode *node, const char *uri)
{
  if (dossier_feed_node_is (node, DOSSIER_FEED_SPACE_CORE, "enclosure"))
    read_enclosure (entry, node, uri, "length");
  else if (dossier_feed_node_is (node, DOSSIER_FEED_SPACE_MEDIA, "content"))
    read_enclosure (entry, node, uri, "fileSize");
  else if (dossier_feed_node_is (node, DOSSIER_FEED_SPACE_MEDIA, "group"))
    {
      for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (dossier_feed_node_is (child, DOSSIER_FEED_SPACE_MEDIA, "content"))
          read_enclosure (entry, child, uri, "fileSize");
    }
  else
    return FALSE;
  return TRUE;
}

static void
add_listed (DossierDraft *entry, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", DOSSIER_FEED_MAX_TAGS);

  for (guint i = 0; words[i] != NULL; i++)
    dossier_feed_add_tag (entry, words[i]);
}

/* What to show instead of a term that is missing or an address. */
static void
take_label (char **text, const xmlNode *node)
{
  char *label = dossier_feed_node_attribute (node, "label");

  if (label == NULL)
    return;
  g_free (*text);
  *text = label;
}

gboolean
dossier_feed_read_tags (DossierDraft *entry, const xmlNode *node)
{
  g_autofree char *text = NULL;

  if (dossier_feed_node_is (node, DOSSIER_FEED_SPACE_ITUNES, "keywords")
      || dossier_feed_node_is (node, DOSSIER_FEED_SPACE_MEDIA, "keywords")
      || dossier_feed_node_is (node, DOSSIER_FEED_SPACE_CORE, "tags"))
    {
      text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_WORDS_BYTES);
      if (text != NULL)
        add_listed (entry, text);
      return TRUE;
    }
  if (dossier_feed_node_is (node, DOSSIER_FEED_SPACE_ITUNES, "category"))
    text = dossier_feed_node_attribute (node, "text");
  else if (dossier_feed_node_is (node, DOSSIER_FEED_SPACE_ATOM, "category"))
    {
      text = dossier_feed_node_attribute (node, "term");
      if (text == NULL || strstr (text, "://") != NULL)
        take_label (&text, node);
    }
  else if (!dossier_feed_node_is (node, DOSSIER_FEED_SPACE_CORE, "category")
           && !dossier_feed_node_is (node, DOSSIER_FEED_SPACE_CORE, "keywords")
           && !dossier_feed_node_is (node, DOSSIER_FEED_SPACE_DC, "subject")
           && !dossier_feed_node_is (node, DOSSIER_FEED_SPACE_MEDIA, "category"))
    return FALSE;
  if (text == NULL)
    text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_WORDS_BYTES);
  if (text == NULL)
    text = dossier_feed_node_attribute (node, "term");
  dossier_feed_add_tag (entry, text);
  return TRUE;
}
