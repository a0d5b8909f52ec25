/* dossier-names.c - when two written names are the same name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-names.h"

#include <string.h>
#include "dossier-schema.h"

struct _DossierNames
{
  GHashTable *legal_forms; /* set of words */
};

DossierNames *
dossier_names_new (void)
{
  DossierNames *names = g_new0 (DossierNames, 1);
  g_autoptr (GBytes) bytes = dossier_schema_load_resource ("legal-forms.tsv");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  names->legal_forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      g_hash_table_add (names->legal_forms, g_strdup (lines[i]));
  return names;
}

void
dossier_names_free (DossierNames *names)
{
  if (names == NULL)
    return;
  g_hash_table_unref (names->legal_forms);
  g_free (names);
}

/* Letters and digits stay, dots and apostrophes vanish, anything else parts words. */
static void
add_character (GString *folded, gunichar character)
{
  if (g_unichar_isalnum (character))
    g_string_append_unichar (folded, character);
  else if (character == '&')
    g_string_append (folded, folded->len > 0 && folded->str[folded->len - 1] != ' ' ? " and " : "and ");
  else if (character == '.' || character == '\'' || character == 0x2019 || g_unichar_ismark (character))
    return;
  else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

static char *
fold_ascii (const char *name)
{
  GString *folded = g_string_sized_new (strlen (name) + 1);

  for (const char *c = name; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (folded, g_ascii_tolower (*c)); /* nearly always, and in half the time */
    else
      add_character (folded, *c);
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

/* Letters that do not come apart into one without its mark; small ones, as case is folded before. */
static const char *
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x00E6: return "ae"; /* ae */
    case 0x0153: return "oe"; /* oe */
    case 0x00F8: return "o";  /* o with a stroke */
    case 0x0142: return "l";  /* l with a stroke */
    case 0x0111:              /* d with a stroke */
    case 0x00F0: return "d";  /* eth */
    case 0x00FE: return "th"; /* thorn */
    case 0x0127: return "h";  /* h with a stroke */
    case 0x0131: return "i";  /* without its dot */
    case 0x014B: return "n";  /* eng */
    default: return NULL;
    }
}

/* How a letter is written where it cannot be typed, or NULL. */
static const char *
spelled_letter (gunichar c)
{
  switch (c)
    {
    case 0x00E4: return "ae";
    case 0x00F6:
    case 0x00F8: return "oe";
    case 0x00FC: return "ue";
    case 0x00E5: return "aa";
    default: return NULL;
    }
}

/* @caseless with its letters replaced, as @replace says. */
static char *
replace_letters (const char *caseless, const char *(*replace) (gunichar c))
{
  GString *replaced = g_string_sized_new (strlen (caseless) + 1);

  for (const char *c = caseless; *c != '\0'; c = g_utf8_next_char (c))
    {
      const char *instead = replace (g_utf8_get_char (c));

      if (instead != NULL)
        g_string_append (replaced, instead);
      else
        g_string_append_len (replaced, c, g_utf8_next_char (c) - c);
    }
  return g_string_free (replaced, FALSE);
}

static char *
dup_caseless (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *whole = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (whole, -1);
}

static char *
fold_caseless (const char *caseless)
{
  g_autofree char *plain = replace_letters (caseless, plain_letter);
  g_autofree char *apart = g_utf8_normalize (plain, -1, G_NORMALIZE_ALL);
  GString         *folded = g_string_sized_new (strlen (apart) + 1);

  for (const char *c = apart; *c != '\0'; c = g_utf8_next_char (c))
    add_character (folded, g_utf8_get_char (c));
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

char *
dossier_names_fold_plain (const char *name)
{
  g_autofree char *caseless = g_str_is_ascii (name) ? NULL : dup_caseless (name);
  char            *folded = caseless != NULL ? fold_caseless (caseless) : fold_ascii (name);

  if (folded[0] != '\0')
    return folded;
  /* Only signs: they are the name then. */
  g_free (folded);
  return g_utf8_make_valid (name, -1);
}

/* --- what does not count of a name --- */

/* @name without a possessive at its end, or NULL when it has none. */
static char *
dup_without_possessive (const char *name)
{
  static const char *const endings[] = { "'s", "\342\200\231s" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]) && strlen (name) > strlen (endings[i]) + 1)
      return g_strndup (name, strlen (name) - strlen (endings[i]));
  return NULL;
}

/* Takes legal forms off the end, and what joins them: "GmbH & Co. KG". */
static void
drop_legal_forms (const DossierNames *names, char *folded)
{
  gboolean dropped = FALSE;
  char    *blank;

  while ((blank = strrchr (folded, ' ')) != NULL
         && (g_hash_table_contains (names->legal_forms, blank + 1) || (dropped && g_str_equal (blank + 1, "and"))))
    {
      *blank = '\0';
      dropped = TRUE;
    }
}

/* @folded is changed, and taken. */
static char *
strip (const DossierNames *names, char *folded, DossierEntityKind kind)
{
  if (kind != DOSSIER_ENTITY_ORGANIZATION)
    return folded;
  drop_legal_forms (names, folded);
  if (g_str_has_prefix (folded, "the ") && folded[4] != '\0')
    memmove (folded, folded + 4, strlen (folded + 4) + 1);
  return folded;
}

char *
dossier_names_fold (const DossierNames *names, const char *name, DossierEntityKind kind)
{
  g_autofree char *bare = kind != 0 ? dup_without_possessive (name) : NULL;

  return strip (names, dossier_names_fold_plain (bare != NULL ? bare : name), kind);
}

char *
dossier_names_fold_spelled (const DossierNames *names, const char *name, DossierEntityKind kind)
{
  g_autofree char *caseless = g_str_is_ascii (name) ? NULL : dup_caseless (name);
  g_autofree char *spelled = caseless != NULL ? replace_letters (caseless, spelled_letter) : NULL;

  if (spelled == NULL || g_str_equal (spelled, caseless))
    return NULL;
  return dossier_names_fold (names, spelled, kind);
}

char *
dossier_names_clean (const char *name)
{
  g_autofree char *valid = NULL;
  char            *end;

  if (name == NULL)
    return NULL;
  valid = g_utf8_make_valid (name, -1);
  if (strlen (valid) > DOSSIER_NAMES_MAX_LENGTH)
    {
      end = g_utf8_find_prev_char (valid, valid + DOSSIER_NAMES_MAX_LENGTH + 1);
      *end = '\0';
    }
  g_strdelimit (valid, "\n\r\t", ' ');
  g_strstrip (valid);
  return valid[0] != '\0' ? g_steal_pointer (&valid) : NULL;
}
