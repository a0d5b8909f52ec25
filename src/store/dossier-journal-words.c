/* dossier-journal-words.c - what was undone or done again, in a sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-words.h"

#include <glib/gi18n-lib.h>
#include "dossier-journal-annotations.h"
#include "dossier-journal-archive.h"
#include "dossier-journal-follows.h"
#include "dossier-journal-queue.h"
#include "dossier-journal-searches.h"
#include "dossier-versions.h"

/* The sentences that name a number of stories or feeds, as undone and as done again. */
static const char *
counting_sentence (const DossierJournalEntry *entry, gboolean redo, guint n)
{
  switch (entry->kind)
    {
    case DOSSIER_CHANGE_SET_READ:
      if (entry->flag)
        return redo ? ngettext ("%u story was marked as read again", "%u stories were marked as read again", n)
                    : ngettext ("Marking %u story as read was undone", "Marking %u stories as read was undone", n);
      return redo ? ngettext ("%u story was marked as unread again", "%u stories were marked as unread again", n)
                  : ngettext ("Marking %u story as unread was undone", "Marking %u stories as unread was undone", n);
    case DOSSIER_CHANGE_SET_STARRED:
      if (entry->flag)
        return redo ? ngettext ("%u story was starred again", "%u stories were starred again", n)
                    : ngettext ("Starring %u story was undone", "Starring %u stories was undone", n);
      return redo ? ngettext ("The star of %u story was removed again", "The stars of %u stories were removed again", n)
                  : ngettext ("Removing the star of %u story was undone", "Removing the stars of %u stories was undone",
                              n);
    case DOSSIER_CHANGE_DELETE:
      return redo ? ngettext ("%u story was deleted again", "%u stories were deleted again", n)
                  : ngettext ("Deleting %u story was undone", "Deleting %u stories was undone", n);
    case DOSSIER_CHANGE_RESTORE:
      return redo ? ngettext ("%u story was restored again", "%u stories were restored again", n)
                  : ngettext ("Restoring %u story was undone", "Restoring %u stories was undone", n);
    case DOSSIER_CHANGE_ADD:
      return redo ? ngettext ("%u story was added again", "%u stories were added again", n)
                  : ngettext ("Adding %u story was undone", "Adding %u stories was undone", n);
    case DOSSIER_CHANGE_SUBSCRIBE:
      return redo ? ngettext ("Subscribed to %u feed again", "Subscribed to %u feeds again", n)
                  : ngettext ("Subscribing to %u feed was undone", "Subscribing to %u feeds was undone", n);
    case DOSSIER_CHANGE_UNSUBSCRIBE:
      return redo ? ngettext ("Unsubscribed from %u feed again", "Unsubscribed from %u feeds again", n)
                  : ngettext ("Unsubscribing from %u feed was undone", "Unsubscribing from %u feeds was undone", n);
    case DOSSIER_CHANGE_MOVE_FEEDS:
      return redo ? ngettext ("%u feed was moved again", "%u feeds were moved again", n)
                  : ngettext ("Moving %u feed was undone", "Moving %u feeds was undone", n);
    case DOSSIER_CHANGE_REMOVE_LINKS:
      return redo ? ngettext ("%u link was taken out of the queue again", "%u links were taken out of the queue again",
                              n)
                  : ngettext ("Taking %u link out of the queue was undone",
                              "Taking %u links out of the queue was undone", n);
    case DOSSIER_CHANGE_EDIT_ANNOTATIONS: return dossier_journal_annotations_get_sentence (entry, redo, n);
    case DOSSIER_CHANGE_QUEUE: return dossier_journal_queue_get_sentence (entry, redo, n);
    case DOSSIER_CHANGE_SET_ARCHIVED: return dossier_journal_archive_get_sentence (entry, redo, n);
    case DOSSIER_CHANGE_ANNOTATE:
    case DOSSIER_CHANGE_EDIT_ANNOTATION:
    case DOSSIER_CHANGE_DELETE_ANNOTATION:
    case DOSSIER_CHANGE_RENAME_ENTITY:
    case DOSSIER_CHANGE_SET_ENTITY_NOTE:
    case DOSSIER_CHANGE_SET_PINNED:
    case DOSSIER_CHANGE_RENAME_FEED:
    case DOSSIER_CHANGE_SET_FEED_OPTION:
    case DOSSIER_CHANGE_SET_TEXT:
    case DOSSIER_CHANGE_ADD_TAG:
    case DOSSIER_CHANGE_REMOVE_TAG:
    case DOSSIER_CHANGE_RENAME_TAG:
    case DOSSIER_CHANGE_DELETE_TAG:
    case DOSSIER_CHANGE_MERGE_ENTITIES:
    case DOSSIER_CHANGE_REJECT_ENTITY:
    case DOSSIER_CHANGE_SET_ENTITY_KIND:
    case DOSSIER_CHANGE_ADD_ENTITY:
    case DOSSIER_CHANGE_SPLIT_ENTITY:
    case DOSSIER_CHANGE_ADD_NAME:
    case DOSSIER_CHANGE_REMOVE_NAME:
    case DOSSIER_CHANGE_ANSWER_REVIEW:
    case DOSSIER_CHANGE_FOLLOW:
    case DOSSIER_CHANGE_UNFOLLOW:
    case DOSSIER_CHANGE_SEE_NEWS:
    case DOSSIER_CHANGE_DECIDE_CLAIM:
    case DOSSIER_CHANGE_EDIT_SEARCH:
    case DOSSIER_CHANGE_ORDER_SEARCHES:
    case DOSSIER_CHANGE_EDIT_RULE:
    case DOSSIER_CHANGE_ORDER_RULES: break;
    }
  return NULL;
}

static const char *
option_sentence (const DossierJournalEntry *entry, gboolean redo)
{
  gboolean is_on = g_strcmp0 (entry->after, "0") != 0;

  switch ((DossierFeedOption) entry->flag)
    {
    case DOSSIER_FEED_OPTION_MUTED:
      if (is_on)
        return redo ? _ ("The feed was muted again") : _ ("Muting the feed was undone");
      return redo ? _ ("The feed was unmuted again") : _ ("Unmuting the feed was undone");
    case DOSSIER_FEED_OPTION_FULL_TEXT:
      return redo ? _ ("Whether the feed's full texts are fetched was changed again")
                  : _ ("Changing whether the feed's full texts are fetched was undone");
    case DOSSIER_FEED_OPTION_KEEP_DAYS:
      return redo ? _ ("How long the feed's stories are kept was changed again")
                  : _ ("Changing how long the feed's stories are kept was undone");
    case DOSSIER_FEED_OPTION_ASK_MINUTES:
      return redo ? _ ("How often the feed is asked was changed again")
                  : _ ("Changing how often the feed is asked was undone");
    case DOSSIER_FEED_OPTION_PRIVATE:
      return redo ? _ ("Whether the feed may be in your own network was changed again")
                  : _ ("Changing whether the feed may be in your own network was undone");
    case DOSSIER_FEED_OPTION_IMAGES:
      return redo ? _ ("Whether the feed's images are shown was changed again")
                  : _ ("Changing whether the feed's images are shown was undone");
    }
  return _ ("Nothing was changed");
}

static char *
rename_sentence (const DossierJournalEntry *entry, gboolean redo)
{
  /* TRANSLATORS: both are names of a person, an organization, a feed or a tag; the second is the new one. */
  return g_strdup_printf (redo ? _ ("“%s” was renamed to “%s” again") : _ ("Renaming “%s” to “%s” was undone"),
                          entry->before, entry->after);
}

static char *
tag_sentence (const DossierJournalEntry *entry, gboolean redo)
{
  const char *format = NULL;

  if (entry->kind == DOSSIER_CHANGE_ADD_TAG)
    /* TRANSLATORS: the name of a tag */
    format = redo ? _ ("The tag “%s” was added again") : _ ("Adding the tag “%s” was undone");
  else if (entry->kind == DOSSIER_CHANGE_REMOVE_TAG)
    /* TRANSLATORS: the name of a tag */
    format = redo ? _ ("The tag “%s” was removed again") : _ ("Removing the tag “%s” was undone");
  else
    /* TRANSLATORS: the name of a tag */
    format = redo ? _ ("The tag “%s” was deleted again") : _ ("Deleting the tag “%s” was undone");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, entry->kind == DOSSIER_CHANGE_ADD_TAG ? entry->after : entry->before);
#pragma GCC diagnostic pop
}

/* Of who is who. @before and @after hold numbers, but for a new name. */
static char *
entity_sentence (const DossierJournalEntry *entry, gboolean redo)
{
  if (entry->kind == DOSSIER_CHANGE_MERGE_ENTITIES)
    return g_strdup (redo ? _ ("The two dossiers were made one again") : _ ("Making the two dossiers one was undone"));
  if (entry->kind == DOSSIER_CHANGE_REJECT_ENTITY)
    return g_strdup (redo ? _ ("The name counts as none again") : _ ("Taking the name for none was undone"));
  if (entry->kind == DOSSIER_CHANGE_SET_ENTITY_KIND)
    return g_strdup (redo ? _ ("The dossier's kind was changed again") : _ ("Changing the dossier's kind was undone"));
  if (entry->kind == DOSSIER_CHANGE_ANSWER_REVIEW)
    return g_strdup (redo ? _ ("The question about the name was answered again")
                          : _ ("Answering the question about the name was undone"));
  if (entry->kind == DOSSIER_CHANGE_SPLIT_ENTITY)
    return g_strdup (redo ? _ ("The stories are of somebody else again")
                          : _ ("Saying that the stories are of somebody else was undone"));
  if (entry->kind == DOSSIER_CHANGE_REMOVE_NAME)
    /* TRANSLATORS: a name of a person or an organization */
    return g_strdup_printf (
        redo ? _ ("The name “%s” was taken away again") : _ ("Taking the name “%s” away was undone"), entry->before);
  /* TRANSLATORS: the name of a person or an organization */
  return g_strdup_printf (redo ? _ ("“%s” was added again") : _ ("Adding “%s” was undone"), entry->after);
}

static const char *
claim_sentence (const DossierJournalEntry *entry, gboolean redo)
{
  switch ((DossierDecision) entry->flag) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_DECISION_NONE: break;
    case DOSSIER_DECISION_CONFIRMED:
      return redo ? _ ("The move was confirmed again") : _ ("Confirming the move was undone");
    case DOSSIER_DECISION_REJECTED:
      return redo ? _ ("The move was rejected again") : _ ("Rejecting the move was undone");
    case DOSSIER_DECISION_EDITED:
      return redo ? _ ("The move was corrected again") : _ ("Correcting the move was undone");
    case DOSSIER_DECISION_ADDED: return redo ? _ ("The move was added again") : _ ("Adding the move was undone");
    }
  return redo ? _ ("What you said about the move was taken back again")
              : _ ("What you said about the move holds again");
}

static const char *
text_sentence (const DossierJournalEntry *entry, gboolean redo)
{
  switch ((DossierTextChange) entry->flag)
    {
    case DOSSIER_TEXT_FETCHED: break;
    case DOSSIER_TEXT_CHOSEN:
      return redo ? _ ("The blocks of the story's text were chosen again")
                  : _ ("Choosing the blocks of the story's text was undone");
    case DOSSIER_TEXT_EXTRACTED:
      return redo ? _ ("The story's text was found anew again") : _ ("Finding the story's text anew was undone");
    case DOSSIER_TEXT_USED:
      return redo ? _ ("The other version of the story's text is used again")
                  : _ ("Using another version of the story's text was undone");
    case DOSSIER_TEXT_GIVEN:
      return redo ? _ ("The story has the text that you gave it again") : _ ("Giving the story a text was undone");
    }
  return redo ? _ ("The story has the text of its page again") : _ ("Fetching the whole text was undone");
}

char *
dossier_journal_words_dup (const DossierJournalEntry *entry, gboolean redo)
{
  guint       n = entry->stories != NULL ? entry->stories->len : 0;
  const char *format = counting_sentence (entry, redo, n);

  if (format != NULL)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      return g_strdup_printf (format, n);
#pragma GCC diagnostic pop
    }
  switch (entry->kind)
    {
    case DOSSIER_CHANGE_ANNOTATE:
      return g_strdup (redo ? _ ("The highlight was made again") : _ ("The highlight was taken back"));
    case DOSSIER_CHANGE_EDIT_ANNOTATION:
      return g_strdup (redo ? _ ("The note was changed again") : _ ("Changing the note was undone"));
    case DOSSIER_CHANGE_DELETE_ANNOTATION:
      return g_strdup (redo ? _ ("The highlight was deleted again") : _ ("Deleting the highlight was undone"));
    case DOSSIER_CHANGE_SET_FEED_OPTION: return g_strdup (option_sentence (entry, redo));
    case DOSSIER_CHANGE_RENAME_FEED:
    case DOSSIER_CHANGE_RENAME_TAG:
    case DOSSIER_CHANGE_RENAME_ENTITY: return rename_sentence (entry, redo);
    case DOSSIER_CHANGE_SET_ENTITY_NOTE:
      return g_strdup (redo ? _ ("The dossier's note was changed again")
                            : _ ("Changing the dossier's note was undone"));
    case DOSSIER_CHANGE_SET_PINNED:
      if (entry->flag)
        return g_strdup (redo ? _ ("The dossier was pinned again") : _ ("Pinning the dossier was undone"));
      return g_strdup (redo ? _ ("The dossier was unpinned again") : _ ("Unpinning the dossier was undone"));
    case DOSSIER_CHANGE_ADD_TAG:
    case DOSSIER_CHANGE_REMOVE_TAG:
    case DOSSIER_CHANGE_DELETE_TAG: return tag_sentence (entry, redo);
    case DOSSIER_CHANGE_MERGE_ENTITIES:
    case DOSSIER_CHANGE_REJECT_ENTITY:
    case DOSSIER_CHANGE_SET_ENTITY_KIND:
    case DOSSIER_CHANGE_ADD_ENTITY:
    case DOSSIER_CHANGE_SPLIT_ENTITY:
    case DOSSIER_CHANGE_ADD_NAME:
    case DOSSIER_CHANGE_REMOVE_NAME:
    case DOSSIER_CHANGE_ANSWER_REVIEW: return entity_sentence (entry, redo);
    case DOSSIER_CHANGE_FOLLOW:
    case DOSSIER_CHANGE_UNFOLLOW:
    case DOSSIER_CHANGE_SEE_NEWS: return g_strdup (dossier_journal_follows_words (entry, redo));
    case DOSSIER_CHANGE_DECIDE_CLAIM: return g_strdup (claim_sentence (entry, redo));
    case DOSSIER_CHANGE_SET_TEXT: return g_strdup (text_sentence (entry, redo));
    case DOSSIER_CHANGE_EDIT_SEARCH:
    case DOSSIER_CHANGE_ORDER_SEARCHES:
    case DOSSIER_CHANGE_EDIT_RULE:
    case DOSSIER_CHANGE_ORDER_RULES: return dossier_journal_searches_dup_words (entry, redo);
    case DOSSIER_CHANGE_SET_READ:
    case DOSSIER_CHANGE_SET_STARRED:
    case DOSSIER_CHANGE_DELETE:
    case DOSSIER_CHANGE_RESTORE:
    case DOSSIER_CHANGE_ADD:
    case DOSSIER_CHANGE_SUBSCRIBE:
    case DOSSIER_CHANGE_UNSUBSCRIBE:
    case DOSSIER_CHANGE_EDIT_ANNOTATIONS:
    case DOSSIER_CHANGE_REMOVE_LINKS:
    case DOSSIER_CHANGE_QUEUE:
    case DOSSIER_CHANGE_SET_ARCHIVED:
    case DOSSIER_CHANGE_MOVE_FEEDS: break;
    }
  return g_strdup (_ ("Nothing was changed"));
}

char *
dossier_journal_words_dup_whole (gboolean of_tags, gboolean redo)
{
  if (of_tags)
    return g_strdup (redo ? _ ("The tags were changed again") : _ ("Changing the tags was undone"));
  return g_strdup (redo ? _ ("The import was done again") : _ ("The import was undone"));
}

char *
dossier_journal_words_dup_merges (gboolean redo)
{
  return g_strdup (redo ? _ ("The dossiers of the same names were made one again")
                        : _ ("Making the dossiers of the same names one was undone"));
}

char *
dossier_journal_words_dup_rule (const char *rule, gboolean redo)
{
  /* TRANSLATORS: the name of a rule */
  return g_strdup_printf (redo ? _ ("The rule “%s” was applied again") : _ ("Applying the rule “%s” was undone"), rule);
}
