/* dossier-claim-dialog.c - the small window in which a person says what a sentence claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-claim-dialog.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-claim-words.h"
#include "dossier-feed-window.h"

#define WIDTH 460
#define HEIGHT 620
/* Lines of the sentence that are shown. */
#define SENTENCE_LINES 5

struct _DossierClaimDialog
{
  AdwBin parent;

  DossierStore *store;
  DossierClaim *claim; /* as the window began */
  gboolean      is_busy;

  GtkWidget *kind, *certainty, *former;
  GtkWidget *who, *whom, *role, *amount, *date;
  GtkWidget *failure, *save;
};

#define DOSSIER_TYPE_CLAIM_DIALOG (dossier_claim_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierClaimDialog, dossier_claim_dialog, DOSSIER, CLAIM_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (DossierClaimDialog, dossier_claim_dialog, ADW_TYPE_BIN)

static const struct
{
  DossierClaimFlags flags;
  const char       *words;
} certainties[] = {
  { DOSSIER_CLAIM_STATED, N_ ("It is so") },
  { DOSSIER_CLAIM_PLANNED, N_ ("It is planned") },
  { DOSSIER_CLAIM_REPORTED, N_ ("It is reported") },
  { DOSSIER_CLAIM_RUMOURED, N_ ("It is a rumour") },
  { DOSSIER_CLAIM_DENIED, N_ ("It is denied") },
  { DOSSIER_CLAIM_NEGATED, N_ ("It did not happen") },
  { DOSSIER_CLAIM_HYPOTHETICAL, N_ ("It is only possible") },
};

/* ---- what is said ---- */

static void
show_failure (DossierClaimDialog *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->failure), words != NULL ? words : "");
  gtk_widget_set_visible (self->failure, words != NULL);
}

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* The first of the list that is among @flags. */
static guint
find_certainty (DossierClaimFlags flags)
{
  for (guint i = G_N_ELEMENTS (certainties) - 1; i > 0; i--)
    if (flags & certainties[i].flags)
      return i;
  return 0;
}

/* More than one word of certainty stays as long as nobody chooses another. */
static DossierClaimFlags
get_flags (DossierClaimDialog *self)
{
  DossierClaimFlags before = dossier_claim_get_row (self->claim)->flags & DOSSIER_CLAIM_TOLD_FLAGS;
  guint             chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->certainty));
  DossierClaimFlags flags
      = chosen == find_certainty (before) ? before & ~DOSSIER_CLAIM_FORMER : certainties[chosen].flags;

  return flags | (gtk_switch_get_active (GTK_SWITCH (self->former)) ? DOSSIER_CLAIM_FORMER : 0);
}

/* Who was there before and is still called so is meant by their id. */
static gint64
get_end (const char *name, const char *before, gint64 id)
{
  return g_strcmp0 (name, before) == 0 ? id : 0;
}

/* ---- saving ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierClaimDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error);

  if (self->store == NULL)
    return;
  self->is_busy = FALSE;
  dossier_feed_window_end_saving (GTK_WIDGET (self), FALSE);
  gtk_widget_set_sensitive (self->save, TRUE);
  if (!done)
    {
      show_failure (self, error->message);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s",
                              dossier_claim_get_row (self->claim)->id != 0 ? _ ("Move corrected") : _ ("Move added"));
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
save (DossierClaimDialog *self)
{
  DossierClaimRow  row = *dossier_claim_get_row (self->claim);
  g_autofree char *who = dup_text (self->who), *whom = dup_text (self->whom), *role = dup_text (self->role),
                  *amount = dup_text (self->amount), *date = dup_text (self->date);
  g_autoptr (DossierChange) change = NULL;

  if (self->is_busy)
    return;
  row.date = DOSSIER_DATE_UNKNOWN;
  if (*date != '\0' && !dossier_date_parse (date, &row.date))
    {
      show_failure (self, _ ("Write the date as 2024, 2024-05 or 2024-05-31, or leave it empty."));
      gtk_widget_grab_focus (self->date);
      return;
    }
  row.kind = (DossierClaimKind) adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)) + 1;
  row.flags = get_flags (self);
  row.subject = get_end (who, row.subject_name, row.subject);
  row.object = get_end (whom, row.object_name, row.object);
  row.subject_name = who;
  row.object_name = whom;
  row.role = role;
  row.amount = amount;
  change = row.id != 0 ? dossier_change_edit_claim (&row) : dossier_change_add_claim (&row);
  self->is_busy = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  show_failure (self, NULL);
  dossier_feed_window_begin_saving (GTK_WIDGET (self));
  dossier_store_apply_async (self->store, change, NULL, saved_cb, g_object_ref (self));
}

/* ---- the widget ---- */

static void
dossier_claim_dialog_dispose (GObject *object)
{
  DossierClaimDialog *self = DOSSIER_CLAIM_DIALOG (object);

  g_clear_object (&self->claim);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_claim_dialog_parent_class)->dispose (object);
}

static void
dossier_claim_dialog_class_init (DossierClaimDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_claim_dialog_dispose;
}

static void
dossier_claim_dialog_init (DossierClaimDialog *self)
{
}

/* Takes @words. */
static GtkWidget *
choice_new (const char *title, GtkStringList *words, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  dossier_accessible_name_choice (row, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_unref (words);
  return row;
}

static GtkWidget *
kind_new (DossierClaimKind kind)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 1; i <= DOSSIER_N_CLAIM_KINDS; i++)
    gtk_string_list_append (words, dossier_claim_kind_words ((DossierClaimKind) i));
  return choice_new (_ ("What happened"), words, (guint) kind - 1);
}

static GtkWidget *
certainty_new (DossierClaimFlags flags)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (certainties); i++)
    gtk_string_list_append (words, _ (certainties[i].words));
  return choice_new (_ ("How sure"), words, find_certainty (flags));
}

static GtkWidget *
former_new (DossierClaimDialog *self, DossierClaimFlags flags)
{
  GtkWidget *row = adw_action_row_new ();

  self->former = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->former), (flags & DOSSIER_CLAIM_FORMER) != 0);
  gtk_widget_set_valign (self->former, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("It was so, and is over"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->former);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->former);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->former), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("It was so, and is over"), -1);
  return row;
}

static GtkWidget *
entry_new (DossierClaimDialog *self, AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
sentence_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), SENTENCE_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "claim-sentence");
  return label;
}

static GtkWidget *
form_new (DossierClaimDialog *self)
{
  const DossierClaimRow *row = dossier_claim_get_row (self->claim);
  AdwPreferencesGroup   *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char       *date = dossier_date_to_string (&row->date);

  self->kind = kind_new (row->kind);
  adw_preferences_group_add (group, self->kind);
  self->who = entry_new (self, group, _ ("Who"), row->subject_name);
  self->whom = entry_new (self, group, _ ("Whom, or where"), row->object_name);
  self->role = entry_new (self, group, _ ("Post"), row->role);
  self->amount = entry_new (self, group, _ ("Amount"), row->amount);
  self->date = entry_new (self, group, _ ("When: 2024, 2024-05 or 2024-05-31"), date);
  self->certainty = certainty_new (row->flags);
  adw_preferences_group_add (group, self->certainty);
  adw_preferences_group_add (group, former_new (self, row->flags));
  dossier_accessible_name_within (GTK_WIDGET (group), GTK_TYPE_LIST_BOX, _ ("Move"));
  return GTK_WIDGET (group);
}

static GtkWidget *
failure_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
fill (DossierClaimDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scrolled = gtk_scrolled_window_new ();

  self->failure = failure_new ();
  gtk_box_append (GTK_BOX (box), sentence_new (dossier_claim_get_row (self->claim)->sentence));
  gtk_box_append (GTK_BOX (box), self->failure);
  gtk_box_append (GTK_BOX (box), form_new (self));
  gtk_widget_add_css_class (box, "claim-form");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWindow *
dossier_claim_dialog_new (DossierStore *store, const DossierClaimRow *row, GtkWindow *parent)
{
  DossierClaimDialog *self = g_object_new (DOSSIER_TYPE_CLAIM_DIALOG, NULL);
  AdwHeaderBar       *header = NULL;
  GtkWindow          *window;

  self->store = g_object_ref (store);
  self->claim = dossier_claim_new (row);
  fill (self);
  window = dossier_feed_window_new (row->id != 0 ? _ ("Correct the Move") : _ ("Add a Move"), parent, GTK_WIDGET (self),
                                    &header);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (header, self->save);
  gtk_window_set_default_widget (window, self->save);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  gtk_widget_grab_focus (self->who); /* where Enter saves */
  return window;
}
