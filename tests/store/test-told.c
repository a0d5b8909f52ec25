/* test-told.c - a thousand random ways to say who is who, against a model of it
 *
 * The model keeps the decisions in a list and finds out everything from it anew: who is who in a story is what was
 * found there, led through the decisions that hold, from the first to the last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-history.h"
#include "store-fixture.h"
#include "../read-number.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

#define N_SEQUENCES 1000
#define N_STEPS 14
#define N_FIRST_STORIES 4
#define MAX_OPS 64
#define MAX_ENTITIES 64
#define MAX_STORIES 24
#define MAX_FOUND 3

#define NOBODY (-1)

/* Letters stand for names: these are found in stories, those after them only come from a person. */
static const char organizations[] = "abcde", more_organizations[] = "abcdefgh";
static const char people[] = "pqrs", more_people[] = "tuvwxyz";

typedef enum
{
  MERGE,
  REJECT,
  SPLIT,
  RENAME,
  ADD_NAME,
  REMOVE_NAME,
  SET_KIND,
  N_OP_KINDS,
} OpKind;

typedef struct
{
  OpKind            kind;
  gint64            id; /* of the journal */
  int               entity, other;
  char              name;
  DossierEntityKind value;                 /* the kind that is set, or that the entity had */
  gboolean          stories[MAX_STORIES];  /* of a split */
  gboolean          bearers[MAX_ENTITIES]; /* of a name that is taken away */
  gboolean          is_new;                /* the other one came with it */
  gboolean          is_undone, is_dropped;
} Op;

typedef struct
{
  gint64            id;
  char              name; /* at first */
  DossierEntityKind kind; /* at first */
  gboolean          has_name;
} Entity;

typedef struct
{
  gint64            id;
  guint             n;
  char              names[MAX_FOUND];
  DossierEntityKind kinds[MAX_FOUND];
  int               found[MAX_FOUND];
} Story;

typedef struct
{
  DossierStore *store;
  sqlite3      *db;
  GRand        *random;
  guint         sequence;
  Op            ops[MAX_OPS];
  Entity        entities[MAX_ENTITIES];
  Story         stories[MAX_STORIES];
  guint         n_ops, n_entities, n_stories;
} Model;

static char *
dup_name (const Model *model, char letter)
{
  return g_strdup_printf ("N%uk%c", model->sequence, letter);
}

/* --- what the model says --- */

static gboolean
holds (const Op *op)
{
  return !op->is_undone;
}

static int
who_in (const Model *model, int story, int entity)
{
  for (guint i = 0; i < model->n_ops && entity != NOBODY; i++)
    {
      const Op *op = &model->ops[i];

      if (!holds (op) || op->entity != entity)
        continue;
      if (op->kind == MERGE || op->kind == REJECT || (op->kind == SPLIT && story >= 0 && op->stories[story]))
        entity = op->other;
    }
  return entity;
}

static int
who (const Model *model, int entity)
{
  return who_in (model, -1, entity);
}

static DossierEntityKind
kind_of (const Model *model, int entity)
{
  DossierEntityKind kind = model->entities[entity].kind;

  for (guint i = 0; i < model->n_ops; i++)
    if (holds (&model->ops[i]) && model->ops[i].kind == SET_KIND && model->ops[i].entity == entity)
      kind = model->ops[i].value;
  return kind;
}

static char
name_of (const Model *model, int entity)
{
  char name = model->entities[entity].name;

  for (guint i = 0; i < model->n_ops; i++)
    if (holds (&model->ops[i]) && model->ops[i].kind == RENAME && model->ops[i].entity == entity)
      name = model->ops[i].name;
  return name;
}

/* Do stories lead to @entity by @name? @found_kind: the kind that they call it then. */
static gboolean
has_name (const Model *model, int entity, char name, DossierEntityKind *found_kind)
{
  const Entity *self = &model->entities[entity];
  gboolean      is_row = self->has_name && self->name == name, has = is_row;

  *found_kind = self->kind;
  for (guint i = 0; i < model->n_ops; i++)
    {
      const Op *op = &model->ops[i];

      if (!holds (op) || op->name != name)
        continue;
      if (op->kind == REMOVE_NAME && op->bearers[entity])
        has = FALSE;
      if ((op->kind != RENAME && op->kind != ADD_NAME) || op->entity != entity)
        continue;
      if (!is_row)
        *found_kind = op->value;
      has = is_row = TRUE;
    }
  return has;
}

static gboolean
contains (const int *ids, guint n, int id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* The one that @name means, or NOBODY when nobody bears it; of several the oldest whose own name it is, those who are
 * still themselves first. *@n: of how many. */
static int
find_bearer (const Model *model, char name, DossierEntityKind kind, gboolean as_found, guint *n)
{
  int all[MAX_ENTITIES], first = NOBODY, own = NOBODY;

  *n = 0;
  for (guint i = 0; i < 2 * model->n_entities; i++)
    {
      int               entity = (int) (i % model->n_entities), now = who (model, entity);
      DossierEntityKind found_kind;

      if (now == NOBODY || (now == entity) != (i < model->n_entities) || !has_name (model, entity, name, &found_kind)
          || (as_found ? found_kind : kind_of (model, now)) != kind)
        continue;
      if (!contains (all, *n, now))
        all[(*n)++] = now;
      first = first == NOBODY ? entity : first;
      own = own == NOBODY && name_of (model, entity) == name ? entity : own;
    }
  return own != NOBODY ? own : *n == 1 ? first : NOBODY;
}

/* The one found in the story before who bears the name, whatever was said since: first the one that was called so, then
 * the first one in the text. */
static int
find_former (const Model *model, const Story *former, char name, DossierEntityKind kind)
{
  for (guint i = 0; former != NULL && i < 2 * former->n; i++)
    {
      int               entity = former->found[i % former->n], now = who (model, entity);
      DossierEntityKind found_kind;

      if ((i < former->n && former->names[i] != name) || !has_name (model, entity, name, &found_kind))
        continue;
      if (found_kind == kind || kind_of (model, now != NOBODY ? now : entity) == kind)
        return entity;
    }
  return NOBODY;
}

static int
find_rejected (const Model *model, char name, DossierEntityKind kind)
{
  int found = NOBODY, other = NOBODY;

  for (guint i = 0; i < model->n_entities; i++)
    {
      DossierEntityKind found_kind;

      if (who (model, (int) i) != NOBODY || !has_name (model, (int) i, name, &found_kind))
        continue;
      if (found_kind == kind && found == NOBODY)
        found = (int) i;
      other = other == NOBODY ? (int) i : other;
    }
  return found != NOBODY ? found : other;
}

static int
add_to_model (Model *model, char name, DossierEntityKind kind)
{
  g_assert_cmpuint (model->n_entities, <, MAX_ENTITIES);
  model->entities[model->n_entities] = (Entity){ 0, name, kind, TRUE };
  return (int) model->n_entities++;
}

static void
link_story (Model *model, Story *story, const Story *former)
{
  for (guint i = 0; i < story->n; i++)
    {
      guint n = 0;
      int   found = find_former (model, former, story->names[i], story->kinds[i]);

      if (found == NOBODY)
        found = find_bearer (model, story->names[i], story->kinds[i], FALSE, &n);
      if (found == NOBODY && n == 0)
        found = find_bearer (model, story->names[i], story->kinds[i], TRUE, &n);
      if (found == NOBODY && n == 0)
        found = find_rejected (model, story->names[i], story->kinds[i]);
      story->found[i] = found != NOBODY ? found : add_to_model (model, story->names[i], story->kinds[i]);
    }
}

/* --- the store --- */

static gint64
ask_number (const Model *model, const char *sql)
{
  sqlite3_stmt *row = NULL;
  gint64        number = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (model->db, sql, -1, &row, NULL), ==, SQLITE_OK);
  if (sqlite3_step (row) == SQLITE_ROW)
    number = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  return number;
}

/* The rows of @sql, a line each. */
static char *
ask_text (const Model *model, const char *sql)
{
  GString      *text = g_string_new (NULL);
  sqlite3_stmt *row = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (model->db, sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    for (int c = 0; c < sqlite3_column_count (row); c++)
      g_string_append_printf (text, "%s%c", (const char *) sqlite3_column_text (row, c),
                              c + 1 < sqlite3_column_count (row) ? ' ' : '\n');
  sqlite3_finalize (row);
  return g_string_free (text, FALSE);
}

static gint64
get_newest_change (const Model *model)
{
  return ask_number (model, "SELECT coalesce (max (id), 0) FROM journal");
}

/* New ones of the model get the ids that the store gave them: in the same order. */
static void
learn_ids (Model *model)
{
  guint            n = 0;
  g_autofree char *sql = NULL, *text = NULL;
  g_auto (GStrv) ids = NULL;

  while (n < model->n_entities && model->entities[model->n_entities - 1 - n].id == 0)
    n++;
  sql = g_strdup_printf ("SELECT id FROM (SELECT id FROM entity ORDER BY id DESC LIMIT %u) ORDER BY id", n);
  text = ask_text (model, sql);
  ids = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (ids), ==, n > 0 ? n + 1 : 0);
  for (guint i = 0; i < n; i++)
    model->entities[model->n_entities - n + i].id = g_ascii_strtoll (ids[i], NULL, 10);
}

static DossierDraft *
make_story (const Model *model, guint index, const char *end)
{
  const Story     *story = &model->stories[index];
  g_autofree char *title = g_strdup_printf ("Story %u of %u", index, model->sequence);
  GString         *text = g_string_new ("News of");
  DossierDraft    *draft;

  for (guint i = 0; i < story->n; i++)
    {
      g_autofree char *name = dup_name (model, story->names[i]);

      g_string_append_printf (text, " %s,", name);
    }
  g_string_append (text, end);
  draft = make_draft (title, text->str, (int) index); /* saved in the order of their days */
  for (guint i = 0; i < story->n; i++)
    {
      g_autofree char *name = dup_name (model, story->names[i]);

      add_entity (draft, story->kinds[i], name, NULL);
      add_claim (draft, (DossierClaimKind) (DOSSIER_CLAIM_JOINED + i), 0, (int) i, (int) ((i + 1) % story->n));
    }
  g_string_free (text, TRUE);
  return draft;
}

/* The stories from @first on, in one batch; each is found in the model too. */
static void
save_from (Model *model, guint first, const char *end, DossierSaved saved)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) results = NULL;

  for (guint i = first; i < model->n_stories; i++)
    {
      Story former = model->stories[i];

      g_ptr_array_add (drafts, make_story (model, i, end));
      link_story (model, &model->stories[i], saved == DOSSIER_SAVED_NEW ? NULL : &former);
    }
  results = dossier_store_save (model->store, drafts, FALSE, NULL);
  g_assert_nonnull (results);
  for (guint i = first; i < model->n_stories; i++)
    {
      const DossierSaveResult *result = &g_array_index (results, DossierSaveResult, i - first);

      g_assert_cmpint (result->saved, ==, saved);
      model->stories[i].id = result->story;
    }
  learn_ids (model);
}

/* --- comparing --- */

static gint64
id_of (const Model *model, int entity)
{
  return entity != NOBODY ? model->entities[entity].id : 0;
}

/* "1, 2, 3" of the stories, which have come in the order of their ids. */
static char *
list_stories (const Model *model)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < model->n_stories; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", model->stories[i].id);
  return g_string_free (list, FALSE);
}

/* Asserts that the rows of @sql, with the stories' ids in it, are @wanted, which is taken. */
static void
assert_rows (const Model *model, const char *sql_start, const char *sql_end, GString *wanted)
{
  g_autofree char *ids = list_stories (model), *want = g_string_free (wanted, FALSE);
  g_autofree char *sql = g_strconcat (sql_start, ids, sql_end, NULL);
  g_autofree char *got = ask_text (model, sql);

  g_assert_cmpstr (got, ==, want);
}

static void
compare_places (const Model *model)
{
  GString *want = g_string_new (NULL);

  for (guint s = 0; s < model->n_stories; s++)
    for (guint i = 0; i < model->stories[s].n; i++)
      {
        int now = who_in (model, (int) s, model->stories[s].found[i]);

        if (now != NOBODY)
          g_string_append_printf (want, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", model->stories[s].id,
                                  id_of (model, now));
      }
  assert_rows (model, "SELECT story, entity FROM mention WHERE story IN (", ") ORDER BY story, start", want);
}

/* Who is in the stories, with the salience of the first place of those who are one. */
static void
compare_entities (const Model *model)
{
  GString *want = g_string_new (NULL);

  for (guint s = 0; s < model->n_stories; s++)
    {
      int   seen[MAX_FOUND];
      guint n = 0;

      for (guint i = 0; i < model->stories[s].n; i++)
        {
          int now = who_in (model, (int) s, model->stories[s].found[i]);

          if (now == NOBODY || contains (seen, n, now))
            continue;
          seen[n++] = now;
          g_string_append_printf (want, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d\n", model->stories[s].id,
                                  id_of (model, now), (int) (1000.0 / (i + 1) + 0.5));
        }
    }
  assert_rows (model, "SELECT story, entity, salience FROM story_entity WHERE story IN (",
               ") ORDER BY story, salience DESC", want);
}

static void
compare_claims (const Model *model)
{
  GString *want = g_string_new (NULL);

  for (guint s = 0; s < model->n_stories; s++)
    for (guint i = 0; i < model->stories[s].n; i++)
      {
        const Story *story = &model->stories[s];
        int          subject = who_in (model, (int) s, story->found[i]);
        int          object = who_in (model, (int) s, story->found[(i + 1) % story->n]);

        if (subject != NOBODY && object != NOBODY)
          g_string_append_printf (want, "%" G_GINT64_FORMAT " %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                                  story->id, DOSSIER_CLAIM_JOINED + i, id_of (model, subject), id_of (model, object));
      }
  assert_rows (model, "SELECT story, kind, subject, object FROM claim WHERE story IN (", ") ORDER BY story, kind",
               want);
}

static void
append_entity (const Model *model, int entity, GString *want)
{
  g_autofree char *name = dup_name (model, name_of (model, entity));

  g_string_append_printf (want, "%" G_GINT64_FORMAT " 1 %s %d %" G_GINT64_FORMAT "\n", id_of (model, entity), name,
                          kind_of (model, entity), id_of (model, who (model, entity)));
  for (char letter = 'a'; letter <= 'z'; letter++)
    {
      DossierEntityKind unused;

      if (has_name (model, entity, letter, &unused))
        g_string_append_printf (want, "%" G_GINT64_FORMAT " 2 N%uk%c 0 0\n", id_of (model, entity), model->sequence,
                                letter);
    }
}

/* Names, kinds, and who they are in general. */
static void
compare_names (const Model *model)
{
  GString         *want = g_string_new (NULL);
  gint64           first = model->entities[0].id, last = model->entities[model->n_entities - 1].id;
  g_autofree char *got = NULL, *wanted = NULL;
  g_autofree char *sql
      = g_strdup_printf ("SELECT * FROM (SELECT id, 1 AS sort, name, kind, coalesce (now, id) FROM entity UNION ALL"
                         " SELECT DISTINCT entity, 2, name, 0, 0 FROM entity_name WHERE is_link = 1)"
                         " WHERE id BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT " ORDER BY id, sort, name",
                         first, last);

  for (guint i = 0; i < model->n_entities; i++)
    append_entity (model, (int) i, want);
  got = ask_text (model, sql);
  wanted = g_string_free (want, FALSE);
  g_assert_cmpstr (got, ==, wanted);
}

static void
compare (const Model *model)
{
  compare_places (model);
  compare_entities (model);
  compare_claims (model);
  compare_names (model);
}

/* --- steps --- */

static char
pick (Model *model, const char *letters)
{
  return letters[g_rand_int_range (model->random, 0, (int) strlen (letters))];
}

static void
add_story (Model *model)
{
  Story *story = &model->stories[model->n_stories++];

  g_assert_cmpuint (model->n_stories, <=, MAX_STORIES);
  *story = (Story){ .n = 2 + (guint) g_rand_int_range (model->random, 0, MAX_FOUND - 1) };
  for (guint i = 0; i < story->n; i++)
    do
      {
        story->kinds[i] = g_rand_boolean (model->random) ? P : O;
        story->names[i] = pick (model, story->kinds[i] == P ? people : organizations);
      }
    while (memchr (story->names, story->names[i], i) != NULL);
}

/* One who is still themselves, or NOBODY. */
static int
pick_entity (Model *model)
{
  for (guint i = 0; i < 20; i++)
    {
      int entity = g_rand_int_range (model->random, 0, (int) model->n_entities);

      if (who (model, entity) == entity && model->entities[entity].has_name)
        return entity;
    }
  return NOBODY;
}

/* Names of people are given once, so that none has to be told apart by their company. */
static char
pick_new_name (Model *model, DossierEntityKind kind)
{
  char name = pick (model, kind == P ? more_people : more_organizations);

  if (kind == O)
    return name;
  for (guint i = 0; i < model->n_ops; i++)
    if (model->ops[i].name == name)
      return '\0';
  return name;
}

static DossierChange *
split (Model *model, Op *op)
{
  gint64 stories[MAX_STORIES];
  guint  n = 0;

  for (guint s = 0; s < model->n_stories; s++)
    for (guint i = 0; i < model->stories[s].n && !op->stories[s]; i++)
      op->stories[s] = who_in (model, (int) s, model->stories[s].found[i]) == op->entity
                       && g_rand_int_range (model->random, 0, 3) > 0;
  for (guint s = 0; s < model->n_stories; s++)
    if (op->stories[s])
      stories[n++] = model->stories[s].id;
  op->is_new = g_rand_int_range (model->random, 0, 3) == 0;
  op->other = op->is_new || g_rand_int_range (model->random, 0, 4) == 0 ? NOBODY : pick_entity (model);
  op->value = kind_of (model, op->entity);
  if (n == 0 || op->other == op->entity)
    return NULL;
  if (op->is_new)
    {
      char             letter = pick_new_name (model, op->value);
      g_autofree char *name = dup_name (model, letter);

      if (letter == '\0')
        return NULL;
      op->name = letter;
      op->other = add_to_model (model, letter, op->value);
      return dossier_change_split_new_entity (id_of (model, op->entity), stories, n, op->value, name);
    }
  return dossier_change_split_entity (id_of (model, op->entity), stories, n, id_of (model, op->other));
}

static DossierChange *
remove_name (Model *model, Op *op)
{
  g_autofree char *name = NULL;

  op->name = pick (model, kind_of (model, op->entity) == P ? people : more_organizations);
  name = dup_name (model, op->name);
  for (guint i = 0; i < model->n_entities; i++)
    {
      DossierEntityKind unused;

      op->bearers[i] = who (model, (int) i) == op->entity && has_name (model, (int) i, op->name, &unused);
    }
  return dossier_change_remove_name (id_of (model, op->entity), name);
}

/* NULL: there is nothing of the kind to do. */
static DossierChange *
make_change (Model *model, Op *op)
{
  g_autofree char *name = NULL;

  op->value = kind_of (model, op->entity);
  switch (op->kind)
    {
    case MERGE:
      op->other = pick_entity (model);
      if (op->other == NOBODY || op->other == op->entity || kind_of (model, op->other) != op->value)
        return NULL;
      return dossier_change_merge_entities (id_of (model, op->entity), id_of (model, op->other));
    case REJECT: op->other = NOBODY; return dossier_change_reject_entity (id_of (model, op->entity));
    case SPLIT: return split (model, op);
    case RENAME:
    case ADD_NAME:
      op->name = pick_new_name (model, op->value);
      name = dup_name (model, op->name);
      if (op->name == '\0' || (op->kind == RENAME && name_of (model, op->entity) == op->name))
        return NULL;
      return op->kind == RENAME ? dossier_change_rename_entity (id_of (model, op->entity), name)
                                : dossier_change_add_name (id_of (model, op->entity), name);
    case REMOVE_NAME: return remove_name (model, op);
    case SET_KIND:
      op->value = op->value == P ? O : P;
      return dossier_change_set_entity_kind (id_of (model, op->entity), op->value);
    case N_OP_KINDS: break;
    }
  g_assert_not_reached ();
}

/* Whether the store is to take it: a name must be free, or there. */
static gboolean
is_right (const Model *model, const Op *op)
{
  DossierEntityKind unused;
  gboolean          is_there = FALSE;

  for (guint i = 0; i < model->n_entities; i++)
    if (op->kind == ADD_NAME && who (model, (int) i) != op->entity && has_name (model, (int) i, op->name, &unused)
        && who (model, (int) i) != NOBODY && kind_of (model, who (model, (int) i)) == op->value)
      return FALSE;
    else
      is_there |= op->bearers[i];
  return op->kind != REMOVE_NAME || (is_there && name_of (model, op->entity) != op->name);
}

static void
change (Model *model)
{
  Op     op = { .kind = (OpKind) g_rand_int_range (model->random, 0, N_OP_KINDS), .entity = pick_entity (model) };
  guint  n_entities = model->n_entities;
  gint64 newest = get_newest_change (model);
  g_autoptr (DossierChange) wanted = op.entity != NOBODY ? make_change (model, &op) : NULL;
  g_autoptr (GError) error = NULL;

  if (wanted == NULL)
    {
      model->n_entities = n_entities;
      return;
    }
  g_assert_cmpint (dossier_store_apply (model->store, wanted, NULL, &error), ==, is_right (model, &op));
  op.id = get_newest_change (model);
  if (error != NULL || op.id == newest)
    return;
  for (guint i = 0; i < model->n_ops; i++)
    model->ops[i].is_dropped |= model->ops[i].is_undone;
  g_assert_cmpuint (model->n_ops, <, MAX_OPS);
  model->ops[model->n_ops++] = op;
  learn_ids (model);
}

/* Somebody who came with a change goes with it, unless a story has them meanwhile. */
static void
mark (Model *model, Op *op, gboolean is_undone)
{
  gboolean is_named = !is_undone;

  op->is_undone = is_undone;
  if (!op->is_new)
    return;
  for (guint s = 0; s < model->n_stories; s++)
    for (guint i = 0; i < model->stories[s].n; i++)
      is_named |= model->stories[s].found[i] == op->other
                  || who_in (model, (int) s, model->stories[s].found[i]) == op->other;
  model->entities[op->other].has_name = is_named;
}

static void
undo (Model *model, gboolean redo)
{
  Op              *op = NULL;
  g_autofree char *said = NULL;

  for (guint i = 0; i < model->n_ops; i++)
    if (redo ? op == NULL && model->ops[i].is_undone && !model->ops[i].is_dropped : !model->ops[i].is_undone)
      op = &model->ops[i];
  if (op == NULL)
    return;
  said = redo ? dossier_store_redo (model->store, NULL) : dossier_store_undo (model->store, NULL);
  g_assert_nonnull (said);
  mark (model, op, !redo);
}

/* One of the past: as the store has it, but the newest one may always be undone. */
static void
undo_any (Model *model, guint *n_done, guint *n_refused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  gboolean         is_newest = TRUE;
  Op              *op;

  if (model->n_ops == 0)
    return;
  op = &model->ops[g_rand_int_range (model->random, 0, (int) model->n_ops)];
  for (guint i = 0; i < model->n_ops; i++)
    is_newest &= &model->ops[i] <= op || model->ops[i].is_undone;
  said = dossier_store_undo_change (model->store, op->id, &error);
  if (op->is_undone)
    g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  else if (said == NULL)
    {
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
      g_assert_false (is_newest);
      ++*n_refused;
    }
  else
    {
      mark (model, op, TRUE);
      *n_done += !is_newest;
    }
}

/* --- all of it --- */

/* Every story is read again, and tells the same, unless one of its names is taken away by now. */
static gboolean
read_again (Model *model)
{
  Story before[MAX_STORIES];
  guint n_entities = model->n_entities;

  memcpy (before, model->stories, sizeof before);
  save_from (model, 0, " once more.", DOSSIER_SAVED_REVISED);
  compare (model);
  for (guint s = 0; s < model->n_stories; s++)
    for (guint i = 0; i < model->stories[s].n; i++)
      if (who_in (model, (int) s, model->stories[s].found[i]) != who_in (model, (int) s, before[s].found[i]))
        {
          DossierEntityKind unused;

          g_assert_false (has_name (model, before[s].found[i], before[s].names[i], &unused));
          return FALSE;
        }
  return n_entities == model->n_entities;
}

static gboolean
run_sequence (Model *model, guint *n_done, guint *n_refused)
{
  for (guint i = 0; i < N_FIRST_STORIES; i++)
    add_story (model);
  save_from (model, 0, " it says.", DOSSIER_SAVED_NEW);
  compare (model);
  for (guint step = 0; step < N_STEPS; step++)
    {
      int what = g_rand_int_range (model->random, 0, 20);

      if (what < 11)
        change (model);
      else if (what < 13)
        undo (model, FALSE);
      else if (what < 15)
        undo (model, TRUE);
      else if (what < 18)
        undo_any (model, n_done, n_refused);
      else
        {
          add_story (model);
          save_from (model, model->n_stories - 1, " it says.", DOSSIER_SAVED_NEW);
        }
      compare (model);
    }
  return read_again (model);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260117);
  guint    n_sequences = read_number ("DOSSIER_SEQUENCES", N_SEQUENCES);
  guint    n_same = 0, n_done = 0, n_refused = 0;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < n_sequences; i++)
    {
      Model *model = g_new0 (Model, 1);

      model->store = fixture->store;
      model->db = db;
      model->random = random;
      model->sequence = i;
      n_same += run_sequence (model, &n_done, &n_refused);
      g_free (model);
    }
  sqlite3_close (db);
  g_test_message ("%u of %u told the same again; %u undone out of turn, %u refused", n_same, n_sequences, n_done,
                  n_refused);
  g_assert_cmpuint (n_same, >, n_sequences * 9 / 10);
  g_assert_cmpuint (n_done, >, n_sequences / 10);
  g_assert_cmpuint (n_refused, >, n_sequences / 40);
  assert_sound (fixture->store);
}

/* --- libraries of before --- */

/* What step 015 kept, and step 019 makes rules of; and what came later. */
static const char *const older_tables[] = {
  "DROP TABLE event_wait",
  "DROP TABLE story_event",
  "DROP INDEX story_origin",
  "DROP INDEX story_state_archived",
  "ALTER TABLE story_state DROP COLUMN is_archived",
  "DELETE FROM total WHERE name = 'archived'",
  "DROP TABLE aloud_queue",
  "DROP INDEX story_author",
  "DROP INDEX story_text_language",
  "CREATE INDEX story_text_story ON story_text (story)",
  "DROP TABLE saved_search",
  "DROP TABLE saved_search_story",
  "DROP TABLE arrival_rule",
  "DROP TABLE rule_act",
  "DROP INDEX journal_own",
  "ALTER TABLE journal DROP COLUMN by_rule",
  "ALTER TABLE journal DROP COLUMN on_arrival",
  "DROP TABLE annotation_fts",
  "DROP TABLE reading_place",
  "DROP TABLE annotation_tag",
  "DROP TABLE annotation_draft",
  "DROP INDEX annotation_entity",
  "DROP INDEX annotation_created",
  "ALTER TABLE annotation DROP COLUMN entity",
  "ALTER TABLE annotation DROP COLUMN claim_kind",
  "ALTER TABLE annotation DROP COLUMN claim_subject",
  "ALTER TABLE annotation DROP COLUMN claim_object",
  "ALTER TABLE annotation DROP COLUMN claim_sentence",
  "DROP TABLE entity_rule",
  "DROP TABLE told_entity",
  "DROP TABLE told_mention",
  "DROP TABLE told_claim",
  "DROP INDEX entity_now",
  "ALTER TABLE entity DROP COLUMN now",
  "ALTER TABLE entity_name DROP COLUMN found_kind",
  "CREATE TABLE merge_name (gone INTEGER NOT NULL, folded TEXT NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL,"
  " is_link INTEGER NOT NULL, kept_link INTEGER, PRIMARY KEY (gone, folded)) STRICT, WITHOUT ROWID",
  "CREATE TABLE merge_story (gone INTEGER NOT NULL, story INTEGER NOT NULL, salience INTEGER NOT NULL,"
  " kept_salience INTEGER, PRIMARY KEY (gone, story)) STRICT, WITHOUT ROWID",
  "CREATE TABLE merge_mention (story INTEGER NOT NULL, start INTEGER NOT NULL, gone INTEGER NOT NULL,"
  " length INTEGER NOT NULL, PRIMARY KEY (story, start, gone)) STRICT, WITHOUT ROWID",
  "CREATE TABLE merge_claim (claim INTEGER NOT NULL, gone INTEGER NOT NULL, is_subject INTEGER NOT NULL,"
  " is_object INTEGER NOT NULL, PRIMARY KEY (claim, gone)) STRICT, WITHOUT ROWID",
  "CREATE TABLE merge_lost_claim (id INTEGER PRIMARY KEY, gone INTEGER NOT NULL, was_top INTEGER NOT NULL,"
  " story INTEGER NOT NULL, kind INTEGER NOT NULL, flags INTEGER NOT NULL, subject INTEGER, object INTEGER, role TEXT,"
  " amount TEXT, date_from INTEGER NOT NULL, date_until INTEGER NOT NULL, precision INTEGER NOT NULL,"
  " start INTEGER NOT NULL, length INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_length INTEGER NOT NULL,"
  " sentence TEXT NOT NULL, pattern TEXT, arrived INTEGER NOT NULL DEFAULT 0) STRICT",
};

/* That 1 became 2, and 3 is no name, as the older program did it. */
static const char *const older_decisions[] = {
  "INSERT INTO journal (uid, created, kind, subject, flag, after) VALUES ('m', 1, 'merge-entities', 1, 0, '2')",
  "INSERT INTO entity_merge (gone, kept, was_pinned, kept_was_pinned, kept_note) VALUES (1, 2, 0, 0, NULL)",
  "INSERT INTO merge_name SELECT 1, folded, kind, name, is_link, NULL FROM entity_name WHERE entity = 1",
  "UPDATE entity_name SET entity = 2 WHERE entity = 1",
  "INSERT INTO merge_story SELECT 1, story, salience, (SELECT k.salience FROM story_entity k WHERE k.story = e.story"
  " AND k.entity = 2) FROM story_entity e WHERE entity = 1",
  "INSERT INTO merge_mention SELECT story, start, 1, length FROM mention WHERE entity = 1",
  "UPDATE mention SET entity = 2 WHERE entity = 1",
  "DELETE FROM story_entity WHERE entity = 1",
  "INSERT INTO story_entity SELECT story, 2, salience FROM merge_story WHERE true ON CONFLICT (story, entity) DO UPDATE"
  " SET salience = max (salience, excluded.salience)",
  "INSERT INTO merge_claim SELECT id, 1, subject IS 1, object IS 1 FROM claim WHERE 1 IN (subject, object)",
  "UPDATE claim SET subject = 2 WHERE subject = 1",
  "UPDATE claim SET object = 2 WHERE object = 1",
  "INSERT INTO journal (uid, created, kind, subject, flag) VALUES ('r', 1, 'reject-entity', 3, 0)",
  "INSERT INTO entity_merge (gone, kept, was_pinned, kept_was_pinned, kept_note) VALUES (3, 0, 0, 0, NULL)",
  "INSERT INTO merge_story SELECT 3, story, salience, NULL FROM story_entity WHERE entity = 3",
  "INSERT INTO merge_mention SELECT story, start, 3, length FROM mention WHERE entity = 3",
  "DELETE FROM mention WHERE entity = 3",
  "DELETE FROM story_entity WHERE entity = 3",
  "INSERT INTO merge_lost_claim SELECT id, 3, id IS (SELECT s.claim FROM story s WHERE s.id = c.story), story, kind,"
  " flags, subject, object, role, amount, date_from, date_until, precision, start, length, sentence_start,"
  " sentence_length, sentence, pattern, arrived FROM claim c WHERE 3 IN (subject, object)",
  "UPDATE story SET claim = NULL, n_facts = n_facts - (SELECT count(*) FROM merge_lost_claim l WHERE l.story = "
  "story.id)",
  "DELETE FROM claim WHERE 3 IN (subject, object)",
  "UPDATE story SET claim = (SELECT min (id) FROM claim c WHERE c.story = story.id)",
  "UPDATE entity_count SET n_stories = (SELECT count(*) FROM story_entity s WHERE s.entity = entity_count.entity),"
  " newest = coalesce ((SELECT max (story) FROM story_entity s WHERE s.entity = entity_count.entity), 0)",
  "UPDATE total SET n = (SELECT count(*) FROM claim) WHERE name = 'claims'",
  "UPDATE total SET n = (SELECT count(*) FROM entity_count WHERE kind = 1 AND n_stories > 0) WHERE name = 'people'",
  "UPDATE total SET n = (SELECT count(*) FROM entity_count WHERE kind = 2 AND n_stories > 0)"
  " WHERE name = 'organizations'",
  "PRAGMA user_version = 18",
};

static const char *const told[] = {
  "SELECT story, start, length, entity FROM mention ORDER BY story, start",
  "SELECT story, entity, salience FROM story_entity ORDER BY story, entity",
  "SELECT story, kind, subject, object FROM claim ORDER BY story, kind, subject, object",
  "SELECT id, n_facts FROM story ORDER BY id",
  "SELECT folded, entity, is_link FROM entity_name ORDER BY folded, entity",
  "SELECT entity, n_stories, newest FROM entity_count ORDER BY entity",
};

static char *
dump (Fixture *fixture)
{
  GString *all = g_string_new (NULL);
  Model    model = { 0 };

  g_assert_cmpint (sqlite3_open (fixture->path, &model.db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *rows = ask_text (&model, told[i]);

      g_string_append (all, rows);
    }
  sqlite3_close (model.db);
  return g_string_free (all, FALSE);
}

static void
save_older (DossierStore *store, const char *title, const char *first, const char *second, const char *third)
{
  const char      *names[] = { first, second, third };
  g_autofree char *text = g_strdup_printf ("%s, %s, %s.", first, second, third);
  DossierDraft    *draft = make_draft (title, text, 1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_entity (draft, O, names[i], NULL);
  add_claim (draft, DOSSIER_CLAIM_ACQUIRED, 0, 0, 1);
  add_claim (draft, DOSSIER_CLAIM_SUED, 0, 1, 2);
  save_one (store, draft);
}

/* What an older program was told can be undone by this one, to the last row. */
static void
test_older (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  save_older (fixture->store, "One", "Blorix", "Velmora", "Ferrum");
  save_older (fixture->store, "Two", "Blorix", "Quarn", "Qwintex");
  save_older (fixture->store, "Three", "Velmora", "Quarn", "Ferrum");
  before = dump (fixture);
  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (older_tables); i++)
    run_sql (fixture->path, older_tables[i]);
  for (guint i = 0; i < G_N_ELEMENTS (older_decisions); i++)
    run_sql (fixture->path, older_decisions[i]);
  fixture_reopen (fixture);
  assert_sound (fixture->store);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM mention WHERE entity IN (1, 3)"), ==, 0);
  g_free (dossier_store_undo (fixture->store, NULL));
  g_free (dossier_store_undo (fixture->store, NULL));
  assert_sound (fixture->store);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

#define ADD_TEST(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/told/what-an-older-program-was-told", test_older);
  ADD_TEST ("/told/a-thousand-random-ways", test_random);
  return g_test_run ();
}
