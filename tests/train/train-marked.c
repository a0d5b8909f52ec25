/* train-marked.c - texts in which names are marked, for the trainer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-marked.h"

#include "dossier-tokens.h"

#include <string.h>

#include <json-glib/json-glib.h>

gboolean
train_marked_is (const char *path)
{
  return g_str_has_suffix (path, ".jsonl");
}

/* --- marks --- */

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const TrainSpan *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

/* In text order, in bytes; marks that no text has are left out. */
static GArray *
read_spans (JsonArray *mentions, const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TrainSpan));
  glong   length = g_utf8_strlen (text, -1);

  for (guint i = 0; mentions != NULL && i < json_array_get_length (mentions); i++)
    {
      JsonObject *mention = json_array_get_object_element (mentions, i);
      gint64      start = json_object_get_int_member_with_default (mention, "start", -1);
      gint64      end = json_object_get_int_member_with_default (mention, "end", -1);
      const char *type = json_object_get_string_member_with_default (mention, "type", "");
      TrainSpan   span = { .kind = g_str_equal (type, "PERSON") ? TRAIN_PERSON : TRAIN_ORGANIZATION };

      if (start < 0 || end <= start || end > length)
        continue;
      span.start = g_utf8_offset_to_pointer (text, start) - text;
      span.end = g_utf8_offset_to_pointer (text, end) - text;
      g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_spans);
  return spans;
}

/* --- words --- */

typedef struct
{
  TrainDocument *document;
  const char    *text;
  const GArray  *spans; /* of TrainSpan */
  guint          at;    /* mark that reaches behind what was read */
} Reader;

static void
add_word (Reader *reader, GArray *sentence, guint start, guint end, TrainBlank blank)
{
  g_autofree char *word = g_strndup (reader->text + start, end - start);
  const TrainSpan *span
      = reader->at < reader->spans->len ? &g_array_index (reader->spans, TrainSpan, reader->at) : NULL;
  TrainWord added = { .word = g_intern_string (word), .blank = blank };

  if (span != NULL && span->start <= start)
    {
      added.kind = span->kind;
      added.begins = span->start == start;
    }
  g_array_append_val (sentence, added);
}

/* A token, in parts where a mark begins or ends within it. */
static void
add_token (Reader *reader, GArray *sentence, const DossierToken *token)
{
  TrainBlank blank = (token->flags & DOSSIER_TOKEN_AFTER_SPACE) != 0 ? TRAIN_APART : TRAIN_JOINED;

  for (guint at = token->start, end; at < token->start + token->length; at = end)
    {
      const TrainSpan *span;

      while (reader->at < reader->spans->len && g_array_index (reader->spans, TrainSpan, reader->at).end <= at)
        reader->at++;
      span = reader->at < reader->spans->len ? &g_array_index (reader->spans, TrainSpan, reader->at) : NULL;
      end = token->start + token->length;
      if (span != NULL && span->start > at)
        end = MIN (end, span->start);
      else if (span != NULL)
        end = MIN (end, span->end);
      add_word (reader, sentence, at, end, blank);
      blank = TRAIN_JOINED;
    }
}

static void
read_text (Reader *reader)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (reader->text, strlen (reader->text));
  GArray *sentence = NULL;

  for (guint s = 0; s < tokens->n_sentences; s++)
    {
      const DossierSentence *bounds = &tokens->sentences[s];

      if (s == 0 || bounds->block != bounds[-1].block)
        {
          sentence = g_array_new (FALSE, FALSE, sizeof (TrainWord));
          g_ptr_array_add (reader->document->sentences, sentence);
        }
      for (guint i = 0; i < bounds->n; i++)
        add_token (reader, sentence, &tokens->tokens[bounds->first + i]);
    }
}

static gboolean
read_line (const char *line, guint set, GPtrArray *documents, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (line, error);
  JsonObject *object;
  const char *text;
  g_autoptr (GArray) spans = NULL;
  Reader reader;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return error == NULL || *error == NULL;
  object = json_node_get_object (node);
  text = json_object_get_string_member_with_default (object, "text", NULL);
  if (text == NULL || !json_object_has_member (object, "mentions"))
    return TRUE;
  spans = read_spans (json_object_get_array_member (object, "mentions"), text);
  reader = (Reader){ .document = train_document_add (documents, set), .text = text, .spans = spans };
  read_text (&reader);
  return TRUE;
}

gboolean
train_marked_read (const char *path, guint set, GPtrArray *documents, GError **error)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !read_line (lines[i], set, documents, error))
      return FALSE;
  return TRUE;
}
