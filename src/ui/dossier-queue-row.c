/* dossier-queue-row.c - one story of those that are to be read aloud
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-queue-row.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-parts.h"

struct _DossierQueueRow
{
  GtkListBoxRow parent;

  DossierStory *story;
  GtkWidget    *up, *down;
};

G_DEFINE_FINAL_TYPE (DossierQueueRow, dossier_queue_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_title (DossierQueueRow *self)
{
  const char *title = dossier_story_get_row (self->story)->title;

  return title != NULL && *title != '\0' ? title : _ ("Story without a title");
}

gint64
dossier_queue_row_get_story (DossierQueueRow *self)
{
  return dossier_story_get_row (self->story)->id;
}

void
dossier_queue_row_set_place (DossierQueueRow *self, guint place, guint n)
{
  /* TRANSLATORS: which of the stories that are read aloud, of how many, and its title: "2 of 5: A story" */
  g_autofree char *name = g_strdup_printf (_ ("%u of %u: %s"), place + 1, n, get_title (self));

  dossier_accessible_name (GTK_WIDGET (self), name);
  gtk_widget_set_sensitive (self->up, place > 0);
  gtk_widget_set_sensitive (self->down, place + 1 < n);
}

static GtkWidget *
label_new (const char *words, int lines)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
words_new (DossierQueueRow *self)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *source = dossier_story_get_row (self->story)->source;
  GtkWidget  *label = label_new (source, 1);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_visible (label, source != NULL && *source != '\0');
  gtk_box_append (GTK_BOX (box), label_new (get_title (self), 2));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* @name (taken): with the title, for whoever does not see the row. */
static GtkWidget *
add_button (GtkWidget *box, const char *icon, const char *tip, char *name, const char *action, GVariant *target)
{
  GtkWidget *button = dossier_icon_button_new (icon, tip, action);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  dossier_accessible_name (button, name);
  g_free (name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_buttons (DossierQueueRow *self, GtkWidget *box)
{
  const char *title = get_title (self);
  gint64      id = dossier_queue_row_get_story (self);

  self->up
      = add_button (box, "go-up-symbolic", _ ("Earlier (Alt+Up)"),
                    /* TRANSLATORS: a story's title */
                    g_strdup_printf (_ ("Read “%s” earlier"), title), "queue.move", g_variant_new ("(xi)", id, -1));
  self->down = add_button (box, "go-down-symbolic", _ ("Later (Alt+Down)"),
                           /* TRANSLATORS: a story's title */
                           g_strdup_printf (_ ("Read “%s” later"), title), "queue.move", g_variant_new ("(xi)", id, 1));
  add_button (box, "list-remove-symbolic", _ ("Take out (Delete)"),
              /* TRANSLATORS: a story's title */
              g_strdup_printf (_ ("Take “%s” out of the queue"), title), "queue.remove", g_variant_new_int64 (id));
}

static void
dossier_queue_row_finalize (GObject *object)
{
  g_object_unref (DOSSIER_QUEUE_ROW (object)->story);
  G_OBJECT_CLASS (dossier_queue_row_parent_class)->finalize (object);
}

static void
dossier_queue_row_class_init (DossierQueueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_queue_row_finalize;
}

static void
dossier_queue_row_init (DossierQueueRow *self)
{
}

GtkWidget *
dossier_queue_row_new (DossierStory *story)
{
  DossierQueueRow *self = g_object_new (DOSSIER_TYPE_QUEUE_ROW, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *words;

  self->story = g_object_ref (story);
  words = words_new (self);
  gtk_widget_set_margin_end (words, 6);
  gtk_box_append (GTK_BOX (box), words);
  add_buttons (self, box);
  gtk_widget_add_css_class (box, "queue-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}
