/* dossier-reader.c - one story to read
 *
 * story:   what is wanted. content: what is shown; it may be of the story before while the wanted one is loading.
 * A reload asks for the same story again and exchanges its highlights, or all of it when its text was revised.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include "dossier-reader-caret.h"
#include "dossier-reader-listen.h"
#include "dossier-reader-table.h"
#include "dossier-settings.h"
#include "dossier-story-tag.h"
#include "dossier-tag-chip.h"
#include "dossier-text-view-tags.h"

G_DEFINE_FINAL_TYPE (DossierReader, dossier_reader, ADW_TYPE_BIN)

void
dossier_reader_report (DossierReader *self, const char *what, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", what, error->message);
}

/* ---- loading ---- */

static void
go_to (DossierReader *self, int place)
{
  if (place < 0)
    {
      dossier_reader_return_to_place (self);
      return;
    }
  dossier_reader_stop_returning (self);
  dossier_text_view_reveal (self->view, place, dossier_reader_measure_sentence (self->content, place));
}

/* Takes @content. */
static void
show_content (DossierReader *self, DossierStoryContent *content)
{
  const DossierStoryRow *row = dossier_story_get_row (content->story);
  g_autofree char       *meta = dossier_reader_meta_words (content);

  if (self->content != NULL
      && dossier_story_get_row (self->content->story)->id != dossier_story_get_row (content->story)->id)
    self->card_entity = 0;
  g_clear_pointer (&self->content, dossier_story_content_free);
  self->content = content;
  self->people = DOSSIER_STORY_PEOPLE (dossier_story_people_new (content));
  self->tags = content->tags->len > 0 ? dossier_tag_chips_new () : NULL;
  if (self->tags != NULL)
    dossier_tag_chips_fill (self->tags, content->tags);
  dossier_text_view_set_content (self->view,
                                 row->title != NULL && *row->title != '\0' ? row->title : _ ("Story without a title"),
                                 meta, self->tags, content->document, content->mentions, GTK_WIDGET (self->people));
  dossier_reader_show_notes (self);
  dossier_reader_images_open (self->images, row->id);
  dossier_reader_find_again (self->find);
  dossier_reader_mark_search (self);
  dossier_reader_aloud_set_story (self->aloud, content);
  dossier_reader_caret_describe (self);
  dossier_reader_begin_place (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "story");
}

static void
show_empty (DossierReader *self)
{
  dossier_reader_remember_place (self);
  dossier_text_view_stop_scrolling (self->view);
  dossier_text_view_popdown (self->view);
  dossier_reader_find_close (self->find);
  dossier_notes_pane_clear (self->notes);
  if (self->images != NULL)
    dossier_reader_images_open (self->images, 0);
  dossier_reader_aloud_set_story (self->aloud, NULL);
  self->story = 0;
  dossier_reader_begin_place (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReader) self = user_data;
  g_autoptr (GError) error = NULL;
  DossierStoryContent *content = dossier_store_load_content_finish (DOSSIER_STORE (source), result, &error);

  if (content == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      show_empty (self);
      dossier_reader_report (self, _ ("The story could not be opened"), error);
      return;
    }
  if (dossier_story_get_row (content->story)->id != self->story) /* another one is wanted by now */
    {
      dossier_story_content_free (content);
      return;
    }
  dossier_reader_remember_place (self);
  show_content (self, content);
  go_to (self, self->place);
}

static void
load (DossierReader *self, GAsyncReadyCallback callback)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dossier_store_load_content_async (self->store, self->story, self->loading, callback, g_object_ref (self));
}

static gboolean
is_shown (DossierReader *self)
{
  return self->content != NULL && dossier_story_get_row (self->content->story)->id == self->story;
}

void
dossier_reader_open (DossierReader *self, gint64 story, int offset)
{
  g_return_if_fail (DOSSIER_IS_READER (self));

  self->note_to_open = 0;
  self->place = offset;
  if (story == 0)
    {
      g_cancellable_cancel (self->loading);
      show_empty (self);
      return;
    }
  if (story == self->story && is_shown (self))
    {
      if (offset >= 0)
        go_to (self, offset);
      return;
    }
  self->story = story;
  dossier_text_view_popdown (self->view);
  if (is_shown (self)) /* the one behind the empty page */
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "story");
  load (self, loaded_cb);
}

gint64
dossier_reader_get_story (DossierReader *self)
{
  return self->story;
}

/* ---- loading again ---- */

static void
show_annotations (DossierReader *self, GPtrArray *annotations)
{
  GPtrArray *old = self->content->annotations;

  self->content->annotations = g_ptr_array_ref (annotations);
  g_ptr_array_unref (old);
  dossier_reader_show_notes (self);
  dossier_reader_caret_describe (self);
}

/* What a person says of them changes them, and only that: the text is the same. */
static void
show_claims (DossierReader *self, GPtrArray *claims)
{
  GPtrArray *old = self->content->claims;

  self->content->claims = g_ptr_array_ref (claims);
  g_ptr_array_unref (old);
  dossier_story_people_set_claims (self->people, claims);
}

static gboolean
are_same_tags (GPtrArray *some, GPtrArray *others)
{
  for (guint i = 0; i < MIN (some->len, others->len); i++)
    if (g_strcmp0 (dossier_story_tag_get_name (some->pdata[i]), dossier_story_tag_get_name (others->pdata[i])) != 0
        || dossier_story_tag_get_id (some->pdata[i]) != dossier_story_tag_get_id (others->pdata[i]))
      return FALSE;
  return some->len == others->len;
}

/* FALSE when there is no place for them: the first ones came. */
static gboolean
show_tags (DossierReader *self, GPtrArray *tags)
{
  if (are_same_tags (self->content->tags, tags))
    return TRUE;
  if (self->tags == NULL || tags->len == 0)
    return FALSE;
  g_ptr_array_unref (self->content->tags);
  self->content->tags = g_ptr_array_ref (tags);
  dossier_tag_chips_fill (self->tags, tags);
  return TRUE;
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content_finish (DOSSIER_STORE (source), result, &error);
  gint64 note = self->note_to_open;

  if (content == NULL)
    {
      if (!g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND)) /* deleted: leave it in view */
        dossier_reader_report (self, _ ("The highlights could not be read"), error);
      return;
    }
  if (!is_shown (self) || dossier_story_get_row (content->story)->id != self->story)
    return;
  if (content->revision == self->content->revision && show_tags (self, content->tags))
    {
      show_claims (self, content->claims);
      show_annotations (self, content->annotations);
    }
  else
    {
      dossier_reader_remember_place (self);
      show_content (self, g_steal_pointer (&content));
      go_to (self, -1);
    }
  self->note_to_open = 0;
  if (note != 0)
    dossier_reader_show_annotation (self, note, TRUE);
}

static gboolean
reload_idle_cb (gpointer user_data)
{
  DossierReader *self = user_data;

  self->reload_source = 0;
  if (is_shown (self))
    load (self, reloaded_cb);
  return G_SOURCE_REMOVE;
}

void
dossier_reader_reload (DossierReader *self, gint64 note_to_open)
{
  if (note_to_open != 0)
    self->note_to_open = note_to_open;
  if (self->story != 0 && self->reload_source == 0)
    self->reload_source = g_idle_add (reload_idle_cb, self);
}

static void
stories_changed_cb (DossierReader *self, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == self->story)
      dossier_reader_reload (self, 0);
}

/* ---- what the text says was clicked ---- */

static const DossierStoredMention *
find_mention (DossierReader *self, guint start)
{
  for (guint i = 0; i < self->content->mentions->len; i++)
    if (g_array_index (self->content->mentions, DossierStoredMention, i).start == start)
      return &g_array_index (self->content->mentions, DossierStoredMention, i);
  return NULL;
}

static void
entity_clicked_cb (DossierReader *self, gint64 entity, guint start, guint length)
{
  dossier_reader_open_card (self, find_mention (self, start));
}

static void
annotation_clicked_cb (DossierReader *self, gint64 annotation, guint start, guint length)
{
  dossier_reader_show_annotation (self, annotation, FALSE);
}

static void
highlight_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  DossierColour  colour = self->last_colour;

  dossier_colour_from_string (g_variant_get_string (parameter, NULL), &colour);
  dossier_reader_highlight (self, colour, FALSE);
}

static void
add_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  dossier_reader_highlight (self, self->last_colour, TRUE);
}

static void
add_claim_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_add_claim (DOSSIER_READER (widget));
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  if (is_shown (self))
    dossier_reader_find_open (self->find);
}

static void
next_mention_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_go_to_mention (DOSSIER_READER (widget), 1);
}

static void
previous_mention_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_go_to_mention (DOSSIER_READER (widget), -1);
}

static void
show_people_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_text_view_reveal_footer (DOSSIER_READER (widget)->view);
}

static void
show_images_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_images_show (DOSSIER_READER (widget)->images);
}

static void
stop_images_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_images_stop (DOSSIER_READER (widget)->images);
}

static void
image_clicked_cb (DossierReader *self, const char *uri, const char *alt)
{
  dossier_reader_images_enlarge (self->images, uri, alt);
}

static void
show_place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  if (!is_shown (self))
    return;
  go_to (self, g_variant_get_int32 (parameter));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ---- pages ---- */

static GtkWidget *
empty_page_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No story open"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Choose a story from the list to read it here."));
  return page;
}

/* What is added to the menu that a text view has. */
static void
add_to_menu (DossierTextView *view)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Highlight"), "reader.highlight::");
  g_menu_append (menu, _ ("Highlight with a _Note"), "reader.add-note");
  g_menu_append (menu, _ ("Add a _Move…"), "reader.add-claim");
  g_menu_append (menu, _ ("_Read Aloud From Here"), "reader.read-aloud-from-here");
  g_menu_append (menu, _ ("Open as a _Table"), "reader.open-table");
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (view), G_MENU_MODEL (menu));
}

static GtkWidget *
story_page_new (DossierReader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  self->view = DOSSIER_TEXT_VIEW (dossier_text_view_new ());
  add_to_menu (self->view);
  self->find = DOSSIER_READER_FIND (dossier_reader_find_new (self->view));
  self->clamp = adw_clamp_scrollable_new ();
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (self->clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  dossier_reader_watch_place (self, GTK_SCROLLED_WINDOW (scrolled));
  self->image_bar = g_object_new (DOSSIER_TYPE_IMAGE_BAR, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->find));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image_bar));
  gtk_box_append (GTK_BOX (box), dossier_reader_lost_bar_new (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  self->aloud_bar = DOSSIER_ALOUD_BAR (dossier_aloud_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->aloud_bar));
  g_signal_connect_object (self->view, "entity-clicked", G_CALLBACK (entity_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "link-clicked", G_CALLBACK (dossier_reader_open_link), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "anchor-clicked", G_CALLBACK (dossier_reader_follow_anchor), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "annotation-clicked", G_CALLBACK (annotation_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "meta-clicked", G_CALLBACK (dossier_text_view_reveal_footer), self->view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "image-clicked", G_CALLBACK (image_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "selected", G_CALLBACK (dossier_reader_show_swatches), self, G_CONNECT_SWAPPED);
  return dossier_reader_split_notes (self, box, GTK_SCROLLED_WINDOW (scrolled));
}

static void
dossier_reader_unmap (GtkWidget *widget)
{
  dossier_reader_aloud_pause (DOSSIER_READER (widget)->aloud);
  dossier_reader_remember_place (DOSSIER_READER (widget));
  GTK_WIDGET_CLASS (dossier_reader_parent_class)->unmap (widget);
}

static gboolean
dossier_reader_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_READER (widget)->view));
}

static void
dossier_reader_dispose (GObject *object)
{
  DossierReader *self = DOSSIER_READER (object);

  if (self->css != NULL)
    {
      dossier_text_view_popdown (self->view); /* hands out a note that is being written */
      dossier_notes_pane_clear (self->notes); /* likewise */
      dossier_reader_remember_place (self);
      dossier_reader_end_style (self);
    }
  if (self->images != NULL)
    dossier_reader_images_open (self->images, 0);
  g_clear_object (&self->images);
  g_clear_object (&self->aloud);
  dossier_reader_end_search (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_handle_id (&self->time_source, g_source_remove);
  g_clear_handle_id (&self->return_source, g_source_remove);
  g_clear_object (&self->settings);
  self->story = 0;
  G_OBJECT_CLASS (dossier_reader_parent_class)->dispose (object);
}

static void
dossier_reader_finalize (GObject *object)
{
  DossierReader *self = DOSSIER_READER (object);

  g_clear_pointer (&self->content, dossier_story_content_free);
  g_hash_table_unref (self->places);
  g_array_unref (self->filter_entities);
  g_hash_table_unref (self->drafts);
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_reader_parent_class)->finalize (object);
}

static void
dossier_reader_class_init (DossierReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_reader_finalize;
  widget_class->unmap = dossier_reader_unmap;
  dossier_reader_listen_install (widget_class);
  dossier_reader_caret_install (widget_class);
  dossier_reader_table_install (widget_class);
  dossier_reader_class_add_notes (klass);
  widget_class->grab_focus = dossier_reader_grab_focus;
  g_signal_new ("time-left", DOSSIER_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "reader.highlight", "s", highlight_cb);
  gtk_widget_class_install_action (widget_class, "reader.add-note", NULL, add_note_cb);
  gtk_widget_class_install_action (widget_class, "reader.add-claim", NULL, add_claim_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "reader.add-claim", NULL);
  gtk_widget_class_install_action (widget_class, "reader.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "reader.next-mention", NULL, next_mention_cb);
  gtk_widget_class_install_action (widget_class, "reader.previous-mention", NULL, previous_mention_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-people", NULL, show_people_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-images", NULL, show_images_cb);
  gtk_widget_class_install_action (widget_class, "reader.stop-images", NULL, stop_images_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-place", "i", show_place_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "reader.highlight", "s", "");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.add-note",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "reader.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "reader.show-people", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.show-images",
                                       NULL);
}

static void
dossier_reader_init (DossierReader *self)
{
  self->place = -1;
  self->filter_entities = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty_page_new (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), story_page_new (self), "story");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reader");
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
}

GtkWidget *
dossier_reader_new_with_speaker (DossierLibrary *library, DossierSpeaker *speaker)
{
  DossierReader *self = g_object_new (DOSSIER_TYPE_READER, NULL);

  self->library = g_object_ref (library);
  self->store = g_object_ref (dossier_library_get_store (library));
  self->settings = dossier_settings_new (NULL);
  dossier_reader_start_keeper (self);
  self->images = dossier_reader_images_new (library, self->settings, self->view, self->image_bar);
  dossier_reader_listen_set_up (self, speaker);
  dossier_reader_caret_set_up (self);
  g_signal_connect_object (self->store, "stories-changed", G_CALLBACK (stories_changed_cb), self, G_CONNECT_SWAPPED);
  dossier_reader_start_style (self);
  if (self->settings != NULL)
    g_settings_bind (self->settings, "show-notes", self, "notes-shown", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}

GtkWidget *
dossier_reader_new (DossierLibrary *library)
{
  g_autoptr (DossierSpeaker) speaker = dossier_speaker_new ();

  return dossier_reader_new_with_speaker (library, speaker);
}
