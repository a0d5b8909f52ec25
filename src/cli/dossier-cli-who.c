/* dossier-cli-who.c - the command that shows a dossier: who
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

/* Most names that are offered when nobody has the one asked for. */
#define MAX_SUGGESTIONS 8

/* ---- as of a day ---- */

static gboolean
is_told (const DossierDate *published, gint64 as_of)
{
  return as_of == 0 || (published->precision != DOSSIER_PRECISION_UNKNOWN && published->from <= as_of);
}

static gboolean
is_late_claim (gpointer item, gint64 as_of)
{
  return !is_told (&dossier_claim_get_row (item)->story_published, as_of);
}

static gboolean
is_late_story (gpointer item, gint64 as_of)
{
  return !is_told (&dossier_story_get_row (item)->published, as_of);
}

static gboolean
is_late_annotation (gpointer item, gint64 as_of)
{
  return as_of != 0 && dossier_annotation_get_row (item)->created > as_of;
}

/* Takes what is later than @as_of out of @items. */
static void
drop_late (GPtrArray *items, gboolean (*is_late) (gpointer item, gint64 as_of), gint64 as_of)
{
  for (guint i = items->len; i > 0; i--)
    if (is_late (g_ptr_array_index (items, i - 1), as_of))
      g_ptr_array_remove_index (items, i - 1);
}

static void
drop_all_late (const DossierEntityContent *content, gint64 as_of)
{
  drop_late (content->claims, is_late_claim, as_of);
  drop_late (content->stories, is_late_story, as_of);
  drop_late (content->annotations, is_late_annotation, as_of);
}

/* ---- what is printed ---- */

static void
who_json (DossierCli *cli, const DossierEntityContent *content, const DossierSummary *summary)
{
  const DossierEntityRow *row = dossier_entity_get_row (content->entity);
  JsonBuilder            *json = cli->json;

  dossier_cli_begin (cli);
  dossier_json_id (json, "id", row->id);
  dossier_json_string (json, "uid", row->uid);
  dossier_json_string (json, "name", row->name);
  dossier_json_string (json, "type", dossier_entity_kind_to_string (row->kind));
  dossier_json_string (json, "subtype", dossier_subtype_to_string (row->subtype));
  dossier_json_strings (json, "aliases", (const char *const *) row->aliases);
  dossier_json_string (json, "note", row->note);
  dossier_json_int (json, "n_stories", row->n_stories);
  dossier_json_time (json, "last_seen", row->last_seen);
  dossier_cli_summary_json (json, summary);
  dossier_cli_claims_json (json, "moves", content->claims);
  json_builder_set_member_name (json, "stories");
  json_builder_begin_array (json);
  for (guint i = 0; i < content->stories->len; i++)
    {
      json_builder_begin_object (json);
      dossier_cli_story_json (json, dossier_story_get_row (content->stories->pdata[i]));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  dossier_cli_annotations_json (json, content->annotations);
  dossier_cli_end (cli);
}

static void
who_head (const DossierEntityRow *row)
{
  const char      *kind = row->kind == DOSSIER_ENTITY_PERSON ? _ ("person") : _ ("organization");
  g_autofree char *aliases = row->aliases != NULL && row->aliases[0] != NULL ? g_strjoinv (", ", row->aliases) : NULL;

  dossier_cli_print ("%s (%s)\n", row->name, kind);
  if (aliases != NULL)
    {
      /* TRANSLATORS: a list of other names follows */
      g_autofree char *line = g_strdup_printf (_ ("Also: %s"), aliases);

      dossier_cli_print ("%s\n", line);
    }
  if (row->note != NULL)
    dossier_cli_print ("%s\n", row->note);
}

static void
who_text (const DossierEntityContent *content, const DossierSummary *summary, const char *as_of)
{
  who_head (dossier_entity_get_row (content->entity));
  if (as_of != NULL)
    {
      /* TRANSLATORS: a date follows */
      g_autofree char *line = g_strdup_printf (_ ("As it was known on %s"), as_of);

      dossier_cli_print ("%s\n", line);
    }
  dossier_cli_summary_lines (summary);
  dossier_cli_print ("\n%s\n", _ ("Stories"));
  for (guint i = 0; i < content->stories->len; i++)
    dossier_cli_story_line (dossier_story_get_row (content->stories->pdata[i]));
  dossier_cli_annotation_lines (content->annotations);
}

static int
print_dossier (DossierCli *cli, gint64 id, const char *as_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEntityContent) content
      = dossier_store_load_dossier (dossier_library_get_store (cli->library), id, &error);
  g_autoptr (DossierSummary) summary = NULL;
  gint64 moment = dossier_summary_parse_as_of (as_of);

  if (content == NULL)
    return dossier_cli_fail (NULL, error);
  summary = dossier_summary_new (id, dossier_entity_get_row (content->entity)->kind, content->claims,
                                 content->connected, content->n_shared, moment, g_get_real_time () / G_USEC_PER_SEC);
  drop_all_late (content, moment);
  if (cli->as_json)
    who_json (cli, content, summary);
  else
    who_text (content, summary, as_of);
  return DOSSIER_EXIT_DONE;
}

/* ---- the command ---- */

/* Names that hold the words asked for. */
static int
suggest_names (DossierCli *cli, const char *name)
{
  static const DossierEntityKind kinds[] = { DOSSIER_ENTITY_PERSON, DOSSIER_ENTITY_ORGANIZATION };
  g_autoptr (GString) near = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) found = dossier_store_list_entities (dossier_library_get_store (cli->library), kinds[k],
                                                                 name, MAX_SUGGESTIONS, NULL);

      for (guint i = 0; found != NULL && i < found->len; i++)
        g_string_append_printf (near, "%s%s", near->len > 0 ? ", " : "",
                                dossier_entity_get_row (found->pdata[i])->name);
    }
  words = near->len > 0
              /* TRANSLATORS: a name, and names like it */
              ? g_strdup_printf (_ ("No story names “%s”. Did you mean: %s?"), name, near->str)
              : g_strdup_printf (_ ("No story names “%s”."), name);
  dossier_cli_say (NULL, words);
  return DOSSIER_EXIT_NOTHING;
}

int
dossier_cli_who (DossierCli *cli, int argc, char **argv)
{
  int                status;
  g_autofree char   *as_of = NULL, *joined = NULL, *name = NULL;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &as_of, N_ ("As it was known on a day: 2024-05-31, 2024-05 or 2024"),
      "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return dossier_cli_usage (argv[0], _ ("Say who: a name, or a part of it."));
  if (as_of != NULL && dossier_summary_parse_as_of (as_of) == 0)
    return dossier_cli_usage (argv[0], _ ("--as-of wants a date: 2024-05-31, 2024-05 or 2024."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  joined = g_strjoinv (" ", argv + 1);
  name = dossier_cli_dup_name (joined);
  found = dossier_store_find_entities (dossier_library_get_store (cli->library), name, 0, &error);
  if (found == NULL)
    return dossier_cli_fail (name, error);
  if (found->len == 0)
    return suggest_names (cli, name);
  status = DOSSIER_EXIT_DONE;
  for (guint i = 0; i < found->len && status == DOSSIER_EXIT_DONE; i++)
    status = print_dossier (cli, dossier_entity_get_row (found->pdata[i])->id, as_of);
  return status;
}
