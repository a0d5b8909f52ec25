/* dossier-review-page.c - what somebody should look at, one question after the other: names and moves
 *
 * stack: NULL until somebody looks; questions are counted before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-review-page.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-claim-line.h"
#include "dossier-claim-words.h"
#include "dossier-questions.h"
#include "dossier-review-queue.h"
#include "dossier-review-sentence.h"
#include "dossier-wrap-layout.h"

/* Arrivals come in bursts: the page follows so many milliseconds behind; later when nobody looks. */
#define SHOWN_DELAY 200
#define HIDDEN_DELAY 2000
struct _DossierReviewPage
{
  AdwBin parent;

  DossierStore *store;
  GCancellable *loading, *reading;
  guint         refresh_source;

  DossierReviewQueue *queue;
  guint               n_told; /* how many questions were said to be left */

  GtkWidget *stack; /* "question", "done" */
  GtkWidget *left, *progress;
  GtkWidget *asked, *words, *sign, *sentence, *company, *origin, *story;
  GtkWidget *yes, *no, *edit, *done_undo;
};

G_DEFINE_FINAL_TYPE (DossierReviewPage, dossier_review_page, ADW_TYPE_BIN)

/* ---- showing ---- */

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
show_count (DossierReviewPage *self)
{
  guint            n = dossier_review_queue_get_n_left (self->queue);
  guint            n_done = dossier_review_queue_get_n_done (self->queue);
  g_autofree char *words = g_strdup_printf (ngettext ("%u left", "%u left", n), n);

  gtk_label_set_text (GTK_LABEL (self->left), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 n + n_done > 0 ? (double) n_done / (n + n_done) : 0);
  gtk_widget_set_visible (self->done_undo, n_done > 0);
}

static void
tell_count (DossierReviewPage *self)
{
  guint n = dossier_review_queue_get_n_left (self->queue);

  if (n == self->n_told)
    return;
  self->n_told = n;
  g_signal_emit_by_name (self, "counted", n);
}

static void
set_button (GtkWidget *button, const char *label, const char *name)
{
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_story_of (DossierReviewPage *self, gint64 story, int offset, const char *title)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->story), "(xi)", story, offset);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->story))), title != NULL ? title : "");
  dossier_accessible_name (self->story, title != NULL && *title != '\0' ? title : _ ("Story without a title"));
}

static void
show_claim (DossierReviewPage *self, const DossierClaimRow *row)
{
  g_autofree char *words = dossier_claim_words (row), *origin = dossier_claim_origin (row);
  g_autofree char *certainty = dossier_claim_certainty_words (row->flags);

  set_label (self->asked, _ ("Is it so?"));
  set_label (self->words, words);
  set_label (self->sign, certainty);
  set_label (self->sentence, row->sentence);
  set_label (self->company, NULL);
  set_label (self->origin, origin);
  show_story_of (self, row->story, (int) row->sentence_start, row->story_title);
  set_button (self->yes, _ ("Yes (Y)"), _ ("Yes, it is so"));
  set_button (self->no, _ ("No (N)"), _ ("No, it is not so"));
}

static void
show_review (DossierReviewPage *self, const DossierReview *review)
{
  g_autofree char *asked = NULL;
  g_autofree char *company = NULL;

  /* TRANSLATORS: the name of a person */
  asked = g_strdup_printf (_ ("Is this the %s you know?"), review->name);
  if (review->there != NULL)
    /* TRANSLATORS: both are names of people and organizations */
    company = g_strdup_printf (_ ("The one you know is named with %s; this story names %s."), review->there,
                               review->here != NULL ? review->here : _ ("nobody else"));
  set_label (self->asked, _ ("One name, one person?"));
  set_label (self->words, asked);
  set_label (self->sign, NULL);
  set_label (self->sentence, NULL);
  set_label (self->company, company);
  set_label (self->origin, NULL);
  show_story_of (self, review->story, -1, review->title);
  set_button (self->yes, _ ("The Same (Y)"), _ ("Yes, it is the same person"));
  set_button (self->no, _ ("Another One (N)"), _ ("No, it is another person of this name"));
}

static void
show_sentence (DossierReviewPage *self, const DossierQuestion *question, const DossierStoryContent *content)
{
  guint                  start = 0, length = 0;
  gint64                 subject = 0, object = 0;
  const DossierStoryRow *story = dossier_story_get_row (content->story);
  g_autofree char       *markup = NULL;

  if (question->claim != NULL)
    {
      const DossierClaimRow *row = dossier_claim_get_row (question->claim);

      start = row->sentence_start;
      length = row->sentence_length;
      subject = row->subject;
      object = row->object;
    }
  else
    {
      g_autofree char *day = dossier_date_words (&story->published);
      g_autofree char *origin = story->source != NULL ? g_strjoin (" · ", day, story->source, NULL) : g_strdup (day);

      subject = question->review->entity;
      set_label (self->origin, origin);
      if (!dossier_review_find_sentence (content, subject, &start, &length))
        return;
      show_story_of (self, story->id, (int) start, story->title);
    }
  markup = dossier_review_mark (content, start, length, subject, object);
  if (markup == NULL)
    return;
  gtk_label_set_markup (GTK_LABEL (self->sentence), markup);
  gtk_widget_set_visible (self->sentence, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReviewPage) self = user_data;
  g_autoptr (DossierStoryContent) content
      = dossier_store_load_content_finish (DOSSIER_STORE (source), result, NULL); /* without it, the plain sentence */
  const DossierQuestion *question = dossier_review_queue_get_first (self->queue);

  if (content != NULL && question != NULL
      && dossier_question_get_story (question) == dossier_story_get_row (content->story)->id)
    show_sentence (self, question, content);
}

static gboolean
has_focus (DossierReviewPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static void
show_first (DossierReviewPage *self)
{
  const DossierQuestion *question = dossier_review_queue_get_first (self->queue);
  gboolean               had_focus = has_focus (self);

  tell_count (self);
  if (self->stack == NULL)
    return;
  show_count (self);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), question != NULL ? "question" : "done");
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (question == NULL)
    return;
  if (question->claim != NULL)
    show_claim (self, dossier_claim_get_row (question->claim));
  else
    show_review (self, question->review);
  gtk_widget_set_visible (self->edit, question->claim != NULL);
  self->reading = g_cancellable_new ();
  dossier_store_load_content_async (self->store, dossier_question_get_story (question), self->reading, read_cb,
                                    g_object_ref (self));
}

/* ---- asking the store ---- */

static void
report (DossierReviewPage *self, const char *what, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", what, error->message);
}

typedef struct
{
  DossierReviewPage *page;
  GPtrArray         *reviews;
} Listing;

static void
listing_free (Listing *listing)
{
  g_object_unref (listing->page);
  g_clear_pointer (&listing->reviews, g_ptr_array_unref);
  g_free (listing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listing, listing_free)

static void
claims_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Listing) listing = user_data;
  DossierReviewPage *self = listing->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = dossier_store_list_questions_finish (DOSSIER_STORE (source), result, &error);

  if (claims == NULL)
    {
      report (self, _ ("The questions could not be listed"), error);
      return;
    }
  dossier_review_queue_fill (self->queue, listing->reviews, claims);
  show_first (self);
}

static void
reviews_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Listing) listing = user_data;
  g_autoptr (GError) error = NULL;

  listing->reviews = dossier_store_list_reviews_finish (DOSSIER_STORE (source), result, &error);
  if (listing->reviews == NULL)
    {
      report (listing->page, _ ("The questions could not be listed"), error);
      return;
    }
  dossier_store_list_questions_async (listing->page->store, listing->page->loading, claims_listed_cb, listing);
  g_steal_pointer (&listing);
}

void
dossier_review_page_refresh (DossierReviewPage *self)
{
  Listing *listing = g_new0 (Listing, 1);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  listing->page = g_object_ref (self);
  dossier_store_list_reviews_async (self->store, self->loading, reviews_listed_cb, listing);
}

static gboolean
refresh_cb (gpointer user_data)
{
  DossierReviewPage *self = user_data;

  self->refresh_source = 0;
  dossier_review_page_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (DossierReviewPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source
        = g_timeout_add (gtk_widget_get_mapped (GTK_WIDGET (self)) ? SHOWN_DELAY : HIDDEN_DELAY, refresh_cb, self);
}

/* ---- answering ---- */

typedef struct
{
  DossierReviewPage *page;
  char              *key;
  const char        *said; /* static */
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer            *answer = user_data;
  DossierReviewPage *self = answer->page;
  g_autoptr (GError) error = NULL;

  dossier_review_queue_end_answer (self->queue, answer->key);
  if (dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", answer->said);
  else
    {
      report (self, _ ("The answer could not be kept"), error);
      queue_refresh (self);
    }
  g_object_unref (self);
  g_free (answer->key);
  g_free (answer);
}

static void
answer (DossierReviewPage *self, gboolean is_so)
{
  const DossierQuestion *question = dossier_review_queue_get_first (self->queue);
  Answer                *given;
  g_autoptr (DossierChange) change = NULL;

  if (question == NULL || dossier_store_is_read_only (self->store))
    return;
  given = g_new0 (Answer, 1);
  given->page = g_object_ref (self);
  if (question->claim != NULL)
    {
      given->said = is_so ? _ ("Move confirmed") : _ ("Move rejected");
      change = dossier_change_decide_claim (dossier_claim_get_row (question->claim)->id,
                                            is_so ? DOSSIER_DECISION_CONFIRMED : DOSSIER_DECISION_REJECTED);
    }
  else
    {
      given->said = is_so ? _ ("It is the same person") : _ ("It is another person: they have a dossier of their own");
      change = dossier_change_answer_review (question->review->id, is_so);
    }
  given->key = dossier_review_queue_answer (self->queue);
  show_first (self);
  dossier_store_apply_async (self->store, change, NULL, answered_cb, given);
}

static void
yes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  answer (DOSSIER_REVIEW_PAGE (widget), TRUE);
}

static void
no_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  answer (DOSSIER_REVIEW_PAGE (widget), FALSE);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const DossierQuestion *question = dossier_review_queue_get_first (DOSSIER_REVIEW_PAGE (widget)->queue);

  if (question != NULL && question->claim != NULL)
    gtk_widget_activate_action (widget, "claim.edit", "x", dossier_claim_get_row (question->claim)->id);
}

static void
later_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (widget);

  dossier_review_queue_put_off (self->queue);
  show_first (self);
}

/* What was answered last comes to the front again when it is undone. */
static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (widget);

  dossier_review_queue_undo (self->queue);
  gtk_widget_activate_action (widget, "win.undo", NULL);
}

/* ---- the widget ---- */

static void build (DossierReviewPage *self);

static gboolean
dossier_review_page_grab_focus (GtkWidget *widget)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (widget);

  build (self);
  return gtk_widget_grab_focus (dossier_review_queue_get_first (self->queue) != NULL ? self->yes : self->done_undo);
}

static void
dossier_review_page_dispose (GObject *object)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  G_OBJECT_CLASS (dossier_review_page_parent_class)->dispose (object);
}

static void
dossier_review_page_finalize (GObject *object)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (object);

  dossier_review_queue_free (self->queue);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_review_page_parent_class)->finalize (object);
}

static void
dossier_review_page_class_init (DossierReviewPageClass *klass)
{
  static const struct
  {
    guint                       key, capital;
    const char                 *action;
    GtkWidgetActionActivateFunc activate;
  } keys[] = {
    { GDK_KEY_y, GDK_KEY_Y, "review.yes", yes_cb },   { GDK_KEY_n, GDK_KEY_N, "review.no", no_cb },
    { GDK_KEY_e, GDK_KEY_E, "review.edit", edit_cb }, { GDK_KEY_s, GDK_KEY_S, "review.later", later_cb },
    { GDK_KEY_u, GDK_KEY_U, "review.undo", undo_cb },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_review_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_review_page_finalize;
  widget_class->grab_focus = dossier_review_page_grab_focus;
  g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_install_action (widget_class, keys[i].action, NULL, keys[i].activate);
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
      gtk_widget_class_add_binding_action (widget_class, keys[i].capital, GDK_SHIFT_MASK, keys[i].action, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "review.undo", NULL);
}

static GtkWidget *
text_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
button_new (const char *label, const char *action, const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  return button;
}

static GtkWidget *
answers_new (DossierReviewPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *later, *undo;

  gtk_widget_set_layout_manager (box, dossier_wrap_layout_new (8));
  self->yes = button_new (NULL, "review.yes", "suggested-action");
  self->no = button_new (NULL, "review.no", NULL);
  self->edit = button_new (_ ("Correct (E)"), "review.edit", NULL);
  later = button_new (_ ("Later (S)"), "review.later", "flat");
  undo = button_new (_ ("Undo (U)"), "review.undo", "flat");
  set_button (self->yes, _ ("Yes (Y)"), _ ("Yes, it is so"));
  set_button (self->no, _ ("No (N)"), _ ("No, it is not so"));
  set_button (self->edit, _ ("Correct (E)"), _ ("Correct the move"));
  set_button (later, _ ("Later (S)"), _ ("Ask later"));
  set_button (undo, _ ("Undo (U)"), _ ("Undo the last answer"));
  gtk_box_append (GTK_BOX (box), self->yes);
  gtk_box_append (GTK_BOX (box), self->no);
  gtk_box_append (GTK_BOX (box), self->edit);
  gtk_box_append (GTK_BOX (box), later);
  gtk_box_append (GTK_BOX (box), undo);
  gtk_widget_add_css_class (box, "review-answers");
  return box;
}

static GtkWidget *
story_new (DossierReviewPage *self)
{
  GtkWidget *title = text_new ("claim-origin");

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  self->story = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->story), title);
  dossier_accessible_name (self->story, _ ("Story without a title"));
  gtk_widget_set_halign (self->story, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->story, "flat");
  gtk_widget_add_css_class (self->story, "review-story");
  gtk_widget_set_tooltip_text (self->story, _ ("Open the story at this sentence"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->story), "(xi)", G_GINT64_CONSTANT (0), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->story), "win.open-story");
  return self->story;
}

static GtkWidget *
card_new (DossierReviewPage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->asked = text_new ("claim-origin");
  self->words = text_new ("review-words");
  self->sign = gtk_label_new (NULL);
  self->sentence = text_new ("review-sentence");
  self->company = text_new ("claim-sentence");
  self->origin = text_new ("claim-origin");
  gtk_widget_set_halign (self->sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->sign, "certainty");
  gtk_box_append (GTK_BOX (card), self->asked);
  gtk_box_append (GTK_BOX (card), self->words);
  gtk_box_append (GTK_BOX (card), self->sign);
  gtk_box_append (GTK_BOX (card), self->sentence);
  gtk_box_append (GTK_BOX (card), self->company);
  gtk_box_append (GTK_BOX (card), self->origin);
  gtk_box_append (GTK_BOX (card), story_new (self));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "review-card");
  return card;
}

static GtkWidget *
question_new (DossierReviewPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14), *clamp = adw_clamp_new (),
            *scrolled = gtk_scrolled_window_new ();

  self->left = text_new ("heading");
  self->progress = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions answered"), -1);
  gtk_box_append (GTK_BOX (box), self->left);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), card_new (self));
  gtk_box_append (GTK_BOX (box), answers_new (self));
  gtk_widget_add_css_class (box, "review-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
done_new (DossierReviewPage *self)
{
  GtkWidget *page = adw_status_page_new ();

  self->done_undo = button_new (_ ("Undo (U)"), "review.undo", "pill");
  set_button (self->done_undo, _ ("Undo (U)"), _ ("Undo the last answer"));
  gtk_widget_set_halign (self->done_undo, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->done_undo, FALSE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing left to review"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("All names and moves are sure enough. Questions appear here when new stories "
                                      "bring rumours, plans, or names that could be somebody else's."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), self->done_undo);
  return page;
}

static void
build (DossierReviewPage *self)
{
  if (self->stack != NULL)
    return;
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), done_new (self), "done");
  gtk_stack_add_named (GTK_STACK (self->stack), question_new (self), "question");
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->stack);
  show_first (self);
}

static void
mapped_cb (DossierReviewPage *self)
{
  build (self);
  dossier_review_page_refresh (self);
}

static void
dossier_review_page_init (DossierReviewPage *self)
{
  self->queue = dossier_review_queue_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
}

GtkWidget *
dossier_review_page_new (DossierLibrary *library)
{
  static const char *const news[] = { "stories-added", "stories-removed", "entities-changed" };
  DossierReviewPage       *self = g_object_new (DOSSIER_TYPE_REVIEW_PAGE, NULL);

  self->store = g_object_ref (dossier_library_get_store (library));
  for (guint i = 0; i < G_N_ELEMENTS (news); i++)
    g_signal_connect_object (self->store, news[i], G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  queue_refresh (self);
  return GTK_WIDGET (self);
}
