/* dossier-journal-searches.c - the changes of saved searches and rules, with their way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-searches.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-arrival-rule.h"
#include "dossier-kept-table.h"
#include "dossier-saved-search.h"
#include "dossier-store.h"

static DossierKept
get_kept (DossierChangeKind kind)
{
  return kind == DOSSIER_CHANGE_EDIT_SEARCH || kind == DOSSIER_CHANGE_ORDER_SEARCHES ? DOSSIER_KEPT_SEARCH
                                                                                     : DOSSIER_KEPT_RULE;
}

/* --- one of them --- */

/* What a person wants to be kept, as it is kept; NULL and @error when it cannot be. @name is told. */
static char *
dup_clean (DossierKept kept, const char *wanted, char **name, GError **error)
{
  g_autoptr (DossierSavedSearch) search = kept == DOSSIER_KEPT_SEARCH ? dossier_saved_search_unpack (wanted) : NULL;
  g_autoptr (DossierArrivalRule) rule = kept == DOSSIER_KEPT_RULE ? dossier_arrival_rule_unpack (wanted) : NULL;
  g_autoptr (DossierArrivalRule) clean = NULL;

  if (rule != NULL)
    {
      clean = dossier_arrival_rule_clean (rule, error);
      *name = clean != NULL ? g_strdup (clean->name) : NULL;
      return clean != NULL ? dossier_arrival_rule_pack (clean) : NULL;
    }
  g_return_val_if_fail (search != NULL, NULL);
  *name = dossier_saved_search_clean_name (search->name, error);
  if (*name == NULL || !dossier_saved_search_check_query (search->query, error))
    return NULL;
  g_free (search->name);
  search->name = g_strdup (*name);
  return dossier_saved_search_pack (search);
}

static gboolean
fail_taken (DossierKept kept, const char *name, GError **error)
{
  g_set_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_NAME,
               /* TRANSLATORS: the name of a saved search, or of a rule */
               kept == DOSSIER_KEPT_SEARCH ? _ ("There is a saved search called “%s” already. Choose another name.")
                                           : _ ("There is a rule called “%s” already. Choose another name."),
               name);
  return FALSE;
}

static gboolean
fail_many (DossierKept kept, GError **error)
{
  g_set_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY,
               kept == DOSSIER_KEPT_SEARCH
                   ? _ ("There are %d saved searches already, the most there can be. Remove one first.")
                   : _ ("There are %d rules already, the most there can be. Remove one first."),
               kept == DOSSIER_KEPT_SEARCH ? DOSSIER_SAVED_SEARCH_MAX : DOSSIER_ARRIVAL_RULE_MAX);
  return FALSE;
}

/* Whether one with @name may be kept as @id (0: as a new one). */
static gboolean
check_room (DossierDb *db, DossierKept kept, gint64 id, const char *name, GError **error)
{
  gint64 namesake = 0, n = 0;
  gint64 most = kept == DOSSIER_KEPT_SEARCH ? DOSSIER_SAVED_SEARCH_MAX : DOSSIER_ARRIVAL_RULE_MAX;

  if (!dossier_kept_table_find (db, kept, name, &namesake, error) || !dossier_kept_table_count (db, kept, &n, error))
    return FALSE;
  if (namesake != 0 && namesake != id)
    return fail_taken (kept, name, error);
  return id != 0 || n < most || fail_many (kept, error);
}

/* The row of something new, at the end. */
static char *
dup_new_row (DossierDb *db, DossierKept kept, const char *pack, GError **error)
{
  g_autofree char *uid = g_uuid_string_random ();
  gint64           position = 0;

  if (!dossier_kept_table_get_end (db, kept, &position, error))
    return NULL;
  return g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%s", uid, position, pack);
}

/* The row with another pack in it. */
static char *
dup_changed_row (const char *row, const char *pack)
{
  const char *position = strchr (row, '\n');
  const char *end = position != NULL ? strchr (position + 1, '\n') : NULL;

  g_return_val_if_fail (end != NULL, NULL);
  return g_strdup_printf ("%.*s%s", (int) (end + 1 - row), row, pack);
}

static gboolean
load_before (DossierWork *work, DossierKept kept, DossierJournalEntry *entry, GError **error)
{
  GError *local_error = NULL;

  if (entry->subject == 0)
    return TRUE;
  entry->before = dossier_kept_table_dup (work->db, kept, entry->subject, &local_error);
  if (entry->before != NULL)
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                         kept == DOSSIER_KEPT_SEARCH ? _ ("This saved search is not there any more.")
                                                     : _ ("This rule is not there any more."));
  return FALSE;
}

static gboolean
apply_edit (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
            GError **error)
{
  DossierKept      kept = get_kept (entry->kind);
  const char      *wanted = dossier_change_get_text (change);
  g_autofree char *pack = NULL, *name = NULL;

  entry->subject = dossier_change_get_entity (change);
  if (!load_before (work, kept, entry, error))
    return FALSE;
  if (wanted != NULL)
    {
      pack = dup_clean (kept, wanted, &name, error);
      if (pack == NULL || !check_room (work->db, kept, entry->subject, name, error))
        return FALSE;
      entry->after
          = entry->before != NULL ? dup_changed_row (entry->before, pack) : dup_new_row (work->db, kept, pack, error);
      if (entry->after == NULL)
        return FALSE;
    }
  *changed = g_strcmp0 (entry->before, entry->after) != 0;
  return !*changed || dossier_kept_table_set (work, kept, &entry->subject, entry->after, error);
}

/* The name in a row; owned by the caller. */
static char *
dup_name (DossierKept kept, const char *row)
{
  g_auto (GStrv) parts = g_strsplit (row, "\n", 3);
  g_autoptr (DossierSavedSearch) search = NULL;
  g_autoptr (DossierArrivalRule) rule = NULL;

  if (g_strv_length (parts) == 3 && kept == DOSSIER_KEPT_SEARCH)
    search = dossier_saved_search_unpack (parts[2]);
  else if (g_strv_length (parts) == 3)
    rule = dossier_arrival_rule_unpack (parts[2]);
  return g_strdup (search != NULL ? search->name : rule != NULL ? rule->name : "");
}

/* --- their order --- */

static char *
ids_to_text (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

static GArray *
ids_from_text (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
apply_order (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
             GError **error)
{
  DossierKept   kept = get_kept (entry->kind);
  guint         n = 0;
  const gint64 *wanted = dossier_change_get_stories (change, &n);
  g_autoptr (GArray) before = dossier_kept_table_list (work->db, kept, error);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) after = NULL;

  g_array_append_vals (order, wanted, n);
  if (before == NULL || !dossier_kept_table_order (work, kept, order, error))
    return FALSE;
  after = dossier_kept_table_list (work->db, kept, error);
  if (after == NULL)
    return FALSE;
  entry->before = ids_to_text (before);
  entry->after = ids_to_text (after);
  *changed = !g_str_equal (entry->before, entry->after);
  return TRUE;
}

/* --- both ways --- */

static gboolean
is_edit (DossierChangeKind kind)
{
  return kind == DOSSIER_CHANGE_EDIT_SEARCH || kind == DOSSIER_CHANGE_EDIT_RULE;
}

gboolean
dossier_journal_searches_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                gboolean *changed, GError **error)
{
  return is_edit (entry->kind) ? apply_edit (work, change, entry, changed, error)
                               : apply_order (work, change, entry, changed, error);
}

gboolean
dossier_journal_searches_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  const char *text = back ? entry->before : entry->after, *present = back ? entry->after : entry->before;
  gint64      id = entry->subject;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *name = is_edit (entry->kind) && text != NULL ? dup_name (get_kept (entry->kind), text) : NULL;

  /* Another one may have got its name meanwhile. */
  if (name != NULL && !check_room (work->db, get_kept (entry->kind), present != NULL ? id : 0, name, error))
    return FALSE;
  if (is_edit (entry->kind))
    return dossier_kept_table_set (work, get_kept (entry->kind), &id, text, error);
  ids = ids_from_text (text);
  return dossier_kept_table_order (work, get_kept (entry->kind), ids, error);
}

/* --- in words --- */

typedef struct
{
  const char *done, *undone, *redone;
} Formats;

static const Formats *
choose_formats (const DossierJournalEntry *entry)
{
  /* TRANSLATORS: in each of these stands the name of a saved search or of a rule */
  static const Formats searches[] = {
    { N_ ("Saved the search “%s”"), N_ ("Saving the search “%s” was undone"), N_ ("The search “%s” was saved again") },
    { N_ ("Removed the search “%s”"), N_ ("Removing the search “%s” was undone"),
      N_ ("The search “%s” was removed again") },
    { N_ ("Changed the search “%s”"), N_ ("Changing the search “%s” was undone"),
      N_ ("The search “%s” was changed again") },
  };
  static const Formats rules[] = {
    { N_ ("Added the rule “%s”"), N_ ("Adding the rule “%s” was undone"), N_ ("The rule “%s” was added again") },
    { N_ ("Removed the rule “%s”"), N_ ("Removing the rule “%s” was undone"), N_ ("The rule “%s” was removed again") },
    { N_ ("Changed the rule “%s”"), N_ ("Changing the rule “%s” was undone"), N_ ("The rule “%s” was changed again") },
  };
  const Formats *formats = get_kept (entry->kind) == DOSSIER_KEPT_SEARCH ? searches : rules;

  return &formats[entry->before == NULL ? 0 : entry->after == NULL ? 1 : 2];
}

static char *
dup_named (const DossierJournalEntry *entry, const char *format)
{
  g_autofree char *name = dup_name (get_kept (entry->kind), entry->after != NULL ? entry->after : entry->before);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (format), name);
#pragma GCC diagnostic pop
}

char *
dossier_journal_searches_dup_words (const DossierJournalEntry *entry, gboolean redo)
{
  if (entry->kind == DOSSIER_CHANGE_ORDER_SEARCHES)
    return g_strdup (redo ? _ ("The saved searches were put in another order again")
                          : _ ("Putting the saved searches in another order was undone"));
  if (entry->kind == DOSSIER_CHANGE_ORDER_RULES)
    return g_strdup (redo ? _ ("The rules were put in another order again")
                          : _ ("Putting the rules in another order was undone"));
  return dup_named (entry, redo ? choose_formats (entry)->redone : choose_formats (entry)->undone);
}

char *
dossier_journal_searches_dup_done (const DossierJournalEntry *entry)
{
  if (entry->kind == DOSSIER_CHANGE_ORDER_SEARCHES)
    return g_strdup (_ ("Put the saved searches in another order"));
  if (entry->kind == DOSSIER_CHANGE_ORDER_RULES)
    return g_strdup (_ ("Put the rules in another order"));
  return dup_named (entry, choose_formats (entry)->done);
}

char *
dossier_journal_searches_dup_import (gboolean redo)
{
  return g_strdup (redo ? _ ("The searches were saved again") : _ ("Saving the searches was undone"));
}
