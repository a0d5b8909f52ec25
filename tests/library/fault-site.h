/* fault-site.h - every server that does something wrong, and what has to come of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "fake-names.h"
#include "fault-server.h"

G_BEGIN_DECLS

typedef struct
{
  const char *path;   /* of no other case */
  guint       status; /* 0: none that counts */
  guint       n_new;
  const char *words; /* in the reason; NULL: it does not fail */
  const char *host;  /* NULL: one of its own by number, in plain HTTP */
  const char *port;  /* a certificate's or one of the others, https then; NULL: the first, http */
} FaultCase;

/* Ended by a NULL path. */
extern const FaultCase fault_cases[];

/* What a client has to take for the truth: fake_names_install (). It also has to test_tls_trust (). */
extern const FakeName fault_names[];

typedef struct _FaultSite FaultSite;

FaultSite   *fault_site_open (void);
void         fault_site_close (FaultSite *self);
FaultServer *fault_site_get_server (FaultSite *self);

/* Where @fault, one of the cases, is found. Owned by the caller. */
char *fault_site_dup_uri (FaultSite *self, const FaultCase *fault);

G_END_DECLS
