/* dossier-search-help.c - what can be asked for in a search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-search-help.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"

#define WIDTH 340
#define HEIGHT 420

#define STORIES (1 << DOSSIER_QUERY_STORIES)
#define CLAIMS (1 << DOSSIER_QUERY_CLAIMS)
#define HIGHLIGHTS (1 << DOSSIER_QUERY_HIGHLIGHTS)
#define ALL (STORIES | CLAIMS | HIGHLIGHTS)

struct _DossierSearchHelp
{
  GtkPopover parent;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (DossierSearchHelp, dossier_search_help, GTK_TYPE_POPOVER)

static const struct
{
  guint       domains; /* 1 << DossierQueryDomain */
  const char *example, *meaning;
} examples[] = {
  { ALL, "chips export", N_ ("Both words") },
  { ALL, "\"open weights\"", N_ ("These words beside each other") },
  { ALL, "super*", N_ ("Words that begin so") },
  { ALL, "chips OR robots", N_ ("One of them; in capitals") },
  { ALL, "chips -export", N_ ("The one without the other; also NOT") },
  { ALL, "chips (export OR ban)", N_ ("Parentheses hold together") },
  { ALL, "who:OpenAI", N_ ("A person or organization, by any name; also person: and org:") },
  { ALL, "who:(OpenAI OR Anthropic)", N_ ("One of several") },
  { STORIES, "is:unread", N_ ("Also read, starred, archived, annotated") },
  { STORIES, "date:\"last week\"", N_ ("Of that time; also 2024-05, 2023..2024, >=2024") },
  { STORIES, "saved:today", N_ ("Saved at that time") },
  { STORIES, "move:left from:OpenAI", N_ ("That say that somebody left; also to: role: amount: certainty:") },
  { STORIES, "has:note", N_ ("Also highlight, moves, image, tag") },
  { STORIES, "tag:ideas", N_ ("With a tag") },
  { STORIES, "feed:Decoder", N_ ("From a feed or site; also folder: and site:") },
  { STORIES, "title:raises", N_ ("In the title; also note:, author:, lang:") },
  { CLAIMS, "move:left,fired", N_ ("Kinds of moves") },
  { CLAIMS, "from:OpenAI to:Anthropic", N_ ("From whom and to whom") },
  { CLAIMS, "role:scientist", N_ ("The role") },
  { CLAIMS, "amount:>100M", N_ ("Money; also $1bn..5bn") },
  { CLAIMS, "date:\"last month\"", N_ ("When it happened, or was told; also as-of:") },
  { CLAIMS, "certainty:rumoured", N_ ("How sure it is") },
  { CLAIMS, "is:unread", N_ ("Of their stories; also feed:, tag:, title:") },
  { HIGHLIGHTS, "quote:weights", N_ ("In the words that are highlighted; also note:") },
  { HIGHLIGHTS, "colour:yellow", N_ ("In a colour") },
  { HIGHLIGHTS, "tag:ideas", N_ ("With a tag") },
  { HIGHLIGHTS, "has:note", N_ ("Also tag, who") },
  { HIGHLIGHTS, "saved:\"last week\"", N_ ("Made at that time; date: is the story’s") },
  { HIGHLIGHTS, "is:lost", N_ ("Whose words are not in the present text") },
  { HIGHLIGHTS, "story-who:OpenAI", N_ ("Of their stories; also feed:, folder:, title:") },
};

const char *
dossier_search_help_get_example (DossierQueryDomain domain, guint i)
{
  for (guint k = 0; k < G_N_ELEMENTS (examples); k++)
    if ((examples[k].domains & (1u << domain)) != 0 && i-- == 0)
      return examples[k].example;
  return NULL;
}

static void
row_activated_cb (DossierSearchHelp *self, GtkListBoxRow *row)
{
  g_signal_emit_by_name (self, "example", examples[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "i"))].example);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1); /* as wide as the list */
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (guint i)
{
  GtkWidget       *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *meaning = make_label (_ (examples[i].meaning), "caption");
  g_autofree char *name = g_strdup_printf ("%s: %s", examples[i].example, _ (examples[i].meaning));

  gtk_widget_add_css_class (meaning, "dim-label");
  gtk_box_append (GTK_BOX (box), make_label (examples[i].example, "monospace"));
  gtk_box_append (GTK_BOX (box), meaning);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "i", GUINT_TO_POINTER (i));
  dossier_accessible_name (row, name);
  return row;
}

static void
dossier_search_help_class_init (DossierSearchHelpClass *klass)
{
  g_signal_new ("example", DOSSIER_TYPE_SEARCH_HELP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
dossier_search_help_init (DossierSearchHelp *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = make_label (_ ("What can be asked for"), "heading");

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "search-help");
  dossier_accessible_name (self->list, _ ("Examples to try"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_margin_start (title, 2);
  gtk_widget_set_margin_top (title, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  dossier_accessible_name (GTK_WIDGET (self), _ ("What can be asked for"));
}

GtkWidget *
dossier_search_help_new (DossierQueryDomain domain)
{
  DossierSearchHelp *self = g_object_new (DOSSIER_TYPE_SEARCH_HELP, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    if ((examples[i].domains & (1u << domain)) != 0)
      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (i));
  return GTK_WIDGET (self);
}
