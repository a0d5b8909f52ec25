/* find-desk.c - a library told by numbers, and the plain look at each of its stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "find-desk.h"

#include "dossier-story-images.h"
#include "dossier-story-tags.h"

#include <string.h>

#define NOW FIND_DESK_NOW
#define N_STORIES FIND_DESK_STORIES
#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

/* ---- the library: what a story has is told by its number ---- */

static const struct
{
  DossierEntityKind kind;
  const char       *name, *alias; /* of one word, or NULL */
} who[] = {
  { P, "Ada Quill", "Quill" },    { P, "Boris Vane", NULL }, { P, "Cleo Marsh", NULL },
  { O, "Halcyon AI", "Halcyon" }, { O, "Ferrum", NULL },     { O, "Kestrel", NULL },
};

static const char *const words[] = { "chips", "safety", "weights", "café", "rumour" };
static const char *const authors[] = { NULL, "Ada Writer", "Bo O'Neil", "Zoé Pen and Ada Writer" };
static const char *const sites[] = { "example.org", "www.example.org", "news.example.org", "notexample.org" };
static const char *const languages[] = { NULL, "en", "de-AT", "pt_BR" };
static const char *const found_languages[] = { "", "en", "de", "" };
static const char *const tags[] = { "ideas", "to read" };
static const char *const roles[] = { NULL, "chief scientist", "head of safety" };
static const char *const amounts[] = { NULL, "$4 billion", "$100 million" };

#define DELETED(i) ((i) % 13 == 5)
#define READ(i) ((i) % 2 == 0)
#define STARRED(i) ((i) % 5 == 1)
#define NOTED(i) ((i) % 9 == 2)
#define HIGHLIGHTED(i) ((i) % 9 == 2 || (i) % 17 == 3)
#define FROM_FEED(i) ((i) % 4 == 1)
#define PICTURED(i) ((i) % 8 == 7)
#define SAVED_EARLY(i) ((i) % 6 == 0)
#define DAY(i) ((int) (i) *3 - 40) /* after 2024-01-01; before it: the year before */
#define HAS_WORD(i, w) (((i) *7 + (w) *3) % ((w) + 2) == 0)
#define HAS_WHO(i, e) (((i) + (e)) % ((e) + 2) == 0)
#define HAS_TAG(i, t) ((i) % ((t) + 3) == 0)

typedef struct
{
  DossierClaimKind  kind;
  DossierClaimFlags flags;
  guint             subject, object; /* in who */
  const char       *role, *amount;
} Told;

/* The @k-th claim of a story; FALSE for none. */
static gboolean
claim_of (guint story, guint k, Told *told)
{
  static const DossierClaimKind  kinds[] = { DOSSIER_CLAIM_LEFT, DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_ACQUIRED };
  static const DossierClaimFlags flags[] = { 0, 0, DOSSIER_CLAIM_RUMOURED, DOSSIER_CLAIM_DENIED };
  guint                          n = story * 5 + k * 3;

  if (k >= story % 4)
    return FALSE;
  told->kind = kinds[n % 3];
  told->flags = flags[(n / 3) % 4];
  told->subject = told->kind == DOSSIER_CLAIM_ACQUIRED ? 3 + n % 2 : (n / 2) % 3;
  told->object = told->kind == DOSSIER_CLAIM_ACQUIRED ? 5 : 3 + (n / 7) % 3;
  told->role = roles[n % 3 == 2 ? 0 : (story + k) % 3];
  told->amount = amounts[n % 3 == 2 ? n % 2 + 1 : 0];
  return TRUE;
}

static DossierDraft *
make_story (guint i, gint64 feed)
{
  g_autofree char *title = g_strdup_printf ("%s %u", i % 3 == 0 ? "Raised" : "Told", i);
  g_autoptr (GString) text = g_string_new ("It is so.");
  DossierDraft *draft;
  Told          told;

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    if (HAS_WORD (i, w))
      g_string_append_printf (text, " The %s here.", words[w]);
  draft = make_draft (title, text->str, DAY (i) >= 0 ? DAY (i) : 0);
  if (DAY (i) < 0)
    draft->published = dossier_date_from_time (G_GINT64_CONSTANT (1704067200) + (gint64) DAY (i) * 86400);
  g_free (draft->uri);
  draft->uri = g_strdup_printf ("https://%s/%u", sites[i % G_N_ELEMENTS (sites)], i);
  draft->author = g_strdup (authors[i % G_N_ELEMENTS (authors)]);
  draft->language = g_strdup (languages[(i / 2) % G_N_ELEMENTS (languages)]);
  g_strlcpy (draft->recognition->language, found_languages[(i / 3) % G_N_ELEMENTS (found_languages)],
             sizeof draft->recognition->language);
  draft->source = g_strdup (i % 2 == 0 ? "The Decoder" : "Morning Wire");
  draft->feed_id = FROM_FEED (i) ? feed : 0;
  draft->saved = SAVED_EARLY (i) ? NOW - 86400 * 100 : NOW - 86400 * 8;
  for (guint e = 0; e < G_N_ELEMENTS (who); e++)
    add_entity (draft, who[e].kind, who[e].name, who[e].alias);
  for (guint k = 0; claim_of (i, k, &told); k++)
    {
      DossierFoundClaim *claim;

      add_claim (draft, told.kind, told.flags, told.subject, told.object);
      claim = draft->recognition->claims->pdata[draft->recognition->claims->len - 1];
      claim->role = g_strdup (told.role);
      claim->amount = g_strdup (told.amount);
    }
  return draft;
}

/* Who is named by a story is told apart from who is in its claims. */
static void
name_who (FindDesk *desk, guint i)
{
  g_autofree char *sql = NULL;

  for (guint e = 0; e < G_N_ELEMENTS (who); e++)
    if (!HAS_WHO (i, e))
      {
        sql = g_strdup_printf ("DELETE FROM story_entity WHERE story = %" G_GINT64_FORMAT
                               " AND entity = (SELECT id FROM entity WHERE name = '%s')",
                               desk->ids[i], who[e].name);
        run_sql (desk->base.path, sql);
        g_clear_pointer (&sql, g_free);
      }
}

static void
change_story (FindDesk *desk, guint i)
{
  gint64               id = desk->ids[i];
  DossierStore        *store = desk->base.store;
  DossierAnnotationRow row = { .story = id, .start = 0, .length = 5, .note = (char *) (NOTED (i) ? "zanzibar" : NULL) };

  if (READ (i))
    apply (store, dossier_change_set_read (&id, 1, TRUE));
  if (STARRED (i))
    apply (store, dossier_change_set_starred (&id, 1, TRUE));
  if (HIGHLIGHTED (i))
    apply (store, dossier_change_annotate (&row));
  for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
    if (HAS_TAG (i, t))
      apply (store, dossier_change_add_tag (&id, 1, tags[t]));
  if (PICTURED (i))
    g_assert_true (
        dossier_store_save_story_image (store, id, "https://example.org/a.png", NOW, NULL, NULL, "Gone.", NULL));
  if (DELETED (i))
    apply (store, dossier_change_delete (&id, 1));
}

void
find_desk_set_up (FindDesk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) entities = NULL;

  fixture_set_up (&desk->base, NULL);
  desk->feed = dossier_store_add_feed (desk->base.store, "https://f.example/", "Café Feed", NULL, "AI labs", NULL);
  for (guint i = 0; i < N_STORIES; i++)
    {
      desk->ids[i] = save_one (desk->base.store, make_story (i, desk->feed)).story;
      change_story (desk, i);
      name_who (desk, i);
    }
  entities = dossier_store_find_entities (desk->base.store, who[1].name, 0, NULL);
  desk->entity = dossier_entity_get_row (entities->pdata[0])->id;
  desk->tag = dossier_store_find_tag (desk->base.store, tags[0], NULL);
}

void
find_desk_tear_down (FindDesk *desk, gconstpointer data)
{
  fixture_tear_down (&desk->base, NULL);
}

/* ---- a plain look ---- */

static gboolean
is_like (const char *text, const char *value, gboolean is_prefix)
{
  return is_prefix ? g_ascii_strncasecmp (text, value, strlen (value)) == 0 : g_ascii_strcasecmp (text, value) == 0;
}

static gboolean
is_named (guint e, const DossierTerm *term, gboolean is_prefix)
{
  return (term->kind == 0 || term->kind == who[e].kind)
         && (is_like (who[e].name, term->value, is_prefix)
             || (who[e].alias != NULL && is_like (who[e].alias, term->value, is_prefix)));
}

static gboolean
holds_word (guint i, const DossierTerm *term)
{
  g_autofree char *value = g_str_equal (term->value, "cafe") ? g_strdup ("café") : g_utf8_strdown (term->value, -1);

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    if (HAS_WORD (i, w) && (g_str_equal (value, words[w]) || (term->is_prefix && g_str_has_prefix (words[w], value))))
      return TRUE;
  return g_str_equal (value, "it is so") || (term->is_prefix && g_str_equal (value, "it is"))
         || g_str_equal (value, "it") || (g_str_equal (value, "raised") && i % 3 == 0)
         || (g_str_equal (value, "zanzibar") && NOTED (i));
}

static gboolean
is_in_state (guint i, DossierView view)
{
  return view == DOSSIER_VIEW_ALL || (view == DOSSIER_VIEW_UNREAD && !READ (i))
         || (view == DOSSIER_VIEW_STARRED && STARRED (i)) || (view == DOSSIER_VIEW_HIGHLIGHTS && HIGHLIGHTED (i));
}

static gboolean
has (guint i, guint bits)
{
  gboolean moves = FALSE;
  Told     told;

  for (guint k = 0; claim_of (i, k, &told); k++)
    moves |= (told.flags & DOSSIER_CLAIM_NO_FACT) == 0;
  return ((bits & DOSSIER_QUERY_HAS_NOTE) && NOTED (i)) || ((bits & DOSSIER_QUERY_HAS_HIGHLIGHT) && HIGHLIGHTED (i))
         || ((bits & DOSSIER_QUERY_HAS_MOVES) && moves) || ((bits & DOSSIER_QUERY_HAS_IMAGE) && PICTURED (i))
         || ((bits & DOSSIER_QUERY_HAS_TAG) && (HAS_TAG (i, 0) || HAS_TAG (i, 1)));
}

static gboolean
is_tagged (guint i, const DossierTerm *term)
{
  for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
    if (HAS_TAG (i, t) && is_like (tags[t], term->value, term->is_prefix))
      return TRUE;
  return FALSE;
}

static gboolean
is_named_in (guint i, const DossierTerm *term)
{
  for (guint e = 0; e < G_N_ELEMENTS (who); e++)
    if (HAS_WHO (i, e) && is_named (e, term, FALSE))
      return TRUE;
  return FALSE;
}

static gboolean
is_by (guint i, const DossierTerm *term)
{
  const char      *author = authors[i % G_N_ELEMENTS (authors)];
  g_autofree char *value = g_ascii_strdown (term->value, -1);

  if (author == NULL)
    return FALSE;
  return g_str_equal (value, "ada writer") || (term->is_prefix && g_str_equal (value, "wri"))
             ? strstr (author, "Ada Writer") != NULL
         : g_str_equal (value, "neil") ? strstr (author, "Neil") != NULL
         : g_str_equal (value, "zoe")  ? strstr (author, "Zoé") != NULL
                                       : FALSE;
}

static gboolean
is_on (guint i, const DossierTerm *term)
{
  const char *site = sites[i % G_N_ELEMENTS (sites)];

  if (g_str_equal (term->value, "example.org") || g_str_equal (term->value, "https://Example.org/x"))
    return i % G_N_ELEMENTS (sites) != 3;
  if (term->is_prefix && g_str_equal (term->value, "exam"))
    return i % G_N_ELEMENTS (sites) != 3;
  return g_str_equal (site, term->value);
}

static gboolean
is_in_language (guint i, const DossierTerm *term)
{
  const char      *found = found_languages[(i / 3) % G_N_ELEMENTS (found_languages)];
  const char      *said = languages[(i / 2) % G_N_ELEMENTS (languages)];
  g_autofree char *language = g_ascii_strdown (*found != '\0' ? found : said != NULL ? said : "", -1);
  g_autofree char *value = g_ascii_strdown (term->value, -1);

  g_strdelimit (language, "_", '-');
  return g_str_equal (language, value) || (g_str_has_prefix (language, value) && language[strlen (value)] == '-');
}

static gboolean
is_from (guint i, const char *value)
{
  return (g_ascii_strcasecmp (value, "Decoder") == 0 && i % 2 == 0) || (g_str_equal (value, "wire") && i % 2 == 1)
         || (g_str_equal (value, "cafe") && FROM_FEED (i));
}

static gboolean
is_within (gint64 moment, const DossierDate *span)
{
  return moment >= span->from && moment < span->until;
}

static gboolean
is_so (const FindDesk *desk, guint i, const DossierTerm *term)
{
  gint64 day = G_GINT64_CONSTANT (1704067200) + (gint64) DAY (i) * 86400;

  switch ((guint) term->field)
    {
    case DOSSIER_TERM_ENTITY: return term->id == desk->entity && HAS_WHO (i, 1);
    case DOSSIER_TERM_NAME: return is_named_in (i, term);
    case DOSSIER_TERM_FEED: return term->id == desk->feed && FROM_FEED (i);
    case DOSSIER_TERM_SOURCE: return is_from (i, term->value);
    case DOSSIER_TERM_FOLDER: return FROM_FEED (i) && is_like ("AI labs", term->value, term->is_prefix);
    case DOSSIER_TERM_STATE: return is_in_state (i, term->view);
    case DOSSIER_TERM_WORDS: return holds_word (i, term);
    case DOSSIER_TERM_TITLE: return is_like (i % 3 == 0 ? "Raised" : "Told", term->value, term->is_prefix);
    case DOSSIER_TERM_NOTE: return NOTED (i) && is_like ("zanzibar", term->value, term->is_prefix);
    case DOSSIER_TERM_TAG: return term->id == desk->tag && HAS_TAG (i, 0);
    case DOSSIER_TERM_TAGGED: return is_tagged (i, term);
    case DOSSIER_TERM_DATE: return is_within (day, &term->span);
    case DOSSIER_TERM_SAVED: return is_within (SAVED_EARLY (i) ? NOW - 86400 * 100 : NOW - 86400 * 8, &term->span);
    case DOSSIER_TERM_HAS: return has (i, term->bits);
    case DOSSIER_TERM_AUTHOR: return is_by (i, term);
    case DOSSIER_TERM_SITE: return is_on (i, term);
    case DOSSIER_TERM_LANGUAGE: return is_in_language (i, term);
    default: g_assert_not_reached ();
    }
}

/* ---- claims ---- */

static gboolean
is_of_claim (const DossierQueryNode *node)
{
  if (node->kind == DOSSIER_NODE_NOT)
    return FALSE;
  if (node->kind == DOSSIER_NODE_TERM)
    return (node->term->field >= DOSSIER_TERM_MOVE && node->term->field <= DOSSIER_TERM_AS_OF)
           || node->term->field == DOSSIER_TERM_CERTAINTY;
  for (guint i = 0; i < node->parts->len; i++)
    if (!is_of_claim (node->parts->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
asks_for (GPtrArray *parts, DossierTermField field, guint bits)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const DossierQueryNode *part = parts->pdata[i];

      if (part->kind == DOSSIER_NODE_TERM ? part->term->field == field && (bits == 0 || (part->term->bits & bits) != 0)
                                          : asks_for (part->parts, field, bits))
        return TRUE;
    }
  return FALSE;
}

/* One part asks for from, and another one for to. */
static gboolean
ask_for_both (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new (), others = g_ptr_array_copy (parts, NULL, NULL);

      g_ptr_array_add (one, g_ptr_array_remove_index (others, i));
      if (asks_for (one, DOSSIER_TERM_FROM, 0) && asks_for (others, DOSSIER_TERM_TO, 0))
        return TRUE;
    }
  return FALSE;
}

/* Whether somebody, told of anywhere, left or joined @term's organization. */
static gboolean
went_elsewhere (guint subject, DossierClaimKind kind, const DossierTerm *term)
{
  Told told;

  for (guint i = 0; i < N_STORIES; i++)
    for (guint k = 0; !DELETED (i) && claim_of (i, k, &told); k++)
      if (told.kind == kind && told.subject == subject && (told.flags & DOSSIER_CLAIM_NO_FACT) == 0
          && is_named (told.object, term, term->is_prefix))
        return TRUE;
  return FALSE;
}

static gboolean
goes (const Told *told, const DossierTerm *term, gboolean is_to, gboolean goes_over)
{
  DossierClaimKind step = is_to ? DOSSIER_CLAIM_JOINED : DOSSIER_CLAIM_LEFT;

  if (told->kind == DOSSIER_CLAIM_ACQUIRED)
    return is_named (is_to ? told->object : told->subject, term, term->is_prefix);
  if (told->kind == step)
    return is_named (told->object, term, term->is_prefix);
  return goes_over && went_elsewhere (told->subject, step, term);
}

static gboolean
claim_is (const Told *told, guint i, const DossierTerm *term, gboolean goes_over)
{
  guint  sure = DOSSIER_CLAIM_RUMOURED | DOSSIER_CLAIM_DENIED;
  gint64 day = G_GINT64_CONSTANT (1704067200) + (gint64) DAY (i) * 86400;

  switch ((guint) term->field)
    {
    case DOSSIER_TERM_MOVE: return (term->bits & (1u << told->kind)) != 0;
    case DOSSIER_TERM_FROM: return goes (told, term, FALSE, goes_over);
    case DOSSIER_TERM_TO: return goes (told, term, TRUE, goes_over);
    case DOSSIER_TERM_ROLE: return told->role != NULL && strstr (told->role, term->value) != NULL;
    case DOSSIER_TERM_AMOUNT: return dossier_amount_range_holds (&term->amount, told->amount);
    case DOSSIER_TERM_AS_OF: return day < term->span.until;
    case DOSSIER_TERM_CERTAINTY:
      return (told->flags & term->bits) != 0 || ((term->bits & DOSSIER_QUERY_STATED) && (told->flags & sure) == 0);
    default: g_assert_not_reached ();
    }
}

static gboolean
claim_holds (const Told *told, guint i, const DossierQueryNode *node, gboolean goes_over)
{
  gboolean is_any = node->kind == DOSSIER_NODE_OR;

  if (node->kind == DOSSIER_NODE_TERM)
    return claim_is (told, i, node->term, goes_over);
  goes_over = goes_over || (node->kind == DOSSIER_NODE_AND && ask_for_both (node->parts));
  for (guint k = 0; k < node->parts->len; k++)
    if (claim_holds (told, i, node->parts->pdata[k], goes_over) == is_any)
      return is_any;
  return !is_any;
}

static gboolean
one_claim_holds (guint i, GPtrArray *parts)
{
  gboolean goes_over = ask_for_both (parts);
  gboolean with_no_facts = asks_for (parts, DOSSIER_TERM_CERTAINTY, DOSSIER_CLAIM_NO_FACT);
  Told     told;

  for (guint k = 0; claim_of (i, k, &told); k++)
    {
      gboolean holds = with_no_facts || (told.flags & DOSSIER_CLAIM_NO_FACT) == 0;

      for (guint p = 0; p < parts->len; p++)
        holds = holds && claim_holds (&told, i, parts->pdata[p], goes_over);
      if (holds)
        return TRUE;
    }
  return FALSE;
}

/* ---- the tree ---- */

static gboolean holds (const FindDesk *desk, guint i, const DossierQueryNode *node);

static gboolean
all_hold (const FindDesk *desk, guint i, GPtrArray *parts)
{
  g_autoptr (GPtrArray) of_claim = g_ptr_array_new ();

  for (guint k = 0; k < parts->len; k++)
    if (is_of_claim (parts->pdata[k]))
      g_ptr_array_add (of_claim, parts->pdata[k]);
    else if (!holds (desk, i, parts->pdata[k]))
      return FALSE;
  return of_claim->len == 0 || one_claim_holds (i, of_claim);
}

static gboolean
holds (const FindDesk *desk, guint i, const DossierQueryNode *node)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  switch (node->kind)
    {
    case DOSSIER_NODE_AND: return all_hold (desk, i, node->parts);
    case DOSSIER_NODE_NOT: return !holds (desk, i, node->parts->pdata[0]);
    case DOSSIER_NODE_OR:
      for (guint k = 0; k < node->parts->len; k++)
        if (holds (desk, i, node->parts->pdata[k]))
          return TRUE;
      return FALSE;
    case DOSSIER_NODE_TERM:
      g_ptr_array_add (one, (gpointer) node);
      return is_of_claim (node) ? all_hold (desk, i, one) : is_so (desk, i, node->term);
    }
  g_assert_not_reached ();
}

gboolean
find_desk_is_only_signs (const DossierTerm *term)
{
  return term->field == DOSSIER_TERM_WORDS && strchr ("?.+", *term->value) != NULL;
}

gboolean
find_desk_holds (const FindDesk *desk, guint i, const DossierQueryNode *tree)
{
  return !DELETED (i) && (tree == NULL || holds (desk, i, tree));
}
