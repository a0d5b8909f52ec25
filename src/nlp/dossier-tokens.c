/* dossier-tokens.c - a text as sentences of tokens.
 *
 * One pass. A sentence ends at a line's end, and behind . ! ? or an ellipsis (and the quotes and brackets that close
 * there) when what follows does not go on in small letters; a dot inside a word (Inc. U.S. Dr.) is no such mark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-tokens.h"

#include "dossier-letters-private.h"
#include "dossier-word-letters-private.h"
#include "dossier-word-private.h"

#include <string.h>

/* From here on a line is long enough for its capitals to mean something. */
#define MIN_HEADLINE_WORDS 4
#define HEADLINE_SHARE 0.6
/* Bytes a token takes on average, with its blank: only how much to allocate first. */
#define BYTES_A_TOKEN 5
#define CAPITALS (DOSSIER_TOKEN_CAPITALISED | DOSSIER_TOKEN_ALL_CAPS | DOSSIER_TOKEN_MIXED)

typedef enum
{
  GOES_ON,
  MAY_END,       /* behind . ! ? */
  DOT_OF_A_WORD, /* behind Inc. U.S. */
} Ending;

typedef struct
{
  DossierTokens *result;
  guint          tokens_allocated, sentences_allocated;
  const char    *text, *end;
  Ending         ending;
  guint          block;
  guint          first;      /* token of the sentence being read */
  guint          n_capitals; /* of its tokens with a capital in them */
  gboolean       space, join_next, quote_open;
} Reader;

/* Is it long enough to tell something by its case? */
static inline gboolean
is_long_word (const DossierToken *token)
{
  return token->kind == DOSSIER_TOKEN_WORD && token->length >= 4 && (token->flags & DOSSIER_TOKEN_JOINED) == 0;
}

static inline gboolean
has_capital (const DossierToken *token)
{
  return (token->flags & CAPITALS) != 0;
}

/* Words that would be written large if they stood in a headline. */
static guint
count_small (const DossierTokens *self, const DossierSentence *sentence)
{
  guint n = 0;

  for (guint i = sentence->first; i < sentence->first + sentence->n; i++)
    {
      const DossierToken *token = &self->tokens[i];
      const char         *at = self->text + token->start;

      n += is_long_word (token) && !has_capital (token) && (token->flags & DOSSIER_TOKEN_DIGIT) == 0
           && !dossier_word_is_small (at, at + token->length);
    }
  return n;
}

/* Most sentences have so few capitals that their words need not be looked at. */
static gboolean
is_headline (const DossierTokens *self, const DossierSentence *sentence)
{
  const DossierToken *tokens = &self->tokens[sentence->first], *last = &tokens[sentence->n - 1];
  guint               words, capitalised = 0;

  if (last->length == 1 && self->text[last->start] == '.')
    return FALSE;
  for (guint i = 0; i < sentence->n; i++)
    capitalised += is_long_word (&tokens[i]) && has_capital (&tokens[i]);
  if (capitalised < MIN_HEADLINE_WORDS * HEADLINE_SHARE + 1)
    return FALSE;
  words = capitalised + count_small (self, sentence);
  return words >= MIN_HEADLINE_WORDS && capitalised >= words * HEADLINE_SHARE + 1;
}

static void
close_sentence (Reader *reader)
{
  DossierTokens   *result = reader->result;
  DossierSentence *sentence;

  reader->ending = GOES_ON;
  reader->quote_open = FALSE;
  if (result->n_tokens == reader->first)
    return;
  if (result->n_sentences == reader->sentences_allocated)
    {
      reader->sentences_allocated = MAX (16, reader->sentences_allocated * 2);
      result->sentences = g_renew (DossierSentence, result->sentences, reader->sentences_allocated);
    }
  sentence = &result->sentences[result->n_sentences++];
  sentence->first = reader->first;
  sentence->n = result->n_tokens - reader->first;
  sentence->start = result->tokens[reader->first].start;
  sentence->length
      = result->tokens[result->n_tokens - 1].start + result->tokens[result->n_tokens - 1].length - sentence->start;
  sentence->headline = reader->n_capitals >= MIN_HEADLINE_WORDS * HEADLINE_SHARE + 1 && is_headline (result, sentence);
  sentence->block = reader->block;
  reader->first = result->n_tokens;
  reader->n_capitals = 0;
}

static gboolean
starts_anew (Reader *reader, const char *at, const char *end, DossierTokenKind kind)
{
  guint length;

  if (reader->ending == DOT_OF_A_WORD)
    return kind == DOSSIER_TOKEN_WORD && dossier_word_begins_sentences (at, end);
  return kind != DOSSIER_TOKEN_WORD || dossier_letter_of (at, end, &length) != DOSSIER_LETTER_LOWER
         || (guchar) *at >= 0x80 || (end - at > 1 && g_ascii_isupper (at[1]));
}

/* Does the token at @at, which stands behind a mark and white space, begin a sentence? Then the last one is closed. */
static void
end_sentence (Reader *reader, const char *at, const char *end, DossierTokenKind kind)
{
  if (starts_anew (reader, at, end, kind))
    close_sentence (reader);
  reader->ending = GOES_ON;
}

static void
grow (Reader *reader)
{
  gsize n_before = DOSSIER_TOKENS_BIT_WORDS (reader->tokens_allocated), n;

  reader->tokens_allocated *= 2;
  n = DOSSIER_TOKENS_BIT_WORDS (reader->tokens_allocated);
  reader->result->capitals = g_renew (guint64, reader->result->capitals, n);
  memset (reader->result->capitals + n_before, 0, (n - n_before) * sizeof (guint64));
  reader->result->tokens = g_renew (DossierToken, reader->result->tokens, reader->tokens_allocated);
  reader->result->hashes = g_renew (DossierWordHash, reader->result->hashes, reader->tokens_allocated);
}

static G_ALWAYS_INLINE inline void
add_hashed_token (Reader *reader, const char *at, const char *end, DossierTokenKind kind, DossierTokenFlags flags,
                  DossierWordHash hash)
{
  DossierTokens *result = reader->result;

  if (G_UNLIKELY (reader->ending != GOES_ON) && reader->space)
    end_sentence (reader, at, end, kind);
  if (G_UNLIKELY (result->n_tokens == reader->tokens_allocated))
    grow (reader);
  if ((flags & CAPITALS) != 0)
    {
      reader->n_capitals++;
      result->capitals[result->n_tokens / 64] |= (guint64) (kind == DOSSIER_TOKEN_WORD) << result->n_tokens % 64;
    }
  result->hashes[result->n_tokens] = hash;
  result->tokens[result->n_tokens++]
      = (DossierToken){ at - reader->text, end - at, kind, flags | (reader->space ? DOSSIER_TOKEN_AFTER_SPACE : 0) };
  reader->space = FALSE;
}

static void
add_token (Reader *reader, const char *at, const char *end, DossierTokenKind kind, DossierTokenFlags flags)
{
  add_hashed_token (reader, at, end, kind, flags, dossier_word_hash (at, end - at));
}

/* Is there ASCII at @at that neither is a letter or digit? */
static gboolean
is_plain_mark (const char *at, const char *end)
{
  return at < end && (guchar) *at < 0x80 && !g_ascii_isalnum (*at);
}

/* Does what stands behind an apostrophe end the word: another mark, or the "s" of a possessive? */
static gboolean
ends_behind_apostrophe (const char *at, const char *end)
{
  if (at < end && (*at == 's' || *at == 'S'))
    return is_plain_mark (at + 1, end) && at[1] != '_';
  return is_plain_mark (at, end);
}

/* Do the bytes behind ASCII letters end the word, whatever comes then? FALSE when that takes a closer look. */
static gboolean
ends_plain_word (const char *at, const char *end)
{
  if ((guchar) *at <= ' ' || *at == ',') /* mostly */
    return TRUE;
  switch ((guchar) *at)
    {
    case '_':
    case '&':
    case '@':
    case '+': return FALSE;
    case ':': return at + 1 < end && at[1] != '/'; /* no address */
    case '.':
    case '-': return is_plain_mark (at + 1, end);
    case '\'': return ends_behind_apostrophe (at + 1, end);
    case 0xE2: /* dashes and quotes, but no hyphen and nothing that joins */
      if (end - at < 3 || (guchar) at[1] != 0x80)
        return FALSE;
      if ((guchar) at[2] == 0x99)
        return ends_behind_apostrophe (at + 3, end);
      return (guchar) at[2] != 0x8D && (guchar) at[2] != 0x90 && (guchar) at[2] != 0x91;
    default: return is_plain_mark (at, end);
    }
}

static const char *
read_address (Reader *reader, const char *at)
{
  const char *end = dossier_word_skip_address (at, reader->end);

  add_token (reader, at, end, DOSSIER_TOKEN_ADDRESS, 0);
  return end;
}

/* Behind a word that was added, and its dot if it has one. */
static const char *
note_dot (Reader *reader, const char *end, DossierDot dot)
{
  if (dot == DOSSIER_DOT_NONE)
    return end;
  reader->ending = dot == DOSSIER_DOT_EITHER ? DOT_OF_A_WORD : GOES_ON;
  return end + 1;
}

static const char *
read_odd_word (Reader *reader, const char *at)
{
  DossierWordSplit  split;
  gboolean          address, number;
  const char       *end = dossier_word_skip (at, reader->end, &split, &address);
  DossierTokenFlags flags = reader->join_next ? DOSSIER_TOKEN_JOINED : 0;
  DossierDot        dot = DOSSIER_DOT_NONE;

  reader->join_next = FALSE;
  if (address)
    {
      add_token (reader, at, end, DOSSIER_TOKEN_ADDRESS, flags);
      return end;
    }
  flags |= dossier_word_flags (at, end, &number);
  if (end < reader->end && *end == '.')
    dot = dossier_word_dot (at, end);
  add_token (reader, at, dot == DOSSIER_DOT_NONE ? end : end + 1, number ? DOSSIER_TOKEN_NUMBER : DOSSIER_TOKEN_WORD,
             flags);
  end = note_dot (reader, end, dot);
  if (split != DOSSIER_WORD_FREE)
    {
      at = end;
      end += *end == '-' ? 1 : 3;
      add_token (reader, at, end, DOSSIER_TOKEN_PUNCTUATION, DOSSIER_TOKEN_JOINED);
      reader->join_next = split == DOSSIER_WORD_SPLIT_TAIL;
    }
  return end;
}

/* A word of ASCII letters alone, which @letters are: most are. NULL for any other one. */
static inline const char *
read_plain_word (Reader *reader, const char *at, const DossierWordLetters *letters)
{
  const char       *end = at + letters->n;
  DossierTokenFlags flags = letters->flags | (reader->join_next ? DOSSIER_TOKEN_JOINED : 0);
  DossierDot        dot = DOSSIER_DOT_NONE;

  if (end == at || end == reader->end || !ends_plain_word (end, reader->end))
    return NULL;
  if (*end == '.')
    {
      if (dossier_word_begins_address (at, reader->end))
        return NULL;
      dot = dossier_word_dot (at, end);
    }
  add_hashed_token (reader, at, dot == DOSSIER_DOT_NONE ? end : end + 1, DOSSIER_TOKEN_WORD, flags, letters->hash);
  reader->join_next = FALSE;
  return note_dot (reader, end, dot);
}

/* Such words one behind the other, with a blank behind each but the last. NULL when @word, where reading goes on then,
 * is none. */
static inline const char *
read_plain_words (Reader *reader, const char **word)
{
  const char        *at = *word;
  DossierWordLetters letters = dossier_word_letters_read (at, reader->end);

  while (letters.n > 0 && at + letters.n < reader->end && at[letters.n] == ' ')
    {
      DossierTokenFlags flags = letters.flags | (reader->join_next ? DOSSIER_TOKEN_JOINED : 0);

      add_hashed_token (reader, at, at + letters.n, DOSSIER_TOKEN_WORD, flags, letters.hash);
      reader->join_next = FALSE;
      reader->space = TRUE;
      at += letters.n + 1;
      *word = at;
      letters = dossier_word_letters_read (at, reader->end);
      if (letters.n == 0)
        return at;
    }
  return read_plain_word (reader, at, &letters);
}

/* A number of ASCII digits alone, with white space behind it or behind its comma or dot. NULL for any other one. */
static inline const char *
read_plain_number (Reader *reader, const char *at)
{
  const char       *end = at, *behind;
  DossierTokenFlags flags = DOSSIER_TOKEN_DIGIT | (reader->join_next ? DOSSIER_TOKEN_JOINED : 0);

  while (end < reader->end && g_ascii_isdigit (*end))
    end++;
  behind = end < reader->end && (*end == ',' || *end == '.') ? end + 1 : end;
  if (end == at || behind >= reader->end || (guchar) *behind > ' ')
    return NULL;
  add_token (reader, at, end, DOSSIER_TOKEN_NUMBER, flags);
  reader->join_next = FALSE;
  return end;
}

static const char *
read_word (Reader *reader, const char *at)
{
  const char *end = g_ascii_isdigit (*at) ? read_plain_number (reader, at) : read_plain_words (reader, &at);

  if (end != NULL)
    return end;
  return dossier_word_begins_address (at, reader->end) ? read_address (reader, at) : read_odd_word (reader, at);
}

/* Behind the possessive ending at @at, or NULL when the mark there is a quote. */
static const char *
skip_possessive (const Reader *reader, const char *at)
{
  const DossierToken *last;
  const char         *next = at + (*at == '\'' ? 1 : 3);
  char                before;

  if (reader->space || reader->result->n_tokens == reader->first)
    return NULL;
  last = &reader->result->tokens[reader->result->n_tokens - 1];
  if (last->kind != DOSSIER_TOKEN_WORD && last->kind != DOSSIER_TOKEN_NUMBER)
    return NULL;
  if (next < reader->end && (*next == 's' || *next == 'S') && !dossier_letters_begin (next + 1, reader->end))
    return next + 1;
  before = reader->text[last->start + last->length - 1];
  if ((before != 's' && before != 'S') || reader->quote_open || dossier_letters_begin (next, reader->end))
    return NULL;
  return next;
}

static const char *
read_ascii_mark (Reader *reader, const char *at)
{
  const char *end = at + 1;

  reader->join_next = FALSE;
  while ((*at == '.' || *at == '-') && end < reader->end && *end == *at)
    end++;
  if (end == at + 1)
    add_hashed_token (reader, at, end, DOSSIER_TOKEN_PUNCTUATION, 0, dossier_word_hash_of_byte ((guchar) *at));
  else
    add_token (reader, at, end, DOSSIER_TOKEN_PUNCTUATION, 0);
  switch (*at)
    {
    case '.':
    case '!':
    case '?': reader->ending = MAY_END; break;
    case '"':
    case ')':
    case ']':
    case '}': break;
    default: reader->ending = GOES_ON; break;
    }
  return end;
}

/* An apostrophe, or what is not ASCII. */
static const char *
read_odd_mark (Reader *reader, const char *at)
{
  guint       length = g_utf8_skip[(guchar) *at];
  const char *end = MIN (at + length, reader->end);
  gboolean    apostrophe = *at == '\'' || (length == 3 && memcmp (at, "\xE2\x80\x99", 3) == 0);
  const char *possessive = apostrophe ? skip_possessive (reader, at) : NULL;

  reader->join_next = FALSE;
  if (possessive != NULL)
    {
      add_token (reader, at, possessive, DOSSIER_TOKEN_POSSESSIVE, 0);
      return possessive;
    }
  if (length == 3 && memcmp (at, "\xEF\xBF\xBC", 3) == 0)
    {
      add_token (reader, at, end, DOSSIER_TOKEN_OBJECT, 0);
      return end;
    }
  if (apostrophe)
    reader->quote_open = *at == '\'' && !reader->quote_open && dossier_letters_begin (end, reader->end);
  else if (length == 3 && memcmp (at, "\xE2\x80\x98", 3) == 0)
    reader->quote_open = TRUE;
  add_token (reader, at, end, DOSSIER_TOKEN_PUNCTUATION, 0);
  if (length == 3 && memcmp (at, "\xE2\x80\xA6", 3) == 0)
    reader->ending = MAY_END;
  else if (*at != '\''
           && !(length == 3 && (memcmp (at, "\xE2\x80\x9D", 3) == 0 || memcmp (at, "\xE2\x80\x99", 3) == 0)))
    reader->ending = GOES_ON;
  return end;
}

/* Of U+2000 to U+203F by the last byte: spaces of many widths, of none, and what turns lines around. */
static gboolean
is_general_blank (guchar last)
{
  return last <= 0x8B || last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAF);
}

/* The bytes of white space (and of what nobody sees) at @at; 0 for anything else. */
static guint
blank_at (const char *at)
{
  gunichar c;

  if ((guchar) *at <= ' ' || *at == 0x7F)
    return 1;
  if ((guchar) *at < 0xC2)
    return 0;
  if ((guchar) *at == 0xE2 && (guchar) at[1] == 0x80) /* mostly dashes and quotes */
    return is_general_blank ((guchar) at[2]) ? 3 : 0;
  c = g_utf8_get_char (at);
  if (g_unichar_isspace (c) || c == 0xFEFF || (c >= 0x2066 && c <= 0x2069))
    return g_utf8_skip[(guchar) *at];
  return 0;
}

static const char *
read_blank (Reader *reader, const char *at, guint length)
{
  if (*at == '\n' || *at == '\t')
    {
      close_sentence (reader);
      reader->block++;
    }
  reader->space = TRUE;
  reader->join_next = FALSE;
  return at + length;
}

static void
read_text (Reader *reader, const char *at)
{
  guint length;

  while (at < reader->end)
    {
      DossierLetter letter;

      if ((guchar) *at <= ' ')
        {
          at = read_blank (reader, at, 1);
          continue;
        }
      letter = dossier_letter_of (at, reader->end, &length);
      if (letter != DOSSIER_LETTER_NONE && letter != DOSSIER_LETTER_MARK)
        at = read_word (reader, at);
      else if ((length = blank_at (at)) > 0)
        at = read_blank (reader, at, length);
      else if (*at == '@' && dossier_word_begins_address (at, reader->end))
        at = read_address (reader, at);
      else
        at = (guchar) *at >= 0x80 || *at == '\'' ? read_odd_mark (reader, at) : read_ascii_mark (reader, at);
    }
  close_sentence (reader);
}

DossierTokens *
dossier_tokens_new_of_part (const char *text, gsize start, gsize end)
{
  DossierTokens *self = g_new0 (DossierTokens, 1);
  Reader         reader = { .result = self, .text = text, .end = text + MIN (end, G_MAXUINT32), .space = TRUE };

  self->text = text;
  reader.tokens_allocated = (end - start) / BYTES_A_TOKEN + 16;
  self->tokens = g_new (DossierToken, reader.tokens_allocated);
  self->hashes = g_new (DossierWordHash, reader.tokens_allocated);
  self->capitals = g_new0 (guint64, DOSSIER_TOKENS_BIT_WORDS (reader.tokens_allocated));
  read_text (&reader, text + start);
  return self;
}

DossierTokens *
dossier_tokens_new (const char *text, gsize length)
{
  return dossier_tokens_new_of_part (text, 0, length);
}

void
dossier_tokens_free (DossierTokens *self)
{
  if (self == NULL)
    return;
  g_free (self->tokens);
  g_free (self->hashes);
  g_free (self->capitals);
  g_free (self->sentences);
  g_free (self);
}

gboolean
dossier_tokens_is (const DossierTokens *self, guint i, const char *word)
{
  const char *at;
  gsize       length;

  if (i >= self->n_tokens)
    return FALSE;
  at = self->text + self->tokens[i].start;
  if (((*at ^ *word) & ~0x20) != 0) /* most tokens begin otherwise */
    return FALSE;
  length = strlen (word);
  return self->tokens[i].length == length && g_ascii_strncasecmp (at, word, length) == 0;
}

char *
dossier_tokens_dup (const DossierTokens *self, guint first, guint n)
{
  const DossierToken *last;

  if (n == 0 || first >= self->n_tokens)
    return g_strdup ("");
  last = &self->tokens[MIN (first + n, self->n_tokens) - 1];
  return g_strndup (self->text + self->tokens[first].start, last->start + last->length - self->tokens[first].start);
}
