/* dossier-language-words.c - languages as a person calls them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-language-words.h"

#include <glib/gi18n.h>
#include "dossier-recognition.h"

/* Those that a text can be found to be in. */
static const struct
{
  const char *code, *name;
} languages[] = {
  { "en", N_ ("English") },    { "de", N_ ("German") },     { "fr", N_ ("French") },    { "es", N_ ("Spanish") },
  { "pt", N_ ("Portuguese") }, { "it", N_ ("Italian") },    { "nl", N_ ("Dutch") },     { "sv", N_ ("Swedish") },
  { "da", N_ ("Danish") },     { "nb", N_ ("Norwegian") },  { "fi", N_ ("Finnish") },   { "pl", N_ ("Polish") },
  { "cs", N_ ("Czech") },      { "sk", N_ ("Slovak") },     { "hu", N_ ("Hungarian") }, { "ro", N_ ("Romanian") },
  { "tr", N_ ("Turkish") },    { "ca", N_ ("Catalan") },    { "gl", N_ ("Galician") },  { "hr", N_ ("Croatian") },
  { "sl", N_ ("Slovenian") },  { "lt", N_ ("Lithuanian") }, { "lv", N_ ("Latvian") },   { "et", N_ ("Estonian") },
  { "id", N_ ("Indonesian") }, { "vi", N_ ("Vietnamese") }, { "ru", N_ ("Russian") },   { "uk", N_ ("Ukrainian") },
  { "bg", N_ ("Bulgarian") },  { "sr", N_ ("Serbian") },    { "el", N_ ("Greek") },     { "ar", N_ ("Arabic") },
  { "fa", N_ ("Persian") },    { "ur", N_ ("Urdu") },       { "he", N_ ("Hebrew") },    { "hi", N_ ("Hindi") },
  { "bn", N_ ("Bengali") },    { "ta", N_ ("Tamil") },      { "th", N_ ("Thai") },      { "ka", N_ ("Georgian") },
  { "hy", N_ ("Armenian") },   { "ko", N_ ("Korean") },     { "ja", N_ ("Japanese") },  { "zh", N_ ("Chinese") },
};

const char *
dossier_language_words (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i].code, code) == 0)
      return _ (languages[i].name);
  return code;
}

char *
dossier_language_dup_remark (const char *code)
{
  if (code == NULL || dossier_language_is_read (code))
    return NULL;
  /* TRANSLATORS: %s is the name of a language */
  return g_strdup_printf (_ ("The language of this story is %s: names are found from the lists only, and no moves."),
                          dossier_language_words (code));
}
