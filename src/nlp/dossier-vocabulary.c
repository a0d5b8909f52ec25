/* dossier-vocabulary.c - the shipped lists as one gazetteer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-vocabulary-private.h"

#include "dossier-lists-private.h"
#include "dossier-nlp-data.h"
#include "dossier-recogniser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierVocabulary
{
  GBytes             *bytes;
  DossierGazetteer   *gazetteer;
  DossierPackedTexts  names; /* of organizations, then of people */
  guint               n_organizations;
  DossierWordMemory **spare; /* of one that nobody uses, or of NULL */
};

GBytes *
dossier_vocabulary_load_table (const char *name)
{
  g_autofree char *path = g_strconcat (DOSSIER_RESOURCE_PATH "/nlp/", name, NULL);
  GBytes          *bytes = g_resource_lookup_data (dossier_nlp_data_get_resource (), path, 0, NULL);

  g_assert (bytes != NULL);
  return bytes;
}

GBytes *
dossier_vocabulary_load_model (GError **error)
{
  return g_resources_lookup_data (DOSSIER_RESOURCE_PATH "/nlp/names.model", 0, error);
}

static gboolean
read_footer (GBytes *bytes, DossierListsFooter *footer)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length < sizeof *footer)
    return FALSE;
  memcpy (footer, data + length - sizeof *footer, sizeof *footer);
  return footer->magic == DOSSIER_LISTS_MAGIC && footer->gazetteer_size <= length - sizeof *footer;
}

static gboolean
read_lists (DossierVocabulary *self)
{
  gsize              length;
  const guint8      *data = g_bytes_get_data (self->bytes, &length);
  DossierListsFooter footer;
  g_autoptr (GBytes) gazetteer = NULL;

  if (!read_footer (self->bytes, &footer))
    return FALSE;
  gazetteer = g_bytes_new_from_bytes (self->bytes, 0, footer.gazetteer_size);
  self->gazetteer = dossier_gazetteer_new_from_bytes (gazetteer);
  self->n_organizations = footer.n_organizations;
  return self->gazetteer != NULL
         && dossier_packed_texts_init (&self->names, data + footer.gazetteer_size,
                                       length - sizeof footer - footer.gazetteer_size)
         && self->names.n_texts == (gsize) footer.n_organizations + footer.n_people;
}

DossierVocabulary *
dossier_vocabulary_new (GError **error)
{
  g_autoptr (DossierVocabulary) self = g_new0 (DossierVocabulary, 1);

  self->bytes = dossier_vocabulary_load_table ("lists");
  self->spare = g_new0 (DossierWordMemory *, 1);
  if (read_lists (self))
    return g_steal_pointer (&self);
  g_set_error_literal (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA,
                       _ ("The lists of names are not made for this computer. Install Dossier again."));
  return NULL;
}

static void
free_memory (DossierWordMemory *memory)
{
  if (memory == NULL)
    return;
  g_free (memory->seen);
  g_free (memory->slots);
  g_free (memory);
}

void
dossier_vocabulary_free (DossierVocabulary *self)
{
  if (self == NULL)
    return;
  dossier_gazetteer_free (self->gazetteer);
  g_bytes_unref (self->bytes);
  free_memory (*self->spare);
  g_free (self->spare);
  g_free (self);
}

const DossierGazetteer *
dossier_vocabulary_get_gazetteer (const DossierVocabulary *self)
{
  return self->gazetteer;
}

DossierWordMemory *
dossier_vocabulary_take_memory (const DossierVocabulary *self)
{
  DossierWordMemory *memory = g_atomic_pointer_exchange (self->spare, NULL);

  return memory != NULL ? memory : g_new0 (DossierWordMemory, 1);
}

void
dossier_vocabulary_give_memory (const DossierVocabulary *self, DossierWordMemory *memory)
{
  free_memory (g_atomic_pointer_exchange (self->spare, memory));
}

static DossierKnownName
read_name (const DossierVocabulary *self, guint i)
{
  DossierKnownName name;

  name.length = dossier_packed_texts_read (&self->names, i, name.text);
  return name;
}

DossierKnownName
dossier_vocabulary_get_organization (const DossierVocabulary *self, guint i)
{
  return read_name (self, i);
}

DossierKnownName
dossier_vocabulary_get_person (const DossierVocabulary *self, guint i)
{
  return read_name (self, self->n_organizations + i);
}
