/* dossier-lists.c - the tables of data/nlp -> the lists that the program has in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-lists-private.h"

#include "dossier-packed-texts-private.h"
#include "dossier-recogniser.h"
#include "dossier-table.h"
#include "dossier-vocabulary-private.h"

#include <string.h>

typedef struct
{
  DossierGazetteer *gazetteer;
  GPtrArray        *tables;                 /* (element-type GBytes): the names point into them */
  GArray           *organizations, *people; /* of DossierPackedText; number 0 is nobody */
} Lists;

typedef struct
{
  Lists  *lists;
  guint32 classes;
} Loading;

/* Behind the Latin letters at @at. */
static const char *
skip_letters (const char *at, const char *end)
{
  while (at < end)
    {
      guchar c = (guchar) *at;

      if (g_ascii_isalpha (c))
        at++;
      else if (c >= 0xC3 && c <= 0xC9 && end - at > 1 && !(c == 0xC3 && ((guchar) at[1] & 0xDF) == 0x97)) /* × ÷ */
        at += 2;
      else
        break;
    }
  return at;
}

/* The words of letters only with one blank between; 0 when the cell is anything else, or too long. */
static guint
read_plain (DossierCell cell, DossierWordHash *words)
{
  const char *at = cell.text, *end = at + cell.length;

  for (guint n = 0; n < DOSSIER_GAZETTEER_MAX_WORDS;)
    {
      const char *stop = skip_letters (at, end);

      if (stop == at)
        return 0;
      words[n++] = dossier_word_hash (at, stop - at);
      if (stop == end)
        return n;
      if (*stop != ' ')
        return 0;
      at = stop + 1;
    }
  return 0;
}

/* Most cells are plain words; only the others are worth tokens. */
static DossierGazetteerEntry *
add_phrase (Lists *self, DossierCell cell, guint32 classes)
{
  DossierWordHash words[DOSSIER_GAZETTEER_MAX_WORDS];
  guint           n = read_plain (cell, words);
  g_autoptr (DossierTokens) tokens = NULL;

  if (n > 0)
    return dossier_gazetteer_add (self->gazetteer, words, n, classes);
  tokens = dossier_tokens_new (cell.text, cell.length);
  if (tokens->n_tokens > DOSSIER_GAZETTEER_MAX_WORDS)
    return NULL;
  for (guint i = 0; i < tokens->n_tokens; i++)
    words[i] = dossier_word_hash (cell.text + tokens->tokens[i].start, tokens->tokens[i].length);
  return dossier_gazetteer_add (self->gazetteer, words, tokens->n_tokens, classes);
}

static gboolean
read_simple (const DossierCell *cells, const char **reason, gpointer user_data)
{
  Loading *loading = user_data;

  add_phrase (loading->lists, cells[0], loading->classes);
  return TRUE;
}

static gboolean
find_subtype (DossierCell cell, DossierSubtype *subtype, const char **reason)
{
  g_autofree char *word = g_strndup (cell.text, cell.length);

  *subtype = dossier_subtype_from_string (word);
  if (*subtype == DOSSIER_SUBTYPE_NONE)
    *reason = "no such subtype";
  return *subtype != DOSSIER_SUBTYPE_NONE;
}

static void
add_organization (Lists *self, DossierCell cell, DossierSubtype subtype, guint number)
{
  DossierGazetteerEntry *entry = add_phrase (self, cell, DOSSIER_WORD_ORGANIZATION);

  if (entry == NULL || entry->organization != 0)
    return;
  entry->organization = number;
  entry->subtype = subtype;
}

/* Its number, or 0 and why it cannot have one. */
static guint
keep_name (GArray *names, DossierCell cell, const char **reason)
{
  DossierPackedText name = { cell.text, cell.length };

  if (name.length > DOSSIER_PACKED_TEXTS_MAX_LENGTH)
    *reason = "the name is too long";
  else if (names->len > G_MAXUINT16)
    *reason = "there are too many names";
  else
    {
      g_array_append_val (names, name);
      return names->len - 1;
    }
  return 0;
}

static gboolean
read_organization (const DossierCell *cells, const char **reason, gpointer user_data)
{
  Lists         *self = ((Loading *) user_data)->lists;
  DossierCell    aliases = cells[1], alias;
  DossierSubtype subtype;
  guint          number;

  if (!find_subtype (cells[2], &subtype, reason))
    return FALSE;
  number = keep_name (self->organizations, cells[0], reason);
  if (number == 0)
    return FALSE;
  add_organization (self, cells[0], subtype, number);
  while (dossier_cell_next (&aliases, '|', &alias))
    add_organization (self, alias, subtype, number);
  return TRUE;
}

static gboolean
read_university (const DossierCell *cells, const char **reason, gpointer user_data)
{
  Lists *self = ((Loading *) user_data)->lists;
  guint  number = keep_name (self->organizations, cells[0], reason);

  if (number == 0)
    return FALSE;
  add_organization (self, cells[0], DOSSIER_SUBTYPE_UNIVERSITY, number);
  return TRUE;
}

static void
add_person (Lists *self, DossierCell cell, guint number)
{
  DossierGazetteerEntry *entry;

  if (cell.length == 0 || (entry = add_phrase (self, cell, DOSSIER_WORD_PERSON)) == NULL)
    return;
  if (entry->person == 0)
    entry->person = number;
}

/* The last word of a known name, and the person when no other known one has it. */
static void
add_surname (Lists *self, DossierCell cell, guint number)
{
  const char            *blank = g_strrstr_len (cell.text, cell.length, " ");
  DossierCell            surname;
  DossierGazetteerEntry *entry;

  if (blank == NULL)
    return;
  surname = (DossierCell){ blank + 1, cell.text + cell.length - (blank + 1) };
  if (!g_ascii_isupper (surname.text[0]) || surname.length <= 2 || cell.text[cell.length - 1] == '.'
      || dossier_cell_is (surname, "III") || (entry = add_phrase (self, surname, 0)) == NULL)
    return;
  entry->surname = (entry->classes & DOSSIER_WORD_KNOWN_SURNAME) == 0 ? number : 0;
  entry->classes |= DOSSIER_WORD_KNOWN_SURNAME | DOSSIER_WORD_SURNAME;
}

static gboolean
read_person (const DossierCell *cells, const char **reason, gpointer user_data)
{
  Lists      *self = ((Loading *) user_data)->lists;
  DossierCell aliases = cells[1], alias;
  guint       number = keep_name (self->people, cells[0], reason);

  if (number == 0)
    return FALSE;
  add_person (self, cells[0], number);
  add_surname (self, cells[0], number);
  while (dossier_cell_next (&aliases, '|', &alias))
    add_person (self, alias, number);
  return TRUE;
}

static gboolean
read_product (const DossierCell *cells, const char **reason, gpointer user_data)
{
  Lists      *self = ((Loading *) user_data)->lists;
  DossierCell aliases = cells[1], alias;

  add_phrase (self, cells[0], DOSSIER_WORD_PRODUCT);
  while (dossier_cell_next (&aliases, '|', &alias))
    add_phrase (self, alias, DOSSIER_WORD_PRODUCT);
  return TRUE;
}

static gboolean
read_place (const DossierCell *cells, const char **reason, gpointer user_data)
{
  Lists *self = ((Loading *) user_data)->lists;

  add_phrase (self, cells[0], dossier_cell_is (cells[1], "demonym") ? DOSSIER_WORD_DEMONYM : DOSSIER_WORD_PLACE);
  return TRUE;
}

static gboolean
read_common_word (const DossierCell *cells, const char **reason, gpointer user_data)
{
  Lists   *self = ((Loading *) user_data)->lists;
  gboolean frequent = dossier_cell_is (cells[1], "frequent");

  add_phrase (self, cells[0], DOSSIER_WORD_COMMON | (frequent ? DOSSIER_WORD_FREQUENT : 0));
  return TRUE;
}

static gboolean
read_organization_word (const DossierCell *cells, const char **reason, gpointer user_data)
{
  Lists                 *self = ((Loading *) user_data)->lists;
  DossierGazetteerEntry *entry;
  DossierSubtype         subtype;
  guint32 class = dossier_cell_is (cells[1], "prefix") ? DOSSIER_WORD_PREFIX : DOSSIER_WORD_SUFFIX;

  if (!find_subtype (cells[2], &subtype, reason))
    return FALSE;
  if (dossier_cell_is (cells[1], "inside"))
    return TRUE;
  if (class == DOSSIER_WORD_SUFFIX && subtype == DOSSIER_SUBTYPE_TEAM && g_ascii_islower (cells[0].text[0]))
    class = DOSSIER_WORD_TEAM;
  entry = add_phrase (self, cells[0], class);
  if (entry != NULL && entry->organization == 0)
    entry->subtype = subtype;
  return TRUE;
}

static gboolean
read_cues (const DossierCell *cells, const char **reason, gpointer user_data)
{
  static const char *const names[] = { "title",
                                       "organization-noun",
                                       "organization-verb",
                                       "held",
                                       "person-verb",
                                       "takes-organization",
                                       "takes-person",
                                       "product-noun",
                                       "never",
                                       "calendar",
                                       "legal",
                                       "weak",
                                       "particle",
                                       "suffix",
                                       "head",
                                       "group" };
  Lists                   *self = ((Loading *) user_data)->lists;
  DossierCell              words = cells[0], word;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (dossier_cell_is (cells[1], names[i]))
      {
        while (dossier_cell_next (&words, '|', &word))
          add_phrase (self, word, DOSSIER_WORD_TITLE << i);
        return TRUE;
      }
  *reason = "no such class";
  return FALSE;
}

static const struct
{
  const char      *file;
  guint            n_columns;
  DossierTableFunc func;
  guint32          classes;
} tables[] = {
  { "organizations.tsv", 4, read_organization, 0 },
  { "people.tsv", 4, read_person, 0 },
  { "products.tsv", 4, read_product, 0 },
  { "universities.tsv", 2, read_university, 0 },
  { "places.tsv", 3, read_place, 0 },
  { "first-names.tsv", 2, read_simple, DOSSIER_WORD_FIRST },
  { "surnames.tsv", 2, read_simple, DOSSIER_WORD_SURNAME },
  { "role-words.tsv", 3, read_simple, DOSSIER_WORD_ROLE },
  { "organization-words.tsv", 4, read_organization_word, 0 },
  { "common-words.tsv", 3, read_common_word, 0 },
  { "name-cues.tsv", 2, read_cues, 0 },
};

static gboolean
read_tables (Lists *self, const char *folder, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      Loading          loading = { self, tables[i].classes };
      g_autofree char *path = g_build_filename (folder, tables[i].file, NULL);
      char            *text;
      gsize            length;
      GBytes          *bytes;

      if (!g_file_get_contents (path, &text, &length, error))
        return FALSE;
      bytes = g_bytes_new_take (text, length);
      g_ptr_array_add (self->tables, bytes);
      if (!dossier_table_read (bytes, tables[i].file, tables[i].n_columns, tables[i].func, &loading, error))
        return FALSE;
    }
  return TRUE;
}

/* The gazetteer comes first, so that it lies as evenly in memory as the bytes do. */
static GBytes *
write_lists (const Lists *self, GError **error)
{
  g_autoptr (GBytes) gazetteer = dossier_gazetteer_to_bytes (self->gazetteer);
  g_autoptr (GArray) names = NULL;
  GByteArray        *bytes;
  DossierListsFooter footer = { .magic = DOSSIER_LISTS_MAGIC, .n_organizations = self->organizations->len };

  if (gazetteer == NULL)
    {
      g_set_error_literal (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA,
                           "Two phrases of the lists have the same hash, or they are too many or of too many sorts");
      return NULL;
    }
  bytes = g_byte_array_new ();
  footer.n_people = self->people->len;
  footer.gazetteer_size = g_bytes_get_size (gazetteer);
  g_byte_array_append (bytes, g_bytes_get_data (gazetteer, NULL), footer.gazetteer_size);
  names = g_array_copy (self->organizations);
  g_array_append_vals (names, self->people->data, self->people->len);
  dossier_packed_texts_write (names, bytes);
  g_byte_array_append (bytes, (const guint8 *) &footer, sizeof footer);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
dossier_lists_compile (const char *folder, GError **error)
{
  Lists             lists = { .gazetteer = dossier_gazetteer_new () };
  DossierPackedText nobody = { "", 0 };
  GBytes           *result = NULL;

  lists.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  lists.organizations = g_array_new (FALSE, FALSE, sizeof (DossierPackedText));
  lists.people = g_array_new (FALSE, FALSE, sizeof (DossierPackedText));
  g_array_append_val (lists.organizations, nobody);
  g_array_append_val (lists.people, nobody);
  if (read_tables (&lists, folder, error))
    result = write_lists (&lists, error);
  dossier_gazetteer_free (lists.gazetteer);
  g_ptr_array_unref (lists.tables);
  g_array_unref (lists.organizations);
  g_array_unref (lists.people);
  return result;
}
