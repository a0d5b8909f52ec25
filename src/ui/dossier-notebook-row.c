/* dossier-notebook-row.c - a highlight, or the heading of a group of them, as a row of the notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-notebook-row.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-annotation-swatches.h"
#include "dossier-claim-words.h"
#include "dossier-clipped-text.h"
#include "dossier-line-layout.h"
#include "dossier-wrap-layout.h"

#define QUOTE_LINES 3
#define NOTE_LINES 3
#define SPACING 10

struct _DossierNotebookRow
{
  GtkWidget parent;

  DossierStore          *store;
  GObject               *item; /* or NULL */
  DossierAnnotationGroup group;
  char                  *label;

  GtkWidget *check, *mark, *lines;
  GtkWidget *heading, *quote, *note, *signs, *origin;
};

G_DEFINE_FINAL_TYPE (DossierNotebookRow, dossier_notebook_row, GTK_TYPE_WIDGET)

/* ---- words ---- */

/* The day a moment is on, by the local calendar. */
static char *
dup_day (gint64 moment)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (moment);
  DossierDate day;

  if (local == NULL)
    return g_strdup ("");
  day = dossier_date_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                               g_date_time_get_day_of_month (local));
  return dossier_date_words (&day);
}

static char *
join_origin (const char *title, const char *source, const char *day)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (title != NULL && *title != '\0')
    g_ptr_array_add (parts, (char *) title);
  if (source != NULL && *source != '\0')
    g_ptr_array_add (parts, (char *) source);
  if (day != NULL && *day != '\0')
    g_ptr_array_add (parts, (char *) day);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* Title, source and day of a story; the title may be left out. "" when it is gone. */
static char *
dup_story_words (DossierNotebookRow *self, gint64 id, gboolean with_title)
{
  g_autoptr (DossierStory) loaded = dossier_store_load_story (self->store, id, NULL);
  const DossierStoryRow *story = loaded != NULL ? dossier_story_get_row (loaded) : NULL;
  g_autofree char       *told = NULL;

  if (story == NULL)
    return g_strdup ("");
  if (story->published.precision != DOSSIER_PRECISION_UNKNOWN)
    told = dossier_date_words (&story->published);
  return join_origin (with_title ? story->title : NULL, story->source, told);
}

static char *
dup_title (DossierNotebookRow *self, gint64 id)
{
  g_autoptr (DossierStory) story = dossier_store_load_story (self->store, id, NULL);

  return g_strdup (story != NULL ? dossier_story_get_row (story)->title : "");
}

/* What the heading says already is not said again: then it is when it was made that tells them apart. */
static char *
dup_origin (DossierNotebookRow *self, const DossierAnnotationRow *row)
{
  g_autofree char *made = NULL;

  if (self->group != DOSSIER_ANNOTATION_GROUP_STORY)
    return dup_story_words (self, row->story, TRUE);
  made = dup_day (row->created);
  /* TRANSLATORS: %s is a day: when words were highlighted */
  return g_strdup_printf (_ ("Highlighted on %s"), made);
}

static char *
dup_who_words (DossierNotebookRow *self, gint64 id)
{
  g_autoptr (DossierEntity) entity = id != 0 ? dossier_store_load_entity (self->store, id, NULL) : NULL;

  return g_strdup (entity != NULL ? dossier_entity_get_row (entity)->name : _ ("About nobody"));
}

static char *
dup_heading (DossierNotebookRow *self, DossierAnnotationHeading *heading)
{
  gint64      key = dossier_annotation_heading_get_key (heading);
  DossierDate day = { key, key + 24 * 60 * 60, DOSSIER_PRECISION_DAY };

  switch (dossier_annotation_heading_get_group (heading)) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_ANNOTATION_GROUP_NONE: return g_strdup ("");
    case DOSSIER_ANNOTATION_GROUP_STORY: return dup_title (self, key);
    case DOSSIER_ANNOTATION_GROUP_WHO: return dup_who_words (self, key);
    case DOSSIER_ANNOTATION_GROUP_DAY: return dossier_date_words (&day);
    }
  g_assert_not_reached ();
}

static void
set_label (DossierNotebookRow *self, char *label)
{
  g_free (self->label);
  self->label = label;
  dossier_accessible_name (GTK_WIDGET (self), label);
  dossier_accessible_name_row (GTK_WIDGET (self), label);
}

const char *
dossier_notebook_row_get_label (DossierNotebookRow *self)
{
  return self->label;
}

/* ---- signs: tags, who it is about, lost ---- */

static void
add_sign (DossierNotebookRow *self, const char *text, const char *style, GString *label)
{
  GtkWidget *sign = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (sign), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (sign), 28);
  gtk_widget_add_css_class (sign, "notebook-sign");
  gtk_widget_add_css_class (sign, style);
  gtk_box_append (GTK_BOX (self->signs), sign);
  g_string_append_printf (label, ", %s", text);
}

static void
clear_signs (DossierNotebookRow *self)
{
  GtkWidget *sign;

  while ((sign = gtk_widget_get_first_child (self->signs)) != NULL)
    gtk_box_remove (GTK_BOX (self->signs), sign);
}

static void
fill_signs (DossierNotebookRow *self, const DossierAnnotationRow *row, GString *label)
{
  clear_signs (self);
  if (row->id != 0 && dossier_store_is_annotation_lost (self->store, row->id))
    add_sign (self, _ ("Not in the present text"), "lost", label);
  if (row->entity_name != NULL)
    {
      /* TRANSLATORS: %s is a person or an organization that a highlight is about */
      g_autofree char *about = g_strdup_printf (_ ("About %s"), row->entity_name);

      add_sign (self, about, "about", label);
    }
  for (guint i = 0; row->tags != NULL && row->tags[i] != NULL; i++)
    {
      /* TRANSLATORS: %s is the name of a tag */
      g_autofree char *tag = g_strdup_printf (C_ ("tag", "#%s"), row->tags[i]);

      add_sign (self, tag, "tag", label);
    }
  gtk_widget_set_visible (self->signs, gtk_widget_get_first_child (self->signs) != NULL);
}

/* ---- what it shows ---- */

static void
set_colour (DossierNotebookRow *self, DossierColour colour)
{
  for (guint i = 0; i < DOSSIER_N_COLOURS; i++)
    if (i == colour)
      gtk_widget_add_css_class (self->mark, dossier_colour_to_string (i));
    else
      gtk_widget_remove_css_class (self->mark, dossier_colour_to_string (i));
  gtk_widget_set_tooltip_text (self->mark, dossier_colour_words (colour));
}

static void
show_parts (DossierNotebookRow *self, gboolean is_heading)
{
  gtk_widget_set_visible (self->heading, is_heading);
  gtk_widget_set_visible (self->mark, !is_heading);
  if (is_heading)
    {
      gtk_widget_set_visible (self->quote, FALSE);
      gtk_widget_set_visible (self->note, FALSE);
      gtk_widget_set_visible (self->signs, FALSE);
    }
}

static void
show_annotation (DossierNotebookRow *self)
{
  const DossierAnnotationRow *row = dossier_annotation_get_row (DOSSIER_ANNOTATION (self->item));
  g_autofree char            *origin = dup_origin (self, row);
  gboolean                    is_whole = row->quote == NULL || *row->quote == '\0';
  g_autofree char            *quote = dossier_quote_dup_shown (row->quote);
  GString                    *label = g_string_new (NULL);

  show_parts (self, FALSE);
  set_colour (self, row->colour);
  dossier_clipped_text_set (DOSSIER_CLIPPED_TEXT (self->quote), is_whole ? _ ("On the whole story") : quote);
  dossier_clipped_text_set (DOSSIER_CLIPPED_TEXT (self->note), row->note);
  dossier_clipped_text_set (DOSSIER_CLIPPED_TEXT (self->origin), origin);
  g_string_append_printf (label, "%s, %s", dossier_colour_words (row->colour),
                          dossier_clipped_text_get (DOSSIER_CLIPPED_TEXT (self->quote)));
  if (row->note != NULL && *row->note != '\0')
    g_string_append_printf (label, ", %s", dossier_clipped_text_get (DOSSIER_CLIPPED_TEXT (self->note)));
  fill_signs (self, row, label);
  g_string_append_printf (label, ", %s", origin);
  set_label (self, g_string_free (label, FALSE));
}

static void
show_heading (DossierNotebookRow *self)
{
  DossierAnnotationHeading *heading = DOSSIER_ANNOTATION_HEADING (self->item);
  guint                     n = dossier_annotation_heading_get_n (heading);
  gboolean                  is_story = dossier_annotation_heading_get_group (heading) == DOSSIER_ANNOTATION_GROUP_STORY;
  g_autofree char          *words = dup_heading (self, heading);
  g_autofree char          *count = g_strdup_printf (ngettext ("%u highlight", "%u highlights", n), n);
  g_autofree char          *more
      = is_story ? dup_story_words (self, dossier_annotation_heading_get_key (heading), FALSE) : g_strdup ("");
  g_autofree char *origin = join_origin (more, NULL, count);

  show_parts (self, TRUE);
  dossier_clipped_text_set (DOSSIER_CLIPPED_TEXT (self->heading), words);
  dossier_clipped_text_set (DOSSIER_CLIPPED_TEXT (self->origin), origin);
  set_label (self, join_origin (words, NULL, origin));
}

/* The list's own row around this one shows who is chosen: a heading never is, though all are. */
static void
set_style (DossierNotebookRow *self, gboolean is_heading)
{
  GtkWidget *rows[] = { GTK_WIDGET (self), gtk_widget_get_parent (GTK_WIDGET (self)) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i] != NULL && is_heading)
      gtk_widget_add_css_class (rows[i], "heading-row");
    else if (rows[i] != NULL)
      gtk_widget_remove_css_class (rows[i], "heading-row");
}

static void
show (DossierNotebookRow *self)
{
  gboolean is_heading = DOSSIER_IS_ANNOTATION_HEADING (self->item);

  set_style (self, is_heading);
  if (is_heading)
    show_heading (self);
  else
    show_annotation (self);
}

void
dossier_notebook_row_set_item (DossierNotebookRow *self, GObject *item, DossierAnnotationGroup group)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  self->group = group;
  if (item == NULL)
    return;
  g_signal_connect_object (item, DOSSIER_IS_ANNOTATION_HEADING (item) ? "notify::n" : "notify::row", G_CALLBACK (show),
                           self, G_CONNECT_SWAPPED);
  show (self);
}

void
dossier_notebook_row_set_chosen (DossierNotebookRow *self, gboolean is_choosing, gboolean is_chosen)
{
  gtk_widget_set_visible (self->check, is_choosing && !DOSSIER_IS_ANNOTATION_HEADING (self->item));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), is_chosen);
}

/* ---- object ---- */

static void
dossier_notebook_row_dispose (GObject *object)
{
  DossierNotebookRow *self = DOSSIER_NOTEBOOK_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->lines, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_notebook_row_parent_class)->dispose (object);
}

static void
dossier_notebook_row_finalize (GObject *object)
{
  g_free (DOSSIER_NOTEBOOK_ROW (object)->label);
  G_OBJECT_CLASS (dossier_notebook_row_parent_class)->finalize (object);
}

static void
dossier_notebook_row_class_init (DossierNotebookRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_notebook_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_notebook_row_finalize;
}

static void
build_lines (DossierNotebookRow *self)
{
  GtkWidget *parts[5];

  self->heading = dossier_clipped_text_new (2, "notebook-heading");
  self->quote = dossier_clipped_text_new (QUOTE_LINES, "notebook-quote");
  self->note = dossier_clipped_text_new (NOTE_LINES, "notebook-note");
  self->signs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->signs, dossier_wrap_layout_new (6));
  self->origin = dossier_clipped_text_new (1, "notebook-origin");
  parts[0] = self->heading;
  parts[1] = self->quote;
  parts[2] = self->note;
  parts[3] = self->signs;
  parts[4] = self->origin;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (self->lines), parts[i]);
}

static void
dossier_notebook_row_init (DossierNotebookRow *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), dossier_line_layout_new (SPACING));
  self->check = gtk_check_button_new ();
  self->mark = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  /* The row is chosen, by its list: this only shows it. */
  gtk_widget_set_can_target (self->check, FALSE);
  gtk_widget_set_focusable (self->check, FALSE);
  gtk_widget_set_valign (self->check, GTK_ALIGN_START);
  gtk_widget_set_visible (self->check, FALSE);
  gtk_widget_add_css_class (self->mark, "notebook-mark");
  gtk_widget_set_hexpand (self->lines, TRUE);
  build_lines (self);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "notebook-row");
}

GtkWidget *
dossier_notebook_row_new (DossierStore *store)
{
  DossierNotebookRow *self = g_object_new (DOSSIER_TYPE_NOTEBOOK_ROW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
