/* dossier-claims-table.c - what stories claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claims-table.h"

#include <string.h>
#include "dossier-claim.h"
#include "dossier-follows-table.h"

#define DEFAULT_LIMIT 1000
#define CLAIM_COLUMNS                                                                                                  \
  "c.id, c.kind, c.flags, c.subject, c.object, a.name, b.name, c.role, c.amount, c.date_from, c.date_until,"           \
  " c.precision, c.pattern, c.story, s.title, coalesce (o.name, f.title), s.published_from, s.published_until,"        \
  " s.precision, c.start, c.length, c.sentence_start, c.sentence_length, c.sentence, x.hash, c.arrived, s.uri,"        \
  " coalesce (d.state, 0)"

#define N_CLAIM_COLUMNS 28

#define FROM_CLAIM                                                                                                     \
  " FROM claim c LEFT JOIN claim_decision d ON d.claim = c.id"                                                         \
  " JOIN story s ON s.id = c.story LEFT JOIN story_text x ON x.id = s.revision"                                        \
  " LEFT JOIN source o ON o.id = s.source LEFT JOIN feed f ON f.id = s.feed"                                           \
  " LEFT JOIN entity a ON a.id = c.subject LEFT JOIN entity b ON b.id = c.object "

#define SELECT_CLAIM "SELECT " CLAIM_COLUMNS FROM_CLAIM

/* With what names both ends and the story for good; of stories that were not deleted. */
#define SELECT_RELATION                                                                                                \
  "SELECT " CLAIM_COLUMNS ", a.uid, a.kind, a.subtype, b.uid, b.kind, b.subtype, s.uid, s.uri" FROM_CLAIM              \
  " JOIN story_state t ON t.story = c.story AND t.is_deleted = 0 "

#define SELECT_ID                                                                                                      \
  "SELECT c.id FROM claim c JOIN story_state t ON t.story = c.story AND t.is_deleted = 0"                              \
  " WHERE (c.flags & ?1) = 0 "

/* How much a kind of claim tells in a list: people who move first, then what becomes of companies. */
static guint
rank_kind (DossierClaimKind kind)
{
  switch (kind)
    {
    case DOSSIER_CLAIM_JOINED:
    case DOSSIER_CLAIM_LEFT:
    case DOSSIER_CLAIM_FIRED: return 0;
    case DOSSIER_CLAIM_APPOINTED:
    case DOSSIER_CLAIM_PROMOTED: return 1;
    case DOSSIER_CLAIM_FOUNDED:
    case DOSSIER_CLAIM_COFOUNDED: return 2;
    case DOSSIER_CLAIM_ACQUIRED:
    case DOSSIER_CLAIM_MERGED:
    case DOSSIER_CLAIM_DISBANDED: return 3;
    case DOSSIER_CLAIM_FUNDED:
    case DOSSIER_CLAIM_INVESTED: return 4;
    case DOSSIER_CLAIM_SUED: return 5;
    case DOSSIER_CLAIM_PARTNERED: return 6;
    case DOSSIER_CLAIM_WORKS_AT: return 7;
    }
  return 8;
}

/* What a sentence costs that comes after others with claims: news says first what it is about. */
#define LATER_SENTENCE 20

/* Lower is more telling: the kind and how early it is said, then what is certain and present. @n_before: sentences with
 * claims before its own. */
static guint
rank_claim (DossierClaimKind kind, DossierClaimFlags flags, guint n_before)
{
  guint rank = rank_kind (kind) * 4 + n_before * LATER_SENTENCE;

  if (flags & (DOSSIER_CLAIM_RUMOURED | DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_REPORTED))
    rank += 1;
  if (flags & DOSSIER_CLAIM_FORMER)
    rank += 2;
  return rank;
}

static gint64
entity_at (GArray *entities, int index)
{
  return index >= 0 && (guint) index < entities->len ? g_array_index (entities, gint64, index) : 0;
}

/* What a former text of the story told arrived with that; else with this one, at @arrived. */
static gboolean
insert (DossierDb *db, gint64 story, const DossierFoundClaim *claim, GArray *entities, const char *sentence,
        gint64 arrived, GError **error)
{
  static const char sql_add[]
      = "INSERT INTO claim (story, kind, flags, subject, object, role, amount, date_from, date_until, precision, start,"
        " length, sentence_start, sentence_length, sentence, pattern, arrived)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
        " coalesce ((SELECT arrived FROM claim_told WHERE story = ?1 AND kind = ?2 AND flags = ?3"
        " AND subject = coalesce (?4, 0) AND object = coalesce (?5, 0)), ?17))";

  return dossier_db_run (db, sql_add, error, "iuukkssiiuuuuussi", story, claim->kind, claim->flags,
                         entity_at (entities, claim->subject), entity_at (entities, claim->object), claim->role,
                         claim->amount, claim->date.from, claim->date.until, claim->date.precision, claim->start,
                         claim->length, claim->sentence_start, claim->sentence_length, sentence, claim->pattern,
                         arrived);
}

/* Of what a person said is no name nothing is claimed. */
static gboolean
is_of_no_name (GArray *entities, int index)
{
  return index >= 0 && (guint) index < entities->len && g_array_index (entities, gint64, index) == 0;
}

static gboolean
lies_inside (guint start, guint length, guint whole)
{
  return start <= whole && length <= whole - start;
}

gboolean
dossier_claims_table_add (DossierDb *db, gint64 story, const DossierPrepared *prepared, GArray *entities, gint64 *top,
                          guint *n_facts, GError **error)
{
  const DossierRecognition *recognition = prepared->draft->recognition;
  DossierDocument          *document = prepared->draft->document;
  guint                     best = G_MAXUINT, n_sentences = 0, sentence_start = 0, n, whole;
  gint64                    arrived = 0;

  *top = 0;
  *n_facts = 0;
  if (recognition == NULL || document == NULL)
    return TRUE;
  if (!dossier_follows_table_arrive (db, prepared, &arrived, error))
    return FALSE;
  whole = dossier_document_get_length (document);
  n = MIN (recognition->claims->len, DOSSIER_PREPARED_MAX_CLAIMS);
  for (guint i = 0; i < n; i++)
    {
      const DossierFoundClaim *claim = g_ptr_array_index (recognition->claims, i);
      g_autofree char         *sentence = NULL;

      if (!lies_inside (claim->start, claim->length, whole)
          || !lies_inside (claim->sentence_start, claim->sentence_length, whole)
          || is_of_no_name (entities, claim->subject) || is_of_no_name (entities, claim->object))
        continue;
      sentence = dossier_document_dup_slice (document, claim->sentence_start, claim->sentence_length);
      if (!insert (db, story, claim, entities, sentence, arrived, error))
        return FALSE;
      if (claim->flags & DOSSIER_CLAIM_NO_FACT)
        continue;
      if (++*n_facts > 1 && claim->sentence_start != sentence_start)
        n_sentences++;
      sentence_start = claim->sentence_start;
      if (rank_claim (claim->kind, claim->flags, n_sentences) < best)
        {
          best = rank_claim (claim->kind, claim->flags, n_sentences);
          *top = dossier_db_get_last_id (db);
        }
    }
  return TRUE;
}

gboolean
dossier_claims_table_rank (DossierDb *db, gint64 story, gint64 *top, guint *n_facts, GError **error)
{
  static const char sql_facts[] = "SELECT id, kind, flags, sentence_start FROM claim WHERE story = ?1"
                                  " AND (flags & ?2) = 0 ORDER BY sentence_length = 0, start, id";
  guint             best = G_MAXUINT, n_sentences = 0;
  gint64            sentence_start = 0;
  sqlite3_stmt     *row = dossier_db_query (db, sql_facts, error, "iu", story, DOSSIER_CLAIM_NO_FACT);

  *top = 0;
  *n_facts = 0;
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      guint rank;

      if (++*n_facts > 1 && sqlite3_column_int64 (row, 3) != sentence_start)
        n_sentences++;
      sentence_start = sqlite3_column_int64 (row, 3);
      rank = rank_claim (sqlite3_column_int (row, 1), sqlite3_column_int (row, 2), n_sentences);
      if (rank >= best)
        continue;
      best = rank;
      *top = sqlite3_column_int64 (row, 0);
    }
  return !dossier_db_failed (db);
}

gboolean
dossier_claims_table_remove (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_told[]
      = "INSERT OR IGNORE INTO claim_told (story, kind, flags, subject, object, arrived)"
        " SELECT story, kind, flags, coalesce (subject, 0), coalesce (object, 0), arrived FROM claim WHERE story = ?1"
        " ORDER BY arrived";
  static const char sql_remove[] = "DELETE FROM claim WHERE story = ?1";

  return dossier_db_run (db, sql_told, error, "i", story) && dossier_db_run (db, sql_remove, error, "i", story);
}

/* The first bytes of a text's hash. */
static guint64
read_key (sqlite3_stmt *row, int column)
{
  guint64 key = 0;

  if ((gsize) sqlite3_column_bytes (row, column) >= sizeof key)
    memcpy (&key, sqlite3_column_blob (row, column), sizeof key);
  return key;
}

static DossierClaim *
make_claim (sqlite3_stmt *row)
{
  DossierClaimRow claim = {
    .id = sqlite3_column_int64 (row, 0),
    .kind = sqlite3_column_int (row, 1),
    .flags = sqlite3_column_int (row, 2),
    .subject = sqlite3_column_int64 (row, 3),
    .object = sqlite3_column_int64 (row, 4),
    .subject_name = (char *) sqlite3_column_text (row, 5),
    .object_name = (char *) sqlite3_column_text (row, 6),
    .role = (char *) sqlite3_column_text (row, 7),
    .amount = (char *) sqlite3_column_text (row, 8),
    .date = { sqlite3_column_int64 (row, 9), sqlite3_column_int64 (row, 10), sqlite3_column_int (row, 11) },
    .pattern = (char *) sqlite3_column_text (row, 12),
    .story = sqlite3_column_int64 (row, 13),
    .story_title = (char *) sqlite3_column_text (row, 14),
    .story_source = (char *) sqlite3_column_text (row, 15),
    .story_published = { sqlite3_column_int64 (row, 16), sqlite3_column_int64 (row, 17), sqlite3_column_int (row, 18) },
    .start = sqlite3_column_int (row, 19),
    .length = sqlite3_column_int (row, 20),
    .sentence_start = sqlite3_column_int (row, 21),
    .sentence_length = sqlite3_column_int (row, 22),
    .sentence = (char *) sqlite3_column_text (row, 23),
    .text_key = read_key (row, 24),
    .arrived = sqlite3_column_int64 (row, 25),
    .story_uri = (char *) sqlite3_column_text (row, 26),
    .decision = sqlite3_column_int (row, 27),
  };

  return dossier_claim_new (&claim);
}

/* A claim with any of these is left out. */
static guint
hidden_flags (const DossierClaimFilter *filter)
{
  return filter->with_no_facts ? DOSSIER_CLAIM_REJECTED : DOSSIER_CLAIM_NO_FACT;
}

/* The ids of the claims that the filter leaves, newest story first. */
static sqlite3_stmt *
run_filter (DossierDb *db, const DossierClaimFilter *filter, GError **error)
{
  static const char sql_all[] = SELECT_ID "ORDER BY c.story DESC, c.start, c.id";
  static const char sql_story[]
      = SELECT_ID "AND c.story = ?2 AND (?3 = 0 OR ?3 IN (c.subject, c.object)) ORDER BY c.start, c.id";

  if (filter->story != 0)
    return dossier_db_query (db, sql_story, error, "uii", hidden_flags (filter), filter->story, filter->entity);
  return dossier_db_query (db, sql_all, error, "u", hidden_flags (filter));
}

/* Newest story first, then text order; what has no place in its text comes last. */
static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const DossierClaimRow *first = dossier_claim_get_row (*(DossierClaim *const *) a);
  const DossierClaimRow *second = dossier_claim_get_row (*(DossierClaim *const *) b);

  if (first->story != second->story)
    return first->story > second->story ? -1 : 1;
  if (dossier_claim_is_uprooted (first) != dossier_claim_is_uprooted (second))
    return dossier_claim_is_uprooted (first) ? 1 : -1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

DossierClaim *
dossier_claims_table_load (DossierDb *db, gint64 id, GError **error)
{
  static const char sql_load[] = SELECT_CLAIM "WHERE c.id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_load, error, "i", id);
  DossierClaim     *claim;

  if (row == NULL || !dossier_db_next (db, row, error))
    return NULL;
  claim = make_claim (row);
  dossier_db_end (row);
  return claim;
}

/* Those of an entity at once: a dossier may have thousands. Both indices are walked from the newest story on, so that a
 * limit stops the walk. */
static sqlite3_stmt *
run_entity (DossierDb *db, const DossierClaimFilter *filter, GError **error)
{
  static const char sql_entity[]
      = "SELECT " CLAIM_COLUMNS
        " FROM (SELECT id, story FROM claim WHERE subject = ?2 UNION SELECT id, story FROM claim"
        " WHERE object = ?2 ORDER BY story DESC) k CROSS JOIN claim c ON c.id = k.id"
        " CROSS JOIN story_state t ON t.story = c.story AND t.is_deleted = 0 CROSS JOIN story s ON s.id = c.story"
        " LEFT JOIN story_text x ON x.id = s.revision LEFT JOIN source o ON o.id = s.source"
        " LEFT JOIN feed f ON f.id = s.feed LEFT JOIN entity a ON a.id = c.subject LEFT JOIN entity b ON b.id = "
        "c.object"
        " LEFT JOIN claim_decision d ON d.claim = c.id"
        " WHERE (c.flags & ?1) = 0";

  return dossier_db_query (db, sql_entity, error, "ui", hidden_flags (filter), filter->entity);
}

GPtrArray *
dossier_claims_table_list (DossierDb *db, const DossierClaimFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
  guint         limit = filter->limit != 0 ? filter->limit : DEFAULT_LIMIT;
  gboolean      is_whole = filter->entity != 0 && filter->story == 0;
  sqlite3_stmt *row = is_whole ? run_entity (db, filter, error) : run_filter (db, filter, error);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      g_autoptr (DossierClaim) claim
          = is_whole ? make_claim (row) : dossier_claims_table_load (db, sqlite3_column_int64 (row, 0), error);

      if (claim != NULL)
        g_ptr_array_add (claims, g_steal_pointer (&claim));
      if (dossier_db_failed (db) || claims->len == limit)
        {
          dossier_db_end (row);
          break;
        }
    }
  g_ptr_array_sort (claims, compare_claims);
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&claims);
}

gboolean
dossier_claims_table_add_pair (DossierDb *db, gint64 subject, gint64 object, DossierClaimKind kind, guint limit,
                               GPtrArray *claims, GError **error)
{
  static const char sql_pair[] = "SELECT c.id FROM claim c JOIN story_state t ON t.story = c.story AND t.is_deleted = 0"
                                 " WHERE c.subject IS ?1 AND c.object IS ?2 AND c.kind IN (?3, ?4)"
                                 " ORDER BY c.arrived DESC, c.id DESC LIMIT ?5";
  DossierClaimKind  other = kind == DOSSIER_CLAIM_FOUNDED ? DOSSIER_CLAIM_COFOUNDED : kind;
  sqlite3_stmt     *row = dossier_db_query (db, sql_pair, error, "kkuuu", subject, object, kind, other, limit);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      DossierClaim *claim = dossier_claims_table_load (db, sqlite3_column_int64 (row, 0), error);

      if (claim == NULL)
        {
          dossier_db_end (row);
          return FALSE;
        }
      g_ptr_array_add (claims, claim);
    }
  return !dossier_db_failed (db);
}

/* ---- all of them, a piece at a time ---- */

static DossierRelation *
make_relation (sqlite3_stmt *row)
{
  DossierRelation *relation = g_new0 (DossierRelation, 1);

  relation->claim = make_claim (row);
  relation->subject.uid = dossier_db_dup_text (row, N_CLAIM_COLUMNS);
  relation->subject.kind = sqlite3_column_int (row, N_CLAIM_COLUMNS + 1);
  relation->subject.subtype = sqlite3_column_int (row, N_CLAIM_COLUMNS + 2);
  relation->object.uid = dossier_db_dup_text (row, N_CLAIM_COLUMNS + 3);
  relation->object.kind = sqlite3_column_int (row, N_CLAIM_COLUMNS + 4);
  relation->object.subtype = sqlite3_column_int (row, N_CLAIM_COLUMNS + 5);
  relation->story_uid = dossier_db_dup_text (row, N_CLAIM_COLUMNS + 6);
  relation->story_uri = dossier_db_dup_text (row, N_CLAIM_COLUMNS + 7);
  return relation;
}

static sqlite3_stmt *
walk_relations (DossierDb *db, DossierRelationsScope scope, gint64 key, gint64 after, guint limit, GError **error)
{
  static const char sql_all[] = SELECT_RELATION "WHERE c.id > ?1 ORDER BY c.id LIMIT ?2";
  static const char sql_story[] = SELECT_RELATION "WHERE c.id > ?1 AND c.story = ?3 ORDER BY c.id LIMIT ?2";
  static const char sql_subject[] = SELECT_RELATION "WHERE c.id > ?1 AND c.subject = ?3 ORDER BY c.id LIMIT ?2";

  switch (scope) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_RELATIONS_ALL: break;
    case DOSSIER_RELATIONS_OF_STORY: return dossier_db_query (db, sql_story, error, "iui", after, limit, key);
    case DOSSIER_RELATIONS_OF_SUBJECT: return dossier_db_query (db, sql_subject, error, "iui", after, limit, key);
    }
  return dossier_db_query (db, sql_all, error, "iu", after, limit);
}

gboolean
dossier_claims_table_list_relations (DossierDb *db, DossierRelationsScope scope, gint64 key, gint64 after, guint limit,
                                     GPtrArray *relations, GError **error)
{
  sqlite3_stmt *row = walk_relations (db, scope, key, after, limit, error);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    g_ptr_array_add (relations, make_relation (row));
  return !dossier_db_failed (db);
}
