/* dossier-decisions-match.c - which claim of a story a decision is about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-decisions-match.h"

#include <string.h>
#include "dossier-anchor.h"
#include "dossier-rules-table.h"

/* --- who is meant --- */

/* Who @entity is in @story by now; *is_nobody when it was said to be no name. */
static gboolean
resolve (DossierDb *db, gint64 story, gint64 entity, gint64 *now, gboolean *is_nobody, GError **error)
{
  *now = 0;
  if (entity == 0)
    return TRUE;
  if (!dossier_rules_table_resolve (db, story, entity, now, NULL, error))
    return FALSE;
  *is_nobody |= *now == 0;
  return TRUE;
}

/* Whether who was found then (@before) is who is found now. */
static gboolean
is_same_one (DossierDb *db, gint64 story, gint64 before, gint64 found, gboolean *is, GError **error)
{
  static const char sql_alike[] = "SELECT 1 FROM entity a JOIN entity b ON b.name = a.name AND b.kind = a.kind"
                                  " WHERE a.id = ?1 AND b.id = ?2";
  gboolean          is_nobody = FALSE;
  gint64            now = 0, alike = 0;

  *is = before == found;
  if (*is || before == 0 || found == 0)
    return TRUE;
  if (!resolve (db, story, before, &now, &is_nobody, error)
      || !dossier_db_get (db, sql_alike, &alike, error, "ii", now, found))
    return FALSE;
  *is = now == found || alike != 0;
  return TRUE;
}

/* --- the decisions --- */

static void
decided_free (gpointer data)
{
  DossierDecided *decided = data;

  g_free (decided->sentence);
  g_free (decided->prefix);
  g_free (decided->suffix);
  g_free (decided);
}

static DossierDecided *
read_decided (sqlite3_stmt *row)
{
  DossierDecided *decided = g_new0 (DossierDecided, 1);

  decided->id = sqlite3_column_int64 (row, 0);
  decided->state = sqlite3_column_int (row, 1);
  decided->sentence = g_strdup ((const char *) sqlite3_column_text (row, 2));
  decided->prefix = g_strdup ((const char *) sqlite3_column_text (row, 3));
  decided->suffix = g_strdup ((const char *) sqlite3_column_text (row, 4));
  decided->kind = sqlite3_column_int (row, 5);
  decided->found_subject = sqlite3_column_int64 (row, 6);
  decided->found_object = sqlite3_column_int64 (row, 7);
  decided->said_kind = sqlite3_column_int (row, 8);
  decided->said_subject = sqlite3_column_int64 (row, 9);
  decided->said_object = sqlite3_column_int64 (row, 10);
  return decided;
}

GPtrArray *
dossier_decided_list (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_list[]
      = "SELECT id, state, sentence, prefix, suffix, kind, subject, object, said_kind, said_subject, said_object"
        " FROM claim_decision WHERE story = ?1 AND state <> 0 ORDER BY id";
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (decided_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "i", story);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    g_ptr_array_add (list, read_decided (row));
  for (guint i = 0; i < list->len && !dossier_db_failed (db); i++)
    {
      DossierDecided *decided = g_ptr_array_index (list, i);

      if (!resolve (db, story, decided->said_subject, &decided->subject, &decided->is_of_no_name, error)
          || !resolve (db, story, decided->said_object, &decided->object, &decided->is_of_no_name, error))
        return NULL;
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&list);
}

/* --- the claims --- */

typedef struct
{
  gint64              id, subject, object;
  DossierClaimKind    kind;
  DossierDecidedPlace place;
  char               *sentence;
  gboolean            is_taken;
} Found;

struct _DossierDecidedClaims
{
  DossierDb     *db;
  gint64         story;
  const char    *text;
  DossierAnchor *anchor;
  GArray        *found; /* of Found, in text order */
};

static void
found_clear (gpointer data)
{
  g_free (((Found *) data)->sentence);
}

void
dossier_decided_claims_free (DossierDecidedClaims *claims)
{
  dossier_anchor_free (claims->anchor);
  g_array_unref (claims->found);
  g_free (claims);
}

DossierDecidedClaims *
dossier_decided_claims_new (DossierDb *db, gint64 story, const char *text, GError **error)
{
  static const char sql_list[] = "SELECT id, kind, subject, object, sentence_start, sentence_length, sentence"
                                 " FROM claim WHERE story = ?1 ORDER BY start, id";
  g_autoptr (DossierDecidedClaims) claims = g_new0 (DossierDecidedClaims, 1);
  sqlite3_stmt *row;

  claims->db = db;
  claims->story = story;
  claims->text = text;
  claims->anchor = dossier_anchor_new (text);
  claims->found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_array_set_clear_func (claims->found, found_clear);
  row = dossier_db_query (db, sql_list, error, "i", story);
  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      Found found = {
        .id = sqlite3_column_int64 (row, 0),
        .kind = sqlite3_column_int (row, 1),
        .subject = sqlite3_column_int64 (row, 2),
        .object = sqlite3_column_int64 (row, 3),
        .place = { sqlite3_column_int (row, 4), sqlite3_column_int (row, 5) },
        .sentence = dossier_db_dup_text (row, 6),
      };

      g_array_append_val (claims->found, found);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&claims);
}

void
dossier_decided_find_place (DossierDecidedClaims *claims, const DossierDecided *decided, DossierDecidedPlace *place)
{
  const char *first;

  *place = (DossierDecidedPlace){ 0 };
  if (dossier_anchor_find (claims->anchor, decided->sentence, decided->prefix, decided->suffix, &place->start,
                           &place->length))
    return;
  *place = (DossierDecidedPlace){ 0 };
  first = strstr (claims->text, decided->sentence);
  if (first == NULL || decided->sentence[0] == '\0')
    return;
  place->start = (guint) g_utf8_pointer_to_offset (claims->text, first); /* of several the first */
  place->length = (guint) g_utf8_strlen (decided->sentence, -1);
}

static gboolean
overlap (const DossierDecidedPlace *a, const DossierDecidedPlace *b)
{
  return a->start < b->start + b->length && b->start < a->start + a->length;
}

static gboolean
find (DossierDecidedClaims *claims, const DossierDecidedPlace *place, DossierClaimKind kind, gint64 subject,
      gint64 object, gint64 *claim, GError **error)
{
  for (guint i = 0; i < claims->found->len; i++)
    {
      Found   *found = &g_array_index (claims->found, Found, i);
      gboolean is_subject = FALSE, is_object = FALSE;

      if (found->is_taken || found->kind != kind || !overlap (&found->place, place))
        continue;
      if (!is_same_one (claims->db, claims->story, subject, found->subject, &is_subject, error)
          || !is_same_one (claims->db, claims->story, object, found->object, &is_object, error))
        return FALSE;
      if (!is_subject || !is_object)
        continue;
      found->is_taken = TRUE;
      *claim = found->id;
      return TRUE;
    }
  return TRUE;
}

gboolean
dossier_decided_take (DossierDecidedClaims *claims, const DossierDecided *decided, const DossierDecidedPlace *place,
                      gint64 *claim, GError **error)
{
  *claim = 0;
  return find (claims, place, decided->kind, decided->found_subject, decided->found_object, claim, error)
         && (*claim != 0 || decided->state == DOSSIER_DECISION_REJECTED
             || find (claims, place, decided->said_kind, decided->subject, decided->object, claim, error));
}
