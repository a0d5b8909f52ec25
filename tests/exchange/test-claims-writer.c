/* test-claims-writer.c - claims for other programs, whatever is in their words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claims-writer.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include "dossier-csv.h"

static char *
write_one (const char *format, const DossierClaimRow *row, guint n)
{
  const DossierClaimsWriter *writer = dossier_claims_writer_find (format);
  GString                   *out = g_string_new (writer->begin);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? writer->between : "");
      writer->add (out, row);
    }
  g_string_append (out, writer->end);
  return g_string_free (out, FALSE);
}

static DossierClaimRow
make_row (const char *words)
{
  DossierClaimRow row = { .kind = DOSSIER_CLAIM_LEFT,
                          .flags = DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_RUMOURED,
                          .subject_name = (char *) words,
                          .object_name = (char *) "OpenAI",
                          .role = (char *) words,
                          .story = 77,
                          .story_title = (char *) words,
                          .story_source = (char *) "The Decoder",
                          .story_uri = (char *) "https://example.org/a",
                          .sentence = (char *) words };

  dossier_date_parse ("2024-08", &row.date);
  dossier_date_parse ("2024-08-06", &row.story_published);
  return row;
}

static const struct
{
  const char *words, *field;
} harmless[] = {
  { "Ada Quill", "Ada Quill" },
  { "Quill, Ada", "Quill, Ada" },
  { "the \"chief\"", "the \"chief\"" },
  { "two\nlines", "two\nlines" },
  { " blank", " blank" },
  { "=1+1", "'=1+1" },
  { "+49", "'+49" },
  { "-5", "'-5" },
  { "@SUM(A1)", "'@SUM(A1)" },
  { "\t=1", "'\t=1" },
  { "\r=1", "'\r=1" },
  { "=HYPERLINK(\"http://x\",\"y\")", "'=HYPERLINK(\"http://x\",\"y\")" },
  { "a=1", "a=1" },
  { "Jos\303\251", "Jos\303\251" },
  { "", "" },
};

static void
test_csv_is_read_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      DossierClaimRow  row = make_row (harmless[i].words);
      g_autofree char *text = write_one ("csv", &row, 2);
      g_autoptr (DossierCsv) csv = dossier_csv_new (text, strlen (text));
      const char *const want[] = { harmless[i].field,
                                   "left",
                                   "OpenAI",
                                   harmless[i].field,
                                   "",
                                   "2024-08",
                                   "planned, rumoured",
                                   "The Decoder",
                                   "2024-08-06",
                                   harmless[i].field,
                                   "https://example.org/a",
                                   harmless[i].field,
                                   "77" };

      g_assert_true (dossier_csv_next (csv));
      g_assert_cmpuint (dossier_csv_count (csv), ==, G_N_ELEMENTS (want));
      g_assert_cmpstr (dossier_csv_get (csv, 0), ==, "who");
      for (guint n = 0; n < 2; n++)
        {
          g_assert_true (dossier_csv_next (csv));
          g_assert_cmpuint (dossier_csv_count (csv), ==, G_N_ELEMENTS (want));
          for (guint column = 0; column < G_N_ELEMENTS (want); column++)
            g_assert_cmpstr (dossier_csv_get (csv, column), ==, want[column]);
        }
      g_assert_false (dossier_csv_next (csv));
    }
}

static void
test_json_is_read_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    for (guint n = 0; n < 3; n++)
      {
        DossierClaimRow  row = make_row (harmless[i].words);
        g_autofree char *text = write_one ("json", &row, n);
        g_autoptr (JsonNode) node = json_from_string (text, NULL);
        JsonObject *object;

        g_assert_nonnull (node);
        g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, n);
        if (n == 0)
          continue;
        object = json_array_get_object_element (json_node_get_array (node), n - 1);
        g_assert_cmpstr (json_object_get_string_member (object, "subject"), ==, harmless[i].words);
        g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "left");
        g_assert_cmpstr (json_object_get_string_member (object, "story"), ==, "77");
        g_assert_true (json_object_get_null_member (object, "amount"));
        g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "flags")), ==, 2);
      }
}

static void
test_markdown_cells_are_plain_words (void)
{
  static const struct
  {
    const char *words, *uri, *want; /* what must stand in the line */
  } cases[] = {
    { "a|b", NULL, "| a\\|b | left | OpenAI |" },
    { "**b**", NULL, "| \\*\\*b\\*\\* |" },
    { "two\nlines", NULL, "| two lines |" },
    { "<img src=x>", NULL, "| \\<img src\\=x\\> |" },
    { "T", "https://example.org/a b", "| [T](<https://example.org/a%20b>), The Decoder, 2024-08-06 |" },
    { "T", "https://example.org/>|x", "(<https://example.org/%3E%7Cx>)" },
    { "[x](y)", "https://example.org/", "[\\[x\\]\\(y\\)](<https://example.org/>)" },
    { "T", "javascript:alert(1)", "| T, The Decoder" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierClaimRow  row = make_row (cases[i].words);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      row.story_uri = (char *) cases[i].uri;
      text = write_one ("markdown", &row, 1);
      lines = g_strsplit (text, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, 4);
      if (strstr (lines[2], cases[i].want) == NULL)
        g_error ("%s does not have %s", lines[2], cases[i].want);
    }
}

static void
test_nothing_known_is_nothing_written (void)
{
  DossierClaimRow  row = { .kind = DOSSIER_CLAIM_FUNDED, .story = 1 };
  g_autofree char *csv = write_one ("csv", &row, 1), *markdown = write_one ("markdown", &row, 1);

  g_assert_nonnull (strstr (csv, "\r\n,funded,,,,,stated,,,,,,1\r\n"));
  g_assert_nonnull (strstr (markdown, "|  | funded |  |  |  |  | stated |  |  |\n"));
  g_assert_null (dossier_claims_writer_find ("xls"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/claims-writer/CSV is read back, and no formula", test_csv_is_read_back);
  g_test_add_func ("/exchange/claims-writer/JSON is read back", test_json_is_read_back);
  g_test_add_func ("/exchange/claims-writer/Markdown cells are plain words", test_markdown_cells_are_plain_words);
  g_test_add_func ("/exchange/claims-writer/what is not known is not written", test_nothing_known_is_nothing_written);
  return g_test_run ();
}
