/* dossier-claim-words.c - claims, people, dates and places in words a person reads
 *
 * One line of the table a kind; {who} is the subject, {whom} the object.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-claim-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *full, *with_role, *with_amount;
  const char *no_whom, *no_whom_role;
  const char *no_who, *no_who_amount;
  const char *chip_who, *chip_whom; /* of the subject, of the object */
  const char *chip_alone;           /* when the other one is not named */
} Words;

/* TRANSLATORS: in all these sentences {who}, {whom}, {role} and {amount} are replaced by names and words of the story;
 * keep them as they are, in any order. */
static const Words words[] = {
  [DOSSIER_CLAIM_JOINED] = { N_ ("{who} joined {whom}"), N_ ("{who} joined {whom} as {role}"), NULL,
                             N_ ("{who} has a new post"), N_ ("{who} became {role}"), N_ ("Somebody joined {whom}"),
                             NULL, N_ ("joined {whom}"), N_ ("joined by {who}"), N_ ("joined") },
  [DOSSIER_CLAIM_LEFT] = { N_ ("{who} left {whom}"), N_ ("{who} left {whom} ({role})"), NULL, N_ ("{who} left"),
                           N_ ("{who} left the post of {role}"), N_ ("Somebody left {whom}"), NULL, N_ ("left {whom}"),
                           N_ ("left by {who}"), N_ ("left") },
  [DOSSIER_CLAIM_FIRED]
  = { N_ ("{who} was dismissed by {whom}"), N_ ("{who} was dismissed by {whom} ({role})"), NULL,
      N_ ("{who} was dismissed"), N_ ("{who} was dismissed as {role}"), N_ ("{whom} dismissed somebody"), NULL,
      N_ ("dismissed by {whom}"), N_ ("dismissed {who}"), N_ ("dismissed") },
  [DOSSIER_CLAIM_APPOINTED]
  = { N_ ("{who} was appointed by {whom}"), N_ ("{who} became {role} at {whom}"), NULL, N_ ("{who} was appointed"),
      N_ ("{who} became {role}"), N_ ("{whom} appointed somebody"), NULL, N_ ("appointed by {whom}"),
      N_ ("appointed {who}"), N_ ("appointed") },
  [DOSSIER_CLAIM_PROMOTED]
  = { N_ ("{who} was promoted at {whom}"), N_ ("{who} was promoted to {role} at {whom}"), NULL,
      N_ ("{who} was promoted"), N_ ("{who} was promoted to {role}"), N_ ("{whom} promoted somebody"), NULL,
      N_ ("promoted at {whom}"), N_ ("promoted {who}"), N_ ("promoted") },
  [DOSSIER_CLAIM_FOUNDED]
  = { N_ ("{who} founded {whom}"), NULL, NULL, N_ ("{who} founded something new"), NULL, N_ ("{whom} was founded"),
      NULL, N_ ("founded {whom}"), N_ ("founded by {who}"), N_ ("founded") },
  [DOSSIER_CLAIM_COFOUNDED]
  = { N_ ("{who} co-founded {whom}"), NULL, NULL, N_ ("{who} co-founded something new"), NULL,
      N_ ("{whom} was co-founded"), NULL, N_ ("co-founded {whom}"), N_ ("co-founded by {who}"), N_ ("co-founded") },
  [DOSSIER_CLAIM_WORKS_AT] = { N_ ("{who} works at {whom}"), N_ ("{who} is {role} at {whom}"), NULL,
                               N_ ("{who} has a post"), N_ ("{who} is {role}"), N_ ("Somebody works at {whom}"), NULL,
                               N_ ("works at {whom}"), N_ ("employs {who}"), N_ ("at work") },
  [DOSSIER_CLAIM_INVESTED]
  = { N_ ("{who} invested in {whom}"), NULL, N_ ("{who} invested {amount} in {whom}"), N_ ("{who} invested"), NULL,
      N_ ("{whom} took investment"), N_ ("{whom} raised {amount}"), N_ ("invested in {whom}"), N_ ("funded by {who}"),
      N_ ("invested") },
  [DOSSIER_CLAIM_FUNDED] = { N_ ("{who} funded {whom}"), NULL, N_ ("{who} funded {whom} with {amount}"),
                             N_ ("{who} gave money"), NULL, N_ ("{whom} was funded"), N_ ("{whom} raised {amount}"),
                             N_ ("funded {whom}"), N_ ("funded by {who}"), N_ ("funded") },
  [DOSSIER_CLAIM_ACQUIRED]
  = { N_ ("{who} acquired {whom}"), NULL, N_ ("{who} acquired {whom} for {amount}"), N_ ("{who} made an acquisition"),
      NULL, N_ ("{whom} was acquired"), N_ ("{whom} was acquired for {amount}"), N_ ("acquired {whom}"),
      N_ ("acquired by {who}"), N_ ("acquired") },
  [DOSSIER_CLAIM_MERGED]
  = { N_ ("{who} merged with {whom}"), NULL, N_ ("{who} merged with {whom} ({amount})"), N_ ("{who} merged"), NULL,
      N_ ("{whom} merged"), NULL, N_ ("merged with {whom}"), N_ ("merged with {who}"), N_ ("merged") },
  [DOSSIER_CLAIM_PARTNERED] = { N_ ("{who} partnered with {whom}"), NULL, N_ ("{who} partnered with {whom} ({amount})"),
                                N_ ("{who} has a new partner"), NULL, N_ ("{whom} has a new partner"), NULL,
                                N_ ("partnered with {whom}"), N_ ("partnered with {who}"), N_ ("partnered") },
  [DOSSIER_CLAIM_SUED] = { N_ ("{who} sued {whom}"), NULL, N_ ("{who} sued {whom} for {amount}"), N_ ("{who} sued"),
                           NULL, N_ ("{whom} was sued"), N_ ("{whom} was sued for {amount}"), N_ ("sued {whom}"),
                           N_ ("sued by {who}"), N_ ("sued") },
  [DOSSIER_CLAIM_DISBANDED]
  = { N_ ("{who} disbanded {whom}"), NULL, NULL, N_ ("{who} disbanded a team"), NULL, N_ ("{whom} was disbanded"), NULL,
      N_ ("disbanded {whom}"), N_ ("disbanded by {who}"), N_ ("disbanded") },
};

/* Instead, when it is over. */
static const Words was_at = { N_ ("{who} worked at {whom}"),
                              N_ ("{who} was {role} at {whom}"),
                              NULL,
                              N_ ("{who} had a post"),
                              N_ ("{who} was {role}"),
                              N_ ("Somebody worked at {whom}"),
                              NULL,
                              N_ ("was at {whom}"),
                              N_ ("employed {who}"),
                              N_ ("at work before") };

/* Instead, when it is still to come; kinds that are not here are told as if done, with their sign. */
static const Words planned[] = {
  [DOSSIER_CLAIM_JOINED]
  = { N_ ("{who} is to join {whom}"), N_ ("{who} is to join {whom} as {role}"), NULL,
      N_ ("{who} is to have a new post"), N_ ("{who} is to become {role}"), N_ ("Somebody is to join {whom}"), NULL,
      N_ ("to join {whom}"), N_ ("to be joined by {who}"), N_ ("to join") },
  [DOSSIER_CLAIM_LEFT]
  = { N_ ("{who} is to leave {whom}"), N_ ("{who} is to leave {whom} ({role})"), NULL, N_ ("{who} is to leave"),
      N_ ("{who} is to give up the post of {role}"), N_ ("Somebody is to leave {whom}"), NULL, N_ ("to leave {whom}"),
      N_ ("to be left by {who}"), N_ ("to leave") },
  [DOSSIER_CLAIM_APPOINTED]
  = { N_ ("{who} is to be appointed by {whom}"), N_ ("{who} is to become {role} at {whom}"), NULL,
      N_ ("{who} is to be appointed"), N_ ("{who} is to become {role}"), N_ ("{whom} is to appoint somebody"), NULL,
      N_ ("to be appointed by {whom}"), N_ ("to appoint {who}"), N_ ("to be appointed") },
  [DOSSIER_CLAIM_FOUNDED] = { N_ ("{who} is to found {whom}"), NULL, NULL, N_ ("{who} is to found something new"), NULL,
                              N_ ("{whom} is to be founded"), NULL, N_ ("to found {whom}"),
                              N_ ("to be founded by {who}"), N_ ("to be founded") },
  [DOSSIER_CLAIM_INVESTED]
  = { N_ ("{who} is to invest in {whom}"), NULL, N_ ("{who} is to invest {amount} in {whom}"),
      N_ ("{who} is to invest"), NULL, N_ ("{whom} is to take investment"), N_ ("{whom} is to raise {amount}"),
      N_ ("to invest in {whom}"), N_ ("to be funded by {who}"), N_ ("to invest") },
  [DOSSIER_CLAIM_FUNDED]
  = { N_ ("{who} is to fund {whom}"), NULL, N_ ("{who} is to fund {whom} with {amount}"), N_ ("{who} is to give money"),
      NULL, N_ ("{whom} is to be funded"), N_ ("{whom} is to raise {amount}"), N_ ("to fund {whom}"),
      N_ ("to be funded by {who}"), N_ ("to be funded") },
  [DOSSIER_CLAIM_ACQUIRED] = { N_ ("{who} is to acquire {whom}"), NULL, N_ ("{who} is to acquire {whom} for {amount}"),
                               N_ ("{who} is to make an acquisition"), NULL, N_ ("{whom} is to be acquired"),
                               N_ ("{whom} is to be acquired for {amount}"), N_ ("to acquire {whom}"),
                               N_ ("to be acquired by {who}"), N_ ("to be acquired") },
  [DOSSIER_CLAIM_MERGED]
  = { N_ ("{who} is to merge with {whom}"), NULL, NULL, N_ ("{who} is to merge"), NULL, N_ ("{whom} is to merge"), NULL,
      N_ ("to merge with {whom}"), N_ ("to merge with {who}"), N_ ("to merge") },
  [DOSSIER_CLAIM_PARTNERED] = { N_ ("{who} is to partner with {whom}"), NULL, NULL,
                                N_ ("{who} is to have a new partner"), NULL, N_ ("{whom} is to have a new partner"),
                                NULL, N_ ("to partner with {whom}"), N_ ("to partner with {who}"), N_ ("to partner") },
  [DOSSIER_CLAIM_DISBANDED] = { N_ ("{who} is to disband {whom}"), NULL, NULL, N_ ("{who} is to disband a team"), NULL,
                                N_ ("{whom} is to be disbanded"), NULL, N_ ("to disband {whom}"),
                                N_ ("to be disbanded by {who}"), N_ ("to be disbanded") },
};

static gboolean
is_planned (DossierClaimKind kind, DossierClaimFlags flags)
{
  return (flags & DOSSIER_CLAIM_PLANNED) && kind < G_N_ELEMENTS (planned) && planned[kind].full != NULL;
}

static const Words *
words_of (DossierClaimKind kind, DossierClaimFlags flags)
{
  if ((guint) kind == 0 || (guint) kind >= G_N_ELEMENTS (words))
    return NULL;
  if (kind == DOSSIER_CLAIM_WORKS_AT && (flags & DOSSIER_CLAIM_FORMER))
    return &was_at;
  if (is_planned (kind, flags))
    return &planned[kind];
  return &words[kind];
}

/* @template with each {name} replaced; @values is name, value, name, value, ..., NULL. One pass: what a story says is
 * never read as a template. */
static char *
expand (const char *template, const char *const *values)
{
  GString *out = g_string_new (NULL);

  for (const char *p = template; *p != '\0';)
    {
      gboolean found = FALSE;

      for (guint i = 0; *p == '{' && values[i] != NULL && !found; i += 2)
        if (g_str_has_prefix (p, values[i]))
          {
            g_string_append (out, values[i + 1]);
            p += strlen (values[i]);
            found = TRUE;
          }
      if (!found)
        g_string_append_c (out, *p++);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_said (const char *word)
{
  return word != NULL && *word != '\0';
}

static const char *
pick_template (const Words *kind, const DossierClaimRow *claim)
{
  const char *special = NULL, *plain;

  if (!is_said (claim->subject_name))
    {
      special = is_said (claim->amount) ? kind->no_who_amount : NULL;
      plain = kind->no_who;
    }
  else if (!is_said (claim->object_name))
    {
      special = is_said (claim->role) ? kind->no_whom_role : NULL;
      plain = kind->no_whom;
    }
  else
    {
      if (is_said (claim->role))
        special = kind->with_role;
      else if (is_said (claim->amount))
        special = kind->with_amount;
      plain = kind->full;
    }
  return special != NULL ? special : plain;
}

char *
dossier_claim_words (const DossierClaimRow *claim)
{
  const Words *kind = words_of (claim->kind, claim->flags);
  const char  *values[] = { "{who}",    is_said (claim->subject_name) ? claim->subject_name : _ ("Somebody"),
                            "{whom}",   is_said (claim->object_name) ? claim->object_name : _ ("somebody"),
                            "{role}",   is_said (claim->role) ? claim->role : "",
                            "{amount}", is_said (claim->amount) ? claim->amount : "",
                            NULL };

  if (kind == NULL)
    return g_strdup ("");
  return expand (_ (pick_template (kind, claim)), values);
}

char *
dossier_claim_chip (DossierClaimKind kind, DossierClaimFlags flags, const char *subject, const char *object,
                    gboolean about_object)
{
  const Words     *form = words_of (kind, flags);
  const char      *other = about_object ? subject : object;
  const char      *values[] = { about_object ? "{who}" : "{whom}", other, NULL };
  g_autofree char *chip = NULL, *certainty = NULL;

  if (form == NULL)
    return g_strdup ("");
  if (!is_said (other))
    chip = g_strdup (_ (form->chip_alone));
  else
    chip = expand (_ (about_object ? form->chip_whom : form->chip_who), values);
  if (kind == DOSSIER_CLAIM_WORKS_AT)
    flags &= ~DOSSIER_CLAIM_FORMER; /* the words say it */
  if (is_planned (kind, flags))
    flags &= ~DOSSIER_CLAIM_PLANNED;
  certainty = dossier_claim_certainty_words (flags);
  if (certainty == NULL)
    return g_steal_pointer (&chip);
  /* TRANSLATORS: what happened, and how sure it is: "left OpenAI (rumoured)" */
  return g_strdup_printf (_ ("%s (%s)"), chip, certainty);
}

char *
dossier_claim_certainty_words (DossierClaimFlags flags)
{
  static const struct
  {
    DossierClaimFlags flag;
    const char       *word;
  } certainties[] = {
    { DOSSIER_CLAIM_PLANNED, NC_ ("certainty", "planned") },
    { DOSSIER_CLAIM_REPORTED, NC_ ("certainty", "reported") },
    { DOSSIER_CLAIM_RUMOURED, NC_ ("certainty", "rumoured") },
    { DOSSIER_CLAIM_DENIED, NC_ ("certainty", "denied") },
    { DOSSIER_CLAIM_NEGATED, NC_ ("certainty", "did not happen") },
    { DOSSIER_CLAIM_HYPOTHETICAL, NC_ ("certainty", "only imagined") },
    { DOSSIER_CLAIM_FORMER, NC_ ("certainty", "former") },
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (certainties); i++)
    if (flags & certainties[i].flag)
      {
        if (out->len > 0)
          g_string_append (out, C_ ("certainty", ", "));
        g_string_append (out, g_dpgettext2 (GETTEXT_PACKAGE, "certainty", certainties[i].word));
      }
  return g_string_free (out, out->len == 0);
}

const char *
dossier_claim_kind_words (DossierClaimKind kind)
{
  switch (kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_CLAIM_JOINED: return _ ("Joined");
    case DOSSIER_CLAIM_LEFT: return _ ("Left");
    case DOSSIER_CLAIM_FIRED: return _ ("Dismissed");
    case DOSSIER_CLAIM_APPOINTED: return _ ("Appointed");
    case DOSSIER_CLAIM_PROMOTED: return _ ("Promoted");
    case DOSSIER_CLAIM_FOUNDED: return _ ("Founded");
    case DOSSIER_CLAIM_COFOUNDED: return _ ("Co-founded");
    case DOSSIER_CLAIM_WORKS_AT: return _ ("Works at");
    case DOSSIER_CLAIM_INVESTED: return _ ("Invested");
    case DOSSIER_CLAIM_FUNDED: return _ ("Funded");
    case DOSSIER_CLAIM_ACQUIRED: return _ ("Acquired");
    case DOSSIER_CLAIM_MERGED: return _ ("Merged");
    case DOSSIER_CLAIM_PARTNERED: return _ ("Partnered");
    case DOSSIER_CLAIM_SUED: return _ ("Sued");
    case DOSSIER_CLAIM_DISBANDED: return _ ("Disbanded");
    }
  return "";
}

const char *
dossier_entity_kind_words (DossierEntityKind kind, DossierSubtype subtype)
{
  if (kind == DOSSIER_ENTITY_PERSON)
    return _ ("Person");
  switch (subtype) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_SUBTYPE_NONE: return _ ("Organization");
    case DOSSIER_SUBTYPE_COMPANY: return _ ("Company");
    case DOSSIER_SUBTYPE_LAB: return _ ("Research lab");
    case DOSSIER_SUBTYPE_UNIVERSITY: return _ ("University");
    case DOSSIER_SUBTYPE_GOVERNMENT: return _ ("Government");
    case DOSSIER_SUBTYPE_NONPROFIT: return _ ("Non-profit");
    case DOSSIER_SUBTYPE_MEDIA: return _ ("Media");
    case DOSSIER_SUBTYPE_INVESTOR: return _ ("Investor");
    case DOSSIER_SUBTYPE_TEAM: return _ ("Team");
    }
  return _ ("Organization");
}

static char *
format_time (gint64 seconds, gboolean local, const char *format)
{
  g_autoptr (GDateTime) time
      = local ? g_date_time_new_from_unix_local (seconds) : g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, format) : g_strdup (_ ("date unknown"));
}

static char *
range_words (const DossierDate *date)
{
  /* TRANSLATORS: a month in a year, for strftime: March 2023 */
  const char      *format = _ ("%B %Y");
  g_autofree char *from = format_time (date->from, FALSE, format);
  g_autofree char *until = format_time (MAX (date->until - 1, date->from), FALSE, format);

  if (strcmp (from, until) == 0)
    return g_steal_pointer (&from);
  /* TRANSLATORS: two months: "between March 2023 and June 2023" */
  return g_strdup_printf (_ ("between %s and %s"), from, until);
}

char *
dossier_date_words (const DossierDate *date)
{
  switch (date->precision) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_PRECISION_UNKNOWN: break;
    case DOSSIER_PRECISION_YEAR: return format_time (date->from, FALSE, "%Y");
    case DOSSIER_PRECISION_MONTH: return format_time (date->from, FALSE, _ ("%B %Y"));
    /* TRANSLATORS: a day, for strftime: 6 August 2024 */
    case DOSSIER_PRECISION_DAY: return format_time (date->from, FALSE, _ ("%-d %B %Y"));
    case DOSSIER_PRECISION_TIME: return format_time (date->from, TRUE, _ ("%-d %B %Y"));
    case DOSSIER_PRECISION_RANGE: return range_words (date);
    }
  return g_strdup (_ ("date unknown"));
}

char *
dossier_claim_decision_words (const DossierClaimRow *claim)
{
  const char *said = NULL;

  switch (claim->decision) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_DECISION_CONFIRMED: said = _ ("confirmed by you"); break;
    case DOSSIER_DECISION_REJECTED: said = _ ("rejected by you"); break;
    case DOSSIER_DECISION_EDITED: said = _ ("corrected by you"); break;
    case DOSSIER_DECISION_ADDED: said = _ ("added by you"); break;
    case DOSSIER_DECISION_NONE: break;
    }
  if (said != NULL && dossier_claim_is_uprooted (claim))
    return g_strjoin (" · ", said, _ ("its sentence is not in the text any more"), NULL);
  return g_strdup (said);
}
