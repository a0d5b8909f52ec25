/* dossier-highlights-markdown.c - highlights as Markdown: a file a story, or one file with a heading for each
 *
 * Words of a story are behind "> " and escaped; a person's note is Markdown of its own in an item of a list, which ends
 * whatever was left open in it. So no line but the marker's begins as the marker does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-highlights-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-claim-words.h"
#include "dossier-escape.h"
#include "dossier-highlights-note.h"
#include "dossier-highlights-words-private.h"
#include "dossier-story-tag.h"
#include "dossier-yaml-private.h"

/* ---- words ---- */

/* Words of others in the middle of a paragraph: no markup, and no comment of Obsidian's. */
static void
append_words (GString *out, const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  dossier_escape_markdown (escaped, text);
  for (const char *p = escaped->str; *p != '\0'; p++)
    {
      if (*p == '%' && p[1] == '%')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* ---- links and tags ---- */

/* [[Name]], or [[File|Name]] where the file cannot have that name. */
static void
append_link (GString *out, const char *name)
{
  g_autofree char *file = dossier_highlights_clean_name (name, DOSSIER_HIGHLIGHTS_MAX_NAME - strlen (".md"));
  g_autofree char *shown = g_strdelimit (g_strdup (name), "[]|<>%`\n\r", ' ');

  g_string_append (out, "[[");
  g_string_append (out, file);
  if (strcmp (file, name) != 0)
    g_string_append_printf (out, "|%s", shown);
  g_string_append (out, "]]");
}

static void
add_tag (GPtrArray *tags, const char *name)
{
  g_autofree char *tag = dossier_highlights_clean_tag (name);

  if (tag != NULL && tags->len < DOSSIER_HIGHLIGHTS_MAX_TAGS
      && !g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
    g_ptr_array_add (tags, g_steal_pointer (&tag));
}

static void
add_tags_of (GPtrArray *tags, const DossierHighlightedStory *story)
{
  for (guint i = 0; i < story->tags->len; i++)
    add_tag (tags, dossier_story_tag_get_name (story->tags->pdata[i]));
  for (guint i = 0; i < story->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (story->annotations->pdata[i]);

      for (guint j = 0; row->tags != NULL && row->tags[j] != NULL; j++)
        add_tag (tags, row->tags[j]);
    }
}

static GPtrArray *
list_links (const DossierHighlightedStory *story, DossierEntityKind kind)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < story->entities->len && links->len < DOSSIER_HIGHLIGHTS_MAX_NAMED; i++)
    {
      const DossierEntityRow *entity = dossier_entity_get_row (story->entities->pdata[i]);
      GString                *link;

      if (entity->kind != kind)
        continue;
      link = g_string_new (NULL);
      append_link (link, entity->name);
      g_ptr_array_add (links, g_string_free (link, FALSE));
    }
  return links;
}

/* ---- front matter ---- */

/* A day is a date for other programs, what is less exact a text. */
static void
append_date (GString *out, const DossierDate *date)
{
  g_autofree char *text = dossier_date_to_string (date);

  if (text == NULL)
    return;
  if (date->precision == DOSSIER_PRECISION_TIME || date->precision == DOSSIER_PRECISION_DAY)
    g_string_append_printf (out, "date: %.10s\n", text);
  else
    dossier_yaml_append_member (out, "date", text);
}

static void
append_story_matter (GString *out, const DossierHighlightedStory *highlighted)
{
  const DossierStoryRow *story = highlighted->story;
  g_autofree char       *urn = g_strconcat ("story:", story->uid, NULL);
  g_autoptr (GPtrArray) aliases = g_ptr_array_new (), tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) people = list_links (highlighted, DOSSIER_ENTITY_PERSON);
  g_autoptr (GPtrArray) organizations = list_links (highlighted, DOSSIER_ENTITY_ORGANIZATION);

  if (story->title != NULL && *story->title != '\0')
    g_ptr_array_add (aliases, story->title);
  add_tags_of (tags, highlighted);
  g_string_append (out, "---\n");
  dossier_yaml_append_member (out, "title", dossier_highlights_title_of (story));
  dossier_yaml_append_list (out, "aliases", aliases);
  dossier_yaml_append_member (out, "url", dossier_web_address (story->uri));
  dossier_yaml_append_member (out, "author", story->author);
  dossier_yaml_append_member (out, "site", story->source);
  append_date (out, &story->published);
  dossier_yaml_append_list (out, "tags", tags);
  dossier_yaml_append_list (out, "people", people);
  dossier_yaml_append_list (out, "organizations", organizations);
  dossier_yaml_append_member (out, "dossier", urn);
  g_string_append (out, "---\n\n");
}

static void
append_head_matter (GString *out, const DossierHighlightsHead *head)
{
  const DossierEntityRow *entity = head->entity;
  g_autofree char        *urn = entity != NULL ? g_strconcat ("entity:", entity->uid, NULL) : g_strdup ("highlights");
  g_autoptr (GPtrArray) aliases = g_ptr_array_new (), tags = g_ptr_array_new ();

  for (guint i = 0; entity != NULL && entity->aliases != NULL && entity->aliases[i] != NULL; i++)
    g_ptr_array_add (aliases, entity->aliases[i]);
  if (entity != NULL)
    g_ptr_array_add (tags, (char *) (entity->kind == DOSSIER_ENTITY_PERSON ? "person" : "organization"));
  g_string_append (out, "---\n");
  dossier_yaml_append_member (out, "title", head->title);
  dossier_yaml_append_list (out, "aliases", aliases);
  dossier_yaml_append_list (out, "tags", tags);
  dossier_yaml_append_member (out, "dossier", urn);
  g_string_append (out, "---\n\n");
}

/* ---- highlights ---- */

static void
append_quote (GString *out, const char *quote)
{
  g_autofree char *shown = dossier_quote_dup_shown (quote);
  g_autoptr (GPtrArray) lines = dossier_split_lines (shown);

  for (guint i = 0; i < lines->len; i++)
    {
      g_string_append (out, "> ");
      append_words (out, lines->pdata[i]);
      g_string_append (out, i + 1 < lines->len ? "\\\n" : "\n\n");
    }
}

/* Markup in a note is a person's own, but nothing of it may hide what follows: no HTML, no comments of Obsidian. */
static void
append_note_line (GString *out, const char *line)
{
  for (const char *p = line; *p != '\0'; p++)
    {
      gboolean is_tag = *p == '<' && (g_ascii_isalpha (p[1]) || (p[1] != '\0' && strchr ("/!?", p[1]) != NULL));

      if ((is_tag && !g_str_has_prefix (p, "<http://") && !g_str_has_prefix (p, "<https://"))
          || (*p == '%' && p[1] == '%'))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '\n');
}

static void
append_note (GString *out, const char *note)
{
  g_auto (GStrv) lines = g_strsplit (note + strspn (note, " \t\r\n"), "\n", -1); /* an item begins with words */

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strdelimit (lines[i], "\r", ' ');
      g_strchomp (lines[i]);
      if (i == 0)
        g_string_append (out, "- ");
      else if (*lines[i] != '\0')
        g_string_append (out, "  ");
      append_note_line (out, lines[i]);
    }
  g_string_append_c (out, '\n');
}

/* "Yellow · 6 August 2024 #chips [[Ada Doe]]" */
static void
append_facts (GString *out, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *facts = dossier_highlights_facts_of (story, row);

  append_words (out, facts);
  for (guint i = 0; row->tags != NULL && row->tags[i] != NULL; i++)
    add_tag (tags, row->tags[i]);
  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (out, " #%s", (const char *) tags->pdata[i]);
  if (row->entity_name != NULL)
    {
      g_string_append_c (out, ' ');
      append_link (out, row->entity_name);
    }
  g_string_append (out, "\n\n");
}

static void
append_name (GString *out, const char *name)
{
  if (name == NULL)
    return;
  g_string_append_c (out, ' ');
  append_link (out, name);
}

/* "Move: John Schulman left OpenAI. “He left on Monday.” [[John Schulman]] [[OpenAI]]" */
static void
append_move (GString *out, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  g_autofree char *words = dossier_highlights_move_of (story, row);

  if (words == NULL)
    return;
  append_words (out, words);
  append_name (out, row->claim_subject_name);
  append_name (out, row->claim_object_name);
  g_string_append (out, "\n\n");
}

static void
append_highlights (GString *out, const DossierHighlightedStory *story)
{
  for (guint i = 0; i < story->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (story->annotations->pdata[i]);

      append_quote (out, row->quote);
      append_facts (out, story, row);
      append_move (out, story, row);
      if (row->note != NULL)
        append_note (out, row->note);
    }
}

static void
append_heading (GString *out, const char *marks, const char *text)
{
  g_string_append (out, marks);
  append_words (out, text);
  g_string_append (out, "\n\n");
}

/* "The Decoder · 6 August 2024 · <https://...>" */
static void
append_where (GString *out, const DossierStoryRow *story)
{
  g_autofree char *where = dossier_highlights_where_of (story);
  const char      *uri = dossier_web_address (story->uri);

  append_words (out, where);
  if (uri != NULL)
    g_string_append_printf (out, "%s<%s>", *where != '\0' ? " · " : "", uri);
  if (uri != NULL || *where != '\0')
    g_string_append (out, "\n\n");
}

static void
append_marker (GString *out)
{
  g_string_append_printf (out, DOSSIER_HIGHLIGHTS_MARKER " - %s -->\n",
                          _ ("What you write below this line is yours: it stays when this file is exported again."));
}

/* ---- files ---- */

void
dossier_highlights_note_append (GString *out, const DossierHighlightedStory *story)
{
  append_story_matter (out, story);
  append_heading (out, "# ", dossier_highlights_title_of (story->story));
  append_where (out, story->story);
  append_highlights (out, story);
  append_marker (out);
}

static void
begin (DossierHighlightsWriter *self, GString *out)
{
  append_head_matter (out, self->head);
  append_heading (out, "# ", self->head->title);
}

static void
add (DossierHighlightsWriter *self, const DossierHighlightedStory *story, GString *out)
{
  append_heading (out, "## ", dossier_highlights_title_of (story->story));
  append_where (out, story->story);
  append_highlights (out, story);
  self->n_written += story->annotations->len;
}

static void
end (DossierHighlightsWriter *self, GString *out)
{
  append_marker (out);
}

const DossierHighlightsForm dossier_highlights_markdown = { begin, add, end };
