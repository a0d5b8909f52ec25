/* dossier-cli-correct.c - the command that says who is who
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

/* What is to be done; one of them. */
typedef struct
{
  char    *rename, *same_as, *kind, *add_name, *remove_name, *to, *to_new;
  gboolean no_name, add, to_nobody, list, allow;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->rename);
  g_free (wish->same_as);
  g_free (wish->kind);
  g_free (wish->add_name);
  g_free (wish->remove_name);
  g_free (wish->to);
  g_free (wish->to_new);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

/* Whether stories are said to be of somebody else. */
static gboolean
is_split (const Wish *wish)
{
  return wish->to != NULL || wish->to_new != NULL || wish->to_nobody;
}

static gboolean
is_one (const Wish *wish)
{
  return (wish->rename != NULL) + (wish->same_as != NULL) + wish->no_name + wish->list + wish->allow
             + (wish->add_name != NULL) + (wish->remove_name != NULL) + (wish->to != NULL) + (wish->to_new != NULL)
             + wish->to_nobody + (wish->add || (wish->kind != NULL && wish->to_new == NULL))
         == 1;
}

/* How many arguments stand behind the command: a name, and the stories that are of somebody else. */
static gboolean
has_arguments (const Wish *wish, int n)
{
  return wish->list ? n == 0 : is_split (wish) ? n >= 2 : n == 1;
}

gint64
dossier_cli_find_bearer (DossierCli *cli, const char *name, DossierEntityKind kind, DossierEntityKind *found_kind,
                         int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = dossier_store_find_entities (dossier_library_get_store (cli->library), name, kind, &error);
  g_autofree char        *words = NULL;
  const DossierEntityRow *row;

  *status = DOSSIER_EXIT_DONE;
  if (found == NULL)
    {
      *status = dossier_cli_fail (name, error);
      return 0;
    }
  if (found->len == 0)
    {
      words = g_strdup_printf (_ ("No story names “%s”."), name);
      dossier_cli_say (NULL, words);
      *status = DOSSIER_EXIT_NOTHING;
      return 0;
    }
  row = dossier_entity_get_row (found->pdata[0]);
  if (found_kind != NULL)
    *found_kind = row->kind;
  return row->id;
}

/* What @wish comes to for @entity, of @kind; NULL: words were said and @status is what to answer. */
static DossierChange *
make_change (DossierCli *cli, const Wish *wish, gint64 entity, DossierEntityKind kind, DossierEntityKind wanted,
             int *status)
{
  gint64 other;

  if (wish->rename != NULL)
    return dossier_change_rename_entity (entity, wish->rename);
  if (wish->add_name != NULL)
    return dossier_change_add_name (entity, wish->add_name);
  if (wish->remove_name != NULL)
    return dossier_change_remove_name (entity, wish->remove_name);
  if (wish->no_name)
    return dossier_change_reject_entity (entity);
  if (wish->same_as == NULL)
    return dossier_change_set_entity_kind (entity, wanted);
  other = dossier_cli_find_bearer (cli, wish->same_as, kind, NULL, status);
  return other != 0 ? dossier_change_merge_entities (entity, other) : NULL;
}

/* Another dossier called @name than @entity's; 0: words were said and @status is what to answer. */
static gint64
find_other (DossierCli *cli, const char *name, gint64 entity, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_find_entities (dossier_library_get_store (cli->library), name, 0, &error);
  g_autofree char *words = NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (dossier_entity_get_row (found->pdata[i])->id != entity)
      return dossier_entity_get_row (found->pdata[i])->id;
  *status = found == NULL ? dossier_cli_fail (name, error) : DOSSIER_EXIT_NOTHING;
  if (found == NULL)
    return 0;
  /* TRANSLATORS: a name */
  words = g_strdup_printf (_ ("There is no other dossier called “%s”. Make one with --to-new."), name);
  dossier_cli_say (NULL, words);
  return 0;
}

/* @argv: the stories behind the name. NULL: words were said and @status is what to answer. */
static DossierChange *
make_split (DossierCli *cli, const Wish *wish, gint64 entity, DossierEntityKind kind, char **argv, int *status)
{
  g_autoptr (GArray) stories = dossier_cli_stories (cli, argv, status);
  gint64        other = 0;
  const gint64 *ids;

  if (stories == NULL)
    return NULL;
  ids = (const gint64 *) (gpointer) stories->data;
  if (wish->to_new != NULL)
    return dossier_change_split_new_entity (entity, ids, stories->len, kind, wish->to_new);
  if (wish->to != NULL && (other = find_other (cli, wish->to, entity, status)) == 0)
    return NULL;
  return dossier_change_split_entity (entity, ids, stories->len, other);
}

static int
print_entity (DossierCli *cli, gint64 entity)
{
  DossierStore *store = dossier_library_get_store (cli->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEntity) found = dossier_store_load_entity (store, entity, &error);
  const DossierEntityRow *row;

  if (found == NULL)
    return dossier_cli_fail (NULL, error);
  row = dossier_entity_get_row (found);
  if (!cli->as_json)
    {
      dossier_cli_print ("%s\n", row->name);
      return DOSSIER_EXIT_DONE;
    }
  dossier_cli_begin (cli);
  dossier_json_bool (cli->json, "ok", TRUE);
  dossier_json_string (cli->json, "name", row->name);
  dossier_json_string (cli->json, "type", dossier_entity_kind_to_string (row->kind));
  dossier_json_int (cli->json, "n_stories", row->n_stories);
  dossier_cli_end (cli);
  return DOSSIER_EXIT_DONE;
}

/* What is wished for @name, who is set in @entity; NULL: words were said and @status is what to answer. */
static DossierChange *
find_change (DossierCli *cli, char **argv, const Wish *wish, DossierEntityKind wanted, gint64 *entity, int *status)
{
  DossierEntityKind kind = wanted;

  if (wish->add)
    return dossier_change_add_entity (kind, argv[1]);
  *entity = dossier_cli_find_bearer (cli, argv[1], 0, &kind, status);
  if (*entity == 0)
    return NULL;
  if (is_split (wish))
    return make_split (cli, wish, *entity, wish->kind != NULL ? wanted : kind, argv + 1, status);
  return make_change (cli, wish, *entity, kind, wanted, status);
}

static int
correct (DossierCli *cli, char **argv, const Wish *wish, DossierEntityKind wanted)
{
  int    status = DOSSIER_EXIT_DONE;
  gint64 entity = 0, new_id = 0;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (wish->list)
    return dossier_cli_list_rejected (cli);
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  if (wish->allow)
    return dossier_cli_allow_name (cli, argv[1]);
  change = find_change (cli, argv, wish, wanted, &entity, &status);
  if (change == NULL)
    return status;
  if (!dossier_store_apply (dossier_library_get_store (cli->library), change, &new_id, &error))
    return dossier_cli_fail (argv[1], error);
  if (wish->same_as != NULL)
    entity = dossier_change_get_other (change);
  return print_entity (cli, new_id != 0 ? new_id : entity);
}

int
dossier_cli_correct (DossierCli *cli, int argc, char **argv)
{
  g_auto (Wish) wish = { 0 };
  DossierEntityKind  wanted = DOSSIER_ENTITY_PERSON;
  int                status;
  const GOptionEntry entries[] = {
    { "rename", 0, 0, G_OPTION_ARG_FILENAME, &wish.rename, N_ ("Another name for the dossier"), "NEW" },
    { "same-as", 0, 0, G_OPTION_ARG_FILENAME, &wish.same_as, N_ ("Both names mean the same: the dossier of OTHER"),
      "OTHER" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &wish.kind, N_ ("person or organization"), "KIND" },
    { "not-a-name", 0, 0, G_OPTION_ARG_NONE, &wish.no_name, N_ ("Nobody has this name: do not find it again"), NULL },
    { "add-name", 0, 0, G_OPTION_ARG_FILENAME, &wish.add_name, N_ ("One more name of the dossier"), "NAME" },
    { "remove-name", 0, 0, G_OPTION_ARG_FILENAME, &wish.remove_name, N_ ("A name that the dossier does not have"),
      "NAME" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &wish.to, N_ ("The stories are of OTHER, who has a dossier"), "OTHER" },
    { "to-new", 0, 0, G_OPTION_ARG_FILENAME, &wish.to_new, N_ ("The stories are of somebody new, of any name"),
      "NAME" },
    { "to-nobody", 0, 0, G_OPTION_ARG_NONE, &wish.to_nobody, N_ ("The stories do not name them"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &wish.list, N_ ("The names that were said to be none"), NULL },
    { "allow", 0, 0, G_OPTION_ARG_NONE, &wish.allow, N_ ("Take back that the name is none"), NULL },
    { "add", 0, 0, G_OPTION_ARG_NONE, &wish.add, N_ ("Find this name from now on, as a person unless --kind says so"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (!is_one (&wish) || !has_arguments (&wish, argc - 1))
    return dossier_cli_usage (argv[0], _ ("Say one name, in quotes when it has several words, and what to do with it: "
                                          "--rename, --same-as, --kind, --not-a-name, --allow, --add, --add-name or "
                                          "--remove-name; or a name, stories and whom they are of: --to, --to-new or "
                                          "--to-nobody"));
  if (wish.kind != NULL && (wanted = dossier_entity_kind_from_string (wish.kind)) == 0)
    return dossier_cli_usage (argv[0], _ ("The kinds are person and organization."));
  return correct (cli, argv, &wish, wanted);
}
