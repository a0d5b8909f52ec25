/* dossier-cli-read.c - the commands that show something: find, show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-story-tags.h"

static DossierStore *
get_store (DossierCli *cli)
{
  return dossier_library_get_store (cli->library);
}

static char *
dup_words (char **argv)
{
  g_autofree char *joined = g_strjoinv (" ", argv + 1);

  return dossier_cli_dup_name (joined);
}

static int
nothing_found (void)
{
  dossier_cli_say (NULL, _ ("Nothing was found."));
  return DOSSIER_EXIT_NOTHING;
}

/* ---- find ---- */

/* @snippet NULL: none is asked for. */
static int
print_story_json (DossierCli *cli, DossierStory *story, const DossierSnippet *snippet)
{
  gint64 id = dossier_story_get_row (story)->id;
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  g_array_append_val (one, id);
  tags = dossier_store_list_tags_of_stories (get_store (cli), one, &error);
  if (tags == NULL)
    return dossier_cli_fail (NULL, error);
  dossier_cli_begin (cli);
  dossier_cli_story_json (cli->json, dossier_story_get_row (story));
  dossier_cli_tags_json (cli->json, tags);
  if (snippet != NULL)
    dossier_cli_snippet_json (cli->json, snippet);
  dossier_cli_end (cli);
  return DOSSIER_EXIT_DONE;
}

/* @found: what the words around are of; NULL: none are asked for. */
static int
print_story (DossierCli *cli, gint64 id, DossierQuery *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStory) story = dossier_store_load_story (get_store (cli), id, &error);
  g_autoptr (DossierSnippet) snippet = NULL;

  if (story != NULL && found != NULL)
    snippet = dossier_cli_load_snippet (cli, found, id, &error);
  if (error != NULL)
    return dossier_cli_fail (NULL, error);
  if (cli->as_json)
    return print_story_json (cli, story, snippet);
  dossier_cli_story_line (dossier_story_get_row (story));
  if (snippet != NULL)
    dossier_cli_snippet_line (snippet);
  return DOSSIER_EXIT_DONE;
}

int
dossier_cli_find (DossierCli *cli, int argc, char **argv)
{
  int                limit = -1, status = DOSSIER_EXIT_DONE;
  gboolean           facets = FALSE, snippets = FALSE;
  const GOptionEntry entries[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("Print at most N stories"), "N" },
    { "facets", 0, 0, G_OPTION_ARG_NONE, &facets,
      N_ ("Count what they have in common instead: N of each kind, 10 unless told otherwise"), NULL },
    { "snippets", 0, 0, G_OPTION_ARG_NONE, &snippets, N_ ("Print the words around what was found, too"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (facets && snippets)
    return dossier_cli_usage ("find", _ ("Facets have no words around them: leave out --facets or --snippets."));
  words = dup_words (argv);
  query = dossier_query_parse (words, FALSE, &error);
  if (query == NULL)
    return dossier_cli_fail (NULL, error);
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  ids = dossier_store_find (get_store (cli), query, facets ? 0 : (guint) MAX (limit, 0), &error);
  if (ids == NULL)
    return dossier_cli_fail (NULL, error);
  if (facets && ids->len > 0)
    return dossier_cli_print_facets (cli, ids, limit);
  for (guint i = 0; i < ids->len && status == DOSSIER_EXIT_DONE; i++)
    status = print_story (cli, g_array_index (ids, gint64, i), snippets ? query : NULL);
  return ids->len > 0 ? status : nothing_found ();
}

/* ---- show ---- */

/* How often each entity is named: entity id -> count. */
static GHashTable *
count_mentions (const DossierStoryContent *content)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < content->mentions->len; i++)
    {
      gint64   entity = g_array_index (content->mentions, DossierStoredMention, i).entity;
      gpointer n = g_hash_table_lookup (counts, &entity);

      g_hash_table_insert (counts, g_memdup2 (&entity, sizeof entity), GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }
  return counts;
}

static void
add_entities_json (JsonBuilder *json, const char *name, const DossierStoryContent *content, DossierEntityKind kind)
{
  g_autoptr (GHashTable) counts = count_mentions (content);

  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < content->entities->len; i++)
    {
      const DossierEntityRow *row = dossier_entity_get_row (content->entities->pdata[i]);

      if (row->kind != kind)
        continue;
      json_builder_begin_object (json);
      dossier_json_id (json, "id", row->id);
      dossier_json_string (json, "name", row->name);
      dossier_json_string (json, "subtype", dossier_subtype_to_string (row->subtype));
      dossier_json_int (json, "mentions", GPOINTER_TO_UINT (g_hash_table_lookup (counts, &row->id)));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
dossier_cli_annotations_json (JsonBuilder *json, GPtrArray *annotations)
{
  json_builder_set_member_name (json, "highlights");
  json_builder_begin_array (json);
  for (guint i = 0; i < annotations->len; i++)
    {
      json_builder_begin_object (json);
      dossier_cli_annotation_json (json, dossier_annotation_get_row (annotations->pdata[i]));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* What rules did with the story, in sentences. */
static void
add_acts_json (JsonBuilder *json, GPtrArray *acts)
{
  json_builder_set_member_name (json, "rules");
  json_builder_begin_array (json);
  for (guint i = 0; i < acts->len; i++)
    json_builder_add_string_value (json, acts->pdata[i]);
  json_builder_end_array (json);
}

static void
show_json (DossierCli *cli, const DossierStoryContent *content, const DossierStoryImages *images)
{
  dossier_cli_begin (cli);
  dossier_cli_story_json (cli->json, dossier_story_get_row (content->story));
  dossier_json_string (cli->json, "text", dossier_document_get_text (content->document));
  add_entities_json (cli->json, "people", content, DOSSIER_ENTITY_PERSON);
  add_entities_json (cli->json, "organizations", content, DOSSIER_ENTITY_ORGANIZATION);
  dossier_cli_claims_json (cli->json, "moves", content->claims);
  dossier_cli_annotations_json (cli->json, content->annotations);
  dossier_cli_tags_json (cli->json, content->tags);
  add_acts_json (cli->json, content->rule_acts);
  dossier_cli_images_json (cli->json, images);
  dossier_cli_end (cli);
}

static void
show_entities (const char *heading, const DossierStoryContent *content, DossierEntityKind kind)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < content->entities->len; i++)
    {
      const DossierEntityRow *row = dossier_entity_get_row (content->entities->pdata[i]);

      if (row->kind == kind)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", row->name);
    }
  if (names->len > 0)
    dossier_cli_print ("\n%s: %s\n", heading, names->str);
}

static void
show_tags (GPtrArray *tags)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", dossier_story_tag_get_name (tags->pdata[i]));
  if (tags->len > 0)
    dossier_cli_print ("\n%s: %s\n", _ ("Tags"), names->str);
}

void
dossier_cli_annotation_lines (GPtrArray *annotations)
{
  if (annotations->len > 0)
    dossier_cli_print ("\n%s\n", _ ("Highlights"));
  for (guint i = 0; i < annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (annotations->pdata[i]);
      g_autofree char            *quote = dossier_quote_dup_shown (row->quote);

      if (*row->quote == '\0')
        dossier_cli_print ("  [%s] %s\n", dossier_colour_to_string (row->colour), row->note != NULL ? row->note : "");
      else
        dossier_cli_print ("  [%s] “%s”%s%s\n", dossier_colour_to_string (row->colour), quote,
                           row->length == 0 ? " · " : "", row->length == 0 ? _ ("not found in the text") : "");
      if (row->note != NULL && *row->quote != '\0')
        dossier_cli_print ("      %s\n", row->note);
    }
}

static void
show_text (const DossierStoryContent *content)
{
  const DossierStoryRow *row = dossier_story_get_row (content->story);
  g_autofree char       *date = dossier_date_to_string (&row->published);

  dossier_cli_print ("%s\n", row->title);
  dossier_cli_print ("%s · %s%s%s\n", row->source != NULL ? row->source : _ ("saved by hand"),
                     date != NULL ? date : _ ("no date known"), row->author != NULL ? " · " : "",
                     row->author != NULL ? row->author : "");
  if (row->uri != NULL)
    dossier_cli_print ("%s\n", row->uri);
  show_tags (content->tags);
  for (guint i = 0; i < content->rule_acts->len; i++)
    dossier_cli_print ("%s\n", (const char *) content->rule_acts->pdata[i]);
  dossier_cli_print ("\n%s\n", dossier_document_get_text (content->document));
  show_entities (_ ("People"), content, DOSSIER_ENTITY_PERSON);
  show_entities (_ ("Organizations"), content, DOSSIER_ENTITY_ORGANIZATION);
  if (content->claims->len > 0)
    dossier_cli_print ("\n%s\n", _ ("Moves"));
  for (guint i = 0; i < content->claims->len; i++)
    dossier_cli_claim_line (dossier_claim_get_row (content->claims->pdata[i]));
  dossier_cli_annotation_lines (content->annotations);
}

int
dossier_cli_show (DossierCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  int                status;
  g_autoptr (GArray) stories = NULL;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  stories = dossier_cli_stories (cli, argv, &status);
  if (stories == NULL)
    return status;
  for (guint i = 0; i < stories->len; i++)
    {
      gint64 story = g_array_index (stories, gint64, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierStoryContent) content = dossier_store_load_content (get_store (cli), story, &error);
      g_autoptr (DossierStoryImages) images = NULL;

      if (content != NULL && cli->as_json)
        images = dossier_store_list_story_images (get_store (cli), story, &error);
      if (content == NULL || (cli->as_json && images == NULL))
        return dossier_cli_fail (argv[i + 1], error);
      if (cli->as_json)
        show_json (cli, content, images);
      else
        show_text (content);
    }
  return DOSSIER_EXIT_DONE;
}
