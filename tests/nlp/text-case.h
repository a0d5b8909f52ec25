/* text-case.h - tables of short texts and what is to be read in them, with the shipped lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-vocabulary-private.h"

typedef struct
{
  const char *name, *text, *want;
} TextCase;

/* What is read in @text; owned by the caller. */
typedef char *(*ReadText) (const DossierVocabulary *vocabulary, const char *text);

static inline DossierVocabulary *
text_case_load_vocabulary (void)
{
  g_autoptr (GError) error = NULL;
  DossierVocabulary *vocabulary = dossier_vocabulary_new (&error);

  g_assert_no_error (error);
  return vocabulary;
}

static inline void
text_cases_check (const TextCase *cases, guint n, ReadText read, const DossierVocabulary *vocabulary)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *got = read (vocabulary, cases[i].text);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}
