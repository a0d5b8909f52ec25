/* fuzz-feed-check.c - the promises of the feed parser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fuzz-feed-check.h"

#include <string.h>

#include "dossier-feed-limits.h"
#include "fuzz.h"

static void
check_bounded (const char *text, gsize most)
{
  fuzz_check_text (text);
  g_assert_true (text == NULL || strlen (text) <= most);
}

static void
check_entry (DossierDraft *entry)
{
  check_bounded (entry->uri, DOSSIER_FEED_MAX_ADDRESS_BYTES);
  check_bounded (entry->guid, DOSSIER_FEED_MAX_ADDRESS_BYTES);
  check_bounded (entry->title, DOSSIER_FEED_MAX_WORDS_BYTES);
  check_bounded (entry->author, DOSSIER_FEED_MAX_WORDS_BYTES);
  check_bounded (entry->author_email, DOSSIER_FEED_MAX_WORDS_BYTES);
  fuzz_check_text (entry->language);
  fuzz_check_text (entry->base_uri);
  check_bounded (entry->summary_html, DOSSIER_FEED_MAX_HTML_BYTES);
  check_bounded (entry->content_html, DOSSIER_FEED_MAX_HTML_BYTES);
  g_assert_cmpint (entry->published.from, <=, entry->published.until);
  g_assert_cmpuint (entry->enclosures->len, <=, DOSSIER_FEED_MAX_ENCLOSURES);
  g_assert_cmpuint (entry->tags->len, <=, DOSSIER_FEED_MAX_TAGS);
  for (guint i = 0; i < entry->enclosures->len; i++)
    {
      DossierEnclosure *enclosure = g_ptr_array_index (entry->enclosures, i);

      g_assert_nonnull (enclosure->address);
      check_bounded (enclosure->address, DOSSIER_FEED_MAX_ADDRESS_BYTES);
      fuzz_check_text (enclosure->type);
      g_assert_cmpint (enclosure->length, >=, -1);
    }
  for (guint i = 0; i < entry->tags->len; i++)
    check_bounded (g_ptr_array_index (entry->tags, i), DOSSIER_FEED_MAX_WORDS_BYTES);
}

void
fuzz_check_feed (gconstpointer data, gsize size, const char *content_type)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFeedDraft) feed = dossier_feed_parse (bytes, "https://example.org/feed.xml", content_type, &error);

  dossier_feed_format_sniff (bytes);
  g_assert_true ((feed == NULL) == (error != NULL));
  if (feed == NULL)
    {
      fuzz_check_text (error->message);
      return;
    }
  check_bounded (feed->title, DOSSIER_FEED_MAX_WORDS_BYTES);
  check_bounded (feed->link, DOSSIER_FEED_MAX_ADDRESS_BYTES);
  check_bounded (feed->description, DOSSIER_FEED_MAX_HTML_BYTES);
  check_bounded (feed->self_uri, DOSSIER_FEED_MAX_ADDRESS_BYTES);
  check_bounded (feed->author, DOSSIER_FEED_MAX_WORDS_BYTES);
  check_bounded (feed->image, DOSSIER_FEED_MAX_ADDRESS_BYTES);
  fuzz_check_text (feed->language);
  g_assert_nonnull (feed->format);
  g_assert_cmpuint (feed->entries->len, <=, DOSSIER_FEED_MAX_ITEMS);
  for (guint i = 0; i < feed->entries->len; i++)
    check_entry (g_ptr_array_index (feed->entries, i));
}
