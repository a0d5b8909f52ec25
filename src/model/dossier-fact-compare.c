/* dossier-fact-compare.c - which claims can be one fact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fact-private.h"

#include <string.h>
#include "dossier-amount.h"

/* Words of a role that are looked at. */
#define MAX_WORDS 16

/* What stands between words of a role. */
#define BETWEEN " \t\n-,/&."

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

/* The words of a role in small letters; without those that only join. They point into @folded. */
typedef struct
{
  char       *folded;
  const char *words[MAX_WORDS];
  guint       len;
} Role;

static void
role_clear (Role *role)
{
  g_free (role->folded);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Role, role_clear)

static gboolean
joins_only (const char *word)
{
  return g_str_equal (word, "of") || g_str_equal (word, "the") || g_str_equal (word, "and");
}

/* Roles are compared by the thousand: the words are not copied one by one. */
static void
split_role (const char *text, Role *role)
{
  char *word;

  role->folded = g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : g_utf8_casefold (text, -1);
  for (word = role->folded; role->len < MAX_WORDS && *(word += strspn (word, BETWEEN)) != '\0';)
    {
      gsize    length = strcspn (word, BETWEEN);
      gboolean is_last = word[length] == '\0';

      word[length] = '\0';
      if (!joins_only (word))
        role->words[role->len++] = word;
      word += length + !is_last;
    }
}

static gboolean
has_word (const Role *role, const char *word)
{
  for (guint i = 0; i < role->len; i++)
    if (strcmp (role->words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
holds_all (const Role *whole, const Role *part)
{
  for (guint i = 0; i < part->len; i++)
    if (!has_word (whole, part->words[i]))
      return FALSE;
  return part->len > 0;
}

/* A vice president is no president. */
static gboolean
are_of_one_rank (const Role *a, const Role *b)
{
  static const char *const ranks[] = { "vice", "deputy", "assistant", "associate" };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (has_word (a, ranks[i]) != has_word (b, ranks[i]))
      return FALSE;
  return TRUE;
}

/* "ceo" for "chief executive officer", and for "chief executive". */
static gboolean
is_short_for (const Role *letters, const Role *role)
{
  const char *word = letters->len == 1 ? letters->words[0] : "";
  gsize       length = strlen (word);

  if (role->len < 2 || role->len > length || length > role->len + 1)
    return FALSE;
  for (guint i = 0; i < role->len; i++)
    if (word[i] != role->words[i][0])
      return FALSE;
  return TRUE;
}

gboolean
dossier_roles_agree (const char *a, const char *b)
{
  g_auto (Role) first = { 0 };
  g_auto (Role) second = { 0 };

  if (a == NULL || b == NULL || g_str_equal (a, b))
    return TRUE;
  split_role (a, &first);
  split_role (b, &second);
  if (is_short_for (&first, &second) || is_short_for (&second, &first))
    return TRUE;
  return are_of_one_rank (&first, &second) && (holds_all (&first, &second) || holds_all (&second, &first));
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
