/* dossier-window-follow.c - following in the window: whom, what is new of them, and that it was seen
 *
 * Every change here can be undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-follow-words.h"
#include "dossier-follows.h"

#include <glib/gi18n.h>

static void
win_show_following (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (self->notifier != NULL)
    dossier_notifier_withdraw (self->notifier);
  dossier_window_go (self, DOSSIER_PLACE_NEWS, 0, FALSE);
  dossier_panes_show (self->panes, DOSSIER_PANE_CONTENT);
}

/* Nobody has a name who is gone. Owned by the caller. */
static char *
dup_words (DossierWindow *self, gint64 entity, DossierClaimKind kind)
{
  g_autoptr (DossierEntity) found = NULL;
  DossierFollow follow = { .entity = entity, .kind = kind };

  if (entity != 0)
    found = dossier_store_load_entity (dossier_library_get_store (self->library), entity, NULL);
  if (entity != 0 && found == NULL)
    return NULL;
  follow.name = found != NULL ? dossier_entity_get_row (found)->name : NULL;
  return dossier_follow_words (&follow);
}

static void
win_set_followed (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64           entity;
  int              kind;
  gboolean         is_followed;
  g_autofree char *words = NULL, *sentence = NULL;

  g_variant_get (parameter, "(xib)", &entity, &kind, &is_followed);
  if (kind < 0 || kind > DOSSIER_N_CLAIM_KINDS || (words = dup_words (data, entity, kind)) == NULL)
    return;
  /* TRANSLATORS: the name of somebody, or a kind of move */
  sentence = g_strdup_printf (is_followed ? _ ("You follow “%s” now") : _ ("You follow “%s” no longer"), words);
  dossier_window_apply (data, dossier_change_follow (entity, kind, is_followed), sentence, NULL);
}

static void
win_mark_news_seen (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64 until = g_variant_get_int64 (parameter);

  if (until > 0)
    dossier_window_apply (data, dossier_change_see_news (until), _ ("All news marked as seen"), NULL);
}

static const GActionEntry follow_actions[] = {
  { .name = "show-following", .activate = win_show_following },
  { .name = "set-followed", .activate = win_set_followed, .parameter_type = "(xib)" },
  { .name = "mark-news-seen", .activate = win_mark_news_seen, .parameter_type = "x" },
};

void
dossier_window_add_follow_actions (DossierWindow *self)
{
  gboolean is_read_only = dossier_store_is_read_only (dossier_library_get_store (self->library));

  g_action_map_add_action_entries (G_ACTION_MAP (self), follow_actions, G_N_ELEMENTS (follow_actions), self);
  for (guint i = 1; is_read_only && i < G_N_ELEMENTS (follow_actions); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), follow_actions[i].name)), FALSE);
}
