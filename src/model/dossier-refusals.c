/* dossier-refusals.c - what of somebody's list could not be taken: the like of it counted together, told in sentences
 *
 * groups: in the order in which they came; by_key finds them, and owns none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-refusals.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* Characters of a beginning, such as "javascript:". */
#define MAX_BEGINNING 24

typedef struct
{
  DossierRefusal reason;
  char          *key;     /* the reason and the beginning: what is counted together */
  char          *begins;  /* as it is shown */
  char          *example; /* the first one, as it is shown */
  guint          n;
} Group;

struct _DossierRefusals
{
  GPtrArray  *groups;
  GHashTable *by_key;
  guint       n_more; /* of groups past the limit */
};

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->key);
  g_free (group->begins);
  g_free (group->example);
  g_free (group);
}

DossierRefusals *
dossier_refusals_new (void)
{
  DossierRefusals *self = g_new0 (DossierRefusals, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
dossier_refusals_free (DossierRefusals *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* ---- what is shown ---- */

/* Control characters, and those that are not seen or turn the direction of the others. */
static gboolean
is_hidden (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x00AD || c == 0x061C || c == 0xFEFF || (c >= 0x200B && c <= 0x200F)
         || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F);
}

/* The first @most characters of @text; hidden ones are shown as such. Owned by the caller. */
static char *
dup_shown (const char *text, guint most)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (strlen (text), DOSSIER_REFUSALS_MAX_ADDRESS));
  GString         *shown = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (most-- == 0)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, is_hidden (c) ? 0xFFFD : c);
    }
  return g_string_free (shown, FALSE);
}

/* "javascript:", "|exec", "/etc/passwd": up to a colon or a blank. */
static char *
dup_beginning (const char *address)
{
  gsize            length = strcspn (address, ": \t\r\n");
  g_autofree char *beginning = g_strndup (address, length + (address[length] == ':'));

  return dup_shown (beginning, MAX_BEGINNING);
}

/* ---- counting ---- */

void
dossier_refusals_add (DossierRefusals *self, DossierRefusal reason, const char *example)
{
  g_autofree char *begins = reason == DOSSIER_REFUSAL_SCHEME ? dup_beginning (example) : g_strdup ("");
  g_autofree char *folded = g_utf8_strdown (begins, -1);
  g_autofree char *key = g_strdup_printf ("%d %s", reason, folded);
  Group           *group = g_hash_table_lookup (self->by_key, key);

  if (group != NULL)
    group->n++;
  else if (self->groups->len >= DOSSIER_REFUSALS_MAX)
    self->n_more++;
  else
    {
      group = g_new0 (Group, 1);
      group->reason = reason;
      group->key = g_steal_pointer (&key);
      group->begins = g_steal_pointer (&begins);
      group->example = dup_shown (example, DOSSIER_REFUSALS_MAX_SHOWN);
      group->n = 1;
      g_ptr_array_add (self->groups, group);
      g_hash_table_insert (self->by_key, group->key, group);
    }
}

/* ---- addresses ---- */

static char *
dup_trimmed (const char *address)
{
  GString *trimmed = g_string_sized_new (strlen (address));

  while (*address != '\0' && (guchar) *address <= ' ')
    address++;
  for (; *address != '\0'; address++)
    if (*address != '\t' && *address != '\n' && *address != '\r')
      g_string_append_c (trimmed, *address);
  while (trimmed->len > 0 && (guchar) trimmed->str[trimmed->len - 1] <= ' ')
    g_string_truncate (trimmed, trimmed->len - 1);
  return g_string_free (trimmed, FALSE);
}

/* What stands behind "feed:", which is an address of its own or stands for http. */
static const char *
skip_feed (const char *address)
{
  if (g_ascii_strncasecmp (address, "feed:", 5) != 0)
    return address;
  return address[5] == '/' && address[6] == '/' ? address : address + 5;
}

static gboolean
has_scheme (const char *address)
{
  static const char *const schemes[] = { "http://", "https://", "feed://" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_hidden (const char *address)
{
  if (!g_utf8_validate (address, -1, NULL))
    return TRUE;
  for (; *address != '\0'; address = g_utf8_next_char (address))
    if (is_hidden (g_utf8_get_char (address)))
      return TRUE;
  return FALSE;
}

/* FALSE and @reason when @address, trimmed, cannot be taken. */
static gboolean
check (const char *address, DossierRefusal *reason)
{
  const GUriFlags  flags = G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED;
  const char      *bare = skip_feed (address);
  g_autofree char *user = NULL, *host = NULL;

  if (!has_scheme (bare))
    *reason = DOSSIER_REFUSAL_SCHEME;
  else if (strlen (address) > DOSSIER_REFUSALS_MAX_ADDRESS)
    *reason = DOSSIER_REFUSAL_LONG;
  else if (has_hidden (address))
    *reason = DOSSIER_REFUSAL_HIDDEN;
  else if (!g_uri_split (bare, flags, NULL, &user, &host, NULL, NULL, NULL, NULL, NULL) || host == NULL || *host == '\0'
           || strpbrk (host, " %|\\^`{}") != NULL || strpbrk (bare, "<>\"") != NULL)
    *reason = DOSSIER_REFUSAL_BROKEN;
  else if (user != NULL)
    *reason = DOSSIER_REFUSAL_PASSWORD;
  else
    return TRUE;
  return FALSE;
}

/* The computer alone: what stands before it must not be shown. */
static char *
dup_host (const char *address)
{
  const char *start = strrchr (address, '@');

  start = start != NULL ? start + 1 : address;
  return g_strndup (start, strcspn (start, "/?#"));
}

char *
dossier_refusals_take_address (DossierRefusals *self, const char *address)
{
  g_autofree char *trimmed = dup_trimmed (address);
  g_autofree char *host = NULL;
  DossierRefusal   reason;

  if (check (trimmed, &reason))
    return g_steal_pointer (&trimmed);
  if (reason == DOSSIER_REFUSAL_PASSWORD)
    host = dup_host (trimmed);
  if (self != NULL)
    dossier_refusals_add (self, reason, host != NULL ? host : trimmed);
  return NULL;
}

/* ---- sentences ---- */

/* Of refusals whose address cannot be taken. */
static char *
tell_address (const Group *group)
{
  guint n = group->n;

  if (group->reason == DOSSIER_REFUSAL_SCHEME && n == 1)
    /* TRANSLATORS: %s is an address out of a list */
    return g_strdup_printf (_ ("Left out “%s”: only http, https and feed addresses are taken"), group->example);
  if (group->reason == DOSSIER_REFUSAL_SCHEME)
    return g_strdup_printf (
        /* TRANSLATORS: %s is how the addresses begin, "javascript:" */
        ngettext ("Left out %u address that begins with “%s”: only http, https and feed addresses are taken",
                  "Left out %u addresses that begin with “%s”: only http, https and feed addresses are taken", n),
        n, group->begins);
  if (group->reason == DOSSIER_REFUSAL_PASSWORD)
    return g_strdup_printf (
        /* TRANSLATORS: %s is the name of a computer */
        ngettext ("Left out %u address that holds a user's name or password, at “%s”: a library does not keep them",
                  "Left out %u addresses that hold a user's name or password, such as one at “%s”: a library does not "
                  "keep them",
                  n),
        n, group->example);
  if (group->reason == DOSSIER_REFUSAL_HIDDEN)
    return g_strdup_printf (
        /* TRANSLATORS: %s is an address out of a list */
        ngettext ("Left out %u address with hidden signs in it, which could lead elsewhere than it seems: “%s”",
                  "Left out %u addresses with hidden signs in them, which could lead elsewhere than it seems, such as "
                  "“%s”",
                  n),
        n, group->example);
  if (group->reason == DOSSIER_REFUSAL_LONG)
    return g_strdup_printf (
        /* TRANSLATORS: %s is the beginning of an address */
        ngettext ("Left out %u address that is too long: “%s”", "Left out %u addresses that are too long, such as “%s”",
                  n),
        n, group->example);
  return g_strdup_printf (
      /* TRANSLATORS: %s is something that should have been an address */
      ngettext ("Left out %u address that is broken: “%s”", "Left out %u addresses that are broken, such as “%s”", n),
      n, group->example);
}

static char *
tell_group (const Group *group)
{
  guint n = group->n;

  switch (group->reason)
    {
    case DOSSIER_REFUSAL_MISSING:
      return g_strdup_printf (
          /* TRANSLATORS: %s is the title of a feed */
          ngettext ("Left out %u feed without an address: “%s”", "Left out %u feeds without an address, such as “%s”",
                    n),
          n, group->example);
    case DOSSIER_REFUSAL_INCLUDE:
      return g_strdup_printf (
          /* TRANSLATORS: %s is an address */
          ngettext ("%u link to another list or page was not followed: “%s”. Open it and add it by itself",
                    "%u links to other lists or pages were not followed, such as “%s”. Open them and add them by "
                    "themselves",
                    n),
          n, group->example);
    case DOSSIER_REFUSAL_MADE:
      return g_strdup_printf (
          /* TRANSLATORS: %s is an address */
          ngettext ("Left out %u page that another reader makes a feed of by its own rules: “%s”",
                    "Left out %u pages that another reader makes feeds of by its own rules, such as “%s”", n),
          n, group->example);
    case DOSSIER_REFUSAL_MANY:
      return g_strdup_printf (
          /* TRANSLATORS: %s is a number */
          ngettext ("Left out %u entry at the end: at most %s of one list are taken",
                    "Left out %u entries at the end: at most %s of one list are taken", n),
          n, group->example);
    case DOSSIER_REFUSAL_SCHEME:
    case DOSSIER_REFUSAL_PASSWORD:
    case DOSSIER_REFUSAL_HIDDEN:
    case DOSSIER_REFUSAL_LONG:
    case DOSSIER_REFUSAL_BROKEN: return tell_address (group);
    }
  g_assert_not_reached ();
}

void
dossier_refusals_tell (const DossierRefusals *self, GPtrArray *sentences)
{
  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_add (sentences, tell_group (self->groups->pdata[i]));
  if (self->n_more > 0)
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("Left out %u more that could not be taken",
                                                           "Left out %u more that could not be taken", self->n_more),
                                                 self->n_more));
}
