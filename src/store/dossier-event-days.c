/* dossier-event-days.c - the titles and names of stories, day by day, as they are compared to find an event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-event-days.h"

#include "dossier-prepared.h"

/* Stories that are kept beside those of the days in question, some 90 bytes each. */
#define MAX_KEPT 60000
/* Places for words, by their last bits. */
#define N_PLACES 4096
/* Who is named less than so much, in thousandths, is named by the way. */
#define MIN_SALIENCE 200
/* Stories of one day after the other have ids that are apart by so much. */
#define DAY ((gint64) 86400 << DOSSIER_STORY_ID_SHIFT)

/* words, names: where its own begin among those of its day. */
typedef struct
{
  gint64  story, source;
  guint32 words, names;
  guint16 has_digit;
  guint8  n_words, n_names;
} PackedSign;

/* signs: in the order of their stories. What is replaced stays among words and names. */
typedef struct
{
  GArray *signs, *words, *names; /* of PackedSign, guint32, gint64 */
} Day;

/* n_kept: stories of all days. */
struct _DossierEventDays
{
  GHashTable *days; /* number -> Day */
  guint       n_kept;
  GHashTable *plain;
};

/* ---- one day ---- */

static Day *
day_new (void)
{
  Day *day = g_new (Day, 1);

  day->signs = g_array_new (FALSE, FALSE, sizeof (PackedSign));
  day->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  day->names = g_array_new (FALSE, FALSE, sizeof (gint64));
  return day;
}

static void
day_free (gpointer data)
{
  Day *day = data;

  g_array_unref (day->signs);
  g_array_unref (day->words);
  g_array_unref (day->names);
  g_free (day);
}

/* Where @story stands, or would. */
static guint
find_place (const Day *day, gint64 story)
{
  guint low = 0, high = day->signs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (day->signs, PackedSign, middle).story < story)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* TRUE: it was not known before. */
static gboolean
put (Day *day, const DossierEventSign *sign)
{
  guint      place = find_place (day, sign->story);
  PackedSign packed = { .story = sign->story,
                        .source = sign->source,
                        .words = day->words->len,
                        .names = day->names->len,
                        .has_digit = sign->title.has_digit,
                        .n_words = (guint8) sign->title.n,
                        .n_names = (guint8) sign->n_names };

  g_array_append_vals (day->words, sign->title.words, sign->title.n);
  g_array_append_vals (day->names, sign->names, sign->n_names);
  if (place < day->signs->len && g_array_index (day->signs, PackedSign, place).story == sign->story)
    {
      g_array_index (day->signs, PackedSign, place) = packed;
      return FALSE;
    }
  g_array_insert_val (day->signs, place, packed);
  return TRUE;
}

static void
unpack (const Day *day, const PackedSign *packed, DossierEventSign *sign)
{
  sign->story = packed->story;
  sign->source = packed->source;
  dossier_title_words_set (&sign->title, &g_array_index (day->words, guint32, packed->words), packed->n_words,
                           packed->has_digit);
  sign->n_names = packed->n_names;
  for (guint i = 0; i < packed->n_names; i++)
    sign->names[i] = g_array_index (day->names, gint64, packed->names + i);
}

/* ---- what is read ---- */

static gboolean
read_titles (DossierEventDays *self, DossierDb *db, gint64 from, gint64 until, GArray *signs, GError **error)
{
  static const char sql[]
      = "SELECT id, coalesce (feed, -1 - source, 0), title FROM (SELECT id, feed, source, title FROM story"
        " WHERE id >= ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3) ORDER BY id";
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "iiu", from, until, DOSSIER_EVENT_MAX_IN_DAY);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      const char      *title = (const char *) sqlite3_column_text (row, 2);
      DossierEventSign sign = { .story = sqlite3_column_int64 (row, 0), .source = sqlite3_column_int64 (row, 1) };

      dossier_title_words_collect (title != NULL ? title : "", self->plain, &sign.title);
      g_array_append_val (signs, sign);
    }
  return !dossier_db_failed (db);
}

static gboolean
read_names (DossierDb *db, GArray *signs, GError **error)
{
  static const char sql[] = "SELECT story, entity FROM story_entity WHERE story >= ?1 AND story <= ?2"
                            " AND salience >= ?3 ORDER BY story";
  sqlite3_stmt     *row;
  guint             i = 0;

  if (signs->len == 0)
    return TRUE;
  row = dossier_db_query (db, sql, error, "iiu", g_array_index (signs, DossierEventSign, 0).story,
                          g_array_index (signs, DossierEventSign, signs->len - 1).story, MIN_SALIENCE);
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      gint64            story = sqlite3_column_int64 (row, 0);
      DossierEventSign *sign;

      while (i + 1 < signs->len && g_array_index (signs, DossierEventSign, i).story < story)
        i++;
      sign = &g_array_index (signs, DossierEventSign, i);
      if (sign->story == story && sign->n_names < DOSSIER_EVENT_MAX_NAMES)
        sign->names[sign->n_names++] = sqlite3_column_int64 (row, 1);
    }
  return !dossier_db_failed (db);
}

/* (element-type DossierEventSign), in order, owned by the caller. */
static GArray *
read_signs (DossierEventDays *self, DossierDb *db, gint64 from, gint64 until, GError **error)
{
  g_autoptr (GArray) signs = g_array_new (FALSE, FALSE, sizeof (DossierEventSign));

  return read_titles (self, db, from, until, signs, error) && read_names (db, signs, error) ? g_steal_pointer (&signs)
                                                                                            : NULL;
}

/* ---- days ---- */

static gint64
find_number (gint64 story)
{
  return story >= 0 ? story / DAY : (story + 1) / DAY - 1;
}

/* Others than those from @first to @last. */
static void
make_room (DossierEventDays *self, gint64 first, gint64 last)
{
  GHashTableIter iter;
  gpointer       number, day;

  g_hash_table_iter_init (&iter, self->days);
  while (self->n_kept > MAX_KEPT && g_hash_table_iter_next (&iter, &number, &day))
    if (*(gint64 *) number < first || *(gint64 *) number > last)
      {
        self->n_kept -= ((Day *) day)->signs->len;
        g_hash_table_iter_remove (&iter);
      }
}

static Day *
get_day (DossierEventDays *self, DossierDb *db, gint64 number, GError **error)
{
  Day *day = g_hash_table_lookup (self->days, &number);
  g_autoptr (GArray) signs = day == NULL ? read_signs (self, db, number * DAY, (number + 1) * DAY, error) : NULL;

  if (signs == NULL)
    return day;
  day = day_new ();
  for (guint i = 0; i < signs->len; i++)
    put (day, &g_array_index (signs, DossierEventSign, i));
  self->n_kept += day->signs->len;
  g_hash_table_insert (self->days, g_memdup2 (&number, sizeof number), day);
  return day;
}

gboolean
dossier_event_days_read (DossierEventDays *self, DossierDb *db, gint64 story, DossierEventSign *sign, GError **error)
{
  gint64 number = find_number (story);
  Day   *day = g_hash_table_lookup (self->days, &number);
  g_autoptr (GArray) signs = read_signs (self, db, story, story + 1, error);

  if (signs == NULL || (signs->len == 0 && !dossier_db_fail_missing (db, error)))
    return FALSE;
  *sign = g_array_index (signs, DossierEventSign, 0);
  if (day != NULL && put (day, sign))
    self->n_kept++;
  return TRUE;
}

/* Most stories have no word of the title: a look at the places of their words tells. */
static void
collect_of_day (const Day *day, const DossierEventSign *of, const guint8 *is_taken, guint first, guint last,
                GArray *candidates)
{
  for (guint i = first; i < last; i++)
    {
      const PackedSign     *packed = &g_array_index (day->signs, PackedSign, i);
      const guint32        *words = &g_array_index (day->words, guint32, packed->words);
      guint                 may_share = 0;
      DossierEventCandidate candidate;

      for (guint k = 0; k < packed->n_words; k++)
        may_share |= is_taken[words[k] % N_PLACES];
      if (!may_share || packed->story == of->story)
        continue;
      unpack (day, packed, &candidate.sign);
      candidate.n_shared = dossier_title_words_share (&of->title, &candidate.sign.title, &candidate.which);
      if (candidate.n_shared > 0)
        g_array_append_val (candidates, candidate);
    }
}

gboolean
dossier_event_days_collect (DossierEventDays *self, DossierDb *db, const DossierEventSign *sign, guint n_days,
                            GArray *candidates, guint *n_around, GError **error)
{
  gint64 from = sign->story - n_days * DAY, until = sign->story + n_days * DAY;
  gint64 first = find_number (from), last = find_number (until);
  guint8 is_taken[N_PLACES] = { 0 };

  *n_around = 0;
  for (guint k = 0; k < sign->title.n; k++)
    is_taken[sign->title.words[k] % N_PLACES] = 1;
  for (gint64 number = first; number <= last; number++)
    {
      const Day *day = get_day (self, db, number, error);
      guint      begin, end;

      if (day == NULL)
        return FALSE;
      begin = number == first ? find_place (day, from) : 0;
      end = number == last ? find_place (day, until) : day->signs->len;
      *n_around += end - begin;
      collect_of_day (day, sign, is_taken, begin, end, candidates);
    }
  make_room (self, first, last);
  return TRUE;
}

/* ---- object ---- */

DossierEventDays *
dossier_event_days_new (GHashTable *plain)
{
  DossierEventDays *self = g_new0 (DossierEventDays, 1);

  self->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, day_free);
  self->plain = plain;
  return self;
}

void
dossier_event_days_free (DossierEventDays *self)
{
  g_hash_table_unref (self->days);
  g_free (self);
}

void
dossier_event_days_forget (DossierEventDays *self)
{
  g_hash_table_remove_all (self->days);
  self->n_kept = 0;
}
