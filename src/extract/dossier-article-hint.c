/* dossier-article-hint.c - what names in class, id and role say about an element.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-article-private.h"

#include <string.h>

#include "dossier-extract-data-private.h"

/* Bytes of class and id together that are looked at. */
#define REACH 400
/* Bytes of a word that may be a part of another one by chance. */
#define SHORT 5

typedef struct
{
  const char        *part;
  DossierHint        hint;
  guint32            letters; /* that are in it, see letters_in () */
  DossierBlockReason reason;  /* of those that speak against the article */
} Row;

/* A bit for each letter of @text: a name that lacks one of a part's letters does not have the part. */
static guint32
letters_in (const char *text)
{
  guint32 letters = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_islower (*text))
      letters |= 1u << (*text - 'a');
  return letters;
}

static GArray *
load_rows (void)
{
  g_autoptr (GPtrArray) table = dossier_extract_data_load ("hints");
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; i < table->len; i++)
    {
      GStrv line = g_ptr_array_index (table, i);
      Row   row = { g_intern_string (line[1]),
                  strcmp (line[0], "body") == 0    ? DOSSIER_HINT_BODY
                    : strcmp (line[0], "text") == 0  ? DOSSIER_HINT_TEXT
                    : strcmp (line[0], "maybe") == 0 ? DOSSIER_HINT_MAYBE
                    : strcmp (line[0], "other") == 0 ? DOSSIER_HINT_OTHER
                                                     : DOSSIER_HINT_NEVER,
                    letters_in (line[1]), DOSSIER_REASON_NAMED };

      dossier_block_reason_find (line[2], &row.reason);
      g_array_append_val (rows, row);
    }
  return rows;
}

static const GArray *
get_rows (void)
{
  static GArray *rows = NULL;

  if (g_once_init_enter (&rows))
    g_once_init_leave (&rows, load_rows ());
  return rows;
}

static gsize
add_lower (char *buffer, gsize used, const char *text)
{
  for (; text != NULL && *text != '\0' && used < REACH - 2; text++)
    buffer[used++] = g_ascii_tolower (*text);
  buffer[used++] = ' ';
  return used;
}

/* A short word counts at the beginning of a name's part only: "rail", not "trailer". */
static gboolean
has_part (const char *names, const char *part)
{
  gboolean anywhere = strlen (part) > SHORT;

  for (const char *at = names; (at = strstr (at, part)) != NULL; at++)
    if (anywhere || at == names || !g_ascii_isalnum (at[-1]))
      return TRUE;
  return FALSE;
}

/* FALSE: it has none. */
static gboolean
get_names (const DossierNode *node, char names[REACH + 2])
{
  const char *class = dossier_node_get (node, "class"), *id = dossier_node_get (node, "id");
  gsize used = 0;

  if (class == NULL && id == NULL)
    return FALSE;
  used = add_lower (names, used, class);
  used = add_lower (names, used, id);
  names[MIN (used, REACH)] = '\0';
  return TRUE;
}

DossierHint
dossier_article_hint (const DossierNode *node)
{
  const GArray *rows = get_rows ();
  char          names[REACH + 2];
  guint         hint = DOSSIER_HINT_NONE;
  guint32       letters;

  if (!get_names (node, names))
    return DOSSIER_HINT_NONE;
  letters = letters_in (names);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if ((row->letters & ~letters) == 0 && !(hint & row->hint) && has_part (names, row->part))
        hint |= row->hint;
    }
  return (DossierHint) hint;
}

const char *
dossier_article_hint_find (const DossierNode *node, DossierBlockReason *reason)
{
  static const DossierHint order[] = { DOSSIER_HINT_OTHER, DOSSIER_HINT_NEVER, DOSSIER_HINT_MAYBE };
  const GArray            *rows = get_rows ();
  char                     names[REACH + 2];

  if (!get_names (node, names))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < rows->len; j++)
      {
        const Row *row = &g_array_index (rows, Row, j);

        if (row->hint != order[i] || !has_part (names, row->part))
          continue;
        *reason = row->reason;
        return row->part;
      }
  return NULL;
}
