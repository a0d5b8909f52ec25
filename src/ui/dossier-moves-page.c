/* dossier-moves-page.c - all claims about careers, money and companies, searchable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-moves-page.h"

#include <glib/gi18n.h>
#include "dossier-follow-button.h"
#include "dossier-follow-words.h"
#include "dossier-follows.h"
#include "dossier-list-wheel.h"
#include "dossier-moves-row.h"

/* Arrivals come in bursts: the list follows so many milliseconds behind. */
#define REFRESH_DELAY 600

struct _DossierMovesPage
{
  AdwBin parent;

  DossierStore *store;
  GtkWidget    *search, *kinds, *follow, *count, *stack; /* "list", "empty", "nothing" */
  GListStore   *claims;                                  /* of DossierClaim */
  GCancellable *loading;
  guint         refresh_source;
};

G_DEFINE_FINAL_TYPE (DossierMovesPage, dossier_moves_page, ADW_TYPE_BIN)

/* The choices of the drop-down, in order; 0 is all. */
static const DossierClaimKind choices[] = {
  0,
  DOSSIER_CLAIM_JOINED,
  DOSSIER_CLAIM_LEFT,
  DOSSIER_CLAIM_FIRED,
  DOSSIER_CLAIM_APPOINTED,
  DOSSIER_CLAIM_PROMOTED,
  DOSSIER_CLAIM_FOUNDED,
  DOSSIER_CLAIM_COFOUNDED,
  DOSSIER_CLAIM_WORKS_AT,
  DOSSIER_CLAIM_INVESTED,
  DOSSIER_CLAIM_FUNDED,
  DOSSIER_CLAIM_ACQUIRED,
  DOSSIER_CLAIM_MERGED,
  DOSSIER_CLAIM_PARTNERED,
  DOSSIER_CLAIM_SUED,
  DOSSIER_CLAIM_DISBANDED,
};

static DossierClaimKind
get_kind (DossierMovesPage *self)
{
  return choices[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds))];
}

static gboolean
is_filtered (DossierMovesPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0'
         || gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds)) > 0;
}

/* The sidebar counts the facts alone: so they are counted for themselves here. */
static guint
count_facts (GPtrArray *claims)
{
  guint n = 0;

  for (guint i = 0; i < claims->len; i++)
    if ((dossier_claim_get_row (claims->pdata[i])->flags & DOSSIER_CLAIM_NO_FACT) == 0)
      n++;
  return n;
}

static void
show_count (DossierMovesPage *self, GPtrArray *claims)
{
  guint            n = count_facts (claims), n_others = claims->len - n;
  g_autofree char *words = claims->len >= DOSSIER_MOVES_PAGE_MAX
                               ? g_strdup_printf (_ ("The newest %u moves"), claims->len)
                               : g_strdup_printf (ngettext ("%u move", "%u moves", n), n);

  if (n_others > 0 && claims->len < DOSSIER_MOVES_PAGE_MAX)
    {
      g_autofree char *facts = g_steal_pointer (&words);
      /* TRANSLATORS: moves that a story says did not happen, or may happen */
      g_autofree char *others
          = g_strdup_printf (ngettext ("%u denied or only possible", "%u denied or only possible", n_others), n_others);

      words = g_strjoin (" · ", facts, others, NULL);
    }
  gtk_label_set_text (GTK_LABEL (self->count), words);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierMovesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = dossier_store_list_claims_finish (DOSSIER_STORE (source), result, &error);

  if (claims == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The moves could not be listed"),
                                    error->message);
      return;
    }
  g_list_store_splice (self->claims, 0, g_list_model_get_n_items (G_LIST_MODEL (self->claims)), claims->pdata,
                       claims->len);
  show_count (self, claims);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), claims->len > 0      ? "list"
                                                             : is_filtered (self) ? "nothing"
                                                                                  : "empty");
}

void
dossier_moves_page_refresh (DossierMovesPage *self)
{
  const char        *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  DossierClaimFilter filter = {
    .kind = get_kind (self), .text = *text != '\0' ? text : NULL, .limit = DOSSIER_MOVES_PAGE_MAX, .with_no_facts = TRUE
  };

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dossier_store_list_claims_async (self->store, &filter, self->loading, listed_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer user_data)
{
  DossierMovesPage *self = user_data;

  self->refresh_source = 0;
  dossier_moves_page_refresh (self);
  return G_SOURCE_REMOVE;
}

/* A page that is not looked at asks again when it is shown. */
static void
stories_changed_cb (DossierMovesPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_DELAY, refresh_cb, self);
}

static void
activated_cb (GtkListView *list, guint position, DossierMovesPage *self)
{
  g_autoptr (DossierClaim) claim = g_list_model_get_item (G_LIST_MODEL (self->claims), position);
  const DossierClaimRow *row;

  if (claim == NULL)
    return;
  row = dossier_claim_get_row (claim);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-story", "(xi)", row->story, (int) row->sentence_start);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dossier_moves_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  dossier_moves_row_set_claim (DOSSIER_MOVES_ROW (gtk_list_item_get_child (item)),
                               dossier_claim_get_row (gtk_list_item_get_item (item)));
}

static GtkWidget *
list_new (DossierMovesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->claims)));
  GtkWidget          *list, *scrolled = gtk_scrolled_window_new ();

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "moves-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Moves"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activated_cb), self, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  dossier_list_wheel_attach (GTK_SCROLLED_WINDOW (scrolled));
  return scrolled;
}

static GtkWidget *
status_new (const char *icon, const char *title, const char *advice)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), advice);
  return page;
}

static GtkWidget *
kinds_new (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget     *kinds;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (words, dossier_move_words (choices[i]));
  kinds = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kind of move"), -1);
  return kinds;
}

/* One kind of move can be followed, whoever makes it. */
static void
update_follow (DossierMovesPage *self)
{
  DossierClaimKind kind = get_kind (self);
  gboolean         is_followed = kind != 0 && dossier_store_is_followed (self->store, 0, kind);

  gtk_widget_set_visible (self->follow, kind != 0);
  dossier_follow_button_set (GTK_BUTTON (self->follow), 0, kind, is_followed);
}

static void
kind_chosen_cb (DossierMovesPage *self)
{
  update_follow (self);
  dossier_moves_page_refresh (self);
}

static GtkWidget *
bar_new (DossierMovesPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Names, posts, words"), NULL);
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search moves"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (dossier_moves_page_refresh), self,
                           G_CONNECT_SWAPPED);
  self->kinds = kinds_new ();
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (kind_chosen_cb), self, G_CONNECT_SWAPPED);
  self->follow = dossier_follow_button_new ();
  gtk_widget_set_visible (self->follow, FALSE);
  self->count = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_add_css_class (self->count, "claim-origin");
  gtk_box_append (GTK_BOX (row), self->search);
  gtk_box_append (GTK_BOX (row), self->kinds);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_box_append (GTK_BOX (second), self->count);
  gtk_box_append (GTK_BOX (second), self->follow);
  gtk_box_append (GTK_BOX (bar), row);
  gtk_box_append (GTK_BOX (bar), second);
  gtk_widget_add_css_class (bar, "moves-bar");
  return bar;
}

static void
dossier_moves_page_dispose (GObject *object)
{
  DossierMovesPage *self = DOSSIER_MOVES_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  G_OBJECT_CLASS (dossier_moves_page_parent_class)->dispose (object);
}

static void
dossier_moves_page_finalize (GObject *object)
{
  DossierMovesPage *self = DOSSIER_MOVES_PAGE (object);

  g_clear_object (&self->claims);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_moves_page_parent_class)->finalize (object);
}

static void
dossier_moves_page_class_init (DossierMovesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_moves_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_moves_page_finalize;
}

static void
dossier_moves_page_init (DossierMovesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *clamp = adw_clamp_new ();

  self->claims = g_list_store_new (DOSSIER_TYPE_CLAIM);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      status_new ("media-playlist-shuffle-symbolic", _ ("No moves yet"),
                  _ ("Who joined, left, founded, funded or bought whom appears here as soon as stories "
                     "are added that say so.")),
      "empty");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      status_new ("system-search-symbolic", _ ("Nothing found"), _ ("Try fewer words, or all kinds of moves.")),
      "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), list_new (self), "list");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), bar_new (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_bin_set_child (ADW_BIN (self), clamp);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
}

GtkWidget *
dossier_moves_page_new (DossierLibrary *library)
{
  DossierMovesPage *self = g_object_new (DOSSIER_TYPE_MOVES_PAGE, NULL);

  self->store = g_object_ref (dossier_library_get_store (library));
  g_signal_connect_object (self->store, "stories-added", G_CALLBACK (stories_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "stories-removed", G_CALLBACK (stories_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "entities-changed", G_CALLBACK (update_follow), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
