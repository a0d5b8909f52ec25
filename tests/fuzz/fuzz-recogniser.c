/* fuzz-recogniser.c - any text: what is found stands in it. Line 1: the story's date, line 2: its title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-recogniser.h"

#include <string.h>

#include "fuzz.h"

static DossierRecogniser *
get_recogniser (void)
{
  static gsize    once;
  static gpointer recogniser;
  g_autoptr (GError) error = NULL;

  if (g_once_init_enter (&once))
    {
      recogniser = dossier_recogniser_new (&error);
      g_assert_no_error (error);
      g_once_init_leave (&once, 1);
    }
  return recogniser;
}

static void
check_entity (const DossierFoundEntity *entity)
{
  g_assert_true (entity->name != NULL && entity->name[0] != '\0');
  fuzz_check_text (entity->name);
  fuzz_check_text (entity->known_as);
  g_assert_nonnull (entity->aliases);
  for (char **alias = entity->aliases; *alias != NULL; alias++)
    fuzz_check_text (*alias);
  g_assert_cmpfloat (entity->salience, >=, 0.0);
  g_assert_cmpfloat (entity->salience, <=, 1.0);
}

static void
check_claim (const DossierFoundClaim *claim, guint n_entities, guint length)
{
  g_assert_cmpint (claim->subject, >=, DOSSIER_NO_ENTITY);
  g_assert_cmpint (claim->object, >=, DOSSIER_NO_ENTITY);
  g_assert_cmpint (claim->subject, <, (int) n_entities);
  g_assert_cmpint (claim->object, <, (int) n_entities);
  g_assert_true (claim->subject != DOSSIER_NO_ENTITY || claim->object != DOSSIER_NO_ENTITY);
  g_assert_cmpuint (claim->length, >, 0);
  g_assert_cmpuint (claim->sentence_start, <=, claim->start);
  g_assert_cmpuint (claim->start + claim->length, <=, claim->sentence_start + claim->sentence_length);
  g_assert_cmpuint (claim->sentence_start + claim->sentence_length, <=, length);
  g_assert_cmpint (claim->date.from, <=, claim->date.until);
  g_assert_nonnull (claim->pattern);
  fuzz_check_text (claim->role);
  fuzz_check_text (claim->amount);
}

static void
check_recognition (const DossierRecognition *found, const char *text)
{
  guint length = (guint) g_utf8_strlen (text, -1), end = 0, start = 0;

  for (guint i = 0; i < found->entities->len; i++)
    check_entity (g_ptr_array_index (found->entities, i));
  for (guint i = 0; i < found->mentions->len; i++)
    {
      const DossierMention *mention = &g_array_index (found->mentions, DossierMention, i);

      g_assert_cmpuint (mention->length, >, 0);
      g_assert_cmpuint (mention->start, >=, end);
      end = mention->start + mention->length;
      g_assert_cmpuint (end, <=, length);
      g_assert_cmpuint (mention->entity, <, found->entities->len);
    }
  for (guint i = 0; i < found->claims->len; i++)
    {
      const DossierFoundClaim *claim = g_ptr_array_index (found->claims, i);

      check_claim (claim, found->entities->len, length);
      g_assert_cmpuint (claim->start, >=, start);
      start = claim->start;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = fuzz_dup_string (data, size);
  g_autofree char *valid = g_utf8_make_valid (bytes, -1);
  g_auto (GStrv) parts = g_strsplit (valid, "\n", 3);
  DossierDate written = DOSSIER_DATE_UNKNOWN;

  if (g_strv_length (parts) < 3)
    return 0;
  dossier_date_parse (parts[0], &written);

  g_autoptr (DossierRecognition) found = dossier_recogniser_run (get_recogniser (), parts[2], parts[1], &written);

  check_recognition (found, parts[2]);
  return 0;
}
