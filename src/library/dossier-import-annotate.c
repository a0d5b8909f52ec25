/* dossier-import-annotate.c - highlights from elsewhere are laid on the words they quote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-imports-private.h"

#include <string.h>

#include "dossier-anchor.h"
#include "dossier-story-tag.h"

/* Code points from one known place of a text to the next. */
#define STEP 1024

/* What the highlights of one story are laid on. */
typedef struct
{
  const char    *text;
  guint          length; /* code points */
  GArray        *places; /* of gsize: bytes before every STEPth code point, so that nothing is walked from the start */
  DossierAnchor *anchor;
  GPtrArray     *earlier; /* (element-type DossierChange): of highlights that come before, borrowed */
  GHashTable    *uids;    /* of the file's highlights */
} Ground;

/* Whether @row says what a highlight says that is there or comes before it. */
static gboolean
is_same (const DossierAnnotationRow *a, const DossierAnnotationRow *b)
{
  if (g_strcmp0 (a->note, b->note) != 0)
    return FALSE;
  return g_strcmp0 (a->quote, b->quote) == 0 || (a->length > 0 && a->start == b->start && a->length == b->length);
}

/* Whether @kept, which is in the library, is @row. With a uid it is the one that has it, else one that says the same
 * and is no other of the file's, whose @uids these are: what was deleted and came again has another uid. */
static gboolean
is_kept (const DossierAnnotationRow *kept, const DossierAnnotationRow *row, GHashTable *uids)
{
  if (row->uid == NULL)
    return is_same (kept, row);
  return g_str_equal (kept->uid, row->uid)
         || (!g_hash_table_contains (uids, kept->uid) && is_same (kept, row) && kept->created == row->created
             && kept->colour == row->colour);
}

static gboolean
is_known (const DossierImportEntry *entry, GPtrArray *earlier, const DossierAnnotationRow *row, GHashTable *uids)
{
  for (guint i = 0; entry->content != NULL && i < entry->content->annotations->len; i++)
    if (is_kept (dossier_annotation_get_row (entry->content->annotations->pdata[i]), row, uids))
      return TRUE;
  for (guint i = 0; i < earlier->len; i++)
    {
      const DossierAnnotationRow *other = dossier_change_get_annotation (earlier->pdata[i]);

      if (row->uid != NULL && other->uid != NULL ? g_str_equal (row->uid, other->uid) : is_same (other, row))
        return TRUE;
    }
  return FALSE;
}

static GHashTable *
list_uids (const DossierImported *item)
{
  GHashTable *uids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < item->highlights->len; i++)
    {
      const DossierImportedHighlight *highlight = item->highlights->pdata[i];

      if (highlight->uid != NULL)
        g_hash_table_add (uids, highlight->uid);
    }
  return uids;
}

static void
count (DossierImportLine *line, const DossierAnnotationRow *row)
{
  if (*row->quote == '\0')
    line->n_notes++;
  else if (row->length > 0)
    line->n_placed++;
  else
    line->n_lost++;
}

static GArray *
find_places (const char *text)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint   n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n++)
    if (n % STEP == 0)
      {
        gsize place = (gsize) (p - text);

        g_array_append_val (places, place);
      }
  return places;
}

/* Whether the words of @highlight, with those around them, stand where it says: then it is this text. */
static gboolean
stands_there (const Ground *ground, const DossierImportedHighlight *highlight)
{
  const char *prefix = highlight->prefix != NULL ? highlight->prefix : "";
  const char *suffix = highlight->suffix != NULL ? highlight->suffix : "";
  gsize       n_before = strlen (prefix), n_bytes = strlen (highlight->quote);
  const char *place;

  if (highlight->length == 0 || highlight->start >= ground->length
      || highlight->length > ground->length - highlight->start
      || g_utf8_strlen (highlight->quote, -1) != (glong) highlight->length)
    return FALSE;
  place = ground->text + g_array_index (ground->places, gsize, highlight->start / STEP);
  place = g_utf8_offset_to_pointer (place, highlight->start % STEP);
  return (gsize) (place - ground->text) >= n_before && memcmp (place - n_before, prefix, n_before) == 0
         && strncmp (place, highlight->quote, n_bytes) == 0 && strncmp (place + n_bytes, suffix, strlen (suffix)) == 0;
}

/* Where the words of @highlight are; without a length at the beginning when they are nowhere. */
static void
place (const Ground *ground, const DossierImportedHighlight *highlight, DossierAnnotationRow *row)
{
  if (highlight->quote == NULL)
    return;
  if (stands_there (ground, highlight))
    {
      row->start = highlight->start;
      row->length = highlight->length;
    }
  else if (!dossier_anchor_find (ground->anchor, highlight->quote, highlight->prefix, highlight->suffix, &row->start,
                                 &row->length))
    row->start = row->length = 0;
}

/* The names of its tags as they are kept. Owned by the caller. */
static GStrv
dup_tags (const DossierImportedHighlight *highlight)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < highlight->tags->len; i++)
    {
      g_autofree char *name = dossier_story_tag_mend_name (highlight->tags->pdata[i]);

      if (name != NULL && g_hash_table_add (known, dossier_story_tag_fold_name (name)))
        g_strv_builder_add (tags, name);
    }
  return g_strv_builder_end (tags);
}

/* Who the highlight is about, by name: of several the one in most stories. 0: nobody, or nobody who is known, which is
 * counted. */
static gint64
find_entity (DossierImportRun *run, const DossierImportedHighlight *highlight)
{
  g_autoptr (GPtrArray) found = NULL;

  if (highlight->about == NULL)
    return 0;
  found = dossier_store_find_entities (dossier_library_get_store (run->library), highlight->about,
                                       highlight->about_kind, NULL);
  if (found != NULL && found->len > 0)
    return dossier_entity_get_row (found->pdata[0])->id;
  run->n_unlinked++;
  return 0;
}

/* An end of the move that it is about; 0 when nobody of that name is known: the sentence tells it nearly as well. */
static gint64
find_end (DossierImportRun *run, const char *name)
{
  g_autoptr (GPtrArray) found
      = name != NULL ? dossier_store_find_entities (dossier_library_get_store (run->library), name, 0, NULL) : NULL;

  return found != NULL && found->len > 0 ? dossier_entity_get_row (found->pdata[0])->id : 0;
}

static DossierChange *
make_change (DossierImportRun *run, const DossierImportedHighlight *highlight, DossierAnnotationRow *row)
{
  g_auto (GStrv) tags = dup_tags (highlight);

  row->tags = tags;
  row->entity = find_entity (run, highlight);
  row->claim_kind = highlight->move_kind;
  row->claim_sentence = highlight->move_sentence;
  row->claim_subject = find_end (run, highlight->move_subject);
  row->claim_object = find_end (run, highlight->move_object);
  return dossier_change_annotate (row);
}

static void
annotate_one (DossierImportRun *run, DossierImportEntry *entry, const DossierImportedHighlight *highlight,
              const Ground *ground)
{
  DossierAnnotationRow row = { .uid = highlight->uid,
                               .story = entry->story,
                               .quote = highlight->quote != NULL ? highlight->quote : (char *) "",
                               .prefix = highlight->prefix,
                               .suffix = highlight->suffix,
                               .note = highlight->note,
                               .colour = highlight->colour,
                               .created = highlight->created,
                               .modified = MAX (highlight->created, highlight->modified) };
  DossierChange       *change;

  place (ground, highlight, &row);
  if (is_known (entry, ground->earlier, &row, ground->uids))
    {
      entry->line->n_known++;
      return;
    }
  count (entry->line, &row);
  change = make_change (run, highlight, &row);
  g_ptr_array_add (ground->earlier, change);
  g_ptr_array_add (run->changes, change);
}

void
dossier_import_annotate (DossierImportRun *run, DossierImportEntry *entry)
{
  gboolean         is_present = entry->content != NULL && !(run->options->dry_run && entry->is_bare && entry->has_text);
  DossierDocument *document = is_present ? entry->content->document : entry->draft->document;
  const char      *text = dossier_document_get_text (document);
  g_autoptr (DossierAnchor) anchor = NULL;
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  g_autoptr (GHashTable) uids = NULL;
  g_autoptr (GArray) places = NULL;
  Ground ground;

  if (entry->from->highlights->len == 0)
    return;
  anchor = dossier_anchor_new (text);
  uids = list_uids (entry->from);
  places = find_places (text);
  ground = (Ground){ text, dossier_document_get_length (document), places, anchor, earlier, uids };
  for (guint i = 0; i < entry->from->highlights->len; i++)
    annotate_one (run, entry, entry->from->highlights->pdata[i], &ground);
}
