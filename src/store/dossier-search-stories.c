/* dossier-search-stories.c - what a term asks of a story: as a list of ids, and as a condition on one
 *
 * Everything that a person typed is bound as a value; what stands in the statement is ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-stories.h"

#include "dossier-db-functions.h"
#include "dossier-prepared.h"
#include "dossier-search-beginnings.h"
#include "dossier-search-terms.h"
#include "dossier-story-tag.h"

#define ID DOSSIER_SEARCH_ID

/* What a story may have. */
#define HAD                                                                                                            \
  (DOSSIER_QUERY_HAS_NOTE | DOSSIER_QUERY_HAS_HIGHLIGHT | DOSSIER_QUERY_HAS_MOVES | DOSSIER_QUERY_HAS_IMAGE            \
   | DOSSIER_QUERY_HAS_TAG)

typedef DossierSearchStatement Statement;

static void
append (Statement *self, const char *sql)
{
  g_string_append (self->sql, sql);
}

void
dossier_search_stories_bind_id (Statement *self, gint64 id)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (g_variant_new_int64 (id)));
}

void
dossier_search_stories_bind_text (Statement *self, const char *text)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (g_variant_new_string (text)));
}

/* ---- kinds of terms ---- */

gboolean
dossier_search_stories_is_words (const DossierTerm *term)
{
  return term->field == DOSSIER_TERM_WORDS || term->field == DOSSIER_TERM_TITLE || term->field == DOSSIER_TERM_NOTE;
}

static gboolean
is_among (DossierTermField field, const DossierTermField *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    if (field == fields[i])
      return TRUE;
  return FALSE;
}

gboolean
dossier_search_stories_is_of_claim (const DossierTerm *term)
{
  static const DossierTermField fields[] = {
    DOSSIER_TERM_MOVE,   DOSSIER_TERM_FROM,  DOSSIER_TERM_TO,        DOSSIER_TERM_ROLE,
    DOSSIER_TERM_AMOUNT, DOSSIER_TERM_AS_OF, DOSSIER_TERM_CERTAINTY,
  };

  return is_among (term->field, fields, G_N_ELEMENTS (fields));
}

/* Terms that ask for their value. */
static gboolean
needs_value (const DossierTerm *term)
{
  static const DossierTermField fields[] = {
    DOSSIER_TERM_WORDS,  DOSSIER_TERM_TITLE,  DOSSIER_TERM_NOTE,     DOSSIER_TERM_NAME,   DOSSIER_TERM_FROM,
    DOSSIER_TERM_TO,     DOSSIER_TERM_SOURCE, DOSSIER_TERM_FOLDER,   DOSSIER_TERM_TAGGED, DOSSIER_TERM_ROLE,
    DOSSIER_TERM_AUTHOR, DOSSIER_TERM_SITE,   DOSSIER_TERM_LANGUAGE,
  };

  return is_among (term->field, fields, G_N_ELEMENTS (fields));
}

/* What only highlights have. */
static gboolean
is_of_highlight (const DossierTerm *term)
{
  static const DossierTermField fields[]
      = { DOSSIER_TERM_QUOTE, DOSSIER_TERM_STORY_NAME, DOSSIER_TERM_COLOUR, DOSSIER_TERM_LOST };

  return is_among (term->field, fields, G_N_ELEMENTS (fields));
}

gboolean
dossier_search_stories_asks_nothing (const DossierTerm *term)
{
  if (is_of_highlight (term) || (needs_value (term) && term->value == NULL))
    return TRUE;
  if (term->field == DOSSIER_TERM_ROLE || term->field == DOSSIER_TERM_AUTHOR)
    {
      g_autofree char *words = dossier_db_fold_words (term->value);

      return words == NULL;
    }
  if (term->field == DOSSIER_TERM_HAS)
    return (term->bits & HAD) == 0;
  return dossier_search_stories_is_words (term) && !dossier_search_terms_has_letters (term);
}

/* ---- words ---- */

static void
append_term_match (GString *match, DossierDb *db, const DossierTerm *term)
{
  const char *column = term->field == DOSSIER_TERM_TITLE ? "title" : term->field == DOSSIER_TERM_NOTE ? "notes" : NULL;
  g_autofree char *valid = g_utf8_make_valid (term->value, -1);
  g_autofree char *parted = db != NULL && dossier_search_terms_is_prefix (term)
                                ? dossier_search_beginnings_dup_match (db, valid, DOSSIER_SEARCH_BEGINNINGS_PAGES)
                                : NULL;

  if (parted == NULL)
    dossier_search_terms_append_match (match, term, column);
  else if (column == NULL)
    g_string_append (match, parted);
  else
    g_string_append_printf (match, "%s : %s", column, parted);
}

void
dossier_search_stories_append_match (GString *match, DossierDb *db, const DossierQueryNode *node)
{
  g_string_append_c (match, '(');
  if (node->kind == DOSSIER_NODE_TERM)
    append_term_match (match, db, node->term);
  else
    for (guint i = 0; i < node->parts->len; i++)
      {
        g_string_append (match, i == 0 ? "" : node->kind == DOSSIER_NODE_OR ? " OR " : " AND ");
        dossier_search_stories_append_match (match, db, node->parts->pdata[i]);
      }
  g_string_append_c (match, ')');
}

static void
append_words_list (Statement *self, const DossierQueryNode *node)
{
  g_autoptr (GString) match = g_string_new (NULL);

  dossier_search_stories_append_match (match, self->db, node);
  append (self, "SELECT " DOSSIER_SEARCH_ROWS_STORY " AS id FROM story_fts WHERE story_fts MATCH ?");
  dossier_search_stories_bind_text (self, match->str);
}

void
dossier_search_stories_append_words (Statement *self, const DossierQueryNode *node)
{
  append (self, ID " IN (");
  append_words_list (self, node);
  append (self, ")");
}

/* ---- values ---- */

static void
append_view (Statement *self, DossierView view)
{
  switch (view) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_VIEW_ALL: break;
    case DOSSIER_VIEW_UNREAD: append (self, " AND t.is_read = 0"); break;
    case DOSSIER_VIEW_STARRED: append (self, " AND t.is_starred = 1"); break;
    case DOSSIER_VIEW_HIGHLIGHTS: append (self, " AND t.n_annotations > 0"); break;
    case DOSSIER_VIEW_ARCHIVED: append (self, " AND t.is_archived = 1"); break;
    }
}

/* The entities that a name may mean, as a subquery: of a whole name, as half of one may mean a thousand. */
static void
append_named (Statement *self, const DossierTerm *term)
{
  DossierTerm whole = *term;

  whole.is_prefix = FALSE;
  dossier_search_terms_append_named (self->sql, self->values, self->names, &whole);
}

/* The tags with that name, or whose names begin so, as the right side of a condition on one. */
static void
append_tags (Statement *self, const DossierTerm *term)
{
  g_autofree char *folded = dossier_story_tag_fold_name (term->value);

  append (self, term->is_prefix ? " IN (SELECT id FROM tag WHERE instr (folded, ?) = 1)"
                                : " = (SELECT id FROM tag WHERE folded = ?)");
  dossier_search_stories_bind_text (self, folded);
}

gboolean
dossier_search_stories_is_gathered (const DossierTerm *term)
{
  return term->field == DOSSIER_TERM_SOURCE && term->id == 0;
}

/* Of each list that is gathered. */
static void
append_window (Statement *self)
{
  if (self->since != 0)
    {
      append (self, " AND id >= ?");
      dossier_search_stories_bind_id (self, self->since);
    }
  if (self->before != 0)
    {
      append (self, " AND id < ?");
      dossier_search_stories_bind_id (self, self->before);
    }
}

/* A source, or a feed, is found by any part of its name; what only a source is called, by its id. */
static void
append_source_list (Statement *self, const DossierTerm *term)
{
  if (term->id != 0)
    {
      append (self, "SELECT id FROM story WHERE source = ? AND feed IS NULL");
      dossier_search_stories_bind_id (self, term->id);
      return;
    }
  append (self, "SELECT id FROM story INDEXED BY story_source WHERE source IN ");
  dossier_search_terms_append_sources (self->sql, self->values, term);
  append_window (self);
  append (self, " UNION SELECT id FROM story INDEXED BY story_feed WHERE feed IN ");
  dossier_search_terms_append_feeds (self->sql, self->values, term);
  append_window (self);
}

static void
append_author (Statement *self, const DossierTerm *term)
{
  g_autofree char *words = dossier_db_fold_words (term->value);

  g_string_append_printf (self->sql, "holds_words (?, %d, ", term->is_prefix);
  dossier_search_stories_bind_text (self, words);
}

/* Whether a @column that has a language goes with the one that is bound. */
#define IS_SPOKEN(column) "instr (replace (lower (" column "), '_', '-') || '-', ?) = 1"

/* "de" goes with "de" and "de-AT", "de-AT" only with itself. */
static void
bind_language (Statement *self, const DossierTerm *term)
{
  g_autofree char *small = g_ascii_strdown (term->value, -1), *value = g_strconcat (small, "-", NULL);

  g_strdelimit (value, "_", '-');
  dossier_search_stories_bind_text (self, value);
}

/* The present text of each story, by an index that has the languages of all. */
static void
append_language_list (Statement *self, const DossierTerm *term)
{
  append (self, "SELECT x.story AS id FROM story_text x INDEXED BY story_text_language WHERE (x.language IS NULL"
                " OR " IS_SPOKEN ("x.language") ") AND x.id = (SELECT s.revision FROM story s WHERE s.id = x.story"
                                                " AND (x.language IS NOT NULL OR " IS_SPOKEN ("s.language") "))");
  bind_language (self, term);
  bind_language (self, term);
}

/* Of a text whose language was found by that. */
static void
append_language (Statement *self, const DossierTerm *term)
{
  append (self, "EXISTS (SELECT 1 FROM story s WHERE s.id = " ID
                " AND " IS_SPOKEN ("coalesce ((SELECT x.language FROM story_text x INDEXED BY story_text_language"
                                   " WHERE x.story = s.id AND +x.id = s.revision), s.language)") ")");
  bind_language (self, term);
}

static void
append_saved (Statement *self, const DossierTerm *term)
{
  append (self, "saved >= ? AND saved < ?");
  dossier_search_stories_bind_id (self, dossier_search_terms_localize (term->span.from));
  dossier_search_stories_bind_id (self, dossier_search_terms_localize (term->span.until));
}

void
dossier_search_stories_append_bound (Statement *self, const char *relation, gint64 id)
{
  g_string_append_printf (self->sql, "%s %s ?", self->words_lead ? DOSSIER_SEARCH_ROW : ID, relation);
  dossier_search_stories_bind_id (self, self->words_lead ? dossier_search_rows_bound (self->rows, id) : id);
}

/* The id of a story carries its date, but for those of before 2000: they have the first ids. */
static void
append_date (Statement *self, const DossierTerm *term)
{
  gint64 from = term->span.from, until = term->span.until, first = DOSSIER_STORY_ID_EPOCH + 2;
  gint64 last = dossier_story_id_to_time (G_MAXINT64);

  append (self, "(");
  dossier_search_stories_append_bound (
      self, ">=", from < first ? 0 : dossier_story_id_first (MIN (from, last) - DOSSIER_STORY_ID_EPOCH));
  append (self, " AND ");
  dossier_search_stories_append_bound (
      self, "<", until > last ? G_MAXINT64 : dossier_story_id_first (MAX (until, first) - DOSSIER_STORY_ID_EPOCH));
  if ((from > G_MININT64 && from < first) || until < first)
    {
      append (self, " AND EXISTS (SELECT 1 FROM story s WHERE s.id = " ID
                    " AND s.precision <> 0 AND s.published_from >= ? AND s.published_from < ?)");
      dossier_search_stories_bind_id (self, from);
      dossier_search_stories_bind_id (self, until);
    }
  append (self, ")");
}

/* ---- few values among many stories ---- */

/* What an address has before its path; told by the index story_origin, whose expression this is. */
#define ORIGIN "substr (uri, 1, instr (uri, '://') + 2 + instr (substr (uri, instr (uri, '://') + 3) || '/', '/'))"

/* Each value of an indexed @expression of @column once, as k.one: from one to the next one that is greater, by the
 * index, without a look at the stories in between. */
#define EACH_ONCE(expression, column, index)                                                                           \
  "WITH RECURSIVE k (one) AS (SELECT (SELECT " expression " FROM story INDEXED BY " index " WHERE " column             \
  " IS NOT NULL ORDER BY " expression " LIMIT 1) UNION ALL SELECT (SELECT " expression " FROM story INDEXED BY " index \
  " WHERE " column " IS NOT NULL AND " expression " > k.one ORDER BY " expression                                      \
  " LIMIT 1) FROM k WHERE k.one IS NOT NULL)"

/* ---- what it has ---- */

/* The stories that claim something, newest first without sorting: by the first claim of each. */
#define CLAIMS_IN_ORDER "SELECT c.story AS id FROM claim c INDEXED BY claim_story WHERE TRUE"
#define NONE_BEFORE                                                                                                    \
  " AND NOT EXISTS (SELECT 1 FROM claim d INDEXED BY claim_story WHERE d.story = c.story AND d.id < c.id"

static const struct
{
  guint       bit;
  gboolean    repeats; /* the list may have a story several times */
  const char *list, *condition;
} had[] = {
  { DOSSIER_QUERY_HAS_NOTE, TRUE,
    "SELECT story AS id FROM annotation n WHERE n.is_deleted = 0 AND coalesce (n.note, '') <> ''",
    "SELECT 1 FROM annotation n WHERE n.story = " ID " AND n.is_deleted = 0 AND coalesce (n.note, '') <> ''" },
  { DOSSIER_QUERY_HAS_HIGHLIGHT, FALSE,
    "SELECT t.story AS id FROM story_state t INDEXED BY story_state_annotated WHERE t.n_annotations > 0",
    "SELECT 1 FROM story_state t WHERE t.story = " ID " AND t.n_annotations > 0" },
  { DOSSIER_QUERY_HAS_MOVES, FALSE, CLAIMS_IN_ORDER " AND (c.flags & 184) = 0" NONE_BEFORE " AND (d.flags & 184) = 0)",
    "SELECT 1 FROM claim c WHERE c.story = " ID " AND (c.flags & 184) = 0" },
  { DOSSIER_QUERY_HAS_IMAGE, TRUE, "SELECT i.story AS id FROM story_image i",
    "SELECT 1 FROM story_image i WHERE i.story = " ID },
  { DOSSIER_QUERY_HAS_TAG, TRUE, "SELECT h.story AS id FROM story_tag h",
    "SELECT 1 FROM story_tag h WHERE h.story = " ID },
};

G_STATIC_ASSERT (DOSSIER_CLAIM_NO_FACT == 184);

static void
append_has_list (Statement *self, guint bits)
{
  const char *joint = "";

  for (guint i = 0; i < G_N_ELEMENTS (had); i++)
    if (bits & had[i].bit)
      {
        g_string_append_printf (self->sql, had[i].repeats ? "%sSELECT DISTINCT id FROM (%s)" : "%s%s", joint,
                                had[i].list);
        joint = " UNION ";
      }
}

static void
append_has (Statement *self, guint bits)
{
  append (self, "(FALSE");
  for (guint i = 0; i < G_N_ELEMENTS (had); i++)
    if (bits & had[i].bit)
      g_string_append_printf (self->sql, " OR EXISTS (%s)", had[i].condition);
  append (self, ")");
}

/* ---- one term ---- */

guint
dossier_search_stories_rank (const DossierTerm *term)
{
  static const DossierTermField order[] = {
    DOSSIER_TERM_TAG,   DOSSIER_TERM_TAGGED, DOSSIER_TERM_AUTHOR,   DOSSIER_TERM_ENTITY, DOSSIER_TERM_NAME,
    DOSSIER_TERM_FROM,  DOSSIER_TERM_TO,     DOSSIER_TERM_WORDS,    DOSSIER_TERM_TITLE,  DOSSIER_TERM_NOTE,
    DOSSIER_TERM_FEED,  DOSSIER_TERM_SITE,   DOSSIER_TERM_SOURCE,   DOSSIER_TERM_FOLDER, DOSSIER_TERM_MOVE,
    DOSSIER_TERM_ROLE,  DOSSIER_TERM_AMOUNT, DOSSIER_TERM_AS_OF,    DOSSIER_TERM_HAS,    DOSSIER_TERM_CERTAINTY,
    DOSSIER_TERM_SAVED, DOSSIER_TERM_STATE,  DOSSIER_TERM_LANGUAGE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (term->field == order[i])
      return i + 1;
  return 0;
}

void
dossier_search_stories_append_list (Statement *self, const DossierTerm *term)
{
  DossierQueryNode node = { .kind = DOSSIER_NODE_TERM, .term = term };

  switch (term->field) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_TERM_ENTITY:
      append (self, "SELECT story AS id FROM story_entity WHERE entity = ?");
      dossier_search_stories_bind_id (self, term->id);
      break;
    case DOSSIER_TERM_NAME:
      append (self, "SELECT DISTINCT story AS id FROM story_entity WHERE entity IN ");
      append_named (self, term);
      break;
    case DOSSIER_TERM_FEED:
      append (self, "SELECT id FROM story WHERE feed = ?");
      dossier_search_stories_bind_id (self, term->id);
      break;
    case DOSSIER_TERM_SOURCE: append_source_list (self, term); break;
    case DOSSIER_TERM_FOLDER:
      append (self, "SELECT id FROM story WHERE feed IN ");
      dossier_search_terms_append_feeds_of_folder (self->sql, self->values, term);
      break;
    case DOSSIER_TERM_STATE:
      append (self, "SELECT t.story AS id FROM story_state t WHERE t.is_deleted = 0");
      append_view (self, term->view);
      break;
    case DOSSIER_TERM_WORDS:
    case DOSSIER_TERM_TITLE:
    case DOSSIER_TERM_NOTE: append_words_list (self, &node); break;
    case DOSSIER_TERM_TAG:
      append (self, "SELECT story AS id FROM story_tag WHERE tag = ?");
      dossier_search_stories_bind_id (self, term->id);
      break;
    case DOSSIER_TERM_TAGGED:
      append (self, term->is_prefix ? "SELECT DISTINCT story AS id FROM story_tag WHERE tag"
                                    : "SELECT story AS id FROM story_tag WHERE tag");
      append_tags (self, term);
      break;
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
      append (self, "SELECT story AS id FROM claim WHERE subject IN ");
      dossier_search_terms_append_named (self->sql, self->values, self->names, term);
      append (self, " UNION SELECT story AS id FROM claim WHERE object IN ");
      dossier_search_terms_append_named (self->sql, self->values, self->names, term);
      break;
    case DOSSIER_TERM_AUTHOR:
      /* Authors are few beside stories: each is looked at once. */
      append (self, "SELECT id FROM story WHERE author IN (" EACH_ONCE (
                        "author", "author", "story_author") " SELECT k.one FROM k WHERE k.one IS NOT NULL AND ");
      append_author (self, term);
      append (self, "k.one))");
      break;
    case DOSSIER_TERM_SAVED:
      append (self, "SELECT id FROM story WHERE ");
      append_saved (self, term);
      break;
    case DOSSIER_TERM_HAS: append_has_list (self, term->bits); break;
    case DOSSIER_TERM_SITE:
      append (self, "SELECT id FROM story WHERE " ORIGIN " IN (" EACH_ONCE (
                        ORIGIN, "uri",
                        "story_origin") " SELECT k.one FROM k WHERE k.one IS NOT NULL AND is_on_site (k.one, ?, ");
      append (self, term->is_prefix ? "1)) AND uri IS NOT NULL" : "0)) AND uri IS NOT NULL");
      dossier_search_stories_bind_text (self, term->value);
      break;
    case DOSSIER_TERM_LANGUAGE: append_language_list (self, term); break;
    case DOSSIER_TERM_MOVE:
      g_string_append_printf (
          self->sql, CLAIMS_IN_ORDER " AND ((1 << c.kind) & %u) <> 0" NONE_BEFORE " AND ((1 << d.kind) & %u) <> 0)",
          term->bits, term->bits);
      break;
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
    case DOSSIER_TERM_CERTAINTY: append (self, CLAIMS_IN_ORDER NONE_BEFORE ")"); break;
    case DOSSIER_TERM_DATE:
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_LOST:
    case DOSSIER_TERM_GROUP: g_assert_not_reached (); /* never leads */
    }
}

void
dossier_search_stories_append_condition (Statement *self, const DossierTerm *term)
{
  DossierQueryNode node = { .kind = DOSSIER_NODE_TERM, .term = term };

  switch (term->field) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_TERM_ENTITY:
      append (self, "EXISTS (SELECT 1 FROM story_entity e INDEXED BY story_entity_entity WHERE e.story = " ID
                    " AND e.entity = ?)");
      dossier_search_stories_bind_id (self, term->id);
      break;
    case DOSSIER_TERM_NAME:
      append (self, "EXISTS (SELECT 1 FROM story_entity e INDEXED BY story_entity_entity WHERE e.story = " ID
                    " AND e.entity IN ");
      append_named (self, term);
      append (self, ")");
      break;
    case DOSSIER_TERM_FEED:
      append (self, "EXISTS (SELECT 1 FROM story s WHERE s.id = " ID " AND s.feed = ?)");
      dossier_search_stories_bind_id (self, term->id);
      break;
    case DOSSIER_TERM_SOURCE:
      append (self, "+" ID " IN (");
      append_source_list (self, term);
      append (self, ")");
      break;
    case DOSSIER_TERM_FOLDER:
      append (self, "EXISTS (SELECT 1 FROM story s WHERE s.id = " ID " AND s.feed IN ");
      dossier_search_terms_append_feeds_of_folder (self->sql, self->values, term);
      append (self, ")");
      break;
    case DOSSIER_TERM_STATE:
      append (self, "EXISTS (SELECT 1 FROM story_state t WHERE t.story = " ID " AND t.is_deleted = 0");
      append_view (self, term->view);
      append (self, ")");
      break;
    case DOSSIER_TERM_TAG:
      append (self, "EXISTS (SELECT 1 FROM story_tag h WHERE h.story = " ID " AND h.tag = ?)");
      dossier_search_stories_bind_id (self, term->id);
      break;
    case DOSSIER_TERM_TAGGED:
      append (self, "EXISTS (SELECT 1 FROM story_tag h WHERE h.story = " ID " AND h.tag");
      append_tags (self, term);
      append (self, ")");
      break;
    case DOSSIER_TERM_WORDS:
    case DOSSIER_TERM_TITLE:
    case DOSSIER_TERM_NOTE: dossier_search_stories_append_words (self, &node); break;
    case DOSSIER_TERM_AUTHOR:
      append (self, "EXISTS (SELECT 1 FROM story s WHERE s.id = " ID " AND ");
      append_author (self, term);
      append (self, "s.author))");
      break;
    case DOSSIER_TERM_SITE:
      append (self, "EXISTS (SELECT 1 FROM story s WHERE s.id = " ID " AND is_on_site (s.uri, ?, ");
      append (self, term->is_prefix ? "1))" : "0))");
      dossier_search_stories_bind_text (self, term->value);
      break;
    case DOSSIER_TERM_LANGUAGE: append_language (self, term); break;
    case DOSSIER_TERM_DATE: append_date (self, term); break;
    case DOSSIER_TERM_SAVED:
      append (self, "EXISTS (SELECT 1 FROM story s WHERE s.id = " ID " AND s.");
      append_saved (self, term);
      append (self, ")");
      break;
    case DOSSIER_TERM_HAS: append_has (self, term->bits); break;
    case DOSSIER_TERM_MOVE:
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
    case DOSSIER_TERM_CERTAINTY:
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_LOST:
    case DOSSIER_TERM_GROUP: g_assert_not_reached (); /* of claims and highlights; the tree has no groups */
    }
}
