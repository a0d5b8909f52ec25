/* dossier-paper-json.c - a dossier as JSON, with all its tellings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-paper.h"

#include "dossier-json-private.h"

/* An object under way. */
typedef struct
{
  const DossierPaperMatter *matter;
  JsonBuilder              *json;
  GPtrArray                *claims;  /* (element-type DossierClaim): what was told, in the order of its sources */
  GHashTable               *indices; /* claim -> its index in @claims, from 1 */
} Draft;

/* ---- sources ---- */

static guint
index_claim (Draft *draft, DossierClaim *claim)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (draft->indices, claim));

  if (number == 0)
    {
      g_ptr_array_add (draft->claims, claim);
      number = draft->claims->len;
      g_hash_table_insert (draft->indices, claim, GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static void
add_fact_sources (Draft *draft, const DossierFact *fact)
{
  for (guint i = 0; i < fact->claims->len; i++)
    json_builder_add_int_value (draft->json, index_claim (draft, g_ptr_array_index (fact->claims, i)));
}

static void
write_fact_sources (Draft *draft, const DossierFact *fact)
{
  dossier_begin_array (draft->json, "sources");
  add_fact_sources (draft, fact);
  json_builder_end_array (draft->json);
}

static const char *
find_address (Draft *draft, gint64 id)
{
  DossierStory *story = g_hash_table_lookup (draft->matter->stories, &id);

  return story != NULL ? dossier_story_get_row (story)->uri : NULL;
}

static void
add_source (Draft *draft, const DossierClaimRow *claim)
{
  g_autofree const char **flags = dossier_claim_flags_to_words (claim->flags);

  json_builder_begin_object (draft->json);
  dossier_write_string (draft->json, "title", claim->story_title);
  dossier_write_string (draft->json, "publication", claim->story_source);
  dossier_write_date (draft->json, "published", &claim->story_published);
  dossier_write_string (draft->json, "url", find_address (draft, claim->story));
  dossier_write_string (draft->json, "sentence", claim->sentence);
  dossier_write_strings (draft->json, "flags", flags);
  json_builder_end_object (draft->json);
}

/* ---- lines ---- */

static void
add_known (Draft *draft, const DossierKnown *known)
{
  JsonBuilder *json = draft->json;

  json_builder_begin_object (json);
  dossier_write_string (json, "sort", dossier_known_sort_to_string (known->sort));
  dossier_write_string (json, "name", known->name);
  dossier_write_string (json, "role", known->role);
  dossier_write_string (json, "amount", known->amount);
  dossier_write_bool (json, "is_founder", known->is_founder);
  dossier_write_bool (json, "is_over", known->is_over);
  dossier_write_bool (json, "is_disputed", known->is_disputed);
  dossier_write_date (json, "since", &known->since);
  dossier_write_date (json, "until", &known->until);
  write_fact_sources (draft, known->fact);
  json_builder_end_object (json);
}

static void
add_fact (Draft *draft, const DossierFact *fact)
{
  const DossierClaimRow  *row = dossier_claim_get_row (fact->best);
  g_autofree const char **conflicts = dossier_conflict_to_words (fact->conflict);
  JsonBuilder            *json = draft->json;

  json_builder_begin_object (json);
  dossier_write_string (json, "kind", dossier_claim_kind_to_string (row->kind));
  dossier_write_string (json, "nature", dossier_fact_nature_to_string (fact->nature));
  dossier_write_string (json, "certainty", dossier_surety_to_string (fact->surety));
  dossier_write_bool (json, "is_former", (row->flags & DOSSIER_CLAIM_FORMER) != 0);
  dossier_write_string (json, "subject", row->subject_name);
  dossier_write_string (json, "object", row->object_name);
  dossier_write_string (json, "role", fact->role);
  dossier_write_string (json, "amount", fact->amount);
  dossier_write_date (json, "date", &fact->date);
  dossier_write_bool (json, "is_denied", fact->denial != NULL);
  dossier_write_strings (json, "conflicts", conflicts);
  write_fact_sources (draft, fact);
  json_builder_end_object (json);
}

static void
add_money (Draft *draft, const DossierMoney *money)
{
  JsonBuilder *json = draft->json;

  json_builder_begin_object (json);
  dossier_write_bool (json, "is_given", money->is_given);
  dossier_write_bool (json, "is_acquisition", money->is_acquisition);
  dossier_write_string (json, "amount", money->amount);
  dossier_write_date (json, "date", &money->date);
  dossier_begin_array (json, "parties");
  for (guint i = 0; i < money->facts->len; i++)
    {
      const DossierFact     *fact = g_ptr_array_index (money->facts, i);
      const DossierClaimRow *row = dossier_claim_get_row (fact->best);

      json_builder_begin_object (json);
      dossier_write_string (json, "name", money->is_given ? row->object_name : row->subject_name);
      dossier_write_string (json, "certainty", dossier_surety_to_string (fact->surety));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  dossier_begin_array (json, "sources");
  for (guint i = 0; i < money->facts->len; i++)
    add_fact_sources (draft, g_ptr_array_index (money->facts, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_connection (Draft *draft, const DossierConnection *connection)
{
  const DossierEntityRow *row = dossier_entity_get_row (connection->entity);

  json_builder_begin_object (draft->json);
  dossier_write_string (draft->json, "uid", row->uid);
  dossier_write_string (draft->json, "name", row->name);
  dossier_write_string (draft->json, "kind", dossier_entity_kind_to_string (row->kind));
  dossier_write_int (draft->json, "stories", connection->n_stories);
  dossier_write_int (draft->json, "facts", connection->n_facts);
  json_builder_end_object (draft->json);
}

static void
add_highlight (Draft *draft, const DossierAnnotationRow *row)
{
  DossierStory          *found = g_hash_table_lookup (draft->matter->stories, &row->story);
  const DossierStoryRow *story = found != NULL ? dossier_story_get_row (found) : NULL;
  JsonBuilder           *json = draft->json;

  json_builder_begin_object (json);
  dossier_write_string (json, "quote", row->quote);
  dossier_write_string (json, "note", row->note);
  dossier_write_string (json, "colour", dossier_colour_to_string (row->colour));
  dossier_write_time (json, "created", row->created);
  json_builder_set_member_name (json, "source");
  if (story != NULL)
    {
      json_builder_begin_object (json);
      dossier_write_string (json, "title", story->title);
      dossier_write_string (json, "publication", story->source);
      dossier_write_date (json, "published", &story->published);
      dossier_write_string (json, "url", story->uri);
      json_builder_end_object (json);
    }
  else
    json_builder_add_null_value (json);
  json_builder_end_object (json);
}

/* ---- the whole ---- */

static void
write_entity (JsonBuilder *json, const DossierEntityRow *row)
{
  dossier_begin_object (json, "entity");
  dossier_write_string (json, "uid", row->uid);
  dossier_write_string (json, "name", row->name);
  dossier_write_string (json, "kind", dossier_entity_kind_to_string (row->kind));
  dossier_write_string (json, "subtype", dossier_subtype_to_string (row->subtype));
  dossier_write_strings (json, "aliases", (const char *const *) row->aliases);
  dossier_write_string (json, "note", row->note);
  json_builder_end_object (json);
}

#define WRITE_LIST(draft, name, list, add)                                                                             \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    dossier_begin_array ((draft)->json, name);                                                                         \
    for (guint i = 0; i < (list)->len; i++)                                                                            \
      add (draft, g_ptr_array_index (list, i));                                                                        \
    json_builder_end_array ((draft)->json);                                                                            \
  }                                                                                                                    \
  G_STMT_END

static void
write_lists (Draft *draft)
{
  const DossierSummary *summary = draft->matter->summary;

  WRITE_LIST (draft, "known", summary->known, add_known);
  WRITE_LIST (draft, "timeline", summary->facts, add_fact);
  WRITE_LIST (draft, "money", summary->money, add_money);
  WRITE_LIST (draft, "connections", summary->connections, add_connection);
  dossier_begin_array (draft->json, "highlights");
  for (guint i = 0; i < draft->matter->annotations->len; i++)
    add_highlight (draft, dossier_annotation_get_row (g_ptr_array_index (draft->matter->annotations, i)));
  json_builder_end_array (draft->json);
  dossier_begin_array (draft->json, "sources");
  for (guint i = 0; i < draft->claims->len; i++)
    add_source (draft, dossier_claim_get_row (g_ptr_array_index (draft->claims, i)));
  json_builder_end_array (draft->json);
}

char *
dossier_paper_to_json (const DossierPaperMatter *matter)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);
  g_autofree char *text = NULL;
  Draft            draft = { matter, json, claims, indices };

  json_builder_begin_object (json);
  dossier_write_string (json, "format", "dossier-1");
  dossier_write_time (json, "as_of", matter->summary->as_of);
  write_entity (json, matter->entity);
  write_lists (&draft);
  json_builder_end_object (json);
  text = dossier_json_take (json, TRUE);
  return g_strconcat (text, "\n", NULL);
}
