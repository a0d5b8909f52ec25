/* dossier-notebook-page-bar.c - what stands around the list of the notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-notebook-page-private.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-parts.h"

/* ---- the bar ---- */

static void
typed_cb (DossierNotebookPage *self)
{
  dossier_notebook_page_ask (self, TRUE);
}

/* Enter: that was the last word. */
static void
entered_cb (DossierNotebookPage *self)
{
  dossier_notebook_page_ask (self, FALSE);
}

static void
group_chosen_cb (DossierNotebookPage *self)
{
  dossier_notebook_page_set_group (self, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->groups)));
}

static GMenuModel *
menu_new (void)
{
  static const struct
  {
    const char *label, *action;
  } orders[] = {
    { N_ ("_Newest First"), "notebook.sort::newest" },
    { N_ ("_Oldest First"), "notebook.sort::oldest" },
    { N_ ("As in the _Stories"), "notebook.sort::story" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) sorting = g_menu_new (), more = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    g_menu_append (sorting, _ (orders[i].label), orders[i].action);
  g_menu_append (more, _ ("_Choose Highlights"), "notebook.choose");
  g_menu_append (more, _ ("Stories with Highlights in the _List"), "win.show-highlighted-stories");
  g_menu_append_section (menu, _ ("Sort"), G_MENU_MODEL (sorting));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
search_new (DossierNotebookPage *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  g_object_set (search, "placeholder-text", _ ("Words, tag:ideas, who:OpenAI"), NULL);
  gtk_widget_set_hexpand (search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search highlights"), -1);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  return search;
}

/* In the order of DossierAnnotationGroup. */
static GtkWidget *
groups_new (DossierNotebookPage *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget     *groups;

  gtk_string_list_append (words, _ ("One list"));
  gtk_string_list_append (words, _ ("By story"));
  gtk_string_list_append (words, _ ("By name"));
  gtk_string_list_append (words, _ ("By day"));
  groups = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  dossier_accessible_name_choice (groups, _ ("Groups"));
  g_signal_connect_object (groups, "notify::selected", G_CALLBACK (group_chosen_cb), self, G_CONNECT_SWAPPED);
  return groups;
}

static GtkWidget *
line_new (const char *style)
{
  GtkWidget *line = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (line, style);
  return line;
}

static GtkWidget *
tools_new (DossierNotebookPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *menu_button = dossier_icon_menu_button_new ("view-more-symbolic", _ ("Sort and choose"));
  g_autoptr (GMenuModel) menu = menu_new (), filters = dossier_notebook_filter_menu_new (NULL);

  self->count = line_new ("claim-origin");
  gtk_widget_set_hexpand (self->count, TRUE);
  self->filter_button = dossier_icon_menu_button_new ("edit-find-symbolic", _ ("Filter"));
  self->groups = groups_new (self);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->filter_button), _ ("Filter"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->filter_button), filters);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu_button), menu);
  gtk_box_append (GTK_BOX (row), self->count);
  gtk_box_append (GTK_BOX (row), self->filter_button);
  gtk_box_append (GTK_BOX (row), self->groups);
  gtk_box_append (GTK_BOX (row), menu_button);
  return row;
}

GtkWidget *
dossier_notebook_page_bar_new (DossierNotebookPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *clamp = adw_clamp_new ();
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = search_new (self);
  self->guide = dossier_search_guide_new (self->store, DOSSIER_QUERY_HIGHLIGHTS, GTK_EDITABLE (self->search));
  gtk_box_append (GTK_BOX (field), self->search);
  gtk_box_append (GTK_BOX (field), dossier_search_guide_help_button_new (DOSSIER_SEARCH_GUIDE (self->guide)));
  self->chips = DOSSIER_CHIP_BAR (dossier_chip_bar_new (self->library));
  g_signal_connect_object (self->chips, "changed", G_CALLBACK (dossier_notebook_page_set_filters), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), field);
  gtk_box_append (GTK_BOX (bar), self->guide);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (bar), tools_new (self));
  gtk_widget_add_css_class (bar, "moves-bar");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), DOSSIER_NOTEBOOK_LIST_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), DOSSIER_NOTEBOOK_LIST_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), bar);
  return clamp;
}

/* ---- instead of the list ---- */

static GtkWidget *
nothing_new (void)
{
  GtkWidget *page
      = dossier_status_page_new ("system-search-symbolic", _ ("Nothing found"),
                                 _ ("Try fewer words, or take a filter away. Names must be whole: who:OpenAI."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show All Highlights"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "notebook.clear-filters");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

GtkWidget *
dossier_notebook_page_stack_new (DossierNotebookPage *self)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_add_named (
      GTK_STACK (stack),
      dossier_status_page_new ("document-edit-symbolic", _ ("No highlights yet"),
                               _ ("Select words in a story and press Ctrl+H to mark them, or write a note beside "
                                  "them. All of them come together here.")),
      "empty");
  gtk_stack_add_named (GTK_STACK (stack), nothing_new (), "nothing");
  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (self->list), "list");
  gtk_widget_set_vexpand (stack, TRUE);
  return stack;
}
