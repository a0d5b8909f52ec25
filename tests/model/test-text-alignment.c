/* test-text-alignment.c - places of one version of a text are found in another, or nowhere
 *
 * With files as arguments, only the random edits run, over these texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-text-alignment.h"

#include <string.h>

#define FIRST "The lab said on Monday that Ada Doe would lead its new office in the capital.\n"
#define SECOND "She had worked in the ministry for nine years, “and never once” asked for a car – a record.\n"
#define THIRD "One of the people who know her well said that the post was offered to her in the spring of last year.\n"
#define LAST "The lab said on Monday that it would hire forty people before the end of the year."

/* The place is marked by brackets in both. */
static const struct
{
  const char *name, *before, *after;
} cases[] = {
  { "nothing changed", FIRST "She had [worked in the ministry] for nine years.",
    FIRST "She had [worked in the ministry] for nine years." },
  { "something came before", "The lab said that [Ada Doe] would lead its new office.",
    "Updated on Tuesday. The lab said that [Ada Doe] would lead its new office." },
  { "a word of it was mended",
    FIRST "One of the poeple who know her [said that the psot was offered] to her in spring.",
    FIRST "One of the people who know her [said that the post was offered] to her in spring." },
  { "a single word of it was mended", FIRST "She had worked in the [minstry] for nine years.",
    FIRST "She had worked in the [ministry] for nine years." },
  { "another word is no mended one", FIRST "She had worked in the [ministry] for nine years.",
    FIRST "She had worked in the laboratory for nine years." },
  { "a paragraph moved", FIRST "[She had worked] in the ministry for nine years.\n" THIRD LAST,
    FIRST THIRD LAST "\n[She had worked] in the ministry for nine years." },
  { "an advert came in behind it",
    FIRST "She had worked in the [ministry for nine years.] And so on she went with that.",
    FIRST "She had worked in the [ministry for nine years.]\nBuy a car today.\nAnd so on she went with that." },
  { "an advert came into it", FIRST "She [had worked in the ministry for nine years] and more, she said.",
    FIRST "She [had worked in the\nBUY A CAR TODAY\nministry for nine years] and more, she said." },
  { "other quotation marks", "She was asked, and said “[never once]” in nine years, she had that down in a book.",
    "She was asked, and said \"[never once]\" in nine years, she had that down in a book." },
  { "with the marks", "She was asked, and said “[never once”] in nine years, she had that down in a book.",
    "She was asked, and said \"[never once]\" in nine years, she had that down in a book." },
  { "with a mark that stays", "She was asked and she said[, never once,] in nine years, she had that in a book.",
    "Once she was asked and she said[, never once,] in nine years, she had that in a book." },
  { "within a word", "The office of the gov[ernmen]t is in the capital, where it always was.",
    "So the office of the gov[ernmen]t is in the capital, where it always was." },
  { "in capitals", "The office of the [government] is in the capital, where it always was.",
    "THE OFFICE OF THE [GOVERNMENT] IS IN THE CAPITAL, WHERE IT ALWAYS WAS." },
  { "its sentence went, and its words stand elsewhere", FIRST SECOND "The [lab] is old and has a name for that.\n" LAST,
    FIRST SECOND LAST },
  { "one of two alike went", FIRST "It is over.\n" SECOND "[It is over.]\n" THIRD LAST,
    FIRST "It is over.\n" SECOND THIRD LAST },
  { "the other one of two alike went", FIRST "It is over.\n" SECOND "[It is over.]\n" THIRD LAST,
    FIRST SECOND "[It is over.]\n" THIRD LAST },
  { "the text ends before it", FIRST SECOND "[One of the people] who know her well said that.", FIRST SECOND },
  { "the text ends within it",
    FIRST SECOND "[One of the people who know her well said that the post was offered to her]",
    FIRST SECOND "One of the people" },
  { "the text ends behind it", FIRST SECOND "[One of the people] who know her well said that.",
    FIRST SECOND "[One of the people]" },
  { "another text", FIRST SECOND "[One of the people who know her well] said that.",
    "Four makers of chips told the court in May that the rules would cost them a year, and asked for time." },
  { "another text with a word of it", FIRST SECOND "[One of the people] who know her well said that.",
    "Four makers of chips told the court in May that one of the rules would cost them a year of the people." },
  { "a few words in another text, once", "Ada Doe now leads [a laboratory now] said the paper.",
    "Who leads [a laboratory now] is not a secret of its own any more, wrote four of them." },
  { "a few words in another text, twice", "Ada Doe now leads [a laboratory now] said the paper.",
    "Who leads a laboratory now is not a secret any more: a laboratory now has it on its door." },
  { "two words in another text", "Ada Doe now has [a laboratory] said the paper.",
    "Who leads a laboratory in the north is not a secret of its own any more, wrote four of them." },
  { "a short text, of which a longer one has some words", "Ferrum has [a laboratory now].",
    "The steel maker Ferrum has opened a laboratory for learning machines, the company said." },
  { "nothing is left", FIRST "[She had] worked.", "" },
  { "a short text", "[Ada Doe] leads it.", "[Ada Doe] leads it!" },
  { "a single word", "[Ada]", "[Ada]" },
  { "signs alone", "The office of the state[ – ]it is in the capital – was closed.",
    "And so the office of the state[ – ]it is in the capital – was closed." },
  { "signs alone that went", "The office of the state[ – ]it is in the capital – was closed.",
    "The office of the state. It is in the capital." },
  { "words without blanks", "新的办公室在首都，[她在部里工作]了九年，从来没有要过车。",
    "更新：新的办公室在首都，[她在部里工作]了九年，从来没有要过车。" },
  { "letters of several bytes", "Die Behörde für die Prüfung großer [Modelle übernimmt] ab März die Ämter.",
    "Neu: Die Behörde für die Prüfung großer [Modelle übernimmt] ab März die Ämter." },
};

/* @text without brackets; where they were. FALSE: there are none. */
static gboolean
read_place (const char *text, char **plain, guint *start, guint *length)
{
  const char *open = strchr (text, '['), *close = strchr (text, ']');

  *start = *length = 0;
  if (open == NULL)
    {
      *plain = g_strdup (text);
      return FALSE;
    }
  *plain = g_strdup_printf ("%.*s%.*s%s", (int) (open - text), text, (int) (close - open - 1), open + 1, close + 1);
  *start = (guint) g_utf8_strlen (text, open - text);
  *length = (guint) g_utf8_strlen (open + 1, close - open - 1);
  return TRUE;
}

static void
check_case (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *before = NULL, *after = NULL, *got = NULL, *want = NULL;
  guint            start, length, want_start, want_length;
  gboolean         is_there;
  g_autoptr (DossierTextAlignment) alignment = NULL;

  g_assert_true (read_place (cases[i].before, &before, &start, &length));
  is_there = read_place (cases[i].after, &after, &want_start, &want_length);
  alignment = dossier_text_alignment_new (before, after);
  if (dossier_text_alignment_find (alignment, &start, &length))
    got = g_utf8_substring (after, start, start + length);
  want = is_there ? g_utf8_substring (after, want_start, want_start + want_length) : NULL;
  g_assert_cmpstr (got, ==, want);
  if (is_there)
    g_assert_cmpuint (start, ==, want_start);
}

static void
test_beyond_the_text (void)
{
  g_autoptr (DossierTextAlignment) alignment = dossier_text_alignment_new (FIRST, FIRST);
  guint start = 0, length = 0;

  g_assert_false (dossier_text_alignment_find (alignment, &start, &length));
  length = (guint) strlen (FIRST) + 1;
  g_assert_false (dossier_text_alignment_find (alignment, &start, &length));
  start = 1000000;
  length = 1;
  g_assert_false (dossier_text_alignment_find (alignment, &start, &length));
}

/* ---- random edits ---- */

#define N_EDITS 2000
#define FOREIGN G_MAXUINT

/* A letter, and which letter of the first text it is, or FOREIGN. */
typedef struct
{
  gunichar letter;
  guint    origin;
} Letter;

static GArray *
letters_of (const char *text, gboolean is_foreign)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));

  for (guint i = 0; *text != '\0'; text = g_utf8_next_char (text), i++)
    {
      Letter letter = { g_utf8_get_char (text), is_foreign ? FOREIGN : i };

      g_array_append_val (letters, letter);
    }
  return letters;
}

static char *
text_of (const GArray *letters)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < letters->len; i++)
    g_string_append_unichar (text, g_array_index (letters, Letter, i).letter);
  return g_string_free (text, FALSE);
}

/* Where the line with @at begins, and where the next one does. */
static void
find_line (const GArray *letters, guint at, guint *from, guint *to)
{
  *from = *to = MIN (at, letters->len);
  while (*from > 0 && g_array_index (letters, Letter, *from - 1).letter != '\n')
    --*from;
  while (*to < letters->len && g_array_index (letters, Letter, *to).letter != '\n')
    ++*to;
  *to = MIN (*to + 1, letters->len);
}

static void
insert_text (GArray *letters, guint at, const char *text)
{
  g_autoptr (GArray) foreign = letters_of (text, TRUE);

  g_array_insert_vals (letters, at, foreign->data, foreign->len);
}

static const char *const adverts[] = {
  "Advertisement\n",
  "Sign up for our newsletter to get the best of the week in your inbox.\n",
  "Read more: what the new rules mean for the makers of models\n",
  "Correction: an earlier version of this article had a wrong date for the appointment.\n",
};

static const char *const others[] = {
  "Four makers of chips told the court in May that the rules would cost them a year, and asked for more time.\n",
  "The city has opened a school for the repair of machines, and the first class has thirty pupils.\n",
  "In the north the harvest was late, said the people of the valley, but it was good for the time of the year.\n",
};

static void
mend_typo (GArray *letters, GRand *rand)
{
  for (guint n = 0; n < 6; n++)
    {
      Letter *letter = &g_array_index (letters, Letter, g_rand_int_range (rand, 0, (int) letters->len));

      if (g_unichar_isalpha (letter->letter))
        letter->letter = 'a' + (gunichar) g_rand_int_range (rand, 0, 26);
    }
}

static void
move_paragraph (GArray *letters, GRand *rand)
{
  guint from, to, place, unused;
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (Letter));

  find_line (letters, (guint) g_rand_int_range (rand, 0, (int) letters->len), &from, &to);
  g_array_append_vals (line, &g_array_index (letters, Letter, from), to - from);
  g_array_remove_range (letters, from, to - from);
  find_line (letters, (guint) g_rand_int_range (rand, 0, (int) letters->len + 1), &place, &unused);
  g_array_insert_vals (letters, place, line->data, line->len);
}

static void
insert_advert (GArray *letters, GRand *rand)
{
  guint from, to;

  find_line (letters, (guint) g_rand_int_range (rand, 0, (int) letters->len), &from, &to);
  insert_text (letters, from, adverts[g_rand_int_range (rand, 0, G_N_ELEMENTS (adverts))]);
}

static void
change_signs (GArray *letters, GRand *rand)
{
  static const gunichar signs[][2] = { { '"', 0x201c },  { '\'', 0x2019 }, { 0x201c, '"' }, { 0x201d, '"' },
                                       { 0x2019, '\'' }, { 0x2013, '-' },  { '-', 0x2013 }, { ' ', 0xa0 } };

  for (guint i = 0; i < letters->len; i++)
    for (guint s = 0; s < G_N_ELEMENTS (signs); s++)
      if (g_array_index (letters, Letter, i).letter == signs[s][0])
        {
          g_array_index (letters, Letter, i).letter = signs[s][1];
          break;
        }
}

static void
cut_off (GArray *letters, GRand *rand)
{
  g_array_set_size (letters, (guint) g_rand_int_range (rand, (int) letters->len / 3, (int) letters->len));
}

static void
drop_paragraph (GArray *letters, GRand *rand)
{
  guint from, to;

  find_line (letters, (guint) g_rand_int_range (rand, 0, (int) letters->len), &from, &to);
  g_array_remove_range (letters, from, to - from);
}

/* Another extraction: a heading and a line of authors more, lines that went, blanks that are others. */
static void
extract_anew (GArray *letters, GRand *rand)
{
  drop_paragraph (letters, rand);
  if (letters->len > 0)
    drop_paragraph (letters, rand);
  insert_text (letters, 0, "Home News Models\nBy our staff, in the capital\n");
  insert_text (letters, letters->len, "\nLeave a Reply\nShare this story\n");
  change_signs (letters, rand);
}

static void
write_anew (GArray *letters, GRand *rand)
{
  guint n = letters->len;

  g_array_set_size (letters, 0);
  while (letters->len < n)
    insert_text (letters, letters->len, others[g_rand_int_range (rand, 0, G_N_ELEMENTS (others))]);
}

/* The sentence in which the place is goes, and others come for it. */
static void
write_paragraph_anew (GArray *letters, GRand *rand)
{
  guint from, to;

  find_line (letters, (guint) g_rand_int_range (rand, 0, (int) letters->len), &from, &to);
  g_array_remove_range (letters, from, to - from);
  insert_text (letters, from, others[g_rand_int_range (rand, 0, G_N_ELEMENTS (others))]);
}

typedef void (*Edit) (GArray *letters, GRand *rand);
static const Edit edits[] = { mend_typo,      move_paragraph, insert_advert, change_signs,        cut_off,
                              drop_paragraph, extract_anew,   write_anew,    write_paragraph_anew };

typedef struct
{
  guint n_there, n_right; /* places all of whose letters are there in a row; of these, found */
  guint n_gone, n_wrong;  /* nothing of them is there; found elsewhere, of all */
} Score;

/* Is the place's every letter there, and in a row, but for what was put in? */
static gboolean
is_kept (const GArray *letters, guint start, guint length, guint *from, guint *to, guint *n)
{
  guint next = start;

  *n = 0;
  for (guint i = 0; i < letters->len; i++)
    {
      guint origin = g_array_index (letters, Letter, i).origin;

      if (origin == FOREIGN || origin < start || origin >= start + length)
        continue;
      *from = (*n)++ == 0 ? i : *from;
      *to = i + 1;
      if (origin != next++)
        return FALSE;
    }
  return *n == length;
}

/* How many of the letters found are of the place. */
static guint
count_own (const GArray *letters, guint found, guint found_length, guint start, guint length)
{
  guint n = 0;

  for (guint i = found; i < found + found_length; i++)
    {
      guint origin = g_array_index (letters, Letter, i).origin;

      n += origin != FOREIGN && origin >= start && origin < start + length;
    }
  return n;
}

static gboolean
is_word_sign (gunichar c)
{
  return g_unichar_isalnum (c);
}

/* The line of a text that has code point @at. */
static char *
dup_line (const char *text, guint at)
{
  g_autoptr (GArray) letters = letters_of (text, TRUE);
  guint from, to;

  find_line (letters, at, &from, &to);
  return g_utf8_substring (text, from, to);
}

/* Two paragraphs that read the same cannot be told apart. */
static gboolean
reads_the_same (const char *before, guint start, const char *after, guint found)
{
  g_autofree char *one = dup_line (before, start), *other = dup_line (after, found);

  return strcmp (one, other) == 0;
}

/* Some words in a row of @text. */
static void
choose_place (const char *text, GRand *rand, guint *start, guint *length)
{
  glong                n = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (text, -1, &n);
  guint                words = (guint) g_rand_int_range (rand, 1, 25), end;

  *start = (guint) g_rand_int_range (rand, 0, (int) n - 1);
  while (*start > 0 && is_word_sign (letters[*start - 1]))
    --*start;
  while (*start + 1 < (guint) n && !is_word_sign (letters[*start]))
    ++*start;
  for (end = *start; words > 0 && end < (guint) n; words--)
    {
      while (end < (guint) n && is_word_sign (letters[end]))
        end++;
      if (words > 1)
        while (end < (guint) n && !is_word_sign (letters[end]))
          end++;
    }
  *length = MAX (end - *start, 1);
}

static void
try_edit (const char *text, Edit edit, GRand *rand, Score *score)
{
  g_autoptr (GArray) letters = letters_of (text, FALSE);
  g_autoptr (DossierTextAlignment) alignment = NULL;
  g_autofree char *after = NULL;

  edit (letters, rand);
  after = text_of (letters);
  alignment = dossier_text_alignment_new (text, after);
  for (guint p = 0; p < 4; p++)
    {
      guint    start, length, found, found_length, from = 0, to = 0, n = 0, own = 0;
      gboolean is_there, is_found;

      choose_place (text, rand, &start, &length);
      is_there = is_kept (letters, start, length, &from, &to, &n);
      found = start;
      found_length = length;
      is_found = dossier_text_alignment_find (alignment, &found, &found_length);
      if (is_found)
        {
          g_assert_cmpuint (found_length, >, 0);
          g_assert_cmpuint (found + found_length, <=, letters->len);
          own = count_own (letters, found, found_length, start, length);
        }
      score->n_there += is_there;
      score->n_gone += n == 0;
      score->n_right += is_there && is_found && found == from && found + found_length == to;
      if (is_found && own * 2 < MIN (found_length, length) && !reads_the_same (text, start, after, found))
        {
          g_autofree char *was = g_utf8_substring (text, start, start + length);
          g_autofree char *is = g_utf8_substring (after, found, found + found_length);

          score->n_wrong++;
          g_test_message ("wrong: “%s” as “%s”", was, is);
        }
      else if (is_there && (!is_found || found != from || found + found_length != to))
        {
          g_autofree char *was = g_utf8_substring (text, start, start + length);

          g_test_message ("missed: “%s”", was);
        }
    }
}

/* A text of @n paragraphs that says much the same again and again, as texts do. */
static char *
write_text (GRand *rand, guint n)
{
  static const char *const who[] = { "Ada Doe",   "The lab",      "Her former team",       "One of the founders",
                                     "The board", "A competitor", "The ministry’s office", "An investor" };
  static const char *const does[] = { "said on Monday that",   "told the paper that", "confirmed this week that",
                                      "denied in a post that", "wrote “again” that",  "expects that" };
  static const char *const what[]
      = { "the new model would be ready in spring",      "she would lead the office in the capital",
          "forty people left for a rival in one year",   "the round was worth two billion dollars",
          "nobody had asked for the results - not once", "the team for safety was closed in May",
          "the rules come into force in two years",      "it is over" };
  static const char *const more[]
      = { "", ", and the others agreed", ", as it had in March", " for the first time", ", people close to it said" };
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < n; p++)
    {
      for (int s = g_rand_int_range (rand, 1, 6); s > 0; s--)
        g_string_append_printf (text, "%s %s %s%s in %d. ", who[g_rand_int_range (rand, 0, G_N_ELEMENTS (who))],
                                does[g_rand_int_range (rand, 0, G_N_ELEMENTS (does))],
                                what[g_rand_int_range (rand, 0, G_N_ELEMENTS (what))],
                                more[g_rand_int_range (rand, 0, G_N_ELEMENTS (more))],
                                g_rand_int_range (rand, 1990, 2030));
      text->str[text->len - 1] = '\n';
    }
  return g_string_free (text, FALSE);
}

/* At least 98 of 100 places whose words are all there are found, and none is found where it is not. */
static void
assert_good (const Score *score)
{
  g_test_message ("%u of %u places right, %u wrong; of %u nothing is left", score->n_right, score->n_there,
                  score->n_wrong, score->n_gone);
  g_assert_cmpuint (score->n_wrong, ==, 0);
  g_assert_cmpuint (score->n_right * 100, >=, score->n_there * 98);
}

static void
test_random_edits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240806);
  Score score = { 0 };

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *text = write_text (rand, (guint) g_rand_int_range (rand, 3, 30));

      try_edit (text, edits[i % G_N_ELEMENTS (edits)], rand, &score);
    }
  g_assert_cmpuint (score.n_there, >, N_EDITS);
  g_assert_cmpuint (score.n_gone, >, N_EDITS / 4);
  assert_good (&score);
}

static void
test_random_edits_of_files (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240806);
  char *const *paths = data;
  guint        n = g_strv_length ((char **) paths);
  Score        score = { 0 };

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (paths[i / G_N_ELEMENTS (edits) % n], &text, NULL, NULL));
      if (g_utf8_strlen (text, -1) > 100)
        try_edit (text, edits[i % G_N_ELEMENTS (edits)], rand, &score);
    }
  assert_good (&score);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    g_test_add_data_func ("/text-alignment/random edits of files", argv + 1, test_random_edits_of_files);
  else
    {
      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *path = g_strdup_printf ("/text-alignment/%s", cases[i].name);

          g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_case);
        }
      g_test_add_func ("/text-alignment/nothing beyond the text", test_beyond_the_text);
      g_test_add_func ("/text-alignment/random edits", test_random_edits);
    }
  return g_test_run ();
}
