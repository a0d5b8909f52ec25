/* dossier-edition-html.c - a story as a page that stands alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-edition-private.h"

#include <glib/gi18n-lib.h>
#include "dossier-citation.h"
#include "dossier-escape.h"

/* Nothing may be fetched or run, whatever a story says. Images are in the page or beside it. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'"
#define POLICY_OF_IMAGES "; img-src data: file: 'self'"

static const char style[]
    = ":root { color-scheme: light dark; --ink: #1d1d20; --paper: #fff; --faint: #5e5c64; --line: #d5d3cf;\n"
      "  --link: #1a5fb4; --shade: #f3f2f0; }\n"
      "@media (prefers-color-scheme: dark) {\n"
      "  :root { --ink: #f2f1f0; --paper: #1e1e20; --faint: #b5b3b0; --line: #4a4a4e; --link: #99c1f1;\n"
      "    --shade: #2c2c2f; } }\n"
      "body { margin: 0 auto; max-width: 40rem; padding: 2rem 1.25rem 4rem; color: var(--ink);\n"
      "  background: var(--paper); font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }\n"
      "header { margin-bottom: 2rem; } h1 { margin: 0 0 .5rem; font-size: 2rem; line-height: 1.2; }\n"
      "h2, h3, h4, h5, h6 { margin: 2rem 0 .5rem; line-height: 1.3; } p { margin: 0 0 1rem; }\n"
      ".meta { margin: 0 0 .25rem; color: var(--faint); font-size: .9rem; } a { color: var(--link); }\n"
      "blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid var(--line); }\n"
      "pre { overflow-x: auto; padding: .75rem 1rem; background: var(--shade); border-radius: .4rem; }\n"
      "code { font-family: ui-monospace, monospace; font-size: .9em; } li > p { margin: 0 0 .25rem; }\n"
      "table { border-collapse: collapse; margin: 0 0 1rem; } caption { text-align: start; }\n"
      "th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; vertical-align: top; }\n"
      "mark { border-radius: .15rem; } mark a { color: #1a5fb4; } sup { line-height: 0; }\n"
      ".image, .caption { color: var(--faint); font-size: .9rem; } img { max-width: 100%; height: auto; }\n"
      ".notes, .lost { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .95rem; }\n"
      "aside { position: relative; margin: 0 0 .75rem; padding-left: 2rem; } .note { margin: 0 0 .5rem; }\n"
      ".number { position: absolute; left: 0; margin: 0; }\n"
      "@media print {\n"
      "  :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #999; --link: #000;\n"
      "    --shade: #f3f3f3; }\n"
      "  body { max-width: none; padding: 0; font-size: 10.5pt; } a { text-decoration: none; }\n"
      "  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }\n"
      "  blockquote, pre, table, aside { break-inside: avoid; } h1, h2, h3, h4, h5, h6 { break-after: avoid; } }\n";

static void
append_meta (GString *out, const char *name, const char *content)
{
  if (content == NULL || *content == '\0')
    return;
  g_string_append_printf (out, "<meta name=\"%s\" content=\"", name);
  dossier_escape_xml (out, content);
  g_string_append (out, "\">\n");
}

static void
append_head (GString *out, const DossierEdition *edition)
{
  g_autofree char *title = dossier_citation_dup_title (edition->story);
  g_autofree char *date = dossier_date_to_string (&edition->story->published);
  const char      *language = dossier_edition_get_language (edition);

  g_string_append (out, "<!DOCTYPE html>\n<html");
  if (language != NULL)
    g_string_append_printf (out, " lang=\"%s\"", language);
  g_string_append (out, ">\n<head>\n<meta charset=\"utf-8\">\n");
  g_string_append_printf (out, "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "%s\">\n",
                          edition->images != NULL && g_hash_table_size (edition->images) > 0 ? POLICY_OF_IMAGES : "");
  g_string_append (out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  g_string_append (out, "<meta name=\"referrer\" content=\"no-referrer\">\n");
  append_meta (out, "author", edition->story->author);
  append_meta (out, "date", date);
  g_string_append (out, "<title>");
  dossier_escape_xml (out, title);
  g_string_append_printf (out, "</title>\n<style>\n%s", style);
  dossier_edition_append_mark_rules (out);
  g_string_append (out, "</style>\n</head>\n<body>\n<main>\n");
}

char *
dossier_edition_to_html (const DossierEdition *edition)
{
  GString *out = g_string_new (NULL);

  append_head (out, edition);
  dossier_edition_append_body (out, edition, FALSE);
  g_string_append (out, "</main>\n</body>\n</html>\n");
  return g_string_free (out, FALSE);
}
