/* dossier-query-values.c - the words in a query that stand for kinds and certainties of claims, and for what highlights
 * have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-private.h"

#include <string.h>
#include "dossier-annotation.h"

typedef const char *(*NameOf) (guint i, guint *bit);

static const char *
name_kind (guint i, guint *bit)
{
  *bit = 1u << (i + 1);
  return i < DOSSIER_N_CLAIM_KINDS ? dossier_claim_kind_to_string (i + 1) : NULL;
}

static const char *
name_certainty (guint i, guint *bit)
{
  static const struct
  {
    const char *word;
    guint       bit;
  } certainties[] = {
    { "stated", DOSSIER_QUERY_STATED },
    { "planned", DOSSIER_CLAIM_PLANNED },
    { "reported", DOSSIER_CLAIM_REPORTED },
    { "rumoured", DOSSIER_CLAIM_RUMOURED },
    { "denied", DOSSIER_CLAIM_DENIED },
    { "negated", DOSSIER_CLAIM_NEGATED },
    { "hypothetical", DOSSIER_CLAIM_HYPOTHETICAL },
    { "former", DOSSIER_CLAIM_FORMER },
  };

  if (i >= G_N_ELEMENTS (certainties))
    return NULL;
  *bit = certainties[i].bit;
  return certainties[i].word;
}

static const char *
name_colour (guint i, guint *bit)
{
  *bit = 1u << i;
  return i < DOSSIER_N_COLOURS ? dossier_colour_to_string (i) : NULL;
}

static const char *
name_has (guint i, guint *bit)
{
  static const char *const words[] = { "note", "tag", "who" };

  *bit = 1u << i;
  return i < G_N_ELEMENTS (words) ? words[i] : NULL;
}

/* Small letters; "works-at", "works_at" and "worksat" are one, as are "rumored" and "rumoured". */
static char *
simplify (const char *word)
{
  GString *simple = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p++)
    if (*p != '-' && *p != '_' && !(*p == 'u' && p[1] == 'r' && p > word && p[-1] == 'o'))
      g_string_append_c (simple, g_ascii_tolower (*p));
  return g_string_free (simple, FALSE);
}

/* The bits of all whose name is @word, or begins with it. */
static guint
find_bits (NameOf name, const char *word, gboolean may_go_on)
{
  g_autofree char *simple = simplify (word);
  const char      *known;
  guint            bits = 0, bit;

  for (guint i = 0; (known = name (i, &bit)) != NULL; i++)
    {
      g_autofree char *plain = simplify (known);

      if (g_str_equal (simple, plain) || (may_go_on && g_str_has_prefix (plain, simple)))
        bits |= bit;
    }
  return bits;
}

static guint
read_words (NameOf name, const char *text, gboolean may_go_on, char **unknown)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  guint bits = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_last = words[i + 1] == NULL;
      guint    found;

      if (is_last && i > 0 && may_go_on && words[i][0] == '\0')
        break;
      found = words[i][0] != '\0' ? find_bits (name, words[i], is_last && may_go_on) : 0;
      if (found == 0)
        {
          *unknown = g_strdup (words[i]);
          return 0;
        }
      bits |= found;
    }
  return bits;
}

static char *
list_words (NameOf name)
{
  GString    *list = g_string_new (NULL);
  const char *word;
  guint       bit;

  for (guint i = 0; (word = name (i, &bit)) != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", word);
  return g_string_free (list, FALSE);
}

guint
dossier_query_read_kinds (const char *text, gboolean may_go_on, char **unknown)
{
  return read_words (name_kind, text, may_go_on, unknown);
}

guint
dossier_query_read_certainties (const char *text, gboolean may_go_on, char **unknown)
{
  return read_words (name_certainty, text, may_go_on, unknown);
}

guint
dossier_query_read_colours (const char *text, gboolean may_go_on, char **unknown)
{
  return read_words (name_colour, text, may_go_on, unknown);
}

guint
dossier_query_read_has (const char *text, gboolean may_go_on, char **unknown)
{
  return read_words (name_has, text, may_go_on, unknown);
}

char *
dossier_query_list_kinds (void)
{
  return list_words (name_kind);
}

char *
dossier_query_list_certainties (void)
{
  return list_words (name_certainty);
}

char *
dossier_query_list_colours (void)
{
  return list_words (name_colour);
}

char *
dossier_query_list_has (void)
{
  return list_words (name_has);
}
