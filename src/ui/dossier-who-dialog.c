/* dossier-who-dialog.c - who is it instead: of some stories of a dossier, of one story, or of all
 *
 * What is typed is looked for among the dossiers of both kinds; those that are found, somebody new and nobody are rows
 * of which one is chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-who-dialog.h"

#include <glib/gi18n.h>
#include "dossier-age.h"
#include "dossier-entity-chip.h"
#include "dossier-feed-window.h"
#include "dossier-namings.h"

#define WIDTH 560
#define HEIGHT 680
#define HEIGHT_WITHOUT_STORIES 480

/* Who it is: a dossier, or one of these instead of its id. */
enum
{
  NOBODY = 0,
  NEW_PERSON = -1,
  NEW_ORGANIZATION = -2,
};

struct _DossierWhoDialog
{
  AdwBin parent;

  DossierStore     *store;
  DossierWhoScope   scope;
  DossierEntity    *entity;
  GCancellable     *loading, *looking; /* looking: for what is typed */
  DossierEntityKind looked_for;        /* the kind that is being looked for */

  AdwPreferencesGroup *stories, *choices;
  GtkEditable         *name;
  GtkWidget           *apply_button;
  GtkCheckButton      *none;   /* shown nowhere: the choices are in its group, so that one alone is one of several */
  GPtrArray           *rows;   /* of the choices; borrowed */
  GPtrArray           *checks; /* of the stories: borrowed check buttons */
  GArray              *ids;    /* of gint64, beside them */
  gint64               chosen;
  gboolean             has_chosen;
};

#define DOSSIER_TYPE_WHO_DIALOG (dossier_who_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierWhoDialog, dossier_who_dialog, DOSSIER, WHO_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (DossierWhoDialog, dossier_who_dialog, ADW_TYPE_BIN)

/* Owned by the caller. */
static char *
dup_typed (DossierWhoDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

/* (element-type gint64) */
static GArray *
list_chosen (DossierWhoDialog *self)
{
  GArray *stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->ids->len; i++)
    if (self->scope == DOSSIER_WHO_HERE || gtk_check_button_get_active (self->checks->pdata[i]))
      g_array_append_val (stories, g_array_index (self->ids, gint64, i));
  return stories;
}

static void
update (DossierWhoDialog *self)
{
  g_autoptr (GArray) stories = list_chosen (self);

  gtk_widget_set_sensitive (self->apply_button, self->has_chosen && (self->scope == DOSSIER_WHO_ALL || stories->len > 0)
                                                    && !dossier_store_is_read_only (self->store));
}

/* ---- the choices ---- */

static void
toggled_cb (GtkCheckButton *check, DossierWhoDialog *self)
{
  if (!gtk_check_button_get_active (check))
    return;
  self->chosen = *(gint64 *) g_object_get_data (G_OBJECT (check), "who");
  self->has_chosen = TRUE;
  update (self);
}

static void
add_choice (DossierWhoDialog *self, const char *title, const char *subtitle, gint64 who, gboolean is_chosen)
{
  GtkWidget *row = dossier_feed_window_add_row (self->choices, title, subtitle), *check = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->none);
  g_object_set_data_full (G_OBJECT (check), "who", g_memdup2 (&who, sizeof who), g_free);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  g_ptr_array_add (self->rows, row);
  if (is_chosen)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static void
clear_choices (DossierWhoDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->choices, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  self->has_chosen = FALSE;
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return g_str_equal (first, second);
}

static void
add_found (DossierWhoDialog *self, GPtrArray *found)
{
  g_autofree char *typed = dup_typed (self);

  for (guint i = 0; i < found->len; i++)
    {
      const DossierEntityRow *row = dossier_entity_get_row (found->pdata[i]);
      g_autofree char        *facts = dossier_entity_facts (row);

      if (row->id != dossier_entity_get_row (self->entity)->id)
        add_choice (self, row->name, facts, row->id,
                    !self->has_chosen && (self->scope == DOSSIER_WHO_ALL || is_same_name (row->name, typed)));
    }
}

/* After those that were found. */
static void
add_others (DossierWhoDialog *self)
{
  g_autofree char  *typed = dup_typed (self);
  DossierEntityKind kind = dossier_entity_get_row (self->entity)->kind;

  if (self->scope == DOSSIER_WHO_ALL)
    return;
  if (typed[0] != '\0')
    {
      add_choice (self, typed, _ ("A new person"), NEW_PERSON, !self->has_chosen && kind == DOSSIER_ENTITY_PERSON);
      add_choice (self, typed, _ ("A new organization"), NEW_ORGANIZATION, !self->has_chosen);
    }
  add_choice (self, _ ("Nobody"), _ ("It is no name there"), NOBODY, FALSE);
}

static void look_for (DossierWhoDialog *self, DossierEntityKind kind);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWhoDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_list_entities_finish (DOSSIER_STORE (source), result, &error);
  DossierEntityKind own;

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  own = dossier_entity_get_row (self->entity)->kind;
  if (self->looked_for == own)
    clear_choices (self);
  if (found != NULL)
    add_found (self, found);
  if (self->looked_for == own && self->scope != DOSSIER_WHO_ALL)
    look_for (self, own == DOSSIER_ENTITY_PERSON ? DOSSIER_ENTITY_ORGANIZATION : DOSSIER_ENTITY_PERSON);
  else
    add_others (self);
  update (self);
}

static void
look_for (DossierWhoDialog *self, DossierEntityKind kind)
{
  g_autofree char *typed = dup_typed (self);

  self->looked_for = kind;
  dossier_store_list_entities_async (self->store, kind, typed, DOSSIER_WHO_FOUND, self->looking, found_cb,
                                     g_object_ref (self));
}

static void
typed_cb (DossierWhoDialog *self)
{
  g_autofree char *typed = dup_typed (self);

  g_cancellable_cancel (self->looking);
  g_object_unref (self->looking);
  self->looking = g_cancellable_new ();
  if (typed[0] != '\0')
    {
      look_for (self, dossier_entity_get_row (self->entity)->kind);
      return;
    }
  clear_choices (self);
  add_others (self);
  update (self);
}

/* ---- the stories ---- */

static void
add_story (DossierWhoDialog *self, const DossierNaming *naming)
{
  g_autofree char *age = dossier_age_words (&naming->published, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *words
      = age != NULL ? g_strdup_printf ("%s · %s", age, naming->sentence) : g_strdup (naming->sentence);
  GtkWidget *row = dossier_feed_window_add_row (self->stories, naming->title, words);
  GtkWidget *check = gtk_check_button_new ();

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, naming->title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  g_array_append_val (self->ids, naming->story);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWhoDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) namings = dossier_store_list_namings_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char *why = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (guint i = 0; namings != NULL && i < namings->len; i++)
    add_story (self, namings->pdata[i]);
  if (why != NULL)
    adw_preferences_group_set_description (self->stories, why);
  update (self);
}

/* ---- saying it ---- */

static DossierChange *
make_change (DossierWhoDialog *self)
{
  gint64 entity = dossier_entity_get_row (self->entity)->id;
  g_autoptr (GArray) stories = list_chosen (self);
  const gint64    *ids = (const gint64 *) (gpointer) stories->data;
  g_autofree char *typed = dup_typed (self);

  if (self->scope == DOSSIER_WHO_ALL)
    return dossier_change_merge_entities (entity, self->chosen);
  if (self->chosen >= NOBODY)
    return dossier_change_split_entity (entity, ids, stories->len, self->chosen);
  return dossier_change_split_new_entity (
      entity, ids, stories->len, self->chosen == NEW_PERSON ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION,
      typed);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWhoDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error);

  if (self->store == NULL)
    return;
  dossier_feed_window_end_saving (GTK_WIDGET (self), FALSE);
  update (self);
  if (!done)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("This could not be said"),
                                  error->message);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s",
                              self->scope == DOSSIER_WHO_ALL ? _ ("The two dossiers are one")
                                                             : _ ("The stories are of somebody else now"));
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
who_apply (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWhoDialog *self = DOSSIER_WHO_DIALOG (widget);
  g_autoptr (DossierChange) change = NULL;

  if (!gtk_widget_get_sensitive (self->apply_button))
    return;
  change = make_change (self);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  dossier_feed_window_begin_saving (GTK_WIDGET (self));
  dossier_store_apply_async (self->store, change, NULL, applied_cb, g_object_ref (self));
}

/* ---- object ---- */

static void
dossier_who_dialog_dispose (GObject *object)
{
  DossierWhoDialog *self = DOSSIER_WHO_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_who_dialog_parent_class)->dispose (object);
}

static void
dossier_who_dialog_finalize (GObject *object)
{
  DossierWhoDialog *self = DOSSIER_WHO_DIALOG (object);

  g_object_unref (self->loading);
  g_object_unref (self->looking);
  g_object_unref (self->apply_button);
  g_object_unref (self->none);
  g_clear_object (&self->entity);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->checks);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (dossier_who_dialog_parent_class)->finalize (object);
}

static void
dossier_who_dialog_class_init (DossierWhoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_who_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_who_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "who.apply", NULL, who_apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "who.apply", NULL);
}

static void
apply_cb (DossierWhoDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "who.apply", NULL);
}

static void
dossier_who_dialog_init (DossierWhoDialog *self)
{
  self->none = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  self->loading = g_cancellable_new ();
  self->looking = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->apply_button = g_object_ref_sink (gtk_button_new_with_mnemonic (_ ("_Apply")));
  gtk_widget_add_css_class (self->apply_button, "suggested-action");
  g_signal_connect_object (self->apply_button, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
}

static void
add_name_group (DossierWhoDialog *self, AdwPreferencesPage *page)
{
  const char *name = dossier_entity_get_row (self->entity)->name;
  /* TRANSLATORS: the name of a person or an organization */
  g_autofree char *title = g_strdup_printf (_ ("Not “%s” but…"), name);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  GtkWidget       *row = adw_entry_row_new ();

  self->choices = dossier_feed_window_add_group (page, markup);
  adw_preferences_group_set_description (self->choices, self->scope == DOSSIER_WHO_ALL
                                                            ? _ ("Type the name of the dossier that it is the same as.")
                                                            : _ ("Type the name of who it is."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Name"));
  adw_preferences_group_add (self->choices, row);
  self->name = GTK_EDITABLE (row);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static void
fill (DossierWhoDialog *self, gint64 story)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gint64              entity = dossier_entity_get_row (self->entity)->id;

  add_name_group (self, page);
  if (self->scope == DOSSIER_WHO_SOME)
    {
      self->stories = dossier_feed_window_add_group (page, _ ("In these stories"));
      dossier_store_list_namings_async (self->store, entity, DOSSIER_WHO_STORIES, self->loading, listed_cb,
                                        g_object_ref (self));
    }
  if (self->scope == DOSSIER_WHO_HERE)
    g_array_append_val (self->ids, story);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (page));
  typed_cb (self);
}

GtkWindow *
dossier_who_dialog_new (DossierStore *store, DossierWhoScope scope, gint64 entity, gint64 story, GtkWindow *parent,
                        GError **error)
{
  static const char *const titles[]
      = { N_ ("Stories of Somebody Else"), N_ ("Somebody Else Here"), N_ ("The Same As") };
  g_autoptr (DossierEntity) found = dossier_store_load_entity (store, entity, error);
  DossierWhoDialog *self;
  AdwHeaderBar     *header;
  GtkWindow        *window;

  if (found == NULL)
    return NULL;
  self = g_object_new (DOSSIER_TYPE_WHO_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->scope = scope;
  self->entity = g_steal_pointer (&found);
  window = dossier_feed_window_new (_ (titles[scope]), parent, GTK_WIDGET (self), &header);
  adw_header_bar_pack_end (header, self->apply_button);
  dossier_feed_window_set_size (window, WIDTH, scope == DOSSIER_WHO_SOME ? HEIGHT : HEIGHT_WITHOUT_STORIES);
  fill (self, story);
  return window;
}
