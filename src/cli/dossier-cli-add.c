/* dossier-cli-add.c - the commands that take something in: add, feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-discovery.h"
#include "dossier-links.h"
#include "dossier-refresh.h"
#include "dossier-subscriptions.h"

/* ---- add ---- */

static void
add_sentences (JsonBuilder *json, const char *name, GPtrArray *sentences)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < sentences->len; i++)
    json_builder_add_string_value (json, sentences->pdata[i]);
  json_builder_end_array (json);
}

static void
print_added_json (DossierCli *cli, const char *input, const DossierAddResult *result)
{
  g_autofree char *name = dossier_cli_dup_name (input);
  JsonBuilder     *json = cli->json;

  dossier_cli_begin (cli);
  dossier_json_string (json, "input", name);
  dossier_json_bool (json, "ok", TRUE);
  dossier_json_string (json, "title", result->title);
  dossier_json_int (json, "new", result->n_new);
  dossier_json_int (json, "same", result->n_same);
  dossier_json_int (json, "revised", result->n_revised);
  dossier_json_int (json, "deleted", result->n_deleted);
  dossier_json_int (json, "brought_back", result->n_returned);
  dossier_json_int (json, "people", result->n_people);
  dossier_json_int (json, "organizations", result->n_organizations);
  dossier_json_int (json, "moves", result->n_claims);
  json_builder_set_member_name (json, "stories");
  json_builder_begin_array (json);
  for (guint i = 0; i < result->saved->len; i++)
    {
      char digits[24];

      g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT,
                  g_array_index (result->saved, DossierSaveResult, i).story);
      json_builder_add_string_value (json, digits);
    }
  json_builder_end_array (json);
  add_sentences (json, "refused", result->refused);
  add_sentences (json, "remarks", result->remarks);
  dossier_cli_end (cli);
}

static void
print_found (const DossierAddResult *result)
{
  guint            n_people = result->n_people, n_organizations = result->n_organizations, n_moves = result->n_claims;
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n_people), n_people);
  g_autofree char *organizations
      = g_strdup_printf (ngettext ("%u organization", "%u organizations", n_organizations), n_organizations);
  g_autofree char *moves = g_strdup_printf (ngettext ("%u move", "%u moves", n_moves), n_moves);
  /* TRANSLATORS: "5 people", "4 organizations", "6 moves" */
  g_autofree char *words = g_strdup_printf (_ ("%s, %s, %s"), people, organizations, moves);

  dossier_cli_print ("  %s\n", words);
}

static void
print_added (const DossierAddResult *result)
{
  if (result->saved->len == 1)
    dossier_cli_print ("%" G_GINT64_FORMAT "\t%s\n", g_array_index (result->saved, DossierSaveResult, 0).story,
                       result->title);
  else
    dossier_cli_print ("%s\n", result->title != NULL ? result->title : "-");
  if (result->n_new > 0)
    dossier_cli_print (ngettext ("  %u story saved\n", "  %u stories saved\n", result->n_new), result->n_new);
  if (result->n_revised > 0)
    dossier_cli_print (ngettext ("  %u story has a new text\n", "  %u stories have a new text\n", result->n_revised),
                       result->n_revised);
  if (result->n_same > 0)
    dossier_cli_print (ngettext ("  %u story was there already\n", "  %u stories were there already\n", result->n_same),
                       result->n_same);
  if (result->n_returned > 0)
    dossier_cli_print (ngettext ("  %u story that you had deleted is back\n",
                                 "  %u stories that you had deleted are back\n", result->n_returned),
                       result->n_returned);
  if (result->n_deleted > 0)
    dossier_cli_print (ngettext ("  %u story stays deleted\n", "  %u stories stay deleted\n", result->n_deleted),
                       result->n_deleted);
  if (result->n_new + result->n_revised + result->n_returned > 0)
    print_found (result);
  for (guint i = 0; i < result->refused->len; i++)
    dossier_cli_say (NULL, result->refused->pdata[i]);
  for (guint i = 0; i < result->remarks->len; i++)
    dossier_cli_say (NULL, result->remarks->pdata[i]);
}

static DossierAddResult *
add_stdin (DossierLibrary *library, const DossierAddOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = dossier_library_read_file ("-", error);
  gsize       length;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  return dossier_library_add_text (library, text != NULL ? text : "", (gssize) length, options, error);
}

int
dossier_cli_print_result (DossierCli *cli, const char *input, const DossierAddResult *result)
{
  if (cli->as_json)
    print_added_json (cli, input, result);
  else
    print_added (result);
  return result->refused->len > 0 ? DOSSIER_EXIT_FAILED : DOSSIER_EXIT_DONE;
}

static int
report_added (DossierCli *cli, const char *name, const DossierAddResult *result, const GError *error)
{
  if (result != NULL)
    return dossier_cli_print_result (cli, name, result);
  if (cli->as_json)
    dossier_cli_report_file (cli, name, error);
  return dossier_cli_fail (name, error);
}

/* @input NULL: the starter library. */
static int
add_one (DossierCli *cli, const char *input, const DossierAddOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = NULL;

  if (input == NULL)
    result = dossier_library_add_starter (cli->library, &error);
  else
    result = add_stdin (cli->library, options, &error);
  return report_added (cli, input != NULL ? input : "starter", result, error);
}

typedef struct
{
  DossierCli        *cli;
  const char *const *inputs;
  int                status;
} Adding;

static void
added_cb (guint i, const DossierAddResult *result, const GError *error, gpointer data)
{
  Adding *adding = data;
  int     answer = report_added (adding->cli, adding->inputs[i], result, error);

  adding->status = MAX (adding->status, answer);
}

typedef enum
{
  INPUT_STANDARD, /* "-" */
  INPUT_LINK,
  INPUT_FILE,
} InputKind;

static InputKind
classify (const char *input)
{
  if (strcmp (input, "-") == 0)
    return INPUT_STANDARD;
  return dossier_library_is_link (input) ? INPUT_LINK : INPUT_FILE;
}

/* @n inputs of one kind; of standard input there is one. */
static int
add_alike (DossierCli *cli, InputKind kind, const char *const *inputs, guint n, const DossierAddOptions *options)
{
  Adding adding = { .cli = cli, .inputs = inputs };

  switch (kind)
    {
    case INPUT_STANDARD: return add_one (cli, inputs[0], options);
    case INPUT_LINK: return dossier_cli_save_links (cli, inputs, n, options);
    case INPUT_FILE:
      dossier_library_add_many (cli->library, inputs, n, options, added_cb, &adding);
      return adding.status;
    }
  g_assert_not_reached ();
}

/* In their order, as many of one kind as there are together. */
static int
add_all (DossierCli *cli, const char *const *inputs, guint n, const DossierAddOptions *options)
{
  int status = DOSSIER_EXIT_DONE;

  for (guint i = 0, end; i < n; i = end)
    {
      InputKind kind = classify (inputs[i]);
      int       answer;

      for (end = i + 1; end < n && kind != INPUT_STANDARD && classify (inputs[end]) == kind;)
        end++;
      answer = add_alike (cli, kind, inputs + i, end - i, options);
      status = MAX (status, answer);
    }
  return status;
}

int
dossier_cli_add (DossierCli *cli, int argc, char **argv)
{
  g_autofree char   *feed = NULL, *date = NULL, *title = NULL;
  gboolean           starter = FALSE, allow_private = FALSE;
  const GOptionEntry entries[] = {
    { "feed", 0, 0, G_OPTION_ARG_FILENAME, &feed, N_ ("Keep it under the subscription to URL"), "URL" },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &date, N_ ("When it was published, like 2024-08-06 or 2024-08"), "DATE" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_ ("What it is called"), "TITLE" },
    { "private", 0, 0, G_OPTION_ARG_NONE, &allow_private, N_ ("Fetch bookmarked pages inside your own network too"),
      NULL },
    { "starter", 0, 0, G_OPTION_ARG_NONE, &starter, N_ ("Add the starter library that comes with Dossier"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  DossierAddOptions options;
  DossierDate       when;
  int               status = DOSSIER_EXIT_DONE;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc < 2 && !starter)
    return dossier_cli_usage (argv[0], _ ("Say what to add: an address, a file, or “-” for standard input."));
  if (title != NULL && argc > 2)
    return dossier_cli_usage (argv[0], _ ("--title is for one story, not for several."));
  if (title != NULL && !g_utf8_validate (title, -1, NULL))
    return dossier_cli_usage (argv[0], _ ("The title is not valid UTF-8 text."));
  if (date != NULL && !dossier_date_parse (date, &when))
    return dossier_cli_usage (argv[0], _ ("That is no date. Write it like 2024-08-06, 2024-08 or 2024."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;

  options = (DossierAddOptions){ .title = title, .date = date, .feed = feed, .allow_private = allow_private };
  if (starter)
    status = add_one (cli, NULL, NULL);
  if (argc > 1)
    {
      int answer = add_all (cli, (const char *const *) argv + 1, (guint) argc - 1, &options);

      status = MAX (status, answer);
    }
  return status;
}

/* ---- feeds ---- */

static int
list_feeds (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (dossier_library_get_store (cli->library), &error);

  if (feeds == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; i < feeds->len; i++)
    dossier_cli_print_feed (cli, dossier_feed_get_row (feeds->pdata[i]));
  return DOSSIER_EXIT_DONE;
}

/* Asks a new subscription for its stories at once. */
static int
fetch_first (DossierCli *cli, gint64 feed)
{
  DossierRefreshOptions options = { .feed = feed };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) result = dossier_library_refresh (cli->library, &options, NULL, NULL, NULL, &error);

  if (result == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; i < result->feeds->len; i++)
    {
      const DossierFeedNews *news = result->feeds->pdata[i];

      if (news->error != NULL)
        dossier_cli_say (news->uri, news->error);
      dossier_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t", news->feed, news->title, news->uri);
      dossier_cli_print (ngettext ("%u story\n", "%u stories\n", news->n_new), news->n_new);
    }
  return result->n_failed > 0 ? DOSSIER_EXIT_FAILED : DOSSIER_EXIT_DONE;
}

/* Keeps @feed, to which @address led. Only an address that was typed as one inside leads inside. 0 on error. */
static gint64
keep_found (DossierCli *cli, const char *address, const DossierListedFeed *feed, GError **error)
{
  gboolean may_be_private
      = dossier_library_is_private_address (address) && dossier_library_is_private_address (feed->uri);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autoptr (GArray) ids = NULL;

  g_ptr_array_add (list, dossier_listed_feed_to_subscription (feed, may_be_private));
  return dossier_store_subscribe (dossier_library_get_store (cli->library), list, TRUE, &ids, error)
             ? g_array_index (ids, gint64, 0)
             : 0;
}

/* The first feed that the address leads to: what a site names first is its main one. The others are named. */
static int
subscribe_to_site (DossierCli *cli, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dossier_library_find_feeds (cli->library, address, NULL, &error);
  gint64 id;

  if (feeds == NULL)
    return dossier_cli_fail (address, error);
  for (guint i = 1; i < feeds->len; i++)
    {
      const DossierListedFeed *other = feeds->pdata[i];
      /* TRANSLATORS: the address of a feed */
      g_autofree char *words = g_strdup_printf (_ ("also has the feed %s"), other->uri);

      dossier_cli_say (address, words);
    }
  id = keep_found (cli, address, feeds->pdata[0], &error);
  return id == 0 ? dossier_cli_fail (address, error) : fetch_first (cli, id);
}

static int
subscribe (DossierCli *cli, char **inputs)
{
  int status = DOSSIER_EXIT_DONE;

  for (guint i = 0; inputs[i] != NULL; i++)
    {
      int answer = strstr (inputs[i], "://") != NULL ? subscribe_to_site (cli, inputs[i])
                                                     : dossier_cli_feeds_add_list (cli, inputs[i]);

      status = MAX (status, answer);
    }
  return status;
}

/* All of them in one change, or none. */
static int
unsubscribe (DossierCli *cli, char **numbers)
{
  int status = DOSSIER_EXIT_DONE;
  g_autoptr (GArray) ids = dossier_cli_read_feeds (cli, numbers, &status);
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (ids == NULL)
    return status;
  change = dossier_change_unsubscribe ((const gint64 *) (gpointer) ids->data, ids->len);
  if (!dossier_store_apply (dossier_library_get_store (cli->library), change, NULL, &error))
    return dossier_cli_fail (NULL, error);
  return DOSSIER_EXIT_DONE;
}

static gboolean
is_feeds_verb (const char *verb, gboolean has_arguments)
{
  static const char *const bare[] = { "list", "export", NULL }, *const others[] = { "add", "remove", "set", NULL };

  return g_strv_contains (has_arguments ? others : bare, verb);
}

static int
run_verb (DossierCli *cli, const DossierCliChoices *choices, const char *output, const char *verb, char **arguments)
{
  if (strcmp (verb, "add") == 0)
    return subscribe (cli, arguments);
  if (strcmp (verb, "remove") == 0)
    return unsubscribe (cli, arguments);
  if (strcmp (verb, "export") == 0)
    return dossier_cli_feeds_export (cli, output);
  return strcmp (verb, "set") == 0 ? dossier_cli_set_feeds (cli, choices, arguments) : list_feeds (cli);
}

int
dossier_cli_feeds (DossierCli *cli, int argc, char **argv)
{
  g_auto (DossierCliChoices) choices = { 0 };
  g_autofree char   *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("Export to FILE instead of standard output"), "FILE" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &choices.title, N_ ("Set its name"), "T" },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &choices.folder, N_ ("Set its folder, or none with “”"), "F" },
    { "mute", 0, 0, G_OPTION_ARG_NONE, &choices.mute, N_ ("Its new stories come in as read"), NULL },
    { "no-mute", 0, 0, G_OPTION_ARG_NONE, &choices.no_mute, N_ ("Its new stories come in as unread"), NULL },
    { "full-text", 0, 0, G_OPTION_ARG_NONE, &choices.full_text, N_ ("Fetch its stories from their pages"), NULL },
    { "no-full-text", 0, 0, G_OPTION_ARG_NONE, &choices.no_full_text, N_ ("Its stories are what stands in the feed"),
      NULL },
    { "images", 0, 0, G_OPTION_ARG_NONE, &choices.images, N_ ("Its stories are shown with their images"), NULL },
    { "no-images", 0, 0, G_OPTION_ARG_NONE, &choices.no_images, N_ ("Images of its stories are shown on request"),
      NULL },
    { "keep", 0, 0, G_OPTION_ARG_FILENAME, &choices.keep, N_ ("Put its read stories away after DAYS, or never"),
      "DAYS|forever" },
    { "every", 0, 0, G_OPTION_ARG_FILENAME, &choices.every, N_ ("How often it is asked"), "MINUTES|auto|hand" },
    { "private", 0, 0, G_OPTION_ARG_NONE, &choices.is_private, N_ ("It may be inside your own network"), NULL },
    { "no-private", 0, 0, G_OPTION_ARG_NONE, &choices.no_private, N_ ("It may not be inside your own network"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int         status;
  const char *verb;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  verb = argc > 1 ? argv[1] : "list";
  if (!is_feeds_verb (verb, argc > 2))
    return dossier_cli_usage (argv[0],
                              _ ("Say “list”, “add URL”, “remove NUMBER”, “export” or “set NUMBER” with what to set."));
  if (output != NULL && strcmp (verb, "export") != 0)
    return dossier_cli_usage (argv[0], _ ("--output is for “export”."));
  if ((strcmp (verb, "set") == 0) == dossier_cli_choices_are_empty (&choices))
    return dossier_cli_usage (argv[0], _ ("What to set of feeds goes with “set NUMBER”, and that with what to set."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  return run_verb (cli, &choices, output, verb, argv + 2);
}
