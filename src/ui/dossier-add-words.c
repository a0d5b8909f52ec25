/* dossier-add-words.c - what was handed over, and what came of it, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-add-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- addresses ---- */

static gboolean
has_prefix (const char *text, const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

/* NULL when @line is no address. Owned by the caller. */
static char *
read_address (const char *line)
{
  if (strpbrk (line, " \t") != NULL)
    return NULL;
  if (has_prefix (line, "http://") || has_prefix (line, "https://"))
    return g_strdup (line);
  if (has_prefix (line, "feed://"))
    return g_strconcat ("http://", line + strlen ("feed://"), NULL);
  if (has_prefix (line, "feed:http"))
    return g_strdup (line + strlen ("feed:"));
  if (has_prefix (line, "www."))
    return g_strconcat ("https://", line, NULL);

  return NULL;
}

GStrv
dossier_add_addresses (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *address = NULL;

      if (g_strstrip (lines[i])[0] == '\0')
        continue;
      address = read_address (lines[i]);
      if (address == NULL || ++n > DOSSIER_ADD_MAX_ADDRESSES)
        return NULL;
      g_strv_builder_add (addresses, address);
    }

  return n == 0 ? NULL : g_strv_builder_end (addresses);
}

/* Behind "dossier:add?", as browsers and other programs write it; NULL for anything else. */
static const char *
find_request (const char *input)
{
  static const char *const beginnings[] = { "dossier:add?", "dossier://add?", "dossier://add/?" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (has_prefix (input, beginnings[i]))
      return input + strlen (beginnings[i]);
  return NULL;
}

char *
dossier_add_read_request (const char *input)
{
  const char *query = find_request (input);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_auto (GStrv) parameters = g_strsplit (query != NULL ? query : "", "&", DOSSIER_ADD_MAX_ADDRESSES + 1);

  for (guint i = 0; i < DOSSIER_ADD_MAX_ADDRESSES && parameters[i] != NULL; i++)
    {
      g_autofree char *value
          = has_prefix (parameters[i], "url=") ? g_uri_unescape_string (parameters[i] + 4, NULL) : NULL;
      g_auto (GStrv) addresses
          = value != NULL && g_utf8_validate (value, -1, NULL) ? dossier_add_addresses (value) : NULL;

      if (addresses != NULL && addresses[1] == NULL)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", addresses[0]);
    }
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

/* ---- sums ---- */

void
dossier_add_sums_add (DossierAddSums *sums, const DossierAddResult *result)
{
  sums->n_new += result->n_new;
  sums->n_same += result->n_same;
  sums->n_revised += result->n_revised;
  sums->n_deleted += result->n_deleted;
  sums->n_returned += result->n_returned;
  sums->n_people += result->n_people;
  sums->n_organizations += result->n_organizations;
  sums->n_claims += result->n_claims;
  sums->n_additions += result->n_new + result->n_revised > 0;
}

char *
dossier_add_sums_words (const DossierAddSums *sums)
{
  guint            n_taken = sums->n_new + sums->n_revised, n_stories = n_taken + sums->n_returned;
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", n_stories), n_stories);
  g_autofree char *people = NULL, *organizations = NULL, *moves = NULL;

  if (n_taken == 0 && sums->n_feeds > 0)
    return g_strdup_printf (
        ngettext ("%u feed is in the sidebar now", "%u feeds are in the sidebar now", sums->n_feeds), sums->n_feeds);
  if (n_taken == 0 && sums->n_returned > 0)
    return g_strdup_printf (ngettext ("The story that you had deleted is back",
                                      "%u stories that you had deleted are back", sums->n_returned),
                            sums->n_returned);
  if (n_taken == 0 && sums->n_deleted > 0)
    return g_strdup_printf (ngettext ("You had deleted this story: it stays away",
                                      "You had deleted these %u stories: they stay away", sums->n_deleted),
                            sums->n_deleted);
  if (n_taken == 0 && sums->n_same > 0)
    return g_strdup_printf (ngettext ("This story was here already", "All %u stories were here already", sums->n_same),
                            sums->n_same);
  if (n_taken == 0)
    return g_strdup (_ ("Nothing new was found"));

  moves = g_strdup_printf (ngettext ("%u move", "%u moves", sums->n_claims), sums->n_claims);
  if (sums->n_additions > 1)
    /* TRANSLATORS: "3 stories", "6 moves" */
    return g_strdup_printf (_ ("%s, %s found"), stories, moves);
  people = g_strdup_printf (ngettext ("%u person", "%u people", sums->n_people), sums->n_people);
  organizations = g_strdup_printf (ngettext ("%u organization", "%u organizations", sums->n_organizations),
                                   sums->n_organizations);
  /* TRANSLATORS: "3 stories", "5 people", "4 organizations", "6 moves" */
  return g_strdup_printf (_ ("%s, %s, %s, %s found"), stories, people, organizations, moves);
}
