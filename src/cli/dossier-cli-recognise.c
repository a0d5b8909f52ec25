/* dossier-cli-recognise.c - the commands that look into pages and texts without keeping them: extract, recognise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-why-claim.h"
#include "dossier-why-name.h"

/* ---- extract ---- */

static void
add_sources (JsonBuilder *json, const DossierPage *page)
{
  json_builder_set_member_name (json, "sources");
  json_builder_begin_object (json);
  for (guint i = 0; page->sources[i] != NULL; i += 2)
    dossier_json_string (json, page->sources[i], page->sources[i + 1]);
  json_builder_end_object (json);
}

static void
add_blocks (DossierCli *cli, const GPtrArray *blocks)
{
  json_builder_set_member_name (cli->json, "blocks");
  json_builder_begin_array (cli->json);
  for (guint i = 0; i < blocks->len; i++)
    {
      json_builder_begin_object (cli->json);
      dossier_cli_block_json (cli->json, blocks->pdata[i]);
      json_builder_end_object (cli->json);
    }
  json_builder_end_array (cli->json);
}

static void
print_page_json (DossierCli *cli, const char *file, const DossierPage *page)
{
  JsonBuilder     *json = cli->json;
  g_autofree char *name = dossier_cli_dup_name (file);

  dossier_cli_begin (cli);
  dossier_json_string (json, "file", name);
  dossier_json_bool (json, "ok", TRUE);
  dossier_json_string (json, "title", page->title);
  dossier_json_string (json, "headline", page->headline);
  dossier_json_string (json, "byline", page->byline);
  dossier_json_string (json, "author", page->author);
  dossier_json_string (json, "site_name", page->site_name);
  dossier_json_time (json, "published", page->published);
  dossier_json_string (json, "published_raw", page->published_raw);
  dossier_json_string (json, "lang", page->language);
  dossier_json_string (json, "url", page->uri);
  dossier_json_string (json, "canonical", page->uri);
  dossier_json_time (json, "modified", page->modified);
  dossier_json_string (json, "lead_image", page->lead_image);
  dossier_json_string (json, "license", page->license);
  dossier_json_bool (json, "paywall", page->is_paywalled);
  dossier_json_string (json, "next", page->next_uri);
  add_sources (json, page);
  dossier_json_string (json, "text", page->text);
  dossier_json_string (json, "html", page->html);
  dossier_json_int (json, "kept", page->n_kept);
  dossier_json_int (json, "dropped", page->n_dropped);
  if (page->blocks != NULL)
    add_blocks (cli, page->blocks);
  dossier_cli_end (cli);
}

static void
print_page (const char *file, const DossierPage *page)
{
  if (page->is_paywalled)
    dossier_cli_say (file, _ ("This page shows only a part of its article; the rest is for those who pay for it."));
  if (page->blocks == NULL)
    {
      dossier_cli_print ("%s\n\n%s\n", page->headline != NULL ? page->headline : "-", page->text);
      return;
    }
  for (guint i = 0; i < page->blocks->len; i++)
    dossier_cli_block_line (page->blocks->pdata[i]);
}

static gboolean
extract_file (DossierCli *cli, const char *file, const char *uri, gboolean explain)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_library_read_file (file, &error);
  g_autoptr (DossierPage) page = NULL;

  if (bytes != NULL)
    page = explain ? dossier_library_extract_explained (dossier_cli_bare_library (cli), bytes, uri, &error)
                   : dossier_library_extract (dossier_cli_bare_library (cli), bytes, uri, &error);
  if (page == NULL)
    {
      dossier_cli_report_file (cli, file, error);
      return FALSE;
    }
  if (cli->as_json)
    print_page_json (cli, file, page);
  else
    print_page (file, page);
  return TRUE;
}

int
dossier_cli_extract (DossierCli *cli, int argc, char **argv)
{
  g_autofree char   *uri = NULL;
  gboolean           explain = FALSE;
  int                status;
  guint              n_failed = 0;
  const GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_FILENAME, &uri, N_ ("Where the files come from"), "URL" },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_ ("All blocks of the page, kept and dropped, and why"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return dossier_cli_usage (argv[0], _ ("Say which files to read."));
  for (int i = 1; i < argc; i++)
    if (!extract_file (cli, argv[i], uri, explain))
      n_failed++;
  return n_failed == 0 ? DOSSIER_EXIT_DONE : DOSSIER_EXIT_FAILED;
}

/* ---- recognise ---- */

static const char *
type_of (DossierEntityKind kind)
{
  return kind == DOSSIER_ENTITY_PERSON ? "PERSON" : "ORGANIZATION";
}

static const char *
name_of (const DossierRecognition *found, int entity)
{
  return entity == DOSSIER_NO_ENTITY ? NULL : ((const DossierFoundEntity *) found->entities->pdata[entity])->name;
}

static void
add_reasons (JsonBuilder *json, const GPtrArray *reasons)
{
  json_builder_set_member_name (json, "explain");
  json_builder_begin_array (json);
  for (guint i = 0; i < reasons->len; i++)
    {
      const DossierNameReason *reason = reasons->pdata[i];

      json_builder_begin_object (json);
      dossier_json_string (json, "what", dossier_why_kind_to_string (reason->what));
      dossier_json_string (json, "type", reason->kind != 0 ? type_of (reason->kind) : NULL);
      dossier_json_string (json, "words", reason->words);
      json_builder_set_member_name (json, "weight");
      json_builder_add_double_value (json, reason->weight);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_mentions (JsonBuilder *json, const DossierRecognition *found)
{
  json_builder_set_member_name (json, "mentions");
  json_builder_begin_array (json);
  for (guint i = 0; i < found->mentions->len; i++)
    {
      const DossierMention     *mention = &g_array_index (found->mentions, DossierMention, i);
      const DossierFoundEntity *entity = found->entities->pdata[mention->entity];

      json_builder_begin_object (json);
      dossier_json_int (json, "start", mention->start);
      dossier_json_int (json, "end", mention->start + mention->length);
      dossier_json_string (json, "type", type_of (entity->kind));
      dossier_json_string (json, "subtype", dossier_subtype_to_string (entity->subtype));
      dossier_json_string (json, "entity", entity->name);
      dossier_json_string (json, "known_as", entity->known_as);
      json_builder_set_member_name (json, "confidence");
      json_builder_add_double_value (json, mention->confidence / 100.0);
      if (found->reasons != NULL)
        add_reasons (json, found->reasons->pdata[i]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_end (JsonBuilder *json, const char *member, const DossierClaimEnd *end, const char *text)
{
  g_autofree char *words = end->length > 0 ? g_utf8_substring (text, end->start, end->start + end->length) : NULL;

  json_builder_set_member_name (json, member);
  json_builder_begin_object (json);
  dossier_json_string (json, "how", dossier_end_how_to_string (end->how));
  dossier_json_string (json, "words", words);
  dossier_json_int (json, "start", end->start);
  dossier_json_int (json, "end", end->start + end->length);
  json_builder_end_object (json);
}

/* What states it, who its ends are and what puts it in doubt; the pattern stands beside it. */
static void
add_claim_reasons (JsonBuilder *json, const DossierFoundClaim *claim, const char *text)
{
  g_autofree char *cue = g_utf8_substring (text, claim->start, claim->start + claim->length), *doubt = NULL;

  if (claim->doubt_length > 0)
    doubt = g_utf8_substring (text, claim->doubt_start, claim->doubt_start + claim->doubt_length);
  json_builder_set_member_name (json, "explain");
  json_builder_begin_object (json);
  dossier_json_string (json, "words", cue);
  add_end (json, "subject", &claim->subject_end, text);
  add_end (json, "object", &claim->object_end, text);
  dossier_json_string (json, "doubt", doubt);
  json_builder_end_object (json);
}

/* @text: with the reasons; NULL without them. */
static void
add_moves (JsonBuilder *json, const DossierRecognition *found, const char *text)
{
  json_builder_set_member_name (json, "moves");
  json_builder_begin_array (json);
  for (guint i = 0; i < found->claims->len; i++)
    {
      const DossierFoundClaim *claim = found->claims->pdata[i];
      g_autofree const char  **flags = dossier_claim_flags_to_words (claim->flags);

      json_builder_begin_object (json);
      dossier_json_string (json, "kind", dossier_claim_kind_to_string (claim->kind));
      dossier_json_string (json, "subject", name_of (found, claim->subject));
      dossier_json_string (json, "object", name_of (found, claim->object));
      dossier_json_string (json, "role", claim->role);
      dossier_json_date (json, "date", &claim->date);
      dossier_json_string (json, "amount", claim->amount);
      dossier_json_string (json, "round", claim->round);
      dossier_json_strings (json, "flags", flags);
      dossier_json_int (json, "sentence", claim->sentence_start);
      dossier_json_int (json, "sentence_end", claim->sentence_start + claim->sentence_length);
      dossier_json_int (json, "cue", claim->start);
      dossier_json_int (json, "cue_end", claim->start + claim->length);
      dossier_json_string (json, "pattern", claim->pattern);
      if (text != NULL)
        add_claim_reasons (json, claim, text);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Each name as it stands in @text, and why it is one. */
static void
print_reasons (const char *text, const DossierRecognition *found)
{
  for (guint i = 0; i < found->mentions->len; i++)
    {
      const DossierMention     *mention = &g_array_index (found->mentions, DossierMention, i);
      const DossierFoundEntity *entity = found->entities->pdata[mention->entity];
      const GPtrArray          *reasons = found->reasons->pdata[i];
      g_autofree char          *form = g_utf8_substring (text, mention->start, mention->start + mention->length);

      dossier_cli_print ("  %u\t%s\t%s\t%u %%\n", mention->start, type_of (entity->kind), form, mention->confidence);
      for (guint k = 0; k < reasons->len; k++)
        {
          g_autofree char *words = dossier_name_reason_dup_words (reasons->pdata[k]);

          dossier_cli_print ("    %s\n", words);
        }
    }
}

static void
print_claim_reasons (const DossierFoundClaim *claim, const DossierRecognition *found, const char *text)
{
  g_auto (GStrv) reasons = dossier_found_claim_dup_reasons (claim, found, text);

  for (guint i = 0; reasons[i] != NULL; i++)
    dossier_cli_print ("    %s\n", reasons[i]);
}

/* @text: with the reasons of claims; NULL without them. */
static void
print_recognition (const char *id, const DossierRecognition *found, const char *text)
{
  dossier_cli_print ("%s\n", id);
  for (guint i = 0; i < found->entities->len; i++)
    {
      const DossierFoundEntity *entity = found->entities->pdata[i];

      dossier_cli_print ("  %s\t%s\n", type_of (entity->kind), entity->name);
    }
  for (guint i = 0; i < found->claims->len; i++)
    {
      const DossierFoundClaim *claim = found->claims->pdata[i];
      const char              *subject = name_of (found, claim->subject), *object = name_of (found, claim->object);

      dossier_cli_print ("  %s: %s -> %s\n", dossier_claim_kind_to_string (claim->kind),
                         subject != NULL ? subject : "?", object != NULL ? object : "?");
      if (text != NULL)
        print_claim_reasons (claim, found, text);
    }
}

typedef struct
{
  DossierDate written;
  gboolean    explains;
} Recognising;

/* @id: as JSON, taken; NULL uses @name. */
static gboolean
recognise_text (DossierCli *cli, JsonNode *id, const char *name, const char *text, const char *title,
                const Recognising *how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecognition) found = NULL;

  if (how->explains)
    found = dossier_library_recognise_explained (dossier_cli_bare_library (cli), text, title, &how->written, &error);
  else
    found = dossier_library_recognise (dossier_cli_bare_library (cli), text, title, &how->written, &error);

  if (found == NULL)
    {
      g_clear_pointer (&id, json_node_unref);
      dossier_cli_report_file (cli, name, error);
      return FALSE;
    }
  if (!cli->as_json)
    {
      g_clear_pointer (&id, json_node_unref);
      print_recognition (name, found, how->explains ? text : NULL);
      if (how->explains)
        print_reasons (text, found);
      return TRUE;
    }
  dossier_cli_begin (cli);
  json_builder_set_member_name (cli->json, "id");
  json_builder_add_value (cli->json, id != NULL ? id : json_node_init_string (json_node_alloc (), name));
  dossier_json_string (cli->json, "language", *found->language != '\0' ? found->language : NULL);
  add_mentions (cli->json, found);
  add_moves (cli->json, found, how->explains ? text : NULL);
  dossier_cli_end (cli);
  return TRUE;
}

static gboolean
recognise_file (DossierCli *cli, const char *file, const Recognising *how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_library_read_file (file, &error);
  g_autofree char *text = NULL, *name = dossier_cli_dup_name (file);
  gsize            length;
  const char      *data;

  if (bytes == NULL)
    {
      dossier_cli_report_file (cli, file, error);
      return FALSE;
    }
  data = g_bytes_get_data (bytes, &length);
  text = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
  return recognise_text (cli, NULL, name, text, NULL, how);
}

/* A line without its end, at most DOSSIER_CLI_MAX_LINE bytes of it. FALSE at the end of the input. */
static gboolean
read_line (FILE *stream, GString *line)
{
  int c = getc_unlocked (stream);

  g_string_truncate (line, 0);
  if (c == EOF)
    return FALSE;
  for (; c != EOF && c != '\n'; c = getc_unlocked (stream))
    if (line->len < DOSSIER_CLI_MAX_LINE)
      g_string_append_c (line, (char) c);
  return TRUE;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* Brackets of a line in one another: the parser calls itself for each. */
#define MAX_DEPTH 64

/* FALSE for brackets too deep, and for what the parser takes though JSON has it not: comments and single quotes. */
static gboolean
is_readable (const GString *line)
{
  gboolean is_quoted = FALSE;
  guint    depth = 0;

  for (gsize i = 0; i < line->len && depth <= MAX_DEPTH; i++)
    if (line->str[i] == '"')
      is_quoted = !is_quoted;
    else if (is_quoted)
      i += line->str[i] == '\\' ? 1 : 0;
    else if (line->str[i] == '/' || line->str[i] == '\'')
      return FALSE;
    else if (line->str[i] == '[' || line->str[i] == '{')
      depth++;
    else if ((line->str[i] == ']' || line->str[i] == '}') && depth > 0)
      depth--;
  return depth <= MAX_DEPTH;
}

static gboolean
recognise_line (DossierCli *cli, JsonParser *parser, const GString *line, guint number, gboolean explains)
{
  g_autofree char *name = g_strdup_printf (_ ("line %u"), number), *id = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object = NULL;
  JsonNode   *id_node;
  Recognising how = { DOSSIER_DATE_UNKNOWN, explains };

  if (is_readable (line) && json_parser_load_from_data (parser, line->str, (gssize) line->len, &error)
      && json_parser_get_root (parser) != NULL && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    object = json_node_get_object (json_parser_get_root (parser));
  if (object == NULL || get_string (object, "text") == NULL)
    {
      if (error == NULL)
        g_set_error_literal (&error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                             _ ("This is not a JSON object with a “text” in it."));
      dossier_cli_report_file (cli, name, error);
      return FALSE;
    }
  if (get_string (object, "date") != NULL)
    dossier_date_parse (get_string (object, "date"), &how.written);
  id_node = json_object_get_member (object, "id");
  id = id_node != NULL ? json_to_string (id_node, FALSE) : g_strdup (name);
  return recognise_text (cli, id_node != NULL ? json_node_copy (id_node) : NULL, id, get_string (object, "text"),
                         get_string (object, "title"), &how);
}

static guint
recognise_lines (DossierCli *cli, gboolean explains)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_failed = 0;

  for (guint number = 1; read_line (stdin, line); number++)
    if (*line->str != '\0' && !recognise_line (cli, parser, line, number, explains))
      n_failed++;
  return n_failed;
}

int
dossier_cli_recognise (DossierCli *cli, int argc, char **argv)
{
  gboolean           lines = FALSE;
  g_autofree char   *date = NULL;
  int                status;
  guint              n_failed = 0;
  Recognising        how = { DOSSIER_DATE_UNKNOWN, FALSE };
  const GOptionEntry entries[] = {
    { "jsonl", 0, 0, G_OPTION_ARG_NONE, &lines, N_ ("Read lines of JSON from standard input: id, text, title, date"),
      NULL },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &date, N_ ("When the texts were written"), "DATE" },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &how.explains, N_ ("Why each name is one, and each claim"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if ((argc < 2) != lines)
    return dossier_cli_usage (argv[0], _ ("Say which files to read, or --jsonl."));
  if (date != NULL && !dossier_date_parse (date, &how.written))
    return dossier_cli_usage (argv[0], _ ("That is no date. Write it like 2024-08-06, 2024-08 or 2024."));
  if (lines)
    n_failed = recognise_lines (cli, how.explains);
  for (int i = 1; i < argc; i++)
    if (!recognise_file (cli, argv[i], &how))
      n_failed++;
  return n_failed == 0 ? DOSSIER_EXIT_DONE : DOSSIER_EXIT_FAILED;
}
