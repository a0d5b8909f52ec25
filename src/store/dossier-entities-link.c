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
#include "dossier-store.h"

/* Who bears a name that links: how many, and the oldest whose own name it is. */
typedef struct
{
  guint  n;
  gint64 first, own;
} Bearers;

static gboolean
find_bearers (DossierWork *work, const char *name, DossierEntityKind kind, Bearers *bearers, GError **error)
{
  static const char sql_find[] = "SELECT n.entity, e.name FROM entity_name n JOIN entity e ON e.id = n.entity"
                                 " WHERE n.folded = ?1 AND n.kind = ?2 AND n.is_link = 1 ORDER BY n.entity";
  g_autofree char  *folded = dossier_names_fold (work->names, name, kind);
  sqlite3_stmt     *row = dossier_db_query (work->db, sql_find, error, "su", folded, kind);

  *bearers = (Bearers){ 0 };
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    {
      gint64           entity = sqlite3_column_int64 (row, 0);
      g_autofree char *own = dossier_names_fold (work->names, (const char *) sqlite3_column_text (row, 1), kind);

      if (bearers->n++ == 0)
        bearers->first = entity;
      if (bearers->own == 0 && g_str_equal (own, folded))
        bearers->own = entity;
    }
  return !dossier_db_failed (work->db);
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

static gint64
create (DossierWork *work, const DossierFoundEntity *found, const char *name, GError **error)
{
  static const char sql_add[] = "INSERT INTO entity (uid, kind, subtype, name, created) VALUES (?1, ?2, ?3, ?4, ?5)";
  static const char sql_count[]
      = "INSERT INTO entity_count (entity, kind, is_pinned, n_stories, newest) VALUES (?1, ?2, 0, 0, 0)";
  g_autofree char *uid = g_uuid_string_random ();
  gint64           entity;

  if (!dossier_db_run (work->db, sql_add, error, "suusi", uid, found->kind, found->subtype, name,
                       g_get_real_time () / G_USEC_PER_SEC))
    return 0;
  entity = dossier_db_get_last_id (work->db);
  if (!dossier_db_run (work->db, sql_count, error, "iu", entity, found->kind)
      || !dossier_entities_table_add_name (work, entity, found->kind, name, TRUE, NULL, error))
    return 0;
  return entity;
}

/* An existing entity, 0 for none; FALSE on error. */
static gboolean
find_existing (DossierWork *work, const DossierFoundEntity *found, const char *name, const char *known_as,
               gint64 *entity, GError **error)
{
  const char *full[] = { known_as, name };
  Bearers     bearers;

  *entity = 0;
  for (guint i = 0; i < G_N_ELEMENTS (full); i++)
    {
      if (full[i] == NULL)
        continue;
      if (!find_bearers (work, full[i], found->kind, &bearers, error))
        return FALSE;
      *entity = bearers.own != 0 ? bearers.own : bearers.n == 1 ? bearers.first : 0;
      if (*entity != 0)
        return TRUE;
      if (bearers.n > 1)
        return TRUE; /* several, and nobody's own name: kept apart */
    }
  for (guint i = 0; found->aliases != NULL && found->aliases[i] != NULL && i < DOSSIER_ENTITIES_MAX_ALIASES; i++)
    {
      g_autofree char *alias = dossier_names_clean (found->aliases[i]);

      if (alias == NULL || !may_link (found->kind, alias))
        continue;
      if (!find_bearers (work, alias, found->kind, &bearers, error))
        return FALSE;
      if (bearers.n == 1)
        {
          *entity = bearers.first;
          return TRUE;
        }
    }
  return TRUE;
}

/* A name that links to somebody else never comes to link to this one too: who is meant stays what it was. */
static gboolean
add_form (DossierWork *work, gint64 entity, DossierEntityKind kind, const char *form, gboolean may, GError **error)
{
  Bearers bearers;

  if (!find_bearers (work, form, kind, &bearers, error))
    return FALSE;
  return dossier_entities_table_add_name (
      work, entity, kind, form, may && (bearers.n == 0 || (bearers.n == 1 && bearers.first == entity)), NULL, error);
}

static gboolean
add_forms (DossierWork *work, gint64 entity, const DossierFoundEntity *found, const char *name, const char *known_as,
           GError **error)
{
  static const char sql_subtype[] = "UPDATE entity SET subtype = ?2 WHERE id = ?1 AND subtype = 0";

  if (known_as != NULL && !add_form (work, entity, found->kind, known_as, TRUE, error))
    return FALSE;
  if (!add_form (work, entity, found->kind, name, TRUE, error))
    return FALSE;
  for (guint i = 0; found->aliases != NULL && found->aliases[i] != NULL && i < DOSSIER_ENTITIES_MAX_ALIASES; i++)
    {
      g_autofree char *alias = dossier_names_clean (found->aliases[i]);

      if (alias != NULL && !add_form (work, entity, found->kind, alias, may_link (found->kind, alias), error))
        return FALSE;
    }
  return found->subtype == DOSSIER_SUBTYPE_NONE
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

gint64
dossier_entities_table_link (DossierWork *work, const DossierFoundEntity *found, GError **error)
{
  g_autofree char *name = dossier_names_clean (found->name);
  g_autofree char *known_as = dossier_names_clean (found->known_as);
  g_autofree char *key = make_key (found);
  gint64           entity = dossier_work_recall (work, key);

  if (entity != 0)
    return entity;
  if (name == NULL)
    name = g_strdup (known_as != NULL ? known_as : _ ("Unnamed"));
  if (!find_existing (work, found, name, known_as, &entity, error))
    return 0;
  if (entity == 0)
    entity = create (work, found, known_as != NULL ? known_as : name, error);
  if (entity == 0 || !add_forms (work, entity, found, name, known_as, error))
    return 0;
  dossier_work_remember (work, key, entity);
  return entity;
}
