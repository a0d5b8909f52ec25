/* dossier-cli-private.h - what the commands share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <json-glib/json-glib.h>

#include "dossier-cli.h"
#include "dossier-library.h"
#include "dossier-snippets.h"
#include "dossier-story-images.h"
#include "dossier-summary.h"

G_BEGIN_DECLS

/* Bytes of a line of JSON on standard input. */
#define DOSSIER_CLI_MAX_LINE (32 * 1024 * 1024)

typedef struct
{
  const char     *library_path; /* as given, NULL for the default */
  DossierLibrary *library;      /* opened at the first need */
  JsonBuilder    *json;         /* for one line at a time */
  JsonGenerator  *generator;
  gboolean        as_json;
} DossierCli;

typedef struct
{
  const char *name;
  const char *arguments; /* as in the usage line, untranslated */
  const char *summary;   /* to be translated */
  int (*run) (DossierCli *cli, int argc, char **argv);
} DossierCommand;

/* NULL for a word that is no command. */
const DossierCommand *dossier_cli_find_command (const char *name);
const DossierCommand *dossier_cli_list_commands (guint *n);

/* ---- a command's beginning ---- */

/* Reads the options of the command in argv[0]; the arguments stay in @argv, NULL-terminated, argv[0] first.
 * --json is always among them. FALSE: words were said and @status is what to answer. */
gboolean dossier_cli_parse (DossierCli *cli, const GOptionEntry *entries, int *argc, char ***argv, int *status);

/* Opens the library. FALSE: words were said. */
gboolean dossier_cli_open (DossierCli *cli);

/* A library without a store, for the commands that keep nothing. */
DossierLibrary *dossier_cli_bare_library (DossierCli *cli);

/* The stories in argv[1..]: (element-type gint64). NULL: words were said and @status is what to answer. */
GArray *dossier_cli_stories (DossierCli *cli, char **argv, int *status);
/* Whether @words are stories, by number or uid, and not a search; with an open library. */
gboolean dossier_cli_are_stories (DossierCli *cli, char **words);

/* ---- words, on standard error ---- */

/* "dossier: SUBJECT: WORDS"; @subject may be NULL. */
void dossier_cli_say (const char *subject, const char *words);

/* Says @error and gives the status for it. */
int dossier_cli_fail (const char *subject, const GError *error);

/* Says that the command line is wrong and where to look. DOSSIER_EXIT_USAGE. */
int dossier_cli_usage (const char *command, const char *words);

/* ---- data, on standard output ---- */

/* A line of data, written at once. */
void dossier_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Members of the object under way; a NULL string and a time of 0 are null. */
void dossier_json_string (JsonBuilder *json, const char *name, const char *value);
void dossier_json_int (JsonBuilder *json, const char *name, gint64 value);
void dossier_json_bool (JsonBuilder *json, const char *name, gboolean value);
void dossier_json_time (JsonBuilder *json, const char *name, gint64 seconds);
void dossier_json_date (JsonBuilder *json, const char *name, const DossierDate *date);
/* 64-bit ids as a string: a JSON number would lose digits in many readers. */
void dossier_json_id (JsonBuilder *json, const char *name, gint64 id);
void dossier_json_strings (JsonBuilder *json, const char *name, const char *const *values);

/* A new object / its end, printed as a line of its own. */
void dossier_cli_begin (DossierCli *cli);
void dossier_cli_end (DossierCli *cli);

/* {"file","ok":false,"error"} on standard output with --json, else words. */
void dossier_cli_report_file (DossierCli *cli, const char *file, const GError *error);

/* @text as valid UTF-8: a file's name may be anything. Owned by the caller. */
char *dossier_cli_dup_name (const char *text);
/* In local time, to the minute. Owned by the caller. */
char *dossier_cli_dup_minute (gint64 time);

/* A DossierProgress, on standard error. */
void dossier_cli_show_progress (guint done, guint total, gpointer data);

/* ---- nouns, in dossier-cli-nouns.c ---- */

void dossier_cli_story_json (JsonBuilder *json, const DossierStoryRow *row);
void dossier_cli_claim_json (JsonBuilder *json, const DossierClaimRow *row);
/* (element-type DossierClaim) as an array called @name. */
void dossier_cli_claims_json (JsonBuilder *json, const char *name, GPtrArray *claims);
void dossier_cli_annotation_json (JsonBuilder *json, const DossierAnnotationRow *row);
/* The member "tags" of (element-type DossierStoryTag), their names; in dossier-cli-tag.c. */
void dossier_cli_tags_json (JsonBuilder *json, GPtrArray *tags);
/* The member "images"; in dossier-cli-images.c. */
void dossier_cli_images_json (JsonBuilder *json, const DossierStoryImages *images);
void dossier_cli_block_json (JsonBuilder *json, const DossierBlock *block);
/* "+ paragraph ...", "- paragraph ..." with the reason. */
void dossier_cli_block_line (const DossierBlock *block);
void dossier_cli_story_line (const DossierStoryRow *row);
void dossier_cli_claim_line (const DossierClaimRow *row);
void dossier_cli_print_feed (DossierCli *cli, const DossierFeedRow *row);

/* The member "highlights" of (element-type DossierAnnotation), and lines of them; in dossier-cli-read.c. */
void dossier_cli_annotations_json (JsonBuilder *json, GPtrArray *annotations);
void dossier_cli_annotation_lines (GPtrArray *annotations);

/* ---- dossiers, in dossier-cli-facts.c ---- */

/* The members "known", "facts", "money" and "connected". */
void dossier_cli_summary_json (JsonBuilder *json, const DossierSummary *summary);
/* The same as lines of text, each part under its heading. */
void dossier_cli_summary_lines (const DossierSummary *summary);
/* An object of one of @facts, and its two lines. */
void dossier_cli_fact_json (JsonBuilder *json, const DossierFact *fact, GPtrArray *facts);
void dossier_cli_fact_lines (const DossierFact *fact);
/* The one who bears @name, and of which kind (@found_kind may be NULL): of several the one in most stories. 0: words
 * were said and @status is what to answer. In dossier-cli-correct.c. */
gint64 dossier_cli_find_bearer (DossierCli *cli, const char *name, DossierEntityKind kind,
                                DossierEntityKind *found_kind, int *status);

/* ---- feeds set, in dossier-cli-feeds-set.c ---- */

/* What is to be set of feeds, as the command line says it; NULL and FALSE: stays as it is. */
typedef struct
{
  char    *title, *folder;
  char    *keep, *every;
  gboolean mute, no_mute, full_text, no_full_text, images, no_images, is_private, no_private;
} DossierCliChoices;

void dossier_cli_choices_clear (DossierCliChoices *choices);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierCliChoices, dossier_cli_choices_clear)
gboolean dossier_cli_choices_are_empty (const DossierCliChoices *choices);

/* The feeds whose numbers are in @numbers: (element-type gint64). NULL: words were said and @status is what to answer.
 */
GArray *dossier_cli_read_feeds (DossierCli *cli, char **numbers, int *status);

/* Sets them for the feeds whose numbers are in @numbers and prints these feeds. Nothing is set when one of the numbers
 * or choices is wrong. */
int dossier_cli_set_feeds (DossierCli *cli, const DossierCliChoices *choices, char **numbers);

/* ---- links, in dossier-cli-links.c ---- */

/* Saves what @uris lead to and prints what came of each; the status to answer. */
int dossier_cli_save_links (DossierCli *cli, const char *const *uris, guint n, const DossierAddOptions *options);

/* Prints what came of adding @input; the status to answer. In dossier-cli-add.c. */
int dossier_cli_print_result (DossierCli *cli, const char *input, const DossierAddResult *result);

/* Prints what the second of the two versions in @numbers says otherwise than the first; in dossier-cli-compare.c. */
gboolean dossier_cli_compare (DossierCli *cli, gint64 story, char **numbers, GError **error);

/* ---- snippets, in dossier-cli-snippets.c ---- */

/* What @query found in @story; as members of the story, and as a line below it. */
DossierSnippet *dossier_cli_load_snippet (DossierCli *cli, DossierQuery *query, gint64 story, GError **error);
void            dossier_cli_snippet_json (JsonBuilder *json, const DossierSnippet *snippet);
void            dossier_cli_snippet_line (const DossierSnippet *snippet);

/* ---- the commands, by file ---- */

int dossier_cli_add (DossierCli *cli, int argc, char **argv);
int dossier_cli_feeds (DossierCli *cli, int argc, char **argv);
int dossier_cli_feeds_add_list (DossierCli *cli, const char *path);
/* @path NULL: on standard output. */
int dossier_cli_feeds_export (DossierCli *cli, const char *path);
int dossier_cli_import (DossierCli *cli, int argc, char **argv);
int dossier_cli_refresh (DossierCli *cli, int argc, char **argv);
int dossier_cli_fetch (DossierCli *cli, int argc, char **argv);
int dossier_cli_images (DossierCli *cli, int argc, char **argv);
int dossier_cli_queue (DossierCli *cli, int argc, char **argv);

/* Says @error, of a saved search or a rule, and gives the status for it. */
int dossier_cli_fail_kept (const char *command, const GError *error);
/* argv[0] is "search". */
int dossier_cli_export_search (DossierCli *cli, char **argv, const char *format_word, const char *output);
int dossier_cli_searches (DossierCli *cli, int argc, char **argv);
int dossier_cli_rules (DossierCli *cli, int argc, char **argv);

int dossier_cli_find (DossierCli *cli, int argc, char **argv);
/* What the stories @ids (of gint64) have in common: @limit of each kind, 0 all, -1 some; the status. In
 * dossier-cli-facets.c. */
int dossier_cli_print_facets (DossierCli *cli, GArray *ids, int limit);
int dossier_cli_show (DossierCli *cli, int argc, char **argv);
int dossier_cli_text (DossierCli *cli, int argc, char **argv);
int dossier_cli_who (DossierCli *cli, int argc, char **argv);
int dossier_cli_history (DossierCli *cli, int argc, char **argv);
int dossier_cli_restore (DossierCli *cli, int argc, char **argv);
int dossier_cli_salvage (DossierCli *cli, int argc, char **argv);
/* "correct --list" and "correct NAME --allow": names that are none. The second with an open library. */
int dossier_cli_list_rejected (DossierCli *cli);
int dossier_cli_allow_name (DossierCli *cli, const char *name);
int dossier_cli_correct (DossierCli *cli, int argc, char **argv);
int dossier_cli_review (DossierCli *cli, int argc, char **argv);
int dossier_cli_follow (DossierCli *cli, int argc, char **argv);
int dossier_cli_unfollow (DossierCli *cli, int argc, char **argv);
int dossier_cli_new (DossierCli *cli, int argc, char **argv);
int dossier_cli_claim (DossierCli *cli, int argc, char **argv);
int dossier_cli_moves (DossierCli *cli, int argc, char **argv);

int dossier_cli_export (DossierCli *cli, int argc, char **argv);
/* "export stories" and "export citations": what is in argv[0], of which stories behind it; both of @format and @output
 * may be NULL. In dossier-cli-handout.c. */
gboolean dossier_cli_is_handout (const char *word);
int      dossier_cli_hand_out (DossierCli *cli, char **argv, const char *format, const char *output);
/* "export highlights": of which stories is behind argv[0]; @format, @dossier and @output may be NULL. In
 * dossier-cli-export-highlights.c. */
int dossier_cli_export_highlights (DossierCli *cli, char **argv, const char *format, const char *dossier,
                                   const char *output);

int dossier_cli_annotate (DossierCli *cli, int argc, char **argv);
int dossier_cli_notes (DossierCli *cli, int argc, char **argv);
int dossier_cli_star (DossierCli *cli, int argc, char **argv);
int dossier_cli_archive (DossierCli *cli, int argc, char **argv);
int dossier_cli_read (DossierCli *cli, int argc, char **argv);
int dossier_cli_tag (DossierCli *cli, int argc, char **argv);
int dossier_cli_delete (DossierCli *cli, int argc, char **argv);
int dossier_cli_undo (DossierCli *cli, int argc, char **argv);
int dossier_cli_redo (DossierCli *cli, int argc, char **argv);

int dossier_cli_check (DossierCli *cli, int argc, char **argv);
int dossier_cli_backup (DossierCli *cli, int argc, char **argv);
int dossier_cli_stats (DossierCli *cli, int argc, char **argv);

int dossier_cli_parse_feeds (DossierCli *cli, int argc, char **argv);
int dossier_cli_extract (DossierCli *cli, int argc, char **argv);
int dossier_cli_recognise (DossierCli *cli, int argc, char **argv);

G_END_DECLS
