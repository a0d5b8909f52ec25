/* dossier-cli-compare.c - what one version of a story's text says otherwise than another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-claim.h"
#include "dossier-cli-private.h"
#include "dossier-story-text.h"

/* ---- as text: [-removed-]{+added+} ---- */

static void
print_words (const DossierVersionDiff *diff)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < diff->pieces->len; i++)
    {
      const DossierDiffPiece *piece = diff->pieces->pdata[i];

      switch (piece->kind)
        {
        case DOSSIER_DIFF_SAME: g_string_append (words, piece->text); break;
        case DOSSIER_DIFF_REMOVED: g_string_append_printf (words, "[-%s-]", piece->text); break;
        case DOSSIER_DIFF_ADDED: g_string_append_printf (words, "{+%s+}", piece->text); break;
        }
    }
  dossier_cli_print ("%s\n", words->str);
}

static void
print_claims (char mark, GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const DossierClaimRow *row = dossier_claim_get_row (claims->pdata[i]);

      dossier_cli_print ("%c %s: %s -> %s\t“%s”\n", mark, dossier_claim_kind_to_string (row->kind),
                         row->subject_name != NULL ? row->subject_name : "?",
                         row->object_name != NULL ? row->object_name : "?", row->sentence);
    }
}

static void
print_names (char mark, GStrv names)
{
  for (guint i = 0; names[i] != NULL; i++)
    dossier_cli_print ("%c %s\n", mark, names[i]);
}

static void
print_text (const DossierVersionDiff *diff)
{
  print_words (diff);
  print_claims ('+', diff->appeared);
  print_claims ('-', diff->vanished);
  print_names ('+', diff->new_names);
  print_names ('-', diff->former_names);
}

/* ---- as JSON ---- */

static const char *
kind_name (DossierDiffKind kind)
{
  switch (kind)
    {
    case DOSSIER_DIFF_SAME: return "same";
    case DOSSIER_DIFF_REMOVED: return "removed";
    case DOSSIER_DIFF_ADDED: return "added";
    }
  g_assert_not_reached ();
}

static void
add_pieces (JsonBuilder *json, GPtrArray *pieces)
{
  json_builder_set_member_name (json, "pieces");
  json_builder_begin_array (json);
  for (guint i = 0; i < pieces->len; i++)
    {
      const DossierDiffPiece *piece = pieces->pdata[i];

      json_builder_begin_object (json);
      dossier_json_string (json, "kind", kind_name (piece->kind));
      dossier_json_string (json, "text", piece->text);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_json (DossierCli *cli, gint64 story, gint64 before, gint64 after, const DossierVersionDiff *diff)
{
  dossier_cli_begin (cli);
  dossier_json_id (cli->json, "story", story);
  dossier_json_id (cli->json, "before", before);
  dossier_json_id (cli->json, "after", after);
  add_pieces (cli->json, diff->pieces);
  dossier_cli_claims_json (cli->json, "claims_added", diff->appeared);
  dossier_cli_claims_json (cli->json, "claims_removed", diff->vanished);
  dossier_json_strings (cli->json, "names_added", (const char *const *) diff->new_names);
  dossier_json_strings (cli->json, "names_removed", (const char *const *) diff->former_names);
  dossier_cli_end (cli);
}

/* A word that is no number is no version either. */
static gint64
read_number (const char *word)
{
  gint64 number = 0;

  return g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &number, NULL) ? number : 0;
}

gboolean
dossier_cli_compare (DossierCli *cli, gint64 story, char **numbers, GError **error)
{
  gint64 before = read_number (numbers[0]), after = read_number (numbers[1]);
  g_autoptr (DossierVersionDiff) diff = dossier_library_compare_versions (cli->library, story, before, after, error);

  if (diff == NULL)
    return FALSE;
  if (cli->as_json)
    print_json (cli, story, before, after, diff);
  else
    print_text (diff);
  return TRUE;
}
