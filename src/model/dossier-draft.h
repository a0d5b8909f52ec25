/* dossier-draft.h - a story on its way in, and a feed on its way in.
 *
 * Plain structs without GObject: the only things that cross threads on the way
 * fetch -> parse -> extract -> recognise -> save. Owned by one holder at a time, handed over whole.
 * Strings are UTF-8; a NULL is "not known". Times are Unix seconds, 0 is "not known".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-date.h"
#include "dossier-document.h"
#include "dossier-feed-state.h"
#include "dossier-page-copy.h"
#include "dossier-recognition.h"

G_BEGIN_DECLS

typedef struct
{
  char  *address;
  char  *type;
  gint64 length; /* bytes as announced, -1 when not said */
} DossierEnclosure;

typedef struct
{
  /* identity */
  char  *uri;          /* the story's own page (canonical when known) */
  char  *original_uri; /* the address as it was handed over, where that is another one */
  char  *page_key;     /* what all addresses of the page have in common; NULL: each is taken for another page */
  char  *guid;         /* the feed's own identifier of the item */
  gint64 feed_id;      /* the subscription it came from, 0 for none */
  char  *feed_uri;     /* without a subscription: what tells its feed from others, best the feed's own address */

  /* what a list shows */
  char       *title;
  char       *author;
  char       *author_email;
  char       *source;   /* the feed's or site's name */
  char       *language; /* BCP 47 */
  DossierDate published;
  gint64      updated;
  char       *next_uri; /* of a page: where its article goes on, until that was looked at */
  gint64      saved;    /* when a person had saved it elsewhere; 0: it is saved now */

  /* as it came: HTML, resolved against base_uri. Taken away by the extract stage. */
  char *base_uri;
  char *summary_html;
  char *content_html;
  char *plain_text; /* instead of HTML: a paste or a text file */

  /* as it is kept */
  DossierTextOrigin   origin;
  gboolean            is_partial; /* the page says that it shows only a part */
  char               *summary;    /* plain text, for the list's two lines */
  DossierDocument    *document;
  DossierPageCopy    *page; /* that the document was found in; or NULL */
  DossierRecognition *recognition;

  GPtrArray *enclosures; /* (element-type DossierEnclosure), never NULL */
  GPtrArray *tags;       /* (element-type utf8), never NULL */
} DossierDraft;

typedef struct
{
  char             *title;
  char             *link; /* the site */
  char             *description;
  char             *id;
  char             *self_uri; /* where it says that it is fetched */
  char             *author;
  char             *author_email;
  char             *language;
  char             *image;
  gint64            published, updated;
  DossierFeedRhythm rhythm;   /* when the feed wants to be asked */
  char             *encoding; /* as found out */
  char             *format;   /* "rss", "rdf", "atom", "json" */
  GPtrArray        *entries;  /* (element-type DossierDraft), in the feed's order, never NULL */
} DossierFeedDraft;

DossierEnclosure *dossier_enclosure_new (const char *address, const char *type, gint64 length);
void              dossier_enclosure_free (DossierEnclosure *enclosure);

DossierDraft *dossier_draft_new (void);
void          dossier_draft_free (DossierDraft *draft);

DossierFeedDraft *dossier_feed_draft_new (void);
void              dossier_feed_draft_free (DossierFeedDraft *feed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEnclosure, dossier_enclosure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDraft, dossier_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedDraft, dossier_feed_draft_free)

G_END_DECLS
