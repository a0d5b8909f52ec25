/* dossier-follow-words.c - what is followed, and what is new of it, in words a person reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-follow-words.h"

#include <glib/gi18n.h>
#include "dossier-claim-words.h"
#include "dossier-fact-words.h"

char *
dossier_follow_words (const DossierFollow *follow)
{
  if (follow->kind == 0)
    return g_strdup (follow->name);
  if (follow->name == NULL)
    /* TRANSLATORS: a kind of move that is followed, whoever makes it: "Everybody · Left" */
    return g_strdup_printf (_ ("Everybody · %s"), dossier_claim_kind_words (follow->kind));
  return g_strdup_printf ("%s · %s", follow->name, dossier_claim_kind_words (follow->kind));
}

static void
append_part (GString *out, guint n, const char *format)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *part = g_strdup_printf (format, n);
#pragma GCC diagnostic pop

  if (n > 0)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", part);
}

char *
dossier_news_words (const DossierNews *news)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_part (out, news->n_facts, ngettext ("%u move", "%u moves", news->n_facts));
  append_part (out, news->n_denials, ngettext ("%u denied", "%u denied", news->n_denials));
  append_part (out, news->n_stories, ngettext ("%u story", "%u stories", news->n_stories));
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static gboolean
has_move (const DossierNewsGroup *group)
{
  for (guint i = 0; i < group->facts->len; i++)
    if (g_array_index (group->facts, DossierNewsFact, i).fact->nature == DOSSIER_FACT_SAID)
      return TRUE;
  return FALSE;
}

char *
dossier_notice_title (const DossierNews *news)
{
  guint            n = 0;
  g_autofree char *facts = NULL, *whom = NULL;

  for (guint i = 0; i < news->groups->len; i++)
    n += has_move (g_ptr_array_index (news->groups, i));
  facts = g_strdup_printf (ngettext ("%u move", "%u moves", news->n_facts), news->n_facts);
  whom = g_strdup_printf (ngettext ("%u you follow", "%u you follow", n), n);
  /* TRANSLATORS: the title of a notification: "3 moves", "2 you follow" */
  return g_strdup_printf (_ ("%s of %s"), facts, whom);
}

char *
dossier_notice_body (const DossierNews *news)
{
  GString *out = g_string_new (NULL);
  guint    n = 0;

  for (guint i = 0; i < news->groups->len; i++)
    {
      const DossierNewsGroup *group = g_ptr_array_index (news->groups, i);

      for (guint j = 0; j < group->facts->len; j++)
        {
          const DossierFact *fact = g_array_index (group->facts, DossierNewsFact, j).fact;
          g_autofree char   *words = NULL;

          if (fact->nature != DOSSIER_FACT_SAID || n++ >= DOSSIER_NOTICE_FACTS)
            continue;
          words = dossier_fact_words (fact);
          g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", words);
        }
    }
  return g_string_free (out, FALSE);
}
