/* dossier-fetch-words.c - what the libraries report, as sentences for the user.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-fetch-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of what came from outside in a sentence of ours. */
#define MAX_QUOTE 200

char *
dossier_fetch_words_quote (const char *text)
{
  g_autofree char *start = g_strndup (text, MAX_QUOTE * 4);
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  GString         *quote = g_string_new (NULL);
  guint            n = 0;

  for (const char *p = valid; *p != '\0' && n < MAX_QUOTE; p = g_utf8_next_char (p), n++)
    g_string_append_unichar (quote, g_unichar_iscntrl (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
  if (n == MAX_QUOTE)
    g_string_append (quote, "…");
  return g_string_free (quote, FALSE);
}

/* No chain leads from it to anybody else. */
static gboolean
is_self_signed (GTlsCertificate *certificate)
{
  g_autofree char *subject = NULL, *issuer = NULL;

  if (certificate == NULL || g_tls_certificate_get_issuer (certificate) != NULL)
    return FALSE;
  subject = g_tls_certificate_get_subject_name (certificate);
  issuer = g_tls_certificate_get_issuer_name (certificate);
  return subject != NULL && g_strcmp0 (subject, issuer) == 0;
}

static const char *
certificate_words (GTlsCertificateFlags flags, GTlsCertificate *certificate)
{
  /* TRANSLATORS: in all of these, %s is the name of a server. */
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _ ("The certificate of %s was withdrawn. Do not trust this server before that is explained.");
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return _ ("The certificate of %s has expired, so nobody can tell whether this is really that server. "
              "Check the date of your computer, or try again when the site has renewed it.");
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _ ("The certificate of %s is not valid yet. Check the date of your computer.");
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _ ("The certificate shown for %s belongs to another server. Check the address; "
              "if it is right, somebody may be listening in.");
  if (flags & G_TLS_CERTIFICATE_INSECURE)
    return _ ("The certificate of %s is made in a way that is no longer safe. The site has to renew it.");
  if ((flags & G_TLS_CERTIFICATE_UNKNOWN_CA) && is_self_signed (certificate))
    return _ ("%s vouches for itself: its certificate is signed by nobody else, so nobody can tell whether this is "
              "really that server.");
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _ ("The certificate of %s is not signed by anybody your computer trusts, so nobody can tell whether this "
              "is really that server.");
  return _ ("No safe connection to %s could be made. Try again later, or open the page in a browser.");
}

static const char *
tls_words (const GError *problem, SoupMessage *message)
{
  GTlsCertificate *certificate = message != NULL ? soup_message_get_tls_peer_certificate (message) : NULL;

  if (g_error_matches (problem, G_TLS_ERROR, G_TLS_ERROR_UNAVAILABLE))
    /* TRANSLATORS: the name of a server. */
    return _ ("%s wants a safe connection, and this computer cannot make one: glib-networking is not installed.");
  if (certificate == NULL)
    /* TRANSLATORS: the name of a server. */
    return _ ("%s does not speak https at this address, or not as this computer does. Check the address and its port, "
              "or open the page in a browser.");
  return certificate_words (soup_message_get_tls_peer_certificate_errors (message), certificate);
}

/* Bytes of headers after which libsoup gives up (later versions: more), as if the connection had ended early. */
#define SOUP_MAX_HEADERS (64 * 1024)

static gboolean
is_head_too_long (const GError *problem, SoupMessage *message)
{
  SoupMessageMetrics *metrics = message != NULL ? soup_message_get_metrics (message) : NULL;

  return g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && metrics != NULL
         && soup_message_metrics_get_response_header_bytes_received (metrics) >= SOUP_MAX_HEADERS;
}

static DossierFetchError
code_of (const GError *problem, SoupMessage *message)
{
  if (is_head_too_long (problem, message))
    return DOSSIER_FETCH_ERROR_TOO_LARGE;
  if (problem->domain == G_RESOLVER_ERROR)
    return DOSSIER_FETCH_ERROR_RESOLVE;
  if (problem->domain == G_TLS_ERROR)
    return DOSSIER_FETCH_ERROR_TLS;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return DOSSIER_FETCH_ERROR_TIMEOUT;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return DOSSIER_FETCH_ERROR_INCOMPLETE;
  if (problem->domain == SOUP_SESSION_ERROR
      && (problem->code == SOUP_SESSION_ERROR_PARSING || problem->code == SOUP_SESSION_ERROR_ENCODING))
    return DOSSIER_FETCH_ERROR_PROTOCOL;
  return DOSSIER_FETCH_ERROR_CONNECT;
}

static const char *
connect_words (const GError *problem)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return _ ("%s does not accept connections. The server may be down; try again later.");
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
      || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE))
    return _ ("%s cannot be reached. Check your network connection.");
  if (problem->domain == G_IO_ERROR && problem->code >= G_IO_ERROR_PROXY_FAILED
      && problem->code <= G_IO_ERROR_PROXY_NOT_ALLOWED)
    return _ ("Your proxy did not let a connection to %s through. Check the proxy in the network settings.");
  return _ ("The connection to %s broke off. Try again later.");
}

static const char *
words_for (const GError *problem, SoupMessage *message)
{
  switch (code_of (problem, message))
    {
    case DOSSIER_FETCH_ERROR_RESOLVE:
      return _ ("No server called %s was found. Check the address and your network connection.");
    case DOSSIER_FETCH_ERROR_TLS: return tls_words (problem, message);
    case DOSSIER_FETCH_ERROR_TIMEOUT: return _ ("%s did not answer in time. Try again later.");
    case DOSSIER_FETCH_ERROR_INCOMPLETE: return _ ("%s broke off in the middle of its answer. Try again later.");
    case DOSSIER_FETCH_ERROR_PROTOCOL: return _ ("%s does not answer as a web server does. Check the address.");
    case DOSSIER_FETCH_ERROR_TOO_LARGE:
      return _ (
          "%s sends a preface longer than any page needs. It was not loaded; open it in a browser if you need it.");
    case DOSSIER_FETCH_ERROR_ADDRESS:
    case DOSSIER_FETCH_ERROR_PRIVATE:
    case DOSSIER_FETCH_ERROR_REDIRECT:
    case DOSSIER_FETCH_ERROR_CONNECT: break;
    }
  return connect_words (problem);
}

GError *
dossier_fetch_words_for_server (DossierFetchError code, const char *words, const char *host)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_error_new (DOSSIER_FETCH_ERROR, (int) code, words, host);
#pragma GCC diagnostic pop
}

GError *
dossier_fetch_words_for_error (const GError *problem, const char *host, SoupMessage *message)
{
  if (problem->domain == DOSSIER_FETCH_ERROR || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (problem);
  return dossier_fetch_words_for_server (code_of (problem, message), words_for (problem, message), host);
}

char *
dossier_fetch_words_for_deadline (GSocketClientEvent stage, const char *host)
{
  /* TRANSLATORS: in all of these, %s is the name of a server. */
  if (stage == G_SOCKET_CLIENT_RESOLVING)
    return g_strdup_printf (_ ("Nobody said in time where %s is. Check your network connection."), host);
  if (stage == G_SOCKET_CLIENT_RESOLVED || stage == G_SOCKET_CLIENT_CONNECTING)
    return g_strdup_printf (_ ("%s did not take the call in time. The server may be down; try again later."), host);
  if (stage == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    return g_strdup_printf (_ ("%s did not agree to a safe connection in time. Try again later."), host);
  return g_strdup_printf (_ ("%s takes too long to answer. Try again later."), host);
}

char *
dossier_fetch_words_for_status (guint status, const char *host)
{
  if (status < 400)
    return NULL;
  /* TRANSLATORS: %s is the name of a server in all of these, %u a number such as 404. */
  if (status == 401 || status == 407)
    return g_strdup_printf (_ ("%s asks for a password (%u). Pages behind one cannot be read here."), host, status);
  if (status == 402)
    return g_strdup_printf (_ ("%s asks for payment (%u)."), host, status);
  if (status == 403 || status == 451)
    return g_strdup_printf (
        _ ("%s does not let programs read this page (%u). Open it in a browser and paste the text."), host, status);
  if (status == 404)
    return g_strdup_printf (_ ("%s has no such page (%u). Check the address; it may have moved."), host, status);
  if (status == 410)
    return g_strdup_printf (_ ("%s took this page away for good (%u)."), host, status);
  if (status == 429)
    return g_strdup_printf (_ ("%s was asked too often and wants to be left alone for a while (%u)."), host, status);
  if (status >= 500)
    return g_strdup_printf (_ ("%s has a problem of its own (%u). Try again later."), host, status);
  return g_strdup_printf (_ ("%s refused the request (%u)."), host, status);
}
