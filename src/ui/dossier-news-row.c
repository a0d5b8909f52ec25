/* dossier-news-row.c - a line of the page about what is new
 *
 * Words are cut off where they have no room: heights that do not depend on them are what a list can jump over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-news-row.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-claim-words.h"
#include "dossier-fact-words.h"
#include "dossier-follow-words.h"

struct _DossierNewsRow
{
  GtkWidget parent;

  GtkWidget  *lines;
  GtkWidget  *words, *sign, *origin, *sentence, *unfollow;
  const char *style; /* the class of the kind of line, or NULL */
};

G_DEFINE_FINAL_TYPE (DossierNewsRow, dossier_news_row, GTK_TYPE_WIDGET)

static GtkWidget *
line_new (const char *style)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (line), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (line), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_add_css_class (line, style);
  return line;
}

static void
set_line (GtkWidget *line, const char *text)
{
  g_autofree char *one = g_strdelimit (g_strdup (text != NULL ? text : ""), "\n", ' ');

  gtk_inscription_set_text (GTK_INSCRIPTION (line), one);
  gtk_widget_set_visible (line, *one != '\0');
}

static void
set_style (DossierNewsRow *self, const char *style)
{
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  self->style = style;
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
}

static void
set_sign (DossierNewsRow *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->sign), text != NULL ? text : "");
  gtk_widget_set_visible (self->sign, text != NULL);
}

/* Read aloud for the whole line. */
static void
set_name (DossierNewsRow *self)
{
  g_autofree char *name = g_strjoin (", ", gtk_inscription_get_text (GTK_INSCRIPTION (self->words)),
                                     gtk_inscription_get_text (GTK_INSCRIPTION (self->origin)), NULL);

  dossier_accessible_name (GTK_WIDGET (self), name);
  dossier_accessible_name_row (GTK_WIDGET (self), name);
}

/* ---- the kinds of lines ---- */

static void
fill_fact (DossierNewsRow *self, const DossierNewsFact *news)
{
  const DossierClaimRow *row = dossier_claim_get_row (news->fact->best);
  g_autofree char       *words = dossier_fact_words (news->fact), *origin = dossier_fact_origin (news->fact);
  g_autofree char       *course = dossier_fact_course (news->fact);
  g_autofree char       *certainty = dossier_claim_certainty_words (row->flags & ~DOSSIER_CLAIM_NO_FACT);
  g_autofree char *both = course != NULL ? g_strdup_printf ("%s · %s", course, origin) : g_steal_pointer (&origin);

  set_line (self->words, words);
  set_line (self->origin, both);
  set_line (self->sentence, row->sentence);
  gtk_widget_set_tooltip_text (self->sentence, row->sentence);
  /* TRANSLATORS: it was told before, but less surely */
  set_sign (self, news->is_surer ? _ ("surer now") : certainty);
  set_style (self, news->fact->nature != DOSSIER_FACT_SAID ? "news-denied" : "news-fact");
}

static void
fill_story (DossierNewsRow *self, const DossierStoryRow *story)
{
  g_autofree char *day = dossier_date_words (&story->published);
  g_autofree char *origin = story->source != NULL ? g_strdup_printf ("%s · %s", story->source, day) : g_strdup (day);

  set_line (self->words, story->title);
  set_line (self->origin, origin);
  set_style (self, "news-story");
}

static void
fill_more (DossierNewsRow *self, const DossierNewsItem *item)
{
  g_autofree char *words = item->kind == DOSSIER_NEWS_MORE_FACTS
                               ? g_strdup_printf (ngettext ("%u more move", "%u more moves", item->n), item->n)
                               : g_strdup_printf (ngettext ("%u more story", "%u more stories", item->n), item->n);

  set_line (self->words, words);
  set_style (self, "news-more");
}

static void
fill_follow (DossierNewsRow *self, const DossierFollow *follow)
{
  g_autofree char *words = dossier_follow_words (follow);
  /* TRANSLATORS: the name of somebody, or a kind of move */
  g_autofree char *name = g_strdup_printf (_ ("Unfollow %s"), words);

  set_line (self->words, words);
  gtk_widget_set_visible (self->unfollow, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->unfollow), "(xib)", follow->entity, (int) follow->kind,
                                    FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unfollow), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_style (self, "news-follow");
}

static void
fill_group (DossierNewsRow *self, const DossierFollow *follow)
{
  g_autofree char *words = dossier_follow_words (follow);

  set_line (self->words, words);
  set_style (self, "news-group");
}

static void
fill (DossierNewsRow *self, const DossierNewsItem *item)
{
  switch (item->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_NEWS_GROUP: fill_group (self, item->follow); break;
    case DOSSIER_NEWS_FACT: fill_fact (self, item->fact); break;
    case DOSSIER_NEWS_STORY: fill_story (self, dossier_story_get_row (item->story)); break;
    case DOSSIER_NEWS_MORE_FACTS:
    case DOSSIER_NEWS_MORE_STORIES: fill_more (self, item); break;
    case DOSSIER_NEWS_FOLLOWED:
      set_line (self->words, _ ("You follow"));
      set_style (self, "news-group");
      break;
    case DOSSIER_NEWS_FOLLOW: fill_follow (self, item->follow); break;
    }
}

void
dossier_news_row_set_item (DossierNewsRow *self, const DossierNewsItem *item)
{
  set_line (self->origin, NULL);
  set_line (self->sentence, NULL);
  set_sign (self, NULL);
  gtk_widget_set_visible (self->unfollow, FALSE);
  fill (self, item);
  set_name (self);
}

/* ---- the row ---- */

static void
dossier_news_row_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_NEWS_ROW (object)->lines, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_news_row_parent_class)->dispose (object);
}

static void
dossier_news_row_class_init (DossierNewsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_news_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_news_row_init (DossierNewsRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->words = line_new ("claim-words");
  self->sign = gtk_label_new (NULL);
  self->origin = line_new ("claim-origin");
  self->sentence = line_new ("claim-sentence");
  self->unfollow = gtk_button_new_with_label (_ ("Unfollow"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->unfollow), "(xib)", (gint64) 0, 0, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->unfollow), "win.set-followed");
  gtk_widget_add_css_class (self->unfollow, "flat");
  gtk_widget_set_valign (self->sign, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->sign, "certainty");
  gtk_box_append (GTK_BOX (head), self->words);
  gtk_box_append (GTK_BOX (head), self->sign);
  gtk_box_append (GTK_BOX (head), self->unfollow);
  gtk_box_append (GTK_BOX (self->lines), head);
  gtk_box_append (GTK_BOX (self->lines), self->origin);
  gtk_box_append (GTK_BOX (self->lines), self->sentence);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "news-row");
}

GtkWidget *
dossier_news_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_NEWS_ROW, NULL);
}
