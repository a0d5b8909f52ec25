/* dossier-chosen.c - what can be done with the stories that are chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-chosen.h"

#include <glib/gi18n.h>

#include "dossier-accessible.h"
#include "dossier-parts.h"
#include "dossier-story-tags.h"
#include "dossier-tag-field.h"

/* Known tags that are offered, and pixels of the place for them. */
#define N_OFFERS 6
#define TAGS_WIDTH 240

/* Rows of the page that are no offers: behind what changes states, and before what deletes. */
#define TAGS_AT 6
#define EXPORT_AT 12

struct _DossierChosen
{
  AdwBin parent;

  DossierStore    *store;
  GtkLabel        *count;  /* of the bar, or NULL */
  AdwStatusPage   *status; /* of the page, or NULL */
  GtkWidget       *stop_button;
  guint            n_changing; /* 0: nothing is being changed */
  GtkWidget       *tags_button;
  DossierTagField *field;
};

G_DEFINE_FINAL_TYPE (DossierChosen, dossier_chosen, ADW_TYPE_BIN)

/* What the page offers, and those on the bar that have an icon there. */
static const struct
{
  const char *icon, *words, *action;
  gboolean    is_on_bar;
} offers[] = {
  { "mail-read-symbolic", N_ ("Mark as Read"), "chosen.mark-read", TRUE },
  { "mail-unread-symbolic", N_ ("Mark as Unread"), "chosen.mark-unread", FALSE },
  { "starred-symbolic", N_ ("Star"), "chosen.star", FALSE },
  { "non-starred-symbolic", N_ ("Remove the Star"), "chosen.unstar", FALSE },
  { "dossier-archive-symbolic", N_ ("Put into the Archive"), "chosen.archive", FALSE },
  { "edit-undo-symbolic", N_ ("Take out of the Archive"), "chosen.unarchive", FALSE },
  { "list-remove-symbolic", N_ ("Remove a Tag…"), "chosen.untag", FALSE },
  { "dossier-follow-symbolic", N_ ("Follow Whom They Name"), "chosen.follow", FALSE },
  { "notifications-disabled-symbolic", N_ ("Mute Their Feeds…"), "chosen.mute", FALSE },
  { "edit-copy-symbolic", N_ ("Copy Addresses"), "chosen.copy-addresses", FALSE },
  { "edit-copy-symbolic", N_ ("Copy Citations"), "chosen.copy-citations", FALSE },
  { "user-trash-symbolic", N_ ("Delete"), "chosen.delete", TRUE },
};

static const struct
{
  const char *words, *target;
} formats[] = {
  { N_ ("_Web Page…"), "html" },      { N_ ("_Markdown…"), "markdown" }, { N_ ("Plain _Text…"), "text" },
  { N_ ("E-_Book (EPUB)…"), "epub" }, { N_ ("B_ibTeX…"), "bibtex" },     { N_ ("_RIS…"), "ris" },
  { N_ ("CSL-_JSON…"), "csl-json" },
};

/* ---- tags ---- */

static void
tag_chosen_cb (DossierChosen *self, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "chosen.add-tag", "s", name);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->tags_button));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierChosen) self = data;
  g_autoptr (GPtrArray) tags = dossier_store_list_tags_finish (DOSSIER_STORE (source), result, NULL);

  /* Without those that are known one can still be typed. */
  if (tags != NULL && adw_bin_get_child (ADW_BIN (self)) != NULL)
    dossier_tag_field_set_known (self->field, tags);
}

static void
tags_shown_cb (DossierChosen *self)
{
  dossier_tag_field_clear (self->field);
  dossier_store_list_tags_async (self->store, NULL, listed_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (dossier_tag_field_get_entry (self->field)));
}

static GtkWidget *
tags_button_new (DossierChosen *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->tags_button = dossier_icon_menu_button_new ("dossier-tag-symbolic", _ ("Tag the chosen stories"));
  self->field = DOSSIER_TAG_FIELD (dossier_tag_field_new (N_OFFERS, FALSE));
  gtk_widget_set_size_request (GTK_WIDGET (self->field), TAGS_WIDTH, -1);
  g_signal_connect_object (self->field, "chosen", G_CALLBACK (tag_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->field));
  g_signal_connect_object (popover, "show", G_CALLBACK (tags_shown_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->tags_button), popover);
  return self->tags_button;
}

/* ---- menus ---- */

static GMenuModel *
formats_new (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (formats[i].words), NULL);

      g_menu_item_set_action_and_target (item, "chosen.export", "s", formats[i].target);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* What has no button of its own on the bar. */
static GMenuModel *
more_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();
  g_autoptr (GMenuModel) export = formats_new ();

  g_menu_append (first, _ ("Choose All"), "chosen.all");
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (!offers[i].is_on_bar)
      g_menu_append (second, _ (offers[i].words), offers[i].action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_submenu (menu, _ ("Export"), export);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
more_button_new (void)
{
  GtkWidget *button = dossier_icon_menu_button_new ("view-more-symbolic", _ ("More for the chosen stories"));
  g_autoptr (GMenuModel) menu = more_new ();

  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  dossier_menu_button_set_menu (GTK_MENU_BUTTON (button), menu);
  return button;
}

/* ---- the bar ---- */

GtkWidget *
dossier_chosen_bar_new (DossierStore *store)
{
  DossierChosen *self = g_object_new (DOSSIER_TYPE_CHOSEN, NULL);
  GtkActionBar  *bar = GTK_ACTION_BAR (gtk_action_bar_new ());

  self->store = g_object_ref (store);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  self->stop_button = dossier_icon_button_new ("window-close-symbolic", _ ("Choose no longer"), "chosen.stop");
  gtk_action_bar_pack_start (bar, self->stop_button);
  gtk_action_bar_pack_start (bar, GTK_WIDGET (self->count));
  gtk_action_bar_pack_end (bar, more_button_new ());
  for (guint i = G_N_ELEMENTS (offers); i-- > 0;)
    if (offers[i].is_on_bar)
      gtk_action_bar_pack_end (bar, dossier_icon_button_new (offers[i].icon, _ (offers[i].words), offers[i].action));
  gtk_action_bar_pack_end (bar, tags_button_new (self));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->tags_button), GTK_ARROW_UP);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (bar));
  return GTK_WIDGET (self);
}

/* ---- the page ---- */

static GtkWidget *
offer_new (const char *icon, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  dossier_accessible_name (row, words);
  return row;
}

static GtkWidget *
offers_new (DossierChosen *self)
{
  GtkWidget *list = gtk_list_box_new (), *tags = offer_new ("dossier-tag-symbolic", _ ("Tag")), *export, *button;
  g_autoptr (GMenuModel) menu = formats_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  dossier_accessible_name (list, _ ("What can be done with them"));
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      GtkWidget *row = offer_new (offers[i].icon, _ (offers[i].words));

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), offers[i].action);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  button = tags_button_new (self);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (tags), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (tags), button);
  gtk_list_box_insert (GTK_LIST_BOX (list), tags, TAGS_AT);
  export = offer_new ("document-save-symbolic", _ ("Export"));
  button = dossier_icon_menu_button_new ("pan-down-symbolic", _ ("Export the chosen stories"));
  dossier_menu_button_set_menu (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (export), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (export), button);
  gtk_list_box_insert (GTK_LIST_BOX (list), export, EXPORT_AT);
  return list;
}

GtkWidget *
dossier_chosen_page_new (DossierStore *store)
{
  DossierChosen *self = g_object_new (DOSSIER_TYPE_CHOSEN, NULL);
  GtkWidget     *clamp = adw_clamp_new ();

  self->store = g_object_ref (store);
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "compact");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 360);
  adw_clamp_set_child (ADW_CLAMP (clamp), offers_new (self));
  adw_status_page_set_child (self->status, clamp);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->status));
  return GTK_WIDGET (self);
}

void
dossier_chosen_set_count (DossierChosen *self, guint n, guint n_all)
{
  /* TRANSLATORS: how many stories of the list are chosen */
  g_autofree char *title = g_strdup_printf (ngettext ("%u story chosen", "%u stories chosen", n), n);
  /* TRANSLATORS: of so many stories in the list */
  g_autofree char *of = g_strdup_printf (ngettext ("Of %u in the list", "Of %u in the list", n_all), n_all);
  g_autofree char *name = g_strdup_printf ("%s. %s", title, of);
  g_autofree char *few = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);

  if (self->status != NULL)
    {
      adw_status_page_set_title (self->status, title);
      adw_status_page_set_description (self->status, of);
      return;
    }
  if (self->n_changing > 0)
    return;
  gtk_label_set_text (self->count, n > 0 ? few : _ ("Choose stories"));
  dossier_accessible_name (GTK_WIDGET (self->count), n > 0 ? name : _ ("Choose stories"));
}

void
dossier_chosen_show_changing (DossierChosen *self, guint done, guint n)
{
  /* TRANSLATORS: how many of how many stories a change has been made of */
  g_autofree char *words = g_strdup_printf (_ ("%u of %u…"), done, n);
  const char      *name = n > 0 ? _ ("Stop, and change nothing") : _ ("Choose no longer");

  self->n_changing = n;
  gtk_button_set_icon_name (GTK_BUTTON (self->stop_button), n > 0 ? "process-stop-symbolic" : "window-close-symbolic");
  gtk_widget_set_tooltip_text (self->stop_button, name);
  dossier_accessible_name (self->stop_button, name);
  if (n == 0)
    return;
  gtk_label_set_text (self->count, words);
  dossier_accessible_name (GTK_WIDGET (self->count), words);
}

/* ---- object ---- */

static void
dossier_chosen_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_CHOSEN (object)->store);
  G_OBJECT_CLASS (dossier_chosen_parent_class)->finalize (object);
}

static void
dossier_chosen_class_init (DossierChosenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_chosen_finalize;
}

static void
dossier_chosen_init (DossierChosen *self)
{
}
