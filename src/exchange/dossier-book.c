/* dossier-book.c - stories as one book
 *
 * images:   by their names, each once.
 * chapters: what the package, the contents and the archive say of each, in reading order.
 * identity: over what the book says: with it a book of the same stories has the same name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-book.h"

#include <glib/gi18n-lib.h>
#include "dossier-citation-private.h"
#include "dossier-edition-private.h"
#include "dossier-escape.h"
#include "dossier-zip-writer.h"

#define FOLDER "EPUB/"

typedef struct
{
  char    *title, *language; /* language NULL: not known */
  GString *page;
} Chapter;

typedef struct
{
  char       *name;
  const char *media;
  GBytes     *bytes;
} Image;

struct _DossierBook
{
  char       *title;
  GPtrArray  *images;   /* (element-type Image), in the order of the chapters */
  GHashTable *pictures; /* (element-type utf8): their names, borrowed */
  GPtrArray  *chapters; /* (element-type Chapter) */
  GPtrArray  *authors;  /* (element-type utf8), each once, in the order of the chapters */
  GHashTable *known;    /* of those, borrowed */
  GChecksum  *identity;
  DossierDate published; /* of a book of one story */
  char       *source;    /* the address of one story */
  gint64      modified;  /* the newest moment in it, Unix seconds */
  gsize       n_bytes, n_image_bytes;
};

static void
image_free (gpointer data)
{
  Image *image = data;

  g_free (image->name);
  g_bytes_unref (image->bytes);
  g_free (image);
}

static void
chapter_free (gpointer data)
{
  Chapter *chapter = data;

  g_free (chapter->title);
  g_free (chapter->language);
  if (chapter->page != NULL)
    g_string_free (chapter->page, TRUE);
  g_free (chapter);
}

DossierBook *
dossier_book_new (const char *title)
{
  DossierBook *self = g_new0 (DossierBook, 1);

  self->title = dossier_citation_dup_line (title);
  self->images = g_ptr_array_new_with_free_func (image_free);
  self->pictures = g_hash_table_new (g_str_hash, g_str_equal);
  self->chapters = g_ptr_array_new_with_free_func (chapter_free);
  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  self->identity = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

void
dossier_book_free (DossierBook *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->source);
  g_hash_table_unref (self->pictures);
  g_ptr_array_unref (self->images);
  g_ptr_array_unref (self->chapters);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->authors);
  g_checksum_free (self->identity);
  g_free (self);
}

/* ---- chapters ---- */

static void
begin_page (GString *out, const char *title, const char *language)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"");
  if (language != NULL)
    g_string_append_printf (out, " lang=\"%s\" xml:lang=\"%s\"", language, language);
  g_string_append (out, ">\n<head>\n<title>");
  dossier_escape_xml (out, title);
  g_string_append (out, "</title>\n<link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n");
}

static void
add_authors (DossierBook *self, const DossierStoryRow *story)
{
  g_autoptr (GPtrArray) authors = dossier_citation_split_authors (story->author, story->source);

  for (guint i = 0; i < authors->len; i++)
    {
      g_autofree char *name = dossier_author_dup_name (authors->pdata[i]);

      if (g_hash_table_contains (self->known, name))
        continue;
      g_hash_table_add (self->known, name);
      g_ptr_array_add (self->authors, g_steal_pointer (&name));
    }
}

static void
note_moments (DossierBook *self, const DossierEdition *edition)
{
  GPtrArray *annotations = edition->passages->annotations;

  self->modified = MAX (self->modified, edition->story->saved);
  for (guint i = 0; i < annotations->len; i++)
    self->modified = MAX (self->modified, dossier_annotation_get_row (annotations->pdata[i])->modified);
}

static gboolean
fail_large (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _ ("These stories are too many or too long for one book: it takes %u stories and %u MiB of text. Choose "
                  "fewer of them."),
               DOSSIER_BOOK_MAX_CHAPTERS, DOSSIER_BOOK_MAX_BYTES / 1024 / 1024);
  return FALSE;
}

gboolean
dossier_book_add (DossierBook *self, const DossierEdition *edition, GError **error)
{
  Chapter *chapter;

  if (self->chapters->len >= DOSSIER_BOOK_MAX_CHAPTERS)
    return fail_large (error);
  chapter = g_new0 (Chapter, 1);
  chapter->title = dossier_citation_dup_title (edition->story);
  chapter->language = g_strdup (dossier_edition_get_language (edition));
  chapter->page = g_string_new (NULL);
  g_ptr_array_add (self->chapters, chapter);
  begin_page (chapter->page, chapter->title, chapter->language);
  g_string_append (chapter->page, "<body>\n");
  dossier_edition_append_body (chapter->page, edition, TRUE);
  g_string_append (chapter->page, "</body>\n</html>\n");
  self->n_bytes += chapter->page->len;
  g_checksum_update (self->identity, (const guchar *) chapter->page->str, (gssize) chapter->page->len);
  add_authors (self, edition->story);
  note_moments (self, edition);
  self->published = edition->story->published;
  g_free (self->source);
  self->source = g_strdup (dossier_web_address (edition->story->uri));
  return self->n_bytes <= DOSSIER_BOOK_MAX_BYTES || fail_large (error);
}

char *
dossier_book_add_image (DossierBook *self, const DossierEditionImage *kind, GBytes *bytes)
{
  g_autofree char *name = dossier_edition_image_make_name (kind, bytes);
  Image           *image;

  if (g_hash_table_contains (self->pictures, name))
    return g_steal_pointer (&name);
  if (!kind->is_in_books || g_bytes_get_size (bytes) > DOSSIER_BOOK_MAX_IMAGE_BYTES - self->n_image_bytes)
    return NULL;
  self->n_image_bytes += g_bytes_get_size (bytes);
  image = g_new (Image, 1);
  *image = (Image){ g_strdup (name), kind->media, g_bytes_ref (bytes) };
  g_hash_table_add (self->pictures, image->name);
  g_ptr_array_add (self->images, image);
  return g_steal_pointer (&name);
}

/* ---- what holds them together ---- */

/* The language of the book: that of its first chapter that has one, else "und" (BCP 47). */
static const char *
find_language (const DossierBook *self)
{
  for (guint i = 0; i < self->chapters->len; i++)
    if (((const Chapter *) self->chapters->pdata[i])->language != NULL)
      return ((const Chapter *) self->chapters->pdata[i])->language;
  return "und";
}

/* A UUID made of what the book says (RFC 9562, version 8). */
static void
append_identifier (GString *out, const DossierBook *self)
{
  g_autoptr (GChecksum) sum = g_checksum_copy (self->identity);
  guint8 digest[32];
  gsize  length = sizeof digest;

  g_checksum_update (sum, (const guchar *) self->title, -1);
  g_checksum_get_digest (sum, digest, &length);
  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x80);
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80);
  g_string_append (out, "urn:uuid:");
  for (guint i = 0; i < 16; i++)
    g_string_append_printf (out, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", digest[i]);
}

static void
append_element (GString *out, const char *tag, const char *text)
{
  g_string_append_printf (out, "    <%s>", tag);
  dossier_escape_xml (out, text);
  g_string_append_printf (out, "</%s>\n", tag);
}

static void
append_metadata (GString *out, const DossierBook *self)
{
  g_autofree char *modified = dossier_time_to_string (MAX (self->modified, 1));
  g_autofree char *date = self->chapters->len == 1 ? dossier_date_to_string (&self->published) : NULL;

  g_string_append (out, "  <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n    <dc:identifier id=\"book\">");
  append_identifier (out, self);
  g_string_append (out, "</dc:identifier>\n");
  append_element (out, "dc:title", self->title);
  append_element (out, "dc:language", find_language (self));
  for (guint i = 0; i < self->authors->len; i++)
    append_element (out, "dc:creator", self->authors->pdata[i]);
  if (date != NULL && self->published.precision != DOSSIER_PRECISION_RANGE)
    append_element (out, "dc:date", date);
  if (self->chapters->len == 1 && self->source != NULL)
    append_element (out, "dc:source", self->source);
  g_string_append_printf (out, "    <meta property=\"dcterms:modified\">%s</meta>\n  </metadata>\n", modified);
}

static GString *
make_package (const DossierBook *self)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                               "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
                               "unique-identifier=\"book\">\n");

  append_metadata (out, self);
  g_string_append (out,
                   "  <manifest>\n"
                   "    <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
                   "    <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
  for (guint i = 1; i <= self->chapters->len; i++)
    g_string_append_printf (
        out, "    <item id=\"story-%04u\" href=\"story-%04u.xhtml\" media-type=\"application/xhtml+xml\"/>\n", i, i);
  for (guint i = 0; i < self->images->len; i++)
    {
      const Image *image = self->images->pdata[i];

      g_string_append_printf (out, "    <item id=\"image-%04u\" href=\"%s\" media-type=\"%s\"/>\n", i + 1, image->name,
                              image->media);
    }
  g_string_append (out, "  </manifest>\n  <spine>\n");
  for (guint i = 1; i <= self->chapters->len; i++)
    g_string_append_printf (out, "    <itemref idref=\"story-%04u\"/>\n", i);
  g_string_append (out, "  </spine>\n</package>\n");
  return out;
}

static GString *
make_contents (const DossierBook *self)
{
  GString *out = g_string_new (NULL);

  begin_page (out, self->title, NULL);
  g_string_append (out, "<body>\n<nav epub:type=\"toc\" id=\"toc\">\n<h1>");
  dossier_escape_xml (out, self->title);
  g_string_append (out, "</h1>\n<ol>\n");
  for (guint i = 0; i < self->chapters->len; i++)
    {
      g_string_append_printf (out, "<li><a href=\"story-%04u.xhtml\">", i + 1);
      dossier_escape_xml (out, ((const Chapter *) self->chapters->pdata[i])->title);
      g_string_append (out, "</a></li>\n");
    }
  g_string_append (out, "</ol>\n</nav>\n</body>\n</html>\n");
  return out;
}

static GString *
make_style (void)
{
  GString *out = g_string_new ("h1, h2, h3, h4, h5, h6 { line-height: 1.25; page-break-after: avoid; }\n"
                               ".meta, .image, .caption { font-size: 0.85em; }\n"
                               "img { max-width: 100%; height: auto; }\n"
                               "header { margin-bottom: 2em; }\n"
                               "blockquote { margin: 0 0 1em; padding-left: 1em; border-left: 2px solid #999; }\n"
                               "pre { white-space: pre-wrap; }\n"
                               "table { border-collapse: collapse; }\n"
                               "th, td { border: 1px solid #999; padding: 0.2em 0.5em; text-align: left; }\n"
                               "sup { line-height: 0; }\n");

  dossier_edition_append_mark_rules (out);
  return out;
}

static gboolean
add_chapters (DossierBook *self, DossierZipWriter *zip, GError **error)
{
  for (guint i = 0; i < self->chapters->len; i++)
    {
      Chapter         *chapter = self->chapters->pdata[i];
      g_autofree char *name = g_strdup_printf (FOLDER "story-%04u.xhtml", i + 1);

      if (!dossier_zip_writer_add (zip, name, g_steal_pointer (&chapter->page), FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_images (DossierBook *self, DossierZipWriter *zip, GError **error)
{
  for (guint i = 0; i < self->images->len; i++)
    {
      const Image     *image = self->images->pdata[i];
      g_autofree char *name = g_strconcat (FOLDER, image->name, NULL);

      if (!dossier_zip_writer_add_bytes (zip, name, image->bytes, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

GBytes *
dossier_book_finish (DossierBook *self, GError **error)
{
  static const char container[]
      = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
        "  <rootfiles>\n"
        "    <rootfile full-path=\"" FOLDER "package.opf\" "
        "media-type=\"application/oebps-package+xml\"/>\n"
        "  </rootfiles>\n</container>\n";
  g_autoptr (DossierZipWriter) zip = dossier_zip_writer_new (error);

  /* What kind of archive it is stands first and unpacked (EPUB OCF 3.3, 4.3). */
  if (zip == NULL || !dossier_zip_writer_add (zip, "mimetype", g_string_new ("application/epub+zip"), TRUE, error)
      || !dossier_zip_writer_add (zip, "META-INF/container.xml", g_string_new (container), FALSE, error)
      || !dossier_zip_writer_add (zip, FOLDER "package.opf", make_package (self), FALSE, error)
      || !dossier_zip_writer_add (zip, FOLDER "nav.xhtml", make_contents (self), FALSE, error)
      || !dossier_zip_writer_add (zip, FOLDER "style.css", make_style (), FALSE, error)
      || !add_chapters (self, zip, error) || !add_images (self, zip, error))
    return NULL;
  return dossier_zip_writer_finish (zip, error);
}
