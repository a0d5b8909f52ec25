/* dossier-reader-aloud.c - reads the story that is shown aloud, sentence by sentence
 *
 * Sentences are looked for one by one, as they are said: a long story has thousands.
 *
 * start, length: the sentence that is said, or stands still; start DOSSIER_TEXT_VIEW_TITLE: the title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-aloud.h"

#include "dossier-sentence.h"

struct _DossierReaderAloud
{
  GObject parent;

  DossierTextView *view;
  DossierAloudBar *bar;
  DossierSpeaker  *speaker;
  GSettings       *settings; /* NULL: the defaults */

  gint64           story, revision; /* whose text it is */
  DossierDocument *document;        /* NULL: there is none */
  char            *title;           /* NULL or "": it has none */
  char            *language;        /* NULL: not known */

  DossierAloudState state;
  int               start;
  guint             length;
  gboolean          is_awaiting;
};

G_DEFINE_FINAL_TYPE (DossierReaderAloud, dossier_reader_aloud, G_TYPE_OBJECT)

/* ---- sentences ---- */

static gboolean
is_silent (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xFFFC;
}

/* The sentence that holds the first word at or after @from; none of it before @limit. FALSE when there is none. */
static gboolean
find_sentence (const char *text, guint from, guint limit, guint *start, guint *length)
{
  const char *p = g_utf8_offset_to_pointer (text, from);

  for (; *p != '\0' && is_silent (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    from++;
  *start = from;
  *length = 1;
  if (*p == '\0' || !dossier_sentence_find (text, start, length))
    return FALSE;
  if (*start < limit)
    {
      *length -= limit - *start;
      *start = limit;
    }
  return TRUE;
}

/* The sentence before @until; FALSE when there is none. */
static gboolean
find_sentence_before (const char *text, guint until, guint *start, guint *length)
{
  const char *p = g_utf8_offset_to_pointer (text, until);

  while (p > text && is_silent (g_utf8_get_char (g_utf8_prev_char (p))))
    {
      p = g_utf8_prev_char (p);
      until--;
    }
  if (until == 0)
    return FALSE;
  *start = until - 1;
  *length = 1;
  if (!dossier_sentence_find (text, start, length))
    return FALSE;
  *length = MIN (*length, until - *start);
  return TRUE;
}

static gboolean
has_title (DossierReaderAloud *self)
{
  return self->title != NULL && *self->title != '\0';
}

/* ---- speaking ---- */

static void
set_state (DossierReaderAloud *self, DossierAloudState state)
{
  self->state = state;
  gtk_widget_set_visible (GTK_WIDGET (self->bar), state != DOSSIER_ALOUD_SILENT);
  dossier_aloud_bar_set_playing (self->bar, state == DOSSIER_ALOUD_SPEAKING);
}

static void
speak (DossierReaderAloud *self)
{
  const char      *text = dossier_document_get_text (self->document);
  gboolean         is_title = self->start == DOSSIER_TEXT_VIEW_TITLE;
  g_autofree char *words
      = is_title ? g_strdup (self->title) : g_utf8_substring (text, self->start, self->start + self->length);
  int rate = DOSSIER_SPEAKER_NORMAL_RATE;

  if (self->settings != NULL)
    rate = g_settings_get_int (self->settings, "aloud-rate");
  set_state (self, DOSSIER_ALOUD_SPEAKING);
  dossier_text_view_set_spoken (self->view, self->start, self->length);
  dossier_speaker_say (self->speaker, words, self->language, rate);
}

/* Goes to a sentence; it is said unless there is a pause. */
static void
go_to (DossierReaderAloud *self, int start, guint length)
{
  self->start = start;
  self->length = length;
  if (self->state == DOSSIER_ALOUD_PAUSED)
    dossier_text_view_set_spoken (self->view, start, length);
  else
    speak (self);
}

void
dossier_reader_aloud_stop (DossierReaderAloud *self)
{
  self->is_awaiting = FALSE;
  if (self->state == DOSSIER_ALOUD_SILENT)
    return;
  set_state (self, DOSSIER_ALOUD_SILENT);
  dossier_speaker_stop (self->speaker);
  dossier_text_view_set_spoken (self->view, 0, 0);
}

void
dossier_reader_aloud_start (DossierReaderAloud *self, int offset)
{
  guint start, length;

  if (self->document == NULL)
    return;
  dossier_reader_aloud_stop (self);
  if (offset < 0 && has_title (self))
    go_to (self, DOSSIER_TEXT_VIEW_TITLE, (guint) g_utf8_strlen (self->title, -1));
  else if (find_sentence (dossier_document_get_text (self->document), MAX (offset, 0), 0, &start, &length))
    go_to (self, start, length);
  else if (offset > 0) /* behind the last word */
    dossier_reader_aloud_start (self, DOSSIER_TEXT_VIEW_TITLE);
  else
    g_signal_emit_by_name (self, "finished");
}

void
dossier_reader_aloud_await (DossierReaderAloud *self)
{
  self->is_awaiting = TRUE;
}

void
dossier_reader_aloud_pause (DossierReaderAloud *self)
{
  if (self->state != DOSSIER_ALOUD_SPEAKING)
    return;
  set_state (self, DOSSIER_ALOUD_PAUSED);
  dossier_speaker_stop (self->speaker);
}

void
dossier_reader_aloud_go_on (DossierReaderAloud *self)
{
  if (self->state == DOSSIER_ALOUD_PAUSED)
    speak (self);
}

void
dossier_reader_aloud_step_on (DossierReaderAloud *self)
{
  guint from = self->start == DOSSIER_TEXT_VIEW_TITLE ? 0 : self->start + self->length, start, length;

  if (self->state == DOSSIER_ALOUD_SILENT)
    return;
  if (find_sentence (dossier_document_get_text (self->document), from, from, &start, &length))
    {
      go_to (self, start, length);
      return;
    }
  dossier_reader_aloud_stop (self);
  g_signal_emit_by_name (self, "finished");
}

void
dossier_reader_aloud_step_back (DossierReaderAloud *self)
{
  guint start, length;

  if (self->state == DOSSIER_ALOUD_SILENT)
    return;
  if (self->start != DOSSIER_TEXT_VIEW_TITLE
      && find_sentence_before (dossier_document_get_text (self->document), self->start, &start, &length))
    go_to (self, start, length);
  else if (has_title (self))
    go_to (self, DOSSIER_TEXT_VIEW_TITLE, (guint) g_utf8_strlen (self->title, -1));
  else
    go_to (self, self->start, self->length);
}

static void
ended_cb (DossierReaderAloud *self, gboolean is_whole)
{
  if (self->state != DOSSIER_ALOUD_SPEAKING)
    return;
  if (is_whole)
    dossier_reader_aloud_step_on (self);
  else
    set_state (self, DOSSIER_ALOUD_PAUSED);
}

/* What was lost in the middle can be read on from there. */
static void
failed_cb (DossierReaderAloud *self, const GError *error)
{
  if (g_error_matches (error, DOSSIER_SPEECH_ERROR, DOSSIER_SPEECH_ERROR_LOST))
    set_state (self, DOSSIER_ALOUD_PAUSED);
  else
    dossier_reader_aloud_stop (self);
  g_signal_emit_by_name (self, "failed", error);
}

static void
rate_changed_cb (DossierReaderAloud *self)
{
  if (self->state == DOSSIER_ALOUD_SPEAKING)
    speak (self);
}

/* ---- the story ---- */

static void
forget_story (DossierReaderAloud *self)
{
  g_clear_pointer (&self->document, dossier_document_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->language, g_free);
  self->story = self->revision = 0;
}

void
dossier_reader_aloud_set_story (DossierReaderAloud *self, const DossierStoryContent *content)
{
  const DossierStoryRow *row = content != NULL ? dossier_story_get_row (content->story) : NULL;
  gboolean               is_same = row != NULL && row->id == self->story && content->revision == self->revision;
  gboolean               was_awaiting = self->is_awaiting && content != NULL;

  if (is_same && self->state != DOSSIER_ALOUD_SILENT) /* the view was filled anew */
    {
      dossier_text_view_set_spoken (self->view, self->start, self->length);
      return;
    }
  dossier_reader_aloud_stop (self);
  forget_story (self);
  if (row == NULL)
    return;
  self->story = row->id;
  self->revision = content->revision;
  self->document = dossier_document_ref (content->document);
  self->title = g_strdup (row->title);
  self->language = g_strdup (content->language);
  if (was_awaiting)
    dossier_reader_aloud_start (self, DOSSIER_TEXT_VIEW_TITLE);
}

DossierAloudState
dossier_reader_aloud_get_state (DossierReaderAloud *self)
{
  return self->state;
}

static void
dossier_reader_aloud_dispose (GObject *object)
{
  DossierReaderAloud *self = DOSSIER_READER_ALOUD (object);

  if (self->speaker != NULL)
    dossier_speaker_stop (self->speaker);
  g_clear_object (&self->speaker);
  g_clear_object (&self->settings);
  g_clear_object (&self->view);
  g_clear_object (&self->bar);
  forget_story (self);
  G_OBJECT_CLASS (dossier_reader_aloud_parent_class)->dispose (object);
}

static void
dossier_reader_aloud_class_init (DossierReaderAloudClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_reader_aloud_dispose;
  g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dossier_reader_aloud_init (DossierReaderAloud *self)
{
}

DossierReaderAloud *
dossier_reader_aloud_new (DossierTextView *view, DossierAloudBar *bar, DossierSpeaker *speaker, GSettings *settings)
{
  DossierReaderAloud *self = g_object_new (DOSSIER_TYPE_READER_ALOUD, NULL);

  self->view = g_object_ref (view);
  self->bar = g_object_ref (bar);
  self->speaker = g_object_ref (speaker);
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      g_signal_connect_object (settings, "changed::aloud-rate", G_CALLBACK (rate_changed_cb), self, G_CONNECT_SWAPPED);
    }
  dossier_aloud_bar_bind (bar, settings);
  g_signal_connect_object (speaker, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speaker, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
