/* dossier-vocabulary.c - the shipped tables as one gazetteer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-vocabulary-private.h"

#include "dossier-nlp-data.h"
#include "dossier-table.h"

#include <string.h>

struct _DossierVocabulary
{
  DossierGazetteer *gazetteer;
  GPtrArray        *tables;                 /* (element-type GBytes): the names point into them */
  GArray           *organizations, *people; /* of DossierKnownName; number 0 is nobody */
};

typedef struct
{
  DossierVocabulary *vocabulary;
  guint32            classes;
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
add_phrase (DossierVocabulary *self, DossierCell cell, guint32 classes)
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

  add_phrase (loading->vocabulary, cells[0], loading->classes);
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
add_organization (DossierVocabulary *self, DossierCell cell, DossierSubtype subtype, guint number)
{
  DossierGazetteerEntry *entry = add_phrase (self, cell, DOSSIER_WORD_ORGANIZATION);

  if (entry == NULL || entry->organization != 0)
    return;
  entry->organization = number;
  entry->subtype = subtype;
}

static guint
keep_name (GArray *names, DossierCell cell)
{
  DossierKnownName name = { cell.text, cell.length };

  g_array_append_val (names, name);
  return names->len - 1;
}

static gboolean
read_organization (const DossierCell *cells, const char **reason, gpointer user_data)
{
  DossierVocabulary *self = ((Loading *) user_data)->vocabulary;
  DossierCell        aliases = cells[1], alias;
  DossierSubtype     subtype;
  guint              number;

  if (!find_subtype (cells[2], &subtype, reason))
    return FALSE;
  number = keep_name (self->organizations, cells[0]);
  add_organization (self, cells[0], subtype, number);
  while (dossier_cell_next (&aliases, '|', &alias))
    add_organization (self, alias, subtype, number);
  return TRUE;
}

static gboolean
read_university (const DossierCell *cells, const char **reason, gpointer user_data)
{
  DossierVocabulary *self = ((Loading *) user_data)->vocabulary;

  add_organization (self, cells[0], DOSSIER_SUBTYPE_UNIVERSITY, keep_name (self->organizations, cells[0]));
  return TRUE;
}

static void
add_person (DossierVocabulary *self, DossierCell cell, guint number)
{
  DossierGazetteerEntry *entry;

  if (cell.length == 0 || (entry = add_phrase (self, cell, DOSSIER_WORD_PERSON)) == NULL)
    return;
  if (entry->person == 0)
    entry->person = number;
}

/* The last word of a known name, and the person when no other known one has it. */
static void
add_surname (DossierVocabulary *self, DossierCell cell, guint number)
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
  DossierVocabulary *self = ((Loading *) user_data)->vocabulary;
  DossierCell        aliases = cells[1], alias;
  guint              number = keep_name (self->people, cells[0]);

  add_person (self, cells[0], number);
  add_surname (self, cells[0], number);
  while (dossier_cell_next (&aliases, '|', &alias))
    add_person (self, alias, number);
  return TRUE;
}

static gboolean
read_product (const DossierCell *cells, const char **reason, gpointer user_data)
{
  DossierVocabulary *self = ((Loading *) user_data)->vocabulary;
  DossierCell        aliases = cells[1], alias;

  add_phrase (self, cells[0], DOSSIER_WORD_PRODUCT);
  while (dossier_cell_next (&aliases, '|', &alias))
    add_phrase (self, alias, DOSSIER_WORD_PRODUCT);
  return TRUE;
}

static gboolean
read_place (const DossierCell *cells, const char **reason, gpointer user_data)
{
  DossierVocabulary *self = ((Loading *) user_data)->vocabulary;

  add_phrase (self, cells[0], dossier_cell_is (cells[1], "demonym") ? DOSSIER_WORD_DEMONYM : DOSSIER_WORD_PLACE);
  return TRUE;
}

static gboolean
read_common_word (const DossierCell *cells, const char **reason, gpointer user_data)
{
  DossierVocabulary *self = ((Loading *) user_data)->vocabulary;
  gboolean           frequent = dossier_cell_is (cells[1], "frequent");

  add_phrase (self, cells[0], DOSSIER_WORD_COMMON | (frequent ? DOSSIER_WORD_FREQUENT : 0));
  return TRUE;
}

static gboolean
read_organization_word (const DossierCell *cells, const char **reason, gpointer user_data)
{
  DossierVocabulary     *self = ((Loading *) user_data)->vocabulary;
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
  DossierVocabulary       *self = ((Loading *) user_data)->vocabulary;
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

GBytes *
dossier_vocabulary_load_table (const char *name)
{
  g_autofree char *path = g_strconcat (DOSSIER_RESOURCE_PATH "/nlp/", name, NULL);
  GBytes          *bytes = g_resource_lookup_data (dossier_nlp_data_get_resource (), path, 0, NULL);

  g_assert (bytes != NULL);
  return bytes;
}

GBytes *
dossier_vocabulary_load_model (GError **error)
{
  return g_resources_lookup_data (DOSSIER_RESOURCE_PATH "/nlp/names.model", 0, error);
}

DossierVocabulary *
dossier_vocabulary_new (GError **error)
{
  g_autoptr (DossierVocabulary) self = g_new0 (DossierVocabulary, 1);
  DossierKnownName nobody = { "", 0 };

  self->gazetteer = dossier_gazetteer_new ();
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->organizations = g_array_new (FALSE, FALSE, sizeof (DossierKnownName));
  self->people = g_array_new (FALSE, FALSE, sizeof (DossierKnownName));
  g_array_append_val (self->organizations, nobody);
  g_array_append_val (self->people, nobody);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      Loading loading = { self, tables[i].classes };
      GBytes *bytes = dossier_vocabulary_load_table (tables[i].file);

      g_ptr_array_add (self->tables, bytes);
      if (!dossier_table_read (bytes, tables[i].file, tables[i].n_columns, tables[i].func, &loading, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
dossier_vocabulary_free (DossierVocabulary *self)
{
  if (self == NULL)
    return;
  dossier_gazetteer_free (self->gazetteer);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->organizations);
  g_array_unref (self->people);
  g_free (self);
}

const DossierGazetteer *
dossier_vocabulary_get_gazetteer (const DossierVocabulary *self)
{
  return self->gazetteer;
}

guint32
dossier_vocabulary_classes (const DossierVocabulary *self, const DossierWordHash *word, gboolean fold)
{
  return dossier_gazetteer_classes (self->gazetteer, word, fold ? G_MAXUINT32 : DOSSIER_WORD_ANY_CASE);
}

DossierKnownName
dossier_vocabulary_get_organization (const DossierVocabulary *self, guint i)
{
  return g_array_index (self->organizations, DossierKnownName, i);
}

DossierKnownName
dossier_vocabulary_get_person (const DossierVocabulary *self, guint i)
{
  return g_array_index (self->people, DossierKnownName, i);
}
