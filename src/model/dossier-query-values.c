/* dossier-query-values.c - the words in a query that stand for kinds and certainties of claims, and for what highlights
 * have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-private.h"

#include <string.h>
#include "dossier-annotation.h"

const char *
dossier_query_name_kind (guint i, guint *bit)
{
  *bit = 1u << (i + 1);
  return i < DOSSIER_N_CLAIM_KINDS ? dossier_claim_kind_to_string (i + 1) : NULL;
}

const char *
dossier_query_name_certainty (guint i, guint *bit)
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

const char *
dossier_query_name_colour (guint i, guint *bit)
{
  *bit = 1u << i;
  return i < DOSSIER_N_COLOURS ? dossier_colour_to_string (i) : NULL;
}

typedef struct
{
  const char *word;
  guint       bit;
} Has;

const char *
dossier_query_name_has (guint i, guint *bit)
{
  static const Has words[]
      = { { "note", DOSSIER_QUERY_HAS_NOTE }, { "tag", DOSSIER_QUERY_HAS_TAG }, { "who", DOSSIER_QUERY_HAS_WHO } };

  if (i >= G_N_ELEMENTS (words))
    return NULL;
  *bit = words[i].bit;
  return words[i].word;
}

const char *
dossier_query_name_story_has (guint i, guint *bit)
{
  static const Has words[] = {
    { "note", DOSSIER_QUERY_HAS_NOTE },   { "highlight", DOSSIER_QUERY_HAS_HIGHLIGHT },
    { "moves", DOSSIER_QUERY_HAS_MOVES }, { "image", DOSSIER_QUERY_HAS_IMAGE },
    { "tag", DOSSIER_QUERY_HAS_TAG },
  };

  if (i >= G_N_ELEMENTS (words))
    return NULL;
  *bit = words[i].bit;
  return words[i].word;
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
find_bits (DossierQueryNameOf name_of, const char *word, gboolean may_go_on)
{
  g_autofree char *simple = simplify (word);
  const char      *known;
  guint            bits = 0, bit;

  for (guint i = 0; (known = name_of (i, &bit)) != NULL; i++)
    {
      g_autofree char *plain = simplify (known);

      if (g_str_equal (simple, plain) || (may_go_on && g_str_has_prefix (plain, simple)))
        bits |= bit;
    }
  return bits;
}

guint
dossier_query_read_bits (DossierQueryNameOf name_of, const char *text, gboolean may_go_on, char **unknown)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  guint bits = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_last = words[i + 1] == NULL;
      guint    found;

      if (is_last && i > 0 && may_go_on && words[i][0] == '\0')
        break;
      found = words[i][0] != '\0' ? find_bits (name_of, words[i], is_last && may_go_on) : 0;
      if (found == 0)
        {
          *unknown = g_strdup (words[i]);
          return 0;
        }
      bits |= found;
    }
  return bits;
}

char *
dossier_query_list_bits (DossierQueryNameOf name_of, guint bits, const char *separator)
{
  GString    *list = g_string_new (NULL);
  const char *word;
  guint       bit;

  for (guint i = 0; (word = name_of (i, &bit)) != NULL; i++)
    if (bits & bit)
      g_string_append_printf (list, "%s%s", list->len > 0 ? separator : "", word);
  return g_string_free (list, FALSE);
}

/* What both stories and highlights can have is called alike. */
static const char *
name_any_has (guint i, guint *bit)
{
  return i == 0 ? dossier_query_name_has (2, bit) : dossier_query_name_story_has (i - 1, bit);
}

DossierQueryNameOf
dossier_query_get_name_of (const DossierTerm *term)
{
  return term->field == DOSSIER_TERM_MOVE        ? dossier_query_name_kind
         : term->field == DOSSIER_TERM_CERTAINTY ? dossier_query_name_certainty
         : term->field == DOSSIER_TERM_COLOUR    ? dossier_query_name_colour
         : term->field == DOSSIER_TERM_HAS       ? name_any_has
                                                 : NULL;
}
