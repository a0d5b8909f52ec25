/* test-book.c - stories as one book: what EPUB wants of its files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-book.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>
#include "dossier-zip-writer.h"
#include "dossier-zip.h"
#include "edition-case.h"

static void
add_chapter (DossierBook *book, const char *title, const char *date)
{
  g_autoptr (GError) error = NULL;
  EditionCase story;

  edition_case_begin (&story, title);
  story.row.author = (char *) "Ada Quill and Bo Reed";
  story.row.uri = (char *) "https://example.org/s?a=1&b=2";
  dossier_date_parse (date, &story.row.published);
  edition_case_add_everything (&story);
  edition_case_close_text (&story);
  edition_case_mark (&story, "strong both", DOSSIER_COLOUR_GREEN, "Why & how");
  edition_case_mark (&story, "(a < b", DOSSIER_COLOUR_BLUE, "In code");
  edition_case_mark (&story, "Said so", DOSSIER_COLOUR_PINK, NULL);
  edition_case_mark (&story, "gone words", DOSSIER_COLOUR_PINK, "kept");
  edition_case_finish (&story);
  dossier_book_add (book, &story.edition, &error);
  g_assert_no_error (error);
  edition_case_end (&story);
}

static GBytes *
make_book (guint n)
{
  static const char *const titles[] = { "A <story> & more", "A <story> & more", NULL, "\x01\xef\xbf\xbf" };
  g_autoptr (DossierBook) book = dossier_book_new (n == 1 ? titles[0] : "All & some");
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  for (guint i = 0; i < n; i++)
    add_chapter (book, titles[i % G_N_ELEMENTS (titles)], i % 2 == 0 ? "2024-08-06" : "");
  bytes = dossier_book_finish (book, &error);
  g_assert_no_error (error);
  return bytes;
}

static DossierZip *
open_book (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  DossierZip *zip = dossier_zip_new (stream, &error);

  g_assert_no_error (error);
  return zip;
}

static xmlDocPtr
read_xml (DossierZip *zip, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_zip_read (zip, name, &error);
  xmlDocPtr document;

  g_assert_no_error (error);
  document
      = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (document); /* else it is not well-formed */
  return document;
}

/* The values of the attributes or texts that @path names, sorted: (element-type utf8). */
static GPtrArray *
find_values (xmlDocPtr document, const char *path)
{
  GPtrArray         *values = g_ptr_array_new_with_free_func (g_free);
  xmlXPathContextPtr context = xmlXPathNewContext (document);
  xmlXPathObjectPtr  found = xmlXPathEvalExpression ((const xmlChar *) path, context);

  for (int i = 0; found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++)
    {
      xmlChar *value = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_ptr_array_add (values, g_strdup ((const char *) value));
      xmlFree (value);
    }
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return values;
}

static guint
count (GPtrArray *values, const char *value)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    n += strcmp (values->pdata[i], value) == 0;
  return n;
}

/* ---- the archive ---- */

/* The kind stands first, unpacked, with no extra field: readers look for it at its place (OCF 3.3, 4.3). */
static void
test_mimetype (void)
{
  g_autoptr (GBytes) bytes = make_book (1);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (data, 4, "PK\3\4", 4);
  g_assert_cmpuint (data[8], ==, 0);  /* stored */
  g_assert_cmpuint (data[28], ==, 0); /* no extra field */
  g_assert_cmpmem (data + 30, 28, "mimetypeapplication/epub+zip", 28);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) one = make_book (3), again = make_book (3), other = make_book (2);

  g_assert_true (g_bytes_equal (one, again));
  g_assert_false (g_bytes_equal (one, other));
}

/* ---- the package ---- */

/* All files are listed once, and all that are listed are there. */
static void
test_manifest (void)
{
  g_autoptr (GBytes) bytes = make_book (4);
  g_autoptr (DossierZip) zip = open_book (bytes);
  xmlDocPtr package = read_xml (zip, "EPUB/package.opf");
  g_autoptr (GPtrArray) hrefs = find_values (package, "//*[local-name()='item']/@href");
  g_autoptr (GPtrArray) ids = find_values (package, "//@id");
  g_autoptr (GPtrArray) spine = find_values (package, "//*[local-name()='itemref']/@idref");

  for (guint i = 0; i < hrefs->len; i++)
    {
      g_autofree char *name = g_strconcat ("EPUB/", hrefs->pdata[i], NULL);

      g_assert_cmpuint (count (hrefs, hrefs->pdata[i]), ==, 1);
      g_assert_true (dossier_zip_has (zip, name));
    }
  for (guint i = 0; i < dossier_zip_count (zip); i++)
    {
      const char *name = dossier_zip_get_name (zip, i);

      if (g_str_has_prefix (name, "EPUB/") && strcmp (name, "EPUB/package.opf") != 0)
        g_assert_cmpuint (count (hrefs, name + strlen ("EPUB/")), ==, 1);
    }
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpuint (count (ids, ids->pdata[i]), ==, 1);
  g_assert_cmpuint (spine->len, ==, 4);
  for (guint i = 0; i < spine->len; i++)
    g_assert_cmpuint (count (ids, spine->pdata[i]), ==, 1);
  xmlFreeDoc (package);
}

static void
test_metadata (void)
{
  static const struct
  {
    guint       n;
    const char *path, *want; /* NULL: there is none */
  } cases[] = {
    { 1, "//*[local-name()='title']", "A <story> & more" },
    { 2, "//*[local-name()='title']", "All & some" },
    { 1, "//*[local-name()='language']", "en" },
    { 1, "//*[local-name()='creator'][1]", "Ada Quill" },
    { 2, "//*[local-name()='creator'][2]", "Bo Reed" },
    { 2, "//*[local-name()='creator'][3]", NULL },
    { 1, "//*[local-name()='date']", "2024-08-06" },
    { 2, "//*[local-name()='date']", NULL },
    { 1, "//*[local-name()='source']", "https://example.org/s?a=1&b=2" },
    { 1, "//*[@property='dcterms:modified']", "2024-08-07T03:06:40Z" },
    { 1, "//*[local-name()='package']/@unique-identifier", "book" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = make_book (cases[i].n);
      g_autoptr (DossierZip) zip = open_book (bytes);
      xmlDocPtr package = read_xml (zip, "EPUB/package.opf");
      g_autoptr (GPtrArray) values = find_values (package, cases[i].path);

      g_assert_cmpstr (values->len > 0 ? values->pdata[0] : NULL, ==, cases[i].want);
      xmlFreeDoc (package);
    }
}

static void
test_container (void)
{
  g_autoptr (GBytes) bytes = make_book (1);
  g_autoptr (DossierZip) zip = open_book (bytes);
  xmlDocPtr container = read_xml (zip, "META-INF/container.xml");
  g_autoptr (GPtrArray) paths = find_values (container, "//@full-path");

  g_assert_cmpuint (paths->len, ==, 1);
  g_assert_true (dossier_zip_has (zip, paths->pdata[0]));
  xmlFreeDoc (container);
}

/* ---- the chapters ---- */

/* Every link within the book leads somewhere, nothing is fetched, no id stands twice. */
static void
check_page (DossierZip *zip, const char *name)
{
  xmlDocPtr page = read_xml (zip, name);
  g_autoptr (GPtrArray) ids = find_values (page, "//@id"), links = find_values (page, "//@href");
  g_autoptr (GPtrArray) fetched = find_values (page, "//@src | //*[local-name()='script' or local-name()='iframe']");

  g_assert_cmpuint (fetched->len, ==, 0);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpuint (count (ids, ids->pdata[i]), ==, 1);
  for (guint i = 0; i < links->len; i++)
    {
      const char      *link = links->pdata[i];
      g_autofree char *file = g_strconcat ("EPUB/", link, NULL);

      if (*link == '#')
        g_assert_cmpuint (count (ids, link + 1), ==, 1);
      else
        g_assert_true (g_str_has_prefix (link, "https://") || dossier_zip_has (zip, file));
    }
  xmlFreeDoc (page);
}

static void
test_links (void)
{
  g_autoptr (GBytes) bytes = make_book (4);
  g_autoptr (DossierZip) zip = open_book (bytes);
  guint n = 0;

  for (guint i = 0; i < dossier_zip_count (zip); i++)
    if (g_str_has_suffix (dossier_zip_get_name (zip, i), ".xhtml"))
      {
        check_page (zip, dossier_zip_get_name (zip, i));
        n++;
      }
  g_assert_cmpuint (n, ==, 5);
}

/* What XHTML has where: items in lists alone, nothing but items in lists. */
static void
test_chapter (void)
{
  static const struct
  {
    const char *path;
    guint       n;
  } cases[] = {
    { "//*[local-name()='li'][not(parent::*[local-name()='ul' or local-name()='ol'])]", 0 },
    { "//*[local-name()='ul' or local-name()='ol']/*[local-name()!='li']", 0 },
    { "//*[local-name()='p']//*[local-name()='p' or local-name()='ul' or local-name()='blockquote']", 0 },
    { "//*[local-name()='mark'][@class='green']", 1 },
    { "//*[local-name()='aside'][@*[local-name()='type']='footnote']", 2 },
    { "//*[local-name()='a'][@*[local-name()='type']='noteref']", 2 },
    { "//*[local-name()='h1']", 1 },
    { "//*[local-name()='section']", 2 },
  };
  g_autoptr (GBytes) bytes = make_book (1);
  g_autoptr (DossierZip) zip = open_book (bytes);
  xmlDocPtr page = read_xml (zip, "EPUB/story-0001.xhtml");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) values = find_values (page, cases[i].path);

      g_assert_cmpuint (values->len, ==, cases[i].n);
    }
  xmlFreeDoc (page);
}

static void
test_contents (void)
{
  g_autoptr (GBytes) bytes = make_book (4);
  g_autoptr (DossierZip) zip = open_book (bytes);
  xmlDocPtr page = read_xml (zip, "EPUB/nav.xhtml");
  g_autoptr (GPtrArray) entries
      = find_values (page, "//*[local-name()='nav'][@*[local-name()='type']='toc']//*[local-name()='a']");

  g_assert_cmpuint (entries->len, ==, 4);
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpstr (entries->pdata[i], !=, "");
  xmlFreeDoc (page);
}

/* ---- images ---- */

/* Of the same bytes there is one, listed with its kind. */
static void
test_images (void)
{
  g_autoptr (DossierBook) book = dossier_book_new ("T");
  g_autoptr (GBytes) chart = g_bytes_new_static ("a chart", 7), photo = g_bytes_new_static ("a photo", 7);
  g_autofree char *one = dossier_book_add_image (book, dossier_edition_image_find ("png"), chart);
  g_autofree char *two = dossier_book_add_image (book, dossier_edition_image_find ("jpeg"), photo);
  g_autofree char *again = dossier_book_add_image (book, dossier_edition_image_find ("png"), chart);
  g_autofree char *file = g_strconcat ("EPUB/", one, NULL), *path = NULL;
  g_autoptr (GHashTable) images = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) kinds = NULL, sources = NULL;
  g_autoptr (DossierZip) zip = NULL;
  g_autoptr (GBytes) bytes = NULL, kept = NULL;
  EditionCase story;
  xmlDocPtr   package, page;

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, two);
  g_assert_null (dossier_book_add_image (book, dossier_edition_image_find ("webp"), photo));
  g_hash_table_insert (images, (gpointer) "https://example.org/i.png", one);
  edition_case_begin (&story, "T");
  edition_case_add_everything (&story);
  edition_case_close_text (&story);
  edition_case_finish (&story);
  story.edition.images = images;
  g_assert_true (dossier_book_add (book, &story.edition, NULL));
  edition_case_end (&story);
  bytes = dossier_book_finish (book, NULL);
  zip = open_book (bytes);
  package = read_xml (zip, "EPUB/package.opf");
  path = g_strdup_printf ("//*[local-name()='item'][@href='%s']/@media-type", one);
  kinds = find_values (package, path);
  g_assert_cmpuint (kinds->len, ==, 1);
  g_assert_cmpstr (kinds->pdata[0], ==, "image/png");
  page = read_xml (zip, "EPUB/story-0001.xhtml");
  sources = find_values (page, "//*[local-name()='img']/@src");
  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (sources->pdata[0], ==, one);
  kept = dossier_zip_read (zip, file, NULL);
  g_assert_true (g_bytes_equal (kept, chart));
  xmlFreeDoc (package);
  xmlFreeDoc (page);
}

/* ---- limits ---- */

static void
test_too_many_images (void)
{
  const DossierEditionImage *png = dossier_edition_image_find ("png");
  g_autoptr (DossierBook) book = dossier_book_new ("T");
  g_autoptr (GBytes) all = g_bytes_new_take (g_malloc0 (DOSSIER_BOOK_MAX_IMAGE_BYTES), DOSSIER_BOOK_MAX_IMAGE_BYTES);
  g_autoptr (GBytes) one = g_bytes_new_static ("x", 1);
  g_autofree char *name = dossier_book_add_image (book, png, all), *again = dossier_book_add_image (book, png, all);

  g_assert_nonnull (name);
  g_assert_cmpstr (again, ==, name);
  g_assert_null (dossier_book_add_image (book, png, one));
}

static void
test_too_many (void)
{
  g_autoptr (DossierBook) book = dossier_book_new ("T");
  g_autoptr (GError) error = NULL;
  EditionCase story;

  edition_case_begin (&story, "T");
  edition_case_close_text (&story);
  edition_case_finish (&story);
  for (guint i = 0; i < DOSSIER_BOOK_MAX_CHAPTERS; i++)
    g_assert_true (dossier_book_add (book, &story.edition, NULL));
  g_assert_false (dossier_book_add (book, &story.edition, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  edition_case_end (&story);
}

/* ---- the archive by itself ---- */

static void
test_archive (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierZipWriter) writer = dossier_zip_writer_new (&error);
  g_autoptr (GBytes) bytes = NULL, packed = NULL, plain = NULL;
  g_autoptr (DossierZip) zip = NULL;
  g_autofree char *long_text = g_strnfill (100000, 'x');

  g_assert_no_error (error);
  g_assert_true (dossier_zip_writer_add (writer, "a", g_string_new ("words"), TRUE, NULL));
  g_assert_true (dossier_zip_writer_add (writer, "ö/b", g_string_new (long_text), FALSE, NULL));
  g_assert_false (dossier_zip_writer_add (writer, "a", g_string_new ("twice"), FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  bytes = dossier_zip_writer_finish (writer, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 10000);
  zip = open_book (bytes);
  g_assert_cmpuint (dossier_zip_count (zip), ==, 2);
  plain = dossier_zip_read (zip, "a", NULL);
  packed = dossier_zip_read (zip, "ö/b", NULL);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), "words", 5);
  g_assert_cmpmem (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), long_text, 100000);
}

/* What is not finished leaves nothing behind. */
static void
test_given_up (void)
{
  g_autoptr (DossierZipWriter) writer = dossier_zip_writer_new (NULL);

  g_assert_true (dossier_zip_writer_add (writer, "a", g_string_new ("words"), TRUE, NULL));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (void);
  } tests[] = {
    { "/book/its kind stands first", test_mimetype },
    { "/book/the same stories give the same bytes", test_same_bytes },
    { "/book/every file is listed once", test_manifest },
    { "/book/what is said of it", test_metadata },
    { "/book/the container names the package", test_container },
    { "/book/links lead somewhere", test_links },
    { "/book/a chapter is XHTML", test_chapter },
    { "/book/the contents name every chapter", test_contents },
    { "/book/images are in it once", test_images },
    { "/book/too many images", test_too_many_images },
    { "/book/too many chapters", test_too_many },
    { "/book/an archive is read as it was written", test_archive },
    { "/book/an archive that is given up", test_given_up },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].name, tests[i].run);
  return g_test_run ();
}
