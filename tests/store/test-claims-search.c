/* test-claims-search.c - the claims that a query finds are those that a plain look at each claim finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-amount.h"
#include "dossier-claims-find.h"
#include "store-fixture.h"

#include <string.h>

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION
#define NOW G_GINT64_CONSTANT (1717588800) /* 2024-06-05, noon */
#define N_STORIES 60
#define STARRED(story) ((story) % 5 == 0)
#define TAGGED(story) ((story) % 4 == 0)
#define DELETED(story) ((story) % 11 == 10)
#define UNDATED(story) ((story) % 7 == 6)

static const struct
{
  DossierEntityKind kind;
  const char       *name, *aliases;
} who[] = {
  { P, "Ada Quill", "A. Quill" }, { P, "Boris Vane", NULL },      { P, "Cleo Marsh", "Cleopatra Marsh" },
  { P, "Dov Ember", NULL },       { O, "Ferrum", "Ferrum Labs" }, { O, "Halcyon AI", "Halcyon" },
  { O, "Orbit Ventures", NULL },  { O, "Kestrel", NULL },
};
#define N_PEOPLE 4

static const char *const roles[] = { NULL, "chief scientist", "head of safety", "engineer", "chief engineer" };
static const char *const amounts[]
    = { NULL, "$4 billion", "$100 million", "about 250 thousand dollars", "€1.2bn", "an undisclosed sum", "3 million" };
static const char *const dates[] = { NULL, "2024", "2024-05", "2024-05-28", "2023-01..2023-06", "2022-12-31" };
static const char *const texts[] = { "Ada's new chips were praised.", "The safety team moved on; chips, not words.",
                                     "Nothing happened at all.", "Open weights for the chipset." };

/* ---- the library ---- */

static guint
pick (guint *seed, guint n)
{
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 16) % n;
}

static void
add_random_claim (DossierDraft *draft, guint *seed)
{
  static const DossierClaimFlags flags[] = { 0,
                                             0,
                                             DOSSIER_CLAIM_PLANNED,
                                             DOSSIER_CLAIM_REPORTED,
                                             DOSSIER_CLAIM_RUMOURED,
                                             DOSSIER_CLAIM_DENIED,
                                             DOSSIER_CLAIM_NEGATED,
                                             DOSSIER_CLAIM_HYPOTHETICAL,
                                             DOSSIER_CLAIM_FORMER,
                                             DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_RUMOURED };
  guint                          kind = 1 + pick (seed, DOSSIER_N_CLAIM_KINDS);
  gboolean                       is_of_people = kind <= DOSSIER_CLAIM_WORKS_AT;
  int                            subject = is_of_people ? pick (seed, N_PEOPLE) : N_PEOPLE + pick (seed, 4);
  int                            object = N_PEOPLE + pick (seed, 4);
  DossierFoundClaim             *claim;

  if (pick (seed, 12) == 0)
    subject = -1;
  else if (pick (seed, 12) == 0)
    object = -1;
  add_claim (draft, kind, flags[pick (seed, G_N_ELEMENTS (flags))], subject, object);
  claim = g_ptr_array_index (draft->recognition->claims, draft->recognition->claims->len - 1);
  claim->role = g_strdup (roles[pick (seed, G_N_ELEMENTS (roles))]);
  claim->amount = g_strdup (amounts[pick (seed, G_N_ELEMENTS (amounts))]);
  dossier_date_parse (dates[pick (seed, G_N_ELEMENTS (dates))] ?: "", &claim->date);
}

/* The story's number is the end of its title. */
static void
fill (Fixture *fixture)
{
  guint seed = 7;

  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", i % 3 == 0 ? "Raised" : "Told", i);
      DossierDraft    *draft = make_draft (title, texts[i % G_N_ELEMENTS (texts)], UNDATED (i) ? -1 : (int) i * 5);
      gint64           story;

      draft->source = g_strdup (i % 2 == 0 ? "The Decoder" : "Morning Wire");
      for (guint e = 0; e < G_N_ELEMENTS (who); e++)
        add_entity (draft, who[e].kind, who[e].name, who[e].aliases);
      for (guint c = 0; c < 5; c++)
        add_random_claim (draft, &seed);
      story = save_one (fixture->store, draft).story;
      if (STARRED (i))
        apply (fixture->store, dossier_change_set_starred (&story, 1, TRUE));
      if (TAGGED (i))
        apply (fixture->store, dossier_change_add_tag (&story, 1, "ideas"));
      if (DELETED (i))
        apply (fixture->store, dossier_change_delete (&story, 1));
    }
}

static guint
number_of (const DossierClaimRow *row)
{
  return (guint) g_ascii_strtoull (strrchr (row->story_title, ' ') + 1, NULL, 10);
}

/* ---- a plain look ---- */

static gboolean
is_named (const char *name, const DossierTerm *term)
{
  g_autofree char *wanted = g_ascii_strdown (term->value, -1);

  for (guint i = 0; i < G_N_ELEMENTS (who) && name != NULL; i++)
    {
      g_autofree char *own = g_ascii_strdown (who[i].name, -1);
      g_autofree char *alias = who[i].aliases != NULL ? g_ascii_strdown (who[i].aliases, -1) : g_strdup ("-");

      if (!g_str_equal (name, who[i].name) || (term->kind != 0 && term->kind != who[i].kind))
        continue;
      g_strdelimit (alias, ".", '\a');
      if (g_str_equal (wanted, own) || (who[i].aliases != NULL && g_ascii_strcasecmp (wanted, who[i].aliases) == 0))
        return TRUE;
      if (term->is_prefix && (g_str_has_prefix (own, wanted) || g_str_has_prefix (alias, wanted)))
        return TRUE;
    }
  return FALSE;
}

/* All letters small, all else blanks, a blank at both ends. */
static char *
plain (const char *text)
{
  GString *out = g_string_new (" ");

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
    else if (out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  if (out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

static gboolean
has_words (const char *text, const DossierTerm *term)
{
  g_autofree char *all = plain (text), *words = plain (term->value);

  if (term->is_prefix)
    words[strlen (words) - 1] = '\0';
  return strstr (all, words) != NULL;
}

static gboolean
is_arrival (const DossierClaimRow *row)
{
  if (row->kind == DOSSIER_CLAIM_WORKS_AT)
    return (row->flags & DOSSIER_CLAIM_FORMER) == 0;
  return row->kind == DOSSIER_CLAIM_JOINED || row->kind == DOSSIER_CLAIM_APPOINTED
         || row->kind == DOSSIER_CLAIM_PROMOTED || row->kind == DOSSIER_CLAIM_FOUNDED
         || row->kind == DOSSIER_CLAIM_COFOUNDED;
}

static gboolean
is_departure (const DossierClaimRow *row)
{
  return row->kind == DOSSIER_CLAIM_LEFT || row->kind == DOSSIER_CLAIM_FIRED
         || (row->kind == DOSSIER_CLAIM_WORKS_AT && (row->flags & DOSSIER_CLAIM_FORMER));
}

static gboolean
goes_way (const DossierClaimRow *row, const DossierTerm *term, gboolean is_to)
{
  if (row->kind <= DOSSIER_CLAIM_WORKS_AT)
    return (is_to ? is_arrival (row) : is_departure (row)) && is_named (row->object_name, term);
  if (row->kind == DOSSIER_CLAIM_MERGED || row->kind == DOSSIER_CLAIM_PARTNERED)
    return is_named (row->subject_name, term) || is_named (row->object_name, term);
  return is_named (is_to ? row->object_name : row->subject_name, term);
}

/* Did whoever moved here take the other step as well? */
static gboolean
goes_over (GPtrArray *all, const DossierClaimRow *row, const DossierTerm *term, gboolean is_to)
{
  if (!(is_to ? is_departure (row) : is_arrival (row)) || row->subject == 0)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const DossierClaimRow *other = dossier_claim_get_row (all->pdata[i]);

      if (other->subject == row->subject && !(other->flags & DOSSIER_CLAIM_NO_FACT)
          && (is_to ? is_arrival (other) : is_departure (other)) && is_named (other->object_name, term))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_term (DossierQuery *query, DossierTermField field)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    if (dossier_query_get_term (query, i)->field == field && dossier_query_get_term (query, i)->op != DOSSIER_TERM_NOT)
      return TRUE;
  return FALSE;
}

static gboolean
is_within (const DossierClaimRow *row, const DossierDate *span)
{
  const DossierDate *date = row->date.precision != DOSSIER_PRECISION_UNKNOWN ? &row->date : &row->story_published;

  return date->precision != DOSSIER_PRECISION_UNKNOWN && date->from < span->until && date->until > span->from;
}

static gboolean
is_so_sure (const DossierClaimRow *row, guint bits)
{
  static const DossierClaimFlags unsure = DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_REPORTED | DOSSIER_CLAIM_RUMOURED
                                          | DOSSIER_CLAIM_DENIED | DOSSIER_CLAIM_NEGATED | DOSSIER_CLAIM_HYPOTHETICAL;

  return (row->flags & bits) != 0 || ((bits & DOSSIER_QUERY_STATED) && (row->flags & unsure) == 0);
}

static gboolean
holds (GPtrArray *all, DossierQuery *query, const DossierTerm *term, const DossierClaimRow *row)
{
  gboolean both
      = has_term (query, DOSSIER_TERM_FROM) && has_term (query, DOSSIER_TERM_TO) && term->op != DOSSIER_TERM_NOT;
  guint story = number_of (row);

  switch (term->field)
    {
    case DOSSIER_TERM_NAME: return is_named (row->subject_name, term) || is_named (row->object_name, term);
    case DOSSIER_TERM_WORDS:
      return has_words (row->subject_name, term) || has_words (row->object_name, term) || has_words (row->role, term)
             || has_words (row->sentence, term);
    case DOSSIER_TERM_ROLE: return has_words (row->role, term);
    case DOSSIER_TERM_MOVE: return (term->bits & (1u << row->kind)) != 0;
    case DOSSIER_TERM_FROM: return goes_way (row, term, FALSE) || (both && goes_over (all, row, term, FALSE));
    case DOSSIER_TERM_TO: return goes_way (row, term, TRUE) || (both && goes_over (all, row, term, TRUE));
    case DOSSIER_TERM_AMOUNT: return dossier_amount_range_holds (&term->amount, row->amount);
    case DOSSIER_TERM_AS_OF:
      return row->story_published.precision != DOSSIER_PRECISION_UNKNOWN
             && row->story_published.from < term->span.until;
    case DOSSIER_TERM_DATE: return is_within (row, &term->span);
    case DOSSIER_TERM_CERTAINTY: return is_so_sure (row, term->bits);
    case DOSSIER_TERM_SOURCE: return strstr (row->story_source, term->value) != NULL;
    case DOSSIER_TERM_TITLE: return has_words (row->story_title, term);
    case DOSSIER_TERM_TAGGED: return TAGGED (story) && g_str_equal (term->value, "ideas");
    case DOSSIER_TERM_STATE: return term->view == DOSSIER_VIEW_STARRED ? STARRED (story) : TRUE;
    case DOSSIER_TERM_ENTITY:
    case DOSSIER_TERM_FEED:
    case DOSSIER_TERM_NOTE:
    case DOSSIER_TERM_TAG:
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_FOLDER:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_SAVED:
    case DOSSIER_TERM_HAS:
    case DOSSIER_TERM_AUTHOR:
    case DOSSIER_TERM_SITE:
    case DOSSIER_TERM_LANGUAGE:
    case DOSSIER_TERM_GROUP:
    case DOSSIER_TERM_LOST: break; /* no case asks for them */
    }
  g_assert_not_reached ();
}

static gboolean
hold_all (GPtrArray *all, DossierQuery *query, const DossierClaimRow *row)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (holds (all, query, term, row) == (term->op == DOSSIER_TERM_NOT))
        return FALSE;
    }
  return TRUE;
}

/* ---- the cases ---- */

/* What follows a "!" finds nothing, everything else something. */
static const char *const cases[] = {
  "",
  "move:left",
  "move:left,fired",
  "move:joined,appointed,promoted",
  "move:works_at",
  "move:founded,cofounded",
  "move:invested,funded",
  "move:acquired",
  "move:merged,partnered",
  "move:sued",
  "move:disbanded",
  "-move:left",
  "-move:left,fired,joined -move:sued",
  "!move:left move:joined",
  "from:Ferrum",
  "from:\"Halcyon AI\"",
  "from:halcyon",
  "from:\"Ferrum Labs\"",
  "from:Orb*",
  "from:Kestrel move:left",
  "from:Kestrel move:invested,funded",
  "-from:Ferrum",
  "!from:Nobody",
  "to:Ferrum",
  "to:Halcyon",
  "to:\"Orbit Ventures\"",
  "to:Kes*",
  "to:Kestrel move:joined",
  "to:Kestrel move:acquired",
  "-to:Ferrum",
  "from:Ferrum to:Halcyon",
  "from:Halcyon to:Ferrum",
  "from:Ferrum to:Kestrel",
  "from:Kestrel to:Kestrel",
  "from:Ferrum to:Halcyon move:left,joined",
  "from:Ferrum to:Halcyon certainty:stated",
  "from:Ferrum -to:Halcyon",
  "-from:Ferrum to:Halcyon",
  "-from:Ferrum -to:Halcyon",
  "from:Ferrum to:Halcyon -to:Kestrel",
  "from:Ferrum move:merged,partnered",
  "to:Ferrum move:merged,partnered",
  "who:\"Ada Quill\"",
  "who:\"A. Quill\"",
  "who:Ferrum",
  "person:\"Cleopatra Marsh\"",
  "!org:\"Cleo Marsh\"",
  "org:Kestrel",
  "!person:Kestrel",
  "who:Bor*",
  "-who:Ferrum",
  "-who:Ferrum -who:Halcyon",
  "who:\"Ada Quill\" who:Ferrum",
  "who:\"Ada Quill\" -org:Ferrum",
  "who:\"ADA QUILL\"",
  "role:engineer",
  "role:chief",
  "role:\"chief scientist\"",
  "!role:\"scientist chief\"",
  "role:eng*",
  "!role:eng",
  "-role:chief",
  "role:safety move:appointed",
  "amount:>100M",
  "amount:>=100M",
  "amount:<100M",
  "amount:<=100M",
  "amount:100M..2bn",
  "amount:$4bn",
  "amount:€1bn..2bn",
  "amount:>€1M",
  "amount:3M",
  "amount:1..5M",
  "-amount:>1",
  "!amount:>9tn",
  "move:acquired amount:>1M",
  "date:2024",
  "date:2024-05",
  "date:2024-05-28",
  "date:2023",
  "date:2022-12-31",
  "date:2022-12-31..2023-02",
  "date:2024-02..2024-03",
  "date:..2022",
  "!date:2025..",
  "date:>2024-05",
  "date:<=2023-06-15",
  "date:\"last week\"",
  "date:last-year",
  "-date:2024",
  "!date:1999",
  "as-of:2024-02",
  "as-of:2024-01-01",
  "as-of:2024",
  "!as-of:2023",
  "-as-of:2024-03",
  "as-of:2024-03 move:joined",
  "certainty:stated",
  "certainty:planned",
  "certainty:reported",
  "certainty:rumoured",
  "certainty:denied",
  "certainty:negated",
  "certainty:hypothetical",
  "certainty:former",
  "certainty:stated,planned",
  "-certainty:rumoured",
  "certainty:planned certainty:rumoured",
  "chips",
  "!chip",
  "chip*",
  "ada",
  "ad*",
  "\"safety team\"",
  "!\"team safety\"",
  "-chips",
  "chips -safety",
  "boris chips",
  "engineer",
  "... chips",
  "feed:Decoder",
  "-feed:Decoder",
  "feed:Morning move:left",
  "tag:ideas",
  "-tag:ideas",
  "!tag:other",
  "is:starred",
  "-is:starred",
  "is:unread",
  "title:raised",
  "-title:raised",
  "title:told from:Ferrum",
  "is:starred tag:ideas chips",
  "move:left,joined from:Ferrum -certainty:denied,negated date:2024 feed:Decoder",
};

static gboolean
is_only_signs (const DossierTerm *term)
{
  return term->field == DOSSIER_TERM_WORDS && g_str_equal (term->value, "...");
}

static DossierQuery *
parse (const char *text)
{
  GError       *error = NULL;
  DossierQuery *query = dossier_query_parse_claims (text, FALSE, NOW, &error);

  g_assert_no_error (error);
  return query;
}

/* Without what asks for nothing. */
static DossierQuery *
parse_plainly (const char *text)
{
  DossierQuery *query = parse (text);

  for (guint i = dossier_query_get_n_terms (query); i-- > 0;)
    if (is_only_signs (dossier_query_get_term (query, i)))
      {
        DossierQuery *fewer = dossier_query_without_term (query, i);

        dossier_query_unref (query);
        query = fewer;
      }
  return query;
}

static GPtrArray *
list_all (DossierStore *store)
{
  DossierClaimFilter filter = { .limit = G_MAXINT, .with_no_facts = TRUE };

  return dossier_store_list_claims (store, &filter, NULL);
}

static void
check_case (DossierStore *store, GPtrArray *all, const char *text, gboolean with_no_facts)
{
  gboolean finds_nothing = *text == '!';
  g_autoptr (DossierQuery) query = parse (text + finds_nothing);
  g_autoptr (DossierQuery) plainly = parse_plainly (text + finds_nothing);
  DossierClaimSearch search = { .query = query, .with_no_facts = with_no_facts };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFoundClaims) found = dossier_store_find_claims (store, &search, &error);
  guint n = 0, n_no_facts = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const DossierClaimRow *row = dossier_claim_get_row (all->pdata[i]);

      if (!hold_all (all, plainly, row) || (!with_no_facts && (row->flags & DOSSIER_CLAIM_NO_FACT)))
        continue;
      if (n >= found->ids->len || g_array_index (found->ids, gint64, n) != row->id)
        g_error ("“%s”: claim %u of %u is another one", text, n, found->ids->len);
      n++;
      n_no_facts += (row->flags & DOSSIER_CLAIM_NO_FACT) != 0;
    }
  if (found->ids->len != n)
    g_error ("“%s” finds %u instead of %u", text, found->ids->len, n);
  g_assert_cmpuint (found->n_no_facts, ==, n_no_facts);
  if (with_no_facts && (n == 0) != finds_nothing)
    g_error ("“%s” finds %u", text, n);
}

/* What a drop-down adds. */
static void
test_kinds_beside_the_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierQuery) typed = parse ("move:left,fired from:Ferrum"), rest = parse ("from:Ferrum");
  DossierClaimSearch in_words = { .query = typed };
  DossierClaimSearch beside = { .query = rest, .kinds = (1u << DOSSIER_CLAIM_LEFT) | (1u << DOSSIER_CLAIM_FIRED) };
  g_autoptr (DossierFoundClaims) first = NULL;
  g_autoptr (DossierFoundClaims) second = NULL;

  fill (fixture);
  first = dossier_store_find_claims (fixture->store, &in_words, NULL);
  second = dossier_store_find_claims (fixture->store, &beside, NULL);
  g_assert_cmpuint (first->ids->len, >, 0);
  g_assert_cmpmem (first->ids->data, first->ids->len * sizeof (gint64), second->ids->data,
                   second->ids->len * sizeof (gint64));
}

static gboolean
asks_for_certainty (const char *text)
{
  return strstr (text, "certainty:") != NULL;
}

static void
test_every_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;

  fill (fixture);
  all = list_all (fixture->store);
  g_assert_cmpuint (G_N_ELEMENTS (cases), >=, 100);
  g_assert_cmpuint (all->len, >, 200);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check_case (fixture->store, all, cases[i], TRUE);
      if (!asks_for_certainty (cases[i]))
        check_case (fixture->store, all, cases[i], FALSE);
    }
}

/* Two terms at a time, one of them turned round. */
static void
test_every_pair (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;

  fill (fixture);
  all = list_all (fixture->store);
  for (guint i = 1; i < G_N_ELEMENTS (cases); i += 3)
    for (guint j = 2; j < G_N_ELEMENTS (cases); j += 4)
      {
        g_autofree char *text = g_strconcat (cases[i] + (*cases[i] == '!'), " ", cases[j] + (*cases[j] == '!'), NULL);
        g_autoptr (DossierQuery) query = parse (text), plainly = parse_plainly (text);
        DossierClaimSearch search = { .query = query, .with_no_facts = TRUE };
        g_autoptr (DossierFoundClaims) found = dossier_store_find_claims (fixture->store, &search, NULL);
        guint n = 0;

        for (guint c = 0; c < all->len; c++)
          n += hold_all (all, plainly, dossier_claim_get_row (all->pdata[c]));
        if (found->ids->len != n)
          g_error ("“%s” finds %u instead of %u", text, found->ids->len, n);
      }
}

/* What is denied and the like comes when it is asked for. */
static void
test_no_facts_when_asked (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean    comes;
  } asked[] = { { "", FALSE },
                { "certainty:denied", TRUE },
                { "certainty:stated,negated", TRUE },
                { "certainty:stated", FALSE },
                { "-certainty:denied", FALSE } };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (DossierQuery) query = parse (asked[i].text);
      DossierClaimSearch search = { .query = query };
      g_autoptr (DossierFoundClaims) found = dossier_store_find_claims (fixture->store, &search, NULL);

      g_assert_cmpint (found->n_no_facts > 0, ==, asked[i].comes);
      g_assert_cmpuint (found->ids->len, >, 0);
    }
}

/* ---- orders ---- */

/* What stands in the column, so that strcmp orders it; NULL for nothing. */
static char *
key_of (const DossierClaimRow *row, DossierClaimOrder order)
{
  static const DossierClaimFlags weights[]
      = { DOSSIER_CLAIM_NEGATED,  DOSSIER_CLAIM_DENIED,   DOSSIER_CLAIM_HYPOTHETICAL,
          DOSSIER_CLAIM_RUMOURED, DOSSIER_CLAIM_REPORTED, DOSSIER_CLAIM_PLANNED };
  const char   *text = NULL;
  DossierAmount amount;
  gint64        time;

  switch (order)
    {
    case DOSSIER_CLAIM_ORDER_STORY: return g_strdup ("");
    case DOSSIER_CLAIM_ORDER_WHO: text = row->subject_name; break;
    case DOSSIER_CLAIM_ORDER_WHOM: text = row->object_name; break;
    case DOSSIER_CLAIM_ORDER_ROLE: text = row->role; break;
    case DOSSIER_CLAIM_ORDER_SOURCE: text = row->story_source; break;
    case DOSSIER_CLAIM_ORDER_KIND: return g_strdup_printf ("%02d", row->kind);
    case DOSSIER_CLAIM_ORDER_AMOUNT:
      return dossier_amount_parse (row->amount, &amount) ? g_strdup_printf ("%020.0f", amount.value) : NULL;
    case DOSSIER_CLAIM_ORDER_DATE:
      time = row->date.precision != DOSSIER_PRECISION_UNKNOWN ? row->date.from : dossier_claim_get_told (row);
      return time != 0 ? g_strdup_printf ("%020" G_GINT64_FORMAT, time) : NULL;
    case DOSSIER_CLAIM_ORDER_CERTAINTY:
      for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
        if (row->flags & weights[i])
          return g_strdup_printf ("%u", (guint) G_N_ELEMENTS (weights) - i);
      return g_strdup ("0");
    }
  return text != NULL ? g_ascii_strdown (text, -1) : NULL;
}

static void
check_order (GPtrArray *claims, DossierClaimOrder order, gboolean is_descending)
{
  for (guint i = 1; i < claims->len; i++)
    {
      const DossierClaimRow *a = dossier_claim_get_row (claims->pdata[i - 1]);
      const DossierClaimRow *b = dossier_claim_get_row (claims->pdata[i]);
      g_autofree char       *first = key_of (a, order), *second = key_of (b, order);
      int                    turn = order == DOSSIER_CLAIM_ORDER_STORY ? 0 : g_strcmp0 (first, second);

      if (first == NULL || second == NULL)
        g_assert_true (second == NULL); /* nothing comes last */
      else
        g_assert_cmpint (is_descending ? -turn : turn, <=, 0);
      if (turn == 0)
        g_assert_true (a->story > b->story || (a->story == b->story && a->start <= b->start));
    }
}

static void
test_every_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierQuery) query = parse ("");

  fill (fixture);
  for (guint order = 0; order < DOSSIER_N_CLAIM_ORDERS; order++)
    for (int is_descending = 0; is_descending < 2; is_descending++)
      {
        DossierClaimSearch search
            = { .query = query, .order = order, .is_descending = is_descending, .with_no_facts = TRUE };
        g_autoptr (DossierFoundClaims) found = dossier_store_find_claims (fixture->store, &search, NULL);
        g_autoptr (GPtrArray) claims
            = dossier_store_load_claims (fixture->store, (gint64 *) found->ids->data, found->ids->len, NULL);
        DossierClaimOrder again;

        g_assert_cmpuint (claims->len, ==, found->ids->len);
        check_order (claims, order, is_descending);
        g_assert_true (dossier_claim_order_from_string (dossier_claim_order_to_string (order), &again));
        g_assert_cmpint (again, ==, order);
      }
}

/* ---- what a person may type ---- */

static void
test_nothing_typed_is_a_statement (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "'; DROP TABLE claim; --",
                                       "from:\"' OR 1=1 --\"",
                                       "role:%",
                                       "who:?1",
                                       "to:\"a'b\"",
                                       "title:\"NEAR(a b)\"",
                                       "* OR *",
                                       "who:*",
                                       "\"\"",
                                       "a*b* -*" };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (DossierQuery) query = parse (typed[i]);
      DossierClaimSearch search = { .query = query };
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFoundClaims) found = dossier_store_find_claims (fixture->store, &search, &error);

      g_assert_no_error (error);
      g_assert_nonnull (found);
    }
  assert_sound (fixture->store);
}

/* Only the first of them has its row of the index among those of other seconds. */
static void
test_a_second (Fixture *fixture, gconstpointer data)
{
  static const char *const texts_of_all[] = { "title:report", "title:repo*", "title:report OR note:none" };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Report %u", i), *text = g_strdup_printf ("Ada left Ferrum, %u.", i);
      DossierDraft    *draft = make_draft (title, text, 1);
      guint            a = add_entity (draft, P, "Ada Quill", NULL), b = add_entity (draft, O, "Ferrum", NULL);

      draft->published = dossier_date_from_time (NOW + 1);
      add_claim (draft, DOSSIER_CLAIM_LEFT, 0, a, b);
      save_one (fixture->store, draft);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts_of_all); i++)
    {
      g_autoptr (DossierQuery) query = parse (texts_of_all[i]);
      DossierClaimSearch search = { .query = query };
      g_autoptr (DossierFoundClaims) found = dossier_store_find_claims (fixture->store, &search, NULL);

      g_assert_cmpuint (found->ids->len, ==, 3);
    }
}

static void
test_letters_with_marks (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint       n;
  } marked[] = { { "jose", 1 },
                 { "JOSÉ", 1 },
                 { "who:\"jose muller\"", 1 },
                 { "who:\"José Müller\"", 1 },
                 { "who:\"Mueller\"", 0 },
                 { "cafes", 1 },
                 { "o’brien", 1 },
                 { "brien", 1 },
                 { "role:président", 1 },
                 { "role:\"vice president\"", 1 } };
  DossierDraft *draft = make_draft ("One", "José Müller left O’Brien’s cafés.", 1);
  guint         a = add_entity (draft, P, "José Müller", NULL), b = add_entity (draft, O, "O’Brien", NULL);

  add_claim (draft, DOSSIER_CLAIM_LEFT, 0, a, b);
  ((DossierFoundClaim *) draft->recognition->claims->pdata[0])->role = g_strdup ("Vice-Président");
  save_one (fixture->store, draft);
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autoptr (DossierQuery) query = parse (marked[i].text);
      DossierClaimSearch search = { .query = query };
      g_autoptr (DossierFoundClaims) found = dossier_store_find_claims (fixture->store, &search, NULL);

      if (found->ids->len != marked[i].n)
        g_error ("“%s” finds %u", marked[i].text, found->ids->len);
    }
}

static void
test_loads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL, some = NULL;
  g_autoptr (DossierClaim) none = NULL;
  g_autoptr (DossierClaim) one = NULL;
  gint64  ids[2] = { G_MAXINT64, 0 };
  GError *error = NULL;

  fill (fixture);
  all = list_all (fixture->store);
  ids[1] = dossier_claim_get_row (all->pdata[3])->id;
  none = dossier_store_load_claim (fixture->store, ids[0], &error);
  g_assert_no_error (error);
  g_assert_null (none);
  one = dossier_store_load_claim (fixture->store, ids[1], &error);
  g_assert_cmpint (dossier_claim_get_row (one)->id, ==, ids[1]);
  some = dossier_store_load_claims (fixture->store, ids, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test)                                                                                                \
  g_test_add ("/store/claims-search/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("every query finds what a plain look finds", test_every_query);
  ADD ("so do two at a time", test_every_pair);
  ADD ("kinds may stand beside the query", test_kinds_beside_the_query);
  ADD ("no facts come when they are asked for", test_no_facts_when_asked);
  ADD ("every order", test_every_order);
  ADD ("nothing that is typed is a statement", test_nothing_typed_is_a_statement);
  ADD ("letters with marks", test_letters_with_marks);
  ADD ("all stories of a second", test_a_second);
  ADD ("claims are loaded by their ids", test_loads);
  return g_test_run ();
}
