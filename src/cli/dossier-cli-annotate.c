/* dossier-cli-annotate.c - the command that makes highlights, and changes them: annotate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-annotations-find.h"
#include "dossier-cli-private.h"
#include "dossier-story-tag.h"

/* What no person says, who counts from 1. */
#define UNSAID G_MININT

typedef struct
{
  char  *quote, *note, *color, *about;
  char **tags, **untags;
  gint64 edit; /* 0: a new one */
  int    nth;  /* UNSAID: the first */
  gboolean delete;
  DossierColour colour;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->quote);
  g_free (wish->note);
  g_free (wish->color);
  g_free (wish->about);
  g_strfreev (wish->tags);
  g_strfreev (wish->untags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static DossierStore *
get_store (DossierCli *cli)
{
  return dossier_library_get_store (cli->library);
}

/* "": nobody. FALSE: words were said and @status is what to answer. */
static gboolean
find_about (DossierCli *cli, const Wish *wish, gint64 *entity, int *status)
{
  *entity = 0;
  if (wish->about == NULL || *wish->about == '\0')
    return TRUE;
  *entity = dossier_cli_find_bearer (cli, wish->about, 0, NULL, status);
  return *entity != 0;
}

static int
fail (const char *subject, const GError *error)
{
  return error->domain == DOSSIER_STORY_TAG_ERROR ? dossier_cli_usage ("annotate", error->message)
                                                  : dossier_cli_fail (subject, error);
}

/* ---- a new one ---- */

static int
make (DossierCli *cli, char **argv, const Wish *wish)
{
  int status;
  g_autoptr (GArray) stories = dossier_cli_stories (cli, argv, &status);
  g_autoptr (GError) error = NULL;
  DossierAnnotationRow given = { .colour = wish->colour, .note = wish->note, .tags = wish->tags };
  gint64               id = 0;

  if (stories == NULL || !find_about (cli, wish, &given.entity, &status))
    return status;
  given.story = g_array_index (stories, gint64, 0);
  if (!dossier_library_annotate_with (cli->library, &given, wish->quote,
                                      wish->nth != UNSAID ? (guint) wish->nth - 1 : 0, &id, &error))
    return fail (argv[1], error);
  if (!cli->as_json)
    {
      dossier_cli_print ("%" G_GINT64_FORMAT "\n", id);
      return DOSSIER_EXIT_DONE;
    }
  dossier_cli_begin (cli);
  dossier_json_id (cli->json, "id", id);
  dossier_json_id (cli->json, "story", given.story);
  dossier_cli_end (cli);
  return DOSSIER_EXIT_DONE;
}

/* ---- one that is there ---- */

/* NULL: words were said and @status is what to answer. */
static DossierAnnotation *
load (DossierCli *cli, gint64 id, int *status)
{
  g_autoptr (GError) error = NULL;
  DossierAnnotation *annotation = dossier_store_load_annotation (get_store (cli), id, &error);

  if (annotation != NULL)
    return annotation;
  if (error != NULL)
    *status = dossier_cli_fail (NULL, error);
  else
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      /* TRANSLATORS: %s is a number */
      g_autofree char *words = g_strdup_printf (_ ("There is no highlight %s."), number);

      dossier_cli_say (NULL, words);
      *status = DOSSIER_EXIT_NOTHING;
    }
  return NULL;
}

static gboolean
is_named (GStrv names, const char *name)
{
  g_autofree char *folded = dossier_story_tag_fold_name (name);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *other = dossier_story_tag_fold_name (names[i]);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Those that it has without those to be taken away, and those to be added; owned by the caller. */
static GStrv
merge_tags (GStrv present, const Wish *wish)
{
  GPtrArray *tags = g_ptr_array_new ();

  for (guint i = 0; present != NULL && present[i] != NULL; i++)
    if (!is_named (wish->untags, present[i]))
      g_ptr_array_add (tags, g_strdup (present[i]));
  for (guint i = 0; wish->tags != NULL && wish->tags[i] != NULL; i++)
    g_ptr_array_add (tags, g_strdup (wish->tags[i]));
  g_ptr_array_add (tags, NULL);
  return (GStrv) g_ptr_array_free (tags, FALSE);
}

/* What is to be changed of one that stays. */
static guint
words_of (const Wish *wish)
{
  return (wish->color != NULL ? DOSSIER_ANNOTATION_COLOUR : 0) | (wish->note != NULL ? DOSSIER_ANNOTATION_NOTE : 0)
         | (wish->tags != NULL || wish->untags != NULL ? DOSSIER_ANNOTATION_TAGS : 0)
         | (wish->about != NULL ? DOSSIER_ANNOTATION_ENTITY : 0);
}

static guint
fields_of (const Wish *wish)
{
  return wish->delete ? DOSSIER_ANNOTATION_DELETED : words_of (wish);
}

static void
print_changed (DossierCli *cli, gint64 id)
{
  g_autoptr (DossierAnnotation) annotation = dossier_store_load_annotation (get_store (cli), id, NULL);

  if (!cli->as_json || annotation == NULL)
    return;
  dossier_cli_begin (cli);
  dossier_cli_annotation_json (cli->json, dossier_annotation_get_row (annotation));
  dossier_cli_end (cli);
}

static int
edit (DossierCli *cli, const Wish *wish)
{
  DossierAnnotationEdit wanted = { .fields = fields_of (wish), .colour = wish->colour, .note = wish->note };
  int                   status = DOSSIER_EXIT_FAILED;
  g_autoptr (DossierAnnotation) annotation = NULL;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) tags = NULL;

  if (!dossier_cli_open (cli) || (annotation = load (cli, wish->edit, &status)) == NULL
      || !find_about (cli, wish, &wanted.entity, &status))
    return status;
  tags = merge_tags (dossier_annotation_get_row (annotation)->tags, wish);
  wanted.tags = (const char *const *) tags;
  change = dossier_change_edit_annotations (&wish->edit, 1, &wanted);
  if (!dossier_store_apply (get_store (cli), change, NULL, &error))
    return fail (NULL, error);
  print_changed (cli, wish->edit);
  return DOSSIER_EXIT_DONE;
}

/* ---- the command ---- */

/* NULL: all is well. */
static const char *
find_mistake (const Wish *wish, int argc)
{
  if (wish->edit < 0)
    return _ ("--edit wants the number of a highlight, as “dossier notes” lists it.");
  if (wish->edit == 0 && (wish->delete || wish->untags != NULL))
    return _ ("--delete and --untag change a highlight that is there: say which with --edit.");
  if (wish->edit == 0 && (argc != 2 || wish->quote == NULL || *wish->quote == '\0'))
    return _ ("Say one story and the words to highlight: STORY --quote TEXT");
  if (wish->edit != 0 && (argc != 1 || wish->quote != NULL))
    return _ ("--edit changes a highlight where it stands: without a story and --quote.");
  if (wish->edit != 0 && wish->nth != UNSAID)
    return _ ("--nth is for the words of a new highlight, not for --edit.");
  if (wish->delete &&words_of (wish) != 0)
    return _ ("--delete takes the whole highlight away: say nothing else to change.");
  if (wish->edit != 0 && fields_of (wish) == 0)
    return _ ("Say what to change: --note, --color, --tag, --untag, --about or --delete.");
  if (wish->nth != UNSAID && wish->nth < 1)
    return _ ("--nth counts from 1.");
  if (wish->note != NULL && strlen (wish->note) > DOSSIER_ANNOTATION_MAX_NOTE)
    return _ ("The note is too long.");
  return NULL;
}

int
dossier_cli_annotate (DossierCli *cli, int argc, char **argv)
{
  g_auto (Wish) wish = { .nth = UNSAID, .colour = DOSSIER_COLOUR_YELLOW };
  int                status;
  const char        *mistake;
  const GOptionEntry entries[] = {
    { "quote", 0, 0, G_OPTION_ARG_FILENAME, &wish.quote, N_ ("The words to highlight"), "TEXT" },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &wish.note, N_ ("What you think of them; “” is no note"), "NOTE" },
    { "color", 0, 0, G_OPTION_ARG_FILENAME, &wish.color, N_ ("yellow, green, blue, pink or underline"), "COLOR" },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wish.tags, N_ ("Give the highlight this tag"), "TAG" },
    { "about", 0, 0, G_OPTION_ARG_FILENAME, &wish.about, N_ ("Who it is about; “” is nobody"), "NAME" },
    { "nth", 0, 0, G_OPTION_ARG_INT, &wish.nth, N_ ("Which occurrence of the words, from 1"), "K" },
    { "edit", 0, 0, G_OPTION_ARG_INT64, &wish.edit, N_ ("Change this highlight instead of making one"), "ID" },
    { "untag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wish.untags, N_ ("With --edit: take this tag away"), "TAG" },
    { "delete", 0, 0, G_OPTION_ARG_NONE, &wish.delete, N_ ("With --edit: delete the highlight"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  mistake = find_mistake (&wish, argc);
  if (mistake == NULL && wish.color != NULL && !dossier_colour_from_string (wish.color, &wish.colour))
    mistake = _ ("The colours are yellow, green, blue, pink and underline.");
  if (mistake != NULL)
    return dossier_cli_usage (argv[0], mistake);
  return wish.edit != 0 ? edit (cli, &wish) : make (cli, argv, &wish);
}
