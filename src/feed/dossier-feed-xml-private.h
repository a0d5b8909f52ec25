/* dossier-feed-xml-private.h - the text of a feed -> a tree that can do no harm, and how to read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FEED_SPACE_CORE, /* no namespace, or one of RSS */
  DOSSIER_FEED_SPACE_ATOM,
  DOSSIER_FEED_SPACE_CONTENT,
  DOSSIER_FEED_SPACE_DC,
  DOSSIER_FEED_SPACE_DCTERMS,
  DOSSIER_FEED_SPACE_FEEDBURNER,
  DOSSIER_FEED_SPACE_ITUNES,
  DOSSIER_FEED_SPACE_MEDIA,
  DOSSIER_FEED_SPACE_RDF,
  DOSSIER_FEED_SPACE_SYNDICATION,
  DOSSIER_FEED_SPACE_XHTML,
  DOSSIER_FEED_SPACE_OTHER,
} DossierFeedSpace;

typedef enum
{
  DOSSIER_FEED_MEND_FEED, /* text may hold stray < and > */
  DOSSIER_FEED_MEND_LIST, /* so may attributes, and quotes (OPML) */
} DossierFeedMend;

/* @text made well-formed enough to be parsed without trust: from the root element on, comments, processing
 * instructions and the document type left out, entities put in, bare ampersands and signs escaped. Owned by the caller.
 * NULL and a DOSSIER_FEED_ERROR when there is no root element of a feed or list, or a limit is passed. */
GString *dossier_feed_mend (const char *text, gsize length, DossierFeedMend mend, GError **error);

/* The beginning of the root element of a feed or list in @text, or NULL. */
const char *dossier_feed_find_root (const char *text, gsize length);

/* The tree of mended text; free with xmlFreeDoc. NULL and a DOSSIER_FEED_ERROR_SYNTAX. */
xmlDoc *dossier_feed_read_xml (const char *text, gsize length, GError **error);

DossierFeedSpace dossier_feed_node_space (const xmlNode *node);

/* The name without a prefix. Lives as long as the node. */
const char *dossier_feed_node_name (const xmlNode *node);

/* Names are compared without regard to case. */
gboolean dossier_feed_node_is (const xmlNode *node, DossierFeedSpace space, const char *name);

/* The first child element of that name, or NULL. */
xmlNode *dossier_feed_node_child (const xmlNode *node, DossierFeedSpace space, const char *name);

/* The first or next element among siblings, or NULL. */
xmlNode *dossier_feed_node_element (xmlNode *first);

/* All of the attribute's value. Owned by the caller. */
char *dossier_feed_attribute_value (const xmlAttr *attribute);

/* The value of the attribute @name in any namespace, blanks around it taken away; NULL when there is none or it is
 * empty. Owned by the caller. */
char *dossier_feed_node_attribute (const xmlNode *node, const char *name);

/* All text in @node, at most @most bytes; NULL when there is none but blanks. Owned by the caller. */
char *dossier_feed_node_text (const xmlNode *node, gsize most);

/* The inside of @node as HTML source: its child elements written out, or NULL when it has no child element. */
char *dossier_feed_node_markup (const xmlNode *node);

/* What relative addresses in @node refer to: @uri and the xml:base around it. NULL when nothing is known. */
char *dossier_feed_node_base (const xmlNode *node, const char *uri);

/* The nearest xml:lang, or NULL. */
char *dossier_feed_node_language (const xmlNode *node);

G_END_DECLS
