/* dossier-languages.c - which language a text is in, by its script and its small words.
 *
 * words: open addressing: hash of a word -> the languages that have it, as bits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-languages-private.h"

#include "dossier-letters-private.h"
#include "dossier-table.h"

#define N_SLOTS 8192
#define MAX_WORDS (N_SLOTS / 2)
/* What a word adds that one language has; one of several languages adds its part to each. */
#define WHOLE 60
/* Different words that make a language, and those of them with more than a letter; a hint stands for one of them. */
#define ENOUGH_WORDS 3
#define ENOUGH_LONGER_WORDS 2
/* Of all words of a text at least one in so many. */
#define RAREST 30
/* In tenths: how much more must speak for another language than for English, and if the page says the one or the other.
 */
#define MORE 20
#define MORE_WITH_HINT 12
#define MORE_AGAINST_HINT 30
/* Letters that stand for a word's part count as so many of an alphabet. */
#define DENSE 3
/* One kana among so many letters makes a text of Han letters Japanese. */
#define KANA_SHARE 20

typedef struct
{
  char           code[4];
  GUnicodeScript script;
} Language;

typedef struct
{
  guint64 word, languages;
} Slot;

struct _DossierLanguages
{
  Language languages[DOSSIER_LANGUAGES_MAX];
  guint    n, n_words;
  Slot     slots[N_SLOTS];
};

/* --- the table --- */

static guint
find_slot (const DossierLanguages *self, guint64 word)
{
  guint at = (guint) (word >> 7) % N_SLOTS;

  while (self->slots[at].languages != 0 && self->slots[at].word != word)
    at = (at + 1) % N_SLOTS;
  return at;
}

static gboolean
add_word (DossierLanguages *self, DossierCell word, const char **reason)
{
  guint64 hash = dossier_word_hash (word.text, word.length).folded;
  Slot   *slot = &self->slots[find_slot (self, hash)];

  if (slot->languages == 0 && ++self->n_words > MAX_WORDS)
    {
      *reason = "too many words";
      return FALSE;
    }
  slot->word = hash;
  slot->languages |= G_GUINT64_CONSTANT (1) << self->n;
  return TRUE;
}

static gboolean
read_language (const DossierCell *cells, const char **reason, gpointer user_data)
{
  DossierLanguages *self = user_data;
  Language         *language = &self->languages[self->n];
  DossierCell       words = cells[2], word;
  guint32           script = 0;

  if (self->n == DOSSIER_LANGUAGES_MAX || cells[0].length >= sizeof language->code || cells[1].length != 4)
    {
      *reason = "too many languages, or no code of a language and a script";
      return FALSE;
    }
  memcpy (language->code, cells[0].text, cells[0].length);
  for (guint i = 0; i < 4; i++)
    script = script << 8 | (guchar) cells[1].text[i];
  language->script = g_unicode_script_from_iso15924 (script);
  if (language->script == G_UNICODE_SCRIPT_UNKNOWN)
    {
      *reason = "no such script";
      return FALSE;
    }
  if (self->n == 0 && !dossier_cell_is (cells[0], "en"))
    {
      *reason = "English comes first";
      return FALSE;
    }
  while (!dossier_cell_is (cells[2], "-") && dossier_cell_next (&words, '|', &word))
    if (!add_word (self, word, reason))
      return FALSE;
  self->n++;
  return TRUE;
}

DossierLanguages *
dossier_languages_new (GBytes *table, GError **error)
{
  g_autoptr (DossierLanguages) self = g_new0 (DossierLanguages, 1);

  return dossier_table_read (table, "languages.tsv", 3, read_language, self, error) ? g_steal_pointer (&self) : NULL;
}

void
dossier_languages_free (DossierLanguages *self)
{
  g_free (self);
}

/* --- one text --- */

typedef struct
{
  const DossierLanguages *self;
  guint                   score[DOSSIER_LANGUAGES_MAX];    /* WHOLE a word */
  guint                   distinct[DOSSIER_LANGUAGES_MAX]; /* different words */
  guint                   longer[DOSSIER_LANGUAGES_MAX];   /* of them, those of more than a letter */
  guint64                 letters[DOSSIER_LANGUAGES_MAX]; /* of the script of a language that is the first to have it */
  guint64                 kana;
  GUnicodeScript          script; /* of the letter before, beyond ASCII */
  guint                   first;  /* its language */
  guint                   n_words;
  guint8                  seen[N_SLOTS]; /* words */
} Tally;

static guint
find_script (const DossierLanguages *self, GUnicodeScript script)
{
  guint i = 0;

  while (i < self->n && self->languages[i].script != script)
    i++;
  return i;
}

static gboolean
is_dense (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_HANGUL;
}

/* Of letters beyond ASCII. */
static void
count_letters (Tally *tally, const char *text, gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar       c = g_utf8_get_char (at);
      GUnicodeScript script = g_unichar_isalpha (c) ? g_unichar_get_script (c) : G_UNICODE_SCRIPT_COMMON;

      if (script == G_UNICODE_SCRIPT_KATAKANA)
        script = G_UNICODE_SCRIPT_HIRAGANA;
      if (script != tally->script)
        {
          tally->script = script;
          tally->first = find_script (tally->self, script);
        }
      if (tally->first < tally->self->n)
        tally->letters[tally->first] += is_dense (script) ? DENSE : 1;
      tally->kana += script == G_UNICODE_SCRIPT_HIRAGANA ? DENSE : 0;
    }
}

/* A word that is there @n times. */
static void
count_word (Tally *tally, guint64 word, gboolean is_letter, guint n)
{
  guint    slot = find_slot (tally->self, word), part;
  guint64  languages = tally->self->slots[slot].languages;
  gboolean fresh = !tally->seen[slot];

  if (languages == 0)
    return;
  part = WHOLE / (guint) __builtin_popcountll (languages);
  tally->seen[slot] = TRUE;
  for (; languages != 0; languages &= languages - 1)
    {
      guint i = (guint) __builtin_ctzll (languages);

      tally->score[i] += part * n;
      tally->distinct[i] += fresh;
      tally->longer[i] += fresh && !is_letter;
    }
}

/* A word with a capital may be of a name, unless a sentence begins with it. */
static gboolean
may_be_name (const DossierTokens *tokens, guint i, guint first)
{
  const DossierTokenFlags capitals = DOSSIER_TOKEN_CAPITALISED | DOSSIER_TOKEN_ALL_CAPS | DOSSIER_TOKEN_MIXED;

  return (tokens->tokens[i].flags & capitals) != 0 && i != first;
}

/* Looks each word up once, however often it is there. */
static void
read_text (Tally *tally, const DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;
  g_autofree guint32  *counts = g_new0 (guint32, MAX (reading->n_seen, 1));
  g_autofree guint32  *firsts = g_new (guint32, MAX (reading->n_seen, 1)); /* tokens */
  guint                n = 0;

  for (guint s = 0; s < tokens->n_sentences && tokens->sentences[s].first < DOSSIER_LANGUAGES_MAX_TOKENS; s++)
    for (guint k = 0, first = tokens->sentences[s].first; k < tokens->sentences[s].n; k++)
      {
        const DossierToken *token = &tokens->tokens[first + k];
        const char         *text = tokens->text + token->start;

        if (token->kind != DOSSIER_TOKEN_WORD)
          continue;
        tally->n_words++;
        if (g_ascii_isalpha (text[0]) && g_ascii_isalpha (text[token->length - 1]))
          tally->letters[0] += token->length;
        else
          count_letters (tally, text, token->length);
        if (!may_be_name (tokens, first + k, first) && counts[reading->words[first + k]]++ == 0)
          firsts[n++] = first + k;
      }
  for (guint k = 0; k < n; k++)
    count_word (tally, reading->hashes[firsts[k]].folded, tokens->tokens[firsts[k]].length == 1,
                counts[reading->words[firsts[k]]]);
}

/* The language of most words among those of @script; the first of them when there are none. */
static guint
find_best (const Tally *tally, GUnicodeScript script)
{
  guint best = find_script (tally->self, script);

  for (guint i = best + 1; i < tally->self->n; i++)
    if (tally->self->languages[i].script == script && tally->score[i] > tally->score[best])
      best = i;
  return best;
}

/* The first language of the script that most letters are of. */
static guint
find_main_script (const Tally *tally)
{
  guint best = 0, japanese = find_script (tally->self, G_UNICODE_SCRIPT_HIRAGANA);

  for (guint i = 1; i < tally->self->n; i++)
    if (tally->letters[i] > tally->letters[best])
      best = i;
  if (tally->self->languages[best].script == G_UNICODE_SCRIPT_HAN && tally->kana * KANA_SHARE >= tally->letters[best]
      && japanese < tally->self->n)
    return japanese;
  return best;
}

/* "de-AT" is "de". */
static gboolean
is_hinted (const Language *language, const char *hint)
{
  gsize length = strlen (language->code);

  return hint != NULL && g_ascii_strncasecmp (hint, language->code, length) == 0 && !g_ascii_isalpha (hint[length]);
}

/* Among languages that are written alike; the first one is English. */
static const char *
decide_by_words (const Tally *tally, const char *hint)
{
  const DossierLanguages *self = tally->self;
  guint                   best = find_best (tally, G_UNICODE_SCRIPT_LATIN), more = MORE;
  gboolean                hinted = is_hinted (&self->languages[best], hint);

  if (tally->distinct[best] + hinted < ENOUGH_WORDS || tally->longer[best] + hinted < ENOUGH_LONGER_WORDS
      || tally->score[best] * RAREST < tally->n_words * WHOLE)
    return "";
  if (hinted)
    more = MORE_WITH_HINT;
  else if (is_hinted (&self->languages[0], hint))
    more = MORE_AGAINST_HINT;
  return tally->score[best] * 10 >= tally->score[0] * more ? self->languages[best].code : self->languages[0].code;
}

const char *
dossier_languages_detect (const DossierLanguages *self, const DossierReading *reading, const char *hint)
{
  Tally tally = { .self = self, .script = G_UNICODE_SCRIPT_INVALID_CODE, .first = self->n };
  guint script;

  read_text (&tally, reading);
  script = find_main_script (&tally);
  if (tally.letters[script] == 0)
    return "";
  if (script == 0)
    return decide_by_words (&tally, hint);
  return self->languages[find_best (&tally, self->languages[script].script)].code;
}
