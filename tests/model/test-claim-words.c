/* test-claim-words.c - claims and dates in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-claim-words.h"

static void
test_claims_in_words (void)
{
  static const struct
  {
    DossierClaimRow row;
    const char     *want;
  } cases[] = {
    { { .kind = DOSSIER_CLAIM_LEFT, .subject_name = (char *) "A", .object_name = (char *) "B" }, "A left B" },
    { { .kind = DOSSIER_CLAIM_APPOINTED,
        .subject_name = (char *) "A",
        .object_name = (char *) "B",
        .role = (char *) "chair" },
      "A became chair at B" },
    { { .kind = DOSSIER_CLAIM_APPOINTED, .subject_name = (char *) "A", .role = (char *) "chair" }, "A became chair" },
    { { .kind = DOSSIER_CLAIM_INVESTED,
        .subject_name = (char *) "A",
        .object_name = (char *) "B",
        .amount = (char *) "$4 billion" },
      "A invested $4 billion in B" },
    { { .kind = DOSSIER_CLAIM_FUNDED, .object_name = (char *) "B", .amount = (char *) "$4 billion" },
      "B raised $4 billion" },
    { { .kind = DOSSIER_CLAIM_LEFT,
        .flags = DOSSIER_CLAIM_PLANNED,
        .subject_name = (char *) "A",
        .object_name = (char *) "B" },
      "A is to leave B" },
    { { .kind = DOSSIER_CLAIM_DISBANDED, .object_name = (char *) "B" }, "B was disbanded" },
    { { .kind = DOSSIER_CLAIM_WORKS_AT,
        .flags = DOSSIER_CLAIM_FORMER,
        .subject_name = (char *) "A",
        .object_name = (char *) "B" },
      "A worked at B" },
    { { .kind = DOSSIER_CLAIM_LEFT, .subject_name = (char *) "{whom}", .object_name = (char *) "%s" },
      "{whom} left %s" },
    { { .kind = 99, .subject_name = (char *) "A" }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = dossier_claim_words (&cases[i].row);

      g_assert_cmpstr (got, ==, cases[i].want);
    }
  for (guint kind = 1; kind <= DOSSIER_N_CLAIM_KINDS; kind++)
    for (guint missing = 0; missing < 8; missing++)
      {
        DossierClaimRow  row = { .kind = kind,
                                 .flags = (missing & 4) ? DOSSIER_CLAIM_PLANNED : 0,
                                 .subject_name = (missing & 1) ? NULL : (char *) "A",
                                 .object_name = (missing & 2) ? NULL : (char *) "B" };
        g_autofree char *got = dossier_claim_words (&row);

        g_assert_cmpuint (strlen (got), >, 1);
        g_assert_null (strchr (got, '{'));
      }
}

static void
test_claims_as_chips (void)
{
  static const struct
  {
    DossierClaimKind  kind;
    DossierClaimFlags flags;
    const char       *subject, *object;
    gboolean          about_object;
    const char       *want;
  } cases[] = {
    { DOSSIER_CLAIM_LEFT, 0, "A", "OpenAI", FALSE, "left OpenAI" },
    { DOSSIER_CLAIM_FUNDED, 0, "Amazon", "B", TRUE, "funded by Amazon" },
    { DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_RUMOURED, "A", "Meta", FALSE, "joined Meta (rumoured)" },
    { DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_DENIED, "A", "Meta", FALSE, "to join Meta (denied)" },
    { DOSSIER_CLAIM_SUED, DOSSIER_CLAIM_PLANNED, "A", "Meta", FALSE, "sued Meta (planned)" },
    { DOSSIER_CLAIM_WORKS_AT, DOSSIER_CLAIM_FORMER, "A", "Meta", FALSE, "was at Meta" },
    { DOSSIER_CLAIM_LEFT, 0, "A", NULL, FALSE, "left" },
    { DOSSIER_CLAIM_LEFT, 0, "A", "", FALSE, "left" },
    { 0, 0, "A", "B", FALSE, "" },
    { 99, DOSSIER_CLAIM_PLANNED, "A", "B", FALSE, "" },
    { DOSSIER_CLAIM_LEFT, DOSSIER_CLAIM_REPORTED | DOSSIER_CLAIM_RUMOURED, "A", "B", FALSE,
      "left B (reported, rumoured)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = dossier_claim_chip (cases[i].kind, cases[i].flags, cases[i].subject, cases[i].object,
                                                 cases[i].about_object);

      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static void
test_dates_do_not_pretend (void)
{
  static const struct
  {
    const char *date, *want;
  } cases[] = {
    { "2024", "2024" },
    { "2024-08", "August 2024" },
    { "2024-08-06", "6 August 2024" },
    { "2024-08-06T10:00:00Z", "6 August 2024" },
    { "2023-03..2023-06", "between March 2023 and June 2023" },
    { "2023-03-02..2023-03-20", "March 2023" },
    { "", "date unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierDate      date = DOSSIER_DATE_UNKNOWN;
      g_autofree char *got = NULL;

      dossier_date_parse (cases[i].date, &date);
      got = dossier_date_words (&date);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

/* Moments that no calendar has. */
static void
test_no_such_day (void)
{
  static const DossierPrecision precisions[]
      = { DOSSIER_PRECISION_YEAR, DOSSIER_PRECISION_MONTH, DOSSIER_PRECISION_DAY, DOSSIER_PRECISION_TIME, 99 };

  for (guint i = 0; i < G_N_ELEMENTS (precisions); i++)
    {
      const DossierDate date = { .precision = precisions[i], .from = G_MAXINT64 - 1, .until = G_MAXINT64 };
      g_autofree char  *got = dossier_date_words (&date);

      g_assert_cmpstr (got, ==, "date unknown");
    }
}

static void
test_kinds_in_words (void)
{
  static const struct
  {
    const char       *name;
    DossierEntityKind kind;
    DossierSubtype    subtype;
    const char       *want;
  } entities[] = {
    { "a person of no other sort", DOSSIER_ENTITY_PERSON, DOSSIER_SUBTYPE_LAB, "Person" },
    { "an organization of no sort", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_NONE, "Organization" },
    { "an organization of a sort to come", DOSSIER_ENTITY_ORGANIZATION, 99, "Organization" },
    { "a company", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_COMPANY, "Company" },
    { "a lab", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_LAB, "Research lab" },
    { "a university", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_UNIVERSITY, "University" },
    { "a government", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_GOVERNMENT, "Government" },
    { "a non-profit", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_NONPROFIT, "Non-profit" },
    { "a publisher", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_MEDIA, "Media" },
    { "an investor", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_INVESTOR, "Investor" },
    { "a team", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_TEAM, "Team" },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_test_message ("%s", entities[i].name);
      g_assert_cmpstr (dossier_entity_kind_words (entities[i].kind, entities[i].subtype), ==, entities[i].want);
    }
  g_assert_cmpstr (dossier_claim_kind_words (0), ==, "");
  g_assert_cmpstr (dossier_claim_kind_words (99), ==, "");
  g_assert_cmpstr (dossier_claim_kind_words (DOSSIER_CLAIM_FIRED), ==, "Dismissed");
  for (guint kind = 1; kind <= DOSSIER_N_CLAIM_KINDS; kind++)
    {
      g_assert_cmpstr (dossier_claim_kind_words (kind), !=, "");
      g_assert_true (g_hash_table_add (seen, (gpointer) dossier_claim_kind_words (kind)));
    }
}

static void
test_decisions_in_words (void)
{
  static const struct
  {
    const char     *name;
    DossierDecision decision;
    guint           sentence_length;
    const char     *want;
  } cases[] = {
    { "nothing was said, and its sentence is gone", DOSSIER_DECISION_NONE, 0, NULL },
    { "its sentence is gone", DOSSIER_DECISION_CONFIRMED, 0,
      "confirmed by you · its sentence is not in the text any more" },
    { "confirmed", DOSSIER_DECISION_CONFIRMED, 9, "confirmed by you" },
    { "rejected", DOSSIER_DECISION_REJECTED, 9, "rejected by you" },
    { "corrected", DOSSIER_DECISION_EDITED, 9, "corrected by you" },
    { "added", DOSSIER_DECISION_ADDED, 9, "added by you" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DossierClaimRow row = { .decision = cases[i].decision, .sentence_length = cases[i].sentence_length };
      g_autofree char      *got = dossier_claim_decision_words (&row);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-words/claims in words", test_claims_in_words);
  g_test_add_func ("/claim-words/claims as chips", test_claims_as_chips);
  g_test_add_func ("/claim-words/dates do not pretend", test_dates_do_not_pretend);
  g_test_add_func ("/claim-words/a moment that no calendar has", test_no_such_day);
  g_test_add_func ("/claim-words/kinds of claims and of who is named", test_kinds_in_words);
  g_test_add_func ("/claim-words/what a person said about a claim", test_decisions_in_words);
  return g_test_run ();
}
