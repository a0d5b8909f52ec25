/* test-tls.c - certificates that are good and bad in one way each; and sockets that nobody answers at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "test-tls.h"

/* Connections the kernel takes although nobody does: one more than were asked for. */
#define N_PLUGS 2

struct _TestHole
{
  GSocket *socket;
  GSocket *plugs[N_PLUGS];
  guint16  port;
};

static char *
dup_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);

  return g_test_build_filename (G_TEST_DIST, "data", "tls", file, NULL);
}

void
test_tls_trust (void)
{
  g_autofree char *path = dup_path ("authority");
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) known = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), known);
}

GTlsCertificate *
test_tls_load (const char *name)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

static void
plug (TestHole *self, GSocketAddress *address)
{
  for (guint i = 0; i < N_PLUGS; i++)
    {
      self->plugs[i]
          = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
      g_socket_set_blocking (self->plugs[i], FALSE);
      g_socket_connect (self->plugs[i], address, NULL, NULL);
    }
}

TestHole *
test_hole_dig (const char *address, guint16 port, gboolean is_full)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string (address, port);
  g_autoptr (GSocketAddress) local = NULL;
  g_autoptr (GSocket) socket
      = g_socket_new (g_socket_address_get_family (wanted), G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  TestHole *self;

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, is_full ? 0 : 10);
  if (!g_socket_bind (socket, wanted, FALSE, NULL) || !g_socket_listen (socket, NULL))
    return NULL;
  self = g_new0 (TestHole, 1);
  local = g_socket_get_local_address (socket, NULL);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local));
  self->socket = g_steal_pointer (&socket);
  if (is_full)
    plug (self, local);
  return self;
}

guint16
test_hole_get_port (TestHole *self)
{
  return self->port;
}

void
test_hole_fill_in (TestHole *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_PLUGS; i++)
    g_clear_object (&self->plugs[i]);
  g_clear_object (&self->socket);
  g_free (self);
}
