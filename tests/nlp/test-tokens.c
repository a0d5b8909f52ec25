/* test-tokens.c - texts as tokens and sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-word-letters-private.h"

#include <string.h>

/* Tokens are written with " " between them, sentences with " / "; an "_" stands before what is joined. */
static char *
write_out (const char *text)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < tokens->n_sentences; i++)
    for (guint k = 0; k < tokens->sentences[i].n; k++)
      {
        guint            at = tokens->sentences[i].first + k;
        g_autofree char *token = dossier_tokens_dup (tokens, at, 1);

        if (out->len > 0)
          g_string_append (out, k == 0 ? " / " : " ");
        if ((tokens->tokens[at].flags & DOSSIER_TOKEN_JOINED) != 0)
          g_string_append_c (out, '_');
        g_string_append (out, token);
      }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *text, *want;
} cases[] = {
  { "nothing", "", "" },
  { "cells", "Ada Moe\tAcme Inc.\t\tParis", "Ada Moe / Acme Inc. / Paris" },
  { "only-blanks", " \n\t ", "" },
  { "two-sentences", "He left. She stayed.", "He left . / She stayed ." },
  { "abbreviated-titles", "Dr. Ada Moe met Mr. Fox. They spoke.", "Dr. Ada Moe met Mr. Fox . / They spoke ." },
  { "initials", "J. K. Moore and A.G. Bell spoke.", "J. K. Moore and A.G. Bell spoke ." },
  { "saint", "Offices in St. Louis, Mo. opened.", "Offices in St. Louis , Mo . opened ." },
  { "country", "The U.S. Senate voted in the U.S. The vote was close.",
    "The U.S. Senate voted in the U.S. / The vote was close ." },
  { "legal-suffix", "Acme Inc. bought Beta Corp. It paid cash.", "Acme Inc. bought Beta Corp. / It paid cash ." },
  { "suffix-inside", "Acme, Inc. and Beta Co. Ltd. merged", "Acme , Inc. and Beta Co. Ltd. merged" },
  { "possessive", "OpenAI's and OpenAI’s board", "OpenAI 's and OpenAI ’s board" },
  { "plural-possessive", "The founders' stake and Meta Platforms’ plan",
    "The founders ' stake and Meta Platforms ’ plan" },
  { "single-quotes", "He said ‘many thanks’ twice", "He said ‘ many thanks ’ twice" },
  { "contraction", "They don't know, it’s late", "They don't know , it ’s late" },
  { "irish-name", "O'Brien and D’Angelo", "O'Brien and D’Angelo" },
  { "backed", "the Microsoft-backed company", "the Microsoft _- _backed company" },
  { "led", "a Sequoia-led round, AWS-hosted", "a Sequoia _- _led round , AWS _- _hosted" },
  { "backed-in-a-headline", "Microsoft-Backed, Wi-Fi, Rolls-Royce, A-Like",
    "Microsoft _- _Backed , Wi-Fi , Rolls-Royce , A-Like" },
  { "other-hyphen", "Google‑owned maps", "Google _‑ _owned maps" },
  { "mixed-case-head", "OpenAI-style talk", "OpenAI _- _style talk" },
  { "whole-hyphens", "a co-founder of post-training, Co-founder", "a co-founder of post-training , Co-founder" },
  { "small-head", "cloud-based tools", "cloud-based tools" },
  { "double-name", "Jean-Luc Tavakoli-Moe", "Jean-Luc Tavakoli-Moe" },
  { "former", "ex-Google staff and an ex-CEO", "ex _- Google staff and an ex-CEO" },
  { "model-name", "GPT-4, Llama-3 and DeepSeek-R1", "GPT-4 , Llama-3 and DeepSeek-R1" },
  { "plain-numbers", "In 2023, 5. 10 of 3\n000 and 7", "In 2023 , 5 . / 10 of 3 / 000 and 7" },
  { "money", "$4.5bn, €2,000 and $40M for 19-year-olds", "$ 4.5bn , € 2,000 and $ 40M for 19-year-olds" },
  { "money-hyphen", "a $10-billion deal", "a $ 10 _- billion deal" },
  { "dotted-names", "C3.ai, Booking.com and Node.js grew.", "C3.ai , Booking.com and Node.js grew ." },
  { "missing-blank", "It closed.Then it opened.", "It closed . Then it opened ." },
  { "ampersand", "AT&T, R&D and M&A", "AT&T , R&D and M&A" },
  { "address", "See https://example.com/a?b=(c). Then www.example.org, now.",
    "See https://example.com/a?b= ( c ) . / Then www.example.org , now ." },
  { "bare-address", "At example.com/news, ask me@example.com or @somebody.",
    "At example.com/news , ask me@example.com or @somebody ." },
  { "ellipsis", "Wait... what? And then… Nothing.", "Wait ... what ? / And then … / Nothing ." },
  { "quoted-sentence", "“We won.” She left. \"Yes!\" he said.", "“ We won . ” / She left . / \" Yes ! \" he said ." },
  { "exclamation-name", "Yahoo! bought it.", "Yahoo ! bought it ." },
  { "brackets", "The lab (SSI) grew.", "The lab ( SSI ) grew ." },
  { "object", "A \xEF\xBF\xBC B", "A \xEF\xBF\xBC B" },
  { "lines", "Title\nBody here", "Title / Body here" },
  { "small-product", "It works. iPhone sales rose.", "It works . / iPhone sales rose ." },
  { "dashes", "OpenAI—the lab—and Meta -- too", "OpenAI — the lab — and Meta -- too" },
  { "accents", "Karén Šimonytė met Müller", "Karén Šimonytė met Müller" },
  { "emoji", "Hi👋🏽there", "Hi 👋 🏽 there" },
  { "right-to-left", "שלום OpenAI עולם", "שלום OpenAI עולם" },
  { "plus", "Disney+ and C++ win", "Disney+ and C++ win" },
};

static void
test_cut (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *got = write_out (cases[i].text);

  g_assert_cmpstr (got, ==, cases[i].want);
}

static const struct
{
  const char *word;
  guint       kind, flags;
} shapes[] = {
  { "Anthropic", DOSSIER_TOKEN_WORD, DOSSIER_TOKEN_CAPITALISED },
  { "SSI", DOSSIER_TOKEN_WORD, DOSSIER_TOKEN_ALL_CAPS },
  { "OpenAI", DOSSIER_TOKEN_WORD, DOSSIER_TOKEN_MIXED },
  { "xAI", DOSSIER_TOKEN_WORD, DOSSIER_TOKEN_MIXED },
  { "GPT-4", DOSSIER_TOKEN_WORD, DOSSIER_TOKEN_ALL_CAPS | DOSSIER_TOKEN_DIGIT },
  { "C3.ai", DOSSIER_TOKEN_WORD, DOSSIER_TOKEN_CAPITALISED | DOSSIER_TOKEN_DIGIT },
  { "Jean-Luc", DOSSIER_TOKEN_WORD, DOSSIER_TOKEN_CAPITALISED },
  { "company", DOSSIER_TOKEN_WORD, 0 },
  { "4.5bn", DOSSIER_TOKEN_NUMBER, DOSSIER_TOKEN_DIGIT },
  { "2,000", DOSSIER_TOKEN_NUMBER, DOSSIER_TOKEN_DIGIT },
  { "É", DOSSIER_TOKEN_WORD, DOSSIER_TOKEN_CAPITALISED },
  { "https://example.com", DOSSIER_TOKEN_ADDRESS, 0 },
  { "’", DOSSIER_TOKEN_PUNCTUATION, 0 },
};

static void
test_shapes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (DossierTokens) tokens = dossier_tokens_new (shapes[i].word, strlen (shapes[i].word));

      g_assert_cmpuint (tokens->n_tokens, ==, 1);
      g_assert_cmpuint (tokens->tokens[0].kind, ==, shapes[i].kind);
      g_assert_cmpuint (tokens->tokens[0].flags & ~DOSSIER_TOKEN_AFTER_SPACE, ==, shapes[i].flags);
    }
}

static const struct
{
  const char *text;
  gboolean    headline;
} lines[] = {
  { "OpenAI Hires Former Meta Chief to Lead New Team", TRUE },
  { "ACME BUYS RIVAL FOR RECORD SUM", TRUE },
  { "Acme hires a former chief of staff from Beta", FALSE },
  { "The lab in London was founded by Ann Moe and Bob Lee.", FALSE },
  { "Acme Buys Beta", FALSE },
};

static void
test_headlines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (DossierTokens) tokens = dossier_tokens_new (lines[i].text, strlen (lines[i].text));

      g_assert_cmpuint (tokens->n_sentences, ==, 1);
      g_assert_cmpint (tokens->sentences[0].headline, ==, lines[i].headline);
    }
}

static void
test_blocks (void)
{
  const char text[] = "One. Two.\n\nThree.";
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));

  g_assert_cmpuint (tokens->n_sentences, ==, 3);
  g_assert_cmpuint (tokens->sentences[1].block, ==, 0);
  g_assert_cmpuint (tokens->sentences[2].block, ==, 2);
  g_assert_cmpuint (tokens->sentences[2].start, ==, 11);
  g_assert_cmpuint (tokens->sentences[2].length, ==, 6);
}

static const struct
{
  const char *name, *piece;
} endless[] = {
  { "letters", "a" },        { "capitals", "A" }, { "hyphens", "a-" },      { "dots", "a." },
  { "bare-dots", "." },      { "quotes", "'" },   { "ampersands", "a&" },   { "possessives", "s'" },
  { "addresses", "www.a/" }, { "emoji", "👋" },    { "marks", "a\xCC\x81" }, { "brackets", "(" },
  { "lines", "\n" },         { "hebrew", "ש" },   { "backed", "A-backed" },
};

/* Each token lies behind the one before it and inside the text; a text of one repeated piece takes no longer than any.
 */
static void
test_endless (gconstpointer data)
{
  guint    i = GPOINTER_TO_UINT (data);
  GString *text = g_string_new (NULL);

  while (text->len < 1 << 20)
    g_string_append (text, endless[i].piece);
  {
    g_autoptr (DossierTokens) tokens = dossier_tokens_new (text->str, text->len);
    guint end = 0;

    for (guint k = 0; k < tokens->n_tokens; k++)
      {
        g_assert_cmpuint (tokens->tokens[k].start, >=, end);
        g_assert_cmpuint (tokens->tokens[k].length, >, 0);
        end = tokens->tokens[k].start + tokens->tokens[k].length;
        g_assert_cmpuint (end, <=, text->len);
      }
  }
  g_string_free (text, TRUE);
}

/* What may stand behind a word, and behind that. "\xC3\xA9" is a letter. */
static const char *const marks[] = { "“", "”", "’", "‘", "—", "…", "‐", "\xE2\x80\x8D", "€", "\xC2\xA0", "\xC2\xAD" };
static const char *const behind_marks[]
    = { "", " ", "x", "s", "s ", "s_", "S.", "_", "9", "/", "//x", ".", ",", "'", "\xC3\xA9", "’", "-", "\n" };

/* @a, of ASCII letters, is quickly read; @b, of the same length but for one byte more in its first word, is not. */
static void
compare_tokens (const char *text_a, const char *text_b)
{
  g_autoptr (DossierTokens) a = dossier_tokens_new (text_a, strlen (text_a));
  g_autoptr (DossierTokens) b = dossier_tokens_new (text_b, strlen (text_b));

  g_assert_cmpuint (a->n_tokens, ==, b->n_tokens);
  g_assert_cmpuint (a->n_sentences, ==, b->n_sentences);
  for (guint i = 0; i < a->n_tokens; i++)
    {
      const DossierToken *one = &a->tokens[i], *other = &b->tokens[i];

      g_assert_cmpuint (one->start + one->length + 1, ==, other->start + other->length);
      g_assert_cmpuint (one->start + (i > 0 ? 1 : 0), ==, other->start);
      g_assert_cmpuint (one->kind, ==, other->kind);
      g_assert_cmpuint (one->flags, ==, other->flags);
    }
}

static void
test_plain_words_end_as_others_do (void)
{
  for (guint m = 1; m < 128 + G_N_ELEMENTS (marks); m++)
    for (guint i = 0; i < G_N_ELEMENTS (behind_marks); i++)
      {
        char             ascii[] = { (char) m, '\0' };
        const char      *mark = m < 128 ? ascii : marks[m - 128];
        g_autofree char *plain = g_strconcat ("Acme", mark, behind_marks[i], NULL);
        g_autofree char *other = g_strconcat ("Acm\xC3\xA9", mark, behind_marks[i], NULL);

        compare_tokens (plain, other);
      }
}

static void
test_hashes (void)
{
  static const char text[] = "Google’s “OpenAI Inc.” hired Ms. Éva U.S.-born, AT&T (www.acme.com): e.g. IBM's 3.5bn…";
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      DossierWordHash hash = dossier_word_hash (text + tokens->tokens[i].start, tokens->tokens[i].length);

      g_assert_cmpuint (tokens->hashes[i].folded, ==, hash.folded);
      g_assert_cmpuint (tokens->hashes[i].exact, ==, hash.exact);
    }
}

/* Up to more letters than are read at once, with capitals at one or two places, and what may stand behind them. */
static void
test_letters (void)
{
  static const char *const behind[] = { "", " ", "@", "[", "`", "{", "\x7f", "\xC3\xA9", ".abcdefghijklmnopq" };

  for (guint n = 0; n <= 2 * DOSSIER_WORD_LETTERS_AT_ONCE + 1; n++)
    for (guint capital = 0; capital <= n; capital++)
      for (guint other = capital; other <= n; other++)
        for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
          {
            g_autoptr (GString) text = g_string_new (NULL);
            DossierWordLetters one, plain;

            for (guint k = 0; k < n; k++)
              g_string_append_c (text, (char) ((k == capital || k == other ? 'A' : 'a') + (k * 7 + 25) % 26));
            g_string_append (text, behind[i]);
            one = dossier_word_letters_read (text->str, text->str + text->len);
            plain = dossier_word_letters_read_plainly (text->str, text->str + text->len);
            g_assert_cmpuint (one.n, ==, n);
            g_assert_cmpuint (plain.n, ==, n);
            g_assert_cmpuint (one.flags, ==, plain.flags);
            g_assert_cmpuint (one.hash.exact, ==, plain.hash.exact);
            g_assert_cmpuint (one.hash.folded, ==, plain.hash.folded);
          }
}

/* What stands for a word, with and without case. */
static const struct
{
  const char *one, *other;
  gboolean    folded, exact; /* are they the same? */
} same_words[] = {
  { "Inc.", "Inc", TRUE, TRUE },
  { "Google’s", "Google's", TRUE, TRUE },
  { "Google‘s", "Google's", TRUE, TRUE },
  { "co\xC2\xADoperation", "cooperation", TRUE, TRUE },
  { "interna\xC2\xADtionalisation", "internationalisation", TRUE, TRUE },
  { "organisation’s", "organisation's", TRUE, TRUE },
  { "organisational\xC2\xADly", "organisationally", TRUE, TRUE },
  { "INTERNATIONALISATION", "internationalisation", TRUE, FALSE },
  { "Ünder-Secretary", "Ünder-secretary", TRUE, FALSE },
  { "Ünder", "ünder", FALSE, FALSE },
  { "[\\]^_`{@", "{|}~_`[@", FALSE, FALSE },
  { "abcdefgh", "abcdefghi", FALSE, FALSE },
};

static void
test_same_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (same_words); i++)
    {
      DossierWordHash one = dossier_word_hash (same_words[i].one, strlen (same_words[i].one));
      DossierWordHash other = dossier_word_hash (same_words[i].other, strlen (same_words[i].other));

      g_assert_cmpint (one.folded == other.folded, ==, same_words[i].folded);
      g_assert_cmpint (one.exact == other.exact, ==, same_words[i].exact);
    }
}

static void
test_comparing (void)
{
  const char text[] = "The CEO left";
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  g_autofree char *phrase = dossier_tokens_dup (tokens, 0, 2);

  g_assert_true (dossier_tokens_is (tokens, 1, "ceo"));
  g_assert_false (dossier_tokens_is (tokens, 1, "ce"));
  g_assert_false (dossier_tokens_is (tokens, 3, "left"));
  g_assert_cmpstr (phrase, ==, "The CEO");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/tokens/cut/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cut);
    }
  for (guint i = 0; i < G_N_ELEMENTS (endless); i++)
    {
      g_autofree char *path = g_strconcat ("/tokens/endless/", endless[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_endless);
    }
  g_test_add_func ("/tokens/the-case-of-a-word-is-told", test_shapes);
  g_test_add_func ("/tokens/headlines-are-told-from-sentences", test_headlines);
  g_test_add_func ("/tokens/blocks-are-the-lines-of-the-text", test_blocks);
  g_test_add_func ("/tokens/words-compare-without-case", test_comparing);
  g_test_add_func ("/tokens/plain-words-end-as-others-do", test_plain_words_end_as_others_do);
  g_test_add_func ("/tokens/each-has-the-hash-of-its-word", test_hashes);
  g_test_add_func ("/tokens/letters-at-once-are-as-in-plain-c", test_letters);
  g_test_add_func ("/tokens/marks-and-case-tell-words-apart-or-not", test_same_words);
  return g_test_run ();
}
