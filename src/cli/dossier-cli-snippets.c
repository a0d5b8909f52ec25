/* dossier-cli-snippets.c - the words around what a search found: find --snippets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

static const char *
source_to_string (DossierSnippetSource source)
{
  switch (source) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_SNIPPET_NONE: return NULL;
    case DOSSIER_SNIPPET_TEXT: return "text";
    case DOSSIER_SNIPPET_HIGHLIGHT: return "highlight";
    case DOSSIER_SNIPPET_NOTE: return "note";
    }
  g_assert_not_reached ();
}

/* In code points, as all places on the command line. */
static void
add_marks (JsonBuilder *json, const char *name, const char *text, GArray *marks)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);

      json_builder_begin_object (json);
      dossier_json_int (json, "start", g_utf8_pointer_to_offset (text, text + mark->start));
      dossier_json_int (json, "end", g_utf8_pointer_to_offset (text, text + mark->end));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
dossier_cli_snippet_json (JsonBuilder *json, const DossierSnippet *snippet)
{
  add_marks (json, "title_marks", snippet->title, snippet->title_marks);
  json_builder_set_member_name (json, "snippet");
  if (snippet->text == NULL)
    {
      json_builder_add_null_value (json);
      return;
    }
  json_builder_begin_object (json);
  dossier_json_string (json, "text", snippet->text);
  dossier_json_string (json, "source", source_to_string (snippet->source));
  add_marks (json, "marks", snippet->text, snippet->marks);
  json_builder_end_object (json);
}

void
dossier_cli_snippet_line (const DossierSnippet *snippet)
{
  g_autofree char *line = NULL;

  if (snippet->text == NULL)
    return;
  if (snippet->source == DOSSIER_SNIPPET_NOTE)
    /* TRANSLATORS: words that stand in a person's own note */
    line = g_strdup_printf (_ ("Note: %s"), snippet->text);
  else if (snippet->source == DOSSIER_SNIPPET_HIGHLIGHT)
    /* TRANSLATORS: words of a text that a person has marked */
    line = g_strdup_printf (_ ("Highlight: %s"), snippet->text);
  dossier_cli_print ("    %s\n", line != NULL ? line : snippet->text);
}

DossierSnippet *
dossier_cli_load_snippet (DossierCli *cli, DossierQuery *query, gint64 story, GError **error)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof story);
  g_autoptr (GPtrArray) snippets = NULL;

  g_array_append_val (one, story);
  snippets = dossier_store_list_snippets (dossier_library_get_store (cli->library), query, one, error);
  return snippets != NULL ? dossier_snippet_ref (snippets->pdata[0]) : NULL;
}
