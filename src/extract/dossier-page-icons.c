/* dossier-page-icons.c - the icons that a page says it has
 *
 * The HTML standard, 4.6.7.8 (link type "icon"); "apple-touch-icon" is what many sites have for larger ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-page-icons.h"

#include <string.h>

#include "dossier-address-private.h"
#include "dossier-node-private.h"

/* Pixels of an icon whose size is not said. */
#define USUAL_SIDE 16
#define USUAL_TOUCH_SIDE 180
/* Icons of one page that are looked at. */
#define MAX_ICONS 64
/* Words of an attribute that are looked at. */
#define MAX_WORDS 32

typedef struct
{
  char    *uri;
  guint    side; /* pixels */
  gboolean is_touch;
} Icon;

static void
icon_clear (gpointer data)
{
  g_free (((Icon *) data)->uri);
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) all = g_strsplit_set (words, " \t\r\n\f", MAX_WORDS);

  for (guint i = 0; all[i] != NULL; i++)
    if (g_ascii_strcasecmp (all[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* The largest of "16x16 32x32"; 0: not said. */
static guint
read_sizes (const char *sizes)
{
  g_auto (GStrv) all = g_strsplit_set (sizes, " \t\r\n\f", MAX_WORDS);
  guint largest = 0;

  for (guint i = 0; all[i] != NULL; i++)
    largest = MAX (largest, (guint) MIN (g_ascii_strtoull (all[i], NULL, 10), G_MAXUINT16));
  return largest;
}

/* A drawing is as large as one wants. */
static gboolean
is_drawing (const char *uri, const char *type, const char *sizes)
{
  return (type != NULL && g_ascii_strncasecmp (type, "image/svg", strlen ("image/svg")) == 0)
         || (sizes != NULL && has_word (sizes, "any")) || g_str_has_suffix (uri, ".svg");
}

static void
read_link (GArray *icons, const DossierNode *node, const char *base_uri, guint size)
{
  const char *rel = dossier_node_get (node, "rel"), *sizes = dossier_node_get (node, "sizes");
  Icon        icon = { NULL };

  if (rel == NULL)
    return;
  icon.is_touch = has_word (rel, "apple-touch-icon") || has_word (rel, "apple-touch-icon-precomposed");
  if (!icon.is_touch && !has_word (rel, "icon"))
    return;
  icon.uri = dossier_address_dup_web (dossier_node_get (node, "href"), base_uri);
  if (icon.uri == NULL)
    return;
  icon.side = sizes != NULL ? read_sizes (sizes) : 0;
  if (icon.side == 0)
    icon.side = icon.is_touch ? USUAL_TOUCH_SIDE : USUAL_SIDE;
  if (is_drawing (icon.uri, dossier_node_get (node, "type"), sizes))
    icon.side = size;
  g_array_append_val (icons, icon);
}

static char *
find_base (DossierNode *root, const char *uri)
{
  DossierNode *base = dossier_node_find (root, DOSSIER_TAG_BASE);
  char        *address = base != NULL ? dossier_address_dup_web (dossier_node_get (base, "href"), uri) : NULL;

  return address != NULL ? address : g_strdup (uri);
}

static int
compare_icons (gconstpointer a, gconstpointer b, gpointer data)
{
  const Icon *first = a, *second = b;
  guint       size = *(const guint *) data;

  if (first->side == second->side)
    return (int) first->is_touch - (int) second->is_touch;
  if (first->side >= size && second->side >= size)
    return first->side < second->side ? -1 : 1;
  return first->side > second->side ? -1 : 1;
}

static GPtrArray *
take_best (GArray *icons, guint size)
{
  GPtrArray *best = g_ptr_array_new_with_free_func (g_free);

  g_array_sort_with_data (icons, compare_icons, &size);
  for (guint i = 0; i < icons->len && best->len < DOSSIER_PAGE_ICONS_MAX; i++)
    {
      const Icon *icon = &g_array_index (icons, Icon, i);

      if (!g_ptr_array_find_with_equal_func (best, icon->uri, g_str_equal, NULL))
        g_ptr_array_add (best, g_strdup (icon->uri));
    }
  return best;
}

GPtrArray *
dossier_page_icons_read (GBytes *html, const char *uri, const char *content_type, guint size)
{
  g_autoptr (DossierHtml) page = dossier_html_new_from_bytes (html, content_type, NULL);
  g_autoptr (DossierTree) tree = page != NULL ? dossier_tree_new (page) : NULL;
  g_autoptr (GArray) icons = g_array_new (FALSE, FALSE, sizeof (Icon));
  g_autofree char *base_uri = tree != NULL ? find_base (tree->root, uri) : NULL;

  g_array_set_clear_func (icons, icon_clear);
  for (DossierNode *node = tree != NULL ? tree->root : NULL; node != NULL && icons->len < MAX_ICONS;
       node = dossier_node_next (node, tree->root, FALSE))
    if (node->tag == DOSSIER_TAG_LINK)
      read_link (icons, node, base_uri, size);
  return take_best (icons, size);
}
