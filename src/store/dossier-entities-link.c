/* dossier-entities-link.c - which person or organization is meant
 *
 * The rule stands in dossier-entities-table.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entities-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-reviews-table.h"
#include "dossier-rules-table.h"
#include "dossier-store.h"
#include "dossier-told.h"

/* Who bears a name that links. Those who are one by now, as a person said, are counted once.
 *
 * first: the oldest, of those who are still themselves if there is one; own: the same among those whose own name it is.
 * 0 for none. */
typedef struct
{
  guint  n, n_own;
  gint64 first, own;
} Bearers;

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Whether @id is a new one among @ids; it is one of them then. */
static gboolean
count_in (GArray *ids, gint64 id)
{
  if (contains (ids, id))
    return FALSE;
  g_array_append_val (ids, id);
  return TRUE;
}

#define SELECT_BEARERS                                                                                                 \
  "SELECT DISTINCT n.entity, e.name, coalesce (e.now, e.id) FROM entity_name n JOIN entity e ON e.id = n.entity"       \
  " WHERE n.folded IN (?1, ?3) AND n.is_link = 1 AND coalesce (e.now, 1) <> 0 AND "

/* As a person said of its kind, or (@as_found) as stories name it. */
static gboolean
find_bearers (DossierWork *work, const char *name, DossierEntityKind kind, gboolean as_found, Bearers *bearers,
              GError **error)
{
  static const char sql_find[] = SELECT_BEARERS "n.kind = ?2 ORDER BY e.now IS NOT NULL, n.entity";
  static const char sql_found[] = SELECT_BEARERS "n.found_kind = ?2 ORDER BY e.now IS NOT NULL, n.entity";
  g_autofree char  *folded = dossier_names_fold (work->names, name, kind);
  g_autofree char  *spelled = dossier_names_fold_spelled (work->names, name, kind);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = dossier_db_query (work->db, as_found ? sql_found : sql_find, error, "sus", folded, kind, spelled);

  *bearers = (Bearers){ 0 };
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    {
      gint64           entity = sqlite3_column_int64 (row, 0), now = sqlite3_column_int64 (row, 2);
      const char      *own_name = (const char *) sqlite3_column_text (row, 1);
      g_autofree char *own = dossier_names_fold (work->names, own_name, kind);
      g_autofree char *own_spelled = dossier_names_fold_spelled (work->names, own_name, kind);

      if (count_in (all, now) && bearers->n++ == 0)
        bearers->first = entity;
      if (!g_str_equal (own, folded) && g_strcmp0 (own, spelled) != 0 && g_strcmp0 (own_spelled, folded) != 0)
        continue;
      if (count_in (owners, now) && bearers->n_own++ == 0)
        bearers->own = entity;
    }
  return !dossier_db_failed (work->db);
}

/* The one that a full name means, by the rule; 0 when there is none, or there are several and it is nobody's own. */
static gint64
choose_bearer (const Bearers *bearers)
{
  return bearers->own != 0 ? bearers->own : bearers->n == 1 ? bearers->first : 0;
}

static gboolean
is_single_word (const char *name)
{
  return strpbrk (name, " \t\n") == NULL;
}

/* A person's other form of one word says too little to link by. */
static gboolean
may_link (DossierEntityKind kind, const char *alias)
{
  return kind != DOSSIER_ENTITY_PERSON || !is_single_word (alias);
}

gint64
dossier_entities_table_create (DossierWork *work, DossierEntityKind kind, DossierSubtype subtype, const char *name,
                               GError **error)
{
  static const char sql_add[] = "INSERT INTO entity (uid, kind, subtype, name, created) VALUES (?1, ?2, ?3, ?4, ?5)";
  static const char sql_count[]
      = "INSERT INTO entity_count (entity, kind, is_pinned, n_stories, newest) VALUES (?1, ?2, 0, 0, 0)";
  g_autofree char *uid = g_uuid_string_random ();
  gint64           entity;

  if (!dossier_db_run (work->db, sql_add, error, "suusi", uid, kind, subtype, name,
                       g_get_real_time () / G_USEC_PER_SEC))
    return 0;
  entity = dossier_db_get_last_id (work->db);
  if (!dossier_db_run (work->db, sql_count, error, "iu", entity, kind)
      || !dossier_entities_table_add_name (work, entity, kind, name, TRUE, NULL, error))
    return 0;
  return entity;
}

gboolean
dossier_entities_table_find_bearer (DossierWork *work, const char *name, DossierEntityKind kind, gint64 *entity,
                                    GError **error)
{
  Bearers bearers;

  if (!find_bearers (work, name, kind, FALSE, &bearers, error))
    return FALSE;
  *entity = choose_bearer (&bearers);
  return *entity == 0
         || dossier_rules_table_resolve (work->db, DOSSIER_RULES_EVERY_STORY, *entity, entity, NULL, error);
}

/* --- several of one name --- */

/* Somebody who was found by a name, and who that is by now. */
typedef struct
{
  gint64 found, now;
} Namesake;

/* The people whose own name @name is, oldest first: (element-type Namesake). */
static GArray *
list_namesakes (DossierWork *work, const char *name, GError **error)
{
  static const char sql_list[] = "SELECT DISTINCT n.entity, e.name, coalesce (e.now, e.id) FROM entity_name n"
                                 " JOIN entity e ON e.id = n.entity WHERE n.folded IN (?1, ?2) AND n.kind = 1"
                                 " AND n.is_link = 1 AND coalesce (e.now, 1) <> 0 ORDER BY n.entity";
  g_autofree char  *folded = dossier_names_fold (work->names, name, DOSSIER_ENTITY_PERSON);
  g_autofree char  *spelled = dossier_names_fold_spelled (work->names, name, DOSSIER_ENTITY_PERSON);
  g_autoptr (GArray) namesakes = g_array_new (FALSE, FALSE, sizeof (Namesake));
  sqlite3_stmt *row = dossier_db_query (work->db, sql_list, error, "ss", folded, spelled);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (work->db, row, error))
    {
      Namesake         namesake = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 2) };
      const char      *own_name = (const char *) sqlite3_column_text (row, 1);
      g_autofree char *own = dossier_names_fold (work->names, own_name, DOSSIER_ENTITY_PERSON);
      g_autofree char *own_spelled = dossier_names_fold_spelled (work->names, own_name, DOSSIER_ENTITY_PERSON);

      if (g_str_equal (own, folded) || g_strcmp0 (own, spelled) == 0 || g_strcmp0 (own_spelled, folded) == 0)
        g_array_append_val (namesakes, namesake);
    }
  return dossier_db_failed (work->db) ? NULL : g_steal_pointer (&namesakes);
}

gboolean
dossier_entities_table_choose (DossierWork *work, const char *name, gint64 story, GArray *company, gboolean only_known,
                               gint64 *entity, GError **error)
{
  g_autoptr (GArray) namesakes = list_namesakes (work, name, error);
  guint best = 0;

  *entity = 0;
  if (namesakes == NULL)
    return FALSE;
  for (guint i = 0; i < namesakes->len; i++)
    {
      const Namesake *namesake = &g_array_index (namesakes, Namesake, i);
      guint           n = 0;

      if (contains (company, namesake->now))
        continue;
      if (!dossier_reviews_table_count_company (work->db, namesake->now, story, company, G_MAXUINT, &n, error))
        return FALSE;
      if (n > best || (*entity == 0 && !only_known))
        {
          best = n;
          *entity = namesake->found;
        }
    }
  return TRUE;
}

/* --- what is no name --- */

/* Names that differ in nothing but case are two: "SUN" is not "Sun". */
static gboolean
is_other_case (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (a, b) != 0 && strcmp (first, second) == 0;
}

/* Whom @name meant before a person said that it, of whatever kind, is none; 0 when nobody said so. */
static gboolean
find_rejected (DossierWork *work, const char *name, DossierEntityKind kind, gint64 *rejected, GError **error)
{
  static const char sql_find[] = "SELECT n.name, n.entity FROM entity_name n JOIN entity e ON e.id = n.entity"
                                 " WHERE e.now = 0 AND n.folded IN (?1, ?2) AND n.is_link = 1"
                                 " ORDER BY n.found_kind <> ?3, n.entity";
  g_autofree char  *person = dossier_names_fold (work->names, name, DOSSIER_ENTITY_PERSON);
  g_autofree char  *organization = dossier_names_fold (work->names, name, DOSSIER_ENTITY_ORGANIZATION);
  sqlite3_stmt     *row = dossier_db_query (work->db, sql_find, error, "ssu", person, organization, kind);

  *rejected = 0;
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    if (*rejected == 0 && !is_other_case (name, (const char *) sqlite3_column_text (row, 0)))
      *rejected = sqlite3_column_int64 (row, 1);
  return !dossier_db_failed (work->db);
}

/* --- linking --- */

/* Whom a full name means: of the kind that it was found by, or of another one since a person said so. @is_known: there
 * is nothing more to look for, also when nobody is meant. */
static gboolean
find_by_name (DossierWork *work, const char *name, DossierEntityKind kind, gint64 *entity, gboolean *is_known,
              GError **error)
{
  Bearers bearers;

  if (!find_bearers (work, name, kind, FALSE, &bearers, error)
      || (bearers.n == 0 && !find_bearers (work, name, kind, TRUE, &bearers, error)))
    return FALSE;
  *entity = choose_bearer (&bearers);
  if (bearers.n_own > 1 && kind == DOSSIER_ENTITY_PERSON)
    *entity = DOSSIER_ENTITIES_SEVERAL;
  *is_known = bearers.n > 0; /* several, and nobody's own name: kept apart */
  return TRUE;
}

/* --- words that are read again --- */

/* Of those who bear @name the first one who was called so in the story, or (@by_others) by other words. */
static gboolean
find_former_by (DossierWork *work, const char *name, DossierEntityKind kind, gboolean by_others, gint64 *entity,
                GError **error)
{
  static const char sql_has[] = "SELECT 1 FROM entity_name WHERE entity = ?1 AND folded IN (?2, ?3) AND is_link = 1"
                                " AND ?4 IN (kind, found_kind)";
  g_autofree char  *words = dossier_names_fold_plain (name);
  g_autofree char  *folded = dossier_names_fold (work->names, name, kind);
  g_autofree char  *spelled = dossier_names_fold_spelled (work->names, name, kind);

  for (guint i = 0; i < work->former->len && *entity == 0; i++)
    {
      const DossierFormer *former = &g_array_index (work->former, DossierFormer, i);
      gint64               has = 0;

      if (!by_others && !g_str_equal (former->words, words))
        continue;
      if (!dossier_db_get (work->db, sql_has, &has, error, "issu", former->entity, folded, spelled, kind))
        return FALSE;
      if (has != 0)
        *entity = former->entity;
    }
  return TRUE;
}

/* Who was found in the story before, if one of them bears a name of @found. */
static gboolean
find_former (DossierWork *work, const DossierFoundEntity *found, const char *name, const char *known_as, gint64 *entity,
             GError **error)
{
  if (!find_former_by (work, name, found->kind, FALSE, entity, error)
      || (*entity == 0 && known_as != NULL && !find_former_by (work, known_as, found->kind, TRUE, entity, error))
      || (*entity == 0 && !find_former_by (work, name, found->kind, TRUE, entity, error)))
    return FALSE;
  for (guint i = 0;
       *entity == 0 && found->aliases != NULL && found->aliases[i] != NULL && i < DOSSIER_ENTITIES_MAX_ALIASES; i++)
    {
      g_autofree char *alias = dossier_names_clean (found->aliases[i]);

      if (alias != NULL && may_link (found->kind, alias)
          && !find_former_by (work, alias, found->kind, TRUE, entity, error))
        return FALSE;
    }
  return TRUE;
}

/* --- those who are there --- */

/* An existing entity, 0 for none; FALSE on error. */
static gboolean
find_existing (DossierWork *work, const DossierFoundEntity *found, const char *name, const char *known_as,
               gint64 *entity, GError **error)
{
  const char *full[] = { known_as, name };
  gboolean    is_known = FALSE;
  Bearers     bearers;

  *entity = 0;
  for (guint i = 0; i < G_N_ELEMENTS (full) && !is_known; i++)
    if (full[i] != NULL && !find_by_name (work, full[i], found->kind, entity, &is_known, error))
      return FALSE;
  for (guint i = 0;
       !is_known && found->aliases != NULL && found->aliases[i] != NULL && i < DOSSIER_ENTITIES_MAX_ALIASES; i++)
    {
      g_autofree char *alias = dossier_names_clean (found->aliases[i]);

      if (alias == NULL || !may_link (found->kind, alias))
        continue;
      if (!find_bearers (work, alias, found->kind, FALSE, &bearers, error))
        return FALSE;
      is_known = bearers.n == 1;
      *entity = is_known ? choose_bearer (&bearers) : 0;
    }
  return TRUE;
}

/* A name that links to somebody else never comes to link to this one too: who is meant stays what it was. */
static gboolean
add_form (DossierWork *work, gint64 entity, DossierEntityKind kind, const char *form, gboolean may, GError **error)
{
  Bearers bearers;
  gint64  first = 0, now = 0;

  if (!find_bearers (work, form, kind, FALSE, &bearers, error))
    return FALSE;
  if (bearers.n == 1
      && (!dossier_rules_table_resolve (work->db, DOSSIER_RULES_EVERY_STORY, bearers.first, &first, NULL, error)
          || !dossier_rules_table_resolve (work->db, DOSSIER_RULES_EVERY_STORY, entity, &now, NULL, error)))
    return FALSE;
  return dossier_entities_table_add_name (work, entity, kind, form,
                                          may && (bearers.n == 0 || (bearers.n == 1 && first == now)), NULL, error);
}

static gboolean
add_forms (DossierWork *work, gint64 entity, const DossierFoundEntity *found, const char *name, const char *known_as,
           GError **error)
{
  static const char sql_subtype[] = "UPDATE entity SET subtype = ?2 WHERE id = ?1 AND subtype = 0";
  static const char sql_kind[] = "SELECT kind FROM entity WHERE id = (SELECT coalesce (now, id) FROM entity"
                                 " WHERE id = ?1)";
  gint64            kind = found->kind;

  if (!dossier_db_get (work->db, sql_kind, &kind, error, "i", entity)
      || (known_as != NULL && !add_form (work, entity, kind, known_as, TRUE, error))
      || !add_form (work, entity, kind, name, TRUE, error))
    return FALSE;
  for (guint i = 0; found->aliases != NULL && found->aliases[i] != NULL && i < DOSSIER_ENTITIES_MAX_ALIASES; i++)
    {
      g_autofree char *alias = dossier_names_clean (found->aliases[i]);

      if (alias != NULL && !add_form (work, entity, kind, alias, may_link (kind, alias), error))
        return FALSE;
    }
  return found->subtype == DOSSIER_SUBTYPE_NONE || kind != found->kind
         || dossier_db_run (work->db, sql_subtype, error, "iu", entity, found->subtype);
}

/* What is the same in two texts is looked up once. */
static char *
make_key (const DossierFoundEntity *found)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%d\n%d\n%s\n%s", found->kind, found->subtype,
                          found->known_as != NULL ? found->known_as : "", found->name);
  for (guint i = 0; found->aliases != NULL && found->aliases[i] != NULL && i < DOSSIER_ENTITIES_MAX_ALIASES; i++)
    g_string_append_printf (key, "\n%s", found->aliases[i]);
  return g_string_free (key, FALSE);
}

/* Links what nobody bears: a new entity, or the one whose name a person said is none. */
static gboolean
link_new (DossierWork *work, const DossierFoundEntity *found, const char *name, const char *known_as, gint64 *entity,
          gboolean *is_rejected, GError **error)
{
  if (!find_rejected (work, name, found->kind, entity, error)
      || (*entity == 0 && known_as != NULL && !find_rejected (work, known_as, found->kind, entity, error)))
    return FALSE;
  *is_rejected = *entity != 0;
  if (*is_rejected)
    return TRUE;
  *entity
      = dossier_entities_table_create (work, found->kind, found->subtype, known_as != NULL ? known_as : name, error);
  return *entity != 0;
}

gboolean
dossier_entities_table_link (DossierWork *work, const DossierFoundEntity *found, gint64 *entity, GError **error)
{
  g_autofree char *name = dossier_names_clean (found->name);
  g_autofree char *known_as = dossier_names_clean (found->known_as);
  g_autofree char *key = make_key (found);
  gboolean         is_new = work->former == NULL, is_rejected = FALSE;

  *entity = is_new ? dossier_work_recall (work, key) : 0;
  if (*entity != 0)
    return TRUE;
  if (name == NULL)
    name = g_strdup (known_as != NULL ? known_as : _ ("Unnamed"));
  if ((!is_new && !find_former (work, found, name, known_as, entity, error))
      || (*entity == 0 && !find_existing (work, found, name, known_as, entity, error))
      || (*entity == 0 && !link_new (work, found, name, known_as, entity, &is_rejected, error)))
    return FALSE;
  if (*entity == DOSSIER_ENTITIES_SEVERAL || is_rejected)
    return TRUE;
  if (!add_forms (work, *entity, found, name, known_as, error))
    return FALSE;
  if (is_new)
    dossier_work_remember (work, key, *entity);
  return TRUE;
}
