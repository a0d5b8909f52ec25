/* dossier-why-name.c - why something in a text is taken for a name, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-why-name.h"

#include <glib/gi18n-lib.h>

#include "dossier-library-private.h"

/* ---- asking ---- */

static DossierRecognition *
recognise (DossierLibrary *self, const char *text, const char *title, const DossierDate *written, GError **error)
{
  g_autoptr (DossierRecogniser) recogniser = dossier_library_get_recogniser (self, error);
  const DossierRecogniserText all = { .text = text, .title = title, .written = written, .explains = TRUE };

  return recogniser != NULL ? dossier_recogniser_read (recogniser, &all) : NULL;
}

DossierRecognition *
dossier_library_recognise_explained (DossierLibrary *self, const char *text, const char *title,
                                     const DossierDate *written, GError **error)
{
  return recognise (self, text, title, written, error);
}

typedef struct
{
  DossierDocument *document;
  char            *title;
  DossierDate      written;
  guint            start;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  dossier_document_unref (job->document);
  g_free (job->title);
  g_free (job);
}

static GPtrArray *
find_reasons (const DossierRecognition *found, guint start, GError **error)
{
  for (guint i = 0; i < found->mentions->len; i++)
    if (g_array_index (found->mentions, DossierMention, i).start == start)
      return g_ptr_array_ref (found->reasons->pdata[i]);
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                       _ ("This version of Dossier would not find this name: it was found by an earlier one."));
  return NULL;
}

static void
run_explain (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError    *error = NULL;
  g_autoptr (DossierRecognition) found
      = recognise (source, dossier_document_get_text (job->document), job->title, &job->written, &error);
  GPtrArray *reasons = found != NULL ? find_reasons (found, job->start, &error) : NULL;

  if (reasons != NULL)
    g_task_return_pointer (task, reasons, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dossier_library_explain_name_async (DossierLibrary *self, DossierDocument *document, const char *title,
                                    const DossierDate *written, guint start, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->document = dossier_document_ref (document);
  job->title = g_strdup (title);
  job->written = *written;
  job->start = start;
  g_task_set_source_tag (task, dossier_library_explain_name_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_explain);
}

GPtrArray *
dossier_library_explain_name_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- words ---- */

/* "+4.1", with the sign that is typeset. Owned by the caller. */
static char *
dup_weight (double weight)
{
  return g_strdup_printf ("%s%.1f", weight < 0 ? "−" : "+", ABS (weight));
}

static char *
dup_list_words (const DossierNameReason *reason)
{
  if (reason->kind == DOSSIER_ENTITY_PERSON)
    /* TRANSLATORS: %s is the name of a person */
    return g_strdup_printf (_ ("It is in the list of people: %s"), reason->words);
  /* TRANSLATORS: %s is the name of an organization */
  return g_strdup_printf (_ ("It is in the list of organizations: %s"), reason->words);
}

static char *
dup_form_words (const DossierNameReason *reason)
{
  if (reason->kind == DOSSIER_ENTITY_PERSON)
    /* TRANSLATORS: %s is a word of a name: "Anna" */
    return g_strdup_printf (_ ("“%s” is a first name or a surname"), reason->words);
  /* TRANSLATORS: %s is a word of a name: "Institute" */
  return g_strdup_printf (_ ("Organizations have “%s” in their names"), reason->words);
}

static char *
dup_side_words (const DossierNameReason *reason, const char *weight)
{
  gboolean before = reason->what == DOSSIER_WHY_BEFORE;

  /* TRANSLATORS: %s are the words next to a name, and how much they speak for a person: "+5.0" */
  if (reason->kind == DOSSIER_ENTITY_PERSON)
    return g_strdup_printf (before ? _ ("Before it stands “%s”: person %s") : _ ("Behind it stands “%s”: person %s"),
                            reason->words, weight);
  /* TRANSLATORS: %s are the words next to a name, and how much they speak for an organization: "+5.0" */
  if (reason->kind == DOSSIER_ENTITY_ORGANIZATION)
    return g_strdup_printf (before ? _ ("Before it stands “%s”: organization %s")
                                   : _ ("Behind it stands “%s”: organization %s"),
                            reason->words, weight);
  /* TRANSLATORS: %s are the words next to a name, and how much they speak against a name: "+5.0" */
  return g_strdup_printf (before ? _ ("Before it stands “%s”: no name %s") : _ ("Behind it stands “%s”: no name %s"),
                          reason->words, weight);
}

static char *
dup_worth_words (const DossierNameReason *reason, const char *weight)
{
  gboolean is_best = reason->what == DOSSIER_WHY_LEARNED;

  if (reason->kind == 0)
    /* TRANSLATORS: %s is a weight, "+0.0" */
    return g_strdup_printf (_ ("Next best: no name %s"), weight);
  if (reason->kind == DOSSIER_ENTITY_PERSON)
    /* TRANSLATORS: %s is how much what was learned from texts speaks for a person: "+4.1" */
    return g_strdup_printf (is_best ? _ ("Learned from texts: person %s") : _ ("Next best: person %s"), weight);
  /* TRANSLATORS: %s is how much what was learned from texts speaks for an organization: "+4.1" */
  return g_strdup_printf (is_best ? _ ("Learned from texts: organization %s") : _ ("Next best: organization %s"),
                          weight);
}

char *
dossier_name_reason_dup_words (const DossierNameReason *reason)
{
  g_autofree char *weight = dup_weight (reason->weight);

  switch (reason->what) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_WHY_DECIDED:
      /* TRANSLATORS: %s is the name of a person or organization */
      return g_strdup_printf (_ ("You decided that this is a name: %s"), reason->words);
    case DOSSIER_WHY_LISTED: return dup_list_words (reason);
    case DOSSIER_WHY_FORM: return dup_form_words (reason);
    case DOSSIER_WHY_BEFORE:
    case DOSSIER_WHY_AFTER: return dup_side_words (reason, weight);
    case DOSSIER_WHY_FULL_NAME:
      /* TRANSLATORS: %s is the full name of a person or organization */
      return g_strdup_printf (_ ("The text has the full name: %s"), reason->words);
    case DOSSIER_WHY_LEARNED:
    case DOSSIER_WHY_OTHER: return dup_worth_words (reason, weight);
    case DOSSIER_WHY_LEARNED_BEFORE:
      /* TRANSLATORS: %s is a word, and how much it speaks for the name: "+1.2" */
      return g_strdup_printf (_ ("Learned of “%s” before it: %s"), reason->words, weight);
    case DOSSIER_WHY_LEARNED_AFTER:
      /* TRANSLATORS: %s is a word, and how much it speaks for the name: "+1.2" */
      return g_strdup_printf (_ ("Learned of “%s” behind it: %s"), reason->words, weight);
    case DOSSIER_WHY_LEARNED_WORD:
      /* TRANSLATORS: %s is a word of the name, and how much it speaks for the name: "+1.2" */
      return g_strdup_printf (_ ("Learned of “%s” itself: %s"), reason->words, weight);
    }
  g_assert_not_reached ();
}
