/* dossier-edition-markdown.c - a story as CommonMark with footnotes
 *
 * marks: what is open in a line, outer first; what stays is not closed and opened again. Blanks stand outside of marks,
 *        where CommonMark wants them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-edition-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include "dossier-citation-private.h"
#include "dossier-escape.h"
#include "dossier-yaml-private.h"

/* A highlight, a link, strong, emphasis, code. */
#define MAX_OPEN 5

typedef struct
{
  GString    *out;
  const char *open[MAX_OPEN]; /* how each is written at its beginning */
  const void *what[MAX_OPEN]; /* what tells it from another of its kind */
  guint       n_open;
  gboolean    is_cell; /* it is in a table, where "|" ends it even in code */
  gsize       closed;  /* length of @out behind the last mark that was closed */
  GString    *blanks;  /* that wait: before or after the next mark */
} Line;

/* ---- what is known of it ---- */

static void
append_property (GString *out, const char *name, const char *text)
{
  g_autofree char *line = text != NULL ? dossier_citation_dup_line (text) : NULL;

  if (line != NULL && *line != '\0')
    dossier_yaml_append_member (out, name, line);
}

static void
append_tags (GString *out, const char *const *tags)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    g_ptr_array_add (lines, dossier_citation_dup_line (tags[i]));
  dossier_yaml_append_list (out, "tags", lines);
}

static void
append_authors (GString *out, const DossierStoryRow *story)
{
  g_autoptr (GPtrArray) authors = dossier_citation_split_authors (story->author, story->source);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < authors->len; i++)
    g_ptr_array_add (names, dossier_author_dup_name (authors->pdata[i]));
  dossier_yaml_append_list (out, "author", names);
}

static void
append_front (GString *out, const DossierEdition *edition)
{
  const DossierStoryRow *story = edition->story;
  g_autofree char       *title = dossier_citation_dup_title (story);
  g_autofree char       *published = dossier_date_to_string (&story->published),
                  *saved = dossier_time_to_string (story->saved);

  g_string_append (out, "---\n");
  append_property (out, "title", title);
  append_authors (out, story);
  append_property (out, "source", story->source);
  append_property (out, "url", dossier_web_address (story->uri));
  append_property (out, "published", published);
  append_property (out, "saved", saved);
  append_property (out, "language", dossier_edition_get_language (edition));
  append_tags (out, edition->tags);
  g_string_append (out, "---\n\n# ");
  dossier_escape_markdown (out, title);
  g_string_append (out, "\n\n");
}

/* ---- inside a block ---- */

static void
append_words (GString *out, const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  dossier_escape_markdown (escaped, text);
  g_string_replace (escaped, "==", "\\=\\=", 0);
  g_string_append_len (out, escaped->str, (gssize) escaped->len);
}

/* A run of backticks that is not in @text. */
static char *
make_fence (const char *text, guint least)
{
  guint longest = 0, now = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      now = *p == '`' ? now + 1 : 0;
      longest = MAX (longest, now);
    }
  return g_strnfill (MAX (longest + 1, least), '`');
}

static void
append_code (GString *out, const char *code, gboolean is_cell)
{
  g_auto (GStrv) parts = g_strsplit (code, "|", -1);
  g_autofree char *text = g_strjoinv (is_cell ? "\\|" : "|", parts), *fence = make_fence (text, 1);
  gboolean         is_padded = *text == '`' || (*text != '\0' && text[strlen (text) - 1] == '`');

  g_string_append (out, fence);
  g_string_append (out, is_padded ? " " : "");
  g_string_append (out, text);
  g_string_append (out, is_padded ? " " : "");
  g_string_append (out, fence);
}

static void
close_mark (Line *line)
{
  const char *open = line->open[--line->n_open];

  if (*open == '[')
    {
      g_string_append (line->out, "](<");
      dossier_escape_address (line->out, line->what[line->n_open]);
      g_string_append (line->out, ">)");
    }
  else
    g_string_append (line->out, open);
  line->closed = line->out->len;
}

static void
open_mark (Line *line, const char *open, const void *what)
{
  /* Asterisks that end one thing and those that begin another would be read as one. */
  if (*open == '*' && line->closed == line->out->len && line->closed > 0 && line->out->str[line->closed - 1] == '*')
    g_string_append (line->out, "<!-- -->");
  g_string_append (line->out, open);
  line->open[line->n_open] = open;
  line->what[line->n_open++] = what;
}

/* Closes what @run is not in, then opens what it is in; the blanks that wait stand between. */
static void
change_marks (Line *line, const DossierRun *run)
{
  const char *link = run != NULL ? dossier_edition_safe_link (run->link) : NULL;
  const char *wanted[MAX_OPEN];
  const void *what[MAX_OPEN];
  guint       n = 0, same = 0;

  if (run != NULL && run->mark != NULL)
    wanted[n] = "==", what[n++] = run->mark;
  if (link != NULL)
    wanted[n] = "[", what[n++] = run->link;
  if (run != NULL && (run->styles & DOSSIER_STYLE (DOSSIER_SPAN_STRONG)) != 0)
    wanted[n] = "**", what[n++] = NULL;
  if (run != NULL && (run->styles & DOSSIER_STYLE (DOSSIER_SPAN_EMPHASIS)) != 0)
    wanted[n] = "*", what[n++] = NULL;
  while (same < n && same < line->n_open && strcmp (wanted[same], line->open[same]) == 0
         && what[same] == line->what[same])
    same++;
  while (line->n_open > same)
    close_mark (line);
  g_string_append_len (line->out, line->blanks->str, (gssize) line->blanks->len);
  g_string_truncate (line->blanks, 0);
  for (guint i = same; i < n; i++)
    open_mark (line, wanted[i], what[i]);
}

static void
append_references (Line *line, const DossierRun *run)
{
  if (run->notes == NULL)
    return;
  change_marks (line, NULL);
  for (guint i = 0; i < run->notes->len; i++)
    g_string_append_printf (line->out, "[^%u]", g_array_index (run->notes, guint, i));
}

static void
append_run (Line *line, const DossierRun *run)
{
  g_autofree char *text = dossier_run_dup_text (run);
  gsize            n_before, n_words;

  g_strdelimit (text, "\n\t", ' ');
  n_before = strspn (text, " ");
  n_words = strlen (text + n_before);
  while (n_words > 0 && text[n_before + n_words - 1] == ' ')
    n_words--;
  g_string_append_len (line->blanks, text, (gssize) n_before);
  if (n_words > 0)
    {
      g_autofree char *words = g_strndup (text + n_before, n_words);

      change_marks (line, run);
      if ((run->styles & DOSSIER_STYLE (DOSSIER_SPAN_CODE)) != 0)
        append_code (line->out, words, line->is_cell);
      else
        append_words (line->out, words);
      g_string_append (line->blanks, text + n_before + n_words);
    }
  append_references (line, run);
}

static void
append_runs (GString *out, const DossierPassage *passage)
{
  g_autoptr (GString) blanks = g_string_new (NULL);
  Line line = { .out = out, .blanks = blanks };

  for (guint i = 0; i < passage->runs->len; i++)
    append_run (&line, &g_array_index (passage->runs, DossierRun, i));
  g_string_truncate (blanks, 0);
  change_marks (&line, NULL);
}

static void
append_own_references (GString *out, const DossierPassage *passage)
{
  g_autoptr (GString) blanks = g_string_new (NULL);
  Line line = { .out = out, .blanks = blanks };

  for (guint i = 0; i < passage->runs->len; i++)
    append_references (&line, &g_array_index (passage->runs, DossierRun, i));
}

/* ---- blocks ---- */

static void
append_code_block (GString *out, const DossierPassage *passage)
{
  g_autoptr (GString) code = g_string_new (NULL);
  g_autofree char *fence = NULL;
  gsize            before;

  for (guint i = 0; i < passage->runs->len; i++)
    {
      g_autofree char *text = dossier_run_dup_text (&g_array_index (passage->runs, DossierRun, i));

      g_string_append (code, text);
    }
  if (code->len > 0 && code->str[code->len - 1] == '\n')
    g_string_truncate (code, code->len - 1);
  fence = make_fence (code->str, 3);
  g_string_append_printf (out, "%s\n%s\n%s", fence, code->str, fence);
  before = out->len;
  append_own_references (out, passage);
  if (out->len > before)
    g_string_insert (out, (gssize) before, "\n\n");
}

static void
append_row (GString *out, char **cells, guint n_columns)
{
  guint n = g_strv_length (cells);

  g_string_append_c (out, '|');
  for (guint i = 0; i < n_columns; i++)
    {
      g_string_append_c (out, ' ');
      if (i < n)
        append_words (out, cells[i]);
      g_string_append (out, " |");
    }
}

static void
append_rule (GString *out, guint n_columns)
{
  g_string_append (out, "\n|");
  for (guint column = 0; column < n_columns; column++)
    g_string_append (out, " --- |");
}

/* A table that is kept as one sign. */
static void
append_table (GString *out, DossierDocument *document, const DossierPassage *passage)
{
  g_autoptr (GPtrArray) rows = dossier_document_table_rows (document, passage->object);
  guint n_columns = 1;
  gsize before;

  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, g_strv_length (rows->pdata[i]));
  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append (out, i > 0 ? "\n" : "");
      append_row (out, rows->pdata[i], n_columns);
      if (i == 0)
        append_rule (out, n_columns);
    }
  before = out->len;
  append_own_references (out, passage);
  if (out->len > before)
    g_string_insert (out, (gssize) before, "\n\n");
}

static guint
count_cells (const DossierPassage *passage)
{
  guint n = 1;

  for (guint i = 0; i < passage->runs->len; i++)
    n += dossier_run_is_border (&g_array_index (passage->runs, DossierRun, i));
  return n;
}

/* Cells that a reader gives to every row: those of the row that has most. */
static guint
count_columns (const DossierPassages *passages, guint first)
{
  const DossierSpan *table = ((const DossierPassage *) passages->items->pdata[first])->table;
  guint              n = 1;

  for (guint i = first; i < passages->items->len; i++)
    {
      const DossierPassage *passage = passages->items->pdata[i];

      if (passage->table != table)
        break;
      n = MAX (n, count_cells (passage));
    }
  return n;
}

static void
append_cells (GString *out, const DossierPassage *passage)
{
  g_autoptr (GString) blanks = g_string_new (NULL);
  Line line = { .out = out, .blanks = blanks, .is_cell = TRUE };

  g_string_append (out, "| ");
  for (guint i = 0; i < passage->runs->len; i++)
    {
      const DossierRun *run = &g_array_index (passage->runs, DossierRun, i);

      append_run (&line, run);
      if (!dossier_run_is_border (run))
        continue;
      g_string_truncate (blanks, 0);
      change_marks (&line, NULL);
      g_string_append (out, " | ");
    }
  g_string_truncate (blanks, 0);
  change_marks (&line, NULL);
  g_string_append (out, " |");
}

/* The row that is item @i; before the first one a row of headings where there is none, for there must be one. */
static void
append_text_row (GString *out, const DossierPassages *passages, guint i)
{
  const DossierPassage *passage = passages->items->pdata[i];
  guint n_columns = passage->row == 0 ? count_columns (passages, i) : 0, n_cells = count_cells (passage);
  char *none = NULL;

  if (passage->row == 0 && dossier_span_get_headings (passage->table) == 0)
    {
      append_row (out, &none, n_columns);
      append_rule (out, n_columns);
      g_string_append_c (out, '\n');
    }
  append_cells (out, passage);
  if (passage->row > 0 || dossier_span_get_headings (passage->table) == 0)
    return;
  for (; n_cells < n_columns; n_cells++)
    g_string_append (out, "  |");
  append_rule (out, n_columns);
}

static void
append_shown_image (GString *out, const char *place, const DossierPassage *passage)
{
  g_autofree char *words = dossier_edition_dup_alternative (passage->object);

  g_string_append (out, "![");
  append_words (out, words);
  g_string_append_printf (out, "](%s)", place);
  append_own_references (out, passage);
}

static void
append_image (GString *out, const DossierEdition *edition, const DossierPassage *passage)
{
  const char      *place = dossier_edition_find_image (edition, passage->object);
  const char      *address = dossier_web_address (passage->object->value);
  g_autofree char *words = dossier_edition_dup_image_words (passage->object);

  if (place != NULL)
    {
      append_shown_image (out, place, passage);
      return;
    }
  g_string_append (out, address != NULL ? "[" : "");
  append_words (out, words);
  if (address != NULL)
    {
      g_string_append (out, "](<");
      dossier_escape_address (out, address);
      g_string_append (out, ">)");
    }
  append_own_references (out, passage);
}

static void
append_block (GString *out, const DossierEdition *edition, guint i)
{
  const DossierPassages *passages = edition->passages;
  const DossierPassage  *passage = passages->items->pdata[i];

  switch ((int) passage->kind)
    {
    case DOSSIER_SPAN_HEADING:
      g_string_append_len (out, "###### ", (gssize) MIN (passage->level + 1, 6));
      g_string_append_c (out, ' ');
      break;
    case DOSSIER_SPAN_CODE_BLOCK: append_code_block (out, passage); return;
    case DOSSIER_SPAN_TABLE:
      if (passage->table != NULL)
        append_text_row (out, passages, i);
      else
        append_table (out, passages->document, passage);
      return;
    case DOSSIER_SPAN_IMAGE: append_image (out, edition, passage); return;
    }
  append_runs (out, passage);
}

/* @block with @first before its first line and @rest before the others. */
static void
append_indented (GString *out, const char *block, const char *first, const char *rest)
{
  g_auto (GStrv) lines = g_strsplit (block, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s\n", i == 0 ? first : rest, lines[i]);
}

/* How deep @passage may stand under the one before it: a list that begins deeper would be read as code. */
static guint
find_depth (const DossierPassage *passage, guint depth_before)
{
  guint depth = passage->item != NULL ? CLAMP (passage->item->level, 1, DOSSIER_EDITION_MAX_DEPTH) : 0;

  return MIN (depth, depth_before + 1);
}

static void
append_passages (GString *out, const DossierEdition *edition)
{
  const DossierPassages *passages = edition->passages;
  const DossierPassage  *before = NULL;
  guint                  depth = 0;

  for (guint i = 0; i < passages->items->len; i++)
    {
      const DossierPassage *passage = passages->items->pdata[i];
      gboolean              is_next = before != NULL && before->quote_depth == passage->quote_depth;
      g_autoptr (GString) block = g_string_new (NULL), first = g_string_new (NULL), rest = NULL;
      gboolean is_same = is_next && passage->item != NULL && before->item == passage->item;
      gboolean is_row = is_next && passage->table != NULL && passage->row > 0;

      depth = find_depth (passage, is_next ? depth : 0);
      for (guint q = 0; q < MIN (passage->quote_depth, DOSSIER_EDITION_MAX_DEPTH); q++)
        g_string_append (first, "> ");
      if (before != NULL && !is_row && !(is_next && passage->item != NULL && before->item != NULL && !is_same))
        g_string_append_printf (out, "%.*s\n", is_next && first->len > 0 ? (int) first->len - 1 : 0, first->str);
      for (guint d = 1; d < depth; d++)
        g_string_append (first, "    ");
      rest = g_string_new (first->str);
      if (depth > 0)
        {
          gsize width = first->len;

          g_string_append_printf (first, "%-3s ",
                                  is_same                        ? ""
                                  : passage->item->value != NULL ? passage->item->value
                                                                 : "-");
          g_string_append_printf (rest, "%*s", (int) (first->len - width), "");
        }
      append_block (block, edition, i);
      append_indented (out, block->str, first->str, rest->str);
      before = passage;
    }
}

/* ---- notes ---- */

/* A note, which is Markdown already, and what else there is to say of its highlight. Owned by the caller. */
static char *
dup_note (const DossierAnnotationRow *row)
{
  g_autoptr (GString) note = g_string_new (row->note);
  g_autofree char *details = dossier_passage_dup_details (row);

  if (details != NULL && note->len > 0)
    g_string_append (note, "\n\n");
  append_words (note, details);
  return g_string_free (g_steal_pointer (&note), FALSE);
}

static void
append_about (GString *out, const DossierPassages *passages)
{
  if (passages->about->len > 0)
    g_string_append_printf (out, "\n## %s\n\n### %s\n", _ ("Notes"), _ ("About the story"));
  for (guint i = 0; i < passages->about->len; i++)
    {
      g_autofree char *note = dup_note (passages->about->pdata[i]);

      g_string_append_printf (out, "\n%s\n", note);
    }
}

/* What belongs to a note is indented. */
static void
append_notes (GString *out, const DossierPassages *passages)
{
  for (guint i = 0; i < passages->notes->len; i++)
    {
      g_autofree char *first = g_strdup_printf ("[^%u]: ", i + 1), *note = dup_note (passages->notes->pdata[i]);

      g_string_append_c (out, '\n');
      append_indented (out, note, first, "    ");
    }
}

static void
append_lost (GString *out, const DossierPassages *passages)
{
  if (passages->lost->len > 0)
    g_string_append_printf (out, "\n## %s\n", _ ("Highlights whose words are not in this text any more"));
  for (guint i = 0; i < passages->lost->len; i++)
    {
      const DossierAnnotationRow *row = passages->lost->pdata[i];
      g_autofree char            *quote = dossier_quote_dup_shown (row->quote);
      g_autoptr (GPtrArray) lines = dossier_split_lines (quote);
      g_autofree char *note = dup_note (row);

      g_string_append_c (out, '\n');
      for (guint j = 0; j < lines->len; j++)
        {
          g_string_append (out, "> ==");
          append_words (out, lines->pdata[j]);
          g_string_append (out, j + 1 < lines->len ? "==\\\n" : "==\n");
        }
      if (*note != '\0')
        g_string_append_printf (out, "\n%s\n", note);
    }
}

char *
dossier_edition_to_markdown (const DossierEdition *edition)
{
  GString *out = g_string_new (NULL);

  append_front (out, edition);
  append_passages (out, edition);
  append_about (out, edition->passages);
  append_notes (out, edition->passages);
  append_lost (out, edition->passages);
  return g_string_free (out, FALSE);
}
