/* dossier-moves-page.c - all claims about careers, money and companies, searchable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-moves-page.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-claim-list.h"
#include "dossier-claim-words.h"
#include "dossier-follow-button.h"
#include "dossier-follows.h"
#include "dossier-moves-export.h"
#include "dossier-moves-table.h"
#include "dossier-parts.h"
#include "dossier-search-guide.h"

/* Arrivals come in bursts: the list follows so many milliseconds behind. */
#define REFRESH_DELAY 600

struct _DossierMovesPage
{
  AdwBin parent;

  DossierStore       *store;
  DossierClaimList   *claims; /* what is shown */
  DossierClaimList   *asked;  /* of another question, until its answer is there; or NULL */
  DossierMovesTable  *table;
  GtkWidget          *search, *kinds, *follow, *count, *guide, *stack; /* "list", "empty", "nothing" */
  GSimpleActionGroup *actions;                                         /* moves.sort, moves.reverse, moves.export */
  gboolean            is_typing;                                       /* the last word may go on */
  guint               refresh_source;
};

G_DEFINE_FINAL_TYPE (DossierMovesPage, dossier_moves_page, ADW_TYPE_BIN)

/* ---- what is asked for ---- */

/* 0: all. */
static DossierClaimKind
chosen_kind (DossierMovesPage *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds));
}

static gboolean
is_filtered (DossierMovesPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' || chosen_kind (self) > 0;
}

/* The sidebar counts the facts alone: so they are counted for themselves here. */
static void
show_count (DossierMovesPage *self)
{
  guint            n_others = dossier_claim_list_get_n_no_facts (self->claims);
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->claims)) - n_others;
  g_autofree char *words = g_strdup_printf (ngettext ("%u move", "%u moves", n), n);

  if (n_others > 0)
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
enable (DossierMovesPage *self, const char *action, gboolean is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)),
                               is_enabled);
}

static void
show_claims (DossierMovesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->claims));

  show_count (self);
  enable (self, "export", n > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : is_filtered (self) ? "nothing" : "empty");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierMovesPage) self = user_data;
  DossierClaimList *list = DOSSIER_CLAIM_LIST (source);
  g_autoptr (GError) error = NULL;

  if (!dossier_claim_list_search_finish (list, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The moves could not be listed"),
                                    error->message);
      return;
    }
  if (list != self->claims && list != self->asked)
    return; /* the question is an old one */
  if (list == self->asked)
    {
      g_clear_object (&self->claims);
      self->claims = g_steal_pointer (&self->asked);
      dossier_moves_table_set_claims (self->table, G_LIST_MODEL (list));
    }
  show_claims (self);
}

/* What is shown stays as it is when the query cannot be understood. */
void
dossier_moves_page_refresh (DossierMovesPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query
      = dossier_query_parse_claims (text, self->is_typing, g_get_real_time () / G_USEC_PER_SEC, &error);
  DossierClaimSearch search = { .query = query, .with_no_facts = TRUE };

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  dossier_search_guide_set_query (DOSSIER_SEARCH_GUIDE (self->guide), query, error);
  if (query == NULL)
    return;
  search.kinds = chosen_kind (self) > 0 ? 1u << chosen_kind (self) : 0;
  search.order = dossier_moves_table_get_order (self->table, &search.is_descending);
  dossier_claim_list_search_async (self->asked != NULL ? self->asked : self->claims, &search, listed_cb,
                                   g_object_ref (self));
}

/* Another question has a list of its own: so it begins at the top, and GTK does not look in it for the rows of the old
 * one, which would read all of them. */
static void
ask_anew (DossierMovesPage *self)
{
  g_clear_object (&self->asked);
  self->asked = dossier_claim_list_new (self->store);
  dossier_moves_page_refresh (self);
}

void
dossier_moves_page_search (DossierMovesPage *self)
{
  gtk_widget_grab_focus (self->search);
}

static void
typed_cb (DossierMovesPage *self)
{
  self->is_typing = TRUE;
  ask_anew (self);
}

/* Enter: that was the last word. */
static void
entered_cb (DossierMovesPage *self)
{
  self->is_typing = FALSE;
  ask_anew (self);
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

/* One kind of move can be followed, whoever makes it. */
static void
update_follow (DossierMovesPage *self)
{
  DossierClaimKind kind = chosen_kind (self);
  gboolean         is_followed = kind != 0 && dossier_store_is_followed (self->store, 0, kind);

  gtk_widget_set_visible (self->follow, kind != 0);
  dossier_follow_button_set (GTK_BUTTON (self->follow), 0, kind, is_followed);
}

/* What is shown may have been decided, or be of somebody else now. */
static void
told_otherwise_cb (DossierMovesPage *self)
{
  dossier_claim_list_reread (self->claims);
  stories_changed_cb (self);
}

static void
entities_changed_cb (DossierMovesPage *self)
{
  update_follow (self);
  told_otherwise_cb (self);
}

static void
activated_cb (DossierMovesTable *table, guint position, DossierMovesPage *self)
{
  g_autoptr (DossierClaim) claim = g_list_model_get_item (G_LIST_MODEL (self->claims), position);
  const DossierClaimRow *row;

  if (claim == NULL)
    return;
  row = dossier_claim_get_row (claim);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-story", "(xi)", row->story, (int) row->sentence_start);
}

/* ---- the menu ---- */

static void
order_changed_cb (DossierMovesPage *self)
{
  gboolean          is_descending;
  DossierClaimOrder order = dossier_moves_table_get_order (self->table, &is_descending);
  const char       *word = dossier_claim_order_to_string (order);

  g_action_change_state (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sort"),
                         g_variant_new_string (word));
  g_action_change_state (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "reverse"),
                         g_variant_new_boolean (is_descending));
  enable (self, "reverse", order != DOSSIER_CLAIM_ORDER_STORY);
  ask_anew (self);
}

static void
sort (GSimpleAction *action, GVariant *word, gpointer data)
{
  DossierMovesPage *self = data;
  DossierClaimOrder order;

  if (dossier_claim_order_from_string (g_variant_get_string (word, NULL), &order))
    dossier_moves_table_set_order (self->table, order, FALSE);
}

static void
reverse (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierMovesPage *self = data;
  gboolean          is_descending;
  DossierClaimOrder order = dossier_moves_table_get_order (self->table, &is_descending);

  dossier_moves_table_set_order (self->table, order, !is_descending);
}

static void export(GSimpleAction *action, GVariant *format, gpointer data)
{
  DossierMovesPage *self = data;

  dossier_moves_export_ask (GTK_WIDGET (self), self->store, dossier_claim_list_get_ids (self->claims),
                            g_variant_get_string (format, NULL));
}

/* The states follow the table; see order_changed_cb. */
static const GActionEntry entries[] = {
  { .name = "sort", .activate = sort, .parameter_type = "s", .state = "'story'" },
  { .name = "reverse", .activate = reverse, .state = "false" },
  { .name = "export", .activate = export, .parameter_type = "s" },
};

static GMenuModel *
menu_new (void)
{
  static const struct
  {
    const char *label, *action;
  } orders[] = {
    { N_ ("Newest _Story First"), "moves.sort::story" },
    { N_ ("By _Name"), "moves.sort::who" },
    { N_ ("By _Kind"), "moves.sort::kind" },
    { N_ ("By _Whom"), "moves.sort::whom" },
    { N_ ("By _Role"), "moves.sort::role" },
    { N_ ("By _Amount"), "moves.sort::amount" },
    { N_ ("By _Date"), "moves.sort::date" },
    { N_ ("By _Certainty"), "moves.sort::certainty" },
    { N_ ("By S_ource"), "moves.sort::source" },
  };
  static const struct
  {
    const char *label, *action;
  } exports[] = {
    { N_ ("Export as _Table (CSV)…"), "moves.export::csv" },
    { N_ ("Export as _JSON…"), "moves.export::json" },
    { N_ ("Export as _Markdown…"), "moves.export::markdown" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) sorting = g_menu_new (), turning = g_menu_new (), exporting = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    g_menu_append (sorting, _ (orders[i].label), orders[i].action);
  g_menu_append (turning, _ ("_The Other Way Round"), "moves.reverse");
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    g_menu_append (exporting, _ (exports[i].label), exports[i].action);
  g_menu_append_section (menu, _ ("Sort"), G_MENU_MODEL (sorting));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (turning));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (exporting));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
menu_button_new (void)
{
  GtkWidget *button = dossier_icon_menu_button_new ("view-more-symbolic", _ ("Sort and export"));
  g_autoptr (GMenuModel) menu = menu_new ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  return button;
}

/* ---- the page ---- */

/* All kinds in their order, behind "all". */
static GtkWidget *
kinds_new (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget     *kinds;

  gtk_string_list_append (words, _ ("All moves"));
  for (guint kind = 1; kind <= DOSSIER_N_CLAIM_KINDS; kind++)
    gtk_string_list_append (words, dossier_claim_kind_words (kind));
  kinds = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  dossier_accessible_name_choice (kinds, _ ("Kind of move"));
  return kinds;
}

static void
kind_chosen_cb (DossierMovesPage *self)
{
  update_follow (self);
  ask_anew (self);
}

static GtkWidget *
search_new (DossierMovesPage *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  g_object_set (search, "placeholder-text", _ ("Names, posts, words, from:OpenAI"), NULL);
  gtk_widget_set_hexpand (search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search moves"), -1);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  return search;
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
bar_new (DossierMovesPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = search_new (self);
  self->guide = dossier_search_guide_new (self->store, DOSSIER_QUERY_CLAIMS, GTK_EDITABLE (self->search));
  gtk_box_append (GTK_BOX (field), self->search);
  gtk_box_append (GTK_BOX (field), dossier_search_guide_help_button_new (DOSSIER_SEARCH_GUIDE (self->guide)));
  self->count = line_new ("claim-origin");
  gtk_widget_set_hexpand (self->count, TRUE);
  self->kinds = kinds_new ();
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (kind_chosen_cb), self, G_CONNECT_SWAPPED);
  self->follow = dossier_follow_button_new ();
  gtk_widget_set_visible (self->follow, FALSE);
  gtk_box_append (GTK_BOX (row), self->count);
  gtk_box_append (GTK_BOX (row), self->follow);
  gtk_box_append (GTK_BOX (row), self->kinds);
  gtk_box_append (GTK_BOX (row), menu_button_new ());
  gtk_box_append (GTK_BOX (bar), field);
  gtk_box_append (GTK_BOX (bar), self->guide);
  gtk_box_append (GTK_BOX (bar), row);
  gtk_widget_add_css_class (bar, "moves-bar");
  return bar;
}

static void
dossier_moves_page_dispose (GObject *object)
{
  DossierMovesPage *self = DOSSIER_MOVES_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  G_OBJECT_CLASS (dossier_moves_page_parent_class)->dispose (object);
}

static void
dossier_moves_page_finalize (GObject *object)
{
  DossierMovesPage *self = DOSSIER_MOVES_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->asked);
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
  self->is_typing = TRUE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  enable (self, "reverse", FALSE);
  enable (self, "export", FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "moves", G_ACTION_GROUP (self->actions));
}

static void
fill_stack (DossierMovesPage *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      dossier_status_page_new ("media-playlist-shuffle-symbolic", _ ("No moves yet"),
                               _ ("Who joined, left, founded, funded or bought whom appears here as soon as stories "
                                  "are added that say so.")),
      "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dossier_status_page_new ("system-search-symbolic", _ ("Nothing found"),
                                                _ ("Try fewer words, or all kinds of moves. Names must be whole: "
                                                   "from:OpenAI, who:\"Jan Leike\".")),
                       "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->table), "list");
  gtk_widget_set_vexpand (self->stack, TRUE);
}

GtkWidget *
dossier_moves_page_new (DossierLibrary *library)
{
  DossierMovesPage *self = g_object_new (DOSSIER_TYPE_MOVES_PAGE, NULL);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->store = g_object_ref (dossier_library_get_store (library));
  self->claims = dossier_claim_list_new (self->store);
  self->table = DOSSIER_MOVES_TABLE (dossier_moves_table_new (G_LIST_MODEL (self->claims)));
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (self->table, "order-changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  fill_stack (self);
  gtk_box_append (GTK_BOX (box), bar_new (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  g_signal_connect_object (self->store, "stories-added", G_CALLBACK (stories_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "stories-removed", G_CALLBACK (stories_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "stories-changed", G_CALLBACK (told_otherwise_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "entities-changed", G_CALLBACK (entities_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
