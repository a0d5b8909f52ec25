/* dossier-highlights-html.c - highlights as a page that stands alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-highlights-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-escape.h"
#include "dossier-highlights-words-private.h"

/* Nothing may be fetched or run, whatever a story or a note says. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'"

static const char style[]
    = ":root { color-scheme: light dark; --ink: #1d1d20; --paper: #fff; --faint: #5e5c64; --line: #d5d3cf;\n"
      "  --link: #1a5fb4; --yellow: #fdf3c7; --green: #dcf3dd; --blue: #dbeafb; --pink: #fbe3ef; }\n"
      "@media (prefers-color-scheme: dark) {\n"
      "  :root { --ink: #f2f1f0; --paper: #1e1e20; --faint: #b5b3b0; --line: #4a4a4e; --link: #99c1f1;\n"
      "    --yellow: #4a4320; --green: #24442a; --blue: #1f3a55; --pink: #4d2a3c; } }\n"
      "body { margin: 0 auto; max-width: 44rem; padding: 2rem 1.25rem 4rem; color: var(--ink);\n"
      "  background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }\n"
      "h1 { margin: 0 0 .25rem; font-size: 2rem; line-height: 1.2; }\n"
      "h2 { margin: 2.25rem 0 .25rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: 1.3rem;\n"
      "  line-height: 1.3; }\n"
      "p { margin: .5rem 0; } .where, .facts { margin: .25rem 0; color: var(--faint); font-size: .9rem; }\n"
      "blockquote { margin: 1.25rem 0 .25rem; padding: .5rem .9rem; border-radius: .4rem; }\n"
      ".yellow { background: var(--yellow); } .green { background: var(--green); }\n"
      ".blue { background: var(--blue); } .pink { background: var(--pink); }\n"
      ".underline { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .2em; }\n"
      ".tag { padding: 0 .4em; border: 1px solid var(--line); border-radius: 1em; }\n"
      "a { color: var(--link); }\n"
      "@media print {\n"
      "  :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #999; --link: #000;\n"
      "    --yellow: #fdf3c7; --green: #dcf3dd; --blue: #dbeafb; --pink: #fbe3ef; }\n"
      "  body { max-width: none; padding: 0; font-size: 10.5pt; }\n"
      "  blockquote { break-inside: avoid; break-after: avoid; } h2 { break-after: avoid; } }\n";

/* The lines of @text with breaks between them. */
static void
append_lines (GString *out, const char *text)
{
  g_autoptr (GPtrArray) lines = dossier_split_lines (text);

  for (guint i = 0; i < lines->len; i++)
    {
      g_string_append (out, i > 0 ? "<br>\n" : "");
      dossier_escape_xml (out, lines->pdata[i]);
    }
}

static void
append_facts (GString *out, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  g_autofree char *facts = dossier_highlights_facts_of (story, row);

  g_string_append (out, "<p class=\"facts\" dir=\"auto\">");
  dossier_escape_xml (out, facts);
  for (guint i = 0; row->tags != NULL && row->tags[i] != NULL; i++)
    {
      g_string_append (out, " <span class=\"tag\">");
      dossier_escape_xml (out, row->tags[i]);
      g_string_append (out, "</span>");
    }
  if (row->entity_name != NULL)
    {
      g_string_append (out, " <b>");
      dossier_escape_xml (out, row->entity_name);
      g_string_append (out, "</b>");
    }
  g_string_append (out, "</p>\n");
}

static void
append_move (GString *out, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  g_autofree char *words = dossier_highlights_move_of (story, row);

  if (words == NULL)
    return;
  g_string_append (out, "<p class=\"facts\" dir=\"auto\">");
  dossier_escape_xml (out, words);
  g_string_append (out, "</p>\n");
}

static void
append_highlight (GString *out, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  if (*row->quote != '\0')
    {
      g_autofree char *quote = dossier_quote_dup_shown (row->quote);

      g_string_append_printf (out, "<blockquote class=\"%s\" dir=\"auto\">", dossier_colour_to_string (row->colour));
      append_lines (out, quote);
      g_string_append (out, "</blockquote>\n");
    }
  append_facts (out, story, row);
  append_move (out, story, row);
  if (row->note == NULL)
    return;
  g_string_append (out, "<p class=\"note\" dir=\"auto\">");
  append_lines (out, row->note);
  g_string_append (out, "</p>\n");
}

static void
append_story_head (GString *out, const DossierStoryRow *story)
{
  g_autofree char *where = dossier_highlights_where_of (story);
  const char      *uri = dossier_web_address (story->uri);

  g_string_append (out, "<article>\n<h2 dir=\"auto\">");
  if (uri != NULL)
    {
      g_string_append (out, "<a href=\"");
      dossier_escape_xml (out, uri);
      g_string_append (out, "\" rel=\"noreferrer\">");
    }
  dossier_escape_xml (out, dossier_highlights_title_of (story));
  g_string_append (out, uri != NULL ? "</a></h2>\n" : "</h2>\n");
  if (*where != '\0')
    {
      g_string_append (out, "<p class=\"where\" dir=\"auto\">");
      dossier_escape_xml (out, where);
      g_string_append (out, "</p>\n");
    }
}

static void
begin (DossierHighlightsWriter *self, GString *out)
{
  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          /* TRANSLATORS: the code of your own language, as web pages have it: "de", "pt-BR" */
                          C_ ("code of this language", "en"));
  g_string_append (out, "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  dossier_escape_xml (out, self->head->title);
  g_string_append_printf (out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1 dir=\"auto\">", style);
  dossier_escape_xml (out, self->head->title);
  g_string_append (out, "</h1>\n");
}

static void
add (DossierHighlightsWriter *self, const DossierHighlightedStory *story, GString *out)
{
  append_story_head (out, story->story);
  for (guint i = 0; i < story->annotations->len; i++)
    append_highlight (out, story, dossier_annotation_get_row (story->annotations->pdata[i]));
  g_string_append (out, "</article>\n");
  self->n_written += story->annotations->len;
}

static void
end (DossierHighlightsWriter *self, GString *out)
{
  g_string_append (out, "</main>\n</body>\n</html>\n");
}

const DossierHighlightsForm dossier_highlights_html = { begin, add, end };
