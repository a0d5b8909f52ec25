/* dossier-accessible.c - names for what GTK leaves without one: rows, the inside of choices, windows of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-accessible.h"

#include <glib/gi18n.h>

/* Letters of a choice before it is cut off, as libadwaita does it. */
#define MAX_CHOSEN 20

void
dossier_accessible_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The lines of a table stand in a list view of its own. */
void
dossier_accessible_name_row (GtkWidget *content, const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (content);

  while (row != NULL && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (row)))
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    dossier_accessible_name (row, name);
}

void
dossier_accessible_name_within (GtkWidget *widget, GType type, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        dossier_accessible_name (child, name);
      dossier_accessible_name_within (child, type, name);
    }
}

/* ---- choices ---- */

static GtkWidget *
find_choice (GtkWidget *option)
{
  GtkWidget *choice = gtk_widget_get_ancestor (option, GTK_TYPE_DROP_DOWN);

  return choice != NULL ? choice : gtk_widget_get_ancestor (option, ADW_TYPE_COMBO_ROW);
}

static void
show_check (GtkListItem *item)
{
  GtkWidget *option = gtk_list_item_get_child (item), *choice = find_choice (option);
  guint      selected = GTK_INVALID_LIST_POSITION;

  if (choice != NULL)
    g_object_get (choice, "selected", &selected, NULL);
  gtk_widget_set_opacity (gtk_widget_get_last_child (option), selected == gtk_list_item_get_position (item) ? 1 : 0);
}

/* What is chosen, as a row for choices shows it. */
static void
setup_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHOSEN);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), words);
  dossier_accessible_name_row (gtk_list_item_get_child (item), words);
}

static void
set_chosen_factory (GtkWidget *choice)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_chosen_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_chosen_cb), NULL);
  g_object_set (choice, "factory", factory, NULL);
}

static void
setup_option_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *option = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (option), label);
  gtk_box_append (GTK_BOX (option), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, option);
}

static void
bind_option_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget  *option = gtk_list_item_get_child (item), *choice = find_choice (option);
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (option)), words);
  dossier_accessible_name_row (option, words);
  show_check (item);
  if (choice != NULL)
    g_signal_connect_object (choice, "notify::selected", G_CALLBACK (show_check), item, G_CONNECT_SWAPPED);
}

static void
unbind_option_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *choice = find_choice (gtk_list_item_get_child (item));

  if (choice != NULL)
    g_signal_handlers_disconnect_by_func (choice, show_check, item);
}

void
dossier_accessible_name_choice (GtkWidget *choice, const char *name)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_option_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_option_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_option_cb), NULL);
  g_object_set (choice, "list-factory", factory, NULL);
  if (GTK_IS_DROP_DOWN (choice)) /* the other one has its title, and shows the choice in a list of one row */
    dossier_accessible_name (choice, name);
  else
    set_chosen_factory (choice);
  dossier_accessible_name_within (choice, GTK_TYPE_TOGGLE_BUTTON, name);
  dossier_accessible_name_within (choice, GTK_TYPE_LIST_VIEW, name);
  dossier_accessible_name_within (choice, GTK_TYPE_SEARCH_ENTRY, _ ("Search"));
}

/* ---- the calendar ---- */

/* The buttons below @widget in their order; @n counts them. */
static void
name_buttons (GtkWidget *widget, const char *const *names, guint n_names, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_BUTTON (child))
      name_buttons (child, names, n_names, n);
    else if (*n < n_names)
      dossier_accessible_name (child, names[(*n)++]);
}

void
dossier_accessible_name_calendar (GtkWidget *calendar, const char *name)
{
  const char *names[] = { _ ("Previous month"), _ ("Next month"), _ ("Previous year"), _ ("Next year") };
  guint       n = 0;

  dossier_accessible_name (calendar, name);
  name_buttons (calendar, names, G_N_ELEMENTS (names), &n);
}

/* ---- GTK's own windows ---- */

/* Those with nothing but an icon lead back; one shows the version. */
static void
name_button (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (g_strcmp0 (gtk_button_get_icon_name (button), "go-previous-symbolic") == 0)
    dossier_accessible_name (GTK_WIDGET (button), _ ("Back"));
  else if (gtk_button_get_label (button) == NULL && GTK_IS_LABEL (child))
    dossier_accessible_name (GTK_WIDGET (button), gtk_label_get_text (GTK_LABEL (child)));
}

static void
name_about_buttons (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child))
        name_button (GTK_BUTTON (child));
      name_about_buttons (child);
    }
}

void
dossier_accessible_name_about (GtkWidget *window)
{
  dossier_accessible_name_within (window, GTK_TYPE_LIST_BOX, _ ("About Dossier"));
  dossier_accessible_name_within (window, GTK_TYPE_TEXT_VIEW, _ ("About Dossier"));
  name_about_buttons (window);
}

/* Lists in groups have the groups' titles; what was found stands in one that has none. */
static void
name_found (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *title
          = ADW_IS_PREFERENCES_GROUP (child) ? adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (child)) : NULL;

      if (ADW_IS_PREFERENCES_GROUP (child) && (title == NULL || *title == '\0'))
        dossier_accessible_name_within (child, GTK_TYPE_LIST_BOX, _ ("What was found"));
      name_found (child);
    }
}

void
dossier_accessible_name_preferences (GtkWidget *window)
{
  dossier_accessible_name_within (window, GTK_TYPE_SEARCH_ENTRY, _ ("Search"));
  name_found (window);
}

void
dossier_accessible_name_keys (GtkWidget *window)
{
  dossier_accessible_name_within (window, GTK_TYPE_SEARCH_ENTRY, _ ("Search"));
  dossier_accessible_name_within (window, GTK_TYPE_TOGGLE_BUTTON, _ ("Search keys"));
  dossier_accessible_name_within (window, GTK_TYPE_MENU_BUTTON, _ ("Parts"));
}
