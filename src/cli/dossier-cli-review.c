/* dossier-cli-review.c - the command that asks about people of one name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-reviews.h"

/* "NUMBER	Is the NAME of “TITLE” (with …) the one who is named beside …?" */
static void
print_review (DossierCli *cli, const DossierReview *review)
{
  g_autofree char *question = NULL;

  if (cli->as_json)
    {
      dossier_cli_begin (cli);
      dossier_json_int (cli->json, "number", review->id);
      dossier_json_id (cli->json, "story", review->story);
      dossier_json_string (cli->json, "title", review->title);
      dossier_json_string (cli->json, "name", review->name);
      dossier_json_string (cli->json, "here", review->here);
      dossier_json_string (cli->json, "there", review->there);
      dossier_cli_end (cli);
      return;
    }
  question = g_strdup_printf (
      /* TRANSLATORS: the name of a person, the title of a story, names in that story, names in earlier stories */
      _ ("Is the %s of “%s”, named with %s, the one who was named with %s?"), review->name, review->title,
      review->here != NULL ? review->here : _ ("nobody"), review->there != NULL ? review->there : _ ("nobody"));
  dossier_cli_print ("%" G_GINT64_FORMAT "\t%s\n", review->id, question);
}

static int
list (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = dossier_store_list_reviews (dossier_library_get_store (cli->library), &error);

  if (reviews == NULL)
    return dossier_cli_fail (NULL, error);
  if (reviews->len == 0)
    {
      dossier_cli_say (NULL, _ ("There is no question."));
      return DOSSIER_EXIT_NOTHING;
    }
  for (guint i = 0; i < reviews->len; i++)
    print_review (cli, reviews->pdata[i]);
  return DOSSIER_EXIT_DONE;
}

static int
answer (DossierCli *cli, const char *number, gboolean is_same)
{
  guint64 review = 0;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT64, &review, NULL))
    return dossier_cli_usage ("review", _ ("A question is named by its number, as “dossier review” prints it."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  change = dossier_change_answer_review ((gint64) review, is_same);
  if (!dossier_store_apply (dossier_library_get_store (cli->library), change, NULL, &error))
    return dossier_cli_fail (number, error);
  return DOSSIER_EXIT_DONE;
}

int
dossier_cli_review (DossierCli *cli, int argc, char **argv)
{
  gboolean           same = FALSE, different = FALSE;
  int                status;
  const GOptionEntry entries[] = {
    { "same", 0, 0, G_OPTION_ARG_NONE, &same, N_ ("It is the one who is known"), NULL },
    { "different", 0, 0, G_OPTION_ARG_NONE, &different, N_ ("It is another person of the same name"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 2 || (argc == 2) != (same != different) || (same && different))
    return dossier_cli_usage (argv[0], _ ("Say nothing to see the questions, or answer one: NUMBER --same or NUMBER "
                                          "--different"));
  if (argc == 2)
    return answer (cli, argv[1], same);
  return dossier_cli_open (cli) ? list (cli) : DOSSIER_EXIT_FAILED;
}
