/* dossier-name-reason.c - why something is taken for a name: one thing that speaks for it or against it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-reason.h"

DossierNameReason *
dossier_name_reason_new (DossierWhyKind what, DossierEntityKind kind, const char *words, double weight)
{
  DossierNameReason *reason = g_new0 (DossierNameReason, 1);

  reason->what = what;
  reason->kind = kind;
  reason->words = g_strdup (words);
  reason->weight = weight;
  return reason;
}

void
dossier_name_reason_free (DossierNameReason *reason)
{
  if (reason == NULL)
    return;
  g_free (reason->words);
  g_free (reason);
}

const char *
dossier_why_kind_to_string (DossierWhyKind what)
{
  switch (what) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_WHY_DECIDED: return "decided";
    case DOSSIER_WHY_LISTED: return "listed";
    case DOSSIER_WHY_FORM: return "form";
    case DOSSIER_WHY_BEFORE: return "before";
    case DOSSIER_WHY_AFTER: return "after";
    case DOSSIER_WHY_FULL_NAME: return "full-name";
    case DOSSIER_WHY_LEARNED: return "learned";
    case DOSSIER_WHY_OTHER: return "other";
    case DOSSIER_WHY_LEARNED_BEFORE: return "learned-before";
    case DOSSIER_WHY_LEARNED_AFTER: return "learned-after";
    case DOSSIER_WHY_LEARNED_WORD: return "learned-word";
    }
  g_assert_not_reached ();
}
