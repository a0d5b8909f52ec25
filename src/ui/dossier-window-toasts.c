/* dossier-window-toasts.c - what the window says in passing, and changes with their way back
 *
 * One toast after the other: libadwaita 1.2 ends the program when a toast comes back that was pushed aside by a more
 * urgent one a moment ago, as when somebody clicks the button of the first where the second appears.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-message.h"

/* Seconds a toast stays that can be answered; a message longer than this (bytes) becomes a dialog,
 * and one that would have to wait. */
#define TOAST_SECONDS 8
#define TOAST_LENGTH 200
/* Microseconds that a toast may say something else after it was shown, and still long enough. */
#define TOAST_FRESH (4 * G_USEC_PER_SEC)
/* How long a toast takes to come in, at the most. */
#define TOAST_MOVES_MS 500

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

void
dossier_window_add_toast (DossierWindow *self, AdwToast *toast)
{
  self->n_toasts++;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
dossier_window_show_toast (DossierWindow *self, const char *sentence)
{
  dossier_window_add_toast (self, make_toast (sentence));
}

void
dossier_window_report (DossierWindow *self, const char *what, const char *why)
{
  /* TRANSLATORS: what failed, and why: "The story could not be saved: the disk is full" */
  g_autofree char *sentence = g_strdup_printf (_ ("%s: %s"), what, why);
  AdwToast        *toast;

  if (self->n_toasts > 0 || strlen (sentence) > TOAST_LENGTH)
    {
      dossier_message_show (GTK_WINDOW (self), what, why);
      return;
    }

  toast = make_toast (sentence);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  dossier_window_add_toast (self, toast);
}

static void
undo_clicked_cb (AdwToast *toast, DossierWindow *self)
{
  DossierChange *inverse = g_object_steal_data (G_OBJECT (toast), "inverse");
  guint          n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toast), "n-in-row"));

  if (inverse != NULL)
    dossier_window_apply (self, inverse, NULL, NULL);
  else
    dossier_window_undo (self, MAX (n, 1)); /* the row may have ended with the toast */
}

static gboolean
dismiss_cb (gpointer toast)
{
  adw_toast_dismiss (toast);
  return G_SOURCE_REMOVE;
}

/* libadwaita 1.2 frees a toast that is dismissed while it still comes in, and then moves it on. */
void
dossier_window_dismiss_toast (AdwToast *toast)
{
  g_timeout_add_full (G_PRIORITY_DEFAULT, TOAST_MOVES_MS, dismiss_cb, g_object_ref (toast), g_object_unref);
}

static void
undo_dismissed_cb (DossierWindow *self, AdwToast *toast)
{
  if (self->undo_toast != toast)
    return;
  g_clear_object (&self->undo_toast);
  dossier_window_end_row (self);
}

static void
set_inverse (AdwToast *toast, DossierChange *inverse)
{
  g_object_set_data_full (G_OBJECT (toast), "inverse", inverse, (GDestroyNotify) dossier_change_free);
  g_object_set_data (G_OBJECT (toast), "n-in-row", NULL);
  adw_toast_set_button_label (toast, _ ("_Undo"));
}

/* The one that is shown says it, unless it is about to go: libadwaita 1.2 does not survive that one is dismissed while
 * it comes in, so none makes room for another. */
static gboolean
say_in_shown (DossierWindow *self, const char *sentence, DossierChange *inverse)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  if (self->undo_toast == NULL || g_get_monotonic_time () > self->undo_since + TOAST_FRESH)
    return FALSE;
  adw_toast_set_title (self->undo_toast, markup);
  set_inverse (self->undo_toast, inverse);
  return TRUE;
}

void
dossier_window_show_undo_toast (DossierWindow *self, const char *sentence, DossierChange *inverse)
{
  AdwToast *toast;

  dossier_window_end_row (self);
  if (say_in_shown (self, sentence, inverse))
    return;
  toast = make_toast (sentence);
  set_inverse (toast, inverse);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, 0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_dismissed_cb), self, G_CONNECT_SWAPPED);
  dossier_window_drop_undo_toast (self);
  g_set_object (&self->undo_toast, toast);
  self->undo_since = g_get_monotonic_time ();
  dossier_window_add_toast (self, toast);
}

void
dossier_window_show_action_toast (DossierWindow *self, const char *sentence, const char *label, const char *action)
{
  AdwToast *toast = make_toast (sentence);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_detailed_action_name (toast, action);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  dossier_window_add_toast (self, toast);
}

/* ---- changes ---- */

typedef struct
{
  DossierWindow     *window;
  char              *sentence;
  DossierChange     *inverse;
  DossierWordsInARow words; /* NULL: it stands alone */
} Applying;

static void
applying_free (Applying *applying)
{
  g_object_unref (applying->window);
  g_free (applying->sentence);
  g_clear_pointer (&applying->inverse, dossier_change_free);
  g_free (applying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Applying, applying_free)

static void
fail (Applying *applying, const GError *error)
{
  if (applying->words != NULL && applying->window->words_in_row == applying->words)
    applying->window->n_in_row--;
  dossier_window_report (applying->window, _ ("The change could not be kept"), error->message);
}

/* Of a row that ended meanwhile the newest change may be another. */
static void
say_in_a_row (DossierWindow *self, DossierWordsInARow words)
{
  guint            n = self->words_in_row == words ? self->n_in_row : 1;
  g_autofree char *sentence = words (n);

  if (self->words_in_row != words)
    {
      dossier_window_show_toast (self, sentence);
      return;
    }
  dossier_window_show_undo_toast (self, sentence, NULL);
  g_object_set_data (G_OBJECT (self->undo_toast), "n-in-row", GUINT_TO_POINTER (n));
  self->words_in_row = words;
  self->n_in_row = n;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Applying) applying = data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error))
    fail (applying, error);
  else if (applying->words != NULL)
    say_in_a_row (applying->window, applying->words);
  else if (applying->sentence != NULL)
    dossier_window_show_undo_toast (applying->window, applying->sentence, g_steal_pointer (&applying->inverse));
  dossier_window_update_actions (applying->window);
}

void
dossier_window_end_row (DossierWindow *self)
{
  self->words_in_row = NULL;
  self->n_in_row = 0;
}

void
dossier_window_drop_undo_toast (DossierWindow *self)
{
  dossier_window_end_row (self);
  if (self->undo_toast != NULL && g_object_get_data (G_OBJECT (self->undo_toast), "inverse") == NULL)
    adw_toast_set_button_label (self->undo_toast, NULL);
}

void
dossier_window_apply (DossierWindow *self, DossierChange *change, const char *sentence, DossierChange *inverse)
{
  Applying *applying = g_new0 (Applying, 1);

  if (!dossier_change_is_incidental (change))
    dossier_window_drop_undo_toast (self);
  applying->window = g_object_ref (self);
  applying->sentence = g_strdup (sentence);
  applying->inverse = inverse;
  dossier_store_apply_async (dossier_library_get_store (self->library), change, NULL, applied_cb, applying);
  dossier_change_free (change);
}

void
dossier_window_apply_in_a_row (DossierWindow *self, DossierChange *change, DossierWordsInARow words)
{
  Applying *applying = g_new0 (Applying, 1);

  if (self->words_in_row != words)
    dossier_window_drop_undo_toast (self);
  self->words_in_row = words;
  self->n_in_row++;
  applying->window = g_object_ref (self);
  applying->words = words;
  dossier_store_apply_async (dossier_library_get_store (self->library), change, NULL, applied_cb, applying);
  dossier_change_free (change);
}

/* ---- taking back ---- */

typedef struct
{
  DossierWindow *window;
  gboolean       redo;
  guint          n, n_left;
} Undoing;

static void
say_undone (const Undoing *undoing, const char *sentence)
{
  g_autofree char *all
      = g_strdup_printf (ngettext ("%u change was undone", "%u changes were undone", undoing->n), undoing->n);

  dossier_window_show_toast (undoing->window, undoing->n > 1 ? all : sentence);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Undoing *undoing = data;
  g_autoptr (DossierWindow) self = g_object_ref (undoing->window);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = dossier_store_undo_finish (DOSSIER_STORE (source), result, &error);

  if (sentence != NULL && --undoing->n_left > 0)
    {
      dossier_store_undo_async (DOSSIER_STORE (source), FALSE, NULL, undone_cb, undoing);
      return;
    }
  if (sentence != NULL)
    say_undone (undoing, sentence);
  else if (error != NULL)
    dossier_window_report (self, undoing->redo ? _ ("It could not be done again") : _ ("It could not be undone"),
                           error->message);
  else
    dossier_window_show_toast (self,
                               undoing->redo ? _ ("There is nothing to do again") : _ ("There is nothing to undo"));
  g_object_unref (undoing->window);
  g_free (undoing);
}

static void
step (DossierWindow *self, gboolean redo, guint n)
{
  Undoing *undoing = g_new (Undoing, 1);

  *undoing = (Undoing){ g_object_ref (self), redo, n, n };
  dossier_window_end_row (self);
  if (self->undo_toast != NULL)
    adw_toast_set_button_label (self->undo_toast, NULL);
  dossier_store_undo_async (dossier_library_get_store (self->library), redo, NULL, undone_cb, undoing);
}

void
dossier_window_undo (DossierWindow *self, guint n)
{
  step (self, FALSE, n);
}

static void
win_undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, FALSE, 1);
}

static void
win_redo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, TRUE, 1);
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

/* Of the list, which can be asked for once more. */
static void
win_report_list (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char      *what, *why;
  g_autofree char *sentence = NULL;

  g_variant_get (parameter, "(&s&s)", &what, &why);
  /* TRANSLATORS: what failed, and why: "The story could not be saved: the disk is full" */
  sentence = g_strdup_printf (_ ("%s: %s"), what, why);
  if (strlen (sentence) > TOAST_LENGTH)
    dossier_message_show (GTK_WINDOW (data), what, why);
  dossier_window_show_action_toast (data, strlen (sentence) > TOAST_LENGTH ? what : sentence, _ ("_Try Again"),
                                    "win.list-again");
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
