/* train-corpus.c - labelled text for the trainer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-corpus.h"

#include <string.h>

/* Words of a sentence that is copied as a headline. */
#define MIN_HEADLINE 4
#define MAX_HEADLINE 20
#define HEADLINE_SHARE .2

/* --- files --- */

static TrainKind
read_kind (const char *label)
{
  static const char *const kinds[] = { "O", "PER", "ORG", "LOC", "MISC" };

  for (guint i = 1; i < G_N_ELEMENTS (kinds) && label[0] != 'O'; i++)
    if (strcmp (label + 2, kinds[i]) == 0)
      return i;
  return TRAIN_NONE;
}

static void
read_line (GPtrArray *document, GArray **sentence, char *line)
{
  char     *tab = strrchr (line, '\t');
  TrainWord word;

  if (tab == NULL)
    {
      *sentence = NULL;
      return;
    }
  *tab = '\0';
  if (*sentence == NULL)
    {
      *sentence = g_array_new (FALSE, FALSE, sizeof (TrainWord));
      g_ptr_array_add (document, *sentence);
    }
  word.word = g_intern_string (line);
  word.blank = TRAIN_AS_USUAL;
  word.kind = read_kind (tab + 1);
  word.begins = word.kind != TRAIN_NONE
                && (tab[1] == 'B' || (*sentence)->len == 0
                    || g_array_index (*sentence, TrainWord, (*sentence)->len - 1).kind != word.kind);
  g_array_append_val (*sentence, word);
}

TrainDocument *
train_document_add (GPtrArray *documents, guint set)
{
  TrainDocument *document = g_new0 (TrainDocument, 1);

  document->set = set;
  document->sentences = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_ptr_array_add (documents, document);
  return document;
}

void
train_document_free (TrainDocument *self)
{
  g_ptr_array_unref (self->sentences);
  g_free (self);
}

gboolean
train_corpus_read (const char *path, guint set, GPtrArray *documents, GError **error)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  TrainDocument *document = NULL;
  GArray        *sentence = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "-DOCSTART-") || document == NULL)
      {
        document = train_document_add (documents, set);
        sentence = NULL;
        if (!g_str_has_prefix (lines[i], "-DOCSTART-"))
          read_line (document->sentences, &sentence, lines[i]);
      }
    else
      read_line (document->sentences, &sentence, lines[i]);
  return TRUE;
}

/* --- copies --- */

static void
append_word (GArray *sentence, const char *text, TrainKind kind, gboolean begins, TrainBlank blank)
{
  TrainWord word = { g_intern_string (text), kind, begins, blank };

  g_array_append_val (sentence, word);
}

static GArray *
copy_as_headline (GArray *sentence, gboolean capitals)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (TrainWord));

  for (guint i = 0; i < sentence->len; i++)
    {
      TrainWord       *word = &g_array_index (sentence, TrainWord, i);
      g_autofree char *changed = capitals ? g_utf8_strup (word->word, -1) : g_strdup (word->word);

      if (!capitals && strlen (changed) > 3)
        changed[0] = g_ascii_toupper (changed[0]);
      append_word (copy, changed, word->kind, word->begins, word->blank);
    }
  return copy;
}

void
train_corpus_capitalise (GPtrArray *documents, GRand *random)
{
  guint n = documents->len;

  for (guint d = 0; d < n; d++)
    {
      const TrainDocument *document = documents->pdata[d];

      for (guint s = 0; s < document->sentences->len; s++)
        {
          GArray        *sentence = document->sentences->pdata[s];
          TrainDocument *copy;

          if (sentence->len < MIN_HEADLINE || sentence->len > MAX_HEADLINE || g_rand_double (random) >= HEADLINE_SHARE)
            continue;
          copy = train_document_add (documents, document->set);
          g_ptr_array_add (copy->sentences, copy_as_headline (sentence, g_rand_double (random) < .3));
        }
    }
}

/* --- writing out --- */

static gboolean
is_one_of (const char *word, const char *list)
{
  g_autofree char *key = g_strconcat (" ", word, " ", NULL);

  return strstr (list, key) != NULL;
}

/* Does a blank stand between the two words, as English is written? */
static gboolean
are_apart (const char *before, const char *word, gboolean quoted)
{
  if (strcmp (word, "\"") == 0 || (quoted && strcmp (before, "\"") == 0))
    return !quoted;
  return !is_one_of (word, " , . ; : ! ? ) ] } % ’ ' '' 's ’s n't n’t 're 've 'll 'm 'd ” ... - ")
         && !is_one_of (before, " ( [ { $ £ € “ `` ‘ # - ");
}

static void
write_sentence (TrainText *self, GArray *sentence)
{
  const char *before = NULL;
  gboolean    quoted = FALSE;

  for (guint i = 0; i < sentence->len; i++)
    {
      TrainWord *word = &g_array_index (sentence, TrainWord, i);
      TrainSpan  span = { .kind = word->kind };

      if (before != NULL
          && (word->blank == TRAIN_AS_USUAL ? are_apart (before, word->word, quoted) : word->blank == TRAIN_APART))
        g_string_append_c (self->text, ' ');
      if (strcmp (word->word, "\"") == 0)
        quoted = !quoted;
      span.start = self->text->len;
      g_string_append (self->text, strcmp (word->word, "``") == 0   ? "“"
                                   : strcmp (word->word, "''") == 0 ? "”"
                                                                    : word->word);
      span.end = self->text->len;
      if (word->begins)
        g_array_append_val (self->spans, span);
      else if (word->kind != TRAIN_NONE)
        g_array_index (self->spans, TrainSpan, self->spans->len - 1).end = span.end;
      before = word->word;
    }
}

TrainText *
train_text_new (const TrainDocument *document)
{
  TrainText *self = g_new0 (TrainText, 1);

  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (TrainSpan));
  for (guint s = 0; s < document->sentences->len; s++)
    {
      if (s > 0)
        g_string_append (self->text, "\n\n");
      write_sentence (self, document->sentences->pdata[s]);
    }
  return self;
}

void
train_text_free (TrainText *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_free (self);
}
