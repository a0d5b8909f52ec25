/* dossier-edition.c - what all formats of a story say of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-edition-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include "dossier-citation-private.h"
#include "dossier-claim-words.h"
#include "dossier-escape.h"

char *
dossier_edition_dup_line (const DossierEdition *edition)
{
  const DossierStoryRow *story = edition->story;
  g_autofree char       *source = dossier_citation_dup_line (story->source),
                  *author = dossier_citation_dup_line (story->author);
  g_autofree char *day = dossier_date_words (&story->published);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (*source != '\0')
    g_ptr_array_add (parts, source);
  if (*author != '\0' && strcmp (author, source) != 0)
    g_ptr_array_add (parts, author);
  g_ptr_array_add (parts, day);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

const char *
dossier_edition_get_language (const DossierEdition *edition)
{
  const char *language = edition->language;
  gsize       length = language != NULL ? strlen (language) : 0;

  if (length < 2 || length > 12 || !g_ascii_isalpha (language[0]) || !g_ascii_isalpha (language[1]))
    return NULL;
  for (gsize i = 2; i < length; i++)
    if (!g_ascii_isalnum (language[i]) && (language[i] != '-' || i + 1 == length))
      return NULL;
  return language;
}

const char *
dossier_edition_find_image (const DossierEdition *edition, const DossierSpan *image)
{
  return edition->images != NULL && image->value != NULL ? g_hash_table_lookup (edition->images, image->value) : NULL;
}

char *
dossier_edition_dup_alternative (const DossierSpan *image)
{
  g_autofree char *shown = dossier_citation_dup_line (image->alt);

  return *shown != '\0' ? g_steal_pointer (&shown) : g_strdup (_ ("Image"));
}

char *
dossier_edition_dup_image_words (const DossierSpan *image)
{
  g_autofree char *shown = dossier_citation_dup_line (image->alt);

  if (*shown == '\0')
    return g_strdup (_ ("Image"));
  /* TRANSLATORS: %s says what an image shows */
  return g_strdup_printf (_ ("Image: %s"), shown);
}

char *
dossier_run_dup_text (const DossierRun *run)
{
  GString *text = g_string_new_len (run->text, (gssize) run->n_bytes);

  g_string_replace (text, "\xe2\x80\xa8", "\n", 0);
  return g_string_free (text, FALSE);
}

const char *
dossier_edition_safe_link (const char *link)
{
  return link != NULL && g_ascii_strncasecmp (link, "mailto:", strlen ("mailto:")) == 0 ? link
                                                                                        : dossier_web_address (link);
}

void
dossier_edition_append_mark_rules (GString *out)
{
  static const struct
  {
    DossierColour colour;
    const char   *look;
  } rules[] = {
    { DOSSIER_COLOUR_YELLOW, "background: #fbe983; color: #1d1d20;" },
    { DOSSIER_COLOUR_GREEN, "background: #b6e8b8; color: #1d1d20;" },
    { DOSSIER_COLOUR_BLUE, "background: #b5d8f7; color: #1d1d20;" },
    { DOSSIER_COLOUR_PINK, "background: #f7c3dc; color: #1d1d20;" },
    { DOSSIER_COLOUR_UNDERLINE, "background: none; color: inherit; border-bottom: 2px solid #d0259a;" },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (rules) == DOSSIER_N_COLOURS);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_string_append_printf (out, "mark.%s { %s }\n", dossier_colour_to_string (rules[i].colour), rules[i].look);
}
