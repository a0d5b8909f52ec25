/* test-languages.c - which language a text is in, and what is found in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-languages-private.h"
#include "dossier-recogniser.h"

typedef struct
{
  DossierRecogniser *recogniser;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->recogniser = dossier_recogniser_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_recogniser_unref (fixture->recogniser);
}

/* names: "Anna Müller|OpenAI"; NULL: of no interest here. */
static const struct
{
  const char *language, *hint, *text, *names;
} texts[] = {
  { "en", NULL, "Anna Müller left Siemens and has joined the lab of OpenAI.", NULL },
  { "de", NULL,
    "Anna Müller verlässt Siemens und wechselt als Chefin der Forschung zu OpenAI. Das teilte der Konzern mit.",
    "Anna Müller|Siemens|OpenAI" },
  { "de", NULL, "Auch Google hatte sich nach einem Bericht der Zeitung um die Forscherin bemüht.", "Google" },
  { "fr", NULL, "Mistral AI, la jeune pousse fondée par Arthur Mensch, a levé 600 millions d'euros auprès des fonds.",
    "Mistral AI|Arthur Mensch" },
  { "es", NULL, "La empresa Google DeepMind nombró a María García directora de su nuevo laboratorio en Madrid.",
    "Google DeepMind|María García" },
  { "pt", NULL,
    "A Microsoft anunciou que vai investir mais de dois bilhões em centros de dados no Brasil, segundo a empresa.",
    "Microsoft" },
  { "it", NULL, "Il governo ha chiesto a OpenAI di spiegare come vengono usati i dati degli utenti.", "OpenAI" },
  { "nl", NULL, "Het bedrijf ASML heeft een nieuwe topman, die met de regering over de plannen spreekt.", "ASML" },
  { "sv", NULL, "Spotify har anställt en ny chef för sin forskning, säger bolaget till tidningen.", "Spotify" },
  { "pl", NULL, "Firma OpenAI otworzyła biuro w Warszawie, które będzie prowadził Wojciech Zaremba.",
    "OpenAI|Wojciech Zaremba" },
  { "cs", NULL, "Společnost Microsoft oznámila, že v Praze otevře nové centrum, které povede Jan Novák.",
    "Microsoft|Jan Novák" },
  { "tr", NULL, "OpenAI yeni bir ofis için çok sayıda mühendis arıyor. Şirket bu yıl daha büyük olacak.", "OpenAI" },
  { "ru", NULL, "Компания OpenAI наняла нового директора по исследованиям, который раньше работал в Google.",
    "OpenAI|Google" },
  { "uk", NULL, "Компанія OpenAI найняла нового директора, який раніше працював у банку, і це вже третя зміна.",
    "OpenAI" },
  { "ja", NULL, "オープンAIは東京に新しいオフィスを開設した。", "" },
  { "zh", NULL, "百度公司宣布，前科学家已加入其人工智能实验室。OpenAI 没有回应。", "OpenAI" },
  { "ko", NULL, "네이버는 연구원을 인공지능 연구소장으로 영입했다고 밝혔다.", "" },
  { "ar", NULL, "أعلنت الشركة عن تعيين مدير جديد للأبحاث في مكتبها.", "" },
  { "el", NULL, "Η εταιρεία ανακοίνωσε ότι θα ανοίξει νέο γραφείο.", "" },
  /* names are not the language of a text */
  { "en", NULL, "Die Zeit and Le Monde reported that the company would open an office in Los Angeles.", NULL },
  { "en", NULL, "Pedro de la Rosa and Ana da Silva said that they have left OpenAI for a lab of their own.", NULL },
  /* mixed: English keeps it unless there is clearly more of the other */
  { "en", NULL,
    "The company hired Anna Müller from Siemens. “Wir freuen uns auf die neue Kollegin”, said the boss, who was in "
    "town.",
    NULL },
  { "de", NULL,
    "„We are happy“, sagte der Chef von Siemens nach der Sitzung, und das war schon alles, was er zu dem Thema sagen "
    "wollte.",
    "Siemens" },
  /* short: nothing tells but the page */
  { "", NULL, "", "" },
  { "", NULL, "Sam Altman, Microsoft", "Sam Altman|Microsoft" },
  { "", "de", "Sam Altman, Microsoft", "Sam Altman|Microsoft" },
  { "", NULL, "Altman und die Zukunft", NULL },
  { "de", "de-AT", "Altman und die Zukunft", NULL },
  /* what the page says is not the truth */
  { "en", "de", "Anna Müller left Siemens and has joined the lab of OpenAI.", NULL },
  { "de", "en", "Anna Müller verlässt Siemens und wechselt als Chefin der Forschung zu OpenAI, wie das Haus mitteilt.",
    "Anna Müller|Siemens|OpenAI" },
  /* no language at all */
  { "", NULL, "int main () { x = y + z; }", "" },
  { "", NULL, "12345 67 % 8.9", "" },
  { "", NULL, "S / o to Kobe! a b c d e f", NULL },
};

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const DossierRecogniserText text = { .text = texts[i].text, .language = texts[i].hint };
      g_autoptr (DossierRecognition) found = dossier_recogniser_read (fixture->recogniser, &text);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint k = 0; k < found->mentions->len; k++)
        {
          const DossierMention *mention = &g_array_index (found->mentions, DossierMention, k);
          g_autofree char      *form = g_utf8_substring (text.text, mention->start, mention->start + mention->length);

          g_string_append_printf (names, "%s%s", k > 0 ? "|" : "", form);
        }
      g_test_message ("%s", text.text);
      g_assert_cmpstr (found->language, ==, texts[i].language);
      if (texts[i].names != NULL)
        g_assert_cmpstr (names->str, ==, texts[i].names);
    }
}

/* The words around a name are not understood: nothing is claimed, and no name is as sure as in English. */
static void
test_other_languages_are_less_sure (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const DossierRecogniserText text = { .text = texts[i].text, .language = texts[i].hint };
      g_autoptr (DossierRecognition) found = dossier_recogniser_read (fixture->recogniser, &text);

      if (dossier_language_is_read (found->language))
        continue;
      g_assert_cmpuint (found->claims->len, ==, 0);
      for (guint k = 0; k < found->mentions->len; k++)
        {
          g_assert_cmpuint (g_array_index (found->mentions, DossierMention, k).confidence, >, 0);
          g_assert_cmpuint (g_array_index (found->mentions, DossierMention, k).confidence, <=, 75);
        }
    }
}

/* Only so many tokens are looked at: the German behind them does not count. */
static void
test_the_beginning_of_an_endless_text_decides (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierRecognition) found = NULL;

  for (guint i = 0; i < DOSSIER_LANGUAGES_MAX_TOKENS / 5 + 1; i++)
    g_string_append (text, "He was in the house.\n");
  for (guint i = 0; i < DOSSIER_LANGUAGES_MAX_TOKENS; i++)
    g_string_append (text, "Das ist nicht das Haus.\n");
  found = dossier_recogniser_run (fixture->recogniser, text->str, NULL, NULL);
  g_assert_cmpstr (found->language, ==, "en");
}

static const struct
{
  const char *table, *reason;
} damaged[] = {
  { "de\tLatn\tder|die\n", "English" }, { "en\tLatn\tthe\nde\tXxxx\tder\n", "script" },
  { "en\tLatin\tthe\n", "code" },       { "engl\tLatn\tthe\n", "code" },
  { "en\tLatn\n", "languages.tsv" },
};

static void
test_damaged_tables_are_refused (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GBytes) table = g_bytes_new_static (damaged[i].table, strlen (damaged[i].table));
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_languages_new (table, &error));
      g_assert_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA);
      g_assert_nonnull (strstr (error->message, damaged[i].reason));
    }
}

/* As many languages as fit, and one more. */
static void
test_too_many_languages_are_refused (Fixture *fixture, gconstpointer data)
{
  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GString) table = g_string_new ("en\tLatn\tthe\n");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierLanguages) languages = NULL;

      for (guint i = 1; i < DOSSIER_LANGUAGES_MAX + more; i++)
        g_string_append_printf (table, "x%c\tLatn\tw%u\n", '0' + (int) (i % 64), i);
      bytes = g_bytes_new (table->str, table->len);
      languages = dossier_languages_new (bytes, &error);
      g_assert_true ((languages != NULL) == (more == 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/languages/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("texts-are-in-the-language-of-most-of-their-words", test_texts);
  ADD ("other-languages-are-less-sure", test_other_languages_are_less_sure);
  ADD ("the-beginning-of-an-endless-text-decides", test_the_beginning_of_an_endless_text_decides);
  ADD ("damaged-tables-are-refused", test_damaged_tables_are_refused);
  ADD ("too-many-languages-are-refused", test_too_many_languages_are_refused);
#undef ADD
  return g_test_run ();
}
