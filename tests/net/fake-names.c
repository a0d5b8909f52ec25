/* fake-names.c - a resolver that knows what a table says and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fake-names.h"

#include <string.h>

#define FAKE_TYPE_RESOLVER (fake_resolver_get_type ())
G_DECLARE_FINAL_TYPE (FakeResolver, fake_resolver, FAKE, RESOLVER, GResolver)

struct _FakeResolver
{
  GResolver       parent_instance;
  const FakeName *names;
};

G_DEFINE_FINAL_TYPE (FakeResolver, fake_resolver, G_TYPE_RESOLVER)

static const char *
find_addresses (FakeResolver *self, const char *name)
{
  gsize length = strlen (name) - g_str_has_suffix (name, ".");

  for (const FakeName *row = self->names; row->name != NULL; row++)
    if (strlen (row->name) == length && g_ascii_strncasecmp (row->name, name, length) == 0)
      return row->addresses;
  return "";
}

static gboolean
is_wanted (GInetAddress *address, GResolverNameLookupFlags flags)
{
  GSocketFamily family = g_inet_address_get_family (address);

  return !(flags == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY && family != G_SOCKET_FAMILY_IPV4)
         && !(flags == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY && family != G_SOCKET_FAMILY_IPV6);
}

static GList *
look_up (GResolver *resolver, const char *name, GResolverNameLookupFlags flags, GCancellable *cancellable,
         GError **error)
{
  g_auto (GStrv) all = g_strsplit (find_addresses (FAKE_RESOLVER (resolver), name), " ", -1);
  GList *found = NULL;

  for (char **text = all; *text != NULL; text++)
    {
      GInetAddress *address = **text != '\0' ? g_inet_address_new_from_string (*text) : NULL;

      if (address != NULL && is_wanted (address, flags))
        found = g_list_append (found, address);
      else
        g_clear_object (&address);
    }
  if (found == NULL)
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no such name: %s", name);
  return found;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_task_return_error_if_cancelled (data);
  return G_SOURCE_REMOVE;
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static void
look_up_async (GResolver *resolver, const char *name, GResolverNameLookupFlags flags, GCancellable *cancellable,
               GAsyncReadyCallback callback, gpointer user_data)
{
  GTask  *task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  GList  *found;

  if (strcmp (find_addresses (FAKE_RESOLVER (resolver), name), FAKE_NAMES_SILENT) == 0)
    {
      GSource *source = g_cancellable_source_new (cancellable);

      g_task_attach_source (task, source, G_SOURCE_FUNC (cancelled_cb));
      g_source_unref (source);
      g_object_unref (task);
      return;
    }
  found = look_up (resolver, name, flags, cancellable, &error);
  if (found != NULL)
    g_task_return_pointer (task, found, free_addresses);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static GList *
look_up_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static GList *
look_up_all (GResolver *resolver, const char *name, GCancellable *cancellable, GError **error)
{
  return look_up (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, error);
}

static void
look_up_all_async (GResolver *resolver, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  look_up_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback, user_data);
}

static void
fake_resolver_class_init (FakeResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name = look_up_all;
  resolver_class->lookup_by_name_async = look_up_all_async;
  resolver_class->lookup_by_name_finish = look_up_finish;
  resolver_class->lookup_by_name_with_flags = look_up;
  resolver_class->lookup_by_name_with_flags_async = look_up_async;
  resolver_class->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
fake_resolver_init (FakeResolver *self)
{
}

void
fake_names_install (const FakeName *names)
{
  g_autoptr (FakeResolver) resolver = g_object_new (FAKE_TYPE_RESOLVER, NULL);

  resolver->names = names;
  g_resolver_set_default (G_RESOLVER (resolver));
}
