/* dossier-library.h - the use cases: what a person can ask of Dossier, whatever the door they came through.
 *
 * The only room where net, feed, extract, nlp, exchange and store meet. The plain calls block (command line, tests);
 * the _async ones are for the window, work on worker threads and answer in the caller's main context.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-block.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* Largest file taken, in bytes; larger ones are refused with words. */
#define DOSSIER_LIBRARY_MAX_FILE (32 * 1024 * 1024)
/* Most pages fetched for one file of bookmarks. */
#define DOSSIER_LIBRARY_MAX_PAGES 1000
/* Largest paste, in bytes. */
#define DOSSIER_LIBRARY_MAX_PASTE (4 * 1024 * 1024)

#define DOSSIER_LIBRARY_ERROR (dossier_library_error_quark ())
GQuark dossier_library_error_quark (void);

typedef enum
{
  DOSSIER_LIBRARY_ERROR_EMPTY,    /* nothing in it to keep */
  DOSSIER_LIBRARY_ERROR_NOT_TEXT, /* binary data */
  DOSSIER_LIBRARY_ERROR_TOO_LARGE,
  DOSSIER_LIBRARY_ERROR_UNREADABLE,  /* missing, no permission, a folder */
  DOSSIER_LIBRARY_ERROR_UNSUPPORTED, /* e.g. an address that is not http or https */
  DOSSIER_LIBRARY_ERROR_PRIVATE,     /* inside this computer or its network, and the person was not asked yet */
} DossierLibraryError;

#define DOSSIER_TYPE_LIBRARY (dossier_library_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibrary, dossier_library, DOSSIER, LIBRARY, GObject)

/* @store may be NULL: then only the calls that keep nothing work (parse, extract, recognise).
 * Reads the recogniser's tables at the first need, on the thread that needs them. */
DossierLibrary *dossier_library_new (DossierStore *store);
DossierStore   *dossier_library_get_store (DossierLibrary *self);

/* $XDG_DATA_HOME/dossier/library.db. Owned by the caller. */
char *dossier_library_default_path (void);

/* Opens @path (NULL: the default one). When the file cannot be written, opens it for reading and says so through
 * dossier_store_is_read_only (). */
DossierLibrary *dossier_library_open (const char *path, GError **error);

/* The same without blocking, however old or large the library is; see dossier_store_open_async (). */
void            dossier_library_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
DossierLibrary *dossier_library_open_finish (GAsyncResult *result, GError **error);

/* What a person says beside the thing itself; all may be NULL. */
typedef struct
{
  const char *title;
  const char *date;          /* as dossier_date_parse () reads it */
  const char *feed;          /* address of the feed it belongs to: kept under that subscription */
  gboolean    allow_private; /* bookmarks of pages inside the person's own computer or network are fetched too */
} DossierAddOptions;

/* What came of one addition. */
typedef struct
{
  GArray    *saved; /* of DossierSaveResult, in the order of the input */
  guint      n_new, n_same, n_revised, n_deleted, n_returned;
  guint      n_people, n_organizations, n_claims; /* found in the new and revised ones; names counted once */
  char      *title;                               /* of the story, or of the feed */
  GPtrArray *refused; /* (element-type utf8) items that could not be taken, each a sentence */
  GPtrArray *remarks; /* (element-type utf8) what else there is to say, each a sentence: nothing failed */
} DossierAddResult;

void dossier_add_result_free (DossierAddResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAddResult, dossier_add_result_free)

/* Progress in items; @total 0: not known yet. Called in the caller's main context (async) or thread (plain). */
typedef void (*DossierProgress) (guint done, guint total, gpointer user_data);

/* @input: an http(s) address, a file's path, or with dossier_library_add_text the words themselves. A file or page may
 * be text, Markdown, HTML, a mail, a mailbox, RSS, Atom, RDF or JSON Feed: told by its content, not by its name. A feed
 * and a mailbox give all their stories, a file of bookmarks the pages they lead to, which are fetched: at most
 * DOSSIER_LIBRARY_MAX_PAGES. */
DossierAddResult *dossier_library_add (DossierLibrary *self, const char *input, const DossierAddOptions *options,
                                       GError **error);
DossierAddResult *dossier_library_add_text (DossierLibrary *self, const char *text, gssize length,
                                            const DossierAddOptions *options, GError **error);

/* One of many additions, in the order of the inputs: what came of it, or @error; both are the library's. */
typedef void (*DossierAdded) (guint i, const DossierAddResult *result, const GError *error, gpointer user_data);

/* As add for each of the @n @inputs, in their order, on all cores; @added is called in the calling thread. */
void dossier_library_add_many (DossierLibrary *self, const char *const *inputs, guint n,
                               const DossierAddOptions *options, DossierAdded added, gpointer user_data);

void dossier_library_add_async (DossierLibrary *self, const char *input, const DossierAddOptions *options,
                                GCancellable *cancellable, DossierProgress progress, gpointer progress_data,
                                GAsyncReadyCallback callback, gpointer user_data);
void dossier_library_add_text_async (DossierLibrary *self, const char *text, const DossierAddOptions *options,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* The starter library that comes with Dossier. */
void dossier_library_add_starter_async (DossierLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
DossierAddResult *dossier_library_add_starter (DossierLibrary *self, GError **error);
/* For all three. */
DossierAddResult *dossier_library_add_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

/* An annotation on the @nth occurrence (from 0) of @quote in the story's present text, with its context. */
gboolean dossier_library_annotate (DossierLibrary *self, gint64 story, const char *quote, guint nth,
                                   DossierColour colour, const char *note, gint64 *new_id, GError **error);
/* The same with what @given says beside: story, colour, note, tags, entity and claim. */
gboolean dossier_library_annotate_with (DossierLibrary *self, const DossierAnnotationRow *given, const char *quote,
                                        guint nth, gint64 *new_id, GError **error);

/* ---- without keeping anything (no store needed) ---- */

/* A feed's bytes as drafts with HTML fields sanitized. @uri: where it came from, for relative addresses; @content_type:
 * as the server said; both may be NULL. */
DossierFeedDraft *dossier_library_parse_feed (DossierLibrary *self, GBytes *bytes, const char *uri,
                                              const char *content_type, GError **error);

/* A page's article. */
typedef struct
{
  char            *title, *byline;    /* as the page declares them */
  char            *headline, *author; /* for people: without the site's name, without "By" */
  char            *site_name, *language, *uri, *next_uri, *lead_image, *license;
  gint64           published, modified; /* Unix seconds, 0 not known */
  char            *published_raw;
  gboolean         is_paywalled; /* the page says that it shows only a part */
  GStrv            sources;      /* where it comes from: "title", "json-ld", "byline", "meta", ... */
  DossierDocument *document;
  char            *html;
  char            *text;              /* its words alone: a line a block, tables a line a row */
  guint            n_kept, n_dropped; /* blocks */
  GPtrArray       *blocks; /* (element-type DossierBlock) all of the page, with reasons; NULL unless asked for */
} DossierPage;

void dossier_page_free (DossierPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPage, dossier_page_free)

DossierPage *dossier_library_extract (DossierLibrary *self, GBytes *html, const char *uri, GError **error);
/* The same with its blocks. */
DossierPage *dossier_library_extract_explained (DossierLibrary *self, GBytes *html, const char *uri, GError **error);

/* A feed in a list of feeds. */
typedef struct
{
  char    *title;
  char    *uri;
  char    *site;       /* or NULL */
  GStrv    folder;     /* names of the folders around it, outer first; never NULL */
  char    *attributes; /* what else the list said of it, as it is written out again; or NULL */
  gboolean is_known;   /* a subscription already; as this and the next are asked for by dossier_feed_list_look_up () */
  gboolean is_private; /* inside the person's own computer or network */
} DossierListedFeed;

void dossier_listed_feed_free (DossierListedFeed *feed);

/* Whether @uri is inside the person's own computer or network, as far as its words tell. Asks nobody. */
gboolean dossier_library_is_private_address (const char *uri);

/* @feed as one subscribes to it, its folders as one, "outer / inner". Owned by the caller. */
DossierFeedSubscription *dossier_listed_feed_to_subscription (const DossierListedFeed *feed, gboolean may_be_private);

/* The feeds of an OPML list, in order: (element-type DossierListedFeed). What was refused is added to @refused
 * (element-type utf8, a sentence each; may be NULL). */
GPtrArray *dossier_library_parse_opml (GBytes *bytes, GPtrArray *refused, GError **error);

/* A date in one of the dialects of feeds: Unix seconds. FALSE when it is none. */
gboolean dossier_library_parse_date (const char *text, gint64 *seconds);

/* All of the file or pipe at @path ("-": standard input), at most DOSSIER_LIBRARY_MAX_FILE bytes.
 * Errors: DOSSIER_LIBRARY_ERROR_UNREADABLE, _TOO_LARGE, each a sentence. */
GBytes *dossier_library_read_file (const char *path, GError **error);

/* The names and claims of @text, as it stands. */
DossierRecognition *dossier_library_recognise (DossierLibrary *self, const char *text, const char *title,
                                               const DossierDate *written, GError **error);

G_END_DECLS
