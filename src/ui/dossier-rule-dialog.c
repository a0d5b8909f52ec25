/* dossier-rule-dialog.c - a rule of what is done with stories that arrive, and what it would have caught
 *
 * caught: rows of stories, borrowed. asking: the question on its way; a newer one cancels it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-rule-dialog.h"

#include "dossier-accessible.h"
#include "dossier-feed-window.h"
#include "dossier-summary.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH 620
#define HEIGHT 720

#define DOSSIER_TYPE_RULE_DIALOG (dossier_rule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierRuleDialog, dossier_rule_dialog, DOSSIER, RULE_DIALOG, AdwBin)

struct _DossierRuleDialog
{
  AdwBin parent;

  DossierStore *store;
  gint64        id;
  gboolean      is_enabled;
  GCancellable *asking;
  guint         ask_id;

  GtkEditable         *name, *query, *tags, *until;
  GtkSwitch           *stars, *reads, *follows, *mutes;
  AdwPreferencesGroup *asked, *found;
  GPtrArray           *caught;
  GtkWidget           *save, *apply;
};

G_DEFINE_FINAL_TYPE (DossierRuleDialog, dossier_rule_dialog, ADW_TYPE_BIN)

/* ---- what stands there ---- */

/* Owned by the caller; NULL for none. */
static GStrv
dup_tags (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (tags, parts[i]);
  g_ptr_array_add (tags, NULL);

  return tags->len > 1 ? g_strdupv ((char **) tags->pdata) : NULL;
}

/* The last second of the day, month or year; 0 for what is no date. */
static gint64
read_until (DossierRuleDialog *self)
{
  return dossier_summary_parse_as_of (gtk_editable_get_text (self->until));
}

static DossierArrivalRule *
dup_rule (DossierRuleDialog *self)
{
  DossierArrivalRule *rule = g_new0 (DossierArrivalRule, 1);

  rule->name = g_strdup (gtk_editable_get_text (self->name));
  rule->query = g_strdup (gtk_editable_get_text (self->query));
  rule->tags = dup_tags (gtk_editable_get_text (self->tags));
  rule->stars = gtk_switch_get_active (self->stars);
  rule->reads = gtk_switch_get_active (self->reads);
  rule->follows = gtk_switch_get_active (self->follows);
  rule->mutes = gtk_switch_get_active (self->mutes);
  rule->mutes_until = rule->mutes ? read_until (self) : 0;
  rule->is_enabled = self->is_enabled;

  return rule;
}

/* The words of a group are markup; @words are plain. NULL: none. */
static void
describe (AdwPreferencesGroup *group, const char *words)
{
  g_autofree char *markup = words != NULL ? g_markup_escape_text (words, -1) : NULL;

  adw_preferences_group_set_description (group, markup);
}

/* ---- what it would have caught ---- */

static void
clear_caught (DossierRuleDialog *self)
{
  for (guint i = 0; i < self->caught->len; i++)
    adw_preferences_group_remove (self->found, self->caught->pdata[i]);
  g_ptr_array_set_size (self->caught, 0);
}

static void
add_caught (DossierRuleDialog *self, gint64 id)
{
  g_autoptr (DossierStory) story = dossier_store_load_story (self->store, id, NULL);
  const DossierStoryRow *row = story != NULL ? dossier_story_get_row (story) : NULL;
  GtkWidget             *line;

  if (row == NULL)
    return;
  line = dossier_feed_window_add_row (self->found, row->title, row->source != NULL ? row->source : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 1);
  g_ptr_array_add (self->caught, line);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierRuleDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dossier_store_find_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_caught (self);
  if (ids == NULL)
    {
      describe (self->found, error->message);
      return;
    }
  words = g_strdup_printf (ngettext ("%u story of the library", "%u stories of the library", ids->len), ids->len);
  describe (self->found, ids->len > 0 ? words : _ ("No story of the library. It may still catch some."));
  for (guint i = 0; i < MIN (ids->len, DOSSIER_RULE_DIALOG_SHOWN); i++)
    add_caught (self, g_array_index (ids, gint64, i));
}

static void
ask_cb (gpointer data)
{
  DossierRuleDialog *self = data;
  g_autoptr (DossierQuery) query = dossier_query_parse (gtk_editable_get_text (self->query), FALSE, NULL);

  self->ask_id = 0;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (query == NULL || dossier_query_is_everything (query))
    {
      clear_caught (self);
      describe (self->found, NULL);
      return;
    }
  self->asking = g_cancellable_new ();
  dossier_store_find_async (self->store, query, 0, self->asking, found_cb, g_object_ref (self));
}

static void
query_changed_cb (DossierRuleDialog *self)
{
  g_clear_handle_id (&self->ask_id, g_source_remove);
  self->ask_id = g_timeout_add_once (DOSSIER_RULE_DIALOG_PAUSE, ask_cb, self);
}

/* ---- what can be done with it ---- */

/* Why it cannot be kept, or NULL. Owned by the caller. */
static char *
dup_mistake (DossierRuleDialog *self)
{
  g_autoptr (DossierArrivalRule) rule = dup_rule (self);
  g_autoptr (GError) mistake = NULL;
  g_autoptr (DossierArrivalRule) clean = NULL;

  if (rule->mutes && *gtk_editable_get_text (self->until) != '\0' && rule->mutes_until == 0)
    return g_strdup (_ ("“Mute until” wants a date: 2030-05-31, 2030-05 or 2030."));
  clean = dossier_arrival_rule_clean (rule, &mistake);

  return clean == NULL ? g_strdup (mistake->message) : NULL;
}

static void
changed_cb (DossierRuleDialog *self)
{
  g_autofree char *mistake = dup_mistake (self);

  gtk_widget_set_sensitive (self->save, mistake == NULL);
  gtk_widget_set_sensitive (self->apply, mistake == NULL);
  gtk_widget_set_tooltip_text (self->save, mistake);
  gtk_widget_set_sensitive (GTK_WIDGET (self->until), gtk_switch_get_active (self->mutes));
  describe (self->asked, mistake);
}

/* Lets the window do @action with the rule. */
static void
act (DossierRuleDialog *self, const char *action)
{
  g_autoptr (DossierArrivalRule) rule = dup_rule (self);
  g_autofree char *packed = dossier_arrival_rule_pack (rule);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "(xs)", self->id, packed);
}

static void
rule_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act (DOSSIER_RULE_DIALOG (widget), "win.put-rule");
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
rule_apply (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act (DOSSIER_RULE_DIALOG (widget), "win.apply-rule");
}

/* ---- object ---- */

static void
dossier_rule_dialog_dispose (GObject *object)
{
  DossierRuleDialog *self = DOSSIER_RULE_DIALOG (object);

  g_clear_handle_id (&self->ask_id, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_rule_dialog_parent_class)->dispose (object);
}

static void
dossier_rule_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_RULE_DIALOG (object)->caught);
  G_OBJECT_CLASS (dossier_rule_dialog_parent_class)->finalize (object);
}

static void
dossier_rule_dialog_class_init (DossierRuleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_rule_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_rule_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "rule.save", NULL, rule_save);
  gtk_widget_class_install_action (widget_class, "rule.apply", NULL, rule_apply);
}

static GtkEditable *
add_entry (DossierRuleDialog *self, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, entry);

  return GTK_EDITABLE (entry);
}

static GtkSwitch *
add_switch (DossierRuleDialog *self, AdwPreferencesGroup *group, const char *title, const char *words)
{
  GtkWidget *row = dossier_feed_window_add_row (group, title, words);
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_SWITCH (toggle);
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static void
dossier_rule_dialog_init (DossierRuleDialog *self)
{
  AdwPreferencesPage  *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *acts;

  self->caught = g_ptr_array_new ();
  self->asked = dossier_feed_window_add_group (page, NULL);
  acts = dossier_feed_window_add_group (page, _ ("When Such a Story Arrives"));
  self->save = make_button (_ ("_Save"), "rule.save");
  gtk_widget_add_css_class (self->save, "suggested-action");
  self->apply = make_button (_ ("_Apply to These"), "rule.apply");
  self->found = dossier_feed_window_add_group (page, _ ("What This Would Have Caught"));
  adw_preferences_group_set_header_suffix (self->found, self->apply);
  self->name = add_entry (self, self->asked, _ ("Name"));
  self->query = add_entry (self, self->asked, _ ("Search"));
  dossier_accessible_name_within (GTK_WIDGET (self->asked), GTK_TYPE_LIST_BOX, _ ("Rules"));
  g_signal_connect_object (self->query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  self->tags = add_entry (self, acts, _ ("Tags, with Commas Between Them"));
  self->stars = add_switch (self, acts, _ ("Star"), "");
  self->reads = add_switch (self, acts, _ ("Mark as Read"), "");
  self->follows = add_switch (self, acts, _ ("Follow Who Is Named"), _ ("People and organizations of the story"));
  self->mutes = add_switch (self, acts, _ ("Mute"),
                            _ ("What feeds bring is marked as read and deleted. What you add yourself is not."));
  self->until = add_entry (self, acts, _ ("Mute Until (a Date; Nothing: for Good)"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (page));
}

static void
fill (DossierRuleDialog *self, const DossierArrivalRule *rule)
{
  g_autofree char *tags = rule->tags != NULL ? g_strjoinv (", ", rule->tags) : g_strdup ("");
  g_autofree char *moment = dossier_time_to_string (rule->mutes_until);
  g_autofree char *until = g_strndup (moment != NULL ? moment : "", strlen ("2030-05-31"));

  self->id = rule->id;
  self->is_enabled = rule->is_enabled;
  gtk_editable_set_text (self->name, rule->name != NULL ? rule->name : "");
  gtk_editable_set_text (self->query, rule->query != NULL ? rule->query : "");
  gtk_editable_set_text (self->tags, tags);
  gtk_editable_set_text (self->until, until);
  gtk_switch_set_active (self->stars, rule->stars);
  gtk_switch_set_active (self->reads, rule->reads);
  gtk_switch_set_active (self->follows, rule->follows);
  gtk_switch_set_active (self->mutes, rule->mutes);
}

GtkWindow *
dossier_rule_dialog_new (DossierStore *store, const DossierArrivalRule *rule, GtkWindow *parent)
{
  DossierRuleDialog *self = g_object_new (DOSSIER_TYPE_RULE_DIALOG, NULL);
  AdwHeaderBar      *header;
  GtkWindow         *window = dossier_feed_window_new (rule->id == 0 ? _ ("New Rule") : _ ("Edit the Rule"), parent,
                                               GTK_WIDGET (self), &header);

  self->store = g_object_ref (store);
  fill (self, rule);
  changed_cb (self);
  adw_header_bar_pack_end (header, self->save);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  gtk_window_set_focus (window, GTK_WIDGET (self->name));

  return window;
}
