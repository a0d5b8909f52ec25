/* dossier-cli-images.c - the command that fetches the images of stories: images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-image-fetch.h"

void
dossier_cli_images_json (JsonBuilder *json, const DossierStoryImages *images)
{
  json_builder_set_member_name (json, "images");
  json_builder_begin_array (json);
  for (guint i = 0; i < images->images->len; i++)
    {
      const DossierStoryImage *image = images->images->pdata[i];

      json_builder_begin_object (json);
      dossier_json_string (json, "url", image->uri);
      dossier_json_string (json, "state", dossier_image_state_to_string (image->state));
      dossier_json_string (json, "format", image->state == DOSSIER_IMAGE_KEPT ? image->format : NULL);
      dossier_json_int (json, "bytes", image->state == DOSSIER_IMAGE_KEPT ? image->n_bytes : 0);
      dossier_json_string (json, "reason", image->reason);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_words (const char *word, const DossierStoryImages *images)
{
  guint            n = dossier_story_images_count (images, DOSSIER_IMAGE_KEPT);
  g_autofree char *sentence = g_strdup_printf (
      /* TRANSLATORS: the first number is of images that are kept now, the second of all the story has */
      ngettext ("%u of %u image is kept now.", "%u of %u images are kept now.", images->images->len), n,
      images->images->len);

  if (images->images->len == 0)
    dossier_cli_say (word, _ ("This story has no images."));
  else
    dossier_cli_print ("%s: %s\n", word, sentence);
  for (guint i = 0; i < images->images->len; i++)
    {
      const DossierStoryImage *image = images->images->pdata[i];

      if (image->reason != NULL)
        dossier_cli_say (image->uri, image->reason);
    }
}

/* FALSE: words were said. */
static gboolean
fetch_for (DossierCli *cli, gint64 story, const char *word, DossierImagesFetched *fetched)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryImages) images = NULL;

  if (dossier_library_fetch_images (cli->library, story, TRUE, NULL, NULL, NULL, fetched, &error))
    images = dossier_store_list_story_images (dossier_library_get_store (cli->library), story, &error);
  if (images == NULL)
    {
      dossier_cli_fail (word, error);
      return FALSE;
    }
  if (!cli->as_json)
    {
      print_words (word, images);
      return TRUE;
    }
  dossier_cli_begin (cli);
  dossier_json_id (cli->json, "story", story);
  dossier_cli_images_json (cli->json, images);
  dossier_cli_end (cli);
  return TRUE;
}

int
dossier_cli_images (DossierCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  int                status;
  guint              n_kept = 0, n_missing = 0, n_failed = 0;
  g_autoptr (GArray) stories = NULL;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  stories = dossier_cli_stories (cli, argv, &status);
  if (stories == NULL)
    return status;
  for (guint i = 0; i < stories->len; i++)
    {
      DossierImagesFetched fetched = { 0 };

      n_failed += !fetch_for (cli, g_array_index (stories, gint64, i), argv[i + 1], &fetched);
      n_kept += fetched.n_kept;
      n_missing += fetched.n_missing;
    }
  if (n_failed > 0 || n_missing > 0)
    return DOSSIER_EXIT_FAILED;
  return n_kept > 0 ? DOSSIER_EXIT_DONE : DOSSIER_EXIT_NOTHING;
}
