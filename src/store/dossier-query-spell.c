/* dossier-query-spell.c - a query with its ids, as a person would type it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-saved-searches.h"

#include <glib/gi18n-lib.h>
#include "dossier-store-private.h"
#include "dossier-story-tags.h"

static gboolean
fail (GError **error, const char *words)
{
  g_set_error_literal (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_QUERY, words);
  return FALSE;
}

static void
append_field (GString *text, const char *field, const char *value)
{
  g_autofree char *quoted = dossier_query_quote (value);

  g_string_append_printf (text, "%s:%s", field, quoted);
}

/* Whether it is read as the one word that it is: letters and digits, and no word that joins others. */
static gboolean
is_plain (const char *text)
{
  static const char *const joining[] = { "AND", "OR", "NOT", NULL };

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isalnum (g_utf8_get_char (c)))
      return FALSE;
  return *text != '\0' && !g_strv_contains (joining, text);
}

/* A word, or words in a field. Those that might be read as more than that stand in quotes. */
static void
append_words (GString *text, const char *field, const DossierTerm *term)
{
  g_auto (GStrv) parts = g_strsplit (term->value, "\"", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  if (field != NULL)
    g_string_append_printf (text, "%s:", field);
  g_string_append_printf (text, term->is_prefix ? "%s*" : is_plain (plain) ? "%s" : "\"%s\"", plain);
}

static gboolean
append_entity (DossierStore *store, GString *text, gint64 id, GError **error)
{
  g_autoptr (DossierEntity) entity = dossier_store_load_entity (store, id, error);

  if (entity == NULL)
    return FALSE;
  append_field (text, dossier_entity_get_row (entity)->kind == DOSSIER_ENTITY_PERSON ? "person" : "org",
                dossier_entity_get_row (entity)->name);
  return TRUE;
}

static gboolean
append_tag (DossierStore *store, GString *text, gint64 id, GError **error)
{
  g_autofree char *name = dossier_store_dup_tag_name (store, id, error);

  if (name == NULL)
    return FALSE;
  append_field (text, "tag", name);
  return TRUE;
}

static gboolean
append_feed (DossierStore *store, GString *text, gint64 id, GError **error)
{
  static const char sql_title[] = "SELECT title FROM feed WHERE id = ?1";
  DossierDb        *db = dossier_store_get_main_db (store);
  sqlite3_stmt     *row = dossier_db_query (db, sql_title, error, "i", id);
  g_autofree char  *title = NULL;

  if (row == NULL)
    return FALSE;
  if (dossier_db_next (db, row, error))
    {
      title = dossier_db_dup_text (row, 0);
      dossier_db_end (row);
    }
  if (dossier_db_failed (db))
    return FALSE;
  if (title == NULL || *title == '\0')
    return fail (error, _ ("A feed without a name cannot be searched for by its name. Rename the feed first."));
  append_field (text, "feed", title);
  return TRUE;
}

static const char *
view_word (DossierView view)
{
  switch (view) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_VIEW_ALL: break;
    case DOSSIER_VIEW_UNREAD: return "unread";
    case DOSSIER_VIEW_STARRED: return "starred";
    case DOSSIER_VIEW_HIGHLIGHTS: return "annotated";
    }
  return NULL;
}

static gboolean
append_term (DossierStore *store, GString *text, const DossierTerm *term, GError **error)
{
  switch ((int) term->field)
    {
    case DOSSIER_TERM_ENTITY: return append_entity (store, text, term->id, error);
    case DOSSIER_TERM_TAG: return append_tag (store, text, term->id, error);
    case DOSSIER_TERM_FEED: return append_feed (store, text, term->id, error);
    case DOSSIER_TERM_STATE: append_field (text, "is", view_word (term->view)); return TRUE;
    case DOSSIER_TERM_NAME:
      append_words (text,
                    term->kind == DOSSIER_ENTITY_PERSON         ? "person"
                    : term->kind == DOSSIER_ENTITY_ORGANIZATION ? "org"
                                                                : "who",
                    term);
      return TRUE;
    case DOSSIER_TERM_SOURCE: append_words (text, "feed", term); return TRUE;
    case DOSSIER_TERM_TAGGED: append_words (text, "tag", term); return TRUE;
    case DOSSIER_TERM_TITLE: append_words (text, "title", term); return TRUE;
    case DOSSIER_TERM_NOTE: append_words (text, "note", term); return TRUE;
    case DOSSIER_TERM_WORDS: append_words (text, NULL, term); return TRUE;
    }
  return fail (error,
               _ ("A filter of moves or highlights cannot be kept in a search for stories. Take it away first."));
}

char *
dossier_store_spell_query (DossierStore *self, DossierQuery *query, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (dossier_store_get_main_db (self) != NULL, NULL);
  if (dossier_query_get_view (query) != DOSSIER_VIEW_ALL)
    append_field (text, "is", view_word (dossier_query_get_view (query)));
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (term->op == DOSSIER_TERM_OR)
        {
          fail (error, _ ("Filters that are joined by “or” cannot be kept yet. Join them by “and” or “not” first."));
          return NULL;
        }
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (term->op == DOSSIER_TERM_NOT)
        g_string_append_c (text, '-');
      if (!append_term (self, text, term, error))
        return NULL;
    }
  return dossier_saved_search_check_query (text->str, error) ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
