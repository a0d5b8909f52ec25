/* dossier-citation-csl.c - a story as an item of CSL-JSON (Citation Style Language 1.0.2)
 *
 * What a feed or page calls itself does not tell a newspaper from a blog: all with an address are web pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-citation-private.h"

#include <json-glib/json-glib.h>
#include "dossier-escape.h"

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  g_autofree char *line = dossier_citation_dup_line (text);

  if (*line == '\0')
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, line);
}

static void
add_authors (JsonBuilder *json, const DossierStoryRow *story)
{
  g_autoptr (GPtrArray) authors = dossier_citation_split_authors (story->author, story->source);

  if (authors->len == 0)
    return;
  json_builder_set_member_name (json, "author");
  json_builder_begin_array (json);
  for (guint i = 0; i < authors->len; i++)
    {
      const DossierAuthor *author = authors->pdata[i];

      json_builder_begin_object (json);
      add_text (json, author->given != NULL ? "family" : "literal", author->family);
      add_text (json, "given", author->given);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_day (JsonBuilder *json, const DossierCitationDay *day)
{
  json_builder_begin_array (json);
  json_builder_add_int_value (json, day->year);
  if (day->month > 0)
    json_builder_add_int_value (json, day->month);
  if (day->day > 0)
    json_builder_add_int_value (json, day->day);
  json_builder_end_array (json);
}

static void
add_date (JsonBuilder *json, const char *name, const DossierDate *date)
{
  DossierCitationDay first, last;

  if (!dossier_citation_find_day (date, &first, &last))
    return;
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "date-parts");
  json_builder_begin_array (json);
  add_day (json, &first);
  if (date->precision == DOSSIER_PRECISION_RANGE)
    add_day (json, &last);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

void
dossier_citation_add_csl (GString *out, const DossierStoryRow *story, const char *key)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) address = g_string_new (NULL);
  g_autofree char *title = dossier_citation_dup_title (story), *text = NULL;
  const char      *uri = dossier_web_address (story->uri);
  DossierDate      saved = story->saved != 0 ? dossier_date_from_time (story->saved) : DOSSIER_DATE_UNKNOWN;

  if (uri != NULL)
    dossier_escape_address (address, uri);
  saved.precision = saved.precision != DOSSIER_PRECISION_UNKNOWN ? DOSSIER_PRECISION_DAY : DOSSIER_PRECISION_UNKNOWN;
  json_builder_begin_object (json);
  add_text (json, "id", key);
  add_text (json, "type", uri != NULL ? "webpage" : "document");
  add_text (json, "title", title);
  add_authors (json, story);
  add_text (json, "container-title", story->source);
  add_date (json, "issued", &story->published);
  add_date (json, "accessed", &saved);
  add_text (json, "URL", address->str);
  json_builder_end_object (json);
  node = json_builder_get_root (json);
  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, NULL);
  g_string_append (out, text);
}
