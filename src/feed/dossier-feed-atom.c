/* dossier-feed-atom.c - Atom 0.3 and 1.0
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-feed-fields-private.h"
#include "dossier-feed-limits.h"
#include "dossier-feed-text-private.h"

#define ATOM DOSSIER_FEED_SPACE_ATOM
#define DC DOSSIER_FEED_SPACE_DC
#define DCTERMS DOSSIER_FEED_SPACE_DCTERMS
#define MEDIA DOSSIER_FEED_SPACE_MEDIA
#define FIELD(name) DOSSIER_FEED_FIELD_##name
#define KIND(name) DOSSIER_FEED_KIND_##name

static const DossierFeedRule entry_rules[] = {
  { ATOM, "title", FIELD (TITLE), KIND (LINE), 0 },          { DC, "title", FIELD (TITLE), KIND (WORDS), 1 },
  { MEDIA, "title", FIELD (TITLE), KIND (WORDS), 2 },        { ATOM, "id", FIELD (ID), KIND (ADDRESS), 0 },
  { ATOM, "summary", FIELD (SUMMARY), KIND (CONSTRUCT), 0 }, { DC, "description", FIELD (SUMMARY), KIND (HTML), 1 },
  { MEDIA, "description", FIELD (SUMMARY), KIND (HTML), 2 }, { ATOM, "content", FIELD (CONTENT), KIND (CONSTRUCT), 0 },
  { ATOM, "author", FIELD (AUTHOR), KIND (PERSON), 0 },      { DC, "creator", FIELD (AUTHOR), KIND (PERSON), 1 },
  { ATOM, "published", FIELD (PUBLISHED), KIND (DATE), 0 },  { ATOM, "pubdate", FIELD (PUBLISHED), KIND (DATE), 1 },
  { ATOM, "issued", FIELD (PUBLISHED), KIND (DATE), 1 },     { DCTERMS, "issued", FIELD (PUBLISHED), KIND (DATE), 2 },
  { ATOM, "created", FIELD (PUBLISHED), KIND (DATE), 3 },    { ATOM, "updated", FIELD (UPDATED), KIND (DATE), 0 },
  { ATOM, "modified", FIELD (UPDATED), KIND (DATE), 1 },     { DCTERMS, "modified", FIELD (UPDATED), KIND (DATE), 2 },
  { DC, "date", FIELD (UPDATED), KIND (DATE), 3 },
};

static const DossierFeedRule source_rules[] = {
  { ATOM, "author", FIELD (AUTHOR), KIND (PERSON), 2 },
};

static const DossierFeedRule feed_rules[] = {
  { ATOM, "title", FIELD (TITLE), KIND (LINE), 0 },
  { DC, "title", FIELD (TITLE), KIND (WORDS), 1 },
  { ATOM, "id", FIELD (ID), KIND (ADDRESS), 0 },
  { ATOM, "subtitle", FIELD (SUMMARY), KIND (CONSTRUCT), 0 },
  { ATOM, "tagline", FIELD (SUMMARY), KIND (CONSTRUCT), 1 },
  { ATOM, "description", FIELD (SUMMARY), KIND (CONSTRUCT), 2 },
  { ATOM, "author", FIELD (AUTHOR), KIND (PERSON), 0 },
  { DC, "creator", FIELD (AUTHOR), KIND (PERSON), 1 },
  { ATOM, "published", FIELD (PUBLISHED), KIND (DATE), 0 },
  { ATOM, "updated", FIELD (UPDATED), KIND (DATE), 0 },
  { ATOM, "modified", FIELD (UPDATED), KIND (DATE), 1 },
  { DC, "date", FIELD (UPDATED), KIND (DATE), 2 },
  { DC, "language", FIELD (LANGUAGE), KIND (NAME), 0 },
  { ATOM, "logo", FIELD (IMAGE), KIND (ADDRESS), 0 },
  { ATOM, "icon", FIELD (IMAGE), KIND (ADDRESS), 1 },
};

void
dossier_feed_read_atom_link (DossierFeedFields *fields, DossierDraft *entry, const xmlNode *node, guint rank)
{
  g_autofree char *rel = dossier_feed_node_attribute (node, "rel");
  g_autofree char *type = dossier_feed_node_attribute (node, "type");
  g_autofree char *href = dossier_feed_node_attribute (node, "href");
  g_autofree char *length = dossier_feed_node_attribute (node, "length");
  g_autofree char *base = dossier_feed_node_base (node, fields->uri);
  g_autofree char *address = dossier_feed_resolve_link (base, href);

  if (rel == NULL || g_ascii_strcasecmp (rel, "alternate") == 0)
    {
      gboolean is_page = type == NULL || strstr (type, "html") != NULL;

      dossier_feed_fields_take (fields, FIELD (LINK), rank + (is_page ? 0 : 1), g_steal_pointer (&address));
    }
  else if (entry != NULL && g_ascii_strcasecmp (rel, "enclosure") == 0)
    dossier_feed_add_enclosure (entry, address, type, length);
  else if (entry == NULL && g_ascii_strcasecmp (rel, "self") == 0)
    dossier_feed_fields_take (fields, FIELD (SELF), rank, g_steal_pointer (&address));
}

/* Content that stands somewhere else is a link to it. */
static void
read_content_source (DossierFeedFields *fields, const xmlNode *node)
{
  g_autofree char *src = dossier_feed_node_attribute (node, "src");
  g_autofree char *base = dossier_feed_node_base (node, fields->uri);

  dossier_feed_fields_take (fields, FIELD (LINK), 5, dossier_feed_resolve_link (base, src));
}

/* RFC 4287, 4.2.1: the author of an entry that was taken over from another feed. */
static void
read_source (DossierFeedFields *fields, const xmlNode *source)
{
  for (xmlNode *child = dossier_feed_node_element (source->children); child != NULL;
       child = dossier_feed_node_element (child->next))
    if (dossier_feed_fields_is (fields, child, ATOM, "author"))
      dossier_feed_fields_read (fields, source_rules, G_N_ELEMENTS (source_rules), child);
}

static void
read_entry_child (DossierFeedFields *fields, DossierDraft *entry, xmlNode *node)
{
  if (dossier_feed_fields_is (fields, node, ATOM, "link"))
    dossier_feed_read_atom_link (fields, entry, node, 0);
  else if (!dossier_feed_read_media (entry, node, fields->uri) && !dossier_feed_read_tags (entry, node))
    dossier_feed_fields_read (fields, entry_rules, G_N_ELEMENTS (entry_rules), node);
  if (dossier_feed_fields_is (fields, node, ATOM, "content"))
    read_content_source (fields, node);
  if (dossier_feed_fields_is (fields, node, ATOM, "source"))
    read_source (fields, node);
  if (dossier_feed_node_is (node, MEDIA, "group"))
    for (xmlNode *child = dossier_feed_node_element (node->children); child != NULL;
         child = dossier_feed_node_element (child->next))
      dossier_feed_fields_read (fields, entry_rules, G_N_ELEMENTS (entry_rules), child);
}

static void
read_entry (DossierFeedDraft *feed, xmlNode *node, const char *uri)
{
  DossierFeedFields fields = { uri, TRUE };
  DossierDraft     *entry;

  if (feed->entries->len >= DOSSIER_FEED_MAX_ITEMS)
    return;
  entry = dossier_draft_new ();
  for (xmlNode *child = dossier_feed_node_element (node->children); child != NULL;
       child = dossier_feed_node_element (child->next))
    read_entry_child (&fields, entry, child);
  dossier_feed_fields_take (&fields, FIELD (LANGUAGE), 1, dossier_feed_node_language (node));
  dossier_feed_fields_to_entry (&fields, entry);
  g_ptr_array_add (feed->entries, entry);
}

/* RFC 4287, 4.2.1: an entry without an author has the feed's. */
static void
hand_down_author (DossierFeedDraft *feed)
{
  for (guint i = 0; i < feed->entries->len; i++)
    {
      DossierDraft *entry = feed->entries->pdata[i];

      if (entry->author != NULL || entry->author_email != NULL)
        continue;
      entry->author = g_strdup (feed->author);
      entry->author_email = g_strdup (feed->author_email);
    }
}

void
dossier_feed_read_atom (DossierFeedDraft *feed, xmlNode *root, const char *uri)
{
  DossierFeedFields fields = { uri, TRUE };

  for (xmlNode *node = dossier_feed_node_element (root->children); node != NULL;
       node = dossier_feed_node_element (node->next))
    if (dossier_feed_fields_is (&fields, node, ATOM, "entry"))
      read_entry (feed, node, uri);
    else if (dossier_feed_fields_is (&fields, node, ATOM, "link"))
      dossier_feed_read_atom_link (&fields, NULL, node, 0);
    else
      dossier_feed_fields_read (&fields, feed_rules, G_N_ELEMENTS (feed_rules), node);
  dossier_feed_fields_take (&fields, FIELD (LANGUAGE), 1, dossier_feed_node_language (root));
  dossier_feed_fields_to_feed (&fields, feed);
  hand_down_author (feed);
}
