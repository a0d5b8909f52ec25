/* dossier-window-toasts.c - what the window says in passing, and changes with their way back
 *
 * Toasts wait here, each until the one before has gone to its end, so that libadwaita never shows the next one itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-bulk.h"
#include "dossier-message.h"
#include "dossier-toasts.h"

/* Seconds a toast stays that can be answered; a message longer than this (bytes) becomes a dialog,
 * and one that would have to wait. */
#define TOAST_SECONDS 8
#define TOAST_LENGTH 200
/* Microseconds that a toast may say something else after it was shown, and still long enough. */
#define TOAST_FRESH (4 * G_USEC_PER_SEC)
/* Milliseconds between two looks whether the last toast has gone. */
#define TOAST_LOOK_MS 50

/* ---- telling the person ---- */

/* Toasts are markup on libadwaita 1.2. */
static AdwToast *
make_toast (const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  return adw_toast_new (markup);
}

static void
gone_cb (DossierWindow *self)
{
  self->n_toasts--;
}

/* Comes, stays or goes. */
static gboolean
is_toast_there (DossierWindow *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->toasts)) != adw_toast_overlay_get_child (self->toasts);
}

static gboolean
show_next_cb (gpointer data)
{
  DossierWindow *self = data;

  if (!is_toast_there (self) && !g_queue_is_empty (&self->waiting_toasts))
    dossier_toasts_show (self->toasts, g_queue_pop_head (&self->waiting_toasts));
  if (!g_queue_is_empty (&self->waiting_toasts))
    return G_SOURCE_CONTINUE;
  self->next_toast = 0;
  return G_SOURCE_REMOVE;
}

void
dossier_window_add_toast (DossierWindow *self, AdwToast *toast)
{
  self->n_toasts++;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  g_queue_push_tail (&self->waiting_toasts, toast);
  if (self->story_actions == NULL) /* the window is closed, and says nothing any more */
    return;
  if (self->next_toast == 0 && show_next_cb (self) == G_SOURCE_CONTINUE)
    self->next_toast = g_timeout_add (TOAST_LOOK_MS, show_next_cb, self);
}

void
dossier_window_show_toast (DossierWindow *self, const char *sentence)
{
  dossier_window_add_toast (self, make_toast (sentence));
}

/* In a dialog, unless the newest of those that are open says the same. */
static void
show_message (DossierWindow *self, const char *what, const char *why, const char *sentence)
{
  GtkWindow *message;

  if (self->message != NULL && g_str_equal (g_object_get_data (G_OBJECT (self->message), "sentence"), sentence))
    return;
  message = dossier_message_show (GTK_WINDOW (self), what, why);
  g_object_set_data_full (G_OBJECT (message), "sentence", g_strdup (sentence), g_free);
  g_set_weak_pointer (&self->message, message);
}

void
dossier_window_report (DossierWindow *self, const char *what, const char *why)
{
  /* TRANSLATORS: what failed, and why: "The story could not be saved: the disk is full" */
  g_autofree char *sentence = g_strdup_printf (_ ("%s: %s"), what, why);
  AdwToast        *toast;

  if (self->n_toasts > 0 || strlen (sentence) > TOAST_LENGTH)
    {
      show_message (self, what, why, sentence);
      return;
    }

  toast = make_toast (sentence);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  dossier_window_add_toast (self, toast);
}

/* What the button of @toast carries out, owned by it: (element-type DossierChange). NULL: it undoes the newest change.
 */
static GPtrArray *
get_inverses (AdwToast *toast)
{
  return g_object_get_data (G_OBJECT (toast), "inverses");
}

static void
undo_clicked_cb (AdwToast *toast, DossierWindow *self)
{
  g_autoptr (GPtrArray) inverses = g_object_steal_data (G_OBJECT (toast), "inverses");

  if (toast == self->undo_toast)
    self->words_in_row = NULL;
  if (inverses == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
  for (guint i = 0; inverses != NULL && i < inverses->len; i++)
    dossier_window_apply (self, dossier_change_copy (inverses->pdata[i]), NULL, NULL);
}

void
dossier_window_dismiss_toast (DossierWindow *self, AdwToast *toast)
{
  if (!g_queue_remove (&self->waiting_toasts, toast))
    {
      adw_toast_dismiss (toast);
      return;
    }
  g_signal_emit_by_name (toast, "dismissed");
  g_object_unref (toast);
}

static void
undo_dismissed_cb (DossierWindow *self, AdwToast *toast)
{
  if (self->undo_toast != toast)
    return;
  g_clear_object (&self->undo_toast);
  self->words_in_row = NULL;
}

static void
set_inverses (AdwToast *toast, GPtrArray *inverses)
{
  g_object_set_data_full (G_OBJECT (toast), "inverses", inverses, (GDestroyNotify) g_ptr_array_unref);
  adw_toast_set_button_label (toast, _ ("_Undo"));
}

/* The one that is shown says it, unless it is about to go. */
static gboolean
say_in_shown (DossierWindow *self, const char *sentence, GPtrArray *inverses)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  if (self->undo_toast == NULL || g_get_monotonic_time () > self->undo_since + TOAST_FRESH)
    return FALSE;
  adw_toast_set_title (self->undo_toast, markup);
  set_inverses (self->undo_toast, inverses);
  return TRUE;
}

/* Takes @inverses. */
static void
show_undo_toast (DossierWindow *self, const char *sentence, GPtrArray *inverses)
{
  AdwToast *toast;

  self->words_in_row = NULL;
  if (say_in_shown (self, sentence, inverses))
    return;
  toast = make_toast (sentence);
  set_inverses (toast, inverses);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, 0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_dismissed_cb), self, G_CONNECT_SWAPPED);
  /* The last one has no way back any more, if its changes are undone by the new one: that need not wait for it. */
  if (self->undo_toast != NULL && get_inverses (self->undo_toast) == NULL)
    dossier_window_dismiss_toast (self, self->undo_toast);
  g_set_object (&self->undo_toast, toast);
  self->undo_since = g_get_monotonic_time ();
  dossier_window_add_toast (self, toast);
}

static GPtrArray *
inverses_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
}

void
dossier_window_show_undo_toast (DossierWindow *self, const char *sentence, DossierChange *inverse)
{
  GPtrArray *inverses = inverse != NULL ? inverses_new () : NULL;

  if (inverse != NULL)
    g_ptr_array_add (inverses, inverse);
  show_undo_toast (self, sentence, inverses);
}

/* Borrowed from the window that shows it. */
static AdwToast *
add_action_toast (DossierWindow *self, const char *sentence, const char *label, const char *action)
{
  AdwToast *toast = make_toast (sentence);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_detailed_action_name (toast, action);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  dossier_window_add_toast (self, toast);
  return toast;
}

void
dossier_window_show_action_toast (DossierWindow *self, const char *sentence, const char *label, const char *action)
{
  add_action_toast (self, sentence, label, action);
}

/* ---- changes ---- */

typedef struct
{
  DossierWindow     *window;
  char              *sentence;
  DossierChange     *inverse;
  DossierWordsInARow words; /* NULL: it stands alone */
  DossierBulk       *bulk;  /* knows whether anything was changed */
} Applying;

static void
applying_free (Applying *applying)
{
  g_object_unref (applying->window);
  g_free (applying->sentence);
  g_clear_pointer (&applying->inverse, dossier_change_free);
  dossier_bulk_unref (applying->bulk);
  g_free (applying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Applying, applying_free)

/* The stories of all @changes, of gint64. */
static GArray *
list_stories (GPtrArray *changes)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < changes->len; i++)
    {
      guint         n = 0;
      const gint64 *stories = dossier_change_get_stories (changes->pdata[i], &n);

      g_array_append_vals (all, stories, n);
    }
  return all;
}

static gboolean
has_story (GPtrArray *changes, const DossierChange *change)
{
  g_autoptr (GArray) all = list_stories (changes);
  guint         n;
  const gint64 *story = dossier_change_get_stories (change, &n);

  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, gint64, i) == *story)
      return TRUE;
  return FALSE;
}

/* Takes both, which are of one kind. */
static DossierChange *
join (DossierChange *one, DossierChange *other)
{
  g_autoptr (GPtrArray) both = inverses_new ();
  g_autoptr (GArray) stories = NULL;

  g_ptr_array_add (both, one);
  g_ptr_array_add (both, other);
  stories = list_stories (both);
  return dossier_change_new_for_stories (dossier_change_get_kind (one), (const gint64 *) stories->data, stories->len,
                                         dossier_change_get_flag (one));
}

/* Takes @inverse, of one story. What leads back from an earlier change of it leads back to before the row. */
static void
add_inverse (GPtrArray *inverses, DossierChange *inverse)
{
  g_autoptr (DossierChange) added = inverse;

  if (has_story (inverses, added))
    return;
  for (guint i = 0; i < inverses->len; i++)
    if (dossier_change_get_kind (inverses->pdata[i]) == dossier_change_get_kind (added))
      added = join (g_ptr_array_steal_index (inverses, i), g_steal_pointer (&added));
  g_ptr_array_add (inverses, g_steal_pointer (&added));
}

static void
say_in_a_row (Applying *applying)
{
  DossierWindow *self = applying->window;
  GPtrArray     *inverses = self->words_in_row == applying->words
                                ? g_object_steal_data (G_OBJECT (self->undo_toast), "inverses")
                                : inverses_new ();
  g_autoptr (GArray) stories = NULL;
  g_autofree char *sentence = NULL;

  add_inverse (inverses, g_steal_pointer (&applying->inverse));
  stories = list_stories (inverses);
  sentence = applying->words (stories->len);
  show_undo_toast (self, sentence, inverses);
  self->words_in_row = applying->words;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Applying) applying = data;
  g_autoptr (GError) error = NULL;
  DossierWindow *self = applying->window;

  if (!dossier_store_apply_bulk_finish (DOSSIER_STORE (source), result, &error))
    dossier_window_report (self, _ ("The change could not be kept"), error->message);
  else if (applying->words != NULL && dossier_bulk_has_changed (applying->bulk))
    say_in_a_row (applying);
  else if (applying->sentence != NULL)
    dossier_window_show_undo_toast (self, applying->sentence, g_steal_pointer (&applying->inverse));
  dossier_window_update_actions (self);
}

void
dossier_window_drop_undo_toast (DossierWindow *self)
{
  if (self->undo_toast != NULL && get_inverses (self->undo_toast) == NULL)
    adw_toast_set_button_label (self->undo_toast, NULL);
}

/* Takes all but the window. */
static void
apply (DossierWindow *self, DossierChange *change, char *sentence, DossierWordsInARow words, DossierChange *inverse)
{
  Applying *applying = g_new (Applying, 1);

  if (!dossier_change_is_incidental (change))
    dossier_window_drop_undo_toast (self);
  *applying = (Applying){ g_object_ref (self), sentence, inverse, words, dossier_bulk_new () };
  dossier_store_apply_bulk_async (dossier_library_get_store (self->library), change, applying->bulk, NULL, applied_cb,
                                  applying);
  dossier_change_free (change);
}

void
dossier_window_apply (DossierWindow *self, DossierChange *change, const char *sentence, DossierChange *inverse)
{
  apply (self, change, g_strdup (sentence), NULL, inverse);
}

void
dossier_window_apply_in_a_row (DossierWindow *self, DossierChange *change, DossierWordsInARow words,
                               DossierChange *inverse)
{
  apply (self, change, NULL, words, inverse);
}

/* ---- taking back ---- */

typedef struct
{
  DossierWindow *window;
  gboolean       redo;
} Undoing;

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Undoing *undoing = data;
  g_autoptr (DossierWindow) self = undoing->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = dossier_store_undo_finish (DOSSIER_STORE (source), result, &error);

  if (sentence != NULL)
    dossier_window_show_toast (self, sentence);
  else if (error != NULL)
    dossier_window_report (self, undoing->redo ? _ ("It could not be done again") : _ ("It could not be undone"),
                           error->message);
  else
    dossier_window_show_toast (self,
                               undoing->redo ? _ ("There is nothing to do again") : _ ("There is nothing to undo"));
}

static void
step (DossierWindow *self, gboolean redo)
{
  Undoing *undoing = g_new (Undoing, 1);

  *undoing = (Undoing){ g_object_ref (self), redo };
  self->words_in_row = NULL;
  if (self->undo_toast != NULL)
    adw_toast_set_button_label (self->undo_toast, NULL);
  dossier_store_undo_async (dossier_library_get_store (self->library), redo, NULL, undone_cb, undoing);
}

static void
win_undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, FALSE);
}

static void
win_redo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, TRUE);
}

/* ---- for others ---- */

static void
win_toast (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_show_toast (data, g_variant_get_string (parameter, NULL));
}

static void
win_toast_undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_show_undo_toast (data, g_variant_get_string (parameter, NULL), NULL);
}

static void
win_report (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *what, *why;

  g_variant_get (parameter, "(&s&s)", &what, &why);
  dossier_window_report (data, what, why);
}

static void
list_toast_dismissed_cb (DossierWindow *self, AdwToast *toast)
{
  if (self->list_toast == toast)
    g_clear_object (&self->list_toast);
}

/* Of the list, which can be asked for once more. Each letter of a search asks for it: the toast that is there says the
 * newest, and what is too long for it is shown once. */
static void
win_report_list (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow   *self = data;
  const char      *what, *why;
  gboolean         is_long;
  g_autofree char *sentence = NULL, *markup = NULL;

  g_variant_get (parameter, "(&s&s)", &what, &why);
  /* TRANSLATORS: what failed, and why: "The story could not be saved: the disk is full" */
  sentence = g_strdup_printf (_ ("%s: %s"), what, why);
  is_long = strlen (sentence) > TOAST_LENGTH;
  markup = g_markup_escape_text (is_long ? what : sentence, -1);
  if (self->list_toast != NULL)
    {
      adw_toast_set_title (self->list_toast, markup);
      return;
    }
  if (is_long)
    show_message (self, what, why, sentence);
  g_set_object (&self->list_toast,
                add_action_toast (self, is_long ? what : sentence, _ ("_Try Again"), "win.list-again"));
  g_signal_connect_object (self->list_toast, "dismissed", G_CALLBACK (list_toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
win_list_again (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_story_pane_list_again (DOSSIER_WINDOW (data)->stories);
}

static const GActionEntry toast_actions[] = {
  { .name = "toast", .activate = win_toast, .parameter_type = "s" },
  { .name = "toast-undo", .activate = win_toast_undo, .parameter_type = "s" },
  { .name = "report", .activate = win_report, .parameter_type = "(ss)" },
  { .name = "report-list", .activate = win_report_list, .parameter_type = "(ss)" },
  { .name = "list-again", .activate = win_list_again },
  { .name = "undo", .activate = win_undo },
  { .name = "redo", .activate = win_redo },
};

void
dossier_window_add_toast_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), toast_actions, G_N_ELEMENTS (toast_actions), self);
}
