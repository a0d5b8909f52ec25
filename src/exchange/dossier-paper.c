/* dossier-paper.c - a dossier to be handed on: its lines in words, and their footnotes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-paper.h"

#include <glib/gi18n-lib.h>
#include "dossier-claim-words.h"
#include "dossier-fact-words.h"

/* A paper under way. */
typedef struct
{
  const DossierPaperMatter *matter;
  DossierPaper             *paper;
  GHashTable               *numbers; /* place of a footnote -> its number */
} Draft;

static void
part_free (gpointer data)
{
  DossierPaperPart *part = data;

  g_free (part->text);
  g_free (part->detail);
  g_array_unref (part->notes);
  g_free (part);
}

void
dossier_paper_free (DossierPaper *paper)
{
  if (paper == NULL)
    return;
  g_free (paper->title);
  g_ptr_array_unref (paper->leads);
  g_ptr_array_unref (paper->parts);
  g_array_unref (paper->notes);
  g_free (paper);
}

/* Takes @text. */
static DossierPaperPart *
add_part (Draft *draft, DossierPaperKind kind, char *text)
{
  DossierPaperPart *part = g_new0 (DossierPaperPart, 1);

  part->kind = kind;
  part->text = text;
  part->notes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (draft->paper->parts, part);
  return part;
}

/* ---- footnotes ---- */

static const DossierStoryRow *
find_story (const Draft *draft, gint64 id)
{
  DossierStory *story = g_hash_table_lookup (draft->matter->stories, &id);

  return story != NULL ? dossier_story_get_row (story) : NULL;
}

/* The number of the footnote for a place, which takes @key; @note is kept when it is a new one. */
static guint
number_note (Draft *draft, char *key, const DossierPaperNote *note)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (draft->numbers, key));

  if (number != 0)
    {
      g_free (key);
      return number;
    }
  g_array_append_val (draft->paper->notes, *note);
  g_hash_table_insert (draft->numbers, key, GUINT_TO_POINTER (draft->paper->notes->len));
  return draft->paper->notes->len;
}

static void
add_number (DossierPaperPart *part, guint number)
{
  for (guint i = 0; i < part->notes->len; i++)
    if (g_array_index (part->notes, guint, i) == number)
      return;
  g_array_append_val (part->notes, number);
}

/* Claims of one sentence share a footnote. */
static void
cite_claim (Draft *draft, DossierPaperPart *part, DossierClaim *claim)
{
  const DossierClaimRow *row = dossier_claim_get_row (claim);
  const DossierStoryRow *story = find_story (draft, row->story);
  DossierPaperNote       note
      = { row->story_title, row->story_source, story != NULL ? story->uri : NULL, row->sentence, row->story_published };
  char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %u", row->story, row->sentence_start);

  add_number (part, number_note (draft, key, &note));
}

/* The first telling of each source, as many as a line may have. */
static void
cite_fact (Draft *draft, DossierPaperPart *part, const DossierFact *fact)
{
  for (guint i = 0; i < fact->claims->len && part->notes->len < DOSSIER_PAPER_MAX_NOTES; i++)
    if (g_array_index (fact->source_of, guint, i) == i)
      cite_claim (draft, part, g_ptr_array_index (fact->claims, i));
}

static void
cite_story (Draft *draft, DossierPaperPart *part, gint64 id)
{
  const DossierStoryRow *story = find_story (draft, id);
  DossierPaperNote       note;

  if (story == NULL)
    return;
  note = (DossierPaperNote){ story->title, story->source, story->uri, NULL, story->published };
  add_number (part, number_note (draft, g_strdup_printf ("%" G_GINT64_FORMAT, id), &note));
}

/* ---- what is known ---- */

static void
add_known (Draft *draft)
{
  GPtrArray *list = draft->matter->summary->known;

  if (list->len > 0)
    add_part (draft, DOSSIER_PAPER_HEADING,
              g_strdup (draft->matter->summary->as_of != 0 ? _ ("Known then") : _ ("Known now")));
  for (guint i = 0; i < list->len; i++)
    {
      const DossierKnown *known = g_ptr_array_index (list, i);
      g_autofree char    *words = dossier_known_words (known);
      /* TRANSLATORS: a heading in a line, and what stands under it: "Before: research lead at OpenAI" */
      char             *line = g_strdup_printf (_ ("%s: %s"), dossier_known_label (known->sort), words);
      DossierPaperPart *part = add_part (draft, DOSSIER_PAPER_LINE, line);

      if (known->is_disputed)
        part->detail = g_strdup (_ ("sources disagree"));
      cite_fact (draft, part, known->fact);
    }
}

/* ---- the timeline ---- */

static void
add_year (Draft *draft, int year, gboolean happened)
{
  DossierYear count = { 0 };

  if (happened)
    count = dossier_year_count (draft->matter->entity->id, draft->matter->summary->facts, year);
  add_part (draft, DOSSIER_PAPER_YEAR, dossier_year_words (year, &count));
}

/* How it became sure, who denies it, and how many sources have no footnote. */
static char *
dup_detail (const DossierFact *fact)
{
  g_autofree char *course = dossier_fact_course (fact), *more = NULL;
  guint            n_more = fact->n_sources > DOSSIER_PAPER_MAX_NOTES ? fact->n_sources - DOSSIER_PAPER_MAX_NOTES : 0;

  if (n_more == 0)
    return g_steal_pointer (&course);
  more = g_strdup_printf (ngettext ("and %u source more", "and %u sources more", n_more), n_more);
  return course != NULL ? g_strjoin (" · ", course, more, NULL) : g_steal_pointer (&more);
}

static void
add_fact (Draft *draft, const DossierFact *fact)
{
  g_autofree char  *day = dossier_date_words (&fact->date), *words = dossier_fact_words (fact);
  gboolean          has_day = fact->date.precision != DOSSIER_PRECISION_UNKNOWN;
  DossierPaperPart *part
      = add_part (draft, DOSSIER_PAPER_LINE, has_day ? g_strjoin (" · ", day, words, NULL) : g_steal_pointer (&words));

  part->detail = dup_detail (fact);
  cite_fact (draft, part, fact);
}

/* Those in conflict stand side by side, in the year of the first. */
static void
add_facts (Draft *draft, gboolean happened, const char *heading)
{
  GPtrArray *facts = draft->matter->summary->facts;
  guint      n = 0, group = 0;
  int        year = -1;

  for (guint i = 0; i < facts->len; i++)
    {
      const DossierFact *fact = g_ptr_array_index (facts, i);
      gboolean           is_next = fact->group == 0 || fact->group != group;

      if ((fact->nature == DOSSIER_FACT_SAID) != happened)
        continue;
      if (n++ == 0)
        add_part (draft, DOSSIER_PAPER_HEADING, g_strdup (heading));
      if (is_next && dossier_year_of (fact->time) != year)
        add_year (draft, year = dossier_year_of (fact->time), happened);
      if (is_next && fact->group != 0)
        add_part (draft, DOSSIER_PAPER_CONFLICT, g_strdup (dossier_conflict_words (fact->conflict)));
      group = fact->group;
      add_fact (draft, fact);
    }
}

/* ---- money, and who belongs together ---- */

/* NULL when all who gave it are sure. */
static const char *
surety_of (const DossierMoney *money)
{
  DossierSurety least = DOSSIER_SURETY_STATED;

  for (guint i = 0; i < money->facts->len; i++)
    least = MIN (least, ((const DossierFact *) g_ptr_array_index (money->facts, i))->surety);
  switch (least) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_SURETY_RUMOURED: return C_ ("certainty", "rumoured");
    case DOSSIER_SURETY_REPORTED: return C_ ("certainty", "reported");
    case DOSSIER_SURETY_PLANNED: return C_ ("certainty", "planned");
    case DOSSIER_SURETY_CONFIRMED:
    case DOSSIER_SURETY_STATED: break;
    }
  return NULL;
}

static void
add_money (Draft *draft)
{
  GPtrArray *list = draft->matter->summary->money;

  if (list->len > 0)
    add_part (draft, DOSSIER_PAPER_HEADING, g_strdup (_ ("Money")));
  for (guint i = 0; i < list->len; i++)
    {
      const DossierMoney *money = g_ptr_array_index (list, i);
      g_autofree char    *day = dossier_date_words (&money->date), *words = dossier_money_words (money);
      gboolean            has_day = money->date.precision != DOSSIER_PRECISION_UNKNOWN;
      DossierPaperPart   *part = add_part (draft, DOSSIER_PAPER_LINE,
                                         has_day ? g_strjoin (" · ", day, words, NULL) : g_steal_pointer (&words));

      part->detail = g_strdup (surety_of (money));
      for (guint j = 0; j < money->facts->len; j++)
        cite_fact (draft, part, g_ptr_array_index (money->facts, j));
    }
}

static void
cite_connection (Draft *draft, DossierPaperPart *part, gint64 other)
{
  GPtrArray *facts = draft->matter->summary->facts;

  for (guint i = 0; i < facts->len; i++)
    {
      const DossierFact     *fact = g_ptr_array_index (facts, i);
      const DossierClaimRow *row = dossier_claim_get_row (fact->best);

      if (fact->nature == DOSSIER_FACT_SAID && (row->subject == other || row->object == other))
        cite_fact (draft, part, fact);
    }
}

static void
add_connection (Draft *draft, const DossierConnection *connection)
{
  const DossierEntityRow *row = dossier_entity_get_row (connection->entity);
  DossierPaperPart       *part = add_part (draft, DOSSIER_PAPER_LINE, g_strdup (row->name));

  if (connection->n_stories > 0)
    part->detail = g_strdup_printf (ngettext ("in %u story together", "in %u stories together", connection->n_stories),
                                    connection->n_stories);
  if (connection->n_facts > 0)
    cite_connection (draft, part, row->id);
}

static void
add_connections (Draft *draft, DossierEntityKind kind, const char *heading)
{
  GPtrArray *list = draft->matter->summary->connections;
  guint      n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const DossierConnection *connection = g_ptr_array_index (list, i);

      if (dossier_entity_get_row (connection->entity)->kind != kind)
        continue;
      if (n++ == 0)
        add_part (draft, DOSSIER_PAPER_HEADING, g_strdup (heading));
      add_connection (draft, connection);
    }
}

/* ---- what a person made of it ---- */

static void
add_highlights (Draft *draft)
{
  GPtrArray *list = draft->matter->annotations;

  if (list->len > 0)
    add_part (draft, DOSSIER_PAPER_HEADING, g_strdup (_ ("Highlights")));
  for (guint i = 0; i < list->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (list, i));
      DossierPaperPart           *part = add_part (draft, DOSSIER_PAPER_QUOTE, dossier_quote_dup_shown (row->quote));

      part->detail = g_strdup (row->note);
      cite_story (draft, part, row->story);
    }
}

static void
add_note (Draft *draft)
{
  const char *note = draft->matter->entity->note;

  if (note == NULL || *note == '\0')
    return;
  add_part (draft, DOSSIER_PAPER_HEADING, g_strdup (_ ("Your note")));
  add_part (draft, DOSSIER_PAPER_WORDS, g_strdup (note));
}

static void
add_leads (Draft *draft)
{
  const DossierEntityRow *entity = draft->matter->entity;
  DossierDate             date = dossier_date_from_time (draft->matter->when);
  g_autofree char        *day = NULL;

  /* A day that was asked for is one of UTC, as it was chosen. */
  date.precision = draft->matter->summary->as_of != 0 ? DOSSIER_PRECISION_DAY : date.precision;
  day = dossier_date_words (&date);
  g_ptr_array_add (draft->paper->leads, g_strdup (dossier_entity_kind_words (entity->kind, entity->subtype)));
  if (entity->aliases != NULL && entity->aliases[0] != NULL)
    {
      g_autofree char *names = g_strjoinv (C_ ("names", ", "), entity->aliases);

      /* TRANSLATORS: a list of other names follows */
      g_ptr_array_add (draft->paper->leads, g_strdup_printf (_ ("Also: %s"), names));
    }
  /* TRANSLATORS: a date follows */
  g_ptr_array_add (draft->paper->leads, g_strdup_printf (_ ("As it was known on %s"), day));
}

DossierPaper *
dossier_paper_new (const DossierPaperMatter *matter)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DossierPaper *paper = g_new0 (DossierPaper, 1);
  Draft         draft = { matter, paper, numbers };

  paper->title = g_strdup (matter->entity->name);
  paper->leads = g_ptr_array_new_with_free_func (g_free);
  paper->parts = g_ptr_array_new_with_free_func (part_free);
  paper->notes = g_array_new (FALSE, FALSE, sizeof (DossierPaperNote));
  add_leads (&draft);
  add_known (&draft);
  if (matter->summary->facts->len == 0)
    {
      add_part (&draft, DOSSIER_PAPER_HEADING, g_strdup (_ ("Timeline")));
      add_part (&draft, DOSSIER_PAPER_WORDS, g_strdup (_ ("Nothing was told by then.")));
    }
  add_facts (&draft, TRUE, _ ("Timeline"));
  add_facts (&draft, FALSE, _ ("Denied, or never happened"));
  add_money (&draft);
  add_connections (&draft, DOSSIER_ENTITY_PERSON, _ ("Connected people"));
  add_connections (&draft, DOSSIER_ENTITY_ORGANIZATION, _ ("Connected organizations"));
  add_highlights (&draft);
  add_note (&draft);
  return paper;
}
