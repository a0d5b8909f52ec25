/* dossier-cli-commands.c - the table of commands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

static const DossierCommand commands[] = {
  { "add", "URL|FILE|-...", N_ ("Save a story, all of a feed or mailbox, or all pages of bookmarks"), dossier_cli_add },
  { "import", "FILE...", N_ ("Take over what another program has kept, with its highlights"), dossier_cli_import },
  { "feeds", "[list|add URL|FILE...|remove N...|set N...|export]", N_ ("Subscriptions"), dossier_cli_feeds },
  { "refresh", "[--all] [--icons]", N_ ("Ask the feeds for news"), dossier_cli_refresh },
  { "fetch", "STORY...", N_ ("Fetch the whole text of stories from their pages"), dossier_cli_fetch },
  { "images", "STORY...", N_ ("Fetch the images of stories"), dossier_cli_images },
  { "queue", "[list|retry|remove N...]", N_ ("Links that wait because they could not be fetched"), dossier_cli_queue },
  { "find", "[QUERY...]", N_ ("Search the stories"), dossier_cli_find },
  { "show", "STORY...", N_ ("Show a story with the people, organizations and moves in it"), dossier_cli_show },
  { "text", "STORY [A B]", N_ ("Show why a story has its text, and change it"), dossier_cli_text },
  { "who", "NAME [--as-of DATE]", N_ ("Show the dossier of a person or an organization"), dossier_cli_who },
  { "correct", "NAME [STORY...] OPTION...|--list", N_ ("Say who is who: another name, the same, no name, somebody new"),
    dossier_cli_correct },
  { "review", "[NUMBER --same|--different]", N_ ("Questions about people of one name"), dossier_cli_review },
  { "claim", "[STORY|NUMBER OPTION...]", N_ ("Confirm, reject, correct or add moves"), dossier_cli_claim },
  { "follow", "NAME|--move KIND [NAME]|--list", N_ ("Follow a person, an organization or a kind of move"),
    dossier_cli_follow },
  { "unfollow", "NAME|--move KIND [NAME]", N_ ("Follow it no longer"), dossier_cli_unfollow },
  { "new", "[--since DATE] [--seen]", N_ ("What is new of whom you follow"), dossier_cli_new },
  { "moves", "[--export FORMAT FILE] [QUERY...]", N_ ("List who joined, left, founded, funded or bought whom"),
    dossier_cli_moves },
  { "export", "--dossier NAME|--graph FORMAT|stories|citations|highlights [QUERY|STORY...]|search NAME",
    N_ ("Hand on stories, citations, highlights, a dossier with footnotes, or who is tied to whom"),
    dossier_cli_export },
  { "notes", "[QUERY...]", N_ ("List highlights and notes"), dossier_cli_notes },
  { "annotate", "STORY --quote TEXT|--edit ID OPTION...", N_ ("Highlight words of a story, or change a highlight"),
    dossier_cli_annotate },
  { "searches", "[list|save NAME QUERY|remove NAME|rename A B|import FILE]", N_ ("Searches kept under a name"),
    dossier_cli_searches },
  { "rules", "[list|add NAME QUERY OPTION...|remove|enable|disable|test|apply NAME]",
    N_ ("What is done with stories that arrive"), dossier_cli_rules },
  { "star", "STORY...", N_ ("Star stories"), dossier_cli_star },
  { "archive", "STORY...", N_ ("Archive stories: done with, and kept"), dossier_cli_archive },
  { "read", "STORY...", N_ ("Mark stories as read"), dossier_cli_read },
  { "tag", "[STORY...]", N_ ("List tags, give them to stories, take them away"), dossier_cli_tag },
  { "delete", "STORY...", N_ ("Delete stories"), dossier_cli_delete },
  { "undo", "", N_ ("Take the last change back"), dossier_cli_undo },
  { "history", "[--undo NUMBER]", N_ ("List every change, and take back any of them"), dossier_cli_history },
  { "redo", "", N_ ("Do again what was taken back"), dossier_cli_redo },
  { "check", "", N_ ("Look for damage in the library"), dossier_cli_check },
  { "backup", "[FILE]", N_ ("Save a copy of the library"), dossier_cli_backup },
  { "restore", "FILE|--list", N_ ("Put a backup in the place of the library"), dossier_cli_restore },
  { "salvage", "[FILE]", N_ ("Save what can be read of a damaged library"), dossier_cli_salvage },
  { "stats", "", N_ ("Count what is in the library"), dossier_cli_stats },
  { "parse", "FEEDFILE...", N_ ("Read feeds without saving anything"), dossier_cli_parse_feeds },
  { "extract", "HTMLFILE...", N_ ("Find the article of web pages without saving anything"), dossier_cli_extract },
  { "recognise", "FILE...", N_ ("Find names and moves in texts without saving anything"), dossier_cli_recognise },
};

const DossierCommand *
dossier_cli_list_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

const DossierCommand *
dossier_cli_find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}
