/* dossier-block-row.c - a block of a page as a row
 *
 * item: what is shown; its "is-kept" and the switch are bound to each other by binding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-block-row.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"

/* Lines that a block may take, and characters of it in the name of its switch. */
#define LINES 6
#define NAME_LENGTH 60

struct _DossierBlockRow
{
  GtkBox parent;

  DossierBlockItem *item;
  GBinding         *binding;
  gulong            notify_id;

  GtkLabel  *text, *why;
  GtkWidget *toggle;
};

G_DEFINE_FINAL_TYPE (DossierBlockRow, dossier_block_row, GTK_TYPE_BOX)

static const struct
{
  DossierBlockKind kind;
  const char      *css_class;
} looks[] = {
  { DOSSIER_BLOCK_HEADING, "heading" },
  { DOSSIER_BLOCK_CODE, "monospace" },
  { DOSSIER_BLOCK_TABLE, "monospace" },
  { DOSSIER_BLOCK_IMAGE, "caption" },
};

static char *
dup_shown (const DossierBlock *block)
{
  switch (block->kind)
    {
    case DOSSIER_BLOCK_LIST_ITEM: return g_strconcat ("• ", block->text, NULL);
    case DOSSIER_BLOCK_QUOTE: return g_strdup_printf ("“%s”", block->text);
    case DOSSIER_BLOCK_IMAGE: return g_strdup_printf ("▣ %s", block->text);
    case DOSSIER_BLOCK_PARAGRAPH:
    case DOSSIER_BLOCK_HEADING:
    case DOSSIER_BLOCK_CODE:
    case DOSSIER_BLOCK_CAPTION:
    case DOSSIER_BLOCK_TABLE: break;
    }
  return g_strdup (block->text);
}

static void
update (DossierBlockRow *self)
{
  const DossierBlock *block = dossier_block_item_get_block (self->item);
  gboolean            is_kept = dossier_block_item_is_kept (self->item);
  g_autofree char    *words = dossier_block_item_dup_words (self->item);

  gtk_label_set_text (self->why, words);
  if (is_kept)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "left-out");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "left-out");
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), looks[i].css_class);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].kind == block->kind)
      gtk_widget_add_css_class (GTK_WIDGET (self->text), looks[i].css_class);
}

static void
name_switch (DossierBlockRow *self, const DossierBlock *block)
{
  g_autofree char *beginning = g_utf8_substring (block->text, 0, MIN (NAME_LENGTH, g_utf8_strlen (block->text, -1)));
  /* TRANSLATORS: the first words of a block of a page */
  g_autofree char *name = g_strdup_printf (_ ("In the text: %s"), beginning);

  dossier_accessible_name (GTK_WIDGET (self->toggle), name);
  dossier_accessible_name_row (GTK_WIDGET (self), block->text);
}

void
dossier_block_row_set_item (DossierBlockRow *self, DossierBlockItem *item)
{
  const DossierBlock *block;
  g_autofree char    *shown = NULL;

  if (self->item != NULL)
    g_clear_signal_handler (&self->notify_id, self->item);
  g_clear_pointer (&self->binding, g_binding_unbind);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  block = dossier_block_item_get_block (item);
  shown = dup_shown (block);
  gtk_label_set_text (self->text, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why), block->place);
  name_switch (self, block);
  self->notify_id = g_signal_connect_object (item, "notify::is-kept", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->binding = g_object_bind_property (item, "is-kept", self->toggle, "active",
                                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  update (self);
}

static void
dossier_block_row_dispose (GObject *object)
{
  dossier_block_row_set_item (DOSSIER_BLOCK_ROW (object), NULL);
  G_OBJECT_CLASS (dossier_block_row_parent_class)->dispose (object);
}

static void
dossier_block_row_class_init (DossierBlockRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_block_row_dispose;
}

static GtkLabel *
make_label (GtkWidget *box, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
dossier_block_row_init (DossierBlockRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "block-row");
  self->text = make_label (words, LINES);
  self->why = make_label (words, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), words);
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->toggle);
}

GtkWidget *
dossier_block_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_BLOCK_ROW, NULL);
}
