/* dossier-feed-fields.c - what the elements of a feed or of an entry say, the best of several sayings kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-fields-private.h"

#include <string.h>

#include "dossier-feed-date-private.h"
#include "dossier-feed-limits.h"
#include "dossier-feed-text-private.h"

void
dossier_feed_fields_clear (DossierFeedFields *self)
{
  for (guint i = 0; i < DOSSIER_FEED_N_FIELDS; i++)
    {
      g_clear_pointer (&self->value[i], g_free);
      g_clear_pointer (&self->base[i], g_free);
    }
}

void
dossier_feed_fields_take (DossierFeedFields *self, DossierFeedField field, guint rank, char *value)
{
  if (value == NULL)
    return;
  if (*value == '\0' || (self->value[field] != NULL && self->rank[field] <= rank))
    {
      g_free (value);
      return;
    }
  g_free (self->value[field]);
  self->value[field] = value;
  self->rank[field] = rank;
}

/* HTML that was wrapped as a CDATA section twice, unwrapped. */
static char *
unwrap (char *html)
{
  static const char open[] = "<![CDATA[";
  gsize             length;

  if (html == NULL || !g_str_has_prefix (html, open))
    return html;
  length = strlen (html) - strlen (open);
  memmove (html, html + strlen (open), length + 1);
  if (length >= 3 && g_str_equal (html + length - 3, "]]>"))
    html[length - 3] = '\0';
  return html;
}

static char *
get_html (const xmlNode *node)
{
  char *markup = dossier_feed_node_markup (node);

  return markup != NULL ? markup : unwrap (dossier_feed_node_text (node, DOSSIER_FEED_MAX_HTML_BYTES));
}

/* The inside of an XHTML construct without the div that the format asks for. */
static char *
get_xhtml (const xmlNode *node)
{
  xmlNode *div = dossier_feed_node_element (node->children);

  if (div != NULL && g_ascii_strcasecmp (dossier_feed_node_name (div), "div") == 0
      && dossier_feed_node_element (div->next) == NULL)
    {
      char            *markup = dossier_feed_node_markup (div);
      g_autofree char *text = markup == NULL ? dossier_feed_node_text (div, DOSSIER_FEED_MAX_HTML_BYTES) : NULL;

      return markup != NULL ? markup : dossier_feed_escape (text);
    }
  return dossier_feed_node_markup (node);
}

static char *
get_base64 (const char *text)
{
  gsize            length;
  g_autofree char *bytes = (char *) g_base64_decode (text, &length);

  return g_utf8_make_valid (bytes, length);
}

static gboolean
is_html_type (const char *type)
{
  return g_ascii_strcasecmp (type, "html") == 0 || g_ascii_strcasecmp (type, "text/html") == 0;
}

static gboolean
is_xml_type (const char *type)
{
  return g_ascii_strcasecmp (type, "xhtml") == 0 || g_str_has_suffix (type, "+xml") || g_str_has_suffix (type, "/xml");
}

/* TRUE for text that was meant as HTML by a writer who forgot to say so: it has the end of an element. */
static gboolean
looks_like_html (const char *text)
{
  static const char *const ends[] = { "</p>",      "</a>",  "</div>",  "</b>",  "</i>",   "</em>",
                                      "</strong>", "</li>", "</span>", "<br/>", "<br />", "<br>" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (strstr (text, ends[i]) != NULL)
      return TRUE;
  return FALSE;
}

char *
dossier_feed_construct_html (const xmlNode *node)
{
  g_autofree char *type = dossier_feed_node_attribute (node, "type");
  g_autofree char *mode = dossier_feed_node_attribute (node, "mode");
  g_autofree char *text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_HTML_BYTES), *decoded = NULL;
  gboolean         has_elements = dossier_feed_node_element (node->children) != NULL;

  if (type == NULL)
    type = g_strdup ((mode != NULL && g_ascii_strcasecmp (mode, "escaped") == 0)
                             || (text != NULL && looks_like_html (text))
                         ? "html"
                         : "text");
  if (text != NULL
      && ((mode != NULL && g_ascii_strcasecmp (mode, "base64") == 0)
          || (mode == NULL && !is_xml_type (type) && strchr (type, '/') != NULL && !g_str_has_prefix (type, "text/"))))
    {
      decoded = get_base64 (text);
      return is_html_type (type) || is_xml_type (type) ? g_steal_pointer (&decoded) : dossier_feed_escape (decoded);
    }
  if (has_elements)
    return get_xhtml (node);
  if (is_html_type (type) || (is_xml_type (type) && mode != NULL && g_ascii_strcasecmp (mode, "escaped") == 0))
    return g_steal_pointer (&text);
  return dossier_feed_escape (text);
}

static char *
get_date (const xmlNode *node)
{
  g_autofree char *text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_DATE_BYTES);

  if (text == NULL || dossier_feed_date_read (text).precision == DOSSIER_PRECISION_UNKNOWN)
    return NULL;
  return g_steal_pointer (&text);
}

static char *
get_address (const DossierFeedFields *self, const xmlNode *node)
{
  g_autofree char *base = dossier_feed_node_base (node, self->uri);
  g_autofree char *text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_ADDRESS_BYTES + 1);

  return dossier_feed_resolve_link (base, text);
}

static char *
get_words (const xmlNode *node)
{
  g_autofree char *html = get_html (node);

  return dossier_feed_plain (html);
}

static char *
get_line (const xmlNode *node)
{
  g_autofree char *html = dossier_feed_construct_html (node);

  return dossier_feed_plain (html);
}

static char *
get_name (const xmlNode *node)
{
  g_autofree char *text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_WORDS_BYTES);

  return dossier_feed_fold (text);
}

/* An Atom person, or a text where one should be. */
static void
read_person (DossierFeedFields *self, const DossierFeedRule *rule, const xmlNode *node)
{
  gboolean had = self->value[rule->field] != NULL;
  char    *name = NULL, *email = NULL;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type != XML_ELEMENT_NODE)
      continue;
    else if (g_ascii_strcasecmp (dossier_feed_node_name (child), "name") == 0 && name == NULL)
      name = get_name (child);
    else if (g_ascii_strcasecmp (dossier_feed_node_name (child), "email") == 0 && email == NULL)
      email = get_name (child);
  if (name == NULL && email == NULL && dossier_feed_node_element (node->children) == NULL)
    name = get_name (node);
  if (had)
    g_clear_pointer (&email, g_free);
  dossier_feed_fields_take (self, rule->field, rule->rank, name);
  dossier_feed_fields_take (self, DOSSIER_FEED_FIELD_EMAIL, rule->rank, email);
}

static char *
get_value (const DossierFeedFields *self, DossierFeedKind kind, const xmlNode *node)
{
  switch (kind)
    {
    case DOSSIER_FEED_KIND_WORDS: return get_words (node);
    case DOSSIER_FEED_KIND_NAME: return get_name (node);
    case DOSSIER_FEED_KIND_HTML: return get_html (node);
    case DOSSIER_FEED_KIND_CONSTRUCT: return dossier_feed_construct_html (node);
    case DOSSIER_FEED_KIND_LINE: return get_line (node);
    case DOSSIER_FEED_KIND_ADDRESS: return get_address (self, node);
    case DOSSIER_FEED_KIND_DATE: return get_date (node);
    case DOSSIER_FEED_KIND_PERSON: break;
    }
  return NULL;
}

static DossierFeedSpace
get_space (const DossierFeedFields *self, const xmlNode *node)
{
  DossierFeedSpace space = dossier_feed_node_space (node);

  return self->is_atom && space == DOSSIER_FEED_SPACE_CORE ? DOSSIER_FEED_SPACE_ATOM : space;
}

gboolean
dossier_feed_fields_is (const DossierFeedFields *self, const xmlNode *node, DossierFeedSpace space, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp (dossier_feed_node_name (node), name) == 0
         && get_space (self, node) == space;
}

/* What is inside a value keeps the base of the element it came in. */
static void
take_base (DossierFeedFields *self, DossierFeedField field, const xmlNode *node)
{
  const xmlNode *inner = dossier_feed_node_element (node->children);

  g_free (self->base[field]);
  self->base[field] = dossier_feed_node_base (inner != NULL ? inner : node, self->uri);
}

static void
read_rule (DossierFeedFields *self, const DossierFeedRule *rule, const xmlNode *node)
{
  gboolean is_known = self->value[rule->field] != NULL && self->rank[rule->field] <= rule->rank;
  char    *value;

  if (is_known && (rule->kind != DOSSIER_FEED_KIND_DATE || self->rank[rule->field] < rule->rank))
    return;
  if (rule->kind == DOSSIER_FEED_KIND_PERSON)
    {
      read_person (self, rule, node);
      return;
    }
  value = get_value (self, rule->kind, node);
  if (value != NULL && rule->kind == DOSSIER_FEED_KIND_DATE)
    g_clear_pointer (&self->value[rule->field], g_free);
  if (value != NULL && (rule->kind == DOSSIER_FEED_KIND_HTML || rule->kind == DOSSIER_FEED_KIND_CONSTRUCT))
    take_base (self, rule->field, node);
  dossier_feed_fields_take (self, rule->field, rule->rank, value);
}

gboolean
dossier_feed_fields_read (DossierFeedFields *self, const DossierFeedRule *rules, guint n_rules, xmlNode *node)
{
  const char      *name = dossier_feed_node_name (node);
  DossierFeedSpace space = get_space (self, node);

  for (guint i = 0; i < n_rules; i++)
    if (rules[i].space == space && g_ascii_strcasecmp (rules[i].name, name) == 0)
      {
        read_rule (self, &rules[i], node);
        return TRUE;
      }
  return FALSE;
}

/* The author's name and email out of one text, where they are not known apart. */
static void
take_person (DossierFeedFields *self, char **name, char **email)
{
  const char *author = self->value[DOSSIER_FEED_FIELD_AUTHOR];

  *email = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_EMAIL]);
  if (*email != NULL)
    *name = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_AUTHOR]);
  else
    dossier_feed_split_person (author, name, email);
}

/* BCP 47, where some write "en_US". */
static char *
take_language (DossierFeedFields *self)
{
  char *language = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_LANGUAGE]);

  return language != NULL ? g_strdelimit (language, "_", '-') : NULL;
}

static gint64
take_time (const DossierFeedFields *self, DossierFeedField field)
{
  return dossier_feed_date_read (self->value[field]).from;
}

/* An identifier for entries without one: their address, else title and date, else their words. */
static char *
make_identity (const DossierFeedFields *self, const char *body)
{
  const char *link = self->value[DOSSIER_FEED_FIELD_LINK], *title = self->value[DOSSIER_FEED_FIELD_TITLE];
  const char *date = self->value[DOSSIER_FEED_FIELD_PUBLISHED];

  if (link != NULL)
    return g_strdup (link);
  if (title == NULL && date == NULL)
    return body != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1) : NULL;
  return g_strdup_printf ("%s|%s", title != NULL ? title : "", date != NULL ? date : "");
}

void
dossier_feed_fields_to_entry (DossierFeedFields *self, DossierDraft *entry)
{
  DossierFeedField body
      = self->value[DOSSIER_FEED_FIELD_CONTENT] != NULL ? DOSSIER_FEED_FIELD_CONTENT : DOSSIER_FEED_FIELD_SUMMARY;

  entry->published = dossier_feed_date_read (self->value[DOSSIER_FEED_FIELD_PUBLISHED]);
  entry->updated = take_time (self, DOSSIER_FEED_FIELD_UPDATED);
  if (entry->published.precision == DOSSIER_PRECISION_UNKNOWN)
    entry->published = dossier_feed_date_read (self->value[DOSSIER_FEED_FIELD_UPDATED]);
  entry->guid = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_ID]);
  if (entry->guid == NULL)
    entry->guid = make_identity (self, self->value[body]);
  take_person (self, &entry->author, &entry->author_email);
  entry->base_uri = self->base[body] != NULL ? g_steal_pointer (&self->base[body]) : g_strdup (self->uri);
  entry->title = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_TITLE]);
  entry->uri = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_LINK]);
  entry->summary_html = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_SUMMARY]);
  entry->content_html = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_CONTENT]);
  entry->language = take_language (self);
  dossier_feed_fields_clear (self);
}

void
dossier_feed_fields_to_feed (DossierFeedFields *self, DossierFeedDraft *feed)
{
  feed->published = take_time (self, DOSSIER_FEED_FIELD_PUBLISHED);
  feed->updated = take_time (self, DOSSIER_FEED_FIELD_UPDATED);
  take_person (self, &feed->author, &feed->author_email);
  feed->id = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_ID]);
  feed->title = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_TITLE]);
  feed->link = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_LINK]);
  feed->self_uri = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_SELF]);
  feed->description = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_SUMMARY]);
  feed->language = take_language (self);
  feed->image = g_steal_pointer (&self->value[DOSSIER_FEED_FIELD_IMAGE]);
  dossier_feed_fields_clear (self);
}
