/* dossier-cli-claim.c - the command with which a person decides about moves: it is so, it is not, it is otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-cli-private.h"
#include "dossier-questions.h"
#include "dossier-quote.h"

/* What is to be done, and what a claim is to say; NULL: stays as it is. */
typedef struct
{
  gboolean decided, confirm, reject, leave, edit, add;
  char    *kind, *who, *whom, *role, *amount, *date, *certainty, *quote;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->kind);
  g_free (wish->who);
  g_free (wish->whom);
  g_free (wish->role);
  g_free (wish->amount);
  g_free (wish->date);
  g_free (wish->certainty);
  g_free (wish->quote);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static DossierStore *
get_store (DossierCli *cli)
{
  return dossier_library_get_store (cli->library);
}

/* ---- lists ---- */

/* "NUMBER<tab>" before the lines of a claim. */
static void
print_claim (DossierCli *cli, const DossierClaimRow *row)
{
  if (cli->as_json)
    {
      dossier_cli_begin (cli);
      dossier_cli_claim_json (cli->json, row);
      dossier_cli_end (cli);
      return;
    }
  dossier_cli_print ("%" G_GINT64_FORMAT "\t", row->id);
  if (row->decision != DOSSIER_DECISION_NONE)
    dossier_cli_print ("[%s] ", dossier_decision_to_string (row->decision));
  dossier_cli_claim_line (row);
}

static int
print_claims (DossierCli *cli, GPtrArray *claims, const GError *error)
{
  if (claims == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; i < claims->len; i++)
    print_claim (cli, dossier_claim_get_row (claims->pdata[i]));
  if (claims->len > 0)
    return DOSSIER_EXIT_DONE;
  dossier_cli_say (NULL, _ ("Nothing was found."));
  return DOSSIER_EXIT_NOTHING;
}

static int
list_of_story (DossierCli *cli, char **argv, gboolean decided)
{
  int status = DOSSIER_EXIT_DONE;
  g_autoptr (GArray) stories = dossier_cli_stories (cli, argv, &status);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  DossierClaimFilter filter = { .with_no_facts = TRUE };

  if (stories == NULL)
    return status;
  filter.story = g_array_index (stories, gint64, 0);
  claims = decided ? dossier_store_list_decided (get_store (cli), filter.story, &error)
                   : dossier_store_list_claims (get_store (cli), &filter, &error);
  return print_claims (cli, claims, error);
}

static int
list (DossierCli *cli, int argc, char **argv, gboolean decided)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  if (argc > 1)
    return list_of_story (cli, argv, decided);
  claims = decided ? dossier_store_list_decided (get_store (cli), 0, &error)
                   : dossier_store_list_questions (get_store (cli), &error);
  return print_claims (cli, claims, error);
}

/* ---- what a claim is to say ---- */

/* "planned,former"; "stated" is no flag at all. */
static gboolean
read_certainty (const char *certainty, DossierClaimFlags *flags)
{
  g_auto (GStrv) words = g_strsplit (certainty, ",", -1);

  *flags = DOSSIER_CLAIM_STATED;
  for (guint i = 0; words[i] != NULL; i++)
    {
      DossierClaimFlags flag = dossier_claim_flag_from_string (g_strstrip (words[i])) & DOSSIER_CLAIM_TOLD_FLAGS;

      if (flag == 0 && !g_str_equal (words[i], "stated"))
        return FALSE;
      *flags |= flag;
    }
  return TRUE;
}

/* FALSE: words were said. @row: strings are borrowed from @wish. */
static gboolean
take_plain (const Wish *wish, DossierClaimRow *row)
{
  if (wish->kind != NULL && (row->kind = dossier_claim_kind_from_string (wish->kind)) == 0)
    return dossier_cli_usage ("claim", _ ("There is no such kind of move.")), FALSE;
  if (wish->certainty != NULL && !read_certainty (wish->certainty, &row->flags))
    return dossier_cli_usage ("claim", _ ("Certainty is one or several of stated, planned, reported, rumoured, denied, "
                                          "negated, hypothetical and former, with commas between.")),
           FALSE;
  if (wish->date != NULL && wish->date[0] != '\0' && !dossier_date_parse (wish->date, &row->date))
    return dossier_cli_usage ("claim", _ ("A date is written as 2024, 2024-05 or 2024-05-31.")), FALSE;
  if (wish->date != NULL && wish->date[0] == '\0')
    row->date = DOSSIER_DATE_UNKNOWN;
  return TRUE;
}

static gboolean
take_wish (const Wish *wish, DossierClaimRow *row)
{
  if (wish->who != NULL)
    row->subject = 0;
  if (wish->whom != NULL)
    row->object = 0;
  row->subject_name = wish->who;
  row->object_name = wish->whom;
  if (wish->role != NULL)
    row->role = wish->role;
  if (wish->amount != NULL)
    row->amount = wish->amount;
  return take_plain (wish, row);
}

/* ---- deciding ---- */

static int
apply (DossierCli *cli, const char *word, const DossierChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierClaim) claim = NULL;
  gint64 id = 0;

  if (!dossier_store_apply (get_store (cli), change, &id, &error))
    return dossier_cli_fail (word, error);
  if (id == 0)
    return DOSSIER_EXIT_DONE;
  claim = dossier_store_read_claim (get_store (cli), id, &error);
  if (claim == NULL)
    return dossier_cli_fail (word, error);
  print_claim (cli, dossier_claim_get_row (claim));
  return DOSSIER_EXIT_DONE;
}

static int
edit (DossierCli *cli, const char *word, gint64 id, const Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierClaim) claim = dossier_store_read_claim (get_store (cli), id, &error);
  g_autoptr (DossierChange) change = NULL;
  DossierClaimRow row;

  if (claim == NULL)
    return dossier_cli_fail (word, error);
  row = *dossier_claim_get_row (claim);
  if (!take_wish (wish, &row))
    return DOSSIER_EXIT_USAGE;
  change = dossier_change_edit_claim (&row);
  return apply (cli, word, change);
}

static int
decide (DossierCli *cli, const char *word, const Wish *wish)
{
  guint64 id = 0;
  g_autoptr (DossierChange) change = NULL;

  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &id, NULL))
    return dossier_cli_usage ("claim", _ ("A move is named by its number, as “dossier claim” prints it."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  if (wish->edit)
    return edit (cli, word, (gint64) id, wish);
  change = dossier_change_decide_claim ((gint64) id, wish->confirm  ? DOSSIER_DECISION_CONFIRMED
                                                     : wish->reject ? DOSSIER_DECISION_REJECTED
                                                                    : DOSSIER_DECISION_NONE);
  return apply (cli, word, change);
}

static int
add (DossierCli *cli, char **argv, const Wish *wish)
{
  int status = DOSSIER_EXIT_DONE;
  g_autoptr (GArray) stories = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryContent) content = NULL;
  g_autoptr (DossierChange) change = NULL;
  DossierClaimRow row = { 0 };

  if (!take_wish (wish, &row))
    return DOSSIER_EXIT_USAGE;
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  stories = dossier_cli_stories (cli, argv, &status);
  if (stories == NULL)
    return status;
  row.story = g_array_index (stories, gint64, 0);
  content = dossier_store_load_content (get_store (cli), row.story, &error);
  if (content == NULL)
    return dossier_cli_fail (argv[1], error);
  if (!dossier_quote_find (dossier_document_get_text (content->document), wish->quote, 0, &row.start, &row.length))
    {
      dossier_cli_say (argv[1], _ ("The story does not have these words. Copy them from “dossier show”."));
      return DOSSIER_EXIT_NOTHING;
    }
  change = dossier_change_add_claim (&row);
  return apply (cli, argv[1], change);
}

/* ---- the command ---- */

static gboolean
is_complete (const Wish *wish, int argc)
{
  gboolean has_words = wish->kind != NULL || wish->who != NULL || wish->whom != NULL || wish->role != NULL
                       || wish->amount != NULL || wish->date != NULL || wish->certainty != NULL;
  int n = wish->confirm + wish->reject + wish->leave + wish->edit + wish->add;

  if (n == 0)
    return argc <= 2 && !has_words && wish->quote == NULL;
  if (n > 1 || argc != 2 || wish->decided)
    return FALSE;
  if (wish->add)
    return wish->kind != NULL && wish->quote != NULL && wish->quote[0] != '\0' && wish->who != NULL;
  return wish->quote == NULL && has_words == wish->edit;
}

int
dossier_cli_claim (DossierCli *cli, int argc, char **argv)
{
  g_auto (Wish) wish = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    { "decided", 0, 0, G_OPTION_ARG_NONE, &wish.decided, N_ ("Only what you have decided"), NULL },
    { "confirm", 0, 0, G_OPTION_ARG_NONE, &wish.confirm, N_ ("It is so"), NULL },
    { "reject", 0, 0, G_OPTION_ARG_NONE, &wish.reject, N_ ("It is not so: never show it again"), NULL },
    { "leave", 0, 0, G_OPTION_ARG_NONE, &wish.leave, N_ ("Take back what you decided"), NULL },
    { "edit", 0, 0, G_OPTION_ARG_NONE, &wish.edit, N_ ("It is so, but otherwise: as the options below say"), NULL },
    { "add", 0, 0, G_OPTION_ARG_NONE, &wish.add, N_ ("Add one of a story that was not found"), NULL },
    { "quote", 0, 0, G_OPTION_ARG_FILENAME, &wish.quote, N_ ("Words of the story that say it"), "TEXT" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &wish.kind, N_ ("joined, left, founded, acquired..."), "KIND" },
    { "who", 0, 0, G_OPTION_ARG_FILENAME, &wish.who, N_ ("Who does it, empty for nobody named"), "NAME" },
    { "whom", 0, 0, G_OPTION_ARG_FILENAME, &wish.whom, N_ ("Whom or what it is done to or with"), "NAME" },
    { "role", 0, 0, G_OPTION_ARG_FILENAME, &wish.role, N_ ("The post, empty for none"), "ROLE" },
    { "amount", 0, 0, G_OPTION_ARG_FILENAME, &wish.amount, N_ ("How much money, empty for none"), "AMOUNT" },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &wish.date, N_ ("When, empty for unknown"), "DATE" },
    { "certainty", 0, 0, G_OPTION_ARG_FILENAME, &wish.certainty, N_ ("stated, planned, reported, rumoured, denied..."),
      "WORDS" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (!is_complete (&wish, argc))
    return dossier_cli_usage (argv[0],
                              _ ("Say nothing to see what is not sure, a STORY to see its moves, NUMBER --confirm, "
                                 "--reject, --leave or --edit, or STORY --add --quote TEXT --kind KIND --who NAME"));
  if (wish.add)
    return add (cli, argv, &wish);
  if (wish.confirm || wish.reject || wish.leave || wish.edit)
    return decide (cli, argv[1], &wish);
  return dossier_cli_open (cli) ? list (cli, argc, argv, wish.decided) : DOSSIER_EXIT_FAILED;
}
