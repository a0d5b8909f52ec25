/* test-annotations-search.c - the highlights that a query finds are those that a plain look at each one finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotations-search.h"
#include "store-fixture.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1717588800) /* Wednesday, 2024-06-05, noon; the tests run in UTC */
#define HOUR 3600
#define N_STORIES 24
#define N_MADE 300
#define STARRED(story) ((story) % 5 == 0)
#define DELETED(story) ((story) % 11 == 10)
#define UNDATED(story) ((story) % 7 == 6)
#define FROM_FEED(story) ((story) % 3 == 0)

static const char *const texts[] = { "Ada Quill left Ferrum. The café opened its weights on Monday.",
                                     "Halcyon AI hired Boris Vane; the safety team moves on, chips in hand." };

static const struct
{
  const char       *name;
  DossierEntityKind kind;
} who[] = {
  { "Ada Quill", DOSSIER_ENTITY_PERSON },       { "Boris Vane", DOSSIER_ENTITY_PERSON },
  { "Ferrum", DOSSIER_ENTITY_ORGANIZATION },    { "Halcyon AI", DOSSIER_ENTITY_ORGANIZATION },
  { "Cleo Marsh", DOSSIER_ENTITY_PERSON },      /* in no story */
  { "Cleopatra Marsh", DOSSIER_ENTITY_PERSON }, /* likewise; both are the same one */
};
#define CLEO 4
#define CLEOPATRA 5

static const char *const notes[] = { NULL, "Ask Ada about this", "Élan, not chips", "to do: weights", "" };
static const char *const tags[] = { "ideas", "to read" };

/* A highlight as it was made. */
typedef struct
{
  gint64        id, created;
  guint         story, start, length, tags; /* tags: bits */
  int           who;                        /* -1: nobody */
  const char   *quote, *note;
  DossierColour colour;
  gboolean      is_deleted, is_lost;
} Made;

typedef struct
{
  gint64 stories[N_STORIES], entities[G_N_ELEMENTS (who)], feed;
  Made   made[N_MADE];
} Desk;

/* ---- the library ---- */

static guint
pick (guint *seed, guint n)
{
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 16) % n;
}

static const char *
text_of (guint story)
{
  return texts[story % G_N_ELEMENTS (texts)];
}

static gint64
add_feed (DossierStore *store)
{
  return dossier_store_add_feed (store, "https://node.example/feed", "Node Weekly", NULL, "AI Labs", NULL);
}

static gint64
add_story (Fixture *fixture, guint i, gint64 feed)
{
  g_autofree char *title = g_strdup_printf ("%s %u", i % 4 == 0 ? "Raised" : "Told", i);
  DossierDraft    *draft = make_draft (title, text_of (i), UNDATED (i) ? -1 : (int) i * 10);
  gint64           story;

  draft->feed_id = FROM_FEED (i) ? feed : 0;
  draft->source = g_strdup (FROM_FEED (i) ? "Node Weekly" : i % 2 == 0 ? "The Decoder" : "Morning Wire");
  for (guint e = 0; e < CLEO; e++)
    if (strstr (text_of (i), who[e].name) != NULL)
      add_entity (draft, who[e].kind, who[e].name, NULL);
  story = save_one (fixture->store, draft).story;
  if (STARRED (i))
    apply (fixture->store, dossier_change_set_starred (&story, 1, TRUE));
  return story;
}

static gint64
find_entity (DossierStore *store, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (store, name, 0, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return dossier_entity_get_row (found->pdata[0])->id;
}

static void
make (Fixture *fixture, Desk *desk, Made *made, guint i, guint *seed)
{
  char                *given[G_N_ELEMENTS (tags) + 1] = { NULL };
  guint                n_tags = 0;
  DossierAnnotationRow row = { 0 };

  made->story = pick (seed, N_STORIES);
  made->created = NOW - (gint64) i * 7 * HOUR;
  made->colour = pick (seed, DOSSIER_N_COLOURS);
  made->note = notes[pick (seed, G_N_ELEMENTS (notes))];
  made->tags = pick (seed, 4);
  made->who = pick (seed, 3) == 0 ? (int) pick (seed, G_N_ELEMENTS (who)) : -1;
  made->is_lost = pick (seed, 9) == 0;
  made->start = made->is_lost ? 0 : pick (seed, 40);
  made->length = made->is_lost ? 0 : 1 + pick (seed, 20);
  made->quote = made->is_lost ? "Words that are nowhere, not even weights" : NULL;
  for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
    if (made->tags & (1u << t))
      given[n_tags++] = (char *) tags[t];
  row.story = desk->stories[made->story];
  row.start = made->start;
  row.length = made->length;
  row.quote = (char *) made->quote;
  row.note = (char *) made->note;
  row.colour = made->colour;
  row.created = made->created;
  row.tags = given;
  row.entity = made->who >= 0 ? desk->entities[made->who] : 0;
  made->id = apply (fixture->store, dossier_change_annotate (&row));
  made->is_deleted = pick (seed, 12) == 0;
  if (made->is_deleted)
    apply (fixture->store, dossier_change_delete_annotation (made->id));
}

static Desk *
fill (Fixture *fixture)
{
  Desk *desk = g_new0 (Desk, 1);
  guint seed = 11;

  desk->feed = add_feed (fixture->store);
  for (guint i = 0; i < N_STORIES; i++)
    desk->stories[i] = add_story (fixture, i, desk->feed);
  for (guint e = CLEO; e < G_N_ELEMENTS (who); e++)
    apply (fixture->store, dossier_change_add_entity (who[e].kind, who[e].name));
  for (guint e = 0; e < G_N_ELEMENTS (who); e++)
    desk->entities[e] = find_entity (fixture->store, who[e].name);
  for (guint i = 0; i < N_MADE; i++)
    make (fixture, desk, &desk->made[i], i, &seed);
  apply (fixture->store, dossier_change_merge_entities (desk->entities[CLEOPATRA], desk->entities[CLEO]));
  for (guint i = 0; i < N_STORIES; i++)
    if (DELETED (i))
      apply (fixture->store, dossier_change_delete (&desk->stories[i], 1));
  return desk;
}

/* ---- a plain look ---- */

/* Small letters without accents, all else blanks, a blank at both ends. */
static char *
plain (const char *text)
{
  g_autoptr (GString) ascii = g_string_new (text);
  GString *out = g_string_new (" ");

  g_string_replace (ascii, "é", "e", 0);
  g_string_replace (ascii, "É", "e", 0);
  for (const char *p = ascii->str; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
    else if (out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  if (out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

static gboolean
has_words (const char *text, const DossierTerm *term)
{
  g_autofree char *all = plain (text != NULL ? text : ""), *words = plain (term->value);

  if (term->is_prefix && strlen (term->value) > 2) /* one or two letters are a word */
    words[strlen (words) - 1] = '\0';
  return strstr (all, words) != NULL;
}

static char *
dup_quote (const Made *made)
{
  const char *text = text_of (made->story), *first;
  guint       whole = (guint) g_utf8_strlen (text, -1);

  if (made->is_lost)
    return g_strdup (made->quote);
  first = g_utf8_offset_to_pointer (text, made->start);
  g_assert_cmpuint (made->start + made->length, <=, whole);
  return g_strndup (first, g_utf8_offset_to_pointer (first, made->length) - first);
}

/* Cleopatra is Cleo by now. */
static guint
who_now (int i)
{
  return i == CLEOPATRA ? CLEO : (guint) i;
}

static gboolean
touches (const Made *made, guint entity)
{
  const char *text = text_of (made->story), *place = strstr (text, who[entity].name);
  guint       start = place != NULL ? (guint) g_utf8_pointer_to_offset (text, place) : 0;

  return place != NULL && !made->is_lost && start < made->start + made->length
         && start + (guint) g_utf8_strlen (who[entity].name, -1) > made->start;
}

static gboolean
is_about (const Made *made, guint entity)
{
  return (made->who >= 0 && who_now (made->who) == who_now ((int) entity)) || touches (made, entity);
}

static gboolean
is_named (guint entity, const DossierTerm *term)
{
  if (term->kind != 0 && term->kind != who[entity].kind)
    return FALSE;
  return term->is_prefix ? g_ascii_strncasecmp (who[entity].name, term->value, strlen (term->value)) == 0
                         : g_ascii_strcasecmp (who[entity].name, term->value) == 0;
}

static gboolean
is_about_named (const Made *made, const DossierTerm *term, gboolean in_story)
{
  for (guint e = 0; e < G_N_ELEMENTS (who); e++)
    if (is_named (e, term) && (in_story ? strstr (text_of (made->story), who[e].name) != NULL : is_about (made, e)))
      return TRUE;
  return FALSE;
}

static gboolean
is_tagged (const Made *made, const DossierTerm *term)
{
  for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
    if ((made->tags & (1u << t))
        && (term->is_prefix ? g_str_has_prefix (tags[t], term->value) : g_str_equal (tags[t], term->value)))
      return TRUE;
  return FALSE;
}

static gboolean
is_of (const Made *made, const DossierTerm *term)
{
  static const char *const others[] = { "The Decoder", "Morning Wire" };
  const char              *source = FROM_FEED (made->story) ? "Node Weekly" : others[made->story % 2];
  g_autofree char         *all = g_ascii_strdown (source, -1), *part = g_ascii_strdown (term->value, -1);

  return strstr (all, part) != NULL;
}

static gboolean
is_told_within (const Made *made, const DossierDate *span)
{
  gint64 day = G_GINT64_CONSTANT (1704067200) + (gint64) made->story * 10 * 24 * HOUR;

  return !UNDATED (made->story) && day < span->until && day + 1 > span->from;
}

static gboolean
has (const Made *made, guint bits)
{
  return ((bits & DOSSIER_QUERY_HAS_NOTE) && made->note != NULL && *made->note != '\0')
         || ((bits & DOSSIER_QUERY_HAS_TAG) && made->tags != 0) || ((bits & DOSSIER_QUERY_HAS_WHO) && made->who >= 0);
}

static gboolean
holds (const Desk *desk, const Made *made, const DossierTerm *term)
{
  g_autofree char *quote = dup_quote (made), *title = g_strdup (made->story % 4 == 0 ? "Raised" : "Told");

  switch (term->field)
    {
    case DOSSIER_TERM_WORDS: return has_words (quote, term) || has_words (made->note, term);
    case DOSSIER_TERM_QUOTE: return has_words (quote, term);
    case DOSSIER_TERM_NOTE: return has_words (made->note, term);
    case DOSSIER_TERM_TITLE: return has_words (title, term);
    case DOSSIER_TERM_NAME: return is_about_named (made, term, FALSE);
    case DOSSIER_TERM_STORY_NAME: return is_about_named (made, term, TRUE);
    case DOSSIER_TERM_ENTITY: return term->id == desk->entities[0] && is_about (made, 0);
    case DOSSIER_TERM_FEED: return FROM_FEED (made->story) && term->id == desk->feed;
    case DOSSIER_TERM_TAGGED: return is_tagged (made, term);
    case DOSSIER_TERM_SOURCE: return is_of (made, term);
    case DOSSIER_TERM_FOLDER: return FROM_FEED (made->story) && g_ascii_strcasecmp (term->value, "ai labs") == 0;
    case DOSSIER_TERM_COLOUR: return (term->bits & (1u << made->colour)) != 0;
    case DOSSIER_TERM_SAVED: return made->created >= term->span.from && made->created < term->span.until;
    case DOSSIER_TERM_DATE: return is_told_within (made, &term->span);
    case DOSSIER_TERM_HAS: return has (made, term->bits);
    case DOSSIER_TERM_LOST: return made->is_lost;
    case DOSSIER_TERM_STATE: return term->view == DOSSIER_VIEW_STARRED ? STARRED (made->story) : TRUE;
    case DOSSIER_TERM_TAG:
    case DOSSIER_TERM_MOVE:
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
    case DOSSIER_TERM_AUTHOR:
    case DOSSIER_TERM_SITE:
    case DOSSIER_TERM_LANGUAGE:
    case DOSSIER_TERM_GROUP:
    case DOSSIER_TERM_CERTAINTY: break; /* no case asks for them */
    }
  g_assert_not_reached ();
}

static gboolean
hold_all (const Desk *desk, DossierQuery *query, const Made *made)
{
  gboolean any_or = FALSE, or_holds = FALSE;

  if (made->is_deleted || DELETED (made->story))
    return FALSE;
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);
      gboolean           is = holds (desk, made, term);

      if (term->op == DOSSIER_TERM_OR)
        {
          any_or = TRUE;
          or_holds |= is;
        }
      else if (is == (term->op == DOSSIER_TERM_NOT))
        return FALSE;
    }
  return !any_or || or_holds;
}

/* ---- both looks ---- */

static const struct
{
  const char *text;
  gboolean    as_you_type;
} cases[] = {
  { "", FALSE },
  { "weights", FALSE },
  { "cafe", FALSE },
  { "CAFÉ", FALSE },
  { "elan", FALSE },
  { "wei", TRUE },
  { "wei", FALSE },
  { "a", TRUE },
  { "\"safety team\"", FALSE },
  { "\"team safety\"", FALSE },
  { "weights -ada", FALSE },
  { "quote:weights", FALSE },
  { "note:weights", FALSE },
  { "-note:chips", FALSE },
  { "quote:\"the caf\"", FALSE },
  { "note:ask quote:left", FALSE },
  { "!", FALSE },
  { "title:raised", FALSE },
  { "-title:told", FALSE },
  { "who:\"Ada Quill\"", FALSE },
  { "-who:\"Ada Quill\"", FALSE },
  { "person:Ferrum", FALSE },
  { "org:ferrum", FALSE },
  { "who:Hal", TRUE },
  { "who:Hal", FALSE },
  { "who:\"Cleo Marsh\"", FALSE },
  { "who:\"Cleopatra Marsh\"", FALSE },
  { "who:Cle*", FALSE },
  { "story-who:\"Ada Quill\"", FALSE },
  { "-story-who:Ferrum org:\"Halcyon AI\"", FALSE },
  { "tag:ideas", FALSE },
  { "tag:\"to read\" tag:ideas", FALSE },
  { "tag:id", TRUE },
  { "-tag:ideas", FALSE },
  { "colour:yellow", FALSE },
  { "color:green,underline", FALSE },
  { "-colour:pink,blue", FALSE },
  { "feed:decoder", FALSE },
  { "feed:\"Node Weekly\"", FALSE },
  { "folder:\"ai labs\"", FALSE },
  { "-folder:\"ai labs\"", FALSE },
  { "folder:nowhere", FALSE },
  { "date:2024-03", FALSE },
  { "date:..2024-02-01", FALSE },
  { "-date:2024", FALSE },
  { "saved:2024-05", FALSE },
  { "saved:today", FALSE },
  { "saved:\"last week\"", FALSE },
  { "-saved:2024-05..", FALSE },
  { "has:note", FALSE },
  { "-has:note", FALSE },
  { "has:tag,who", FALSE },
  { "-has:who -has:tag", FALSE },
  { "is:lost", FALSE },
  { "-is:lost", FALSE },
  { "is:starred", FALSE },
  { "-is:starred is:unread", FALSE },
  { "weights has:note colour:yellow,green,blue who:\"Ada Quill\" -is:lost", FALSE },
};

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

static void
compare (const Desk *desk, DossierStore *store, DossierQuery *query, guint *n_found)
{
  DossierAnnotationSearch search = { .query = query };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFoundAnnotations) found = dossier_store_find_annotations (store, &search, &error);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) got = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_no_error (error);
  for (guint i = 0; i < N_MADE; i++)
    if (hold_all (desk, query, &desk->made[i]))
      g_array_append_val (wanted, desk->made[i].id);
  for (guint i = 0; i < found->places->len; i++)
    g_array_append_val (got, g_array_index (found->places, DossierAnnotationPlace, i).id);
  g_array_sort (wanted, compare_ids);
  g_array_sort (got, compare_ids);
  g_assert_cmpmem (got->data, got->len * sizeof (gint64), wanted->data, wanted->len * sizeof (gint64));
  g_assert_cmpuint (found->n_found, ==, wanted->len);
  *n_found += wanted->len;
}

static void
test_finds_what_a_plain_look_finds (Fixture *fixture, gconstpointer data)
{
  g_autofree Desk *desk = fill (fixture);
  guint            n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse_notes (cases[i].text, cases[i].as_you_type, NOW, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (query);
      compare (desk, fixture->store, query, &n_found);
    }
  g_assert_cmpuint (n_found, >, 10 * N_MADE); /* the cases are not all empty */
  assert_sound (fixture->store);
}

static DossierQuery *
join (DossierQuery *query, DossierTermField field, gint64 id, guint bits, DossierTermOp op)
{
  DossierTerm   term = { .field = field, .id = id, .bits = bits, .op = op };
  DossierQuery *more = dossier_query_with_term (query, &term);

  dossier_query_unref (query);
  return more;
}

/* As the chips of the window ask. */
static void
test_ids_and_or (Fixture *fixture, gconstpointer data)
{
  g_autofree Desk *desk = fill (fixture);
  guint            n_found = 0;

  for (guint i = 0; i < 5; i++)
    {
      DossierQuery *query = dossier_query_new (DOSSIER_VIEW_ALL);

      if (i == 0)
        query = join (query, DOSSIER_TERM_ENTITY, desk->entities[0], 0, DOSSIER_TERM_AND);
      if (i == 1 || i == 4)
        query = join (query, DOSSIER_TERM_FEED, desk->feed, 0, i == 1 ? DOSSIER_TERM_AND : DOSSIER_TERM_NOT);
      if (i == 2 || i == 4)
        query = join (query, DOSSIER_TERM_ENTITY, desk->entities[0], 0, DOSSIER_TERM_OR);
      if (i == 2 || i == 3 || i == 4)
        query = join (query, DOSSIER_TERM_COLOUR, 0, 1, DOSSIER_TERM_OR);
      compare (desk, fixture->store, query, &n_found);
      dossier_query_unref (query);
    }
  g_assert_cmpuint (n_found, >, 100);
}

/* ---- the index follows ---- */

static guint
count (DossierStore *store, const char *text)
{
  g_autoptr (DossierQuery) query = dossier_query_parse_notes (text, FALSE, NOW, NULL);
  DossierAnnotationSearch search = { .query = query };
  g_autoptr (DossierFoundAnnotations) found = dossier_store_find_annotations (store, &search, NULL);

  return found->n_found;
}

static gint64
annotate (DossierStore *store, gint64 story, guint start, guint length, const char *note)
{
  DossierAnnotationRow row = { .story = story, .start = start, .length = length, .note = (char *) note };

  return apply (store, dossier_change_annotate (&row));
}

static void
undo (DossierStore *store)
{
  g_autofree char *words = dossier_store_undo (store, NULL);

  g_assert_nonnull (words);
}

static void
test_follows_what_changes (Fixture *fixture, gconstpointer data)
{
  gint64                story = save_one (fixture->store, make_draft ("A", "Alpha beta gamma delta.", 1)).story;
  gint64                id = annotate (fixture->store, story, 0, 5, "First thoughts");
  DossierAnnotationEdit note = { .fields = DOSSIER_ANNOTATION_NOTE, .note = "Second" };
  DossierAnnotationEdit place = { .fields = DOSSIER_ANNOTATION_PLACE, .start = 6, .length = 10 };

  g_assert_cmpuint (count (fixture->store, "alpha first"), ==, 1);
  apply (fixture->store, dossier_change_edit_annotations (&id, 1, &note));
  g_assert_cmpuint (count (fixture->store, "first"), ==, 0);
  g_assert_cmpuint (count (fixture->store, "alpha second"), ==, 1);
  apply (fixture->store, dossier_change_edit_annotations (&id, 1, &place));
  g_assert_cmpuint (count (fixture->store, "alpha"), ==, 0);
  g_assert_cmpuint (count (fixture->store, "quote:\"beta gamma\" second"), ==, 1);
  undo (fixture->store);
  undo (fixture->store);
  g_assert_cmpuint (count (fixture->store, "alpha first"), ==, 1);
  g_assert_cmpuint (count (fixture->store, "beta"), ==, 0);
  apply (fixture->store, dossier_change_delete_annotation (id));
  g_assert_cmpuint (count (fixture->store, "alpha"), ==, 0);
  undo (fixture->store);
  g_assert_cmpuint (count (fixture->store, "alpha"), ==, 1);
  undo (fixture->store);
  g_assert_cmpuint (count (fixture->store, ""), ==, 0);
  assert_sound (fixture->store);
  g_assert_cmpint (run_sql (fixture->path, "INSERT INTO annotation_fts (annotation_fts, rank) VALUES "
                                           "('integrity-check', 1)"),
                   ==, -1);
}

/* Text that goes with the highlight's words, and comes back. */
static void
test_lost_with_the_text (Fixture *fixture, gconstpointer data)
{
  DossierDraft *draft = make_draft ("A", "Alpha beta gamma delta epsilon zeta.", 1);
  gint64        story = save_one (fixture->store, draft).story;

  annotate (fixture->store, story, 0, 10, NULL);
  annotate (fixture->store, story, 0, 0, "On the whole");
  g_assert_cmpuint (count (fixture->store, "is:lost"), ==, 0);
  save_one (fixture->store, make_draft ("A", "Entirely other words stand here now, longer than before it all.", 1));
  g_assert_cmpuint (count (fixture->store, "is:lost"), ==, 1);
  g_assert_cmpuint (count (fixture->store, "-is:lost \"on the whole\""), ==, 1);
}

/* ---- orders and groups ---- */

static const DossierAnnotationPlace *
place_at (const DossierFoundAnnotations *found, guint i)
{
  return &g_array_index (found->places, DossierAnnotationPlace, i);
}

static const Made *
made_of (const Desk *desk, gint64 id)
{
  for (guint i = 0; i < N_MADE; i++)
    if (desk->made[i].id == id)
      return &desk->made[i];
  g_assert_not_reached ();
}

static gboolean
is_before (const Desk *desk, DossierAnnotationOrder order, const Made *a, const Made *b)
{
  if (order == DOSSIER_ANNOTATION_ORDER_NEWEST)
    return a->created > b->created;
  if (order == DOSSIER_ANNOTATION_ORDER_OLDEST)
    return a->created < b->created;
  if (a->story != b->story)
    return desk->stories[a->story] > desk->stories[b->story];
  return a->start != b->start ? a->start < b->start : a->id < b->id;
}

static gboolean
belongs (const Desk *desk, DossierAnnotationGroup group, const Made *made, gint64 key)
{
  switch (group)
    {
    case DOSSIER_ANNOTATION_GROUP_NONE: return key == 0;
    case DOSSIER_ANNOTATION_GROUP_STORY: return key == desk->stories[made->story];
    case DOSSIER_ANNOTATION_GROUP_DAY: return key <= made->created && made->created < key + 24 * HOUR;
    case DOSSIER_ANNOTATION_GROUP_WHO:
      for (guint e = 0; e < G_N_ELEMENTS (who); e++)
        if (is_about (made, e) && (key == 0 || desk->entities[who_now ((int) e)] == key))
          return key != 0;
      return key == 0;
    }
  g_assert_not_reached ();
}

static void
check_groups (const Desk *desk, const DossierFoundAnnotations *found, const DossierAnnotationSearch *search)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < found->places->len; i++)
    {
      const Made *made = made_of (desk, place_at (found, i)->id);

      g_assert_true (belongs (desk, search->group, made, place_at (found, i)->group));
      if (i > 0 && place_at (found, i)->group == place_at (found, i - 1)->group)
        g_assert_true (is_before (desk, search->order, made_of (desk, place_at (found, i - 1)->id), made));
      else
        g_assert_true (g_hash_table_add (seen, (gpointer) &place_at (found, i)->group)); /* each group once */
    }
}

/* Each highlight is with everybody it belongs to. */
static guint
count_belonging (const Desk *desk)
{
  guint n = 0;

  for (guint i = 0; i < N_MADE; i++)
    {
      guint n_groups = 0;

      for (guint e = 0; e < CLEOPATRA; e++)
        n_groups += is_about (&desk->made[i], e);
      if (!desk->made[i].is_deleted && !DELETED (desk->made[i].story))
        n += MAX (n_groups, 1);
    }
  return n;
}

static void
test_orders_and_groups (Fixture *fixture, gconstpointer data)
{
  g_autofree Desk *desk = fill (fixture);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL);

  for (guint order = 0; order < DOSSIER_N_ANNOTATION_ORDERS; order++)
    for (guint group = 0; group < DOSSIER_N_ANNOTATION_GROUPS; group++)
      {
        DossierAnnotationSearch search = { query, order, group };
        g_autoptr (DossierFoundAnnotations) found = dossier_store_find_annotations (fixture->store, &search, NULL);

        check_groups (desk, found, &search);
        g_assert_cmpuint (found->places->len, ==,
                          group == DOSSIER_ANNOTATION_GROUP_WHO ? count_belonging (desk) : found->n_found);
        g_assert_cmpuint (found->n_stories, ==, N_STORIES - 2);
      }
}

static void
test_who_is_in_order_of_names (Fixture *fixture, gconstpointer data)
{
  static const guint order[] = { 0, 1, 4, 2, 3 }; /* Ada, Boris, Cleo, Ferrum, Halcyon; then nobody */
  g_autofree Desk   *desk = fill (fixture);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierAnnotationSearch search = { .query = query, .group = DOSSIER_ANNOTATION_GROUP_WHO };
  g_autoptr (DossierFoundAnnotations) found = dossier_store_find_annotations (fixture->store, &search, NULL);
  guint n = 0;

  for (guint i = 0; i < found->places->len; i++)
    if (i == 0 || place_at (found, i)->group != place_at (found, i - 1)->group)
      {
        g_assert_cmpint (place_at (found, i)->group, ==, n < 5 ? desk->entities[order[n]] : 0);
        n++;
      }
  g_assert_cmpuint (n, ==, 6);
}

static void
test_words_for_orders (void)
{
  static const char *const words[DOSSIER_N_ANNOTATION_ORDERS] = { "newest", "oldest", "story" };
  DossierAnnotationOrder   order = DOSSIER_ANNOTATION_ORDER_OLDEST;

  for (guint i = 0; i < DOSSIER_N_ANNOTATION_ORDERS; i++)
    {
      g_assert_true (dossier_annotation_order_from_string (words[i], &order));
      g_assert_cmpuint (order, ==, i);
    }
  g_assert_false (dossier_annotation_order_from_string ("none", &order));
}

/* ---- one, and what tells them apart ---- */

static void
test_loads_one (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", "Alpha beta gamma.", 1)).story;
  gint64 id = annotate (fixture->store, story, 6, 4, "Why?");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAnnotation) one = dossier_store_load_annotation (fixture->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dossier_annotation_get_row (one)->quote, ==, "beta");
  g_assert_null (dossier_store_load_annotation (fixture->store, id + 1, &error));
  g_assert_no_error (error);
  apply (fixture->store, dossier_change_delete (&story, 1));
  g_assert_null (dossier_store_load_annotation (fixture->store, id, &error));
  g_assert_no_error (error);
  g_assert_false (dossier_store_is_annotation_lost (fixture->store, id));
}

static guint
count_where (const Desk *desk, guint entity, guint tag, gboolean of_feed)
{
  guint n = 0;

  for (guint i = 0; i < N_MADE; i++)
    {
      const Made *made = &desk->made[i];

      if (made->is_deleted || DELETED (made->story))
        continue;
      n += of_feed ? FROM_FEED (made->story) : tag != 0 ? (made->tags & tag) != 0 : is_about (made, entity);
    }
  return n;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree Desk *desk = fill (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAnnotationKeys) keys = dossier_store_list_annotation_keys (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (keys->tags->len, ==, 2);
  g_assert_cmpuint (keys->who->len, ==, 5);
  g_assert_cmpuint (keys->feeds->len, ==, 1);
  for (guint i = 0; i < keys->tags->len; i++)
    {
      const DossierAnnotationKey *key = keys->tags->pdata[i];

      g_assert_cmpuint (key->n, ==, count_where (desk, 0, g_str_equal (key->name, "ideas") ? 1 : 2, FALSE));
    }
  for (guint i = 0; i < keys->who->len; i++)
    for (guint e = 0; e < CLEOPATRA; e++)
      if (((DossierAnnotationKey *) keys->who->pdata[i])->id == desk->entities[e])
        g_assert_cmpuint (((DossierAnnotationKey *) keys->who->pdata[i])->n, ==, count_where (desk, e, 0, FALSE));
  g_assert_cmpint (((DossierAnnotationKey *) keys->feeds->pdata[0])->id, ==, desk->feed);
  g_assert_cmpuint (((DossierAnnotationKey *) keys->feeds->pdata[0])->n, ==, count_where (desk, 0, 0, TRUE));
}

/* ---- how they are found ---- */

/* No table of stories, places, names or tags is read from end to end. */
static void
test_indices_are_used (Fixture *fixture, gconstpointer data)
{
  static const char *const many[]
      = { "SCAN s", "SCAN t", "SCAN m", "SCAN e", "SCAN g", "SCAN w", "SCAN h", "SCAN story" };
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_READ, NULL);
  g_autoptr (DossierNames) names = dossier_names_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases) * DOSSIER_N_ANNOTATION_ORDERS; i++)
    {
      g_autoptr (DossierQuery) query
          = dossier_query_parse_notes (cases[i / DOSSIER_N_ANNOTATION_ORDERS].text, FALSE, NOW, NULL);
      DossierAnnotationSearch search = { .query = query, .order = i % DOSSIER_N_ANNOTATION_ORDERS };
      g_autofree char        *sql = dossier_annotations_search_dup_sql (names, &search);
      g_autofree char        *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
      sqlite3_stmt           *row = dossier_db_prepare (db, explain, NULL);

      g_assert_nonnull (row);
      while (dossier_db_next (db, row, NULL))
        for (guint k = 0; k < G_N_ELEMENTS (many); k++)
          {
            const char *step = (const char *) sqlite3_column_text (row, 3);
            gsize       length = strlen (many[k]);

            g_assert_false (g_str_has_prefix (step, many[k]) && (step[length] == ' ' || step[length] == '\0'));
          }
      sqlite3_finalize (row);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/annotations-search/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("finds what a plain look finds", test_finds_what_a_plain_look_finds);
  ADD ("ids, and one of several", test_ids_and_or);
  ADD ("the index follows what changes", test_follows_what_changes);
  ADD ("words that are gone are lost", test_lost_with_the_text);
  ADD ("orders and groups", test_orders_and_groups);
  ADD ("who is in the order of names", test_who_is_in_order_of_names);
  ADD ("one is loaded", test_loads_one);
  ADD ("what they can be told apart by", test_keys);
  ADD ("indices are used", test_indices_are_used);
  g_test_add_func ("/annotations-search/orders and groups have words", test_words_for_orders);
  return g_test_run ();
}
