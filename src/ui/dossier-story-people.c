/* dossier-story-people.c - "In this story": its people, organizations, moves, highlights and headings as real buttons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-story-people.h"

#include <glib/gi18n.h>
#include "dossier-annotation-swatches.h"
#include "dossier-claim-line.h"
#include "dossier-claim-menu.h"
#include "dossier-entity-chip.h"
#include "dossier-language-words.h"
#include "dossier-story-headings.h"

struct _DossierStoryPeople
{
  AdwBin parent;

  GtkWidget *box;
  GtkWidget *moves;      /* section, empty and hidden without any */
  GtkWidget *highlights; /* section, empty and hidden without any */
};

G_DEFINE_FINAL_TYPE (DossierStoryPeople, dossier_story_people, ADW_TYPE_BIN)

static GtkWidget *
heading_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_entities (DossierStoryPeople *self, const char *title, const DossierStoryContent *content, DossierEntityKind kind,
              GHashTable *unsure)
{
  GtkWidget *chips = dossier_entity_chips_new (content->entities, kind, dossier_story_get_row (content->story)->id,
                                               DOSSIER_STORY_PEOPLE_FIRST, unsure);

  if (chips == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (self->box), heading_new (title, "story-people-heading"));
  gtk_box_append (GTK_BOX (self->box), chips);
}

static GtkWidget *
move_new (const DossierClaimRow *claim)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *line = dossier_claim_line_new (claim, DOSSIER_CLAIM_LINE_SHORT), *menu = dossier_claim_menu_new ();

  gtk_widget_set_hexpand (line, TRUE);
  dossier_claim_menu_set_claim (menu, claim);
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (row), menu);
  return row;
}

static void
clear_section (GtkWidget *section)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (section)) != NULL)
    gtk_box_remove (GTK_BOX (section), child);
}

void
dossier_story_people_set_claims (DossierStoryPeople *self, GPtrArray *claims)
{
  clear_section (self->moves);
  gtk_widget_set_visible (self->moves, claims->len > 0);
  if (claims->len == 0)
    return;
  gtk_box_append (GTK_BOX (self->moves), heading_new (_ ("Moves"), "story-people-heading"));
  for (guint i = 0; i < claims->len && i < DOSSIER_STORY_PEOPLE_MAX; i++)
    gtk_box_append (GTK_BOX (self->moves), move_new (dossier_claim_get_row (g_ptr_array_index (claims, i))));
}

static gboolean
is_said (const char *words)
{
  return words != NULL && *words != '\0';
}

/* As it is read aloud. */
static char *
dup_highlight_name (const DossierAnnotationRow *row)
{
  g_autofree char *quote = dossier_quote_dup_shown (row->quote);

  if (!is_said (row->quote))
    /* TRANSLATORS: %s is what somebody has noted about a story as a whole */
    return g_strdup_printf (_ ("Note about the story: %s"), is_said (row->note) ? row->note : "");
  if (is_said (row->note))
    /* TRANSLATORS: a colour, the highlighted words, and the note about them; read aloud */
    return g_strdup_printf (_ ("Highlight, %s: %s. Note: %s"), dossier_colour_words (row->colour), quote, row->note);
  return g_strdup_printf (_ ("Highlight, %s: %s"), dossier_colour_words (row->colour), quote);
}

static void
add_line (GtkWidget *lines, const char *words, const char *style)
{
  GtkWidget *label = heading_new (words, style);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (lines), label);
}

static GtkWidget *
highlight_new (const DossierAnnotationRow *row)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *dot = adw_bin_new ();
  g_autofree char *name = dup_highlight_name (row);

  gtk_widget_add_css_class (dot, "swatch-dot");
  gtk_widget_add_css_class (dot, dossier_colour_to_string (row->colour));
  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  if (is_said (row->quote))
    {
      g_autofree char *quote = dossier_quote_dup_shown (row->quote);

      add_line (lines, quote, "claim-sentence");
    }
  if (is_said (row->note))
    add_line (lines, row->note, "claim-words");
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "claim-line");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) row->start);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.show-place");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

void
dossier_story_people_set_annotations (DossierStoryPeople *self, GPtrArray *annotations)
{
  clear_section (self->highlights);
  gtk_widget_set_visible (self->highlights, annotations->len > 0);
  if (annotations->len == 0)
    return;
  gtk_box_append (GTK_BOX (self->highlights), heading_new (_ ("Highlights"), "story-people-heading"));
  for (guint i = 0; i < annotations->len && i < DOSSIER_STORY_PEOPLE_MAX; i++)
    gtk_box_append (GTK_BOX (self->highlights),
                    highlight_new (dossier_annotation_get_row (g_ptr_array_index (annotations, i))));
}

static void
dossier_story_people_class_init (DossierStoryPeopleClass *klass)
{
}

static void
dossier_story_people_init (DossierStoryPeople *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->moves = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->highlights = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "story-people");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("In this story"), -1);
}

/* Those of whom no mention is sure, as a set of their ids. */
static GHashTable *
list_unsure (GArray *mentions)
{
  GHashTable *unsure = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (mentions, DossierStoredMention, i);

      if (dossier_stored_mention_is_unsure (mention))
        g_hash_table_add (unsure, g_memdup2 (&mention->entity, sizeof mention->entity));
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (mentions, DossierStoredMention, i);

      if (!dossier_stored_mention_is_unsure (mention))
        g_hash_table_remove (unsure, &mention->entity);
    }
  return unsure;
}

static void
add_headings (DossierStoryPeople *self, DossierDocument *document)
{
  GtkWidget *headings = dossier_story_headings_new (document);

  if (headings == NULL)
    return;
  gtk_box_append (GTK_BOX (self->box), heading_new (_ ("Headings"), "story-people-heading"));
  gtk_box_append (GTK_BOX (self->box), headings);
}

GtkWidget *
dossier_story_people_new (const DossierStoryContent *content)
{
  DossierStoryPeople *self = g_object_new (DOSSIER_TYPE_STORY_PEOPLE, NULL);
  g_autoptr (GHashTable) unsure = list_unsure (content->mentions);
  g_autofree char *remark = dossier_language_dup_remark (content->language);

  gtk_box_append (GTK_BOX (self->box), heading_new (_ ("In this story"), "heading"));
  if (remark != NULL)
    gtk_box_append (GTK_BOX (self->box), heading_new (remark, "dim-label"));
  add_entities (self, _ ("Organizations"), content, DOSSIER_ENTITY_ORGANIZATION, unsure);
  add_entities (self, _ ("People"), content, DOSSIER_ENTITY_PERSON, unsure);
  gtk_box_append (GTK_BOX (self->box), self->moves);
  dossier_story_people_set_claims (self, content->claims);
  if (content->entities->len == 0 && content->claims->len == 0)
    gtk_box_append (GTK_BOX (self->box),
                    heading_new (_ ("No people or organizations were found in this story."), "dim-label"));
  gtk_box_append (GTK_BOX (self->box), self->highlights);
  add_headings (self, content->document);
  return GTK_WIDGET (self);
}
