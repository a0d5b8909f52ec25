/* dossier-claims-writer.c - claims for other programs: CSV, JSON, Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claims-writer.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dossier-csv.h"

/* "planned, reported"; "stated" for none. */
static char *
certainty_of (const DossierClaimRow *claim)
{
  g_autofree const char **flags = dossier_claim_flags_to_words (claim->flags);

  return flags[0] != NULL ? g_strjoinv (", ", (char **) flags) : g_strdup ("stated");
}

/* ---- CSV ---- */

static void
add_csv (GString *out, const DossierClaimRow *claim)
{
  g_autofree char *date = dossier_date_to_string (&claim->date);
  g_autofree char *published = dossier_date_to_string (&claim->story_published);
  g_autofree char *certainty = certainty_of (claim);
  g_autofree char *story = g_strdup_printf ("%" G_GINT64_FORMAT, claim->story);
  const char      *fields[] = { claim->subject_name,
                                dossier_claim_kind_to_string (claim->kind),
                                claim->object_name,
                                claim->role,
                                claim->amount,
                                date,
                                certainty,
                                claim->story_source,
                                published,
                                claim->story_title,
                                claim->story_uri,
                                claim->sentence,
                                story };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      dossier_csv_append (out, fields[i], TRUE);
    }
  g_string_append (out, "\r\n");
}

/* ---- JSON ---- */

static void
add_member (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  if (text != NULL)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
add_flags (JsonBuilder *json, const DossierClaimRow *claim)
{
  g_autofree const char **flags = dossier_claim_flags_to_words (claim->flags);

  json_builder_set_member_name (json, "flags");
  json_builder_begin_array (json);
  for (guint i = 0; flags[i] != NULL; i++)
    json_builder_add_string_value (json, flags[i]);
  json_builder_end_array (json);
}

static JsonNode *
make_node (const DossierClaimRow *claim)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char *date = dossier_date_to_string (&claim->date);
  g_autofree char *published = dossier_date_to_string (&claim->story_published);
  g_autofree char *story = g_strdup_printf ("%" G_GINT64_FORMAT, claim->story);

  json_builder_begin_object (json);
  add_member (json, "kind", dossier_claim_kind_to_string (claim->kind));
  add_member (json, "subject", claim->subject_name);
  add_member (json, "object", claim->object_name);
  add_member (json, "role", claim->role);
  add_member (json, "amount", claim->amount);
  add_member (json, "date", date);
  add_flags (json, claim);
  add_member (json, "sentence", claim->sentence);
  add_member (json, "story", story);
  add_member (json, "title", claim->story_title);
  add_member (json, "source", claim->story_source);
  add_member (json, "published", published);
  add_member (json, "url", claim->story_uri);
  json_builder_end_object (json);
  return json_builder_get_root (json);
}

static void
add_json (GString *out, const DossierClaimRow *claim)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) node = make_node (claim);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, NULL);
  g_string_append (out, text);
}

/* ---- Markdown ---- */

/* Plain words on one line, whatever signs are in them. */
static void
add_words (GString *out, const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (strchr ("\r\n\t", *p) != NULL)
      g_string_append_c (out, ' ');
    else
      {
        if (strchr ("\\|`*_{}[]<>()#+-!~&$^=", *p) != NULL)
          g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
}

static gboolean
is_web_address (const char *uri)
{
  return uri != NULL && (g_ascii_strncasecmp (uri, "http://", 7) == 0 || g_ascii_strncasecmp (uri, "https://", 8) == 0);
}

/* The title, which leads to the story when it has a place in the web. */
static void
add_story (GString *out, const DossierClaimRow *claim)
{
  g_autofree char *published = dossier_date_to_string (&claim->story_published);
  g_autofree char *uri = NULL;

  if (is_web_address (claim->story_uri))
    uri = g_uri_escape_string (claim->story_uri, ":/?#@!$&*+,;=%~", FALSE);
  g_string_append (out, uri != NULL ? "[" : "");
  add_words (out, claim->story_title);
  if (uri != NULL)
    g_string_append_printf (out, "](<%s>)", uri);
  if (claim->story_source != NULL)
    {
      g_string_append (out, ", ");
      add_words (out, claim->story_source);
    }
  if (published != NULL)
    g_string_append_printf (out, ", %.10s", published);
}

static void
add_markdown (GString *out, const DossierClaimRow *claim)
{
  g_autofree char *date = dossier_date_to_string (&claim->date);
  g_autofree char *certainty = certainty_of (claim);
  const char      *cells[] = { claim->subject_name, dossier_claim_kind_to_string (claim->kind),
                               claim->object_name,  claim->role,
                               claim->amount,       date,
                               certainty,           claim->sentence };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_string_append (out, "| ");
      add_words (out, cells[i]);
      g_string_append_c (out, ' ');
    }
  g_string_append (out, "| ");
  add_story (out, claim);
  g_string_append (out, " |\n");
}

const DossierClaimsWriter *
dossier_claims_writer_find (const char *format)
{
  static const DossierClaimsWriter writers[] = {
    { "csv", "who,what,whom,role,amount,date,certainty,source,published,title,url,sentence,story\r\n", "", "",
      add_csv },
    { "json", "[\n", ",\n", "\n]\n", add_json },
    { "markdown",
      "| Who | What | Whom | Role | Amount | Date | Certainty | Sentence | Story |\n"
      "|---|---|---|---|---|---|---|---|---|\n",
      "", "", add_markdown },
  };

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_equal (format, writers[i].format))
      return &writers[i];
  return NULL;
}
