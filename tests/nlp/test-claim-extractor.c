/* test-claim-extractor.c - what a text claims: news sentences, references, lists, certainty, amounts, dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "claim-example.h"
#include "dossier-claim-lexicon.h"
#include "dossier-recogniser.h"

static DossierClaimExtractor *extractor; /* of the whole test program; read only */

typedef struct
{
  const char *name, *text, *want;
} Case;

static const Case news[] = {
  { "leaves-to-start", "{Ada Moss} is leaving [Lumio] to start a new company called [Harrow].",
    "founded {Ada Moss} [Harrow]; left {Ada Moss} [Lumio]" },
  { "subject-across-a-clause", "{Ada Moss}, who ran [Lumio]'s chip team for years, has left the company.",
    "left {Ada Moss} [Lumio]" },
  { "hired-away-as", "[Northwind] has hired {Bo Lind}, a longtime [Lumio] executive, as its chief financial officer.",
    "joined {Bo Lind} [Northwind]; works_at {Bo Lind} [Lumio]" },
  { "said-he-would-leave",
    "{Bo Lind}, the chief scientist of [Lumio], said on Monday that he will leave the startup in May.",
    "left {Bo Lind} [Lumio] planned" },
  { "board-fires", "The board of [Lumio] fired {Ada Moss} on Friday.", "fired {Ada Moss} [Lumio]" },
  { "steps-down-list", "{Ada Moss} and {Bo Lind} stepped down as co-chief executives of [Lumio].",
    "left {Ada Moss} [Lumio]; left {Bo Lind} [Lumio]" },
  { "round-led-by",
    "[Harrow] has raised $120 million in a Series B round led by [Northwind Ventures], with participation from [Lumio] "
    "and "
    "[Tern Capital], the company said.",
    "invested [Lumio] [Harrow]; invested [Northwind Ventures] [Harrow]; invested [Tern Capital] [Harrow]" },
  { "round-with-existing",
    "The round was led by [Northwind Ventures], with existing investors [Lumio] and [Tern] also joining. [Harrow] "
    "makes drones. "
    "[Harrow] is in Oslo.",
    "invested [Lumio] [Harrow]; invested [Northwind Ventures] [Harrow]; invested [Tern] [Harrow]" },
  { "buys-the-startup", "[Lumio] is buying the Berlin-based robotics startup [Harrow] for about $300 million in cash.",
    "acquired [Lumio] [Harrow]" },
  { "acquired-relative", "[Harrow], which [Lumio] acquired in 2021, makes drones.", "acquired [Lumio] [Harrow]" },
  { "bought-by-clause", "[Harrow], which was bought by [Lumio] in 2021, makes drones.", "acquired [Lumio] [Harrow]" },
  { "sues-with-company", "{Ada Moss} is suing [Lumio] and its chief executive, {Bo Lind}, over the deal.",
    "sued {Ada Moss} [Lumio]; sued {Ada Moss} {Bo Lind}; works_at {Bo Lind} [Lumio]" },
  { "partners-to", "[Lumio] and [Northwind] are teaming up to build data centers.", "partnered [Lumio] [Northwind]" },
  { "signs-with", "[Lumio] signed a multiyear cloud deal with [Northwind] worth $38 billion.",
    "partnered [Lumio] [Northwind]" },
  { "merge-plan", "[Lumio] and [Northwind] agreed to merge.", "merged [Lumio] [Northwind] planned" },
  { "founders-apposed", "[Harrow], founded by {Ada Moss} and {Bo Lind}, makes drones.",
    "founded {Ada Moss} [Harrow]; founded {Bo Lind} [Harrow]" },
  { "became-ceo", "{Ada Moss} became chief executive of [Lumio] in 2019 after {Bo Lind} retired.",
    "appointed {Ada Moss} [Lumio]; left {Bo Lind} [Lumio]" },
  { "team-shut", "[Lumio] has disbanded its [alignment team], whose leaders quit.",
    "disbanded [Lumio] [alignment team]" },
  { "company-shuts-down", "[Harrow] is shutting down after eight years.", "disbanded [Harrow]" },
  { "verbs-joined-by-and", "{Ada Moss} left [Lumio] in March and joined [Northwind] a month later.",
    "joined {Ada Moss} [Northwind]; left {Ada Moss} [Lumio]" },
  { "previously-worked", "{Ada Moss} previously worked at [Lumio] and [Northwind].",
    "works_at {Ada Moss} [Lumio] former; works_at {Ada Moss} [Northwind] former" },
  { "backed-by", "[Harrow], backed by [Lumio] and [Northwind], makes drones.",
    "funded [Lumio] [Harrow]; funded [Northwind] [Harrow]" },
};

static const Case clauses[] = {
  { "post-before-commas", "[Lumio]'s chief scientist, {Ada Moss}, is also joining [Northwind].",
    "joined {Ada Moss} [Northwind]; works_at {Ada Moss} [Lumio]" },
  { "including", "Three researchers, including {Ada Moss} and {Bo Lind}, have left [Lumio].",
    "left {Ada Moss} [Lumio]; left {Bo Lind} [Lumio]" },
  { "among-those-who", "{Ada Moss} and {Bo Lind} are among the researchers who have left [Lumio].",
    "left {Ada Moss} [Lumio]; left {Bo Lind} [Lumio]" },
  { "engineer-who", "{Ada Moss}, an engineer who worked at [Lumio], left.",
    "left {Ada Moss} [Lumio]; works_at {Ada Moss} [Lumio] former" },
  { "an-engineer-who-is", "{Ada Moss} is an engineer who is the president of [Lumio].", "works_at {Ada Moss} [Lumio]" },
  { "parts-with-semicolons",
    "[Lumio] was founded in 1993 by {Ada Moss}, an engineer; {Bo Lind}, a designer; and {Cy Park}, a lawyer.",
    "founded {Ada Moss} [Lumio]; founded {Bo Lind} [Lumio]; founded {Cy Park} [Lumio]" },
  { "employees-found-nothing-themselves", "[Harrow], a startup founded by former [Lumio] and [Tern] researchers, grew.",
    "" },
  { "leaving-in-front", "After leaving [Lumio], {Ada Moss} founded [Harrow].",
    "founded {Ada Moss} [Harrow]; left {Ada Moss} [Lumio]" },
  { "will-is-shared", "[Lumio] CEO {Ada Moss} will step down and become executive chair.",
    "appointed {Ada Moss} [Lumio] planned; left {Ada Moss} [Lumio] planned" },
  { "apposed-list", "[Lumio] bought [Harrow], a drone maker, [Tern], a map company, and [Wren], a studio.",
    "acquired [Lumio] [Harrow]; acquired [Lumio] [Tern]; acquired [Lumio] [Wren]" },
  { "two-clauses-with-and", "[Lumio] acquired [Harrow] and [Northwind] acquired [Tern].",
    "acquired [Lumio] [Harrow]; acquired [Northwind] [Tern]" },
  { "uses-are-no-claims", "[Lumio] uses chips from [Northwind] and competes with [Tern].", "" },
  { "once-called-otherwise", "[Lumio], originally called [Harrow], acquired [Tern].", "acquired [Lumio] [Tern]" },
  { "later-joined-is-no-name", "{Ada Moss} left [Lumio], later joined [Tern], and wrote a book.",
    "joined {Ada Moss} [Tern]; left {Ada Moss} [Lumio]" },
  { "respectively", "{Ada Moss} and {Bo Lind} joined [Lumio] and [Harrow], respectively.",
    "joined {Ada Moss} [Lumio]; joined {Bo Lind} [Harrow]" },
  { "respectively-needs-equal-numbers", "{Ada Moss} and {Bo Lind} joined [Lumio] in May and June, respectively.",
    "joined {Ada Moss} [Lumio]; joined {Bo Lind} [Lumio]" },
  { "posts-of-several", "{Ada Moss} and {Bo Lind}, professors at [Wren University], met.",
    "works_at {Ada Moss} [Wren University]; works_at {Bo Lind} [Wren University]" },
  { "studies-are-no-claims", "{Ada Moss} was born in Oslo and studied at [Wren University].", "" },
};

static const Case headlines[] = {
  { "raises", "[Lumio] Raises $40 Million to Build Drones", "funded [Lumio]" },
  { "hires-from", "[Lumio] Hires {Ada Moss} From [Northwind] to Lead AI Push",
    "joined {Ada Moss} [Lumio]; left {Ada Moss} [Northwind]" },
  { "poaches", "[Lumio] Poaches [Northwind] Engineer {Ada Moss}",
    "joined {Ada Moss} [Lumio]; works_at {Ada Moss} [Northwind]" },
  { "to-buy", "[Lumio] to Buy [Northwind] for $3 Billion", "acquired [Lumio] [Northwind] planned" },
  { "sued", "[Lumio] Sued by [Northwind] Over Trade Secrets", "sued [Northwind] [Lumio]" },
  { "names", "[Lumio] Names {Ada Moss} Chief Executive", "appointed {Ada Moss} [Lumio]" },
  { "out-as", "{Ada Moss} Is Out as CEO of [Lumio]", "left {Ada Moss} [Lumio]" },
  { "cofounder-leaves", "[Lumio] Co-Founder {Ada Moss} Leaves for [Harrow]",
    "cofounded {Ada Moss} [Lumio]; joined {Ada Moss} [Harrow]; left {Ada Moss} [Lumio]" },
  { "in-talks", "[Lumio] in Talks to Buy [Harrow] for $2 Billion", "acquired [Lumio] [Harrow] rumoured" },
  { "ousted", "{Ada Moss} Ousted as [Lumio] CEO", "fired {Ada Moss} [Lumio]" },
  { "two-backers", "[Harrow] Lands $50M From [Tern Capital], [Wren]",
    "invested [Tern Capital] [Harrow]; invested [Wren] [Harrow]" },
  { "question", "Could [Lumio] Buy [Harrow]?", "acquired [Lumio] [Harrow] hypothetical" },
  { "asked", "Is {Ada Moss} Leaving [Lumio]?", "left {Ada Moss} [Lumio] hypothetical" },
  { "taken-for-granted", "Why {Ada Moss} Left [Lumio]", "left {Ada Moss} [Lumio]" },
  { "asked-why", "Why did {Ada Moss} leave [Lumio]?", "left {Ada Moss} [Lumio]" },
  { "will-not", "[Lumio] Says It Won't Acquire [Harrow]", "acquired [Lumio] [Harrow] negated" },
  { "pair", "[Lumio], [Northwind] Strike Chip Deal", "partnered [Lumio] [Northwind]" },
  { "backed", "[Lumio]-backed [Northwind] Lays Off Staff", "funded [Lumio] [Northwind]" },
};

static const Case references[] = {
  { "he-in-the-next", "{Bo Lind} founded [Lumio]. He left the company in 2020.",
    "founded {Bo Lind} [Lumio]; left {Bo Lind} [Lumio]" },
  { "it-in-the-next", "[Lumio] grew fast. In 2021, it acquired [Harrow].", "acquired [Lumio] [Harrow]" },
  { "its-ceo", "[Lumio] grew fast. Its CEO, {Ada Moss}, spoke.", "works_at {Ada Moss} [Lumio]" },
  { "backed-company", "{Ada Moss} of [Lumio] has left the [Northwind]-backed company.",
    "funded [Northwind] [Lumio]; left {Ada Moss} [Lumio]" },
  { "team-is-no-company", "[Lumio] is in Oslo. {Ada Moss}, a leader of the [safety team], left the company.",
    "left {Ada Moss} [Lumio]; works_at {Ada Moss} [safety team]" },
  { "nobody-to-refer-to", "She left the company.", "" },
};

static const Case certainty[] = {
  { "denied", "[Lumio] denied that it had acquired [Harrow].", "acquired [Lumio] [Harrow] denied" },
  { "has-not", "[Lumio] has not acquired [Harrow].", "acquired [Lumio] [Harrow] negated" },
  { "never", "{Ada Moss} never joined [Lumio].", "joined {Ada Moss} [Lumio] negated" },
  { "if", "If [Lumio] acquired [Harrow], prices would rise.", "acquired [Lumio] [Harrow] hypothetical" },
  { "offer-declined", "[Lumio] offered to buy [Harrow], but the offer was rejected.",
    "acquired [Lumio] [Harrow] denied" },
  { "declined-to-join", "{Ada Moss} declined to join [Lumio].", "joined {Ada Moss} [Lumio] denied" },
  { "next-sentence", "[Lumio] proposed to merge with [Harrow]. [Harrow] turned down the proposal.",
    "merged [Lumio] [Harrow] denied" },
  { "talks", "[Lumio] is in talks to acquire [Harrow], sources said.", "acquired [Lumio] [Harrow] reported rumoured" },
  { "plans", "[Lumio] plans to acquire [Harrow].", "acquired [Lumio] [Harrow] planned" },
  { "reportedly", "[Lumio] reportedly bought [Harrow].", "acquired [Lumio] [Harrow] reported" },
  { "deal-blocked", "[Lumio]'s proposed acquisition of [Harrow] was blocked by regulators.",
    "acquired [Lumio] [Harrow] denied" },
  { "called-off", "[Lumio] called off its planned takeover of [Harrow].", "acquired [Lumio] [Harrow] denied" },
  { "no-plans", "[Lumio] said it had no plans to acquire [Harrow].", "acquired [Lumio] [Harrow] negated" },
  { "denied-reports", "{Ada Moss} denied that she was leaving [Lumio].", "left {Ada Moss} [Lumio] denied" },
  { "turned-down-an-offer", "{Ada Moss} turned down an offer to join [Lumio].", "" },
  { "comment-is-no-denial", "[Lumio] plans to acquire [Harrow]. It declined to comment on the deal.",
    "acquired [Lumio] [Harrow] planned" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (ClaimExample) example = claim_example_new (extractor, one->text, "2024-08-06");
  g_autofree char *found = claim_example_dup_claims (example);

  g_assert_cmpstr (found, ==, one->want);
}

static const struct
{
  const char *name, *text, *role, *amount, *date;
} details[] = {
  { "amount", "[Lumio] acquired [Harrow] for over $1.5 billion.", NULL, "over $1.5 billion", NULL },
  { "role", "{Ada Moss} joined [Lumio] as vice president of research.", "vice president of research", NULL, NULL },
  { "role-of-several", "{Ada Moss} and {Bo Lind} are leaders of the [safety team].", "leader", NULL, NULL },
  { "role-of-a-plural", "{Ada Moss} joined [Lumio] as head of operations.", "head of operations", NULL, NULL },
  { "day", "On February 9, 2021, {Ada Moss} left [Lumio].", NULL, NULL, "2021-02-09" },
  { "month", "{Ada Moss} left [Lumio] in March 2020.", NULL, NULL, "2020-03" },
  { "late-year", "{Ada Moss} left [Lumio] in late 2019.", NULL, NULL, "2019" },
  { "month-of-the-year-of-a-sentence-without-names", "The summer of 2019 was hot. {Ada Moss} left [Lumio] in March.",
    NULL, NULL, "2019-03" },
  { "month-before-the-story", "{Ada Moss} left [Lumio] in October.", NULL, NULL, "2023-10" },
  { "earlier-this-year", "{Ada Moss} left [Lumio] earlier this year.", NULL, NULL, "2024-01-01..2024-08-06" },
  { "weekday", "{Ada Moss} left [Lumio] on Monday.", NULL, NULL, "2024-08-05" },
  { "last-year", "{Ada Moss} left [Lumio] last year.", NULL, NULL, "2023" },
  { "not-the-valuation", "[Harrow] raised $40 million at a $6 billion valuation.", NULL, "$40 million", NULL },
  { "not-the-value-behind", "[Harrow] raised $40 million at a valuation of $6 billion.", NULL, "$40 million", NULL },
  { "only-a-valuation", "[Lumio] invested in [Harrow] at a $6 billion valuation.", NULL, NULL, NULL },
  { "years-ago", "{Ada Moss} founded [Lumio] two years ago.", NULL, NULL, "2022-02-06..2023-02-04" },
  { "a-month-to-come", "{Ada Moss} will leave [Lumio] in October.", NULL, NULL, "2024-10" },
  { "never-invented", "{Ada Moss} left [Lumio] some time ago.", NULL, NULL, NULL },
  { "not-of-the-other-verb", "{Ada Moss} joined [Lumio], which was sold in 1999.", NULL, NULL, NULL },
};

static void
test_details (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (ClaimExample) example = claim_example_new (extractor, details[i].text, "2024-08-06");
      const DossierFoundClaim *claim;
      g_autofree char         *date = NULL;

      g_test_message ("%s", details[i].name);
      g_assert_cmpuint (example->claims->len, >=, 1);
      claim = example->claims->pdata[0];
      date = dossier_date_to_string (&claim->date);
      g_assert_cmpstr (claim->role, ==, details[i].role);
      g_assert_cmpstr (claim->amount, ==, details[i].amount);
      g_assert_cmpstr (date, ==, details[i].date);
    }
}

static const struct
{
  const char *text, *round;
} rounds[] = {
  { "[Lumio] led a $40M Series B in [Harrow].", "Series B" },
  { "[Harrow] raises €1.2bn in seed funding.", "seed" },
  { "[Harrow] raised $5 million.", NULL },
  { "[Harrow] raised a new series of $5 million.", NULL },
};

static void
test_rounds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autoptr (ClaimExample) example = claim_example_new (extractor, rounds[i].text, NULL);

      g_test_message ("%s", rounds[i].text);
      g_assert_cmpuint (example->claims->len, ==, 1);
      g_assert_cmpstr (((DossierFoundClaim *) example->claims->pdata[0])->round, ==, rounds[i].round);
    }
}

/* What a future date tells, the words need not. */
static void
test_what_lies_ahead_is_planned (void)
{
  g_autoptr (ClaimExample) example
      = claim_example_new (extractor, "{Ada Moss} is leaving [Lumio] next month.", "2024-08-06");

  g_assert_cmpuint (example->claims->len, ==, 1);
  g_assert_cmpint (((DossierFoundClaim *) example->claims->pdata[0])->flags, ==, DOSSIER_CLAIM_PLANNED);
}

static const struct
{
  const char     *text;
  DossierClaimEnd subject, object;
  const char     *doubt;
} ends[] = {
  { "{Ada Moss} left [Lumio].", { DOSSIER_END_NAMED, 0, 8 }, { DOSSIER_END_NAMED, 14, 5 }, NULL },
  { "[Lumio] grew. She left the drone company.",
    { DOSSIER_END_NOBODY, 0, 0 },
    { DOSSIER_END_NOBODY, 0, 0 },
    NULL }, /* nobody to be meant by "she" */
  { "[Lumio] grew. {Ada Moss} reportedly left the drone company.",
    { DOSSIER_END_NAMED, 12, 8 },
    { DOSSIER_END_REFERENCE, 37, 17 },
    "reportedly" },
  { "[Lumio] grew. {Ada Moss} might resign.", { DOSSIER_END_NAMED, 12, 8 }, { DOSSIER_END_LEFT_OUT, 0, 0 }, "might" },
  { "[Lumio] raised $5 million.", { DOSSIER_END_NOBODY, 0, 0 }, { DOSSIER_END_NAMED, 0, 5 }, NULL },
};

static void
assert_end (const DossierClaimEnd *found, const DossierClaimEnd *wanted)
{
  g_assert_cmpint (found->how, ==, wanted->how);
  g_assert_cmpuint (found->start, ==, wanted->start);
  g_assert_cmpuint (found->length, ==, wanted->length);
}

static void
test_claims_tell_how_they_were_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (ClaimExample) example = claim_example_new (extractor, ends[i].text, NULL);
      const DossierFoundClaim *claim;
      g_autofree char         *doubt = NULL;

      g_test_message ("%s", ends[i].text);
      if (ends[i].subject.how == DOSSIER_END_NOBODY && ends[i].object.how == DOSSIER_END_NOBODY)
        {
          g_assert_cmpuint (example->claims->len, ==, 0);
          continue;
        }
      g_assert_cmpuint (example->claims->len, ==, 1);
      claim = example->claims->pdata[0];
      assert_end (&claim->subject_end, &ends[i].subject);
      assert_end (&claim->object_end, &ends[i].object);
      doubt = claim->doubt_length > 0 ? g_strndup (example->text + claim->doubt_start, claim->doubt_length) : NULL;
      g_assert_cmpstr (doubt, ==, ends[i].doubt);
    }
}

static void
test_without_a_date_nothing_relative_is_known (void)
{
  g_autoptr (ClaimExample) example = claim_example_new (extractor, "{Ada Moss} left [Lumio] last month.", NULL);

  g_assert_cmpuint (example->claims->len, ==, 1);
  g_assert_cmpint (((DossierFoundClaim *) example->claims->pdata[0])->date.precision, ==, DOSSIER_PRECISION_UNKNOWN);
}

static void
test_claims_point_at_their_words (void)
{
  g_autoptr (ClaimExample) example
      = claim_example_new (extractor, "It rained. {Ada Moss} has left [Lumio]. So what?", NULL);
  const DossierFoundClaim *claim;

  g_assert_cmpuint (example->claims->len, ==, 1);
  claim = example->claims->pdata[0];
  g_assert_cmpint (strncmp (example->text + claim->start, "left", claim->length), ==, 0);
  g_assert_cmpuint (claim->sentence_start, ==, strlen ("It rained. "));
  g_assert_cmpuint (claim->sentence_length, ==, strlen ("Ada Moss has left Lumio."));
  g_assert_cmpstr (claim->pattern, ==, "leave-plain");
}

static void
test_each_claim_is_made_once (void)
{
  g_autoptr (ClaimExample) example = claim_example_new (
      extractor, "{Ada Moss} left [Lumio]. {Ada Moss} left [Lumio] in 2020. {Ada Moss} has left [Lumio].", NULL);

  g_assert_cmpuint (example->claims->len, ==, 1);
  g_assert_cmpint (((DossierFoundClaim *) example->claims->pdata[0])->date.precision, ==, DOSSIER_PRECISION_YEAR);
}

/* Long and senseless texts take no longer than their length asks for. */
static void
test_hostile_texts_end_soon (void)
{
  static const char *const bits[]
      = { "[Lumio], ", "{Ada Moss} and ", "the company ", "( ", "left , who ", "[Lumio]'s CEO " };

  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint k = 0; k < 1000; k++)
        g_string_append (text, bits[i]);
      claim_example_free (claim_example_new (extractor, text->str, NULL));
    }
}

static const struct
{
  const char *name, *table, *why;
} damaged[] = {
  { "too-few-columns", "left\t^S:person %leave A:org\n", "line 1" },
  { "no-such-set", "a\t^S:person %nothing A:org\tleft S A\t\t\n", "no such set" },
  { "no-such-kind", "a\tleft A:org\tvanished - A\t\t\n", "no such kind" },
  { "no-such-slot", "a\tleft A:org\tleft S A\t\t\n", "no such kind or slot" },
  { "open-group", "a\t( left A:org\tdisbanded - A\t\t\n", "( without )" },
  { "stray-bar", "a\tleft | A:org\tdisbanded - A\t\t\n", "stray" },
  { "late-subject", "a\tleft ^A:org\tdisbanded - A\t\t\n", "a subject stands first" },
  { "word-too-long",
    "a\twwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"
    "wwwwwwwwwwwwwwwwwwwwwwwww A:org\tdisbanded - A\t\t\n",
    "too long" },
  { "sets-missing", "%_be\tis|was\t\t\t\n", "lacks" },
};

static void
test_a_damaged_table_is_refused_with_a_reason (void)
{
  g_autoptr (GBytes) roles = claim_example_read ("role-words.tsv");

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GBytes) table = g_bytes_new_static (damaged[i].table, strlen (damaged[i].table));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", damaged[i].name);
      g_assert_null (dossier_claim_tables_compile (table, roles, &error));
      g_assert_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA);
      g_assert_nonnull (strstr (error->message, damaged[i].why));
    }
}

/* A word beyond the limit is not known by its number, and found all the same. */
static void
test_words_beyond_the_limit_are_found (void)
{
  g_autoptr (GBytes) shipped = claim_example_read ("claim-patterns.tsv"), roles = claim_example_read ("role-words.tsv");
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (shipped, NULL), (gssize) g_bytes_get_size (shipped));
  g_autoptr (GBytes) table = NULL;
  g_autoptr (DossierClaimExtractor) longer = NULL;

  for (guint i = 0; i <= DOSSIER_CLAIM_MAX_LITERALS; i++)
    g_string_append_printf (text, "word-%u\t^P:person zzz%u A:org\tleft P A\t\t\n", i, i);
  table = g_string_free_to_bytes (g_steal_pointer (&text));
  longer = claim_example_compile (table, roles);
  for (guint i = 0; i <= DOSSIER_CLAIM_MAX_LITERALS; i++)
    {
      g_autofree char *sentence = g_strdup_printf ("{Ada Moss} zzz%u [Lumio].", i);
      g_autoptr (ClaimExample) example = claim_example_new (longer, sentence, NULL);
      g_autofree char *found = claim_example_dup_claims (example);

      g_assert_cmpstr (found, ==, "left {Ada Moss} [Lumio]");
    }
}

static void
add_cases (const char *group, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/claims/%s/%s", group, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* one wrong sentence does not hide the next one */
  extractor = claim_example_extractor ();
  add_cases ("news", news, G_N_ELEMENTS (news));
  add_cases ("clause", clauses, G_N_ELEMENTS (clauses));
  add_cases ("headline", headlines, G_N_ELEMENTS (headlines));
  add_cases ("reference", references, G_N_ELEMENTS (references));
  add_cases ("certainty", certainty, G_N_ELEMENTS (certainty));
  g_test_add_func ("/claims/details", test_details);
  g_test_add_func ("/claims/without-a-date-nothing-relative-is-known", test_without_a_date_nothing_relative_is_known);
  g_test_add_func ("/claims/rounds", test_rounds);
  g_test_add_func ("/claims/what-lies-ahead-is-planned", test_what_lies_ahead_is_planned);
  g_test_add_func ("/claims/claims-tell-how-they-were-read", test_claims_tell_how_they_were_read);
  g_test_add_func ("/claims/claims-point-at-their-words", test_claims_point_at_their_words);
  g_test_add_func ("/claims/each-claim-is-made-once", test_each_claim_is_made_once);
  g_test_add_func ("/claims/hostile-texts-end-soon", test_hostile_texts_end_soon);
  g_test_add_func ("/claims/a-damaged-table-is-refused-with-a-reason", test_a_damaged_table_is_refused_with_a_reason);
  g_test_add_func ("/claims/words-beyond-the-limit-are-found", test_words_beyond_the_limit_are_found);
  result = g_test_run ();
  dossier_claim_extractor_free (extractor);
  return result;
}
