/* dossier-claim-pattern-bytes.c - claim patterns, written when Dossier is built and read at its start.
 *
 *   counts        Counts
 *   features      DossierClaimFeatures: each of those that instructions and needs have, once
 *   patterns      Pattern
 *   instructions  Instruction, of the patterns one behind the other
 *   emits         DossierClaimEmit, the same
 *   names         the same, with a NUL byte behind each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-bytes-private.h"
#include "dossier-claim-pattern-private.h"

typedef struct
{
  guint32 n_features, n_patterns, n_instructions, n_emits, n_name_bytes;
} Counts;

typedef struct
{
  guint16 n_instructions, n_emits;
  guint8  first, leaves_out, n_needs, n_name_bytes;
  guint16 needs[DOSSIER_CLAIM_MAX_NEEDS]; /* features */
} Pattern;

typedef struct
{
  guint8  op, cue, home, open;
  guint16 x, y, may; /* may: features */
} Instruction;

/* --- writing --- */

/* What is written, by its part of the bytes. */
typedef struct
{
  GArray  *features; /* of DossierClaimFeatures */
  GArray  *patterns, *instructions, *emits;
  GString *names;
} Parts;

/* The number of @features among all, where they are put unless they are there. */
static guint16
find_features (Parts *parts, const DossierClaimFeatures *features)
{
  guint i = 0;

  while (i < parts->features->len
         && memcmp (&g_array_index (parts->features, DossierClaimFeatures, i), features, sizeof *features) != 0)
    i++;
  if (i == parts->features->len)
    g_array_append_vals (parts->features, features, 1);
  return (guint16) i;
}

static void
add_instruction (Parts *parts, const DossierClaimInstruction *one)
{
  Instruction written = { (guint8) one->op,
                          (guint8) one->cue,
                          (guint8) one->home,
                          (guint8) one->open,
                          (guint16) one->x,
                          (guint16) one->y,
                          find_features (parts, &one->may) };

  g_array_append_val (parts->instructions, written);
}

static void
add_pattern (Parts *parts, const DossierClaimPattern *pattern)
{
  Pattern written = { .n_instructions = (guint16) pattern->program->len,
                      .n_emits = (guint16) pattern->emits->len,
                      .first = (guint8) pattern->first,
                      .leaves_out = (guint8) pattern->leaves_out,
                      .n_needs = (guint8) pattern->n_needs };

  written.n_name_bytes = (guint8) (strlen (pattern->name) + 1);
  for (guint i = 0; i < pattern->n_needs; i++)
    written.needs[i] = find_features (parts, &pattern->needs[i]);
  for (guint i = 0; i < pattern->program->len; i++)
    add_instruction (parts, &g_array_index (pattern->program, DossierClaimInstruction, i));
  g_array_append_val (parts->patterns, written);
  g_array_append_vals (parts->emits, pattern->emits->data, pattern->emits->len);
  g_string_append_len (parts->names, pattern->name, written.n_name_bytes);
}

static void
append (GByteArray *bytes, const GArray *items)
{
  if (items->len > 0)
    g_byte_array_append (bytes, (const guint8 *) items->data, items->len * g_array_get_element_size ((GArray *) items));
}

void
dossier_claim_patterns_write (const GPtrArray *patterns, GByteArray *bytes)
{
  g_autoptr (GArray) features = g_array_new (FALSE, FALSE, sizeof (DossierClaimFeatures));
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (Pattern));
  g_autoptr (GArray) instructions = g_array_new (FALSE, FALSE, sizeof (Instruction));
  g_autoptr (GArray) emits = g_array_new (FALSE, FALSE, sizeof (DossierClaimEmit));
  g_autoptr (GString) names = g_string_new (NULL);
  Parts  parts = { features, heads, instructions, emits, names };
  Counts counts;

  for (guint i = 0; i < patterns->len; i++)
    add_pattern (&parts, patterns->pdata[i]);
  counts = (Counts){ features->len, heads->len, instructions->len, emits->len, (guint32) names->len };
  g_byte_array_append (bytes, (const guint8 *) &counts, sizeof counts);
  append (bytes, features);
  append (bytes, heads);
  append (bytes, instructions);
  append (bytes, emits);
  g_byte_array_append (bytes, (const guint8 *) names->str, (guint) names->len);
}

/* --- reading --- */

typedef struct
{
  Counts            counts;
  const guint8     *features;
  DossierClaimBytes patterns, instructions, emits, names;
} Reader;

static gboolean
take (DossierClaimBytes *bytes, guint n, gsize size, DossierClaimBytes *part)
{
  *part = (DossierClaimBytes){ dossier_claim_bytes_take (bytes, n, size), n * size };
  return part->at != NULL;
}

static gboolean
find_parts (Reader *reader, DossierClaimBytes *bytes)
{
  const Counts *counts = &reader->counts;

  if (!dossier_claim_bytes_get (bytes, &reader->counts, sizeof reader->counts)
      || counts->n_patterns > DOSSIER_CLAIM_MAX_PATTERNS)
    return FALSE;
  reader->features = dossier_claim_bytes_take (bytes, counts->n_features, sizeof (DossierClaimFeatures));
  return reader->features != NULL && take (bytes, counts->n_patterns, sizeof (Pattern), &reader->patterns)
         && take (bytes, counts->n_instructions, sizeof (Instruction), &reader->instructions)
         && take (bytes, counts->n_emits, sizeof (DossierClaimEmit), &reader->emits)
         && take (bytes, counts->n_name_bytes, 1, &reader->names);
}

static gboolean
read_features (const Reader *reader, guint i, DossierClaimFeatures *features)
{
  if (i >= reader->counts.n_features)
    return FALSE;
  memcpy (features, reader->features + (gsize) i * sizeof *features, sizeof *features);
  return TRUE;
}

static gboolean
read_program (DossierClaimPattern *self, Reader *reader, guint n)
{
  self->program = g_array_sized_new (FALSE, FALSE, sizeof (DossierClaimInstruction), n);
  g_array_set_size (self->program, n);
  for (guint i = 0; i < n; i++)
    {
      DossierClaimInstruction *one = &g_array_index (self->program, DossierClaimInstruction, i);
      Instruction              written;

      if (!dossier_claim_bytes_get (&reader->instructions, &written, sizeof written)
          || !read_features (reader, written.may, &one->may))
        return FALSE;
      one->op = written.op;
      one->x = written.x;
      one->y = written.y;
      one->cue = written.cue;
      one->home = written.home;
      one->open = written.open;
    }
  return TRUE;
}

static gboolean
read_emits (DossierClaimPattern *self, Reader *reader, guint n)
{
  const guint8 *emits = dossier_claim_bytes_take (&reader->emits, n, sizeof (DossierClaimEmit));

  self->emits = g_array_sized_new (FALSE, FALSE, sizeof (DossierClaimEmit), n);
  if (emits != NULL)
    g_array_append_vals (self->emits, emits, n);
  return emits != NULL;
}

static gboolean
read_pattern (DossierClaimPattern *self, Reader *reader)
{
  Pattern       written;
  const guint8 *name;

  if (!dossier_claim_bytes_get (&reader->patterns, &written, sizeof written)
      || written.n_needs > DOSSIER_CLAIM_MAX_NEEDS || written.first >= written.n_instructions)
    return FALSE;
  self->first = written.first;
  self->leaves_out = written.leaves_out;
  self->n_needs = written.n_needs;
  for (guint i = 0; i < written.n_needs; i++)
    if (!read_features (reader, written.needs[i], &self->needs[i]))
      return FALSE;
  name = dossier_claim_bytes_take (&reader->names, written.n_name_bytes, 1);
  if (name == NULL)
    return FALSE;
  self->name = g_strndup ((const char *) name, written.n_name_bytes);
  return read_program (self, reader, written.n_instructions) && read_emits (self, reader, written.n_emits);
}

GPtrArray *
dossier_claim_patterns_read (DossierClaimBytes *bytes)
{
  g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_claim_pattern_free);
  Reader reader;

  if (!find_parts (&reader, bytes))
    return NULL;
  for (guint i = 0; i < reader.counts.n_patterns; i++)
    {
      g_ptr_array_add (patterns, g_new0 (DossierClaimPattern, 1));
      if (!read_pattern (patterns->pdata[i], &reader))
        return NULL;
    }
  return g_steal_pointer (&patterns);
}
