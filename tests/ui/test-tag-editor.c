/* test-tag-editor.c - tags in the window: the field for them, the chips at a story, the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-reader-private.h"
#include "dossier-sidebar-menu.h"
#include "dossier-sidebar-row.h"
#include "dossier-story-tags.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  gint64         story, other;
  const char    *want; /* waited for */
} Desk;

static void
add_tag (Desk *desk, gint64 story, const char *name)
{
  g_autoptr (DossierChange) change = dossier_change_add_tag (&story, 1, name);
  g_autoptr (GError) error = NULL;

  dossier_store_apply (desk->fixture.store, change, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_open (gpointer data)
{
  Desk          *desk = data;
  DossierReader *reader = DOSSIER_READER (desk->window->reader);

  return reader->content != NULL && dossier_story_get_row (reader->content->story)->id == desk->story
         && dossier_text_view_is_filled (reader->view);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  desk->story = desk->fixture.story;
  desk->other = ui_fixture_save (&desk->fixture, ui_make_long_draft (50));
  add_tag (desk, desk->other, "Chips");
  add_tag (desk, desk->other, "To read");
  desk->window = ui_fixture_open_window (&desk->fixture);
  dossier_window_read (desk->window, desk->story, -1, FALSE, TRUE);
  ui_wait_until (is_open, desk);
}

static gboolean
is_not_edited (gpointer data)
{
  return !gtk_widget_get_mapped (GTK_WIDGET (((Desk *) data)->window->tag_editor));
}

/* GTK 4.8 complains when a tooltip is due half a second after the pointer came, and its popover or window has been
 * destroyed by then; libadwaita 1.2 does not bear that a toast goes while it moves: they come to rest first. */
static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_menu_button_popdown (desk->window->tags_button);
  ui_wait_until (is_not_edited, desk);
  ui_wait (400);
  gtk_widget_set_visible (GTK_WIDGET (desk->window), FALSE);
  ui_wait (600);
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

/* Names of the story's tags, with commas. */
static char *
dup_tags (Desk *desk)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) tags = NULL;
  GString *names = g_string_new (NULL);

  g_array_append_val (one, desk->story);
  tags = dossier_store_list_tags_of_stories (desk->fixture.store, one, NULL);
  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "", dossier_story_tag_get_name (tags->pdata[i]));
  return g_string_free (names, FALSE);
}

static gboolean
has_tags (gpointer data)
{
  Desk            *desk = data;
  g_autofree char *tags = dup_tags (desk);

  return g_str_equal (tags, desk->want);
}

static void
assert_tags (Desk *desk, const char *want)
{
  desk->want = want;
  ui_wait_until (has_tags, desk);
}

static gboolean
is_edited (gpointer data)
{
  DossierTagEditor *editor = ((Desk *) data)->window->tag_editor;

  return gtk_widget_get_mapped (GTK_WIDGET (editor)) && dossier_tag_editor_count_offers (editor) > 0;
}

static void
edit (Desk *desk)
{
  g_action_group_activate_action (G_ACTION_GROUP (desk->window->story_actions), "edit-tags", NULL);
  ui_wait_until (is_edited, desk);
}

static void
type (Desk *desk, const char *name)
{
  GtkEditable *entry = dossier_tag_editor_get_entry (desk->window->tag_editor);

  gtk_editable_set_text (entry, name);
  g_signal_emit_by_name (entry, "activate");
}

/* A button with that tooltip, or that action. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget)
      && (g_strcmp0 (gtk_widget_get_tooltip_text (widget), label) == 0
          || g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_chip (gpointer data)
{
  Desk *desk = data;

  return find_button (desk->window->reader, desk->want) != NULL;
}

static gboolean
has_no_chip (gpointer data)
{
  return !has_chip (data);
}

static gboolean
has_remover (gpointer data)
{
  Desk *desk = data;

  return find_button (GTK_WIDGET (desk->window->tag_editor), desk->want) != NULL;
}

static void
test_typed_names_are_added (Desk *desk, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  edit (desk);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window->tag_editor), "no tags yet"));
  type (desk, "  Oversight ");
  assert_tags (desk, "Oversight");
  g_assert_cmpstr (gtk_editable_get_text (dossier_tag_editor_get_entry (desk->window->tag_editor)), ==, "");
  type (desk, "chips"); /* as it is written elsewhere */
  assert_tags (desk, "Chips,Oversight");
  sentence = dossier_store_undo (desk->fixture.store, NULL);
  g_assert_cmpstr (sentence, ==, "Adding the tag “chips” was undone");
  assert_tags (desk, "Oversight");
}

static void
test_known_names_are_offered (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    guint       n;
  } cases[] = { { "", 2 }, { "CH", 1 }, { "read", 1 }, { "i", 1 }, { "x", 0 }, { "c", 1 } };
  GtkEditable   *entry = dossier_tag_editor_get_entry (desk->window->tag_editor);
  GtkWidget     *offer;
  GtkListBoxRow *row;

  edit (desk);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (entry, cases[i].typed);
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpuint (dossier_tag_editor_count_offers (desk->window->tag_editor), ==, cases[i].n);
    }
  offer = ui_find_text (GTK_WIDGET (desk->window->tag_editor), "Chips");
  g_assert_nonnull (offer);
  row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (offer, GTK_TYPE_LIST_BOX_ROW));
  gtk_test_accessible_assert_property (GTK_WIDGET (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Chips, 1 story");
  g_assert_true (gtk_widget_activate (GTK_WIDGET (row)));
  assert_tags (desk, "Chips");
}

static void
test_tags_are_taken_away (Desk *desk, gconstpointer data)
{
  add_tag (desk, desk->story, "Chips");
  edit (desk);
  desk->want = "story.remove-tag";
  ui_wait_until (has_remover, desk);
  gtk_test_accessible_assert_property (find_button (GTK_WIDGET (desk->window->tag_editor), desk->want),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove the tag “Chips”");
  g_signal_emit_by_name (find_button (GTK_WIDGET (desk->window->tag_editor), desk->want), "clicked");
  assert_tags (desk, "");
}

static void
test_a_name_that_cannot_be_is_told (Desk *desk, gconstpointer data)
{
  g_autofree char *name = g_strnfill (DOSSIER_STORY_TAG_MAX_LENGTH + 1, 'x');
  GtkWidget       *entry = GTK_WIDGET (dossier_tag_editor_get_entry (desk->window->tag_editor));

  edit (desk);
  type (desk, name);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window->tag_editor), "at most 100 characters"));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "x");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  assert_tags (desk, "");
}

static void
test_chips_at_the_story_follow_and_filter (Desk *desk, gconstpointer data)
{
  DossierReader     *reader = DOSSIER_READER (desk->window->reader);
  const DossierTerm *term;
  g_autofree char   *sentence = NULL;
  gint64             chips = dossier_store_find_tag (desk->fixture.store, "Chips", NULL);

  g_assert_null (reader->tags);
  add_tag (desk, desk->story, "Chips");
  desk->want = "Stories with the tag “Chips”";
  ui_wait_until (has_chip, desk);
  add_tag (desk, desk->story, "To read");
  desk->want = "Stories with the tag “To read”";
  ui_wait_until (has_chip, desk);
  g_signal_emit_by_name (find_button (desk->window->reader, "Stories with the tag “Chips”"), "clicked");
  term = dossier_query_get_term (dossier_story_pane_get_query (desk->window->stories), 0);
  g_assert_cmpint (term->field, ==, DOSSIER_TERM_TAG);
  g_assert_cmpint (term->id, ==, chips);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window->stories), "Tag: Chips"));
  sentence = dossier_store_undo (desk->fixture.store, NULL);
  ui_wait_until (has_no_chip, desk);
}

/* ---- the sidebar ---- */

static DossierSidebarRow *
find_row (Desk *desk)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = dossier_sidebar_get_row (desk->window->sidebar, i)) != NULL; i++)
    if (dossier_sidebar_row_get_kind (DOSSIER_SIDEBAR_ROW (row)) == DOSSIER_SIDEBAR_TAG
        && g_strcmp0 (dossier_sidebar_row_get_name (DOSSIER_SIDEBAR_ROW (row)), desk->want) == 0)
      return DOSSIER_SIDEBAR_ROW (row);
  return NULL;
}

static gboolean
has_row (gpointer data)
{
  return find_row (data) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return find_row (data) == NULL;
}

static void
test_the_sidebar_has_them (Desk *desk, gconstpointer data)
{
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget       *row;
  gint64           chips = dossier_store_find_tag (desk->fixture.store, "Chips", NULL);

  desk->want = "Chips";
  ui_wait_until (has_row, desk);
  row = GTK_WIDGET (find_row (desk));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Chips, 1 story");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window->sidebar), "Tags"));
  menu = dossier_sidebar_menu_new (DOSSIER_SIDEBAR_ROW (row));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  g_assert_true (gtk_widget_activate (row));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.delete-tag", "x", chips);
  ui_wait_until (has_no_row, desk);
  sentence = dossier_store_undo (desk->fixture.store, NULL);
  g_assert_cmpstr (sentence, ==, "Deleting the tag “Chips” was undone");
  ui_wait_until (has_row, desk);
}

static void
test_without_tags_the_sidebar_has_no_such_part (Desk *desk, gconstpointer data)
{
  gint64 tags[] = { dossier_store_find_tag (desk->fixture.store, "Chips", NULL),
                    dossier_store_find_tag (desk->fixture.store, "To read", NULL) };

  desk->want = "To read";
  ui_wait_until (has_row, desk);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autoptr (DossierChange) change = dossier_change_delete_tag (tags[i]);

      g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
    }
  ui_wait_until (has_no_row, desk);
  g_assert_null (ui_find_text (GTK_WIDGET (desk->window->sidebar), "Tags"));
}

static gboolean
has_more (gpointer data)
{
  Desk          *desk = data;
  GtkListBoxRow *row;

  for (int i = 0; (row = dossier_sidebar_get_row (desk->window->sidebar, i)) != NULL; i++)
    if (dossier_sidebar_row_get_kind (DOSSIER_SIDEBAR_ROW (row)) == DOSSIER_SIDEBAR_MORE
        && dossier_sidebar_row_get_section (DOSSIER_SIDEBAR_ROW (row)) == DOSSIER_SIDEBAR_TAGS)
      return TRUE;
  return FALSE;
}

static void
test_of_many_the_sidebar_has_those_most_used (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < DOSSIER_SIDEBAR_FEW; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%u", i);

      add_tag (desk, desk->other, name);
    }
  add_tag (desk, desk->story, "To read");
  ui_wait_until (has_more, desk);
  desk->want = "To read";
  ui_wait_until (has_row, desk);
  desk->want = "Chips";
  g_assert_null (find_row (desk));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "typed names are added", test_typed_names_are_added },
    { "known names are offered", test_known_names_are_offered },
    { "tags are taken away", test_tags_are_taken_away },
    { "a name that cannot be is told", test_a_name_that_cannot_be_is_told },
    { "chips at the story follow and filter", test_chips_at_the_story_follow_and_filter },
    { "the sidebar has them", test_the_sidebar_has_them },
    { "of many the sidebar has those most used", test_of_many_the_sidebar_has_those_most_used },
    { "without tags the sidebar has no such part", test_without_tags_the_sidebar_has_no_such_part },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/tag-editor/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}
