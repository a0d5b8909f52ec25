/* dossier-stretches.c - where a long text is cut, and how what was found in its pieces comes together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-stretches-private.h"

#include <string.h>

#define NOBODY (-1)

/* --- cutting --- */

/* Behind the last @mark in [from, to), or 0. */
static gsize
find_last (const char *text, gsize from, gsize to, char mark)
{
  while (to > from && text[to - 1] != mark)
    to--;
  return to > from ? to : 0;
}

gsize
dossier_stretch_find_end (const char *text, gsize at, gsize length, gsize longest)
{
  gsize end = at + longest, found;

  if (length - at <= longest)
    return length;
  found = find_last (text, at + longest / 2, end, '\n');
  if (found == 0)
    found = find_last (text, at + longest / 2, end, ' ');
  if (found > 0)
    return found;
  while (((guchar) text[end] & 0xC0) == 0x80)
    end--;
  return end;
}

/* --- joining --- */

typedef struct
{
  GPtrArray  *entities;
  GHashTable *names;    /* kind and name -> entity + 1 */
  GHashTable *surnames; /* of full names -> entity + 1, or NOBODY when two have it */
  int        *of;       /* one an entity: whose part it is */
} Joiner;

/* How the world calls it. */
static const char *
name_of (const DossierFoundEntity *entity)
{
  return entity->known_as != NULL ? entity->known_as : entity->name;
}

static gboolean
is_full (const DossierFoundEntity *entity)
{
  return entity->kind != DOSSIER_ENTITY_PERSON || strchr (name_of (entity), ' ') != NULL;
}

/* The first one of its name. */
static int
find_first (Joiner *joiner, guint i)
{
  const DossierFoundEntity *entity = joiner->entities->pdata[i];
  char                     *key = g_strdup_printf ("%d %s", entity->kind, name_of (entity));
  int                       found = GPOINTER_TO_INT (g_hash_table_lookup (joiner->names, key)) - 1;

  if (found >= 0)
    {
      g_free (key);
      return found;
    }
  g_hash_table_insert (joiner->names, key, GUINT_TO_POINTER (i + 1));
  return (int) i;
}

static void
note_surname (Joiner *joiner, int i)
{
  const DossierFoundEntity *entity = joiner->entities->pdata[i];
  const char               *surname = strrchr (name_of (entity), ' ');
  int                       known;

  if (entity->kind != DOSSIER_ENTITY_PERSON || surname == NULL)
    return;
  known = GPOINTER_TO_INT (g_hash_table_lookup (joiner->surnames, surname + 1));
  if (known == i + 1)
    return;
  g_hash_table_insert (joiner->surnames, g_strdup (surname + 1), GINT_TO_POINTER (known == 0 ? i + 1 : NOBODY));
}

/* Full names first, wherever they stand. */
static void
find_same (Joiner *joiner)
{
  for (guint i = 0; i < joiner->entities->len; i++)
    if (is_full (joiner->entities->pdata[i]))
      {
        joiner->of[i] = find_first (joiner, i);
        note_surname (joiner, joiner->of[i]);
      }
  for (guint i = 0; i < joiner->entities->len; i++)
    if (!is_full (joiner->entities->pdata[i]))
      {
        int known = GPOINTER_TO_INT (g_hash_table_lookup (joiner->surnames, name_of (joiner->entities->pdata[i])));

        joiner->of[i] = known > 0 ? known - 1 : find_first (joiner, i);
      }
}

/* A name that is not there yet. */
static void
add_name (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/* The longer name stays, the other ones are aliases. */
static void
merge (DossierFoundEntity *into, const DossierFoundEntity *entity)
{
  GPtrArray *names = g_ptr_array_new ();
  gboolean   longer = strlen (entity->name) > strlen (into->name);

  add_name (names, longer ? entity->name : into->name);
  add_name (names, longer ? into->name : entity->name);
  for (guint i = 0; into->aliases[i] != NULL; i++)
    add_name (names, into->aliases[i]);
  for (guint i = 0; entity->aliases[i] != NULL; i++)
    add_name (names, entity->aliases[i]);
  g_free (into->name);
  g_strfreev (into->aliases);
  into->name = g_ptr_array_steal_index (names, 0);
  g_ptr_array_add (names, NULL);
  into->aliases = (GStrv) g_ptr_array_free (names, FALSE);
  if (into->known_as == NULL)
    into->known_as = g_strdup (entity->known_as);
  if (into->subtype == DOSSIER_SUBTYPE_NONE)
    into->subtype = entity->subtype;
  into->salience += entity->salience;
}

/* What is merged goes; the others close up, and are numbered anew. */
static void
merge_all (Joiner *joiner)
{
  GPtrArray        *entities = joiner->entities, *kept = g_ptr_array_new ();
  g_autofree guint *place = g_new (guint, entities->len + 1);

  for (guint i = 0; i < entities->len; i++)
    if (joiner->of[i] != (int) i)
      merge (entities->pdata[joiner->of[i]], entities->pdata[i]);
  for (guint i = 0; i < entities->len; i++)
    if (joiner->of[i] == (int) i)
      {
        place[i] = kept->len;
        g_ptr_array_add (kept, g_steal_pointer (&entities->pdata[i]));
      }
  for (guint i = 0; i < entities->len; i++)
    joiner->of[i] = (int) place[joiner->of[i]];
  g_ptr_array_set_size (entities, 0);
  g_ptr_array_extend_and_steal (entities, kept);
}

/* --- what follows the entities --- */

static int
follow (const Joiner *joiner, int entity)
{
  return entity >= 0 ? joiner->of[entity] : entity;
}

static char *
dup_key (const DossierFoundClaim *claim)
{
  return g_strdup_printf ("%d %d %d %s", claim->kind, claim->subject, claim->object,
                          claim->role != NULL ? claim->role : "");
}

/* Nobody does anything to themselves, and nothing twice. */
static void
follow_claims (const Joiner *joiner, GPtrArray *claims)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < claims->len;)
    {
      DossierFoundClaim *claim = claims->pdata[i];

      claim->subject = follow (joiner, claim->subject);
      claim->object = follow (joiner, claim->object);
      if (claim->subject != claim->object && g_hash_table_add (seen, dup_key (claim)))
        i++;
      else
        g_ptr_array_remove_index (claims, i);
    }
}

void
dossier_stretches_join (DossierRecognition *all)
{
  Joiner joiner = { .entities = all->entities };

  joiner.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  joiner.surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  joiner.of = g_new (int, all->entities->len + 1);
  find_same (&joiner);
  merge_all (&joiner);
  for (guint i = 0; i < all->mentions->len; i++)
    {
      DossierMention *mention = &g_array_index (all->mentions, DossierMention, i);

      mention->entity = (guint) joiner.of[mention->entity];
    }
  follow_claims (&joiner, all->claims);
  g_hash_table_unref (joiner.names);
  g_hash_table_unref (joiner.surnames);
  g_free (joiner.of);
}
