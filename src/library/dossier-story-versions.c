/* dossier-story-versions.c - what one version of a story's text has and another has not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-claim.h"
#include "dossier-library-private.h"
#include "dossier-story-text.h"

void
dossier_version_diff_free (DossierVersionDiff *diff)
{
  if (diff == NULL)
    return;
  g_clear_pointer (&diff->pieces, g_ptr_array_unref);
  g_clear_pointer (&diff->appeared, g_ptr_array_unref);
  g_clear_pointer (&diff->vanished, g_ptr_array_unref);
  g_strfreev (diff->new_names);
  g_strfreev (diff->former_names);
  g_free (diff);
}

static const char *
name_of (const DossierRecognition *found, int entity)
{
  const DossierFoundEntity *one = entity == DOSSIER_NO_ENTITY ? NULL : found->entities->pdata[entity];

  return one == NULL ? NULL : one->known_as != NULL ? one->known_as : one->name;
}

/* What makes two claims the same, whatever the words they are made in. */
static char *
dup_claim_key (const DossierRecognition *found, const DossierFoundClaim *claim)
{
  const char *subject = name_of (found, claim->subject), *object = name_of (found, claim->object);

  return g_strdup_printf ("%d %d\n%s\n%s", claim->kind, (claim->flags & DOSSIER_CLAIM_NO_FACT) != 0,
                          subject != NULL ? subject : "", object != NULL ? object : "");
}

static DossierClaim *
make_claim (const DossierRecognition *found, const DossierFoundClaim *claim, DossierDocument *document)
{
  g_autofree char *sentence = dossier_document_dup_slice (document, claim->sentence_start, claim->sentence_length);
  DossierClaimRow  row = {
     .kind = claim->kind,
     .flags = claim->flags,
     .subject_name = (char *) name_of (found, claim->subject),
     .object_name = (char *) name_of (found, claim->object),
     .role = claim->role,
     .amount = claim->amount,
     .date = claim->date,
     .start = claim->start,
     .length = claim->length,
     .sentence_start = claim->sentence_start,
     .sentence_length = claim->sentence_length,
     .sentence = sentence,
  };

  return dossier_claim_new (&row);
}

/* The claims of @one that @other does not make, each once, in text order. */
static GPtrArray *
list_claims (const DossierRecognition *one, DossierDocument *document, const DossierRecognition *other)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < other->claims->len; i++)
    g_hash_table_add (seen, dup_claim_key (other, other->claims->pdata[i]));
  for (guint i = 0; i < one->claims->len; i++)
    if (g_hash_table_add (seen, dup_claim_key (one, one->claims->pdata[i])))
      g_ptr_array_add (claims, make_claim (one, one->claims->pdata[i], document));
  return claims;
}

/* The names in @one that are not in @other, the most salient first. */
static GStrv
list_names (const DossierRecognition *one, const DossierRecognition *other)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < other->entities->len; i++)
    g_hash_table_add (seen, (gpointer) name_of (other, (int) i));
  for (guint i = 0; i < one->entities->len; i++)
    if (g_hash_table_add (seen, (gpointer) name_of (one, (int) i)))
      g_strv_builder_add (names, name_of (one, (int) i));
  return g_strv_builder_end (names);
}

static DossierRecognition *
recognise (const DossierRecogniser *recogniser, DossierDocument *document, const DossierTextSource *source)
{
  return dossier_recogniser_run (recogniser, dossier_document_get_text (document), source->title, &source->published);
}

DossierVersionDiff *
dossier_library_compare_versions (DossierLibrary *self, gint64 story, gint64 before, gint64 after, GError **error)
{
  DossierStore *store = dossier_library_get_store (self);
  g_autoptr (DossierTextSource) source = dossier_store_load_text_source (store, story, error);
  g_autoptr (DossierDocument) first = source != NULL ? dossier_store_load_version (store, story, before, error) : NULL;
  g_autoptr (DossierDocument) second = first != NULL ? dossier_store_load_version (store, story, after, error) : NULL;
  g_autoptr (DossierRecogniser) recogniser = second != NULL ? dossier_library_get_recogniser (self, error) : NULL;
  g_autoptr (DossierRecognition) then = NULL;
  g_autoptr (DossierRecognition) now = NULL;
  DossierVersionDiff *diff;

  if (recogniser == NULL)
    return NULL;
  then = recognise (recogniser, first, source);
  now = recognise (recogniser, second, source);
  diff = g_new0 (DossierVersionDiff, 1);
  diff->pieces = dossier_word_diff (dossier_document_get_text (first), dossier_document_get_text (second));
  diff->appeared = list_claims (now, second, then);
  diff->vanished = list_claims (then, first, now);
  diff->new_names = list_names (now, then);
  diff->former_names = list_names (then, now);
  return diff;
}
