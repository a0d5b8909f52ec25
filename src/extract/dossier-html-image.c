/* dossier-html-image.c - which of the addresses that a page has for an image is the one to keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-html-image-private.h"

#include <string.h>

#include "dossier-address-private.h"
#include "dossier-trackers.h"

/* Pixels that a "1x" stands for when the page does not say how wide the image is. */
#define USUAL_WIDTH 800
/* Up to this many pixels, an image is there to count or to hold a place. */
#define DOT 2

typedef struct
{
  const char *base_uri;
  double      own_width; /* of the image as the page lays it out, or USUAL_WIDTH */
  guint       n_seen;
  char       *first; /* whose width is not said */
  char       *best;
  double      best_width;
} Choice;

static void
consider (Choice *self, const char *address, double width)
{
  g_autofree char *absolute = NULL;
  gboolean         is_known = width > 0, fits = width <= DOSSIER_HTML_IMAGE_WIDTH;
  gboolean         best_fits = self->best_width <= DOSSIER_HTML_IMAGE_WIDTH;

  if (*address == '\0' || self->n_seen++ >= DOSSIER_HTML_IMAGE_MAX_CANDIDATES || (is_known && width <= DOT)
      || (!is_known && self->first != NULL))
    return;
  if (is_known && self->best != NULL
      && (fits != best_fits ? !fits
          : fits            ? width <= self->best_width
                            : width >= self->best_width))
    return;
  absolute = dossier_address_dup_web (address, self->base_uri);
  if (absolute == NULL || dossier_trackers_match (absolute))
    return;
  g_free (is_known ? self->best : self->first);
  *(is_known ? &self->best : &self->first) = g_steal_pointer (&absolute);
  if (is_known)
    self->best_width = width;
}

/* "800w" and "2x" in pixels; 0 for what is neither. */
static double
read_descriptor (const Choice *self, const char *text, gsize length)
{
  char  *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || end + 1 != text + length || !(number > 0 && number < 100000))
    return 0;
  return *end == 'w' ? number : *end == 'x' ? number * self->own_width : 0;
}

/* An address runs up to a blank, and may hold commas; those at its end are not its own. */
static void
consider_set (Choice *self, const char *set)
{
  static const char blanks[] = " \t\n\f\r";

  for (const char *p = set; p != NULL && self->n_seen < DOSSIER_HTML_IMAGE_MAX_CANDIDATES;)
    {
      g_autofree char *address = NULL;
      gsize            length, told;

      p += strspn (p, " \t\n\f\r,");
      length = strcspn (p, blanks);
      if (length == 0)
        return;
      address = g_strndup (p, length);
      p += length;
      told = 0;
      if (address[length - 1] == ',')
        for (; length > 0 && address[length - 1] == ','; length--)
          address[length - 1] = '\0';
      else
        {
          p += strspn (p, blanks);
          told = strcspn (p, " \t\n\f\r,");
        }
      consider (self, address, read_descriptor (self, p, told));
      p += told;
      if (told > 0)
        p += strcspn (p, ",");
    }
}

static void
consider_image (Choice *self, const DossierNode *image)
{
  static const char *const lazy[] = { "data-src", "data-original", "data-lazy-src" };
  static const char *const sets[] = { "data-srcset", "data-lazy-srcset", "srcset" };
  const char              *src = dossier_node_get (image, "src");

  for (guint i = 0; i < G_N_ELEMENTS (lazy); i++)
    if (dossier_node_get (image, lazy[i]) != NULL)
      consider (self, dossier_node_get (image, lazy[i]), 0);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    consider_set (self, dossier_node_get (image, sets[i]));
  if (src != NULL)
    consider (self, src, 0);
}

/* Whether every system can show what @source has. */
static gboolean
is_for_all (const DossierNode *source)
{
  static const char *const types[] = { "image/jpeg", "image/jpg", "image/png", "image/gif", "image/svg+xml" };
  const char              *type = dossier_node_get (source, "type");

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (type, types[i]) == 0)
      return TRUE;
  return type == NULL;
}

/* A dark desk, or paper, has others. */
static gboolean
is_for_screen (const DossierNode *source)
{
  const char *media = dossier_node_get (source, "media");

  return media == NULL || (strstr (media, "prefers-color-scheme") == NULL && strstr (media, "print") == NULL);
}

static void
consider_sources (Choice *self, const DossierNode *picture, gboolean for_all)
{
  for (const DossierNode *node = picture->first; node != NULL; node = node->next)
    if (node->tag == DOSSIER_TAG_SOURCE && is_for_screen (node) && is_for_all (node) == for_all)
      {
        consider_set (self, dossier_node_get (node, "data-srcset"));
        consider_set (self, dossier_node_get (node, "srcset"));
      }
}

char *
dossier_html_image_dup_address (const DossierNode *image, const char *base_uri)
{
  const char        *width = dossier_node_get (image, "width");
  double             own = width != NULL ? g_ascii_strtod (width, NULL) : 0;
  Choice             choice = { .base_uri = base_uri, .own_width = own > 32 && own < 10000 ? own : USUAL_WIDTH };
  const DossierNode *picture
      = image->parent != NULL && image->parent->tag == DOSSIER_TAG_PICTURE ? image->parent : NULL;

  consider_image (&choice, image);
  if (picture != NULL)
    consider_sources (&choice, picture, TRUE);
  if (picture != NULL && choice.best == NULL && choice.first == NULL)
    consider_sources (&choice, picture, FALSE);
  if (choice.best == NULL)
    return choice.first;
  g_free (choice.first);
  return choice.best;
}
