/* test-stretches.c - a long text is read in stretches: where it is cut, and what comes together again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-stretches-private.h"

#include <string.h>

typedef struct
{
  DossierRecogniser *recogniser;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->recogniser = dossier_recogniser_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_recogniser_unref (fixture->recogniser);
}

/* --- cutting --- */

static const struct
{
  const char *name, *text;
  gsize       at, longest, want;
} cuts[] = {
  { "a-short-text-is-one", "One line.\nTwo.", 0, 14, 14 },
  { "the-rest-is-one", "One line.\nTwo.", 10, 8, 14 },
  { "nothing-is-left-to-cut", "", 0, 8, 0 },
  { "behind-the-last-line", "aaaa\nbbb\ncccccc", 0, 12, 9 },
  { "behind-a-line-that-ends-there", "aaaa\nbbbb\nccc", 0, 10, 10 },
  { "a-line-too-far-back-does-not-count", "a\nbbbb bbb cccc", 0, 12, 11 },
  { "behind-a-blank", "aaaa bbb cccccc", 0, 12, 9 },
  { "within-an-endless-word", "aaaaaaaaaaaaaaaa", 4, 8, 12 },
  { "never-within-a-character", "aaaaaa\xF0\x9D\x94\x98zzzz", 0, 9, 6 },
  { "between-two-characters", "äääääää", 0, 6, 6 },
  { "characters-of-four-bytes", "\xF0\x9D\x94\x98\xF0\x9D\x94\x98", 0, 4, 4 },
};

static void
test_cut (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpuint (dossier_stretch_find_end (cuts[i].text, cuts[i].at, strlen (cuts[i].text), cuts[i].longest), ==,
                    cuts[i].want);
}

/* --- what comes together --- */

static DossierRecognition *
read_text (Fixture *fixture, const char *text, gsize longest)
{
  const DossierRecogniserText all = { .text = text, .explains = TRUE, .language = "en" };

  return dossier_recogniser_read_stretches (fixture->recogniser, &all, longest);
}

static const char *
get_name (const DossierRecognition *found, int entity)
{
  if (entity == DOSSIER_NO_ENTITY)
    return "-";
  g_assert_cmpint (entity, <, found->entities->len);
  return ((const DossierFoundEntity *) found->entities->pdata[entity])->name;
}

/* "Sam Altman=Altman", in order, "|" between two; then what is claimed: "left Sam Altman OpenAI". */
static char *
describe (const DossierRecognition *found)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->entities->len; i++)
    {
      const DossierFoundEntity *entity = found->entities->pdata[i];
      g_autofree char          *aliases = g_strjoinv ("=", entity->aliases);

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? " | " : "", entity->name, *aliases != '\0' ? "=" : "", aliases);
    }
  for (guint i = 0; i < found->claims->len; i++)
    {
      const DossierFoundClaim *claim = found->claims->pdata[i];

      g_string_append_printf (out, "; %s %s %s", dossier_claim_kind_to_string (claim->kind),
                              get_name (found, claim->subject), get_name (found, claim->object));
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *text, *want;
} texts[] = {
  { "a-name-in-two-stretches", "OpenAI grew in the spring of this year.\nIn the autumn the board of OpenAI met.",
    "OpenAI" },
  { "a-surname-and-its-full-name", "Sam Altman spoke in the town hall.\nLater in the day Altman left the hall.",
    "Sam Altman=Altman" },
  { "the-full-name-comes-second",
    "Then Ms. Tannhof left the town hall again.\nUlrike Tannhof spoke in the town hall before.",
    "Ulrike Tannhof=Tannhof" },
  { "a-surname-of-two-stays-apart",
    "Jan Tannhof spoke in the town hall.\nUlrike Tannhof spoke in the hall too.\nThen Ms. Tannhof left the town hall.",
    "Jan Tannhof | Ulrike Tannhof | Tannhof" },
  { "a-person-and-an-organization-of-one-name", "Michael Dell spoke in the town hall.\nThe computer company Dell grew.",
    "Michael Dell | Dell" },
  { "another-form-in-the-list", "The people at DeepMind spoke of it at once.\nGoogle DeepMind hired some of them.",
    "Google DeepMind=DeepMind" },
  { "what-is-claimed-twice-stays-once",
    "Ulrike Tannhof left OpenAI this summer.\nThe weather was fine then, all say.\nUlrike Tannhof left OpenAI, all "
    "say.",
    "Ulrike Tannhof | OpenAI; left Ulrike Tannhof OpenAI" },
  { "the-most-salient-comes-first",
    "It rained upon the town again and again.\nOpenAI grew. Anthropic hired a lot.\nAnthropic grew and Anthropic "
    "hired.",
    "Anthropic | OpenAI" },
  { "nobody", "It rained upon the town again and again.\nThe weather was better on the next day.", "" },
};

/* Each line of the texts is a stretch. */
#define LONGEST 48

static void
test_text (Fixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DossierRecognition) found = read_text (fixture, texts[i].text, LONGEST);
  g_autofree char *have = describe (found);

  g_assert_cmpstr (have, ==, texts[i].want);
  g_assert_cmpuint (found->reasons->len, ==, found->mentions->len);
}

static const char *const lines[] = {
  "Anthropic hired Jan Leike, who had left OpenAI the week before.\n",
  "« Ö » says Šimonytė of Vilnius, where Google DeepMind has no office — yet.\n",
  "Ulrike Tannhof founded Zorblat Systems with Priya Raman in 2021.\n",
  "\n",
  "Mistral AI raised $600 million, Arthur Mensch said. It rained.\n",
};

/* The mentions of @text as they stand in it; each holds one of the names of its entity. */
static char *
list_mentions (const DossierRecognition *found, const char *text)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->mentions->len; i++)
    {
      const DossierMention     *mention = &g_array_index (found->mentions, DossierMention, i);
      const DossierFoundEntity *entity = found->entities->pdata[mention->entity];
      g_autofree char          *words = g_utf8_substring (text, mention->start, mention->start + mention->length);

      g_assert_true (strcmp (words, entity->name) == 0
                     || g_strv_contains ((const char *const *) entity->aliases, words));
      g_string_append_printf (out, "%s %u\n", words, mention->start);
    }
  return g_string_free (out, FALSE);
}

/* Cut at lines' ends, a text has the same mentions and claims as in one piece, at the same places. */
static void
test_borders (Fixture *fixture, gconstpointer data)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 6; i++)
    for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
      g_string_append (text, lines[(k + i) % G_N_ELEMENTS (lines)]);
  for (gsize longest = 160; longest < text->len; longest = longest * 3 / 2)
    {
      g_autoptr (DossierRecognition) whole = read_text (fixture, text->str, text->len);
      g_autoptr (DossierRecognition) cut = read_text (fixture, text->str, longest);
      g_autofree char *want = list_mentions (whole, text->str), *have = list_mentions (cut, text->str);
      g_autofree char *claims = describe (whole), *same = describe (cut);

      g_assert_cmpstr (have, ==, want);
      g_assert_cmpstr (same, ==, claims);
      g_assert_cmpuint (whole->mentions->len, >, 30);
      g_assert_cmpuint (whole->claims->len, >, 2);
    }
  g_string_free (text, TRUE);
}

/* What a claim points at is the words that state it, in every stretch. */
static void
test_claims_point_at_their_words (Fixture *fixture, gconstpointer data)
{
  const char *text = "« Ö — Ö — Ö — Ö — Ö — Ö — Ö »\nUlrike Tannhof left OpenAI this summer.\n";
  g_autoptr (DossierRecognition) found = read_text (fixture, text, LONGEST);
  const DossierFoundClaim *claim;
  g_autofree char         *sentence = NULL, *cue = NULL;

  g_assert_cmpuint (found->claims->len, ==, 1);
  claim = found->claims->pdata[0];
  sentence = g_utf8_substring (text, claim->sentence_start, claim->sentence_start + claim->sentence_length);
  cue = g_utf8_substring (text, claim->start, claim->start + claim->length);
  g_assert_cmpstr (sentence, ==, "Ulrike Tannhof left OpenAI this summer.");
  g_assert_nonnull (strstr (cue, "left"));
}

/* Once it is cancelled, no further stretch is read. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const char *text = "OpenAI grew in the spring of this year.\nIn the autumn Anthropic grew a lot more.";
  const DossierRecogniserText all = { .text = text, .cancellable = cancellable };
  g_autoptr (DossierRecognition) before = dossier_recogniser_read_stretches (fixture->recogniser, &all, LONGEST);
  g_autoptr (DossierRecognition) after = NULL;

  g_cancellable_cancel (cancellable);
  after = dossier_recogniser_read_stretches (fixture->recogniser, &all, LONGEST);
  g_assert_cmpuint (before->entities->len, ==, 2);
  g_assert_cmpuint (after->entities->len, ==, 1);
  g_assert_cmpstr (get_name (after, 0), ==, "OpenAI");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/stretches/is-cut/", cuts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/stretches/come-together/", texts[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_text, tear_down);
    }
  g_test_add ("/stretches/borders-change-nothing", Fixture, NULL, set_up, test_borders, tear_down);
  g_test_add ("/stretches/claims-point-at-their-words", Fixture, NULL, set_up, test_claims_point_at_their_words,
              tear_down);
  g_test_add ("/stretches/a-cancelled-text-is-read-no-further", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
