/* dossier-entity-page-parts.c - the parts of a dossier's page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-private.h"

#include <glib/gi18n.h>
#include "dossier-annotation-swatches.h"
#include "dossier-claim-words.h"
#include "dossier-entity-chip.h"
#include "dossier-entity-page-timeline.h"
#include "dossier-known-facts.h"

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_section (GtkWidget *box, const char *title, GtkWidget *content)
{
  gtk_box_append (GTK_BOX (box), label_new (title, "page-heading"));
  gtk_box_append (GTK_BOX (box), content);
}

/* ---- head ---- */

static void
rename_cb (DossierEntityPage *self)
{
  dossier_entity_page_rename (self);
}

static void
pin_toggled_cb (DossierEntityPage *self, GtkToggleButton *button)
{
  dossier_entity_page_set_pinned (self, gtk_toggle_button_get_active (button));
}

static GtkWidget *
icon_button_init (GtkWidget *button, const char *icon, const char *name)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
buttons_new (DossierEntityPage *self, const DossierEntityRow *entity)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *stories = gtk_button_new_with_label (_ ("Show stories"));
  GtkWidget *pin
      = icon_button_init (gtk_toggle_button_new (), "view-pin-symbolic", _ ("Keep at the top of the sidebar"));
  GtkWidget *rename = icon_button_init (gtk_button_new (), "document-edit-symbolic", _ ("Rename"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (stories), "x", entity->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (stories), "win.filter-entity");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pin), entity->is_pinned);
  g_signal_connect_object (pin, "toggled", G_CALLBACK (pin_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rename, "clicked", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), stories);
  gtk_box_append (GTK_BOX (row), pin);
  gtk_box_append (GTK_BOX (row), rename);
  gtk_box_append (GTK_BOX (row), dossier_entity_page_correct_button_new (entity->kind));
  gtk_widget_set_margin_top (row, 6);
  return row;
}

void
dossier_entity_page_fill_head (DossierEntityPage *self, const DossierEntityRow *entity)
{
  GtkWidget       *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *face = adw_avatar_new (72, entity->name, TRUE);
  g_autofree char *facts = dossier_entity_facts (entity), *names = NULL;

  clear_box (self->head);
  gtk_box_append (GTK_BOX (lines), label_new (entity->name, "title-1"));
  gtk_box_append (GTK_BOX (lines), label_new (facts, "dim-label"));
  if (entity->aliases != NULL && entity->aliases[0] != NULL)
    {
      g_autofree char *joined = g_strjoinv (", ", entity->aliases);

      /* TRANSLATORS: a list of other names follows */
      names = g_strdup_printf (_ ("Also: %s"), joined);
      gtk_box_append (GTK_BOX (lines), label_new (names, "caption"));
    }
  gtk_box_append (GTK_BOX (lines), buttons_new (self, entity));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (face, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->head), face);
  gtk_box_append (GTK_BOX (self->head), lines);
}

/* ---- what is known now ---- */

static GtkWidget *
place_button_new (GtkWidget *child, const char *name, gint64 story, int offset)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "claim-line");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xi)", story, offset);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-story");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
facts_new (GPtrArray *facts)
{
  GtkWidget  *grid = gtk_grid_new ();
  const char *label = NULL;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < facts->len; i++)
    {
      const DossierKnownFact *fact = g_ptr_array_index (facts, i);
      const DossierClaimRow  *claim = dossier_claim_get_row (fact->claim);
      g_autofree char        *name = g_strdup_printf ("%s: %s", fact->label, fact->words);
      GtkWidget              *button
          = place_button_new (label_new (fact->words, "claim-words"), name, claim->story, (int) claim->sentence_start);

      if (label != fact->label)
        {
          GtkWidget *heading = label_new (fact->label, "fact-label");

          gtk_label_set_wrap (GTK_LABEL (heading), FALSE);
          gtk_grid_attach (GTK_GRID (grid), heading, 0, i, 1, 1);
        }
      label = fact->label;
      gtk_widget_set_hexpand (button, TRUE);
      gtk_grid_attach (GTK_GRID (grid), button, 1, i, 1, 1);
    }
  gtk_widget_add_css_class (grid, "facts");
  return grid;
}

/* ---- stories and highlights ---- */

static GtkWidget *
story_new (const DossierStoryRow *story)
{
  GtkWidget       *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *date = dossier_date_words (&story->published);
  g_autofree char *origin = story->source != NULL ? g_strdup_printf ("%s · %s", story->source, date) : g_strdup (date);
  g_autofree char *name = g_strdup_printf ("%s, %s", story->title, origin);

  gtk_box_append (GTK_BOX (lines), label_new (story->title, "claim-words"));
  gtk_box_append (GTK_BOX (lines), label_new (origin, "claim-origin"));
  return place_button_new (lines, name, story->id, -1);
}

static GtkWidget *
stories_new (const DossierEntityContent *content)
{
  GtkWidget              *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const DossierEntityRow *entity = dossier_entity_get_row (content->entity);

  for (guint i = 0; i < content->stories->len && i < DOSSIER_ENTITY_PAGE_STORIES; i++)
    gtk_box_append (GTK_BOX (box), story_new (dossier_story_get_row (g_ptr_array_index (content->stories, i))));
  if (content->stories->len > DOSSIER_ENTITY_PAGE_STORIES)
    {
      g_autofree char *words
          = g_strdup_printf (ngettext ("Show the story", "Show all %u stories", entity->n_stories), entity->n_stories);
      GtkWidget *all = gtk_button_new_with_label (words);

      gtk_widget_set_halign (all, GTK_ALIGN_START);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (all), "x", entity->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "win.filter-entity");
      gtk_box_append (GTK_BOX (box), all);
    }
  return box;
}

static GtkWidget *
highlights_new (GPtrArray *annotations)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (annotations, i));
      GtkWidget                  *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *dot = adw_bin_new (),
                *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      /* TRANSLATORS: a colour, and the highlighted words; read aloud */
      g_autofree char *name = g_strdup_printf (_ ("Highlight, %s: %s"), dossier_colour_words (row->colour), row->quote);

      gtk_widget_add_css_class (dot, "swatch-dot");
      gtk_widget_add_css_class (dot, dossier_colour_to_string (row->colour));
      gtk_widget_set_valign (dot, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (lines), label_new (row->quote, "claim-sentence"));
      if (row->note != NULL && *row->note != '\0')
        gtk_box_append (GTK_BOX (lines), label_new (row->note, "claim-words"));
      gtk_box_append (GTK_BOX (line), dot);
      gtk_box_append (GTK_BOX (line), lines);
      gtk_box_append (GTK_BOX (box), place_button_new (line, name, row->story, (int) row->start));
    }
  return box;
}

/* ---- body ---- */

static void
add_moves (GtkWidget *body, const DossierEntityContent *content)
{
  GtkWidget *timeline = dossier_timeline_new (content->claims, FALSE);
  GtkWidget *no_facts = dossier_timeline_new (content->claims, TRUE);

  if (timeline != NULL)
    add_section (body, _ ("Timeline"), timeline);
  if (no_facts != NULL)
    add_section (body, _ ("Denied, or never happened"), no_facts);
  if (timeline == NULL && no_facts == NULL)
    add_section (body, _ ("Timeline"),
                 label_new (_ ("No moves yet. They appear here as soon as a story says who joined, left, founded, "
                               "funded or bought whom: add stories, or refresh the feeds."),
                            "dim-label"));
}

void
dossier_entity_page_fill_body (DossierEntityPage *self, const DossierEntityContent *content)
{
  g_autoptr (GPtrArray) facts = dossier_known_facts (dossier_entity_get_row (content->entity), content->claims);
  GtkWidget *chips;

  clear_box (self->body);
  if (facts->len > 0)
    add_section (self->body, _ ("Known now"), facts_new (facts));
  add_moves (self->body, content);
  if (content->annotations->len > 0)
    add_section (self->body, _ ("Highlights"), highlights_new (content->annotations));
  if (content->stories->len > 0)
    add_section (self->body, _ ("Stories"), stories_new (content));
  chips = dossier_entity_chips_new (content->connected, DOSSIER_ENTITY_PERSON, content->connected->len, NULL);
  if (chips != NULL)
    add_section (self->body, _ ("People named beside"), chips);
  chips = dossier_entity_chips_new (content->connected, DOSSIER_ENTITY_ORGANIZATION, content->connected->len, NULL);
  if (chips != NULL)
    add_section (self->body, _ ("Organizations named beside"), chips);
}
