/* ui-fixture.c - a library with one story in it, and a window that writes down which actions it hears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "ui-fixture.h"

#include "dossier-parts.h"
#include "dossier-settings.h"
#include "../model/table-case.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- a story ---- */

static void
add_block (DossierDocumentBuilder *builder, DossierSpanKind kind, guint level, const char *text)
{
  dossier_document_builder_open (builder, kind, level, NULL);
  dossier_document_builder_add_text (builder, text, -1);
  dossier_document_builder_close (builder);
}

static void
add_paragraph (DossierDocumentBuilder *builder, const char *text)
{
  dossier_document_builder_add_text (builder, text, -1);
  dossier_document_builder_break (builder);
}

static DossierDocument *
make_document (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  add_paragraph (builder,
                 "In a recent announcement, John Schulman, co-founder of OpenAI, revealed his decision to leave "
                 "the Microsoft-backed company and join Anthropic, an artificial intelligence startup funded "
                 "by Amazon. This move marks a shift in the landscape of alignment research.");
  dossier_document_builder_add_text (builder,
                                     "John Schulman’s departure comes less than three months after the "
                                     "disbanding of the superalignment team. He wants to ",
                                     -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_STRONG, 0, NULL);
  dossier_document_builder_add_text (builder, "deepen his focus on AI alignment", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, " and return to hands-on technical work. ", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "https://example.org/announcement");
  dossier_document_builder_add_text (builder, "Read the announcement", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, ".", -1);
  dossier_document_builder_break (builder);
  add_block (builder, DOSSIER_SPAN_HEADING, 2, "Not an isolated incident");
  add_paragraph (builder,
                 "Earlier this year, Jan Leike and Ilya Sutskever, leaders of the superalignment team, also left "
                 "OpenAI. Jan Leike joined Anthropic, while Ilya Sutskever is starting a new company.");
  add_block (
      builder, DOSSIER_SPAN_QUOTE, 1,
      "I have made the difficult decision to leave OpenAI. This choice stems from my desire to deepen my focus on "
      "AI alignment.");
  add_block (builder, DOSSIER_SPAN_LIST_ITEM, 1, "Schulman: left OpenAI, joined Anthropic");
  add_block (builder, DOSSIER_SPAN_LIST_ITEM, 1, "Sutskever: founded something new");
  g_ptr_array_add (rows, g_strsplit ("Person|From|To", "|", -1));
  g_ptr_array_add (rows, g_strsplit ("John Schulman|OpenAI|Anthropic", "|", -1));
  g_ptr_array_add (rows, g_strsplit ("Jan Leike|OpenAI|Anthropic", "|", -1));
  table_case_add (builder, rows);
  add_block (builder, DOSSIER_SPAN_CODE_BLOCK, 0, "leave (\"OpenAI\");\njoin (\"Anthropic\");");
  dossier_document_builder_add_image (builder, "https://example.org/offices.jpg", "The offices in San Francisco");
  add_block (builder, DOSSIER_SPAN_CAPTION, 0, "Where it happened.");
  return dossier_document_builder_end (builder);
}

/* The offset of @words in @text, in code points. */
static guint
offset_of (const char *text, const char *words)
{
  const char *place = strstr (text, words);

  g_assert_nonnull (place);
  return g_utf8_pointer_to_offset (text, place);
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  return (int) ((const DossierMention *) a)->start - (int) ((const DossierMention *) b)->start;
}

static void
add_claim (DossierRecognition *recognition, const char *text, DossierClaimKind kind, DossierClaimFlags flags,
           int subject, int object, const char *cue, const char *sentence)
{
  DossierFoundClaim *claim = dossier_found_claim_new (kind);

  claim->flags = flags;
  claim->subject = subject;
  claim->object = object;
  claim->start = offset_of (text, cue);
  claim->length = g_utf8_strlen (cue, -1);
  claim->sentence_start = offset_of (text, sentence);
  claim->sentence_length = g_utf8_strlen (sentence, -1);
  claim->pattern = g_strdup ("test");
  g_ptr_array_add (recognition->claims, claim);
}

static DossierRecognition *
make_recognition (const char *text)
{
  static const struct
  {
    const char       *name;
    DossierEntityKind kind;
    DossierSubtype    subtype;
  } names[] = {
    { "John Schulman", DOSSIER_ENTITY_PERSON, DOSSIER_SUBTYPE_NONE },
    { "OpenAI", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_COMPANY },
    { "Anthropic", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_COMPANY },
    { "Jan Leike", DOSSIER_ENTITY_PERSON, DOSSIER_SUBTYPE_NONE },
    { "Ilya Sutskever", DOSSIER_ENTITY_PERSON, DOSSIER_SUBTYPE_NONE },
    { "Amazon", DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_COMPANY },
  };
  DossierRecognition *recognition = dossier_recognition_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DossierFoundEntity *entity = dossier_found_entity_new (names[i].kind, names[i].subtype, names[i].name);

      entity->salience = 1.0 - 0.1 * i;
      g_ptr_array_add (recognition->entities, entity);
      for (const char *p = strstr (text, names[i].name); p != NULL; p = strstr (p + 1, names[i].name))
        {
          DossierMention mention = { g_utf8_pointer_to_offset (text, p), g_utf8_strlen (names[i].name, -1), i };

          g_array_append_val (recognition->mentions, mention);
        }
    }
  g_array_sort (recognition->mentions, compare_mentions);
  add_claim (recognition, text, DOSSIER_CLAIM_LEFT, DOSSIER_CLAIM_PLANNED, 0, 1, "his decision to leave",
             "In a recent announcement");
  add_claim (recognition, text, DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_PLANNED, 0, 2, "join Anthropic",
             "In a recent announcement");
  add_claim (recognition, text, DOSSIER_CLAIM_LEFT, 0, 3, 1, "also left OpenAI", "Earlier this year, Jan Leike");
  add_claim (recognition, text, DOSSIER_CLAIM_JOINED, 0, 3, 2, "joined Anthropic, while", "Jan Leike joined Anthropic");
  add_claim (recognition, text, DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_DENIED, 4, 2, "Ilya Sutskever is starting",
             "Jan Leike joined Anthropic");
  return recognition;
}

DossierDraft *
ui_make_draft (void)
{
  DossierDraft *draft = dossier_draft_new ();

  draft->title = g_strdup ("John Schulman leaves OpenAI to join rival Anthropic");
  draft->source = g_strdup ("The Decoder");
  draft->uri = g_strdup ("https://example.org/schulman");
  draft->published = dossier_date_from_ymd (2024, 8, 6);
  draft->summary = g_strdup ("The co-founder says he wants to deepen his focus on alignment.");
  draft->document = make_document ();
  draft->recognition = make_recognition (dossier_document_get_text (draft->document));
  return draft;
}

DossierDraft *
ui_make_long_draft (guint n_words)
{
  DossierDraft *draft = dossier_draft_new ();
  GString      *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i % 7 == 0 ? "OpenAI" : "word", i % 120 == 119 ? ".\n" : " ");
  draft->title = g_strdup ("A long story");
  draft->published = dossier_date_from_ymd (2024, 8, 7);
  draft->document = dossier_document_new_from_plain (text->str, text->len);
  draft->recognition = dossier_recognition_new ();
  g_string_free (text, TRUE);
  return draft;
}

gint64
ui_fixture_save (UiFixture *fixture, DossierDraft *draft)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (drafts, draft);
  saved = dossier_store_save (fixture->store, drafts, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, 1);
  return g_array_index (saved, DossierSaveResult, 0).story;
}

/* ---- a window ---- */

static void
heard_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UiFixture       *fixture = user_data;
  g_autofree char *words = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_ptr_array_add (fixture->heard, g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), words));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UiFixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = dossier_store_undo (fixture->store, &error);

  g_assert_no_error (error);
  g_ptr_array_add (fixture->heard, g_strdup_printf ("undo %s", words));
}

static const GActionEntry actions[] = {
  { "filter-entity", heard_cb, "x" },
  { "add-filter-entity", heard_cb, "(xs)" },
  { "open-dossier", heard_cb, "x" },
  { "open-story", heard_cb, "(xi)" },
  { "toast", heard_cb, "s" },
  { "report", heard_cb, "(ss)" },
  { "toast-undo", heard_cb, "s" },
  { "undo", undo_cb, NULL },
  { "show-links", heard_cb, NULL },
  { "show-moves", heard_cb, NULL },
  { "set-followed", heard_cb, "(xib)" },
  { "mark-news-seen", heard_cb, "x" },
  { "finish-aloud", heard_cb, "x" },
};

static gint64
find_entity (UiFixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (fixture->store, name, 0, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return dossier_entity_get_row (g_ptr_array_index (found, 0))->id;
}

void
ui_fixture_set_up (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-ui-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
  fixture->library = dossier_library_new (fixture->store);
  fixture->heard = g_ptr_array_new_with_free_func (g_free);
  fixture->story = ui_fixture_save (fixture, ui_make_draft ());
  fixture->john = find_entity (fixture, "John Schulman");
  fixture->openai = find_entity (fixture, "OpenAI");
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 760, 760);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

void
ui_fixture_tear_down (UiFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_wait (50); /* what the widgets had on their way comes back */
  g_object_unref (fixture->library);
  g_object_unref (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->heard);
}

static void
open_app (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("io.github.dossier.Test%u", g_random_int ());

  fixture->settings = dossier_settings_new (&error);
  g_assert_no_error (error);
  g_settings_set_boolean (fixture->settings, "refresh-on-start", FALSE);
  g_settings_set_int (fixture->settings, "refresh-minutes", 0);
  fixture->app = g_object_new (ADW_TYPE_APPLICATION, "application-id", id, "flags", G_APPLICATION_NON_UNIQUE,
                               "resource-base-path", DOSSIER_RESOURCE_PATH, NULL);
  g_application_register (G_APPLICATION (fixture->app), NULL, &error);
  g_assert_no_error (error);
}

DossierWindow *
ui_fixture_open_window (UiFixture *fixture)
{
  DossierWindow *window;

  if (fixture->app == NULL)
    open_app (fixture);
  window = dossier_window_new (fixture->app, fixture->library, fixture->settings);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

void
ui_fixture_close_window (UiFixture *fixture, DossierWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait (50);
  g_clear_object (&fixture->app);
  g_clear_object (&fixture->settings);
}

void
ui_fixture_show (UiFixture *fixture, GtkWidget *child)
{
  adw_window_set_content (ADW_WINDOW (fixture->window), child);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
ui_wait_until (gboolean (*is_done) (gpointer data), gpointer data)
{
  gint64   until = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  gboolean woken = FALSE;
  guint    source = g_timeout_add (10, wake_cb, &woken);

  while (!is_done (data) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_true (is_done (data));
}

void
ui_wait (guint milliseconds)
{
  gint64   until = g_get_monotonic_time () + milliseconds * 1000;
  gboolean woken = FALSE;
  guint    source = g_timeout_add (5, wake_cb, &woken);

  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

gboolean
ui_fixture_heard (UiFixture *fixture, const char *prefix)
{
  for (guint i = 0; i < fixture->heard->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (fixture->heard, i), prefix))
      return TRUE;
  return FALSE;
}

GtkWidget *
ui_find_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL
      && strstr (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget  *widget;
  const char *text;
} WantedText;

static gboolean
is_on_screen (gpointer data)
{
  const WantedText *wanted = data;
  GtkWidget        *found = ui_find_text (wanted->widget, wanted->text);

  return found != NULL && gtk_widget_get_mapped (found);
}

void
ui_wait_for_text (GtkWidget *widget, const char *text)
{
  WantedText wanted = { widget, text };

  ui_wait_until (is_on_screen, &wanted);
}

GtkWidget *
ui_find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  if (GTK_IS_DROP_DOWN (widget))
    return found;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ui_find_type (child, type);
  return found;
}

GtkWidget *
ui_button_of (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);
}

GMenuModel *
ui_menu_of (GtkWidget *button)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));

  return menu != NULL ? menu : dossier_menu_button_get_menu (GTK_MENU_BUTTON (button));
}
