/* dossier-decisions-table.c - what a person decided about claims, kept and laid over what was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-decisions-table.h"

#include <string.h>
#include "dossier-claims-table.h"
#include "dossier-decisions-match.h"
#include "dossier-stories-table.h"
#include "dossier-texts-table.h"

/* --- lifting --- */

static gboolean
is_laid (DossierDb *db, gint64 story, gboolean *is, GError **error)
{
  static const char sql_laid[] = "SELECT 1 FROM claim_decision WHERE story = ?1 AND claim IS NOT NULL LIMIT 1";
  gint64            found = 0;

  *is = FALSE;
  if (!dossier_db_get (db, sql_laid, &found, error, "i", story))
    return FALSE;
  *is = found != 0;
  return TRUE;
}

static gboolean
lift (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_made[] = "DELETE FROM claim WHERE id IN"
                                 " (SELECT made FROM claim_decision WHERE story = ?1 AND claim = made)";
  static const char sql_rejected[] = "UPDATE claim SET flags = flags & ~?2 WHERE story = ?1 AND flags & ?2 <> 0";
  static const char sql_found[]
      = "UPDATE claim SET kind = d.found_kind, flags = d.found_flags, subject = d.found_subject,"
        " object = d.found_object, role = d.found_role, amount = d.found_amount, date_from = d.found_from,"
        " date_until = d.found_until, precision = d.found_precision FROM claim_decision d"
        " WHERE d.story = ?1 AND d.claim = claim.id AND d.state IN (?2, ?3)";
  static const char sql_lifted[] = "UPDATE claim_decision SET claim = NULL WHERE story = ?1";

  return dossier_db_run (db, sql_made, error, "i", story)
         && dossier_db_run (db, sql_rejected, error, "iu", story, DOSSIER_CLAIM_REJECTED)
         && dossier_db_run (db, sql_found, error, "iuu", story, DOSSIER_DECISION_EDITED, DOSSIER_DECISION_ADDED)
         && dossier_db_run (db, sql_lifted, error, "i", story);
}

/* The story's counts are those of its claims. */
static gboolean
recount (DossierWork *work, gint64 story, GError **error)
{
  static const char sql_story[] = "UPDATE story SET n_facts = ?2, claim = ?3 WHERE id = ?1";
  DossierStoryState state = { 0 };
  gint64            top = 0;
  guint             n_facts = 0;

  if (!dossier_stories_table_get_state (work->db, story, &state, error)
      || !dossier_claims_table_rank (work->db, story, &top, &n_facts, error)
      || !dossier_db_run (work->db, sql_story, error, "iuk", story, n_facts, top))
    return FALSE;
  dossier_work_count_story (work, &state, -1);
  state.n_facts = n_facts;
  dossier_work_count_story (work, &state, 1);
  g_array_append_val (work->changed, story);
  work->entities_changed = TRUE;
  return TRUE;
}

gboolean
dossier_decisions_lift (DossierWork *work, gint64 story, GError **error)
{
  gboolean laid = FALSE;

  g_assert (dossier_db_is_mine (work->db));
  if (!is_laid (work->db, story, &laid, error))
    return FALSE;
  return !laid || (lift (work->db, story, error) && recount (work, story, error));
}

/* --- laying --- */

/* A claim that is there by its decision alone, under the id it had when that is free. */
static gboolean
make_claim (DossierDb *db, const DossierDecided *decided, const DossierDecidedPlace *place, GError **error)
{
  static const char sql_make[]
      = "INSERT INTO claim (id, story, kind, flags, subject, object, role, amount, date_from, date_until, precision,"
        " start, length, sentence_start, sentence_length, sentence)"
        " SELECT CASE WHEN EXISTS (SELECT 1 FROM claim c WHERE c.id = d.made) THEN NULL ELSE d.made END, d.story,"
        " d.said_kind, d.said_flags, ?2, ?3, d.said_role, d.said_amount, d.said_from, d.said_until, d.said_precision,"
        " ?4, ?5, ?4, ?5, d.sentence FROM claim_decision d WHERE d.id = ?1";
  static const char sql_made[] = "UPDATE claim_decision SET claim = ?2, made = ?2 WHERE id = ?1";

  return dossier_db_run (db, sql_make, error, "ikkuu", decided->id, decided->subject, decided->object, place->start,
                         place->length)
         && dossier_db_run (db, sql_made, error, "ii", decided->id, dossier_db_get_last_id (db));
}

/* @claim, and all that are like it. */
static gboolean
reject_claims (DossierDb *db, DossierDecidedClaims *claims, const DossierDecided *decided,
               const DossierDecidedPlace *place, gint64 claim, GError **error)
{
  static const char sql_reject[] = "UPDATE claim SET flags = flags | ?2 WHERE id = ?1";

  while (claim != 0)
    if (!dossier_db_run (db, sql_reject, error, "iu", claim, DOSSIER_CLAIM_REJECTED)
        || !dossier_decided_take (claims, decided, place, &claim, error))
      return FALSE;
  return TRUE;
}

/* An end that the person has not changed is who it is found to be. */
static gboolean
edit_claim (DossierDb *db, const DossierDecided *decided, GError **error)
{
  static const char sql_edit[]
      = "UPDATE claim SET kind = d.said_kind, flags = d.said_flags,"
        " subject = CASE WHEN d.said_subject IS d.subject THEN claim.subject ELSE ?2 END,"
        " object = CASE WHEN d.said_object IS d.object THEN claim.object ELSE ?3 END, role = d.said_role,"
        " amount = d.said_amount, date_from = d.said_from, date_until = d.said_until, precision = d.said_precision"
        " FROM claim_decision d WHERE d.id = ?1 AND claim.id = d.claim";

  return dossier_db_run (db, sql_edit, error, "ikk", decided->id, decided->subject, decided->object);
}

static gboolean
take_claim (DossierDb *db, const DossierDecided *decided, gint64 claim, GError **error)
{
  static const char sql_take[]
      = "UPDATE claim_decision SET claim = ?2, made = NULL, (found_kind, found_flags, found_subject, found_object,"
        " found_role, found_amount, found_from, found_until, found_precision) = (SELECT kind, flags, subject, object,"
        " role, amount, date_from, date_until, precision FROM claim WHERE id = ?2) WHERE id = ?1";

  return dossier_db_run (db, sql_take, error, "ii", decided->id, claim);
}

static gboolean
lay_one (DossierDb *db, DossierDecidedClaims *claims, const DossierDecided *decided, GError **error)
{
  DossierDecidedPlace place = { 0 };
  gint64              claim = 0;

  dossier_decided_find_place (claims, decided, &place);
  if (!dossier_decided_take (claims, decided, &place, &claim, error))
    return FALSE;
  if (claim == 0)
    return decided->state == DOSSIER_DECISION_REJECTED || decided->is_of_no_name
           || make_claim (db, decided, &place, error);
  if (!take_claim (db, decided, claim, error))
    return FALSE;
  if (decided->state == DOSSIER_DECISION_REJECTED || decided->is_of_no_name)
    return reject_claims (db, claims, decided, &place, claim, error);
  return decided->state == DOSSIER_DECISION_CONFIRMED || edit_claim (db, decided, error);
}

static gboolean
lay (DossierDb *db, gint64 story, GPtrArray *decisions, const char *text, GError **error)
{
  g_autoptr (DossierDecidedClaims) claims = dossier_decided_claims_new (db, story, text, error);

  if (claims == NULL)
    return FALSE;
  for (guint i = 0; i < decisions->len; i++)
    if (!lay_one (db, claims, g_ptr_array_index (decisions, i), error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_decisions_lay_on (DossierDb *db, gint64 story, const char *text, gint64 *top, guint *n_facts, GError **error)
{
  g_autoptr (GPtrArray) decisions = dossier_decided_list (db, story, error);

  g_assert (dossier_db_is_mine (db));
  return decisions != NULL
         && (decisions->len == 0
             || (lay (db, story, decisions, text, error)
                 && dossier_claims_table_rank (db, story, top, n_facts, error)));
}

static char *
load_text (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_revision[] = "SELECT revision FROM story WHERE id = ?1";
  gint64            revision = 0;

  if (!dossier_db_get (db, sql_revision, &revision, error, "i", story))
    return NULL;
  return dossier_texts_table_load_text (db, revision, error);
}

gboolean
dossier_decisions_lay (DossierWork *work, gint64 story, GError **error)
{
  g_autoptr (GPtrArray) decisions = dossier_decided_list (work->db, story, error);
  g_autofree char *text = NULL;

  g_assert (dossier_db_is_mine (work->db));
  if (decisions == NULL || !dossier_decisions_lift (work, story, error))
    return FALSE;
  if (decisions->len == 0)
    return TRUE;
  text = load_text (work->db, story, error);
  return text != NULL && lay (work->db, story, decisions, text, error) && recount (work, story, error);
}

/* --- one decision --- */

gboolean
dossier_decisions_find (DossierDb *db, gint64 claim, gint64 *decision, GError **error)
{
  static const char sql_find[] = "SELECT id FROM claim_decision WHERE claim = ?1";

  *decision = 0;
  return dossier_db_get (db, sql_find, decision, error, "i", claim);
}

gboolean
dossier_decisions_find_ends (DossierDb *db, gint64 claim, gint64 *subject, gint64 *object, GError **error)
{
  static const char sql_subject[] = "SELECT subject FROM told_claim WHERE claim = ?1 AND is_lost = 0";
  static const char sql_object[] = "SELECT object FROM told_claim WHERE claim = ?1 AND is_lost = 0";

  return dossier_db_get (db, sql_subject, subject, error, "i", claim)
         && dossier_db_get (db, sql_object, object, error, "i", claim);
}

gboolean
dossier_decisions_get_claim (DossierDb *db, gint64 decision, gint64 *claim, GError **error)
{
  static const char sql_claim[] = "SELECT claim FROM claim_decision WHERE id = ?1";

  *claim = 0;
  return dossier_db_get (db, sql_claim, claim, error, "i", decision);
}

static char *
slice (const char *text, glong from, glong until)
{
  return g_utf8_substring (text, MAX (from, 0), MAX (until, 0));
}

gint64
dossier_decisions_create (DossierDb *db, const DossierClaimRow *claim, const char *text, GError **error)
{
  static const char sql_add[]
      = "INSERT INTO claim_decision (story, state, sentence, prefix, suffix, kind, subject, object, said_kind,"
        " said_flags, said_from, said_until, said_precision) VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0, 0, 0, 0)";
  glong            whole = g_utf8_strlen (text, -1);
  glong            start = claim->sentence_start, end = (glong) claim->sentence_start + claim->sentence_length;
  g_autofree char *prefix = slice (text, MIN (start, whole) - DOSSIER_DECISION_CONTEXT, MIN (start, whole));
  g_autofree char *suffix = slice (text, MIN (end, whole), MIN (end + DOSSIER_DECISION_CONTEXT, whole));

  if (!dossier_db_run (db, sql_add, error, "isssukk", claim->story, claim->sentence, prefix, suffix, claim->kind,
                       claim->subject, claim->object))
    return 0;
  return dossier_db_get_last_id (db);
}

char *
dossier_decisions_pack (DossierDecision state, const DossierClaimRow *said)
{
  return g_strdup_printf (
      "%d %d %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d\n%s\n%s", state,
      said->kind, said->flags, said->subject, said->object, said->date.from, said->date.until, said->date.precision,
      said->role != NULL ? said->role : "", said->amount != NULL ? said->amount : "");
}

char *
dossier_decisions_dup_packed (DossierDb *db, gint64 decision, GError **error)
{
  static const char sql_said[]
      = "SELECT state, said_kind, said_flags, said_subject, said_object, said_from, said_until, said_precision,"
        " said_role, said_amount FROM claim_decision WHERE id = ?1";
  sqlite3_stmt   *row = dossier_db_query (db, sql_said, error, "i", decision);
  DossierClaimRow said = { 0 };
  char           *packed;

  if (row == NULL || !dossier_db_next (db, row, error))
    return NULL;
  said.kind = sqlite3_column_int (row, 1);
  said.flags = sqlite3_column_int (row, 2);
  said.subject = sqlite3_column_int64 (row, 3);
  said.object = sqlite3_column_int64 (row, 4);
  said.date
      = (DossierDate){ sqlite3_column_int64 (row, 5), sqlite3_column_int64 (row, 6), sqlite3_column_int (row, 7) };
  said.role = (char *) sqlite3_column_text (row, 8);
  said.amount = (char *) sqlite3_column_text (row, 9);
  packed = dossier_decisions_pack (sqlite3_column_int (row, 0), &said);
  dossier_db_end (row);
  return packed;
}

static gboolean
write_packed (DossierDb *db, gint64 decision, const char *packed, GError **error)
{
  static const char sql_set[]
      = "UPDATE claim_decision SET state = ?2, said_kind = ?3, said_flags = ?4, said_subject = ?5, said_object = ?6,"
        " said_from = ?7, said_until = ?8, said_precision = ?9, said_role = nullif (?10, ''),"
        " said_amount = nullif (?11, '') WHERE id = ?1";
  g_auto (GStrv) lines = g_strsplit (packed, "\n", 3);
  char  *rest = lines[0];
  gint64 numbers[8];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = g_ascii_strtoll (rest, &rest, 10);
  return dossier_db_run (db, sql_set, error, "iiiikkiiiss", decision, numbers[0], numbers[1], numbers[2], numbers[3],
                         numbers[4], numbers[5], numbers[6], numbers[7], lines[1], lines[2]);
}

gboolean
dossier_decisions_set (DossierWork *work, gint64 decision, const char *packed, GError **error)
{
  static const char sql_story[] = "SELECT story FROM claim_decision WHERE id = ?1";
  gint64            story = 0;

  return dossier_db_get (work->db, sql_story, &story, error, "i", decision)
         && dossier_decisions_lift (work, story, error) && write_packed (work->db, decision, packed, error)
         && dossier_decisions_lay (work, story, error);
}
