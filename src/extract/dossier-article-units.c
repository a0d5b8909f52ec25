/* dossier-article-units.c - a page's tree in the pieces that are kept or dropped as a whole
 *
 * A unit is a block without other blocks in it, a table, an image on a line of its own, or what stands loose between
 * two of these; what nobody reads is taken out. run: the loose neighbours that are being gathered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-article-units-private.h"

#include <string.h>

#include "dossier-html-document-private.h"
#include "dossier-html-table-private.h"

/* Elements of a place that are told, and letters of each one's name. */
#define PLACE_DEPTH 3
#define PLACE_NAME 32

/* What holds for all that is inside an element. */
typedef struct
{
  DossierBlockReason reason;
  const char        *said;
  gboolean           is_inside; /* of the element that holds the article */
} State;

typedef struct
{
  const DossierMarks *marks;
  const char         *title, *base_uri;
  GArray             *units;
  DossierUnit         run; /* first NULL: none */
} Walk;

DossierMarks *
dossier_marks_new (void)
{
  DossierMarks *self = g_new0 (DossierMarks, 1);

  self->nodes = g_ptr_array_new ();
  self->reasons = g_array_new (FALSE, FALSE, sizeof (DossierBlockReason));
  self->top = G_MAXUINT;
  return self;
}

void
dossier_marks_free (DossierMarks *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->nodes);
  g_array_unref (self->reasons);
  g_free (self);
}

void
dossier_marks_begin (DossierMarks *self, DossierNode *root)
{
  g_ptr_array_set_size (self->nodes, 0);
  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    g_ptr_array_add (self->nodes, node);
}

void
dossier_marks_end (DossierMarks *self, const DossierNode *top)
{
  g_array_set_size (self->reasons, 0);
  for (guint i = 0; i < self->nodes->len; i++)
    g_array_append_val (self->reasons, ((const DossierNode *) self->nodes->pdata[i])->reason);
  self->top = top->order;
}

static DossierBlockReason
get_mark (const DossierMarks *marks, const DossierNode *node)
{
  return node->order < marks->reasons->len ? g_array_index (marks->reasons, DossierBlockReason, node->order)
                                           : DOSSIER_REASON_ARTICLE;
}

/* ---- why ---- */

static const struct
{
  DossierTag         tag;
  const char        *role;
  DossierBlockReason reason;
} places[] = {
  { DOSSIER_TAG_NAV, "navigation", DOSSIER_REASON_NAVIGATION },
  { DOSSIER_TAG_MENU, "menu", DOSSIER_REASON_NAVIGATION },
  { DOSSIER_TAG_MENU, "menubar", DOSSIER_REASON_NAVIGATION },
  { DOSSIER_TAG_SEARCH, "search", DOSSIER_REASON_NAVIGATION },
  { DOSSIER_TAG_MENU, "toolbar", DOSSIER_REASON_NAVIGATION },
  { DOSSIER_TAG_FOOTER, "contentinfo", DOSSIER_REASON_FOOTER },
  { DOSSIER_TAG_ASIDE, "complementary", DOSSIER_REASON_ASIDE },
  { DOSSIER_TAG_HEADER, "banner", DOSSIER_REASON_HEADER },
  { DOSSIER_TAG_DIALOG, "dialog", DOSSIER_REASON_DIALOG },
  { DOSSIER_TAG_DIALOG, "alertdialog", DOSSIER_REASON_DIALOG },
  { DOSSIER_TAG_FORM, "form", DOSSIER_REASON_FORM },
};

/* What the element says itself to be; @otherwise when it says nothing. */
static DossierBlockReason
name_place (const DossierNode *node, DossierBlockReason otherwise, const char **said)
{
  const char *role = dossier_node_get (node, "role");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (node->tag == places[i].tag || (role != NULL && g_ascii_strcasecmp (role, places[i].role) == 0))
      {
        *said = node->tag == places[i].tag ? dossier_tag_get_name (node->tag) : places[i].role;
        return places[i].reason;
      }
  return otherwise;
}

/* The state inside of @node. */
static State
enter (const Walk *self, const DossierNode *node, State state)
{
  DossierBlockReason mark = get_mark (self->marks, node);

  state.is_inside |= node->order == self->marks->top;
  if (state.reason == DOSSIER_REASON_ARTICLE || state.reason == DOSSIER_REASON_BESIDE)
    {
      if (mark == DOSSIER_REASON_ARTICLE && node->element != NULL && dossier_node_is_unread (node, self->base_uri))
        mark = DOSSIER_REASON_HIDDEN;
      if (mark == DOSSIER_REASON_NAMED)
        state.said = dossier_article_hint_find (node, &mark);
      else if (mark == DOSSIER_REASON_HIDDEN || mark == DOSSIER_REASON_ASIDE || mark == DOSSIER_REASON_BESIDE)
        mark = name_place (node, mark, &state.said);
      if (mark != DOSSIER_REASON_ARTICLE)
        state.reason = mark;
    }
  return state;
}

/* Why something that is no article, in @state, is none: its own words for it, else that it is outside. */
static DossierBlockReason
settle (const Walk *self, const DossierNode *node, State state, const char **said)
{
  DossierBlockReason reason = DOSSIER_REASON_OUTSIDE;

  *said = state.said;
  if (state.reason != DOSSIER_REASON_ARTICLE || state.is_inside)
    return state.reason;
  if (dossier_article_is_title (node, self->title))
    return DOSSIER_REASON_TITLE;
  for (const DossierNode *at = node; at != NULL && reason == DOSSIER_REASON_OUTSIDE; at = at->parent)
    if (at->element != NULL && at->tag != DOSSIER_TAG_BODY && at->tag != DOSSIER_TAG_HTML)
      {
        reason = name_place (at, reason, said);
        if (reason == DOSSIER_REASON_OUTSIDE)
          *said = dossier_article_hint_find (at, &reason);
      }
  return reason;
}

/* ---- the pieces ---- */

static gboolean
is_image (const Walk *self, const DossierNode *node)
{
  g_autofree char *address = dossier_node_dup_image (node, self->base_uri);

  return address != NULL;
}

static gboolean
holds_image (const Walk *self, const DossierNode *first, const DossierNode *last)
{
  for (const DossierNode *node = first; node != NULL; node = node == last ? NULL : node->next)
    for (const DossierNode *at = node; at != NULL; at = dossier_node_next (at, node, FALSE))
      if (is_image (self, at))
        return TRUE;
  return FALSE;
}

static void
end_run (Walk *self)
{
  DossierUnit run = self->run;
  guint       chars = 0;

  self->run.first = NULL;
  for (const DossierNode *node = run.first; node != NULL; node = node == run.last ? NULL : node->next)
    chars += node->chars;
  if (run.first != NULL && (chars > 0 || holds_image (self, run.first, run.last)))
    g_array_append_val (self->units, run);
}

/* Takes out of @node what was taken out of it when the article was found; why, for the first of it. */
static DossierBlockReason
take_parts_out (const Walk *self, DossierNode *node, const char **said)
{
  DossierBlockReason reason = DOSSIER_REASON_ARTICLE;
  DossierNode       *next;

  for (DossierNode *at = node->first; at != NULL; at = next)
    {
      State state = enter (self, at, (State){ DOSSIER_REASON_ARTICLE, NULL, TRUE });

      next = dossier_node_next (at, node, state.reason != DOSSIER_REASON_ARTICLE);
      if (state.reason == DOSSIER_REASON_ARTICLE)
        continue;
      if (reason == DOSSIER_REASON_ARTICLE)
        {
          reason = state.reason;
          *said = state.said;
        }
      at->reason = state.reason;
    }
  return reason;
}

static gboolean
has_words_left (const DossierNode *node)
{
  const DossierNode *next;

  for (const DossierNode *at = node->first; at != NULL; at = next)
    {
      gboolean gone = at->reason != DOSSIER_REASON_ARTICLE;

      if (!gone && at->text != NULL && at->chars > 0)
        return TRUE;
      next = dossier_node_next (at, node, gone);
    }
  return FALSE;
}

static void
unlink_parts (DossierNode *node)
{
  DossierNode *next;

  for (DossierNode *at = node->first; at != NULL; at = next)
    {
      gboolean gone = at->reason != DOSSIER_REASON_ARTICLE;

      next = dossier_node_next (at, node, gone);
      if (gone)
        dossier_node_unlink (at);
    }
  dossier_article_measure (node);
}

static gboolean
holds_article (const Walk *self, const DossierNode *node)
{
  const DossierNode *after = dossier_node_next (node, NULL, TRUE);

  return self->marks->top > node->order && (after == NULL || self->marks->top < after->order);
}

/* What is only text or code, or a table with cells, without what was taken out of it. */
static gboolean
is_piece (const Walk *self, DossierNode *node, State state)
{
  gboolean    holds_data = node->tag == DOSSIER_TAG_TABLE && dossier_html_table_holds_data (node);
  const char *said = NULL;

  if (node->blocks > 0 && holds_article (self, node))
    return FALSE;
  if (!holds_data)
    return (dossier_node_flags (node) & TAG_BLOCK)
           && (node->blocks == 0 || node->tag == DOSSIER_TAG_PRE || node->tag == DOSSIER_TAG_LISTING);
  if (settle (self, node, state, &said) != DOSSIER_REASON_ARTICLE
      || take_parts_out (self, node, &said) == DOSSIER_REASON_ARTICLE)
    return TRUE;
  unlink_parts (node);
  return dossier_html_table_holds_data (node);
}

static void
add_unit (Walk *self, DossierNode *node, State state)
{
  DossierUnit unit = { node, node, DOSSIER_REASON_ARTICLE, NULL };

  end_run (self);
  if (node->chars == 0 && !holds_image (self, node, node))
    return;
  state.is_inside |= holds_article (self, node);
  unit.reason = settle (self, node, state, &unit.said);
  if (unit.reason == DOSSIER_REASON_ARTICLE && node->chars > 0)
    {
      const char        *said = NULL;
      DossierBlockReason why = take_parts_out (self, node, &said);

      if (why != DOSSIER_REASON_ARTICLE && !has_words_left (node))
        {
          unit.reason = why;
          unit.said = said;
        }
      else if (why != DOSSIER_REASON_ARTICLE)
        unlink_parts (node);
    }
  g_array_append_val (self->units, unit);
}

static void
add_to_run (Walk *self, DossierNode *node, State state)
{
  const char        *said = NULL;
  DossierBlockReason reason = settle (self, node, state, &said);

  if (self->run.first != NULL && (self->run.reason != reason || self->run.last->next != node))
    end_run (self);
  if (self->run.first == NULL)
    self->run = (DossierUnit){ node, node, reason, said };
  self->run.last = node;
}

/* Read by nobody: a button, a player, a drawing, what stands in for a script. */
static gboolean
is_silent (const Walk *self, const DossierNode *node)
{
  if (node->element == NULL || !dossier_node_is_unread (node, self->base_uri))
    return FALSE;
  return !dossier_node_is_hidden (node) && node->tag != DOSSIER_TAG_FORM && node->tag != DOSSIER_TAG_NAV
         && node->tag != DOSSIER_TAG_MENU && node->tag != DOSSIER_TAG_DIALOG;
}

static void
walk (Walk *self, DossierNode *parent, State outer)
{
  DossierNode *next;

  for (DossierNode *node = parent->first; node != NULL; node = next)
    {
      State state = enter (self, node, outer);

      next = node->next;
      if (is_silent (self, node))
        {
          dossier_node_unlink (node);
          continue;
        }
      if (is_piece (self, node, state))
        add_unit (self, node, state);
      else if (node->blocks > 0)
        {
          end_run (self);
          walk (self, node, state);
          end_run (self);
        }
      else if (node->tag == DOSSIER_TAG_BR || node->tag == DOSSIER_TAG_HR)
        end_run (self);
      else
        add_to_run (self, node, state);
    }
}

GArray *
dossier_units_list (const DossierMarks *marks, DossierNode *body, const char *title, const char *base_uri)
{
  Walk  self = { marks, title, base_uri, g_array_new (FALSE, FALSE, sizeof (DossierUnit)), { 0 } };
  State state = { DOSSIER_REASON_ARTICLE, NULL, body->order == marks->top };

  walk (&self, body, state);
  end_run (&self);
  return self.units;
}

void
dossier_unit_drop (const DossierUnit *unit)
{
  DossierNode *next;

  for (DossierNode *node = unit->first; node != NULL; node = next)
    {
      next = node == unit->last ? NULL : node->next;
      dossier_node_unlink (node);
    }
}

void
dossier_unit_show (const DossierUnit *unit)
{
  for (DossierNode *node = unit->first; node != NULL; node = node == unit->last ? NULL : node->next)
    node->is_shown = node->element != NULL;
  for (DossierNode *node = unit->first->parent; node != NULL; node = node->parent)
    node->is_shown = TRUE;
}

/* ---- what is told of them ---- */

static DossierBlockKind
kind_of (const DossierUnit *unit, gboolean has_words)
{
  const DossierNode *node = unit->first;

  if (node->tag == DOSSIER_TAG_TABLE)
    return DOSSIER_BLOCK_TABLE;
  if (!has_words)
    return DOSSIER_BLOCK_IMAGE;
  if (dossier_node_flags (node) & TAG_HEADING)
    return DOSSIER_BLOCK_HEADING;
  if (node->tag == DOSSIER_TAG_PRE || dossier_node_is_inside (node, DOSSIER_TAG_PRE, NULL))
    return DOSSIER_BLOCK_CODE;
  if (node->tag == DOSSIER_TAG_FIGCAPTION || dossier_node_is_inside (node, DOSSIER_TAG_FIGCAPTION, NULL))
    return DOSSIER_BLOCK_CAPTION;
  if (node->tag == DOSSIER_TAG_BLOCKQUOTE || dossier_node_is_inside (node, DOSSIER_TAG_BLOCKQUOTE, NULL))
    return DOSSIER_BLOCK_QUOTE;
  if (node->tag == DOSSIER_TAG_LI || dossier_node_is_inside (node, DOSSIER_TAG_LI, NULL))
    return DOSSIER_BLOCK_LIST_ITEM;
  return DOSSIER_BLOCK_PARAGRAPH;
}

static char *
dup_row (const DossierNode *row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (const DossierNode *cell = row->first; cell != NULL; cell = cell->next)
    if (dossier_html_is_cell (cell))
      g_ptr_array_add (cells, dossier_node_dup_text (cell));
  g_ptr_array_add (cells, NULL);
  return g_strjoinv (" | ", (char **) cells->pdata);
}

/* NULL for a table that has text, but no cells. */
static char *
dup_table (const DossierNode *table)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (!dossier_html_table_holds_data (table))
    return NULL;
  lines = g_ptr_array_new_with_free_func (g_free);
  for (const DossierNode *row = dossier_html_table_next_row (table, NULL); row != NULL;
       row = dossier_html_table_next_row (table, row))
    g_ptr_array_add (lines, dup_row (row));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
dup_text (const DossierUnit *unit)
{
  GString *words = g_string_new (NULL);

  for (const DossierNode *node = unit->first; node != NULL; node = node == unit->last ? NULL : node->next)
    {
      g_autofree char *part = dossier_node_dup_text (node);
      const char      *begin = part + strspn (part, " ");

      if (*begin != '\0' && words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append (words, begin);
    }
  return g_strchomp (g_string_free (words, FALSE));
}

static char *
dup_words (const DossierUnit *unit)
{
  char *table = unit->first->tag == DOSSIER_TAG_TABLE ? dup_table (unit->first) : NULL;

  return table != NULL ? table : dup_text (unit);
}

/* What the first image shows, else where it is. */
static char *
dup_image (const DossierUnit *unit, const char *base_uri)
{
  for (const DossierNode *node = unit->first; node != NULL; node = node == unit->last ? NULL : node->next)
    for (const DossierNode *at = node; at != NULL; at = dossier_node_next (at, node, FALSE))
      {
        g_autofree char *address = dossier_node_dup_image (at, base_uri);
        g_autofree char *alt = address != NULL ? dossier_article_tidy (dossier_node_get (at, "alt")) : NULL;

        if (address != NULL)
          return alt != NULL ? g_steal_pointer (&alt) : g_steal_pointer (&address);
      }
  return g_strdup ("");
}

static void
prepend_name (GString *place, const DossierNode *node)
{
  const char *id = dossier_node_get (node, "id"), *class = dossier_node_get (node, "class");
  g_autoptr (GString) name = g_string_new (dossier_tag_get_name (node->tag));
  const char      *word = id != NULL && *id != '\0' ? id : class;
  g_autofree char *valid = NULL;

  if (word != NULL)
    word += strspn (word, " \t\n");
  if (word != NULL && *word != '\0')
    {
      g_autofree char *first = g_strndup (word, strcspn (word, " \t\n"));

      valid = g_utf8_substring (first, 0, MIN (PLACE_NAME, g_utf8_strlen (first, -1)));
      g_string_append_printf (name, "%c%s", word == id ? '#' : '.', valid);
    }
  if (place->len > 0)
    g_string_append (name, " > ");
  g_string_prepend (place, name->str);
}

static char *
dup_place (const DossierUnit *unit, const DossierNode *body)
{
  GString *place = g_string_new (NULL);
  guint    depth = 0;

  for (const DossierNode *node = unit->first; node != NULL && node != body && depth < PLACE_DEPTH; node = node->parent)
    if (node->element != NULL)
      {
        prepend_name (place, node);
        depth++;
      }
  return g_string_free (place, FALSE);
}

static guint
count_words (const char *text)
{
  gboolean inside = FALSE;
  guint    n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_word = g_unichar_isalnum (g_utf8_get_char (p));

      n += is_word && !inside;
      inside = is_word || (inside && !g_unichar_isspace (g_utf8_get_char (p)));
    }
  return n;
}

static guint
percent_of_links (const DossierUnit *unit)
{
  guint chars = 0, linked = 0;

  for (const DossierNode *node = unit->first; node != NULL; node = node == unit->last ? NULL : node->next)
    {
      chars += node->chars;
      linked += node->linked;
    }
  return chars > 0 ? linked * 100 / chars : 0;
}

DossierBlock *
dossier_unit_to_block (const DossierUnit *unit, const DossierNode *body, const char *base_uri)
{
  DossierBlock    *block = g_new0 (DossierBlock, 1);
  g_autofree char *words = dup_words (unit);
  gboolean         has_words = *words != '\0';
  g_autofree char *whole = has_words ? g_steal_pointer (&words) : dup_image (unit, base_uri);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);

  block->kind = kind_of (unit, has_words);
  block->n_words = has_words ? count_words (whole) : 0;
  block->link_percent = percent_of_links (unit);
  block->key = g_strndup (digest, DOSSIER_BLOCK_KEY_LENGTH);
  block->place = dup_place (unit, body);
  block->text = g_utf8_strlen (whole, -1) <= DOSSIER_BLOCK_MAX_TEXT
                    ? g_steal_pointer (&whole)
                    : g_utf8_substring (whole, 0, DOSSIER_BLOCK_MAX_TEXT);
  block->is_kept = block->is_chosen = unit->reason == DOSSIER_REASON_ARTICLE;
  block->reason = unit->reason;
  block->detail = unit->reason == DOSSIER_REASON_ARTICLE ? NULL : g_strdup (unit->said);
  return block;
}
