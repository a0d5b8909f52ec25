/* dossier-version-words.c - versions of a text, and what differs between two, in words and marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-version-words.h"

#include <glib/gi18n.h>
#include "dossier-claim.h"
#include "dossier-claim-words.h"

char *
dossier_version_time_words (const DossierVersion *version)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (version->created);

  /* TRANSLATORS: a day and a time of the day, as g_date_time_format () writes them: "6 August 2024, 10:30" */
  return time != NULL ? g_date_time_format (time, _ ("%-d %B %Y, %H:%M")) : g_strdup (_ ("date unknown"));
}

static const char *
origin_words (DossierTextOrigin origin)
{
  switch (origin)
    {
    case DOSSIER_ORIGIN_FEED: return _ ("from its feed");
    case DOSSIER_ORIGIN_PAGE: return _ ("from its page");
    case DOSSIER_ORIGIN_PERSON: return _ ("from you");
    case DOSSIER_ORIGIN_UNKNOWN: break;
    }
  return NULL;
}

char *
dossier_version_words (const DossierVersion *version)
{
  GString    *line = g_string_new (NULL);
  const char *origin = origin_words (version->origin);

  g_string_append_printf (line, ngettext ("%u word", "%u words", version->n_words), version->n_words);
  if (origin != NULL)
    g_string_append_printf (line, " · %s", origin);
  if (version->n_annotations > 0)
    {
      g_string_append (line, " · ");
      g_string_append_printf (line, ngettext ("%u highlight", "%u highlights", version->n_annotations),
                              version->n_annotations);
    }
  return g_string_free (line, FALSE);
}

static void
add_claims (GString *lines, const char *mark, GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const DossierClaimRow *row = dossier_claim_get_row (claims->pdata[i]);
      g_autofree char       *words = dossier_claim_words (row);
      g_autofree char       *certainty = dossier_claim_certainty_words (row->flags);

      g_string_append_printf (lines, "%s%s %s", lines->len > 0 ? "\n" : "", mark, words);
      if (certainty != NULL)
        g_string_append_printf (lines, " (%s)", certainty);
    }
}

static void
add_names (GString *lines, const char *mark, GStrv names)
{
  g_autofree char *all = g_strjoinv (", ", names);

  if (*all != '\0')
    g_string_append_printf (lines, "%s%s %s", lines->len > 0 ? "\n" : "", mark, all);
}

char *
dossier_version_diff_facts (const DossierVersionDiff *diff)
{
  GString *lines = g_string_new (NULL);

  add_claims (lines, "+", diff->appeared);
  add_claims (lines, "−", diff->vanished);
  add_names (lines, "+", diff->new_names);
  add_names (lines, "−", diff->former_names);
  return g_string_free (lines, lines->len == 0);
}

/* Looks that hold on a light and on a dark ground. */
static void
add_tags (GtkTextBuffer *buffer)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);

  if (gtk_text_tag_table_lookup (table, "added") != NULL)
    return;
  gtk_text_buffer_create_tag (buffer, "added", "background", "rgba(38,162,105,0.25)", "underline",
                              PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "removed", "background", "rgba(224,27,36,0.22)", "strikethrough", TRUE, NULL);
  gtk_text_buffer_create_tag (buffer, "mark", "weight", PANGO_WEIGHT_BOLD, NULL);
}

static void
insert_piece (GtkTextBuffer *buffer, GtkTextIter *end, const DossierDiffPiece *piece)
{
  gboolean is_added = piece->kind == DOSSIER_DIFF_ADDED;

  if (piece->kind == DOSSIER_DIFF_SAME)
    {
      gtk_text_buffer_insert (buffer, end, piece->text, -1);
      return;
    }
  gtk_text_buffer_insert_with_tags_by_name (buffer, end, is_added ? "+" : "−", -1, "mark", NULL);
  gtk_text_buffer_insert_with_tags_by_name (buffer, end, piece->text, -1, is_added ? "added" : "removed", NULL);
}

void
dossier_version_diff_fill (const DossierVersionDiff *diff, GtkTextBuffer *buffer)
{
  GtkTextIter end;

  add_tags (buffer);
  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_end_iter (buffer, &end);
  for (guint i = 0; i < diff->pieces->len; i++)
    insert_piece (buffer, &end, diff->pieces->pdata[i]);
}
