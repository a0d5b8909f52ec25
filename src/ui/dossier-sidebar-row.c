/* dossier-sidebar-row.c - a line of the sidebar
 *
 * avatar or icon: one of them is visible. avatar: NULL before it was wanted.
 * asked: stands over the icon, which is not seen meanwhile; NULL: nothing does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sidebar-row.h"

#include "dossier-icon-shelf.h"

#include <glib/gi18n.h>

#define AVATAR_SIZE 24
/* Pixels that a feed stands behind its folder. */
#define INDENT 22

struct _DossierSidebarRow
{
  GtkListBoxRow parent;

  DossierSidebarSection section;
  DossierSidebarKind    kind;
  DossierView           view;
  gint64                id;
  DossierEntityKind     entity_kind;
  gboolean              is_pinned, is_followed, is_open, is_muted;
  char                 *folder;
  DossierQuery         *query;

  GtkOverlay *place; /* of the icon */
  GtkWidget  *icon;
  GtkWidget  *asked;
  GtkWidget  *avatar;
  GtkWidget  *name;
  GtkWidget  *mark; /* a pin, or the sign of a feed that fails */
  GtkWidget  *count;
};

G_DEFINE_FINAL_TYPE (DossierSidebarRow, dossier_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
dossier_sidebar_row_finalize (GObject *object)
{
  g_free (DOSSIER_SIDEBAR_ROW (object)->folder);
  g_clear_pointer (&DOSSIER_SIDEBAR_ROW (object)->query, dossier_query_unref);
  G_OBJECT_CLASS (dossier_sidebar_row_parent_class)->finalize (object);
}

static void
dossier_sidebar_row_class_init (DossierSidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_sidebar_row_finalize;
}

/* The whole name, where there is no room for it. */
static gboolean
query_tooltip_cb (GtkLabel *name, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (name));

  return pango_layout_is_ellipsized (gtk_label_get_layout (name));
}

static void
dossier_sidebar_row_init (DossierSidebarRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->place = GTK_OVERLAY (gtk_overlay_new ());
  self->icon = gtk_image_new ();
  self->name = gtk_label_new (NULL);
  self->mark = gtk_image_new ();
  self->count = gtk_label_new (NULL);

  gtk_widget_set_margin_end (self->icon, 10);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_set_has_tooltip (self->name, TRUE);
  g_signal_connect (self->name, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_margin_start (self->mark, 6);
  gtk_widget_add_css_class (self->mark, "sidebar-mark");
  gtk_widget_set_margin_start (self->count, 8);
  gtk_widget_add_css_class (self->count, "sidebar-count");
  gtk_widget_add_css_class (self->count, "numeric");

  gtk_overlay_set_child (self->place, self->icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sidebar-row");
}

GtkWidget *
dossier_sidebar_row_new (DossierSidebarSection section)
{
  DossierSidebarRow *self = g_object_new (DOSSIER_TYPE_SIDEBAR_ROW, NULL);

  self->section = section;

  return GTK_WIDGET (self);
}

/* ---- what it shows ---- */

static void
add_avatar (DossierSidebarRow *self)
{
  self->avatar = adw_avatar_new (AVATAR_SIZE, NULL, TRUE);
  gtk_widget_set_margin_end (self->avatar, 10);
  gtk_box_insert_child_after (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), self->avatar,
                              GTK_WIDGET (self->place));
}

static void
show_mark (DossierSidebarRow *self, const char *icon, const char *words)
{
  gtk_widget_set_visible (self->mark, icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), icon);
  gtk_widget_set_tooltip_text (self->mark, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words == NULL ? "" : words, -1);
}

static void
show (DossierSidebarRow *self, DossierSidebarKind kind, gint64 id, const char *icon, const char *name, guint count,
      const char *count_words)
{
  g_autofree char *digits = g_strdup_printf ("%u", count);
  /* TRANSLATORS: what a screen reader says of a line of the sidebar: a name and a number, "OpenAI, 142 stories" */
  g_autofree char *label = count_words == NULL ? g_strdup (name) : g_strdup_printf (_ ("%s, %s"), name, count_words);

  self->kind = kind;
  self->id = id;
  self->is_pinned = self->is_followed = self->is_open = self->is_muted = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "muted");
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->query, dossier_query_unref);
  gtk_widget_set_visible (self->icon, icon != NULL);
  if (icon == NULL && self->avatar == NULL)
    add_avatar (self);
  if (self->avatar != NULL)
    gtk_widget_set_visible (self->avatar, icon == NULL);
  dossier_feed_picture_show (GTK_IMAGE (self->icon), NULL, DOSSIER_FEED_TONE_PLAIN, 0);
  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  else
    adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->count), digits);
  gtk_widget_set_visible (self->count, count > 0);
  show_mark (self, NULL, NULL);
  gtk_widget_set_margin_start (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)), 0);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

const char *
dossier_view_words (DossierView view)
{
  switch (view)
    {
    case DOSSIER_VIEW_ALL: return _ ("All stories");
    case DOSSIER_VIEW_UNREAD: return _ ("Unread");
    case DOSSIER_VIEW_STARRED: return _ ("Starred");
    case DOSSIER_VIEW_HIGHLIGHTS: return _ ("Highlights");
    case DOSSIER_VIEW_ARCHIVED: return _ ("Archive");
    }

  return "";
}

void
dossier_sidebar_row_set_view (DossierSidebarRow *self, DossierView view, guint count)
{
  static const char *const icons[] = {
    [DOSSIER_VIEW_ALL] = "view-list-bullet-symbolic",     [DOSSIER_VIEW_UNREAD] = "mail-unread-symbolic",
    [DOSSIER_VIEW_STARRED] = "starred-symbolic",          [DOSSIER_VIEW_HIGHLIGHTS] = "document-edit-symbolic",
    [DOSSIER_VIEW_ARCHIVED] = "dossier-archive-symbolic",
  };
  g_autofree char *words = g_strdup_printf (ngettext ("%u story", "%u stories", count), count);

  self->view = view;
  show (self, DOSSIER_SIDEBAR_VIEW, 0, icons[view], dossier_view_words (view), count, words);
}

void
dossier_sidebar_row_set_moves (DossierSidebarRow *self, guint count)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u move", "%u moves", count), count);

  show (self, DOSSIER_SIDEBAR_MOVES, 0, "media-playlist-shuffle-symbolic", _ ("Moves"), count, words);
}

void
dossier_sidebar_row_set_following (DossierSidebarRow *self, guint n_news)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u not seen yet", "%u not seen yet", n_news), n_news);

  show (self, DOSSIER_SIDEBAR_FOLLOWING, 0, "dossier-follow-symbolic", _ ("Following"), n_news, words);
}

void
dossier_sidebar_row_set_review (DossierSidebarRow *self, guint count)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u question", "%u questions", count), count);

  show (self, DOSSIER_SIDEBAR_REVIEW, 0, "dialog-question-symbolic", _ ("Review"), count, words);
}

void
dossier_sidebar_row_set_links (DossierSidebarRow *self, guint count)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u link", "%u links", count), count);

  show (self, DOSSIER_SIDEBAR_LINKS, 0, "document-open-recent-symbolic", _ ("Waiting links"), count, words);
}

static void
show_folder (DossierSidebarRow *self, const DossierSidebarFeed *folder)
{
  g_autofree char *feeds
      = g_strdup_printf (ngettext ("folder of %u feed", "folder of %u feeds", folder->n_feeds), folder->n_feeds);
  g_autofree char *unread
      = g_strdup_printf (ngettext ("%u unread story", "%u unread stories", folder->n_unread), folder->n_unread);
  /* TRANSLATORS: of a folder: "folder of 3 feeds, 12 unread stories" */
  g_autofree char *words = g_strdup_printf (_ ("%s, %s"), feeds, unread);

  show (self, DOSSIER_SIDEBAR_FOLDER, 0, folder->is_open ? "pan-down-symbolic" : "pan-end-symbolic", folder->folder,
        folder->n_unread, words);
  self->is_open = folder->is_open;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, folder->is_open, -1);
  if (folder->n_failing > 0 && !folder->is_open)
    {
      g_autofree char *failing = g_strdup_printf (
          ngettext ("%u feed could not be read", "%u feeds could not be read", folder->n_failing), folder->n_failing);

      show_mark (self, "dialog-warning-symbolic", failing);
    }
}

/* Muted ones are dim and marked; that it fails is the more urgent mark. */
static void
show_state (DossierSidebarRow *self, const DossierFeedRow *row)
{
  const char      *muted = _ ("Muted: new stories come in as read");
  g_autofree char *both = NULL;

  self->is_muted = row->is_muted;
  if (row->is_muted)
    gtk_widget_add_css_class (GTK_WIDGET (self), "muted");
  if (row->is_muted && row->last_error != NULL)
    both = g_strdup_printf ("%s\n%s", row->last_error, muted);
  if (row->last_error != NULL)
    show_mark (self, "dialog-warning-symbolic", both != NULL ? both : row->last_error);
  else if (row->is_muted)
    show_mark (self, "notifications-disabled-symbolic", muted);
}

void
dossier_sidebar_row_set_feed (DossierSidebarRow *self, const DossierSidebarFeed *feed)
{
  const DossierFeedRow *row;
  g_autofree char      *words = NULL;

  if (feed->feed == NULL)
    {
      show_folder (self, feed);
      return;
    }

  row = dossier_feed_get_row (feed->feed);
  words = g_strdup_printf (ngettext ("%u unread story", "%u unread stories", row->n_unread), row->n_unread);
  show (self, DOSSIER_SIDEBAR_FEED, row->id, DOSSIER_ICON_SHELF_COMMON, dossier_feed_row_get_name (row), row->n_unread,
        words);
  self->folder = g_strdup (feed->folder);
  if (feed->folder != NULL)
    gtk_widget_set_margin_start (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)), INDENT);
  show_state (self, row);
}

void
dossier_sidebar_row_set_picture (DossierSidebarRow *self, GdkTexture *picture, DossierFeedTone tone)
{
  dossier_feed_picture_show (GTK_IMAGE (self->icon), picture, tone, DOSSIER_ICON_SHELF_SIZE);
  if (picture == NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), DOSSIER_ICON_SHELF_COMMON);
}

void
dossier_sidebar_row_set_search (DossierSidebarRow *self, const DossierSavedSearch *search)
{
  g_autofree char *unread
      = g_strdup_printf (ngettext ("%u unread story", "%u unread stories", search->n_unread), search->n_unread);
  g_autofree char *all = g_strdup_printf (ngettext ("%u story", "%u stories", search->n_stories), search->n_stories);
  /* TRANSLATORS: of a saved search: "3 unread stories, 12 stories" */
  g_autofree char *words = g_strdup_printf (_ ("%s, %s"), unread, all);
  /* TRANSLATORS: of a saved search: how many stories are unread, and how many there are */
  g_autofree char *counts = g_strdup_printf (C_ ("counts", "%u/%u"), search->n_unread, search->n_stories);

  show (self, DOSSIER_SIDEBAR_SAVED, search->id, "edit-find-symbolic", search->name, search->n_stories, words);
  gtk_label_set_label (GTK_LABEL (self->count), counts);
  self->query = dossier_query_parse (search->query, FALSE, NULL);
  if (search->problem != NULL)
    show_mark (self, "dialog-warning-symbolic", search->problem);
}

void
dossier_sidebar_row_set_tag (DossierSidebarRow *self, DossierStoryTag *tag)
{
  guint            n = dossier_story_tag_get_n_stories (tag);
  g_autofree char *words = g_strdup_printf (ngettext ("%u story", "%u stories", n), n);

  show (self, DOSSIER_SIDEBAR_TAG, dossier_story_tag_get_id (tag), "dossier-tag-symbolic",
        dossier_story_tag_get_name (tag), n, words);
}

void
dossier_sidebar_row_set_entity (DossierSidebarRow *self, const DossierEntityRow *entity)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u story", "%u stories", entity->n_stories), entity->n_stories);

  show (self, DOSSIER_SIDEBAR_ENTITY, entity->id, NULL, entity->name, entity->n_stories, words);
  self->entity_kind = entity->kind;
  self->is_pinned = entity->is_pinned;
  self->is_followed = entity->is_followed;
  if (entity->is_pinned)
    show_mark (self, "view-pin-symbolic", _ ("Pinned"));
}

void
dossier_sidebar_row_set_more (DossierSidebarRow *self, gboolean by_search)
{
  show (self, by_search ? DOSSIER_SIDEBAR_SEARCH : DOSSIER_SIDEBAR_MORE, 0,
        by_search ? "edit-find-symbolic" : "view-more-symbolic", by_search ? _ ("Find others…") : _ ("Show more"), 0,
        NULL);
}

void
dossier_sidebar_row_set_on (DossierSidebarRow *self, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (GTK_WIDGET (self), "on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "on");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_on, -1);
}

static GtkWidget *
make_asked (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean     may_move;
  GtkWidget   *asked;

  g_object_get (settings, "gtk-enable-animations", &may_move, NULL);
  asked = may_move ? gtk_spinner_new () : gtk_image_new_from_icon_name ("view-refresh-symbolic");
  if (may_move)
    gtk_spinner_start (GTK_SPINNER (asked));
  gtk_widget_set_halign (asked, GTK_ALIGN_START);
  gtk_widget_set_valign (asked, GTK_ALIGN_CENTER);

  return asked;
}

void
dossier_sidebar_row_set_asked (DossierSidebarRow *self, gboolean is_asked)
{
  if (is_asked == (self->asked != NULL))
    return;
  if (is_asked)
    {
      self->asked = make_asked ();
      gtk_overlay_add_overlay (self->place, self->asked);
    }
  else
    {
      gtk_overlay_remove_overlay (self->place, self->asked);
      self->asked = NULL;
    }
  gtk_widget_set_opacity (self->icon, is_asked ? 0 : 1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, is_asked, -1);
}

/* ---- what it stands for ---- */

DossierSidebarSection
dossier_sidebar_row_get_section (DossierSidebarRow *self)
{
  return self->section;
}

DossierSidebarKind
dossier_sidebar_row_get_kind (DossierSidebarRow *self)
{
  return self->kind;
}

DossierView
dossier_sidebar_row_get_view (DossierSidebarRow *self)
{
  return self->view;
}

gint64
dossier_sidebar_row_get_id (DossierSidebarRow *self)
{
  return self->id;
}

const char *
dossier_sidebar_row_get_name (DossierSidebarRow *self)
{
  return gtk_label_get_label (GTK_LABEL (self->name));
}

DossierQuery *
dossier_sidebar_row_get_query (DossierSidebarRow *self)
{
  return self->query;
}

DossierEntityKind
dossier_sidebar_row_get_entity_kind (DossierSidebarRow *self)
{
  return self->entity_kind;
}

gboolean
dossier_sidebar_row_is_followed (DossierSidebarRow *self)
{
  return self->is_followed;
}

gboolean
dossier_sidebar_row_is_pinned (DossierSidebarRow *self)
{
  return self->is_pinned;
}

gboolean
dossier_sidebar_row_is_muted (DossierSidebarRow *self)
{
  return self->is_muted;
}

gboolean
dossier_sidebar_row_is_open (DossierSidebarRow *self)
{
  return self->is_open;
}

gboolean
dossier_sidebar_row_is_asked (DossierSidebarRow *self)
{
  return self->asked != NULL;
}

const char *
dossier_sidebar_row_get_folder (DossierSidebarRow *self)
{
  return self->folder;
}

GdkPaintable *
dossier_sidebar_row_get_picture (DossierSidebarRow *self)
{
  return gtk_image_get_paintable (GTK_IMAGE (self->icon));
}
