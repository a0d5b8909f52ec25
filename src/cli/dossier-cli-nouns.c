/* dossier-cli-nouns.c - stories, claims and highlights as JSON members and as lines of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

void
dossier_cli_story_json (JsonBuilder *json, const DossierStoryRow *row)
{
  dossier_json_id (json, "id", row->id);
  dossier_json_string (json, "uid", row->uid);
  dossier_json_string (json, "title", row->title);
  dossier_json_string (json, "source", row->source);
  dossier_json_string (json, "author", row->author);
  dossier_json_string (json, "url", row->uri);
  dossier_json_string (json, "original_url", row->original_uri != NULL ? row->original_uri : row->uri);
  dossier_json_date (json, "published", &row->published);
  dossier_json_time (json, "saved", row->saved);
  dossier_json_int (json, "words", row->n_words);
  dossier_json_bool (json, "read", row->is_read);
  dossier_json_bool (json, "starred", row->is_starred);
  dossier_json_bool (json, "archived", row->is_archived);
  dossier_json_bool (json, "annotated", row->is_annotated);
  dossier_json_string (json, "summary", row->summary);
}

void
dossier_cli_claim_json (JsonBuilder *json, const DossierClaimRow *row)
{
  g_autofree const char **flags = dossier_claim_flags_to_words (row->flags);

  dossier_json_string (json, "kind", dossier_claim_kind_to_string (row->kind));
  dossier_json_string (json, "subject", row->subject_name);
  dossier_json_string (json, "object", row->object_name);
  dossier_json_string (json, "role", row->role);
  dossier_json_date (json, "date", &row->date);
  dossier_json_string (json, "amount", row->amount);
  dossier_json_strings (json, "flags", flags);
  dossier_json_string (json, "sentence", row->sentence);
  dossier_json_int (json, "sentence_start", row->sentence_start);
  dossier_json_int (json, "sentence_end", row->sentence_start + row->sentence_length);
  dossier_json_int (json, "cue_start", row->start);
  dossier_json_int (json, "cue_end", row->start + row->length);
  dossier_json_string (json, "pattern", row->pattern);
  dossier_json_id (json, "story", row->story);
  dossier_json_string (json, "title", row->story_title);
  dossier_json_string (json, "source", row->story_source);
  dossier_json_date (json, "published", &row->story_published);
  dossier_json_int (json, "number", row->id);
  dossier_json_string (json, "decision", dossier_decision_to_string (row->decision));
}

void
dossier_cli_claims_json (JsonBuilder *json, const char *name, GPtrArray *claims)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < claims->len; i++)
    {
      json_builder_begin_object (json);
      dossier_cli_claim_json (json, dossier_claim_get_row (claims->pdata[i]));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
dossier_cli_annotation_json (JsonBuilder *json, const DossierAnnotationRow *row)
{
  dossier_json_id (json, "id", row->id);
  dossier_json_id (json, "story", row->story);
  dossier_json_int (json, "start", row->start);
  dossier_json_int (json, "end", row->start + row->length);
  dossier_json_string (json, "quote", row->quote);
  dossier_json_string (json, "color", dossier_colour_to_string (row->colour));
  dossier_json_string (json, "note", row->note);
  dossier_json_strings (json, "tags", (const char *const *) row->tags);
  dossier_json_string (json, "about", row->entity_name);
  dossier_json_time (json, "created", row->created);
}

void
dossier_cli_block_json (JsonBuilder *json, const DossierBlock *block)
{
  dossier_json_string (json, "kind", dossier_block_kind_name (block->kind));
  dossier_json_bool (json, "kept", block->is_kept);
  dossier_json_string (json, "reason", dossier_block_reason_name (block->reason));
  dossier_json_string (json, "detail", block->detail);
  dossier_json_string (json, "place", block->place);
  dossier_json_int (json, "words", block->n_words);
  dossier_json_int (json, "link_percent", block->link_percent);
  dossier_json_string (json, "key", block->key);
  dossier_json_string (json, "text", block->text);
}

void
dossier_cli_block_line (const DossierBlock *block)
{
  g_autofree char *line = g_strdelimit (g_strdup (block->text), "\n\t", ' ');

  dossier_cli_print ("%c %s\t%s%s%s\t%s\t%s\n", block->is_kept ? '+' : '-', dossier_block_kind_name (block->kind),
                     dossier_block_reason_name (block->reason), block->detail != NULL ? ": " : "",
                     block->detail != NULL ? block->detail : "", block->place, line);
}

void
dossier_cli_story_line (const DossierStoryRow *row)
{
  g_autofree char *date = dossier_date_to_string (&row->published);

  dossier_cli_print ("%" G_GINT64_FORMAT "\t%.10s\t%s\t%s\n", row->id, date != NULL ? date : "-",
                     row->source != NULL ? row->source : "-", row->title);
}

/* joined: John Schulman -> Anthropic (planned), chief scientist, 2024-08 */
void
dossier_cli_claim_line (const DossierClaimRow *row)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char        *date = dossier_date_to_string (&row->date);
  g_autofree char        *published = dossier_date_to_string (&row->story_published);
  g_autofree const char **flags = dossier_claim_flags_to_words (row->flags & DOSSIER_CLAIM_TOLD_FLAGS);

  g_string_append_printf (line, "%s: %s -> %s", dossier_claim_kind_to_string (row->kind),
                          row->subject_name != NULL ? row->subject_name : "?",
                          row->object_name != NULL ? row->object_name : "?");
  for (guint i = 0; flags[i] != NULL; i++)
    g_string_append_printf (line, " (%s)", flags[i]);
  if (row->role != NULL)
    g_string_append_printf (line, ", %s", row->role);
  if (row->amount != NULL)
    g_string_append_printf (line, ", %s", row->amount);
  if (date != NULL)
    g_string_append_printf (line, ", %s", date);
  dossier_cli_print ("%s\n", line->str);
  dossier_cli_print ("    “%s”\n    %s · %.10s · %" G_GINT64_FORMAT "\n", row->sentence != NULL ? row->sentence : "",
                     row->story_title != NULL ? row->story_title : "-", published != NULL ? published : "-",
                     row->story);
}

void
dossier_cli_print_feed (DossierCli *cli, const DossierFeedRow *row)
{
  if (!cli->as_json)
    {
      dossier_cli_print ("%" G_GINT64_FORMAT "\t%u\t%s\t%s\n", row->id, row->n_stories,
                         row->title != NULL ? row->title : "-", row->uri);
      return;
    }
  dossier_cli_begin (cli);
  dossier_json_id (cli->json, "id", row->id);
  dossier_json_string (cli->json, "title", row->title);
  dossier_json_string (cli->json, "xml_url", row->uri);
  dossier_json_string (cli->json, "html_url", row->site);
  dossier_json_string (cli->json, "folder", row->folder);
  dossier_json_int (cli->json, "stories", row->n_stories);
  dossier_json_int (cli->json, "unread", row->n_unread);
  dossier_json_int (cli->json, "expired", row->n_expired);
  dossier_json_time (cli->json, "checked", row->checked);
  dossier_json_string (cli->json, "error", row->last_error);
  dossier_json_bool (cli->json, "muted", row->is_muted);
  dossier_json_bool (cli->json, "full_text", row->has_full_text);
  dossier_json_bool (cli->json, "images", row->has_images);
  dossier_json_int (cli->json, "keep_days", row->keep_days);
  dossier_json_int (cli->json, "ask_minutes", row->ask_minutes);
  dossier_json_bool (cli->json, "private", row->may_be_private);
  dossier_cli_end (cli);
}
