/* dossier-feed-rss.c - RSS 0.9 to 2.0 and RDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-feed-fields-private.h"
#include "dossier-feed-limits.h"
#include "dossier-feed-text-private.h"

#define CORE DOSSIER_FEED_SPACE_CORE
#define ATOM DOSSIER_FEED_SPACE_ATOM
#define CONTENT DOSSIER_FEED_SPACE_CONTENT
#define DC DOSSIER_FEED_SPACE_DC
#define DCTERMS DOSSIER_FEED_SPACE_DCTERMS
#define FEEDBURNER DOSSIER_FEED_SPACE_FEEDBURNER
#define ITUNES DOSSIER_FEED_SPACE_ITUNES
#define MEDIA DOSSIER_FEED_SPACE_MEDIA
#define XHTML DOSSIER_FEED_SPACE_XHTML
#define FIELD(name) DOSSIER_FEED_FIELD_##name
#define KIND(name) DOSSIER_FEED_KIND_##name

static const DossierFeedRule item_rules[] = {
  { CORE, "title", FIELD (TITLE), KIND (WORDS), 0 },
  { DC, "title", FIELD (TITLE), KIND (WORDS), 1 },
  { ATOM, "title", FIELD (TITLE), KIND (LINE), 2 },
  { MEDIA, "title", FIELD (TITLE), KIND (WORDS), 3 },
  { ITUNES, "title", FIELD (TITLE), KIND (WORDS), 4 },
  { FEEDBURNER, "origlink", FIELD (LINK), KIND (ADDRESS), 0 },
  { CORE, "link", FIELD (LINK), KIND (ADDRESS), 1 },
  { ATOM, "id", FIELD (ID), KIND (NAME), 1 },
  { DC, "identifier", FIELD (ID), KIND (NAME), 3 },
  { CORE, "description", FIELD (SUMMARY), KIND (HTML), 0 },
  { CORE, "summary", FIELD (SUMMARY), KIND (HTML), 1 },
  { ATOM, "summary", FIELD (SUMMARY), KIND (CONSTRUCT), 1 },
  { DC, "description", FIELD (SUMMARY), KIND (HTML), 2 },
  { ITUNES, "summary", FIELD (SUMMARY), KIND (HTML), 3 },
  { MEDIA, "description", FIELD (SUMMARY), KIND (HTML), 4 },
  { ITUNES, "subtitle", FIELD (SUMMARY), KIND (HTML), 5 },
  { CONTENT, "encoded", FIELD (CONTENT), KIND (HTML), 0 },
  { XHTML, "body", FIELD (CONTENT), KIND (HTML), 1 },
  { CORE, "body", FIELD (CONTENT), KIND (HTML), 1 },
  { XHTML, "div", FIELD (CONTENT), KIND (HTML), 2 },
  { CORE, "fullitem", FIELD (CONTENT), KIND (HTML), 3 },
  { CORE, "content", FIELD (CONTENT), KIND (CONSTRUCT), 3 },
  { ATOM, "content", FIELD (CONTENT), KIND (CONSTRUCT), 3 },
  { CORE, "author", FIELD (AUTHOR), KIND (PERSON), 0 },
  { DC, "creator", FIELD (AUTHOR), KIND (PERSON), 1 },
  { DC, "author", FIELD (AUTHOR), KIND (PERSON), 1 },
  { ATOM, "author", FIELD (AUTHOR), KIND (PERSON), 2 },
  { ITUNES, "author", FIELD (AUTHOR), KIND (PERSON), 3 },
  { CORE, "pubdate", FIELD (PUBLISHED), KIND (DATE), 0 },
  { ATOM, "published", FIELD (PUBLISHED), KIND (DATE), 1 },
  { DCTERMS, "issued", FIELD (PUBLISHED), KIND (DATE), 2 },
  { ATOM, "updated", FIELD (UPDATED), KIND (DATE), 0 },
  { DCTERMS, "modified", FIELD (UPDATED), KIND (DATE), 1 },
  { DC, "date", FIELD (UPDATED), KIND (DATE), 2 },
  { CORE, "lastbuilddate", FIELD (UPDATED), KIND (DATE), 3 },
  { DCTERMS, "created", FIELD (PUBLISHED), KIND (DATE), 4 },
  { DC, "language", FIELD (LANGUAGE), KIND (NAME), 0 },
};

static const DossierFeedRule channel_rules[] = {
  { CORE, "title", FIELD (TITLE), KIND (WORDS), 0 },
  { DC, "title", FIELD (TITLE), KIND (WORDS), 1 },
  { ATOM, "title", FIELD (TITLE), KIND (LINE), 2 },
  { CORE, "link", FIELD (LINK), KIND (ADDRESS), 0 },
  { CORE, "description", FIELD (SUMMARY), KIND (HTML), 0 },
  { CORE, "tagline", FIELD (SUMMARY), KIND (HTML), 1 },
  { CORE, "subtitle", FIELD (SUMMARY), KIND (HTML), 1 },
  { ATOM, "subtitle", FIELD (SUMMARY), KIND (CONSTRUCT), 1 },
  { DC, "description", FIELD (SUMMARY), KIND (HTML), 2 },
  { ITUNES, "summary", FIELD (SUMMARY), KIND (HTML), 3 },
  { ITUNES, "subtitle", FIELD (SUMMARY), KIND (HTML), 4 },
  { CORE, "managingeditor", FIELD (AUTHOR), KIND (PERSON), 0 },
  { CORE, "author", FIELD (AUTHOR), KIND (PERSON), 0 },
  { DC, "creator", FIELD (AUTHOR), KIND (PERSON), 1 },
  { DC, "author", FIELD (AUTHOR), KIND (PERSON), 1 },
  { ATOM, "author", FIELD (AUTHOR), KIND (PERSON), 2 },
  { ITUNES, "author", FIELD (AUTHOR), KIND (PERSON), 3 },
  { ITUNES, "owner", FIELD (AUTHOR), KIND (PERSON), 4 },
  { CORE, "webmaster", FIELD (AUTHOR), KIND (PERSON), 5 },
  { CORE, "pubdate", FIELD (PUBLISHED), KIND (DATE), 0 },
  { DCTERMS, "issued", FIELD (PUBLISHED), KIND (DATE), 2 },
  { CORE, "lastbuilddate", FIELD (UPDATED), KIND (DATE), 0 },
  { ATOM, "updated", FIELD (UPDATED), KIND (DATE), 1 },
  { DCTERMS, "modified", FIELD (UPDATED), KIND (DATE), 2 },
  { DC, "date", FIELD (UPDATED), KIND (DATE), 3 },
  { CORE, "language", FIELD (LANGUAGE), KIND (NAME), 0 },
  { DC, "language", FIELD (LANGUAGE), KIND (NAME), 1 },
  { ATOM, "id", FIELD (ID), KIND (NAME), 0 },
  { ATOM, "icon", FIELD (IMAGE), KIND (ADDRESS), 3 },
  { ATOM, "logo", FIELD (IMAGE), KIND (ADDRESS), 2 },
};

/* The identifier, which is the address too unless it says otherwise. */
static void
read_guid (DossierFeedFields *fields, const xmlNode *node)
{
  g_autofree char *permanent = dossier_feed_node_attribute (node, "isPermaLink");
  g_autofree char *base = dossier_feed_node_base (node, fields->uri);
  g_autofree char *text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_ADDRESS_BYTES + 1);

  if (text == NULL)
    return;
  if (permanent == NULL || g_ascii_strcasecmp (permanent, "false") != 0)
    {
      char *address = dossier_feed_resolve_link (base, text);

      if (address != NULL && permanent == NULL && strstr (address, "://") == NULL)
        g_clear_pointer (&address, g_free);
      dossier_feed_fields_take (fields, FIELD (LINK), 2, address);
    }
  dossier_feed_fields_take (fields, FIELD (ID), 0, g_steal_pointer (&text));
}

/* <link href="..."/>, as in Atom but without its namespace. */
static void
read_link_address (DossierFeedFields *fields, const xmlNode *node)
{
  g_autofree char *href = dossier_feed_node_attribute (node, "href");
  g_autofree char *rel = dossier_feed_node_attribute (node, "rel");
  g_autofree char *base = href != NULL ? dossier_feed_node_base (node, fields->uri) : NULL;

  if (href != NULL && (rel == NULL || g_ascii_strcasecmp (rel, "alternate") == 0))
    dossier_feed_fields_take (fields, FIELD (LINK), 2, dossier_feed_resolve_link (base, href));
}

static void
read_item_child (DossierFeedFields *fields, DossierDraft *entry, xmlNode *node)
{
  if (dossier_feed_node_is (node, CORE, "guid") || dossier_feed_node_is (node, CORE, "id"))
    read_guid (fields, node);
  else if (dossier_feed_node_is (node, ATOM, "link"))
    dossier_feed_read_atom_link (fields, entry, node, 3);
  else if (!dossier_feed_read_media (entry, node, fields->uri) && !dossier_feed_read_tags (entry, node))
    dossier_feed_fields_read (fields, item_rules, G_N_ELEMENTS (item_rules), node);
  if (dossier_feed_node_is (node, CORE, "link"))
    read_link_address (fields, node);
  if (dossier_feed_node_is (node, MEDIA, "group"))
    for (xmlNode *child = dossier_feed_node_element (node->children); child != NULL;
         child = dossier_feed_node_element (child->next))
      dossier_feed_fields_read (fields, item_rules, G_N_ELEMENTS (item_rules), child);
}

static void
read_item (DossierFeedDraft *feed, xmlNode *item, const char *uri)
{
  DossierFeedFields fields = { uri };
  DossierDraft     *entry;

  if (feed->entries->len >= DOSSIER_FEED_MAX_ITEMS)
    return;
  entry = dossier_draft_new ();
  for (xmlNode *node = dossier_feed_node_element (item->children); node != NULL;
       node = dossier_feed_node_element (node->next))
    read_item_child (&fields, entry, node);
  dossier_feed_fields_take (&fields, FIELD (ID), 2, dossier_feed_node_attribute (item, "about"));
  dossier_feed_fields_take (&fields, FIELD (LANGUAGE), 1, dossier_feed_node_language (item));
  dossier_feed_fields_to_entry (&fields, entry);
  g_ptr_array_add (feed->entries, entry);
}

static void
read_image (DossierFeedFields *fields, const xmlNode *node)
{
  g_autofree char *base = dossier_feed_node_base (node, fields->uri);
  g_autofree char *address = NULL;
  const xmlNode   *url = dossier_feed_node_child (node, CORE, "url");

  if (url != NULL)
    address = dossier_feed_node_text (url, DOSSIER_FEED_MAX_ADDRESS_BYTES + 1);
  if (address == NULL)
    address = dossier_feed_node_attribute (node, "href");
  dossier_feed_fields_take (fields, FIELD (IMAGE), url != NULL ? 0 : 1, dossier_feed_resolve_link (base, address));
}

static void
read_channel (DossierFeedDraft *feed, DossierFeedFields *fields, xmlNode *channel, guint depth)
{
  for (xmlNode *node = dossier_feed_node_element (channel->children); node != NULL;
       node = dossier_feed_node_element (node->next))
    if (dossier_feed_node_is (node, CORE, "item") || dossier_feed_node_is (node, CORE, "entry"))
      read_item (feed, node, fields->uri);
    else if ((dossier_feed_node_is (node, CORE, "channel") || dossier_feed_node_is (node, CORE, "items")) && depth < 3)
      read_channel (feed, fields, node, depth + 1);
    else if (dossier_feed_node_is (node, CORE, "image") || dossier_feed_node_is (node, ITUNES, "image"))
      read_image (fields, node);
    else if (dossier_feed_read_rhythm (feed, node))
      continue;
    else if (dossier_feed_node_is (node, ATOM, "link"))
      dossier_feed_read_atom_link (fields, NULL, node, 2);
    else
      {
        dossier_feed_fields_read (fields, channel_rules, G_N_ELEMENTS (channel_rules), node);
        if (dossier_feed_node_is (node, CORE, "link"))
          read_link_address (fields, node);
      }
  dossier_feed_fields_take (fields, FIELD (ID), 1, dossier_feed_node_attribute (channel, "about"));
  dossier_feed_fields_take (fields, FIELD (LANGUAGE), 2, dossier_feed_node_language (channel));
}

void
dossier_feed_read_rss (DossierFeedDraft *feed, xmlNode *root, const char *uri)
{
  DossierFeedFields fields = { uri };

  read_channel (feed, &fields, root, 0);
  dossier_feed_fields_to_feed (&fields, feed);
}
