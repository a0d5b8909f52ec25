/* dossier-fetch-route.c - the way of one fetch: where it is, where it was, and where it may go on to.
 *
 * What a person typed may be inside this computer or network; what a server outside sends us on to may not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-fetch-route-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-fetch-address-private.h"
#include "dossier-fetch-words-private.h"

const char *
dossier_fetch_route_get_host (const DossierFetchRoute *self)
{
  return g_uri_get_host (self->uri);
}

static char *
dup_address (GUri *uri)
{
  return g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT);
}

gboolean
dossier_fetch_route_begin (DossierFetchRoute *self, const char *uri, const DossierFetchOptions *options,
                           GHashTable *inner, GError **error)
{
  self->inner = g_hash_table_ref (inner);
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->is_permanent = TRUE;
  self->stays_inside = TRUE;
  self->allow_private = options->allow_private;
  self->refuse_downgrade = options->refuse_downgrade;
  self->within = options->within;
  self->shuns = options->shuns;
  self->uri = dossier_fetch_address_parse (uri, NULL, self->allow_private, error);
  if (self->uri == NULL)
    return FALSE;
  g_hash_table_add (self->visited, dup_address (self->uri));
  return TRUE;
}

void
dossier_fetch_route_clear (DossierFetchRoute *self)
{
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->visited, g_hash_table_unref);
  g_clear_pointer (&self->inner, g_hash_table_unref);
  g_clear_pointer (&self->permanent_uri, g_free);
}

/* ---- inside and outside ---- */

static gboolean
may_go_inside (const DossierFetchRoute *self)
{
  return self->allow_private && self->stays_inside;
}

static gboolean
is_inside (GSocketAddress *address)
{
  return address != NULL && G_IS_INET_SOCKET_ADDRESS (address) && !G_IS_PROXY_ADDRESS (address)
         && dossier_fetch_address_is_private (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

static gboolean
is_inner (const DossierFetchRoute *self)
{
  g_autofree char *host = g_ascii_strdown (dossier_fetch_route_get_host (self), -1);

  return g_hash_table_contains (self->inner, host);
}

gboolean
dossier_fetch_route_may_connect (DossierFetchRoute *self, GIOStream *connection, GError **error)
{
  g_autoptr (GSocketAddress) address = NULL;

  if (G_IS_SOCKET_CONNECTION (connection))
    address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!is_inside (address))
    return TRUE;
  if (may_go_inside (self))
    {
      g_hash_table_add (self->inner, g_ascii_strdown (dossier_fetch_route_get_host (self), -1));
      return TRUE;
    }
  /* What is only cancelled now may already be on its way; what is closed cannot. */
  g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)), NULL);
  g_propagate_error (error, dossier_fetch_address_refuse (dossier_fetch_route_get_host (self), self->n_steps > 0));
  return FALSE;
}

gboolean
dossier_fetch_route_may_ask (const DossierFetchRoute *self, GError **error)
{
  if (may_go_inside (self) || !is_inner (self))
    return TRUE;
  g_propagate_error (error, dossier_fetch_address_refuse (dossier_fetch_route_get_host (self), self->n_steps > 0));
  return FALSE;
}

/* ---- redirects ---- */

static gboolean
refuse (const DossierFetchRoute *self, const char *words, GError **error)
{
  g_propagate_error (
      error, dossier_fetch_words_for_server (DOSSIER_FETCH_ERROR_REDIRECT, words, dossier_fetch_route_get_host (self)));
  return FALSE;
}

static gboolean
is_within (const DossierFetchRoute *self, GUri *next)
{
  g_autofree char *address = dup_address (next);

  for (guint i = 0; self->within != NULL && self->within[i] != NULL; i++)
    if (dossier_fetch_is_same_site (address, self->within[i]))
      return TRUE;
  return self->within == NULL;
}

static gboolean
is_shunned (const DossierFetchRoute *self, GUri *next)
{
  g_autofree char *address = dup_address (next);

  return self->shuns != NULL && self->shuns (address);
}

static gboolean
check_step (DossierFetchRoute *self, GUri *next, GError **error)
{
  /* TRANSLATORS: in all of these, %s is the name of a server. */
  if (self->refuse_downgrade && strcmp (g_uri_get_scheme (self->uri), "https") == 0
      && strcmp (g_uri_get_scheme (next), "http") == 0)
    return refuse (
        self, _ ("%s sends us on to a connection that anybody could listen to or change. It was not opened."), error);
  if (!is_within (self, next))
    return refuse (self, _ ("%s sends us on to another site. It was not opened."), error);
  if (is_shunned (self, next))
    return refuse (self, _ ("%s sends us on to where readers are counted. It was not opened."), error);
  if (!g_hash_table_add (self->visited, dup_address (next)))
    return refuse (self,
                   _ ("%s sends us round in a circle. It may want a browser with cookies: open the page there and "
                      "paste the text."),
                   error);
  return TRUE;
}

gboolean
dossier_fetch_route_go_on (DossierFetchRoute *self, SoupMessage *message, GError **error)
{
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  guint       status = soup_message_get_status (message);
  g_autoptr (GUri) next = NULL;
  g_autoptr (GError) problem = NULL;

  /* TRANSLATORS: in all of these, %s is the name of a server. */
  if (location == NULL || *location == '\0')
    return refuse (self, _ ("%s sends us on without saying where to."), error);
  if (++self->n_steps > DOSSIER_FETCH_MAX_REDIRECTS)
    return refuse (self, _ ("%s sends us on and on, from one address to the next."), error);
  /* One of the addresses of the name was inside, and the answer came from there. */
  self->stays_inside = self->stays_inside && is_inner (self) && is_inside (soup_message_get_remote_address (message));
  next = dossier_fetch_address_parse (location, self->uri, may_go_inside (self), &problem);
  if (g_error_matches (problem, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_ADDRESS))
    return refuse (self, _ ("%s sends us on to something that is not a web page. It was not opened."), error);
  if (next == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!check_step (self, next, error))
    return FALSE;
  self->is_permanent = self->is_permanent && (status == 301 || status == 308);
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&next);
  if (self->is_permanent)
    {
      g_free (self->permanent_uri);
      self->permanent_uri = dup_address (self->uri);
    }
  return TRUE;
}
