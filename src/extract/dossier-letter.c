/* dossier-letter.c - a newsletter to the text that is read
 *
 * Of the page, lines are made: runs of words between two blocks or breaks. Lines that are furniture lose their words
 * and pictures in the tree; what is left is read as any page is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-letter.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-clean-address.h"
#include "dossier-html-document-private.h"
#include "dossier-letter-lines-private.h"
#include "dossier-plain.h"
#include "dossier-sanitizer.h"

void
dossier_letter_free (DossierLetter *self)
{
  g_clear_pointer (&self->document, dossier_document_unref);
  g_free (self->view_uri);
  g_free (self);
}

/* ---- what is not seen ---- */

/* @style without blanks has one of the ways to hide a preview; "0" must end there: "0.9em" is seen. */
static gboolean
is_styled_away (const char *style)
{
  static const char *const ways[]
      = { "max-height:0", "font-size:0", "font-size:1px", "opacity:0", "mso-hide:all", "width:1px", "height:1px" };
  g_autoptr (GString) plain = g_string_new (";");

  for (const char *p = style; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (plain, g_ascii_tolower (*p));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const char *found = strstr (plain->str, ways[i]);
      const char *end = found != NULL ? found + strlen (ways[i]) : NULL;

      if (found != NULL && (found[-1] == ';' || found[-1] == ' ') && !g_ascii_isdigit (*end) && *end != '.')
        return TRUE;
    }
  return FALSE;
}

/* A picture of one pixel is a counter; a block that is one pixel high may be a rule with nothing in it. */
static gboolean
is_unseen (const DossierNode *node)
{
  const char *style = dossier_node_get (node, "style");

  return dossier_node_is_hidden (node) || (style != NULL && is_styled_away (style));
}

/* ---- tables ---- */

/* Rows and columns of data: it has headings for them, and no table in it. */
static gboolean
is_data (const DossierNode *table)
{
  gboolean headed = FALSE;

  for (const DossierNode *node = table->first; node != NULL; node = dossier_node_next (node, table, FALSE))
    {
      if (node->tag == DOSSIER_TAG_TABLE)
        return FALSE;
      headed = headed || node->tag == DOSSIER_TAG_TH;
    }
  return headed;
}

static gboolean
is_of_table (DossierTag tag)
{
  return tag == DOSSIER_TAG_TABLE || tag == DOSSIER_TAG_TBODY || tag == DOSSIER_TAG_THEAD || tag == DOSSIER_TAG_TFOOT
         || tag == DOSSIER_TAG_TR || tag == DOSSIER_TAG_TD || tag == DOSSIER_TAG_TH;
}

/* Tables that lay out become plain blocks; what is not seen goes. */
static void
flatten (DossierNode *top)
{
  const DossierNode *next;

  for (const DossierNode *node = top->first; node != NULL; node = next)
    {
      DossierNode *mine = (DossierNode *) node;
      gboolean     is_kept_table = node->tag == DOSSIER_TAG_TABLE && is_data (node);

      next = dossier_node_next (node, top, is_kept_table);
      if (node->text != NULL)
        continue;
      if (is_unseen (node))
        {
          next = dossier_node_next (node, top, TRUE);
          dossier_node_unlink (mine);
        }
      else if (!is_kept_table && is_of_table (node->tag))
        mine->tag = DOSSIER_TAG_DIV;
    }
}

/* ---- lines ---- */

/* What is between two breaks: its words, and the nodes that bear them. */
typedef struct
{
  GString   *words;
  GString   *pictures; /* what its pictures are called */
  GPtrArray *nodes;    /* (element-type DossierNode) */
} Line;

typedef struct
{
  GPtrArray *lines; /* (element-type Line) */
  Line      *open;  /* or NULL */
} Lines;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_string_free (line->words, TRUE);
  g_string_free (line->pictures, TRUE);
  g_ptr_array_unref (line->nodes);
  g_free (line);
}

static Line *
open_line (Lines *self)
{
  if (self->open == NULL)
    {
      self->open = g_new0 (Line, 1);
      self->open->words = g_string_new (NULL);
      self->open->pictures = g_string_new (NULL);
      self->open->nodes = g_ptr_array_new ();
      g_ptr_array_add (self->lines, self->open);
    }
  return self->open;
}

static void
add_to_line (Lines *self, DossierNode *node)
{
  Line       *line = open_line (self);
  const char *alt = node->text == NULL ? dossier_node_get (node, "alt") : NULL;

  g_ptr_array_add (line->nodes, node);
  if (node->text != NULL)
    g_string_append (line->words, node->text);
  else if (alt != NULL)
    g_string_append_printf (line->pictures, "%s%s", line->pictures->len > 0 ? "|" : "", alt);
}

static void
collect (Lines *self, DossierNode *node)
{
  gboolean breaks = node->tag == DOSSIER_TAG_BR || (dossier_node_flags (node) & TAG_BLOCK) != 0;

  if (node->text != NULL || node->tag == DOSSIER_TAG_IMG)
    {
      add_to_line (self, node);
      return;
    }
  if (dossier_node_flags (node) & TAG_UNREAD)
    return;
  if (breaks)
    self->open = NULL;
  for (DossierNode *child = node->first; child != NULL; child = child->next)
    collect (self, child);
  if (breaks)
    self->open = NULL;
}

/* Pictures without a name and without words beside them are pictures of the letter. */
static const char *
get_words (const Line *line)
{
  if (*line->words->str != '\0' && line->words->str[strspn (line->words->str, " \t\r\n")] != '\0')
    return line->words->str;
  return line->pictures->str;
}

static gboolean
repeats (const char *words, const char *title)
{
  g_autofree char *folded = NULL, *wanted = NULL;

  if (title == NULL || strlen (words) > 4096)
    return FALSE;
  folded = g_utf8_casefold (words, -1);
  wanted = g_utf8_casefold (title, -1);
  return strcmp (g_strstrip (folded), wanted) == 0;
}

static void
drop_line (Line *line, gboolean pictures_too)
{
  for (guint i = 0; i < line->nodes->len; i++)
    {
      DossierNode *node = line->nodes->pdata[i];

      if (node->text != NULL || pictures_too)
        dossier_node_unlink (node);
    }
}

static void
drop_furniture (DossierNode *top, const char *title)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GByteArray) marks = NULL;
  Lines    self = { lines, NULL };
  gboolean begun = FALSE;

  collect (&self, top);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (words, (char *) get_words (lines->pdata[i]));
  marks = dossier_letter_lines_mark (words);
  for (guint i = 0; i < lines->len; i++)
    {
      Line             *line = lines->pdata[i];
      DossierLetterLine kind = dossier_letter_line_classify (words->pdata[i]);
      gboolean          is_title = !begun && repeats (words->pdata[i], title);

      begun = begun || (!marks->data[i] && kind == DOSSIER_LETTER_LINE_WORDS);
      if (marks->data[i] || is_title || kind == DOSSIER_LETTER_LINE_BLANK)
        drop_line (line, marks->data[i]);
    }
}

/* ---- where the same is on the web ---- */

static char *
find_view_uri (DossierNode *top)
{
  for (const DossierNode *node = top; node != NULL; node = dossier_node_next (node, top, FALSE))
    {
      g_autofree char *words = NULL, *address = NULL;

      if (node->tag != DOSSIER_TAG_A)
        continue;
      words = dossier_node_dup_text (node);
      if (dossier_letter_line_classify (words) != DOSSIER_LETTER_LINE_VIEW)
        continue;
      address = dossier_html_dup_safe_address (dossier_node_get (node, "href"), NULL);
      if (address != NULL && g_str_has_prefix (address, "http"))
        return dossier_address_dup_clean (address);
    }
  return NULL;
}

DossierLetter *
dossier_letter_new_from_html (const char *html, const char *title, GError **error)
{
  g_autoptr (DossierHtml) parsed = dossier_html_new_from_text (html, -1, error);
  g_autoptr (DossierTree) tree = NULL;
  DossierLetter *self;

  if (parsed == NULL)
    return NULL;
  tree = dossier_tree_new (parsed);
  self = g_new0 (DossierLetter, 1);
  self->view_uri = find_view_uri (tree->root);
  flatten (tree->root);
  drop_furniture (tree->root, title);
  self->document = dossier_node_to_letter (tree->root);
  return self;
}

/* ---- without a page ---- */

/* "View this post on the web at https://example.org/p/1", or the address on the next line. */
static char *
find_view_uri_in_lines (const char *const *lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char      *link = strstr (lines[i], "http");
      g_autofree char *before = link != NULL ? g_strndup (lines[i], (gsize) (link - lines[i])) : g_strdup (lines[i]);
      g_autofree char *address = NULL;

      if (dossier_letter_line_classify (before) != DOSSIER_LETTER_LINE_VIEW)
        continue;
      if (link == NULL && lines[i + 1] != NULL)
        link = strstr (lines[i + 1], "http");
      if (link == NULL)
        continue;
      address = g_strndup (link, strcspn (link, " \t\r>)\""));
      return dossier_address_dup_clean (address);
    }
  return NULL;
}

DossierLetter *
dossier_letter_new_from_text (const char *text, GError **error)
{
  g_auto (GStrv) all = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GByteArray) marks = NULL;
  DossierLetter *self;

  if (strlen (text) > DOSSIER_PLAIN_MAX_BYTES)
    {
      g_set_error_literal (error, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_TOO_LARGE,
                           _ ("The text is larger than 10 MB. Divide it, or take the part that you need."));
      return NULL;
    }
  all = g_strsplit (text, "\n", -1);
  for (guint i = 0; all[i] != NULL && strcmp (all[i], "-- ") != 0 && strcmp (all[i], "-- \r") != 0; i++)
    g_ptr_array_add (lines, g_strchomp (all[i]));
  marks = dossier_letter_lines_mark (lines);
  for (guint i = 0; i < lines->len; i++)
    if (!marks->data[i])
      g_ptr_array_add (kept, lines->pdata[i]);
  self = g_new0 (DossierLetter, 1);
  self->view_uri = find_view_uri_in_lines ((const char *const *) all);
  self->document = dossier_plain_to_document (kept);
  return self;
}
