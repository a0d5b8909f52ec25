/* dossier-journal-claims.c - decisions about claims, with their way back
 *
 * subject is the decision, flag what was decided (a DossierDecision), before and after are the decision packed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-claims.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-claims-table.h"
#include "dossier-decisions-table.h"
#include "dossier-entities-table.h"
#include "dossier-rules-table.h"
#include "dossier-sentence.h"
#include "dossier-stories-table.h"
#include "dossier-store.h"
#include "dossier-texts-table.h"

static gboolean
fail (DossierStoreError code, const char *words, GError **error)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, code, words);
  return FALSE;
}

/* --- what a person writes --- */

/* An end by its id, or by its name: the one with most stories. */
static gboolean
find_end (DossierWork *work, gint64 id, const char *name, gint64 *end, GError **error)
{
  static const char sql_there[] = "SELECT 1 FROM entity WHERE id = ?1";
  gint64            there = 0;
  gboolean          is_gone = FALSE;
  g_autoptr (GPtrArray) found = NULL;

  *end = id;
  if (id != 0)
    {
      if (!dossier_db_get (work->db, sql_there, &there, error, "i", id)
          || !dossier_rules_table_is_gone (work->db, id, &is_gone, error))
        return FALSE;
      return (there != 0 && !is_gone)
             || fail (DOSSIER_STORE_ERROR_NOT_FOUND, _ ("This person or organization is not in the library any more."),
                      error);
    }
  if (name == NULL || name[0] == '\0')
    return TRUE;
  found = dossier_entities_table_find (work->db, work->names, name, 0, error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    {
      *end = dossier_entity_get_row (g_ptr_array_index (found, 0))->id;
      return TRUE;
    }
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               /* TRANSLATORS: a name */
               _ ("Nobody in the library is called “%s”. Write the name as a dossier has it, or add it first."), name);
  return FALSE;
}

/* One line without white space around it, NULL for nothing. */
static gboolean
clean_words (const char *words, char **clean, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (words != NULL ? words : "", -1);

  g_strstrip (g_strdelimit (valid, "\r\n\t", ' '));
  if (strlen (valid) > DOSSIER_CLAIM_MAX_WORDS)
    return fail (DOSSIER_STORE_ERROR_FAILED, _ ("The role or amount is too long. Shorten it to a few words."), error);
  *clean = valid[0] != '\0' ? g_steal_pointer (&valid) : NULL;
  return TRUE;
}

/* Whom the person left as they are is whoever was found, whatever is said of them later. */
static gboolean
keep_ends (DossierDb *db, const DossierClaimRow *claim, DossierClaimRow *said, GError **error)
{
  gint64 found[] = { claim->subject, claim->object }, *ends[] = { &said->subject, &said->object };

  if (claim->id == 0)
    return TRUE;
  if (!dossier_decisions_find_ends (db, claim->id, &found[0], &found[1], error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      gint64 now = 0;

      if (found[i] != 0 && !dossier_rules_table_resolve (db, claim->story, found[i], &now, NULL, error))
        return FALSE;
      if (now != 0 && now == *ends[i])
        *ends[i] = found[i];
    }
  return TRUE;
}

/* What @given says of @claim, with its ends found, packed. */
static char *
pack_said (DossierWork *work, DossierDecision state, const DossierClaimRow *given, const DossierClaimRow *claim,
           GError **error)
{
  DossierClaimRow said = { .kind = given->kind, .flags = given->flags & DOSSIER_CLAIM_TOLD_FLAGS, .date = given->date };
  g_autofree char *role = NULL;
  g_autofree char *amount = NULL;

  if (!find_end (work, given->subject, given->subject_name, &said.subject, error)
      || !find_end (work, given->object, given->object_name, &said.object, error)
      || !clean_words (given->role, &role, error) || !clean_words (given->amount, &amount, error))
    return NULL;
  if (said.subject == said.object || said.kind < DOSSIER_CLAIM_JOINED || said.kind > DOSSIER_N_CLAIM_KINDS)
    {
      fail (DOSSIER_STORE_ERROR_FAILED, _ ("A move needs one who moves, and another one. Name both."), error);
      return NULL;
    }
  said.role = role;
  said.amount = amount;
  return keep_ends (work->db, claim, &said, error) ? dossier_decisions_pack (state, &said) : NULL;
}

/* --- the decision --- */

static char *
load_text (DossierDb *db, gint64 story, GError **error)
{
  gint64 revision = dossier_stories_table_get_revision (db, story, error);

  return revision != 0 ? dossier_texts_table_load_text (db, revision, error) : NULL;
}

static DossierClaim *
load_claim (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DossierClaim *claim = dossier_claims_table_load (db, id, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (claim == NULL)
    fail (DOSSIER_STORE_ERROR_NOT_FOUND, _ ("This move is not in the library any more. Look at its story again."),
          error);
  return claim;
}

/* The decision laid over @claim, or a new one. */
static gboolean
ensure_decision (DossierDb *db, const DossierClaimRow *claim, gint64 *decision, GError **error)
{
  DossierClaimRow  as_found = *claim;
  g_autofree char *text = NULL;

  if (!dossier_decisions_find (db, claim->id, decision, error)
      || !dossier_decisions_find_ends (db, claim->id, &as_found.subject, &as_found.object, error))
    return FALSE;
  if (*decision != 0)
    return TRUE;
  text = load_text (db, claim->story, error);
  *decision = text != NULL ? dossier_decisions_create (db, &as_found, text, error) : 0;
  return *decision != 0;
}

static gboolean
is_own (DossierDecision state)
{
  return state == DOSSIER_DECISION_EDITED || state == DOSSIER_DECISION_ADDED;
}

/* The decision as it will be; @before: as it is. */
static char *
pack_after (DossierWork *work, const DossierClaimRow *given, const DossierClaimRow *claim, DossierDecision decision,
            const char *before, GError **error)
{
  const char *said = strchr (before, ' ');

  switch (decision) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_DECISION_EDITED:
    case DOSSIER_DECISION_ADDED:
      return pack_said (work, claim->decision == DOSSIER_DECISION_ADDED ? DOSSIER_DECISION_ADDED : decision, given,
                        claim, error);
    case DOSSIER_DECISION_CONFIRMED:
      if (!is_own (claim->decision)) /* else it is the person's word already */
        {
          DossierClaimRow as_found = *claim;

          as_found.flags &= DOSSIER_CLAIM_TOLD_FLAGS;
          return keep_ends (work->db, claim, &as_found, error)
                     ? dossier_decisions_pack (DOSSIER_DECISION_CONFIRMED, &as_found)
                     : NULL;
        }
      return g_strdup (before);
    case DOSSIER_DECISION_NONE:
    case DOSSIER_DECISION_REJECTED: break;
    }
  return g_strdup_printf ("%d%s", decision, said);
}

static gboolean
decide (DossierWork *work, const DossierChange *change, const DossierClaimRow *claim, DossierJournalEntry *entry,
        gboolean *changed, GError **error)
{
  entry->flag = dossier_change_get_value (change);
  entry->before = dossier_decisions_dup_packed (work->db, entry->subject, error);
  if (entry->before == NULL)
    return FALSE;
  entry->after = pack_after (work, dossier_change_get_claim (change), claim, (DossierDecision) entry->flag,
                             entry->before, error);
  if (entry->after == NULL)
    return FALSE;
  *changed = !g_str_equal (entry->before, entry->after);
  return !*changed || dossier_decisions_set (work, entry->subject, entry->after, error);
}

static gboolean
apply_to_claim (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
                GError **error)
{
  g_autoptr (DossierClaim) claim = load_claim (work->db, dossier_change_get_claim (change)->id, error);
  const DossierClaimRow *row = claim != NULL ? dossier_claim_get_row (claim) : NULL;

  if (row == NULL)
    return FALSE;
  if (row->decision == DOSSIER_DECISION_NONE && dossier_change_get_value (change) == DOSSIER_DECISION_NONE)
    return TRUE;
  return ensure_decision (work->db, row, &entry->subject, error) && decide (work, change, row, entry, changed, error);
}

static gboolean
apply_add (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
           GError **error)
{
  const DossierClaimRow *given = dossier_change_get_claim (change);
  g_autofree char       *text = load_text (work->db, given->story, error);
  DossierClaimRow        place = { .story = given->story };
  g_autofree char       *sentence = NULL;

  place.sentence_start = given->start;
  place.sentence_length = given->length;
  if (text == NULL)
    return FALSE;
  if (!dossier_sentence_find (text, &place.sentence_start, &place.sentence_length))
    return fail (DOSSIER_STORE_ERROR_FAILED,
                 _ ("The words do not stand in the story's text. Open the story again and mark them once more."),
                 error);
  sentence = g_utf8_substring (text, place.sentence_start, (glong) place.sentence_start + place.sentence_length);
  place.sentence = sentence;
  entry->subject = dossier_decisions_create (work->db, &place, text, error);
  return entry->subject != 0 && decide (work, change, &place, entry, changed, error);
}

/* --- both ways --- */

gboolean
dossier_journal_claims_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                              gboolean *changed, GError **error)
{
  if (dossier_change_get_value (change) == DOSSIER_DECISION_ADDED)
    return apply_add (work, change, entry, changed, error);
  return apply_to_claim (work, change, entry, changed, error);
}

gboolean
dossier_journal_claims_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  return dossier_decisions_set (work, entry->subject, back ? entry->before : entry->after, error);
}
