/* million-drafts.c - made-up stories on their way in
 *
 * A story is lines of sentences of words, with names set in between at even distances; every fifth claims something of
 * the first person and the first organization in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "million-drafts.h"

#include <string.h>

#define DAY (24 * 60 * 60)
#define END G_GINT64_CONSTANT (1735689600) /* 2025-01-01 */
#define SPAN (G_GINT64_CONSTANT (3652) * DAY)
#define SENTENCE_WORDS 14
#define LINE_WORDS 84
#define TITLE_WORDS 7
#define SUMMARY_SIZE 160
#define CLAIM_EVERY 5

struct _MillionMaker
{
  GRand      *random; /* borrowed */
  guint       n_stories, n_made;
  gint64      size;
  MillionDraw words, entities, feeds, authors;
};

MillionMaker *
million_maker_new (GRand *random, guint n_stories)
{
  MillionMaker *self = g_new0 (MillionMaker, 1);

  self->random = random;
  self->n_stories = n_stories;
  million_draw_init (&self->words, MILLION_WORDS, 1.0);
  million_draw_init (&self->entities, MILLION_ENTITIES, 0.65);
  million_draw_init (&self->feeds, MILLION_FEEDS, 0.5);
  million_draw_init (&self->authors, MILLION_AUTHORS, 0.7);
  return self;
}

void
million_maker_free (MillionMaker *self)
{
  million_draw_clear (&self->words);
  million_draw_clear (&self->entities);
  million_draw_clear (&self->feeds);
  million_draw_clear (&self->authors);
  g_free (self);
}

gint64
million_maker_get_size (MillionMaker *self)
{
  return self->size;
}

char *
million_author (guint author)
{
  return million_name (2 * author + 1 + MILLION_ENTITIES);
}

/* ---- names and claims ---- */

typedef struct
{
  guint32 drawn[MILLION_STORY_NAMES];
  int     person, organization; /* the first of each among the entities */
} Named;

static guint
find_entity (DossierRecognition *recognition, Named *named, guint32 entity, const char *name)
{
  DossierEntityKind kind = million_kind (entity);
  guint             at = 0;

  while (at < recognition->entities->len && named->drawn[at] != entity)
    at++;
  if (at < recognition->entities->len)
    return at;
  named->drawn[at] = entity;
  if (kind == DOSSIER_ENTITY_PERSON && named->person == DOSSIER_NO_ENTITY)
    named->person = (int) at;
  if (kind == DOSSIER_ENTITY_ORGANIZATION && named->organization == DOSSIER_NO_ENTITY)
    named->organization = (int) at;
  g_ptr_array_add (
      recognition->entities,
      dossier_found_entity_new (
          kind, kind == DOSSIER_ENTITY_ORGANIZATION ? DOSSIER_SUBTYPE_COMPANY : DOSSIER_SUBTYPE_NONE, name));
  ((DossierFoundEntity *) recognition->entities->pdata[at])->salience = 1.0 / (at + 1);
  return at;
}

static void
append_name (MillionMaker *self, GString *text, DossierRecognition *recognition, Named *named)
{
  guint            entity = million_draw (&self->entities, self->random);
  g_autofree char *name = million_name (entity);
  DossierMention   mention = { .start = (guint) text->len, .length = (guint) strlen (name), .confidence = 90 };

  mention.entity = find_entity (recognition, named, entity, name);
  g_array_append_val (recognition->mentions, mention);
  g_string_append (text, name);
  g_string_append_c (text, ' ');
}

static void
add_claim (MillionMaker *self, DossierRecognition *recognition, const Named *named, const char *text)
{
  DossierFoundClaim *claim;
  DossierMention    *mention = &g_array_index (recognition->mentions, DossierMention, 0);

  if (named->person == DOSSIER_NO_ENTITY || named->organization == DOSSIER_NO_ENTITY)
    return;
  claim = dossier_found_claim_new (1 + g_rand_int (self->random) % DOSSIER_N_CLAIM_KINDS);
  claim->flags = g_rand_int (self->random) % 10 == 0 ? DOSSIER_CLAIM_RUMOURED : DOSSIER_CLAIM_STATED;
  claim->subject = named->person;
  claim->object = named->organization;
  claim->role = g_strdup (g_rand_boolean (self->random) ? "head of research" : "chief executive");
  claim->start = mention->start;
  claim->length = mention->length;
  claim->sentence_length = (guint) (strchr (text, '.') - text) + 1;
  claim->pattern = g_strdup ("made-up");
  g_ptr_array_add (recognition->claims, claim);
}

/* ---- text ---- */

static char *
make_text (MillionMaker *self, DossierRecognition *recognition)
{
  const guint distance = MILLION_STORY_WORDS / MILLION_STORY_NAMES;
  GString    *text = g_string_sized_new (4096);
  Named       named = { .person = DOSSIER_NO_ENTITY, .organization = DOSSIER_NO_ENTITY };

  for (guint i = 1; i <= MILLION_STORY_WORDS; i++)
    {
      if (i % distance == distance / 4)
        append_name (self, text, recognition, &named);
      million_append_word (text, million_draw (&self->words, self->random));
      if (i % SENTENCE_WORDS == 0)
        g_string_append_c (text, '.');
      if (i < MILLION_STORY_WORDS)
        g_string_append_c (text, i % LINE_WORDS == 0 ? '\n' : ' ');
    }
  if (self->n_made % CLAIM_EVERY == 0)
    add_claim (self, recognition, &named, text->str);
  return g_string_free (text, FALSE);
}

static char *
make_title (MillionMaker *self)
{
  GString *title = g_string_new (NULL);

  for (guint i = 0; i < TITLE_WORDS; i++)
    {
      if (i > 0)
        g_string_append_c (title, ' ');
      million_append_word (title, million_draw (&self->words, self->random));
    }
  title->str[0] = g_ascii_toupper (title->str[0]);
  return g_string_free (title, FALSE);
}

static const char *
draw_language (MillionMaker *self)
{
  static const char *const languages[] = { "de", "de", "de", "fr", "fr", "es", "es", "ja" };
  guint                    drawn = g_rand_int (self->random) % 50;

  return drawn < G_N_ELEMENTS (languages) ? languages[drawn] : "en";
}

DossierDraft *
million_maker_make (MillionMaker *self)
{
  DossierDraft    *draft = dossier_draft_new ();
  guint            number = self->n_made++, feed = million_draw (&self->feeds, self->random);
  g_autofree char *text = NULL;
  gint64           published = END - SPAN + (gint64) ((double) SPAN / self->n_stories * number);

  draft->recognition = dossier_recognition_new ();
  text = make_text (self, draft->recognition);
  draft->title = make_title (self);
  draft->summary = g_strndup (text, SUMMARY_SIZE);
  draft->uri = g_strdup_printf ("https://www.site%u.example/story/%u", feed % MILLION_SITES, number);
  draft->source = g_strdup_printf ("Source %u", feed);
  draft->feed_id = feed + 1;
  draft->author = million_author (million_draw (&self->authors, self->random));
  draft->language = g_strdup (draw_language (self));
  g_strlcpy (draft->recognition->language, draft->language, sizeof draft->recognition->language);
  draft->published = dossier_date_from_time (published);
  draft->saved = published + g_rand_int (self->random) % (3 * DAY);
  draft->origin = DOSSIER_ORIGIN_FEED;
  draft->document = dossier_document_new_from_plain (text, -1);
  self->size += (gint64) strlen (text);
  return draft;
}
