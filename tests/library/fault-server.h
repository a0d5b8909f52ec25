/* fault-server.h - a server on every 127.x.y.z that sends what a table says, byte for byte.
 *
 * Runs on threads of its own, so that the test may block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FAULT_NONE,
  FAULT_SILENT,   /* sends nothing more until the other side goes away */
  FAULT_DRIP,     /* one byte every 50 ms, without end */
  FAULT_ENDLESS,  /* as fast as it goes, without end */
  FAULT_INFORM,   /* "100 Continue" without end */
  FAULT_RESET,    /* closes with a reset */
  FAULT_BOMB,     /* 16 MB of zeros, as gzip */
  FAULT_DEFLATE,  /* likewise */
  FAULT_CUT_GZIP, /* the first half of a packed feed */
  FAULT_GZIP,     /* a packed feed */
  FAULT_BROTLI_BOMB,
  FAULT_CUT_BROTLI,
  FAULT_BROTLI,
  FAULT_BIG_HEADER, /* 100 KB of one header, then a feed */
  FAULT_COOKIES,    /* 2,000 cookies, then a feed */
} Fault;

typedef struct
{
  const char *path;
  const char *head; /* sent first; "\r\n" as it goes over the wire */
  Fault       fault;
} FaultAnswer;

typedef struct _FaultServer FaultServer;

/* The newest answer of @answers (ended by a NULL path) whose path fits is sent; the table must live on. */
FaultServer *fault_server_start (const FaultAnswer *answers);
void         fault_server_stop (FaultServer *self);
guint16      fault_server_get_port (FaultServer *self);

/* The same, which also answers behind @certificates, names of test_tls_load () ended by NULL, each at a port of its
 * own. Whoever begins to encrypt at the first port is told in plain HTTP that this is wrong. */
FaultServer *fault_server_start_with_tls (const FaultAnswer *answers, const char *const *certificates);
guint16      fault_server_get_tls_port (FaultServer *self, const char *certificate);

/* From now on @path is answered with @head alone; copied. */
void fault_server_set (FaultServer *self, const char *path, const char *head);

/* How often @path was asked for, and its last request as it came (or NULL), owned by the caller. */
guint fault_server_count (FaultServer *self, const char *path);
char *fault_server_dup_request (FaultServer *self, const char *path);

extern const char fault_server_feed[];

G_END_DECLS
