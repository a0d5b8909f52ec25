/* dossier-entity-card.c - who is this: a popover at a name in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include "dossier-claim-words.h"
#include "dossier-claim-line.h"
#include "dossier-entity-chip.h"
#include "dossier-parts.h"
#include "dossier-who-menu.h"
#include "dossier-why-name.h"

struct _DossierEntityCard
{
  GtkPopover parent;

  GCancellable *cancellable;
  GtkWidget    *facts;

  DossierLibrary  *library;
  DossierDocument *document; /* with the place that the card is about: */
  DossierStory    *story;
  guint            start;
  GtkWidget       *reasons; /* empty until they are asked for */
};

G_DEFINE_FINAL_TYPE (DossierEntityCard, dossier_entity_card, GTK_TYPE_POPOVER)

static void
add_fact (DossierEntityCard *self, const DossierClaimRow *claim)
{
  g_autofree char *words = dossier_claim_words (claim);
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (words);
  GtkWidget       *sign = dossier_certainty_sign_new (claim->flags);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_box_append (GTK_BOX (row), label);
  if (sign != NULL)
    gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (self->facts), row);
}

/* A popover that is open keeps its size until it is pointed somewhere while it has another one to get. What came into
 * it has its style, and so its size, after the next frame. */
static gboolean
grow_cb (GtkWidget *popover, GdkFrameClock *clock, gpointer last)
{
  GdkRectangle place;

  if ((gsize) gdk_frame_clock_get_frame_counter (clock) <= GPOINTER_TO_SIZE (last))
    return G_SOURCE_CONTINUE;
  gtk_widget_queue_resize (popover);
  if (gtk_popover_get_pointing_to (GTK_POPOVER (popover), &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  return G_SOURCE_REMOVE;
}

static void
grow (GtkPopover *popover)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (popover));

  if (clock != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (popover), grow_cb,
                                  GSIZE_TO_POINTER ((gsize) gdk_frame_clock_get_frame_counter (clock) + 1), NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DossierEntityCard *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = dossier_store_list_claims_finish (DOSSIER_STORE (source), result, &error);

  /* a card without facts still says who it is: a failure here is not worth an alarm */
  if (claims != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      for (guint i = 0; i < claims->len && i < DOSSIER_ENTITY_CARD_FACTS; i++)
        add_fact (self, dossier_claim_get_row (g_ptr_array_index (claims, i)));
      gtk_widget_set_visible (self->facts, claims->len > 0);
      grow (GTK_POPOVER (self));
    }
  g_object_unref (self);
}

/* ---- why it is a name ---- */

static GtkWidget *
line_new (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  return label;
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierEntityCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reasons = dossier_library_explain_name_finish (DOSSIER_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    {
      g_autofree char *words = dossier_name_reason_dup_words (reasons->pdata[i]);

      gtk_box_append (GTK_BOX (self->reasons), line_new (words));
    }
  if (reasons == NULL)
    gtk_box_append (GTK_BOX (self->reasons), line_new (error->message));
  grow (GTK_POPOVER (self));
}

static void
expanded_cb (DossierEntityCard *self, GParamSpec *pspec, GtkExpander *expander)
{
  const DossierStoryRow *row = dossier_story_get_row (self->story);

  g_signal_handlers_disconnect_by_func (expander, expanded_cb, self);
  if (self->library == NULL)
    return;
  dossier_library_explain_name_async (self->library, self->document, row->title, &row->published, self->start,
                                      self->cancellable, explained_cb, g_object_ref (self));
}

static GtkWidget *
why_new (DossierEntityCard *self)
{
  GtkWidget *expander = gtk_expander_new (_ ("Why this name?"));

  self->reasons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->reasons, "entity-card-facts");
  gtk_widget_add_css_class (self->reasons, "entity-card-reasons");
  gtk_expander_set_child (GTK_EXPANDER (expander), self->reasons);
  gtk_expander_set_resize_toplevel (GTK_EXPANDER (expander), TRUE);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return expander;
}

/* ---- from mention to mention ---- */

/* NULL when it is the only one. */
static GtkWidget *
steps_new (GArray *mentions, const DossierStoredMention *mention)
{
  guint            n = 0, number = 0;
  g_autofree char *words = NULL;
  GtkWidget       *box, *label;

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierStoredMention *other = &g_array_index (mentions, DossierStoredMention, i);

      n += other->entity == mention->entity;
      number += other->entity == mention->entity && other->start <= mention->start;
    }
  if (n < 2)
    return NULL;
  /* TRANSLATORS: which of the places where somebody is named this is: "Mention 2 of 5" */
  words = g_strdup_printf (_ ("Mention %u of %u"), number, n);
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (box, "entity-card-facts");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), dossier_icon_button_new ("go-up-symbolic", _ ("Mention before (Shift+E)"),
                                                          "reader.previous-mention"));
  gtk_box_append (GTK_BOX (box),
                  dossier_icon_button_new ("go-down-symbolic", _ ("Next mention (E)"), "reader.next-mention"));
  return box;
}

/* ---- the card ---- */

static void
close_cb (GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

static GtkWidget *
button_new (DossierEntityCard *self, const char *label, const char *action, gint64 entity)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", entity);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return button;
}

static GtkWidget *
head_new (const DossierEntityRow *entity)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (entity->name), *label;
  g_autofree char *facts = dossier_entity_facts (entity);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 28);
  gtk_widget_add_css_class (name, "heading");
  label = gtk_label_new (facts);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), name);
  gtk_box_append (GTK_BOX (lines), label);
  gtk_box_append (GTK_BOX (head), adw_avatar_new (44, entity->name, TRUE));
  gtk_box_append (GTK_BOX (head), lines);
  return head;
}

static void
dossier_entity_card_dispose (GObject *object)
{
  DossierEntityCard *self = DOSSIER_ENTITY_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->story);
  g_clear_pointer (&self->document, dossier_document_unref);
  G_OBJECT_CLASS (dossier_entity_card_parent_class)->dispose (object);
}

/* Out of the window nothing is asked for any more, and the library may be closed, whoever still holds the card. */
static void
dossier_entity_card_unroot (GtkWidget *widget)
{
  DossierEntityCard *self = DOSSIER_ENTITY_CARD (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->library);
  GTK_WIDGET_CLASS (dossier_entity_card_parent_class)->unroot (widget);
}

static void
dossier_entity_card_class_init (DossierEntityCardClass *klass)
{
  GTK_WIDGET_CLASS (klass)->unroot = dossier_entity_card_unroot;
  G_OBJECT_CLASS (klass)->dispose = dossier_entity_card_dispose;
}

static void
dossier_entity_card_init (DossierEntityCard *self)
{
  self->cancellable = g_cancellable_new ();
}

/* The menu of the button says who it is; the card goes with what is chosen. */
static GtkWidget *
correct_new (DossierEntityCard *self, const DossierEntityRow *entity)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu
      = dossier_who_menu_new (entity->id, entity->kind, dossier_story_get_row (self->story)->id);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _ ("Correct who this is"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Correct who this is"),
                                  -1);
  return button;
}

static GtkWidget *
buttons_new (DossierEntityCard *self, const DossierEntityRow *row)
{
  gint64     entity = row->id;
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = button_new (self, _ ("Open dossier"), "win.open-dossier", entity);

  gtk_widget_add_css_class (open, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), button_new (self, _ ("Show stories"), "win.filter-entity", entity));
  gtk_box_append (GTK_BOX (buttons), open);
  gtk_box_append (GTK_BOX (buttons), correct_new (self, row));
  return buttons;
}

/* Says how sure it is, to the eye and to the ear. */
static GtkWidget *
unsure_new (DossierEntityCard *self, guint confidence)
{
  /* TRANSLATORS: %u is a number between 30 and 54 */
  g_autofree char *words
      = g_strdup_printf (ngettext ("Not sure: of a hundred such names about %u is right.",
                                   "Not sure: of a hundred such names about %u are right.", confidence),
                         confidence);
  GtkWidget *label = line_new (words);

  gtk_widget_add_css_class (label, "entity-card-facts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return label;
}

DossierEntityCard *
dossier_entity_card_new (DossierLibrary *library, const DossierEntityRow *entity, const DossierStoryContent *content,
                         const DossierStoredMention *mention)
{
  DossierEntityCard *self = g_object_new (DOSSIER_TYPE_ENTITY_CARD, NULL);
  DossierClaimFilter filter = { .entity = entity->id, .limit = DOSSIER_ENTITY_CARD_FACTS };
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget         *steps = steps_new (content->mentions, mention);

  self->library = g_object_ref (library);
  self->document = dossier_document_ref (content->document);
  self->story = g_object_ref (content->story);
  self->start = mention->start;
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_visible (self->facts, FALSE);
  gtk_widget_add_css_class (self->facts, "entity-card-facts");
  gtk_box_append (GTK_BOX (box), head_new (entity));
  if (dossier_stored_mention_is_unsure (mention))
    gtk_box_append (GTK_BOX (box), unsure_new (self, mention->confidence));
  gtk_box_append (GTK_BOX (box), self->facts);
  if (steps != NULL)
    gtk_box_append (GTK_BOX (box), steps);
  gtk_box_append (GTK_BOX (box), why_new (self));
  gtk_box_append (GTK_BOX (box), buttons_new (self, entity));
  gtk_widget_add_css_class (box, "entity-card");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, entity->name, -1);
  dossier_store_list_claims_async (dossier_library_get_store (library), &filter, self->cancellable, listed_cb,
                                   g_object_ref (self));
  return self;
}
