/* dossier-rule-dialog.h - a rule of what is done with stories that arrive, and what it would have caught
 *
 * Changes the library through "win.put-rule" and "win.apply-rule", whose target is an id and the packed rule.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-saved-searches.h"

G_BEGIN_DECLS

/* Milliseconds after which what was typed is asked for, and how many of the stories are shown. */
#define DOSSIER_RULE_DIALOG_PAUSE 300
#define DOSSIER_RULE_DIALOG_SHOWN 5

/* @rule: what stands there at first; with id 0 it is a new one. Not presented. */
GtkWindow *dossier_rule_dialog_new (DossierStore *store, const DossierArrivalRule *rule, GtkWindow *parent);

G_END_DECLS
