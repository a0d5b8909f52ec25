/* dossier-prepared.h - a draft made ready for its rows on the caller's thread, so that the writer only writes.
 *
 * Holds no reference: the draft must outlive it, and must not change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>
#include "dossier-draft.h"

G_BEGIN_DECLS

/* Longest title, and longest other field of a story, in bytes; what is over is cut. */
#define DOSSIER_PREPARED_MAX_TITLE 2000
#define DOSSIER_PREPARED_MAX_FIELD 8000
/* Most entities, mentions and claims kept of one story. */
#define DOSSIER_PREPARED_MAX_ENTITIES 2000
#define DOSSIER_PREPARED_MAX_MENTIONS 20000
#define DOSSIER_PREPARED_MAX_CLAIMS 2000
/* Bytes of a text's hash that are kept. */
#define DOSSIER_PREPARED_HASH_SIZE 16

typedef enum
{
  DOSSIER_PACKING_PLAIN,
  DOSSIER_PACKING_DEFLATE,
} DossierPacking;

typedef struct
{
  const DossierDraft *draft;
  guint               index;   /* in what the caller gave */
  gint64              seconds; /* what its id tells: since 2000, never after it was saved */
  gint64              saved;
  gboolean            is_asked_for; /* a person wants this very text, whatever its feed says */

  char       *title;                                             /* never empty */
  gint64      page;                                              /* stands for the page's key; 0: none */
  char       *author, *source, *uri, *guid, *summary, *language; /* valid and within the limits, or NULL */
  char       *original_uri;                                      /* likewise; NULL also when it is the uri */
  const char *text;                                              /* borrowed from the draft's document */
  guint       n_words;
  GBytes     *hash; /* NULL until it is asked for */

  DossierPacking packing;
  GBytes        *packed_text, *packed_spans; /* spans NULL when there are none */
  guint          text_size, spans_size;
} DossierPrepared;

void dossier_prepared_free (DossierPrepared *prepared);

/* (element-type DossierPrepared) of @drafts in the order of their ids to be: oldest first; of equally old ones the
 * last first, as feeds begin with the newest. @saved: Unix seconds. Their texts are not packed yet. */
GPtrArray *dossier_prepared_sort (GPtrArray *drafts, gint64 saved);

/* Hashes the text, once: enough to tell whether what is known of the story is the same. */
void dossier_prepared_hash (DossierPrepared *prepared);

/* Packs text and spans, hashes, counts words. */
void dossier_prepared_pack (DossierPrepared *prepared);

/* The identity of the story as a uid (32 hexadecimal digits): what its feed calls it, else its address, else its
 * words. @feed_uri: what tells its feed from others (its address) or NULL. Owned by the caller. */
char *dossier_prepared_dup_uid (const DossierPrepared *prepared, const char *feed_uri);

/* A number for the key of a page, never 0: two keys with the same one do not occur. */
gint64 dossier_page_key_to_number (const char *key);

/* Seconds since 2000 <-> the first id of that second; Unix seconds of an id. */
#define DOSSIER_STORY_ID_SHIFT 20
#define DOSSIER_STORY_ID_EPOCH G_GINT64_CONSTANT (946684800)
gint64 dossier_story_id_first (gint64 seconds);
gint64 dossier_story_id_to_time (gint64 id);

/* Of two gint64, for arrays of ids: the newest first. */
int dossier_story_id_compare (gconstpointer a, gconstpointer b);

/* The inverse of the packing: @size bytes, NUL after them. NULL when the bytes are not what they should be. */
char *dossier_packing_unpack (DossierPacking packing, gconstpointer data, gsize length, gsize size);

G_END_DECLS
