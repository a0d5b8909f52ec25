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
  char    *rename, *same_as, *kind;
  gboolean no_name, add;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->rename);
  g_free (wish->same_as);
  g_free (wish->kind);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
is_one (const Wish *wish)
{
  return (wish->rename != NULL) + (wish->same_as != NULL) + wish->no_name + (wish->add || wish->kind != NULL) == 1;
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
  if (wish->no_name)
    return dossier_change_reject_entity (entity);
  if (wish->same_as == NULL)
    return dossier_change_set_entity_kind (entity, wanted);
  other = dossier_cli_find_bearer (cli, wish->same_as, kind, NULL, status);
  return other != 0 ? dossier_change_merge_entities (entity, other) : NULL;
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

static int
correct (DossierCli *cli, const char *name, const Wish *wish, DossierEntityKind wanted)
{
  DossierEntityKind kind = wanted;
  int               status = DOSSIER_EXIT_DONE;
  gint64            entity = 0, new_id = 0;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  if (!wish->add)
    entity = dossier_cli_find_bearer (cli, name, 0, &kind, &status);
  if (status != DOSSIER_EXIT_DONE)
    return status;
  change = wish->add ? dossier_change_add_entity (kind, name) : make_change (cli, wish, entity, kind, wanted, &status);
  if (change == NULL)
    return status;
  if (!dossier_store_apply (dossier_library_get_store (cli->library), change, &new_id, &error))
    return dossier_cli_fail (name, error);
  if (wish->same_as != NULL)
    entity = dossier_change_get_other (change);
  return print_entity (cli, wish->add ? new_id : entity);
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
    { "add", 0, 0, G_OPTION_ARG_NONE, &wish.add, N_ ("Find this name from now on, as a person unless --kind says so"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc != 2 || !is_one (&wish))
    return dossier_cli_usage (argv[0], _ ("Say one name, in quotes when it has several words, and what to do with it: "
                                          "--rename, --same-as, --kind, --not-a-name or --add"));
  if (wish.kind != NULL && (wanted = dossier_entity_kind_from_string (wish.kind)) == 0)
    return dossier_cli_usage (argv[0], _ ("The kinds are person and organization."));
  return correct (cli, argv[1], &wish, wanted);
}
