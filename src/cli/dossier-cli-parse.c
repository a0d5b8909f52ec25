/* dossier-cli-parse.c - the command that reads feeds, lists of feeds and dates without keeping them: parse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

static void
add_enclosures (JsonBuilder *json, GPtrArray *enclosures)
{
  json_builder_set_member_name (json, "enclosures");
  json_builder_begin_array (json);
  for (guint i = 0; i < enclosures->len; i++)
    {
      const DossierEnclosure *enclosure = enclosures->pdata[i];

      json_builder_begin_object (json);
      dossier_json_string (json, "url", enclosure->address);
      dossier_json_string (json, "type", enclosure->type);
      if (enclosure->length >= 0)
        dossier_json_int (json, "length", enclosure->length);
      else
        dossier_json_string (json, "length", NULL);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* A plain text as HTML, since the fields are HTML. */
static void
add_content (JsonBuilder *json, const DossierDraft *entry)
{
  g_autofree char *escaped
      = entry->content_html == NULL && entry->plain_text != NULL ? g_markup_escape_text (entry->plain_text, -1) : NULL;

  dossier_json_string (json, "content", escaped != NULL ? escaped : entry->content_html);
}

static void
add_entry (JsonBuilder *json, const DossierDraft *entry)
{
  json_builder_begin_object (json);
  dossier_json_string (json, "title", entry->title);
  dossier_json_string (json, "link", entry->uri);
  dossier_json_string (json, "id", entry->guid);
  dossier_json_string (json, "author", entry->author);
  dossier_json_string (json, "author_email", entry->author_email);
  dossier_json_time (json, "published", entry->published.from);
  dossier_json_time (json, "updated", entry->updated);
  dossier_json_string (json, "summary", entry->summary_html);
  add_content (json, entry);
  add_enclosures (json, entry->enclosures);
  json_builder_set_member_name (json, "tags");
  json_builder_begin_array (json);
  for (guint i = 0; i < entry->tags->len; i++)
    json_builder_add_string_value (json, entry->tags->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
print_feed_json (DossierCli *cli, const char *file, const DossierFeedDraft *feed)
{
  JsonBuilder     *json = cli->json;
  g_autofree char *name = dossier_cli_dup_name (file);

  dossier_cli_begin (cli);
  dossier_json_string (json, "file", name);
  dossier_json_bool (json, "ok", TRUE);
  dossier_json_string (json, "encoding", feed->encoding);
  dossier_json_string (json, "format", feed->format);
  json_builder_set_member_name (json, "feed");
  json_builder_begin_object (json);
  dossier_json_string (json, "title", feed->title);
  dossier_json_string (json, "link", feed->link);
  dossier_json_string (json, "description", feed->description);
  dossier_json_string (json, "id", feed->id);
  dossier_json_string (json, "author", feed->author);
  dossier_json_string (json, "author_email", feed->author_email);
  dossier_json_string (json, "language", feed->language);
  dossier_json_time (json, "published", feed->published);
  dossier_json_time (json, "updated", feed->updated);
  json_builder_end_object (json);
  json_builder_set_member_name (json, "entries");
  json_builder_begin_array (json);
  for (guint i = 0; i < feed->entries->len; i++)
    add_entry (json, feed->entries->pdata[i]);
  json_builder_end_array (json);
  dossier_cli_end (cli);
}

static void
print_feed (const char *file, const DossierFeedDraft *feed)
{
  g_autofree char *name = dossier_cli_dup_name (file);

  dossier_cli_print ("%s: %s\n", name, feed->title != NULL ? feed->title : "-");
  for (guint i = 0; i < feed->entries->len; i++)
    {
      const DossierDraft *entry = feed->entries->pdata[i];
      g_autofree char    *date = dossier_date_to_string (&entry->published);

      dossier_cli_print ("  %.10s\t%s\t%s\n", date != NULL ? date : "-", entry->title != NULL ? entry->title : "-",
                         entry->uri != NULL ? entry->uri : "-");
    }
}

static gboolean
parse_feed (DossierCli *cli, const char *file, const char *uri, const char *content_type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_library_read_file (file, &error);
  g_autoptr (DossierFeedDraft) feed = NULL;

  if (bytes != NULL)
    feed = dossier_library_parse_feed (dossier_cli_bare_library (cli), bytes, uri, content_type, &error);
  if (feed == NULL)
    {
      dossier_cli_report_file (cli, file, error);
      return FALSE;
    }
  if (cli->as_json)
    print_feed_json (cli, file, feed);
  else
    print_feed (file, feed);
  return TRUE;
}

static gboolean
parse_opml (DossierCli *cli, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_library_read_file (file, &error);
  g_autoptr (GPtrArray) feeds = bytes != NULL ? dossier_library_parse_opml (bytes, NULL, &error) : NULL;
  g_autofree char *name = dossier_cli_dup_name (file);

  if (feeds == NULL)
    {
      dossier_cli_report_file (cli, file, error);
      return FALSE;
    }
  dossier_cli_begin (cli);
  dossier_json_string (cli->json, "file", name);
  dossier_json_bool (cli->json, "ok", TRUE);
  json_builder_set_member_name (cli->json, "feeds");
  json_builder_begin_array (cli->json);
  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierListedFeed *feed = feeds->pdata[i];

      json_builder_begin_object (cli->json);
      dossier_json_string (cli->json, "title", feed->title);
      dossier_json_string (cli->json, "xml_url", feed->uri);
      dossier_json_string (cli->json, "html_url", feed->site);
      dossier_json_strings (cli->json, "folder", (const char *const *) feed->folder);
      json_builder_end_object (cli->json);
      if (!cli->as_json)
        dossier_cli_print ("%s\t%s\n", feed->title != NULL ? feed->title : "-", feed->uri);
    }
  json_builder_end_array (cli->json);
  if (cli->as_json)
    dossier_cli_end (cli);
  return TRUE;
}

static gboolean
parse_date (DossierCli *cli, const char *text)
{
  g_autofree char *name = dossier_cli_dup_name (text), *utc = NULL;
  gint64           seconds;
  gboolean         is_date = dossier_library_parse_date (name, &seconds);

  if (is_date)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

      utc = time != NULL ? g_date_time_format (time, "%C%y-%m-%dT%H:%M:%SZ") : NULL;
    }
  if (!cli->as_json)
    {
      dossier_cli_print ("%s\n", utc != NULL ? utc : "-");
      return utc != NULL;
    }
  dossier_cli_begin (cli);
  dossier_json_string (cli->json, "date", name);
  dossier_json_string (cli->json, "utc", utc);
  dossier_cli_end (cli);
  return utc != NULL;
}

/* The value of Content-Type among headers "Name: value"; the last one counts. NULL without one. */
static const char *
find_content_type (char **headers)
{
  static const char name[] = "content-type:";
  const char       *found = NULL;

  for (guint i = 0; headers != NULL && headers[i] != NULL; i++)
    if (g_ascii_strncasecmp (headers[i], name, sizeof name - 1) == 0)
      {
        found = headers[i] + sizeof name - 1;
        while (g_ascii_isspace (*found))
          found++;
      }
  return found;
}

int
dossier_cli_parse_feeds (DossierCli *cli, int argc, char **argv)
{
  gboolean         opml = FALSE, dates = FALSE;
  g_autofree char *uri = NULL;
  g_auto (GStrv) headers = NULL;
  int                status;
  guint              n_failed = 0;
  const GOptionEntry entries[] = {
    { "opml", 0, 0, G_OPTION_ARG_NONE, &opml, N_ ("The files are lists of feeds (OPML)"), NULL },
    { "date", 0, 0, G_OPTION_ARG_NONE, &dates, N_ ("The arguments are dates as feeds write them"), NULL },
    { "url", 0, 0, G_OPTION_ARG_FILENAME, &uri, N_ ("Where the files come from"), "URL" },
    { "header", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &headers, N_ ("A header the server sent with them"), "'K: V'" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return dossier_cli_usage (argv[0], _ ("Say which files to read."));
  for (int i = 1; i < argc; i++)
    {
      gboolean is_read = dates  ? parse_date (cli, argv[i])
                         : opml ? parse_opml (cli, argv[i])
                                : parse_feed (cli, argv[i], uri, find_content_type (headers));

      if (!is_read)
        n_failed++;
    }
  return n_failed == 0 ? DOSSIER_EXIT_DONE : DOSSIER_EXIT_FAILED;
}
