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
    add_character (folded, g_ascii_tolower (*c));
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

static char *
fold_unicode (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *caseless = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (caseless, -1, G_NORMALIZE_ALL);
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
  char *folded = g_str_is_ascii (name) ? fold_ascii (name) : fold_unicode (name);

  if (folded[0] != '\0')
    return folded;
  /* Only signs: they are the name then. */
  g_free (folded);
  return g_utf8_make_valid (name, -1);
}

char *
dossier_names_fold (const DossierNames *names, const char *name, DossierEntityKind kind)
{
  char *folded = dossier_names_fold_plain (name);
  char *blank;

  if (kind != DOSSIER_ENTITY_ORGANIZATION)
    return folded;
  while ((blank = strrchr (folded, ' ')) != NULL && g_hash_table_contains (names->legal_forms, blank + 1))
    *blank = '\0';
  return folded;
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
