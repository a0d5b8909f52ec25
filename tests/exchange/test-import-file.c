/* test-import-file.c - exports of other programs, as they write them and in odd and broken forms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-import-file.h"

#include <string.h>

#include "dossier-exchange-limits.h"

static void
write_item (GString *out, const DossierImported *item)
{
  g_autofree char *published = dossier_date_to_string (&item->published);

  g_string_append_printf (out, "%s <%s>", item->title != NULL ? item->title : "-", item->uri != NULL ? item->uri : "");
  if (item->uid != NULL)
    g_string_append_printf (out, " =%s", item->uid);
  if (item->author != NULL)
    g_string_append_printf (out, " by %s", item->author);
  if (item->site != NULL)
    g_string_append_printf (out, " at %s", item->site);
  for (guint i = 0; i < item->tags->len; i++)
    g_string_append_printf (out, " #%s", (char *) item->tags->pdata[i]);
  if (item->saved != 0)
    g_string_append_printf (out, " @%" G_GINT64_FORMAT, item->saved);
  if (published != NULL)
    g_string_append_printf (out, " published %s", published);
  g_assert_true (item->is_read || !item->is_archived);
  g_string_append_printf (out, "%s%s",
                          item->is_archived ? " archived"
                          : item->is_read   ? " read"
                                            : "",
                          item->is_starred ? " starred" : "");
  if (item->html != NULL || item->text != NULL)
    g_string_append_printf (out, " = %s", item->html != NULL ? item->html : item->text);
  g_string_append_c (out, '\n');
}

/* What only some programs say of one. */
static void
write_rest (GString *out, const DossierImportedHighlight *highlight)
{
  for (guint i = 0; i < highlight->tags->len; i++)
    g_string_append_printf (out, " #%s", (char *) highlight->tags->pdata[i]);
  if (highlight->about != NULL)
    g_string_append_printf (out, " about %s%s", highlight->about,
                            highlight->about_kind == DOSSIER_ENTITY_PERSON         ? " (person)"
                            : highlight->about_kind == DOSSIER_ENTITY_ORGANIZATION ? " (organization)"
                                                                                   : "");
  if (highlight->modified != 0 && highlight->modified != highlight->created)
    g_string_append_printf (out, " changed %" G_GINT64_FORMAT, highlight->modified);
  if (highlight->length != 0)
    g_string_append_printf (out, " %u+%u", highlight->start, highlight->length);
  if (highlight->uid != NULL)
    g_string_append_printf (out, " =%s", highlight->uid);
}

static void
write_highlights (GString *out, const DossierImported *item)
{
  for (guint i = 0; i < item->highlights->len; i++)
    {
      const DossierImportedHighlight *highlight = item->highlights->pdata[i];

      g_string_append (out, "  ");
      if (highlight->prefix != NULL)
        g_string_append_printf (out, "%s|", highlight->prefix);
      g_string_append_printf (out, "“%s”", highlight->quote != NULL ? highlight->quote : "");
      if (highlight->suffix != NULL)
        g_string_append_printf (out, "|%s", highlight->suffix);
      if (highlight->note != NULL)
        g_string_append_printf (out, " %s", highlight->note);
      if (highlight->colour != DOSSIER_COLOUR_YELLOW)
        g_string_append_printf (out, " (%s)", dossier_colour_to_string (highlight->colour));
      if (highlight->created != 0)
        g_string_append_printf (out, " @%" G_GINT64_FORMAT, highlight->created);
      write_rest (out, highlight);
      g_string_append_c (out, '\n');
    }
}

static char *
write_down (const DossierImports *imports)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_string_append_printf (out, "%s\n", dossier_import_format_get_name (imports->format));
  for (guint i = 0; i < imports->items->len; i++)
    {
      write_item (out, imports->items->pdata[i]);
      write_highlights (out, imports->items->pdata[i]);
    }
  dossier_imports_tell (imports, sentences);
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (out, "! %s\n", (char *) sentences->pdata[i]);
  return g_string_free (out, FALSE);
}

/* @want NULL: it cannot be read; then @error is part of the sentence. */
typedef struct
{
  const char *name, *text, *want, *error;
} Case;

#include "import-cases.h"

static void
check_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (test->text, strlen (test->text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImports) imports = dossier_import_file_read (bytes, &error);
  g_autofree char *got = NULL;

  if (test->want == NULL)
    {
      g_assert_null (imports);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, test->error));
      return;
    }
  g_assert_no_error (error);
  got = write_down (imports);
  g_assert_cmpstr (got, ==, test->want);
}

/* ---- too much of everything ---- */

static DossierImports *
read_string (GString *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);

  return dossier_import_file_read (bytes, NULL);
}

static void
test_a_million_rows_end_at_the_limit (void)
{
  g_autoptr (GString) text = g_string_new ("title,url,time_added,tags,status\n");
  g_autoptr (DossierImports) imports = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (text, "t,http://a.example/%u,,,\n", i);
  imports = read_string (text);
  g_assert_nonnull (imports);
  g_assert_cmpuint (imports->items->len, ==, DOSSIER_IMPORT_MAX_ITEMS);
  g_assert_cmpuint (imports->n_cut, ==, 1000000 - DOSSIER_IMPORT_MAX_ROWS);
}

static void
test_highlights_of_one_page_end_at_the_limit (void)
{
  g_autoptr (GString) text = g_string_new ("Highlight,Note,Location,Title\n");
  g_autoptr (DossierImports) imports = NULL;

  for (guint i = 0; i < DOSSIER_IMPORT_MAX_HIGHLIGHTS + 7; i++)
    g_string_append_printf (text, "quote %u,,,One\n", i);
  imports = read_string (text);
  g_assert_cmpuint (imports->items->len, ==, 1);
  g_assert_cmpuint (((DossierImported *) imports->items->pdata[0])->highlights->len, ==, DOSSIER_IMPORT_MAX_HIGHLIGHTS);
  g_assert_cmpuint (imports->n_cut, ==, 7);
}

static void
test_targets_and_selectors_end_at_the_limit (void)
{
  static const char head[] = "{\"type\":\"Annotation\",\"bodyValue\":\"x\",\"target\":[";
  g_autoptr (GString) targets = g_string_new (head), selectors = g_string_new (head), refined = g_string_new (head);
  g_autoptr (DossierImports) many = NULL, late = NULL, deep = NULL;

  for (guint i = 0; i < DOSSIER_IMPORT_MAX_TARGETS + 7; i++)
    g_string_append_printf (targets, "%s\"https://a.example/%u\"", i > 0 ? "," : "", i);
  g_string_append (targets, "]}");
  many = read_string (targets);
  g_assert_cmpuint (many->items->len, ==, DOSSIER_IMPORT_MAX_TARGETS);
  g_assert_cmpuint (many->n_cut, ==, 7);

  g_string_append (selectors, "{\"source\":\"https://a.example/\",\"selector\":[");
  for (guint i = 0; i < DOSSIER_IMPORT_MAX_SELECTORS; i++)
    g_string_append (selectors, "{\"type\":\"XPathSelector\"},");
  g_string_append (selectors, "{\"type\":\"TextQuoteSelector\",\"exact\":\"q\"}]}]}");
  late = read_string (selectors);
  g_assert_null (
      ((DossierImportedHighlight *) ((DossierImported *) late->items->pdata[0])->highlights->pdata[0])->quote);

  g_string_append (refined, "{\"source\":\"https://a.example/\",\"selector\":");
  for (guint i = 0; i <= DOSSIER_IMPORT_MAX_REFINEMENTS; i++)
    g_string_append (refined, "{\"type\":\"CssSelector\",\"refinedBy\":");
  g_string_append (refined, "{\"type\":\"TextQuoteSelector\",\"exact\":\"q\"}");
  for (guint i = 0; i <= DOSSIER_IMPORT_MAX_REFINEMENTS; i++)
    g_string_append_c (refined, '}');
  g_string_append (refined, "}]}");
  deep = read_string (refined);
  g_assert_null (
      ((DossierImportedHighlight *) ((DossierImported *) deep->items->pdata[0])->highlights->pdata[0])->quote);
}

static void
test_notes_end_at_the_limit (void)
{
  g_autofree char *words = g_strnfill (DOSSIER_IMPORT_MAX_WORDS_BYTES + 100, 'x');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierImports) imports = NULL;

  g_string_append_printf (text, "{\"type\":\"Annotation\",\"bodyValue\":\"%s\",\"target\":\"https://a.example/\"}",
                          words);
  imports = read_string (text);
  g_assert_cmpuint (
      strlen (
          ((DossierImportedHighlight *) ((DossierImported *) imports->items->pdata[0])->highlights->pdata[0])->note),
      ==, DOSSIER_IMPORT_MAX_WORDS_BYTES);
}

/* As if all but the last bytes that there may be had been read. */
static void
test_all_words_end_at_the_limit (void)
{
  g_autoptr (DossierImports) imports = dossier_imports_new (DOSSIER_IMPORT_WEB_ANNOTATION);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  imports->n_bytes = DOSSIER_IMPORT_MAX_BYTES - 11;
  for (guint i = 0; i < 3; i++)
    {
      DossierImported *item = dossier_imported_new ();

      item->uri = g_strdup_printf ("https://a.example/%u", i);
      dossier_imported_add_highlight (item, "four", "more");
      dossier_imported_add_highlight (item, "abc", NULL);
      dossier_imports_take (imports, item);
    }
  g_assert_cmpuint (imports->items->len, ==, 3);
  g_assert_cmpuint (((DossierImported *) imports->items->pdata[0])->highlights->len, ==, 2);
  g_assert_cmpuint (((DossierImported *) imports->items->pdata[1])->highlights->len, ==, 0);
  g_assert_cmpuint (imports->n_bytes, ==, DOSSIER_IMPORT_MAX_BYTES);
  dossier_imports_tell (imports, sentences);
  g_assert_cmpuint (sentences->len, ==, 1);
  g_assert_cmpstr (sentences->pdata[0], ==, "Left out 4 rows or highlights beyond the limit");
}

static void
test_what_is_said_twice_is_put_together (void)
{
  g_autoptr (DossierImports) imports = dossier_imports_new (DOSSIER_IMPORT_HIGHLIGHTS);
  const DossierImported *known;

  for (guint i = 0; i < 2; i++)
    {
      DossierImported *item = dossier_imported_new ();

      item->uid = g_strdup ("abc");
      item->uri = i == 1 ? g_strdup ("https://a.example/") : NULL;
      item->language = i == 1 ? g_strdup ("de") : NULL;
      item->published = dossier_imported_read_date (i == 1 ? "2024-08" : "soon");
      dossier_imported_add_highlight (item, i == 1 ? "two" : "one", NULL);
      dossier_imports_take (imports, item);
    }
  g_assert_cmpuint (imports->items->len, ==, 1);
  known = imports->items->pdata[0];
  g_assert_cmpstr (known->uri, ==, "https://a.example/");
  g_assert_cmpstr (known->language, ==, "de");
  g_assert_cmpint (known->published.precision, ==, DOSSIER_PRECISION_MONTH);
  g_assert_cmpuint (known->highlights->len, ==, 2);
}

static void
test_dates_are_as_exact_as_they_are_said (void)
{
  static const struct
  {
    const char *value, *want; /* NULL: unknown */
  } dates[] = {
    { "2024", "2024" },
    { " 2024-08 ", "2024-08" },
    { "2024-08-06", "2024-08-06" },
    { "2023-01..2023-06", "2023-01-01..2023-06-30" },
    { "2024-05-28T09:30:00+0200", "2024-05-28T07:30:00Z" },
    { "2024-05-28 09:30:00", "2024-05-28T09:30:00Z" },
    { "1716768000", "2024-05-27T00:00:00Z" },
    { "1716768000000", "2024-05-27T00:00:00Z" },
    { "2024-13", NULL },
    { "soon", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      DossierDate      date = dossier_imported_read_date (dates[i].value);
      g_autofree char *got = dossier_date_to_string (&date);

      g_assert_cmpstr (got, ==, dates[i].want);
    }
}

static void
test_nesting_ends_at_the_limit (void)
{
  static const char open[] = "[{";

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DossierImports) imports = NULL;

      for (guint j = 0; j < 3000000; j++)
        g_string_append (text, i == 0 ? "[" : "{\"a\":");
      g_assert_true (strchr (open, text->str[0]) != NULL);
      imports = read_string (text);
      g_assert_null (imports);
    }
}

static void
test_long_values_are_cut_between_characters (void)
{
  g_autoptr (GString) text = g_string_new ("[{\"is_archived\":0,\"url\":\"https://a.example/\",\"title\":\"");
  g_autoptr (DossierImports) imports = NULL;
  const DossierImported *item;

  for (guint i = 0; i < DOSSIER_IMPORT_MAX_LINE_BYTES; i++)
    g_string_append (text, "ü");
  g_string_append (text, "\",\"annotations\":[{\"quote\":\"x");
  for (guint i = 0; i < DOSSIER_IMPORT_MAX_WORDS_BYTES; i++)
    g_string_append (text, "ü");
  g_string_append (text, "\"}]}]");
  imports = read_string (text);
  g_assert_nonnull (imports);
  item = imports->items->pdata[0];
  g_assert_cmpuint (strlen (item->title), ==, DOSSIER_IMPORT_MAX_LINE_BYTES);
  g_assert_true (g_utf8_validate (item->title, -1, NULL));
  g_assert_cmpuint (strlen (((DossierImportedHighlight *) item->highlights->pdata[0])->quote), ==,
                    DOSSIER_IMPORT_MAX_WORDS_BYTES - 1);
}

static void
test_utf16_and_marks_are_read (void)
{
  static const char text[] = "title,url,time_added,tags,status\nÜber,https://a.example/,,,\n";
  gsize             length;
  g_autofree char  *wide = g_convert (text, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  g_autofree char  *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  const struct
  {
    const char *text;
    gsize       length;
  } forms[] = { { wide, length }, { marked, strlen (marked) } };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (forms[i].text, forms[i].length);
      g_autoptr (DossierImports) imports = dossier_import_file_read (bytes, NULL);
      g_autofree char *got = imports != NULL ? write_down (imports) : NULL;

      g_assert_cmpstr (got, ==, "Pocket\nÜber <https://a.example/>\n");
    }
}

/* The mark of UTF-16 before what is none: read as far as it goes, and no farther. */
static void
test_broken_utf16_is_no_way_out (void)
{
  static const guint8 starts[][6] = { { 0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00 },
                                      { 0xfe, 0xff, 0xd8, 0x00, 0x00, 0x41 },
                                      { 0xff, 0xfe, 0x00, 0xdc, 0x00, 0xdc },
                                      { 0xff, 0xfe, 0xac, 0x20, 0x00, 0xd8 } };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    for (gsize length = 2; length <= sizeof starts[i]; length++)
      {
        g_autofree guint8 *copy = g_memdup2 (starts[i], length);
        g_autoptr (GBytes) bytes = g_bytes_new_static (copy, length);
        g_autoptr (GError) error = NULL;

        g_assert_null (dossier_import_file_read (bytes, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
      }
}

/* Every beginning of a sound file is read or refused, and never more than that. */
static void
test_files_that_were_cut_off (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize length = 0; length < strlen (cases[i].text); length++)
      {
        g_autofree char *copy = g_memdup2 (cases[i].text, MAX (length, 1));
        g_autoptr (GBytes) bytes = g_bytes_new_static (copy, length);
        g_autoptr (GError) error = NULL;
        g_autoptr (DossierImports) imports = dossier_import_file_read (bytes, &error);

        g_assert_true ((imports != NULL) != (error != NULL));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import-file/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  g_test_add_func ("/import-file/a million rows end at the limit", test_a_million_rows_end_at_the_limit);
  g_test_add_func ("/import-file/highlights of one page end at the limit",
                   test_highlights_of_one_page_end_at_the_limit);
  g_test_add_func ("/import-file/targets and selectors end at the limit", test_targets_and_selectors_end_at_the_limit);
  g_test_add_func ("/import-file/notes end at the limit", test_notes_end_at_the_limit);
  g_test_add_func ("/import-file/all words end at the limit", test_all_words_end_at_the_limit);
  g_test_add_func ("/import-file/what is said twice is put together", test_what_is_said_twice_is_put_together);
  g_test_add_func ("/import-file/dates are as exact as they are said", test_dates_are_as_exact_as_they_are_said);
  g_test_add_func ("/import-file/nesting ends at the limit", test_nesting_ends_at_the_limit);
  g_test_add_func ("/import-file/long values are cut between characters", test_long_values_are_cut_between_characters);
  g_test_add_func ("/import-file/UTF-16 and marks are read", test_utf16_and_marks_are_read);
  g_test_add_func ("/import-file/broken UTF-16 is no way out", test_broken_utf16_is_no_way_out);
  g_test_add_func ("/import-file/files that were cut off", test_files_that_were_cut_off);
  return g_test_run ();
}
