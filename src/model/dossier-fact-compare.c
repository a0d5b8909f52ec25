/* dossier-fact-compare.c - which claims can be one fact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fact-private.h"

#include <string.h>
#include "dossier-amount.h"

/* Words of a role that are looked at. */
#define MAX_WORDS 16

gboolean
dossier_claim_kind_repeats (DossierClaimKind kind)
{
  switch (kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_CLAIM_INVESTED:
    case DOSSIER_CLAIM_FUNDED:
    case DOSSIER_CLAIM_PARTNERED:
    case DOSSIER_CLAIM_SUED: return TRUE;
    case DOSSIER_CLAIM_JOINED:
    case DOSSIER_CLAIM_LEFT:
    case DOSSIER_CLAIM_FIRED:
    case DOSSIER_CLAIM_APPOINTED:
    case DOSSIER_CLAIM_PROMOTED:
    case DOSSIER_CLAIM_FOUNDED:
    case DOSSIER_CLAIM_COFOUNDED:
    case DOSSIER_CLAIM_WORKS_AT:
    case DOSSIER_CLAIM_ACQUIRED:
    case DOSSIER_CLAIM_MERGED:
    case DOSSIER_CLAIM_DISBANDED: break;
    }
  return FALSE;
}

gboolean
dossier_claim_kind_is_mutual (DossierClaimKind kind)
{
  return kind == DOSSIER_CLAIM_MERGED || kind == DOSSIER_CLAIM_PARTNERED;
}

DossierClaimKind
dossier_claim_kind_plain (DossierClaimKind kind)
{
  return kind == DOSSIER_CLAIM_COFOUNDED ? DOSSIER_CLAIM_FOUNDED : kind;
}

/* ---- roles ---- */

/* The words of a role in small letters; without those that only join. */
static GPtrArray *
split_role (const char *role)
{
  g_autofree char *folded = g_utf8_casefold (role, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n-,/&.", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL && words->len < MAX_WORDS; i++)
    if (*parts[i] != '\0' && !g_str_equal (parts[i], "of") && !g_str_equal (parts[i], "the")
        && !g_str_equal (parts[i], "and"))
      g_ptr_array_add (words, g_strdup (parts[i]));
  return words;
}

static gboolean
has_word (GPtrArray *words, const char *word)
{
  return g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL);
}

static gboolean
holds_all (GPtrArray *whole, GPtrArray *part)
{
  for (guint i = 0; i < part->len; i++)
    if (!has_word (whole, g_ptr_array_index (part, i)))
      return FALSE;
  return part->len > 0;
}

/* A vice president is no president. */
static gboolean
are_of_one_rank (GPtrArray *a, GPtrArray *b)
{
  static const char *const ranks[] = { "vice", "deputy", "assistant", "associate" };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (has_word (a, ranks[i]) != has_word (b, ranks[i]))
      return FALSE;
  return TRUE;
}

/* "ceo" for "chief executive officer", and for "chief executive". */
static gboolean
is_short_for (GPtrArray *letters, GPtrArray *words)
{
  const char *word = letters->len == 1 ? g_ptr_array_index (letters, 0) : "";
  gsize       length = strlen (word);

  if (words->len < 2 || words->len > length || length > words->len + 1)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    if (word[i] != ((const char *) g_ptr_array_index (words, i))[0])
      return FALSE;
  return TRUE;
}

gboolean
dossier_roles_agree (const char *a, const char *b)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  if (a == NULL || b == NULL || g_str_equal (a, b))
    return TRUE;
  first = split_role (a);
  second = split_role (b);
  if (is_short_for (first, second) || is_short_for (second, first))
    return TRUE;
  return are_of_one_rank (first, second) && (holds_all (first, second) || holds_all (second, first));
}

/* ---- dates ---- */

static gboolean
is_day (const DossierDate *date)
{
  return date->precision == DOSSIER_PRECISION_DAY || date->precision == DOSSIER_PRECISION_TIME;
}

gint64
dossier_dates_distance (const DossierDate *a, const DossierDate *b)
{
  if (a->precision == DOSSIER_PRECISION_UNKNOWN || b->precision == DOSSIER_PRECISION_UNKNOWN)
    return 0;
  return MAX (0, MAX (a->from - b->until, b->from - a->until));
}

gboolean
dossier_dates_agree (const DossierDate *a, const DossierDate *b)
{
  if (a->precision == DOSSIER_PRECISION_UNKNOWN || b->precision == DOSSIER_PRECISION_UNKNOWN)
    return TRUE;
  if (is_day (a) && is_day (b))
    return ABS (a->from - b->from) <= DOSSIER_FACT_DAY;
  /* A moment is [from, from]: it counts as inside. */
  return a->from < MAX (b->until, b->from + 1) && b->from < MAX (a->until, a->from + 1);
}

gint64
dossier_fact_distance (const DossierFact *fact, const DossierClaimRow *claim)
{
  gint64 told = dossier_claim_get_told (claim);

  if (told == 0 || fact->first_told == 0)
    return 0;
  return MAX (0, MAX (fact->first_told - told, told - fact->last_told));
}

/* Of what happens again and again, or of one who is not named: whether it is the same time. */
static gboolean
is_one_time (const DossierFact *fact, const DossierClaimRow *claim)
{
  if (fact->date.precision != DOSSIER_PRECISION_UNKNOWN && claim->date.precision != DOSSIER_PRECISION_UNKNOWN)
    return TRUE; /* they agree, as is known here */
  if (fact->amount != NULL && claim->amount != NULL)
    return TRUE;
  return dossier_fact_distance (fact, claim) <= DOSSIER_FACT_NEAR;
}

gboolean
dossier_fact_goes_with (const DossierFact *fact, const DossierClaimRow *claim)
{
  gboolean is_loose = dossier_claim_kind_repeats (claim->kind) || claim->subject == 0 || claim->object == 0;

  /* Who works somewhere does so on many days. */
  if (claim->kind != DOSSIER_CLAIM_WORKS_AT && !dossier_dates_agree (&fact->date, &claim->date))
    return FALSE;
  if (is_loose && !is_one_time (fact, claim))
    return FALSE;
  return dossier_amounts_agree (fact->amount, claim->amount) && dossier_roles_agree (fact->role, claim->role);
}
