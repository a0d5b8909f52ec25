/* dossier-html-depth.c - how many elements a parser following the HTML standard would have open.
 *
 * open: the elements the parser has open, the innermost last. An element that had to go stays in the list, marked,
 * so that its end tag is known and goes too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-html-depth-private.h"

#include "dossier-extract-limits.h"

typedef struct
{
  guint32 name; /* hash of the name for elements without a row */
  guint8  tag;
  guint8  gone;
} Open;

struct _DossierHtmlDepth
{
  GArray *open;
  guint   depth;      /* of them, not gone */
  guint   formatting; /* of them, formatting elements */
  guint   elements, copies;
};

/* How far up the list an end tag looks. More than the depth limit, less than what makes a page slow. */
#define REACH (2 * DOSSIER_HTML_MAX_DEPTH)

G_STATIC_ASSERT (DOSSIER_TAG_XMP < 256);

DossierHtmlDepth *
dossier_html_depth_new (void)
{
  DossierHtmlDepth *self = g_new0 (DossierHtmlDepth, 1);

  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  return self;
}

void
dossier_html_depth_free (DossierHtmlDepth *self)
{
  g_array_unref (self->open);
  g_free (self);
}

static Open *
at (DossierHtmlDepth *self, guint i)
{
  return &g_array_index (self->open, Open, i);
}

static gboolean
is (const Open *open, DossierTagFlags flags)
{
  return (dossier_tag_get_flags ((DossierTag) open->tag) & flags) != 0;
}

static guint32
hash_name (const char *name, gsize length)
{
  guint32 hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar) g_ascii_tolower (name[i]);
  return hash;
}

static void
forget (DossierHtmlDepth *self, const Open *open)
{
  if (open->gone)
    return;
  self->depth--;
  if (is (open, TAG_FORMATTING))
    self->formatting--;
}

/* Closes everything from @from inwards. */
static void
close_from (DossierHtmlDepth *self, guint from)
{
  for (guint i = from; i < self->open->len; i++)
    forget (self, at (self, i));
  g_array_set_size (self->open, from);
}

/* The innermost open @tag that can be seen through elements without @barrier; -1 when there is none. */
static int
find_open (DossierHtmlDepth *self, DossierTag tag, guint32 name, DossierTagFlags barrier)
{
  guint least = self->open->len > REACH ? self->open->len - REACH : 0;

  for (guint i = self->open->len; i > least; i--)
    {
      const Open *open = at (self, i - 1);

      if (open->tag == tag && open->name == name)
        return (int) i - 1;
      if (is (open, barrier))
        return -1;
    }
  return -1;
}

/* <li> ends an open <li> of the same list, <dd> and <dt> each other. */
static void
close_items (DossierHtmlDepth *self, DossierTag tag)
{
  guint least = self->open->len > REACH ? self->open->len - REACH : 0;

  for (guint i = self->open->len; i > least; i--)
    {
      const Open *open = at (self, i - 1);
      gboolean    same = tag == DOSSIER_TAG_LI ? open->tag == DOSSIER_TAG_LI
                                               : open->tag == DOSSIER_TAG_DD || open->tag == DOSSIER_TAG_DT;

      if (same)
        {
          close_from (self, i - 1);
          return;
        }
      if (is (open, TAG_SPECIAL) && open->tag != DOSSIER_TAG_ADDRESS && open->tag != DOSSIER_TAG_DIV
          && open->tag != DOSSIER_TAG_P)
        return;
    }
}

/* A part of a table closes what is open inside the part around it. */
static void
close_table_parts (DossierHtmlDepth *self, DossierTag tag)
{
  guint least = self->open->len > REACH ? self->open->len - REACH : 0;

  for (guint i = self->open->len; i > least; i--)
    {
      const Open *open = at (self, i - 1);
      gboolean    around = open->tag == DOSSIER_TAG_TABLE
                        || (tag != DOSSIER_TAG_TABLE && open->tag == DOSSIER_TAG_TR
                            && (tag == DOSSIER_TAG_TD || tag == DOSSIER_TAG_TH))
                        || (tag == DOSSIER_TAG_TR
                            && (open->tag == DOSSIER_TAG_TBODY || open->tag == DOSSIER_TAG_THEAD
                                || open->tag == DOSSIER_TAG_TFOOT));

      if (around)
        {
          close_from (self, i);
          return;
        }
    }
}

static void
close_implied (DossierHtmlDepth *self, DossierTag tag, DossierTagFlags flags)
{
  const Open *last = self->open->len > 0 ? at (self, self->open->len - 1) : NULL;
  int         found = -1;

  if (last == NULL)
    return;
  if ((flags & TAG_TABLE) && tag != DOSSIER_TAG_TABLE)
    {
      close_table_parts (self, tag);
      return;
    }
  if (tag == DOSSIER_TAG_LI || tag == DOSSIER_TAG_DD || tag == DOSSIER_TAG_DT)
    close_items (self, tag);
  else if (tag == DOSSIER_TAG_OPTION && last->tag == DOSSIER_TAG_OPTION)
    close_from (self, self->open->len - 1);
  else if (tag == DOSSIER_TAG_A)
    {
      found = find_open (self, DOSSIER_TAG_A, 0, TAG_SCOPE);
      if (found >= 0)
        {
          forget (self, at (self, (guint) found));
          g_array_remove_index (self->open, (guint) found);
        }
    }
  if ((flags & TAG_CLOSES_P) && (found = find_open (self, DOSSIER_TAG_P, 0, TAG_SCOPE)) >= 0)
    close_from (self, (guint) found);
  last = self->open->len > 0 ? at (self, self->open->len - 1) : NULL;
  if ((flags & TAG_HEADING) && last != NULL && is (last, TAG_HEADING))
    close_from (self, self->open->len - 1);
}

gboolean
dossier_html_depth_start (DossierHtmlDepth *self, DossierTag tag, const char *name, gsize length)
{
  DossierTagFlags flags = dossier_tag_get_flags (tag);
  Open            open = { tag == DOSSIER_TAG_UNKNOWN ? hash_name (name, length) : 0, (guint8) tag, FALSE };
  gboolean        formatting = (flags & TAG_FORMATTING) != 0;

  if (tag == DOSSIER_TAG_HTML || tag == DOSSIER_TAG_BODY || tag == DOSSIER_TAG_HEAD || tag == DOSSIER_TAG_FRAMESET)
    return TRUE;
  if (++self->elements > DOSSIER_HTML_MAX_ELEMENTS)
    return FALSE;
  close_implied (self, tag, flags);
  if (!formatting)
    self->copies += self->formatting;
  if (self->depth >= DOSSIER_HTML_MAX_DEPTH)
    open.gone = TRUE;
  if (formatting
      && (self->formatting >= DOSSIER_HTML_MAX_FORMATTING || self->copies > DOSSIER_HTML_MAX_FORMATTING_COPIES))
    open.gone = TRUE;
  if (flags & TAG_VOID)
    return !open.gone;
  g_array_append_val (self->open, open);
  if (!open.gone)
    {
      self->depth++;
      self->formatting += formatting;
    }
  return !open.gone;
}

void
dossier_html_depth_end_formatting (DossierHtmlDepth *self, GString *html)
{
  if (self->copies <= DOSSIER_HTML_MAX_FORMATTING_COPIES || self->formatting == 0)
    return;
  for (guint i = self->open->len; i > 0 && self->formatting > 0; i--)
    {
      Open *open = at (self, i - 1);

      if (open->gone || !is (open, TAG_FORMATTING))
        continue;
      g_string_append_printf (html, "</%s>", dossier_tag_get_name ((DossierTag) open->tag));
      forget (self, open);
      open->gone = TRUE;
    }
}

/* What an end tag cannot see through. */
static DossierTagFlags
barrier_of (DossierTag tag, DossierTagFlags flags)
{
  if (flags & TAG_SCOPE)
    return 0;
  if (flags & (TAG_TABLE | TAG_FORMATTING))
    return TAG_SCOPE;
  if (flags & TAG_SPECIAL)
    return TAG_SCOPE;
  return TAG_SPECIAL;
}

gboolean
dossier_html_depth_end (DossierHtmlDepth *self, DossierTag tag, const char *name, gsize length)
{
  DossierTagFlags flags = dossier_tag_get_flags (tag);
  guint32         hash = tag == DOSSIER_TAG_UNKNOWN ? hash_name (name, length) : 0;
  int             found;
  gboolean        gone;

  if (flags & TAG_VOID)
    return tag == DOSSIER_TAG_BR;
  if (++self->elements > DOSSIER_HTML_MAX_ELEMENTS)
    return FALSE;
  found = find_open (self, tag, hash, barrier_of (tag, flags));
  if (found < 0)
    return TRUE;
  gone = at (self, (guint) found)->gone;
  if (flags & TAG_FORMATTING)
    {
      forget (self, at (self, (guint) found));
      g_array_remove_index (self->open, (guint) found);
    }
  else
    close_from (self, (guint) found);
  return !gone;
}
