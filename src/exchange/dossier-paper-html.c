/* dossier-paper-html.c - a dossier as a page that stands alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-paper.h"

#include <glib/gi18n-lib.h>
#include "dossier-claim-words.h"
#include "dossier-escape.h"

/* Nothing may be fetched or run, whatever a story says. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'"

static const char style[]
    = ":root { color-scheme: light dark; --ink: #1d1d20; --paper: #fff; --faint: #5e5c64; --line: #d5d3cf;\n"
      "  --link: #1a5fb4; --mark: #fdf3c7; }\n"
      "@media (prefers-color-scheme: dark) {\n"
      "  :root { --ink: #f2f1f0; --paper: #1e1e20; --faint: #b5b3b0; --line: #4a4a4e; --link: #99c1f1;\n"
      "    --mark: #4a4320; } }\n"
      "body { margin: 0 auto; max-width: 44rem; padding: 2rem 1.25rem 4rem; color: var(--ink);\n"
      "  background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }\n"
      "h1 { margin: 0 0 .25rem; font-size: 2rem; line-height: 1.2; }\n"
      "h2 { margin: 2.25rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line);\n"
      "  font-size: 1.3rem; }\n"
      "h3 { margin: 1.25rem 0 .25rem; font-size: 1rem; color: var(--faint); }\n"
      "p { margin: .5rem 0; } .lead { margin: 0; color: var(--faint); }\n"
      "ul, ol { margin: .25rem 0; padding-left: 1.4rem; } li { margin: .3rem 0; }\n"
      ".detail, .where { color: var(--faint); } .conflict { font-weight: bold; }\n"
      "blockquote { margin: .75rem 0; padding: .5rem .9rem; background: var(--mark); border-radius: .4rem; }\n"
      "q { quotes: \"\\201c\" \"\\201d\"; } sup { line-height: 0; } a { color: var(--link); }\n"
      "sup a { text-decoration: none; padding: 0 .1em; } .notes { font-size: .9rem; }\n"
      "@media print {\n"
      "  :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #999; --link: #000;\n"
      "    --mark: #f3f3f3; }\n"
      "  body { max-width: none; padding: 0; font-size: 10.5pt; } .back { display: none; }\n"
      "  li, blockquote { break-inside: avoid; } h2, h3 { break-after: avoid; }\n"
      "  .notes a { text-decoration: none; } }\n";

/* A page under way. */
typedef struct
{
  GString *out;
  GArray  *is_cited;  /* of gboolean, by footnote: something above points to it */
  gboolean is_listed; /* a list is open */
} Page;

/* <NAME CLASS>@text</NAME>; dir="auto", as names are of any script. */
static void
append_element (GString *out, const char *name, const char *class, const char *text)
{
  g_string_append_printf (out, "<%s dir=\"auto\"", name);
  if (class != NULL)
    g_string_append_printf (out, " class=\"%s\"", class);
  g_string_append_c (out, '>');
  dossier_escape_xml (out, text);
  g_string_append_printf (out, "</%s>", name);
}

static void
append_notes (Page *page, const DossierPaperPart *part)
{
  for (guint i = 0; i < part->notes->len; i++)
    {
      guint     number = g_array_index (part->notes, guint, i);
      gboolean *is_cited = &g_array_index (page->is_cited, gboolean, number - 1);

      g_string_append (page->out, "<sup><a ");
      if (!*is_cited)
        g_string_append_printf (page->out, "id=\"r%u\" ", number);
      g_string_append_printf (page->out, "href=\"#n%u\">%u</a></sup>", number, number);
      *is_cited = TRUE;
    }
}

static void
append_line (Page *page, const DossierPaperPart *part)
{
  g_string_append (page->out, "<li>");
  append_element (page->out, "span", NULL, part->text);
  append_notes (page, part);
  if (part->detail != NULL)
    {
      g_string_append_c (page->out, ' ');
      append_element (page->out, "span", "detail", part->detail);
    }
  g_string_append (page->out, "</li>\n");
}

/* The lines of @text with breaks between them. */
static void
append_lines (GString *out, const char *text)
{
  g_autoptr (GPtrArray) lines = dossier_split_lines (text);

  for (guint i = 0; i < lines->len; i++)
    {
      g_string_append (out, i > 0 ? "<br>\n" : "");
      dossier_escape_xml (out, g_ptr_array_index (lines, i));
    }
}

static void
append_paragraph (GString *out, const char *text)
{
  g_string_append (out, "<p dir=\"auto\">");
  append_lines (out, text);
  g_string_append (out, "</p>\n");
}

static void
append_quote (Page *page, const DossierPaperPart *part)
{
  g_string_append (page->out, "<blockquote dir=\"auto\">");
  append_lines (page->out, part->text);
  append_notes (page, part);
  g_string_append (page->out, "</blockquote>\n");
  if (part->detail != NULL && *part->detail != '\0')
    append_paragraph (page->out, part->detail);
}

static void
set_listed (Page *page, gboolean is_listed)
{
  if (page->is_listed != is_listed)
    g_string_append (page->out, is_listed ? "<ul>\n" : "</ul>\n");
  page->is_listed = is_listed;
}

static void
append_part (Page *page, const DossierPaperPart *part)
{
  set_listed (page, part->kind == DOSSIER_PAPER_LINE);
  switch (part->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_PAPER_HEADING: append_element (page->out, "h2", NULL, part->text); break;
    case DOSSIER_PAPER_YEAR: append_element (page->out, "h3", NULL, part->text); break;
    case DOSSIER_PAPER_CONFLICT: append_element (page->out, "p", "conflict", part->text); break;
    case DOSSIER_PAPER_LINE: append_line (page, part); return;
    case DOSSIER_PAPER_QUOTE: append_quote (page, part); return;
    case DOSSIER_PAPER_WORDS: append_paragraph (page->out, part->text); return;
    }
  g_string_append_c (page->out, '\n');
}

static void
append_title (GString *out, const DossierPaperNote *note)
{
  const char *title = note->title != NULL && *note->title != '\0' ? note->title : _ ("Untitled");
  const char *uri = dossier_web_address (note->uri);

  if (uri != NULL)
    {
      g_string_append (out, "<a rel=\"noreferrer\" href=\"");
      dossier_escape_xml (out, uri);
      g_string_append (out, "\">");
    }
  append_element (out, "cite", NULL, title);
  g_string_append (out, uri != NULL ? "</a>" : "");
}

static void
append_note (GString *out, const DossierPaperNote *note, guint number)
{
  g_autofree char *day = dossier_date_words (&note->published);
  g_autofree char *where
      = g_strdup_printf ("%s, %s", note->publication != NULL ? note->publication : _ ("Saved by hand"), day);
  const char *uri = dossier_web_address (note->uri);

  g_string_append_printf (out, "<li id=\"n%u\">", number);
  append_title (out, note);
  g_string_append (out, ". ");
  append_element (out, "span", "where", where);
  g_string_append_c (out, '.');
  if (note->quote != NULL)
    {
      g_string_append_c (out, ' ');
      append_element (out, "q", NULL, note->quote);
    }
  if (uri != NULL)
    {
      g_string_append_c (out, ' ');
      append_element (out, "span", "where", uri);
    }
  g_string_append_printf (out, " <a class=\"back\" href=\"#r%u\" aria-label=\"", number);
  dossier_escape_xml (out, _ ("Back to the line"));
  g_string_append (out, "\">↩</a></li>\n");
}

static void
append_head (GString *out, const DossierPaper *paper)
{
  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          /* TRANSLATORS: the code of your own language, as web pages have it: "de", "pt-BR" */
                          C_ ("code of this language", "en"));
  g_string_append (out, "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n");
  g_string_append (out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  g_string_append (out, "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  dossier_escape_xml (out, paper->title);
  g_string_append_printf (out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<header>\n", style);
  append_element (out, "h1", NULL, paper->title);
  for (guint i = 0; i < paper->leads->len; i++)
    {
      g_string_append_c (out, '\n');
      append_element (out, "p", "lead", g_ptr_array_index (paper->leads, i));
    }
  g_string_append (out, "\n</header>\n");
}

char *
dossier_paper_to_html (const DossierPaper *paper)
{
  g_autoptr (GArray) is_cited = g_array_new (FALSE, TRUE, sizeof (gboolean));
  Page page = { .out = g_string_new (NULL), .is_cited = is_cited };

  g_array_set_size (is_cited, paper->notes->len);
  append_head (page.out, paper);
  for (guint i = 0; i < paper->parts->len; i++)
    append_part (&page, g_ptr_array_index (paper->parts, i));
  set_listed (&page, FALSE);
  if (paper->notes->len > 0)
    {
      append_element (page.out, "h2", NULL, _ ("Sources"));
      g_string_append (page.out, "\n<ol class=\"notes\">\n");
    }
  for (guint i = 0; i < paper->notes->len; i++)
    append_note (page.out, &g_array_index (paper->notes, DossierPaperNote, i), i + 1);
  g_string_append (page.out, paper->notes->len > 0 ? "</ol>\n" : "");
  g_string_append (page.out, "</main>\n</body>\n</html>\n");
  return g_string_free (page.out, FALSE);
}
