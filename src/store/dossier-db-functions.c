/* dossier-db-functions.c - what statements of this room may call beside SQLite's own functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-db-functions.h"

#include <string.h>
#include "dossier-amount.h"
#include "dossier-db.h"
#include "dossier-names.h"
#include "dossier-prepared.h"

static const char *
text_of (sqlite3_value *value)
{
  return (const char *) sqlite3_value_text (value);
}

static void
fold_name (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = text_of (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, dossier_names_fold_plain (text), -1, g_free);
}

/* Folded like a name, but an apostrophe parts: "OpenAI's" has the word "OpenAI". */
static char *
fold_text (const char *text)
{
  g_autoptr (GString) parted = NULL;

  if (strstr (text, "'") == NULL && strstr (text, "\342\200\231") == NULL)
    return dossier_names_fold_plain (text);
  parted = g_string_new (text);
  g_string_replace (parted, "'", " ", 0);
  g_string_replace (parted, "\342\200\231", " ", 0);
  return dossier_names_fold_plain (parted->str);
}

/* Both are folded: single blanks between words. */
static gboolean
has_words (const char *text, const char *words, gboolean is_prefix)
{
  gsize length = strlen (words);

  for (const char *p = strstr (text, words); p != NULL; p = strstr (p + 1, words))
    if ((p == text || p[-1] == ' ') && (is_prefix || p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

static void
holds_words (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *words = n > 1 ? text_of (values[0]) : NULL;
  gboolean    holds = FALSE;

  for (int i = 2; i < n && words != NULL && !holds; i++)
    {
      const char      *text = text_of (values[i]);
      g_autofree char *folded = text != NULL ? fold_text (text) : NULL;

      holds = folded != NULL && has_words (folded, words, sqlite3_value_int (values[1]) != 0);
    }
  sqlite3_result_int (context, holds);
}

static void
amount_value (sqlite3_context *context, int n, sqlite3_value **values)
{
  DossierAmount amount;

  if (dossier_amount_parse (text_of (values[0]), &amount))
    sqlite3_result_double (context, amount.value);
}

static void
amount_within (sqlite3_context *context, int n, sqlite3_value **values)
{
  DossierAmountRange range = { .low = sqlite3_value_double (values[2]),
                               .high = sqlite3_value_double (values[3]),
                               .is_open = sqlite3_value_int (values[4]) != 0 };
  const char        *currency = text_of (values[1]);

  g_strlcpy (range.currency, currency != NULL ? currency : "", sizeof range.currency);
  sqlite3_result_int (context, dossier_amount_range_holds (&range, text_of (values[0])));
}

/* The site of an address as it begins; its length in @length. */
static const char *
find_site (const char *address, gsize *length)
{
  const char *site = strstr (address, "://"), *at;

  site = site != NULL ? site + strlen ("://") : address;
  *length = strcspn (site, "/?#");
  at = memchr (site, '@', *length);
  if (at != NULL)
    {
      *length -= at + 1 - site;
      site = at + 1;
    }
  at = memchr (site, ':', *length);
  if (at != NULL)
    *length = at - site;
  return site;
}

static void
is_on_site (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *address = text_of (values[0]), *wanted = text_of (values[1]);
  gboolean    is_prefix = sqlite3_value_int (values[2]) != 0, is_on = FALSE;
  gsize       length = 0, wanted_length = 0;
  const char *site = address != NULL ? find_site (address, &length) : NULL;

  wanted = wanted != NULL ? find_site (wanted, &wanted_length) : NULL;
  for (gsize i = 0; site != NULL && wanted_length > 0 && !is_on && i + wanted_length <= length; i++)
    is_on = (i == 0 || site[i - 1] == '.') && (is_prefix || i + wanted_length == length)
            && g_ascii_strncasecmp (site + i, wanted, wanted_length) == 0;
  sqlite3_result_int (context, is_on);
}

/* NULL for what cannot be read. */
static void
unpack_text (sqlite3_context *context, int n, sqlite3_value **values)
{
  gint64        size = sqlite3_value_int64 (values[2]);
  gconstpointer packed = sqlite3_value_blob (values[1]);
  char         *text = NULL;

  if (size >= 0 && size <= DOSSIER_DB_MAX_VALUE)
    text = dossier_packing_unpack (sqlite3_value_int (values[0]), packed, sqlite3_value_bytes (values[1]), size);
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    sqlite3_result_text (context, text, -1, g_free);
  else
    g_free (text);
}

int
dossier_db_functions_add (sqlite3 *handle)
{
  static const struct
  {
    const char *name;
    int         n;
    void (*function) (sqlite3_context *context, int n, sqlite3_value **values);
  } functions[] = {
    { "fold_name", 1, fold_name },         { "holds_words", -1, holds_words }, { "amount_value", 1, amount_value },
    { "amount_within", 5, amount_within }, { "is_on_site", 3, is_on_site },    { "unpack_text", 3, unpack_text },
  };
  int code = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (functions) && code == SQLITE_OK; i++)
    code = sqlite3_create_function (handle, functions[i].name, functions[i].n,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, functions[i].function,
                                    NULL, NULL);
  return code;
}

char *
dossier_db_fold_words (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return fold_text (valid);
  return NULL;
}
