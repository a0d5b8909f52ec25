/* test-names.c - when two written names are the same name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-names.h"

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

static const struct
{
  DossierEntityKind kind;
  const char       *a, *b;
  gboolean          same;
} pairs[] = {
  /* people: letters */
  { P, "Ada Quill", "Ada Quill", TRUE },
  { P, "Ada Quill", "ADA QUILL", TRUE },
  { P, "Ada Quill", "Ada  Quill", TRUE },
  { P, "Lars Møller", "Lars Moller", TRUE },
  { P, "Lars Møller", "Lars Moeller", TRUE },
  { P, "Thomas Müller", "Thomas Muller", TRUE },
  { P, "Thomas Müller", "Thomas Mueller", TRUE },
  { P, "Thomas Muller", "Thomas Mueller", FALSE },
  { P, "Łukasz Kaiser", "Lukasz Kaiser", TRUE },
  { P, "LUKASZ KAISER", "Łukasz Kaiser", TRUE },
  { P, "Đorđe Petrov", "Dorde Petrov", TRUE },
  { P, "René Fôo", "Rene Foo", TRUE },
  { P, "Zoë Ångström", "Zoe Angstrom", TRUE },
  { P, "Jörg Weiß", "Joerg Weiss", TRUE },
  { P, "Jörg Weiß", "Jorg Weiss", TRUE },
  { P, "Søren Ærø", "Soren Aero", TRUE },
  { P, "Þóra Jónsdóttir", "Thora Jonsdottir", TRUE },
  { P, "Işıl Çelik", "Isil Celik", TRUE },
  { P, "Nguyễn Văn", "Nguyen Van", TRUE },
  { P,
    "Jose\xcc\x81 Pin\xcc\x83"
    "a",
    "José Piña", TRUE },
  { P, "Håkon Lie", "Haakon Lie", TRUE },
  { P, "Kōji Satō", "Koji Sato", TRUE },
  { P, "Michael Joel", "Michal Jol", FALSE },
  { P, "Manuel Noe", "Manul No", FALSE },
  /* people: what stands around and inside */
  { P, "Ada Quill", "Ada Quill's", TRUE },
  { P, "Ada Quill", "Ada Quill’s", TRUE },
  { P, "Conor O'Brien", "Conor O’Brien", TRUE },
  { P, "Conor O'Brien", "Conor OBrien", TRUE },
  { P, "J. K. Moore", "J.K. Moore", FALSE },
  { P, "J. K. Moore", "J K Moore", TRUE },
  { P, "Anne-Marie Koch", "Anne Marie Koch", TRUE },
  { P, "Martin Koch Jr.", "Martin Koch Jr", TRUE },
  { P, "Martin Koch Jr.", "Martin Koch", FALSE },
  { P, "Susan B. Moorfield", "Susan Moorfield", FALSE },
  { P, "John Schulman", "Schulman", FALSE },
  { P, "John Schulman", "Mary Schulman", FALSE },
  { P, "Chris Co", "Chris", FALSE },
  { P, "The Rock", "Rock", FALSE },
  { P, "Ada Quill", "Quill Ada", FALSE },
  { P, "Ada Quill", "Ada Quills", FALSE },
  { P, "李飞飞", "李飞飞", TRUE },
  { P, "李飞飞", "李飞", FALSE },
  /* organizations: legal forms */
  { O, "OpenAI", "OpenAI, Inc.", TRUE },
  { O, "OpenAI", "OpenAI Inc", TRUE },
  { O, "Ferrum", "Ferrum Ltd", TRUE },
  { O, "Ferrum", "Ferrum Limited", TRUE },
  { O, "Ferrum Co. Ltd.", "FERRUM", TRUE },
  { O, "Ferrum", "Ferrum GmbH", TRUE },
  { O, "Ferrum", "Ferrum GmbH & Co. KG", TRUE },
  { O, "Ferrum", "Ferrum S.A.", TRUE },
  { O, "Ferrum", "Ferrum plc", TRUE },
  { O, "Ferrum", "Ferrum L.L.C.", TRUE },
  { O, "Ferrum", "Ferrum B.V.", TRUE },
  { O, "Ferrum", "Ferrum S.p.A.", TRUE },
  { O, "Ferrum", "Ferrum ApS", TRUE },
  { O, "Ferrum", "Ferrum Pty Ltd", TRUE },
  { O, "Ferrum", "Ferrum Sdn. Bhd.", TRUE },
  { O, "Ferrum", "Ferrum s.r.o.", TRUE },
  { O, "Ferrum", "Ferrum Labs", FALSE },
  { O, "Ferrum", "Ferrum AI", FALSE },
  { O, "Ferrum Group", "Ferrum", FALSE },
  { O, "Limited", "Ltd", FALSE },
  { O, "Inc", "Inc", TRUE },
  /* organizations: the rest */
  { O, "The Information", "Information", TRUE },
  { O, "The Information", "the information", TRUE },
  { O, "The", "The", TRUE },
  { O, "Theory Labs", "ory Labs", FALSE },
  { O, "Smith & Sons", "Smith and Sons", TRUE },
  { O, "AT&T", "AT & T", TRUE },
  { O, "AT&T", "ATT", FALSE },
  { O, "Anthropic's", "Anthropic", TRUE },
  { O, "M.I.", "MI", TRUE },
  { O, "Hewlett-Packard", "Hewlett Packard", TRUE },
  { O, "Crédit Ouest", "Credit Ouest", TRUE },
  { O, "Süd Werke AG", "Sued Werke", TRUE },
  { O, "Süd Werke AG", "Sud Werke", TRUE },
  { O, "C3.ai", "C3ai", TRUE },
  { O, "xAI", "XAI", TRUE },
  { O, "DeepMind", "Deep Mind", FALSE },
  { O, "Google DeepMind", "DeepMind", FALSE },
  { O, "...", "...", TRUE },
  { O, "...", "!!!", FALSE },
};

/* One form of one is a form of the other. */
static gboolean
are_same (const DossierNames *names, const char *a, const char *b, DossierEntityKind kind)
{
  g_autofree char *first = dossier_names_fold (names, a, kind);
  g_autofree char *first_spelled = dossier_names_fold_spelled (names, a, kind);
  g_autofree char *second = dossier_names_fold (names, b, kind);
  g_autofree char *second_spelled = dossier_names_fold_spelled (names, b, kind);

  g_assert_cmpstr (first, !=, "");
  return g_str_equal (first, second) || g_strcmp0 (first, second_spelled) == 0
         || g_strcmp0 (first_spelled, second) == 0;
}

static void
test_pairs (void)
{
  g_autoptr (DossierNames) names = dossier_names_new ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s and %s", pairs[i].a, pairs[i].b);
      g_assert_cmpint (are_same (names, pairs[i].a, pairs[i].b, pairs[i].kind), ==, pairs[i].same);
      g_assert_cmpint (are_same (names, pairs[i].b, pairs[i].a, pairs[i].kind), ==, pairs[i].same);
    }
}

static void
test_clean (void)
{
  static const struct
  {
    const char *name, *want;
  } cases[] = {
    { NULL, NULL }, { "", NULL }, { " \t\n", NULL }, { " Ada\nQuill ", "Ada Quill" }, { "Ada", "Ada" },
  };
  g_autofree char *longest = g_strnfill (DOSSIER_NAMES_MAX_LENGTH, 'a');
  g_autofree char *longer = g_strconcat (longest, "a", NULL);
  g_autofree char *cut = dossier_names_clean (longer);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = dossier_names_clean (cases[i].name);

      g_assert_cmpstr (got, ==, cases[i].want);
    }
  g_assert_cmpstr (cut, ==, longest);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/two-written-names", test_pairs);
  g_test_add_func ("/names/clean", test_clean);
  return g_test_run ();
}
