/* dossier-feed-fields-private.h - what the elements of a feed or of an entry say, the best of several sayings kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-draft.h"
#include "dossier-feed-xml-private.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FEED_FIELD_TITLE,
  DOSSIER_FEED_FIELD_LINK,
  DOSSIER_FEED_FIELD_SELF,
  DOSSIER_FEED_FIELD_ID,
  DOSSIER_FEED_FIELD_SUMMARY,
  DOSSIER_FEED_FIELD_CONTENT,
  DOSSIER_FEED_FIELD_AUTHOR,
  DOSSIER_FEED_FIELD_EMAIL,
  DOSSIER_FEED_FIELD_PUBLISHED,
  DOSSIER_FEED_FIELD_UPDATED,
  DOSSIER_FEED_FIELD_LANGUAGE,
  DOSSIER_FEED_FIELD_IMAGE,
  DOSSIER_FEED_N_FIELDS,
} DossierFeedField;

typedef enum
{
  DOSSIER_FEED_KIND_WORDS,     /* HTML in XML -> one line of plain text */
  DOSSIER_FEED_KIND_NAME,      /* text as it stands, one line */
  DOSSIER_FEED_KIND_HTML,      /* HTML in XML, or elements of XHTML */
  DOSSIER_FEED_KIND_CONSTRUCT, /* Atom: as its type says -> HTML */
  DOSSIER_FEED_KIND_LINE,      /* Atom: as its type says -> one line of plain text */
  DOSSIER_FEED_KIND_ADDRESS,   /* resolved */
  DOSSIER_FEED_KIND_DATE,
  DOSSIER_FEED_KIND_PERSON, /* Atom: name and email inside */
} DossierFeedKind;

/* Which element says what. A lower rank wins; of one rank, the first, of dates the last (feeds that append). */
typedef struct
{
  DossierFeedSpace space;
  const char      *name;
  DossierFeedField field;
  DossierFeedKind  kind;
  guint            rank;
} DossierFeedRule;

typedef struct
{
  const char *uri;     /* of the feed, borrowed, may be NULL */
  gboolean    is_atom; /* elements without a namespace are Atom's */
  char       *value[DOSSIER_FEED_N_FIELDS];
  char       *base[DOSSIER_FEED_N_FIELDS]; /* what addresses inside the value refer to */
  guint       rank[DOSSIER_FEED_N_FIELDS];
} DossierFeedFields;

void dossier_feed_fields_clear (DossierFeedFields *self);

/* Takes @value (NULL: nothing happens) unless a better one is there. */
void dossier_feed_fields_take (DossierFeedFields *self, DossierFeedField field, guint rank, char *value);

/* TRUE when a rule was for @node. */
gboolean dossier_feed_fields_read (DossierFeedFields *self, const DossierFeedRule *rules, guint n_rules, xmlNode *node);

/* As dossier_feed_node_is, minding is_atom. */
gboolean dossier_feed_fields_is (const DossierFeedFields *self, const xmlNode *node, DossierFeedSpace space,
                                 const char *name);

/* Moves what was read into a draft; identity and dates that are missing come from what is there. */
void dossier_feed_fields_to_entry (DossierFeedFields *self, DossierDraft *entry);
void dossier_feed_fields_to_feed (DossierFeedFields *self, DossierFeedDraft *feed);

/* An Atom text construct as HTML, by its type and mode. */
char *dossier_feed_construct_html (const xmlNode *node);

/* Adds what is not there yet; up to the limits. */
void dossier_feed_add_enclosure (DossierDraft *entry, const char *address, const char *type, const char *length);
void dossier_feed_add_tag (DossierDraft *entry, const char *tag);

/* <enclosure>, media:content, media:group, itunes:image ...: TRUE when @node was one. */
gboolean dossier_feed_read_media (DossierDraft *entry, const xmlNode *node, const char *uri);

/* <category> of RSS and Atom, dc:subject, itunes:keywords: TRUE when @node was one. */
gboolean dossier_feed_read_tags (DossierDraft *entry, const xmlNode *node);

/* <ttl>, <skipHours>, <skipDays>, sy:updatePeriod, sy:updateFrequency: TRUE when @node was one. */
gboolean dossier_feed_read_rhythm (DossierFeedDraft *feed, const xmlNode *node);

/* The parsers of one format each. @root: the root element. */
void     dossier_feed_read_rss (DossierFeedDraft *feed, xmlNode *root, const char *uri);
void     dossier_feed_read_atom (DossierFeedDraft *feed, xmlNode *root, const char *uri);
gboolean dossier_feed_read_json (DossierFeedDraft *feed, const char *text, gsize length, const char *uri,
                                 GError **error);

/* One Atom <link> of an entry or a feed. @entry may be NULL. */
void dossier_feed_read_atom_link (DossierFeedFields *fields, DossierDraft *entry, const xmlNode *node, guint rank);

G_END_DECLS
