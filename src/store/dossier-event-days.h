/* dossier-event-days.h - the titles and names of stories, day by day, as they are compared to find an event.
 *
 * Days that were read are kept, packed: feeds bring stories of the same days again and again. Writer thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-title-words.h"

G_BEGIN_DECLS

/* Stories of a day that are looked at: the newest. */
#define DOSSIER_EVENT_MAX_IN_DAY 2000
/* People and organizations of a story that are looked at. */
#define DOSSIER_EVENT_MAX_NAMES 6

/* What of a story is compared. source: a feed, -1 - a site, or 0. */
typedef struct
{
  gint64            story, source;
  DossierTitleWords title;
  gint64            names[DOSSIER_EVENT_MAX_NAMES];
  guint             n_names;
} DossierEventSign;

/* A story that has words of the title in question: how many, and a bit for each word of the latter. */
typedef struct
{
  DossierEventSign sign;
  guint            n_shared, which;
} DossierEventCandidate;

typedef struct _DossierEventDays DossierEventDays;

/* Empty. @plain: words that do not count, borrowed. */
DossierEventDays *dossier_event_days_new (GHashTable *plain);
void              dossier_event_days_free (DossierEventDays *self);

/* What is known is read anew: stories may have changed. */
void dossier_event_days_forget (DossierEventDays *self);

/* Reads @story as it is now. FALSE and @error: it is not there, or could not be read. */
gboolean dossier_event_days_read (DossierEventDays *self, DossierDb *db, gint64 story, DossierEventSign *sign,
                                  GError **error);

/* Appends to @candidates (element-type DossierEventCandidate) each other story within @n_days before and after that of
 * @sign that shares a word with its title; *@n_around: how many stories there are. */
gboolean dossier_event_days_collect (DossierEventDays *self, DossierDb *db, const DossierEventSign *sign, guint n_days,
                                     GArray *candidates, guint *n_around, GError **error);

G_END_DECLS
