/* million-change.c - what changing a large library costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "million-measure.h"

#include "dossier-prepared.h"
#include "million-drafts.h"

#include <string.h>

#define MANY 100000
#define N_RANDOM 10000
#define N_NEW 1000
#define N_SINGLE 20
#define DAY G_GINT64_CONSTANT (86400)

typedef struct
{
  DossierStore *store;
  const char   *filter;
  GArray       *ids; /* of all stories, newest first */
  GRand        *random;
} Changing;

/* When something began, in microseconds: by the clock, and in processor time. */
typedef struct
{
  gint64 clock, processor;
} Start;

static Start
start_now (void)
{
  return (Start){ g_get_monotonic_time (), million_get_processor_time () };
}

static gboolean
is_asked_for (const Changing *self, const char *name)
{
  return self->filter == NULL || strstr (name, self->filter) != NULL;
}

/* One of @n. */
static void
end (const char *name, Start start, guint n, double target)
{
  double clock = (double) (g_get_monotonic_time () - start.clock);

  million_print (name, clock / 1000 / n, "ms", (double) (million_get_processor_time () - start.processor) / 1000 / n,
                 target);
}

/* Takes @change. */
static void
apply (const Changing *self, DossierChange *change)
{
  g_autoptr (GError) error = NULL;

  dossier_store_apply (self->store, change, NULL, &error);
  g_assert_no_error (error);
  dossier_change_free (change);
}

static void
undo (const Changing *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = dossier_store_undo (self->store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sentence);
}

static gint64
draw_story (const Changing *self)
{
  return g_array_index (self->ids, gint64, g_rand_int_range (self->random, 0, (gint32) self->ids->len));
}

/* With the counts of saved searches, which are right when each change is over. */
static void
change_one (const Changing *self)
{
  Start start;

  if (!is_asked_for (self, "mark one"))
    return;
  start = start_now ();
  for (guint i = 0; i < N_SINGLE; i++)
    {
      gint64 id = draw_story (self);

      apply (self, dossier_change_set_read (&id, 1, i % 2 == 0));
    }
  end ("mark one read", start, N_SINGLE, 5);
}

static void
change_many (const Changing *self)
{
  Start start;
  guint n = MIN (MANY, self->ids->len);

  if (!is_asked_for (self, "mark many"))
    return;
  start = start_now ();
  apply (self, dossier_change_set_read (&g_array_index (self->ids, gint64, 0), n, TRUE));
  end ("mark 100,000 read", start, 1, 0);
  start = start_now ();
  undo (self);
  end ("undo that", start, 1, 0);
}

/* Each a change of its own kind and story; what the library counts is compared with a fresh count afterwards. */
static void
change_at_random (const Changing *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *whole = g_uuid_string_random ();
  Start            start;

  if (!is_asked_for (self, "random"))
    return;
  start = start_now ();
  for (guint i = 0; i < N_RANDOM; i++)
    {
      gint64   id = draw_story (self);
      gboolean is_on = g_rand_boolean (self->random);
      guint    kind = g_rand_int (self->random) % 4;

      g_ptr_array_add (changes, kind == 0   ? dossier_change_set_starred (&id, 1, is_on)
                                : kind == 1 ? dossier_change_add_tag (&id, 1, is_on ? "tag 3" : "a new one")
                                : kind == 2 ? dossier_change_delete (&id, 1)
                                            : dossier_change_set_read (&id, 1, is_on));
    }
  dossier_store_apply_parts (self->store, changes, whole, &error);
  g_assert_no_error (error);
  end ("a random change", start, N_RANDOM, 0);
  start = start_now ();
  undo (self);
  end ("undo of 10,000 of them", start, 1, 0);
  start = start_now ();
  problems = dossier_store_check (self->store, &error);
  g_assert_no_error (error);
  end ("check of the whole library", start, 1, 0);
  million_print ("wrong counts", problems->len, "", 0, 0);
}

/* Of @days until the end of the library's last story. */
static GPtrArray *
make_new (const Changing *self, guint days)
{
  g_autoptr (GRand) random = g_rand_new (); /* other stories each time */
  g_autoptr (MillionMaker) maker = million_maker_new (random, N_NEW);
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  gint64     last = dossier_story_id_to_time (g_array_index (self->ids, gint64, 0));

  for (guint i = 0; i < N_NEW; i++)
    {
      DossierDraft *draft = million_maker_make (maker);

      draft->guid = g_uuid_string_random ();
      draft->published = dossier_date_from_time (last - (gint64) days * DAY * (N_NEW - i) / N_NEW);
      g_ptr_array_add (drafts, draft);
    }
  return drafts;
}

/* What feeds bring is of today; what is imported may be of many years. */
static void
save_new (const Changing *self, const char *name, guint days, double target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GArray) results = NULL;
  Start start;

  if (!is_asked_for (self, name))
    return;
  drafts = make_new (self, days);
  start = start_now ();
  results = dossier_store_save (self->store, drafts, FALSE, &error);
  g_assert_no_error (error);
  end (name, start, N_NEW, target);
}

void
million_change (DossierStore *store, const char *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) ids = dossier_store_find (store, all, 0, &error);
  Changing self = { store, filter, ids, random };

  g_assert_no_error (error);
  change_one (&self);
  change_many (&self);
  save_new (&self, "save one of 1,000 stories of this week", 7, 1.5);
  save_new (&self, "save one of 1,000 stories of ten years", 3650, 1.5);
  change_at_random (&self);
}
