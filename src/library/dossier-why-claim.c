/* dossier-why-claim.c - why a text is taken to claim something, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-why-claim.h"

#include <glib/gi18n-lib.h>

#include "dossier-library-private.h"

/* ---- words ---- */

static char *
dup_place (const char *text, guint start, guint length)
{
  return g_utf8_substring (text, start, start + length);
}

/* NULL when there is nothing to say: the name itself stands there, or nobody is named. */
static char *
dup_end (const DossierClaimEnd *end, int entity, const DossierRecognition *found, const char *text)
{
  g_autofree char *words = dup_place (text, end->start, end->length);
  const char      *name
      = entity != DOSSIER_NO_ENTITY ? ((const DossierFoundEntity *) found->entities->pdata[entity])->name : NULL;

  switch (end->how) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_END_NOBODY:
    case DOSSIER_END_NAMED: return NULL;
    case DOSSIER_END_SHORT:
      /* TRANSLATORS: %s are a form of a name, "Schulman", and the full name */
      return g_strdup_printf (_ ("“%s” is another form of %s"), words, name);
    case DOSSIER_END_REFERENCE:
      /* TRANSLATORS: %s are words that stand for a name, "the company", and the name */
      return g_strdup_printf (_ ("“%s” stands for %s, as the text around it tells"), words, name);
    case DOSSIER_END_LEFT_OUT:
      /* TRANSLATORS: %s is the name of an organization */
      return g_strdup_printf (_ ("The sentence leaves %s out, as the text around it tells"), name);
    }
  g_assert_not_reached ();
}

static char *
dup_doubt (const DossierFoundClaim *claim, const char *text)
{
  g_autofree char *words = NULL;

  if (claim->doubt_length == 0)
    return NULL;
  words = dup_place (text, claim->doubt_start, claim->doubt_length);
  /* TRANSLATORS: %s is a word of a sentence: "reportedly", "not" */
  return g_strdup_printf (_ ("“%s” tells how sure it is"), words);
}

GStrv
dossier_found_claim_dup_reasons (const DossierFoundClaim *claim, const DossierRecognition *found, const char *text)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  g_autofree char *cue = dup_place (text, claim->start, claim->length);
  /* TRANSLATORS: %s are the words that state something, "has joined", and the name of a rule, "join-plain" */
  g_autofree char *words = g_strdup_printf (_ ("“%s” states it (rule %s)"), cue, claim->pattern);
  char            *more[] = { dup_end (&claim->subject_end, claim->subject, found, text),
                              dup_end (&claim->object_end, claim->object, found, text), dup_doubt (claim, text) };

  g_strv_builder_add (reasons, words);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    if (more[i] != NULL)
      {
        g_strv_builder_add (reasons, more[i]);
        g_free (more[i]);
      }
  return g_strv_builder_end (reasons);
}

/* ---- asking ---- */

typedef struct
{
  DossierDocument *document;
  char            *title;
  DossierDate      written;
  DossierClaimKind kind;
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

static GStrv
find_reasons (const Job *job, const DossierRecognition *found, GError **error)
{
  for (guint i = 0; i < found->claims->len; i++)
    {
      const DossierFoundClaim *claim = found->claims->pdata[i];

      if (claim->kind == job->kind && claim->start == job->start)
        return dossier_found_claim_dup_reasons (claim, found, dossier_document_get_text (job->document));
    }
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                       _ ("This version of Dossier would not find this claim: it was found by an earlier one."));
  return NULL;
}

static void
run_explain (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError    *error = NULL;
  g_autoptr (DossierRecognition) found = dossier_library_recognise (source, dossier_document_get_text (job->document),
                                                                    job->title, &job->written, &error);
  GStrv reasons = found != NULL ? find_reasons (job, found, &error) : NULL;

  if (reasons != NULL)
    g_task_return_pointer (task, reasons, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

void
dossier_library_explain_claim_async (DossierLibrary *self, DossierDocument *document, const char *title,
                                     const DossierDate *written, DossierClaimKind kind, guint start,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->document = dossier_document_ref (document);
  job->title = g_strdup (title);
  job->written = *written;
  job->kind = kind;
  job->start = start;
  g_task_set_source_tag (task, dossier_library_explain_claim_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_explain);
}

GStrv
dossier_library_explain_claim_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
