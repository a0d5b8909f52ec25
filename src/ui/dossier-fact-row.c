/* dossier-fact-row.c - a row of a dossier's page, filled anew for each item that it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-fact-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-annotation-swatches.h"
#include "dossier-claim-menu.h"
#include "dossier-claim-words.h"
#include "dossier-fact-words.h"
#include "dossier-line-layout.h"

/* Lines of a sentence that are shown; the rest is one click away. */
#define SENTENCE_LINES 3
/* Characters of the column that says what is known, and the narrowest that words become. */
#define LABEL_CHARS 11

struct _DossierFactRow
{
  GtkWidget parent;

  DossierEntityItem *item;
  GtkWidget         *label, *dot, *lines; /* side by side */
  GtkWidget         *words, *sign, *menu, *course, *origin, *sentence, *unfold, *unfold_words;
  GtkWidget         *held;   /* instead of them */
  const char        *style;  /* the class of the kind of item */
  const char        *colour; /* the class of the dot */
  gulong             unfold_handler;
};

G_DEFINE_FINAL_TYPE (DossierFactRow, dossier_fact_row, GTK_TYPE_WIDGET)

/* ---- filling ---- */

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static const char *
style_of (DossierItemKind kind)
{
  switch (kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_ITEM_HEAD: return "dossier-head";
    case DOSSIER_ITEM_NOTE: return "dossier-note";
    case DOSSIER_ITEM_CONNECTED: return "dossier-chips";
    case DOSSIER_ITEM_HEADING: return "page-heading";
    case DOSSIER_ITEM_ADVICE: return "dossier-advice";
    case DOSSIER_ITEM_YEAR: return "timeline-year";
    case DOSSIER_ITEM_CONFLICT: return "dossier-conflict";
    case DOSSIER_ITEM_KNOWN: return "dossier-known";
    case DOSSIER_ITEM_FACT: return "dossier-fact";
    case DOSSIER_ITEM_TELLING: return "dossier-telling";
    case DOSSIER_ITEM_MONEY:
    case DOSSIER_ITEM_STORY:
    case DOSSIER_ITEM_HIGHLIGHT:
    case DOSSIER_ITEM_NAMES: return "dossier-line";
    case DOSSIER_ITEM_MORE_FACTS:
    case DOSSIER_ITEM_MORE_KNOWN:
    case DOSSIER_ITEM_MORE_STORIES: return "dossier-more";
    }
  return "dossier-line";
}

static void
fill_known (DossierFactRow *self, const DossierKnown *known, gboolean is_first)
{
  g_autofree char *words = dossier_known_words (known);

  gtk_widget_set_visible (self->label, TRUE);
  gtk_label_set_text (GTK_LABEL (self->label), is_first ? dossier_known_label (known->sort) : "");
  set_text (self->words, words);
  set_text (self->sign, known->is_disputed ? _ ("sources disagree") : NULL);
}

static void
set_unfold (DossierFactRow *self, guint n, gboolean is_unfolded)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Told %u time", "Told %u times", n), n);

  gtk_widget_set_visible (self->unfold, n > 1);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->unfold_words), n > 1 ? words : "");
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (self->unfold_words),
                                    is_unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  g_signal_handler_block (self->unfold, self->unfold_handler);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->unfold), is_unfolded);
  g_signal_handler_unblock (self->unfold, self->unfold_handler);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->unfold), GTK_ACCESSIBLE_STATE_EXPANDED, is_unfolded, -1);
}

static void
fill_fact (DossierFactRow *self, const DossierFact *fact, gboolean is_unfolded)
{
  const DossierClaimRow *row = dossier_claim_get_row (fact->best);
  g_autofree char       *words = dossier_fact_words (fact), *origin = dossier_fact_origin (fact);
  g_autofree char       *course = dossier_fact_course (fact);
  g_autofree char       *certainty = dossier_claim_certainty_words (row->flags & ~DOSSIER_CLAIM_NO_FACT);

  set_text (self->words, words);
  set_text (self->sign, certainty);
  set_text (self->course, course);
  set_text (self->origin, origin);
  set_text (self->sentence, row->sentence);
  dossier_claim_menu_set_claim (self->menu, row);
  set_unfold (self, fact->claims->len, is_unfolded);
}

static void
fill_telling (DossierFactRow *self, const DossierClaimRow *row, gboolean is_copy)
{
  g_autofree char *certainty = dossier_claim_certainty_words (row->flags),
                  *day = dossier_date_words (&row->story_published);
  g_autofree char *origin = row->story_source != NULL && *row->story_source != '\0'
                                ? g_strdup_printf ("%s · %s", row->story_source, day)
                                : g_strdup (day);
  g_autofree char *decision = dossier_claim_decision_words (row);

  set_text (self->words, row->story_title);
  set_text (self->course, decision);
  dossier_claim_menu_set_claim (self->menu, row);
  /* TRANSLATORS: a story that another publication has copied */
  set_text (self->sign, is_copy ? _ ("copy") : certainty);
  set_text (self->origin, origin);
  set_text (self->sentence, row->sentence);
}

static void
fill_money (DossierFactRow *self, const DossierMoney *money)
{
  const DossierFact *first = g_ptr_array_index (money->facts, 0);
  g_autofree char   *words = dossier_money_words (money);
  g_autofree char   *certainty = dossier_claim_certainty_words (dossier_claim_get_row (first->best)->flags);
  g_autofree char   *origin = dossier_fact_origin (first);

  set_text (self->words, words);
  set_text (self->sign, first->conflict != DOSSIER_CONFLICT_NONE ? _ ("sources disagree") : certainty);
  set_text (self->origin, origin);
}

static void
fill_story (DossierFactRow *self, const DossierStoryRow *story)
{
  g_autofree char *day = dossier_date_words (&story->published);
  g_autofree char *origin = story->source != NULL ? g_strdup_printf ("%s · %s", story->source, day) : g_strdup (day);

  set_text (self->words, story->title);
  set_text (self->origin, origin);
}

static void
fill_highlight (DossierFactRow *self, const DossierAnnotationRow *row)
{
  self->colour = dossier_colour_to_string (row->colour);
  gtk_widget_add_css_class (self->dot, self->colour);
  gtk_widget_set_visible (self->dot, TRUE);
  set_text (self->words, row->note);
  set_text (self->sentence, row->quote);
}

static void
fill_names (DossierFactRow *self, DossierEntityItem *item)
{
  g_autofree char *names = g_strjoinv (", ", dossier_entity_get_row (item->view->content->entity)->aliases);

  set_text (self->words, names);
}

static void
fill_year (DossierFactRow *self, DossierEntityItem *item)
{
  g_autofree char *words = dossier_year_words ((int) item->number, &item->year);

  set_text (self->words, words);
}

static void
fill_more (DossierFactRow *self, DossierEntityItem *item)
{
  g_autofree char *words
      = item->kind == DOSSIER_ITEM_MORE_STORIES
            ? g_strdup_printf (ngettext ("Show the story", "Show all %u stories", item->number), item->number)
            : g_strdup_printf (ngettext ("Show %u more", "Show %u more", item->number), item->number);

  set_text (self->words, words);
}

static void
fill (DossierFactRow *self, DossierEntityItem *item)
{
  switch (item->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_ITEM_HEAD:
    case DOSSIER_ITEM_NOTE:
    case DOSSIER_ITEM_CONNECTED: break;
    case DOSSIER_ITEM_HEADING:
    case DOSSIER_ITEM_ADVICE: set_text (self->words, item->text); break;
    case DOSSIER_ITEM_YEAR: fill_year (self, item); break;
    case DOSSIER_ITEM_CONFLICT:
      set_text (self->words, dossier_conflict_words (((const DossierFact *) item->what)->conflict));
      break;
    case DOSSIER_ITEM_KNOWN: fill_known (self, item->what, item->number == 1); break;
    case DOSSIER_ITEM_FACT: fill_fact (self, item->what, item->is_unfolded); break;
    case DOSSIER_ITEM_TELLING: fill_telling (self, dossier_claim_get_row (item->claim), item->number == 1); break;
    case DOSSIER_ITEM_MONEY: fill_money (self, item->what); break;
    case DOSSIER_ITEM_STORY: fill_story (self, dossier_story_get_row ((DossierStory *) item->what)); break;
    case DOSSIER_ITEM_HIGHLIGHT:
      fill_highlight (self, dossier_annotation_get_row ((DossierAnnotation *) item->what));
      break;
    case DOSSIER_ITEM_NAMES: fill_names (self, item); break;
    case DOSSIER_ITEM_MORE_FACTS:
    case DOSSIER_ITEM_MORE_KNOWN:
    case DOSSIER_ITEM_MORE_STORIES: fill_more (self, item); break;
    }
}

/* ---- emptying ---- */

static void
let_go (DossierFactRow *self)
{
  if (self->held != NULL && gtk_widget_get_parent (self->held) == GTK_WIDGET (self))
    gtk_widget_unparent (self->held);
  g_clear_object (&self->held);
}

static void
set_class (GtkWidget *widget, const char **old, const char *name)
{
  if (*old != NULL)
    gtk_widget_remove_css_class (widget, *old);
  *old = name;
  if (name != NULL)
    gtk_widget_add_css_class (widget, name);
}

static void
set_flag (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
clear (DossierFactRow *self)
{
  GtkWidget *texts[] = { self->words, self->sign, self->course, self->origin, self->sentence };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    set_text (texts[i], NULL);
  set_unfold (self, 0, FALSE);
  dossier_claim_menu_set_claim (self->menu, NULL);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_visible (self->dot, FALSE);
  set_class (self->dot, &self->colour, NULL);
}

/* ---- the row ---- */

/* "Jan Leike joined Anthropic, planned, 3 sources, first: ..."; read aloud for the whole row. */
static char *
make_name (DossierFactRow *self)
{
  GtkWidget *texts[] = { self->label, self->words, self->sign, self->course, self->origin };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = gtk_label_get_text (GTK_LABEL (texts[i]));

      if (gtk_widget_get_visible (texts[i]) && *text != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", text);
    }
  return name->len > 0 ? g_string_free (g_steal_pointer (&name), FALSE) : g_strdup (_ ("Overview"));
}

static gboolean
is_in_conflict (DossierEntityItem *item)
{
  return item->kind == DOSSIER_ITEM_FACT && ((const DossierFact *) item->what)->group != 0;
}

static gboolean
is_no_fact (DossierEntityItem *item)
{
  return item->kind == DOSSIER_ITEM_FACT && ((const DossierFact *) item->what)->nature != DOSSIER_FACT_SAID;
}

static void
hold (DossierFactRow *self, GtkWidget *held)
{
  GtkWidget *parent = gtk_widget_get_parent (held);

  if (parent != NULL)
    gtk_widget_unparent (held);
  self->held = g_object_ref_sink (held);
  gtk_widget_set_hexpand (held, TRUE);
  gtk_widget_set_parent (held, GTK_WIDGET (self));
}

void
dossier_fact_row_set_item (DossierFactRow *self, DossierEntityItem *item, GtkWidget *held)
{
  g_autofree char *name = NULL;

  clear (self);
  let_go (self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  gtk_widget_set_visible (self->lines, held == NULL);
  if (held != NULL)
    hold (self, held);
  fill (self, item);
  set_class (GTK_WIDGET (self), &self->style, style_of (item->kind));
  set_flag (GTK_WIDGET (self), "in-conflict", is_in_conflict (item));
  set_flag (GTK_WIDGET (self), "no-fact", is_no_fact (item));
  name = make_name (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_text (GTK_LABEL (self->sentence)),
                                  -1);
  dossier_accessible_name_row (GTK_WIDGET (self), name);
}

DossierEntityItem *
dossier_fact_row_get_item (DossierFactRow *self)
{
  return self->item;
}

static void
unfold_toggled_cb (DossierFactRow *self)
{
  g_signal_emit_by_name (self, "unfold-toggled");
  if (self->item != NULL && self->item->kind == DOSSIER_ITEM_FACT)
    set_unfold (self, ((const DossierFact *) self->item->what)->claims->len, self->item->is_unfolded);
}

static void
dossier_fact_row_dispose (GObject *object)
{
  DossierFactRow *self = DOSSIER_FACT_ROW (object);

  let_go (self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->dot, gtk_widget_unparent);
  g_clear_pointer (&self->lines, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_fact_row_parent_class)->dispose (object);
}

static void
dossier_fact_row_class_init (DossierFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_fact_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), DOSSIER_TYPE_LINE_LAYOUT);
  g_signal_new ("unfold-toggled", DOSSIER_TYPE_FACT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
text_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Without it the narrowest width is found by breaking behind each character: 35 ms a row instead of 4. */
  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
head_new (DossierFactRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (head, dossier_line_layout_new (8));
  self->words = text_new ("claim-words");
  self->sign = gtk_label_new (NULL);
  gtk_widget_set_valign (self->sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->sign, "certainty");
  self->menu = dossier_claim_menu_new ();
  gtk_widget_set_hexpand (self->menu, TRUE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), self->words);
  gtk_box_append (GTK_BOX (head), self->sign);
  gtk_box_append (GTK_BOX (head), self->menu);
  return head;
}

static GtkWidget *
unfold_new (DossierFactRow *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  self->unfold_words = adw_button_content_new ();
  gtk_button_set_child (GTK_BUTTON (button), self->unfold_words);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "unfold");
  self->unfold_handler
      = g_signal_connect_object (button, "toggled", G_CALLBACK (unfold_toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
dossier_fact_row_init (DossierFactRow *self)
{
  self->label = text_new ("fact-label");
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), LABEL_CHARS);
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  self->dot = adw_bin_new ();
  gtk_widget_add_css_class (self->dot, "swatch-dot");
  gtk_widget_set_valign (self->dot, GTK_ALIGN_START);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->lines, TRUE);
  self->course = text_new ("claim-course");
  self->origin = text_new ("claim-origin");
  self->sentence = text_new ("claim-sentence");
  gtk_label_set_lines (GTK_LABEL (self->sentence), SENTENCE_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->sentence), PANGO_ELLIPSIZE_END);
  self->unfold = unfold_new (self);
  gtk_box_append (GTK_BOX (self->lines), head_new (self));
  gtk_box_append (GTK_BOX (self->lines), self->origin);
  gtk_box_append (GTK_BOX (self->lines), self->course);
  gtk_box_append (GTK_BOX (self->lines), self->sentence);
  gtk_box_append (GTK_BOX (self->lines), self->unfold);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->dot, GTK_WIDGET (self));
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "dossier-row");
}

GtkWidget *
dossier_fact_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_FACT_ROW, NULL);
}
