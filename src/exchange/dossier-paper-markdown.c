/* dossier-paper-markdown.c - a dossier as CommonMark with footnotes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-paper.h"

#include <glib/gi18n-lib.h>
#include "dossier-claim-words.h"
#include "dossier-escape.h"

static void
append_notes (GString *out, const DossierPaperPart *part)
{
  for (guint i = 0; i < part->notes->len; i++)
    g_string_append_printf (out, "[^%u]", g_array_index (part->notes, guint, i));
}

/* A paragraph of lines, each behind @prefix. */
static void
append_lines (GString *out, const char *prefix, const char *text)
{
  g_autoptr (GPtrArray) lines = dossier_split_lines (text);

  for (guint i = 0; i < lines->len; i++)
    {
      g_string_append (out, prefix);
      dossier_escape_markdown (out, g_ptr_array_index (lines, i));
      if (i + 1 < lines->len)
        g_string_append (out, "\\\n"); /* a line ends here */
    }
}

static void
append_line (GString *out, const DossierPaperPart *part)
{
  g_string_append (out, "- ");
  dossier_escape_markdown (out, part->text);
  append_notes (out, part);
  if (part->detail != NULL)
    {
      g_string_append (out, " (");
      dossier_escape_markdown (out, part->detail);
      g_string_append_c (out, ')');
    }
  g_string_append_c (out, '\n');
}

static void
append_quote (GString *out, const DossierPaperPart *part)
{
  append_lines (out, "> ", part->text);
  append_notes (out, part);
  g_string_append (out, "\n\n");
  if (part->detail != NULL && *part->detail != '\0')
    {
      append_lines (out, "", part->detail);
      g_string_append (out, "\n\n");
    }
}

static void
append_heading (GString *out, const char *marks, const char *text)
{
  g_string_append (out, marks);
  dossier_escape_markdown (out, text);
  g_string_append (out, "\n\n");
}

/* A list ends with an empty line. */
static void
end_list (GString *out, const DossierPaperPart *part, const DossierPaperPart *next)
{
  if (part->kind == DOSSIER_PAPER_LINE && (next == NULL || next->kind != DOSSIER_PAPER_LINE))
    g_string_append_c (out, '\n');
}

static void
append_part (GString *out, const DossierPaperPart *part)
{
  switch (part->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_PAPER_HEADING: append_heading (out, "## ", part->text); break;
    case DOSSIER_PAPER_YEAR: append_heading (out, "### ", part->text); break;
    case DOSSIER_PAPER_LINE: append_line (out, part); break;
    case DOSSIER_PAPER_QUOTE: append_quote (out, part); break;
    case DOSSIER_PAPER_CONFLICT:
      g_string_append (out, "**");
      dossier_escape_markdown (out, part->text);
      g_string_append (out, ":**\n\n");
      break;
    case DOSSIER_PAPER_WORDS:
      append_lines (out, "", part->text);
      g_string_append (out, "\n\n");
      break;
    }
}

/* [^1]: *Title*. The Decoder, 6 August 2024. <https://…>. “Sentence.” */
static void
append_note (GString *out, const DossierPaperNote *note, guint number)
{
  g_autofree char *day = dossier_date_words (&note->published);
  const char      *uri = dossier_web_address (note->uri);

  g_string_append_printf (out, "[^%u]: *", number);
  dossier_escape_markdown (out, note->title != NULL && *note->title != '\0' ? note->title : _ ("Untitled"));
  g_string_append (out, "*. ");
  dossier_escape_markdown (out, note->publication != NULL ? note->publication : _ ("Saved by hand"));
  g_string_append (out, ", ");
  dossier_escape_markdown (out, day);
  g_string_append_c (out, '.');
  if (uri != NULL)
    g_string_append_printf (out, " <%s>.", uri);
  if (note->quote != NULL)
    {
      g_string_append (out, " “");
      dossier_escape_markdown (out, note->quote);
      g_string_append (out, "”");
    }
  g_string_append_c (out, '\n');
}

char *
dossier_paper_to_markdown (const DossierPaper *paper)
{
  GString *out = g_string_new (NULL);

  append_heading (out, "# ", paper->title);
  for (guint i = 0; i < paper->leads->len; i++)
    {
      dossier_escape_markdown (out, g_ptr_array_index (paper->leads, i));
      g_string_append (out, i + 1 < paper->leads->len ? "\\\n" : "\n\n");
    }
  for (guint i = 0; i < paper->parts->len; i++)
    {
      append_part (out, g_ptr_array_index (paper->parts, i));
      end_list (out, g_ptr_array_index (paper->parts, i),
                i + 1 < paper->parts->len ? g_ptr_array_index (paper->parts, i + 1) : NULL);
    }
  for (guint i = 0; i < paper->notes->len; i++)
    append_note (out, &g_array_index (paper->notes, DossierPaperNote, i), i + 1);
  return g_string_free (out, FALSE);
}
