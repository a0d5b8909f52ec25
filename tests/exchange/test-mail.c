/* test-mail.c - mails as programs write them, as they break on their way, and as somebody means them to hurt
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-mail.h"

#include <string.h>

#include "dossier-exchange-limits.h"

#define BYTES(literal) literal, sizeof literal - 1
#define HEAD "From: A <a@x.example>\nDate: Sat, 28 Nov 2026 08:00:00 +0000\n"

/* A copy without a NUL: reading past the end is then seen. */
static DossierMail *
parse (const char *bytes, gsize length, GError **error)
{
  g_autofree char *copy = g_memdup2 (bytes, MAX (length, 1));

  return dossier_mail_parse (copy, length, error);
}

/* "name <address> | list name <list> | subject | id | seconds | H or T: words | attachment; attachment" */
static char *
write_down (const DossierMail *mail)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (
      out, "%s <%s> | %s <%s> | %s | %s | %" G_GINT64_FORMAT " | %s: %s |",
      mail->from_name != NULL ? mail->from_name : "-", mail->from_address != NULL ? mail->from_address : "-",
      mail->list_name != NULL ? mail->list_name : "-", mail->list_id != NULL ? mail->list_id : "-",
      mail->subject != NULL ? mail->subject : "-", mail->message_id != NULL ? mail->message_id : "-", mail->date,
      mail->html != NULL ? "H" : "T", mail->html != NULL ? mail->html : mail->text);
  for (guint i = 0; i < mail->attachments->len; i++)
    g_string_append_printf (out, " %s", (const char *) mail->attachments->pdata[i]);
  if (mail->is_cut)
    g_string_append (out, " (cut)");
  return g_string_free (out, FALSE);
}

#define A "A <a@x.example> | - <-> | - | - | 1795852800 | "

static const struct
{
  const char *name, *bytes;
  gsize       length;
  const char *want;
} mails[] = {
  { "a plain mail", BYTES (HEAD "\nwords\n"), A "T: words\n |" },
  { "line ends of the wire", BYTES ("From: a@x.example\r\nSubject: s\r\n\r\nwords\r\n"),
    "- <a@x.example> | - <-> | s | - | 0 | T: words\r\n |" },
  { "encoded words", BYTES (HEAD "Subject: =?iso-8859-1?Q?caf=E9?= =?utf-8?B?4oCT?= end\n\nw"),
    "A <a@x.example> | - <-> | café– end | - | 1795852800 | T: w |" },
  { "a folded subject", BYTES (HEAD "Subject: one\n\ttwo\n three\n\nw"),
    "A <a@x.example> | - <-> | one two three | - | 1795852800 | T: w |" },
  { "eight bits in a subject", BYTES (HEAD "Subject: caf\xc3\xa9\n\nw"),
    "A <a@x.example> | - <-> | café | - | 1795852800 | T: w |" },
  { "a list with a name", BYTES (HEAD "List-Id: \"Tips, weekly\" <tips.x.example>\n\nw"),
    "A <a@x.example> | Tips, weekly <tips.x.example> | - | - | 1795852800 | T: w |" },
  { "a list without a name", BYTES (HEAD "List-Id: <tips.x.example>\n\nw"),
    "A <a@x.example> | - <tips.x.example> | - | - | 1795852800 | T: w |" },
  { "a list called by a number", BYTES (HEAD "List-Id: 0123456789abcdefmc list <t.x.example>\n\nw"),
    "A <a@x.example> | - <t.x.example> | - | - | 1795852800 | T: w |" },
  { "a list without brackets", BYTES (HEAD "List-Id: tips.x.example\n\nw"),
    "A <a@x.example> | - <tips.x.example> | - | - | 1795852800 | T: w |" },
  { "an identifier", BYTES (HEAD "Message-ID: <1@x.example>\n\nw"),
    "A <a@x.example> | - <-> | - | 1@x.example | 1795852800 | T: w |" },
  { "no date but that of the way", BYTES ("From: a@x.example\nReceived: by y; Sat, 28 Nov 2026 08:00:00 +0000\n\nw"),
    "- <a@x.example> | - <-> | - | - | 1795852800 | T: w |" },
  { "quoted-printable",
    BYTES (HEAD "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
                "quoted-printable\n\none =E2=80=93 t=\nwo"),
    A "T: one – two |" },
  { "base64", BYTES (HEAD "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+d29yZHM8L3A+\n"),
    A "H: <p>words</p> |" },
  { "another charset", BYTES (HEAD "Content-Type: text/plain; charset=koi8-r\n\n\xd0\xd2\xc9\xd7\xc5\xd4"),
    A "T: привет |" },
  { "a charset that nobody knows", BYTES (HEAD "Content-Type: text/plain; charset=x-unknown\n\ncaf\xc3\xa9"),
    A "T: café |" },
  { "a wrong charset over good bytes", BYTES (HEAD "Content-Type: text/plain; charset=iso-8859-1\n\ncaf\xc3\xa9"),
    A "T: café |" },
  { "no charset over bytes of Windows", BYTES (HEAD "\ncaf\xe9 \x80"), A "T: café € |" },
  { "bytes that are no UTF-8",
    BYTES (HEAD "Content-Type: text/plain; charset=utf-8\n\na\xff"
                "b"),
    A "T: a\xef\xbf\xbd"
      "b |" },
  { "zero bytes", BYTES (HEAD "\na\0b"), A "T: ab |" },
  { "flowed text", BYTES (HEAD "Content-Type: text/plain; format=flowed\n\none \ntwo\n> a \n> b\n three \n-- \nme"),
    A "T: one two\n> a b\nthree \n-- \nme |" },
  { "flowed text without its blanks", BYTES (HEAD "Content-Type: text/plain; format=flowed; delsp=yes\n\none \ntwo\n"),
    A "T: onetwo |" },
  { "alternatives",
    BYTES (HEAD "Content-Type: multipart/alternative; boundary=b\n\n--b\n\ntext\n--b\nContent-Type: "
                "text/html\n\n<p>page</p>\n--b--\n"),
    A "H: <p>page</p> |" },
  { "an empty page beside a text",
    BYTES (HEAD "Content-Type: multipart/alternative; boundary=b\n\n--b\n\ntext\n--b\nContent-Type: "
                "text/html\n\n  \n--b--\n"),
    A "T: text |" },
  { "parts one after the other",
    BYTES (HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--\n"), A "T: one\ntwo |" },
  { "a boundary that never ends", BYTES (HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n"),
    A "T: one\n |" },
  { "attachments",
    BYTES (HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Type: "
                "application/pdf; name=\"a.pdf\"\n\nx\n--b\nContent-Type: text/plain\nContent-Disposition: "
                "attachment; filename=b.txt\n\nnot read\n--b--\n"),
    A "T: one | a.pdf b.txt" },
  { "a mail with no head but a list's", BYTES ("\n\nList-Id: <l>\nX: y\n\nw"), "- <-> | - <l> | - | - | 0 | T: w |" },
};

static void
a_mail_is_read (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *seen = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierMail) mail = parse (mails[i].bytes, mails[i].length, &error);

  g_assert_no_error (error);
  seen = write_down (mail);
  g_assert_cmpstr (seen, ==, mails[i].want);
}

static const struct
{
  const char *name, *bytes;
  gboolean    is_mail;
} heads[] = {
  { "what everybody writes", "From: a\nDate: b\n\n", TRUE },
  { "the way it came", "Return-Path: <a>\nSubject: b\n", TRUE },
  { "a head longer than the look", "Received: from x\n\tby y\nDKIM-Signature: v=1;\n b=abc\nX-Some", TRUE },
  { "words", "From: the desk of somebody\n\nwords", FALSE },
  { "a note with keys", "Title: x\nDate: y\n\nwords", FALSE },
  { "a page", "<html>", FALSE },
  { "a head that is interrupted", "From: a\nand then words\nDate: b\n", FALSE },
  { "a memo among words", "Received: yesterday\nHello you", FALSE },
  { "nothing", "", FALSE },
};

static void
a_mail_is_told_by_its_head (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_test_message ("%s", heads[i].name);
      g_assert_cmpint (dossier_mail_is_meant (heads[i].bytes), ==, heads[i].is_mail);
    }
}

/* ---- what is meant to hurt ---- */

static const struct
{
  const char *name;
  const char *before, *again; /* %u: its number */
  guint       n;
  const char *after;
  int         code; /* -1: it is read */
} hostile[] = {
  { "10,000 parts in each other", HEAD, "Content-Type: multipart/mixed; boundary=\"b%u\"\n\n--b%u\n", 10000, "\nw",
    DOSSIER_MAIL_ERROR_TOO_LARGE },
  { "2,000 parts in each other", HEAD, "Content-Type: multipart/mixed; boundary=\"b%u\"\n\n--b%u\n", 2000, "\nw",
    DOSSIER_MAIL_ERROR_EMPTY },
  { "mails in mails", HEAD, "Content-Type: message/rfc822\n\nSubject: %u\n", 20000, "\nw", DOSSIER_MAIL_ERROR_EMPTY },
  { "a million headers", HEAD, "X-%u: y\n", 1000000, "\nw", DOSSIER_MAIL_ERROR_TOO_LARGE },
  { "as many headers as fit", HEAD, "X-%u: y\n", 40000, "\nw", -1 },
  { "a header without an end", HEAD "X: ", "%u,", 200000, "\n\nw", DOSSIER_MAIL_ERROR_TOO_LARGE },
  { "folds without an end", HEAD "Subject: a\n", "\tb%u\n", 60000, "\nw", -1 },
  { "encoded words without an end", HEAD "Subject: ", "=?utf-8?Q?=C3=A9%u?= ", 20000, "\n\nw", -1 },
  { "encoded words in no charset", HEAD "Subject: ", "=?x%u?B?////?= ", 20000, "\n\nw", -1 },
  { "as many senders as fit", "From: ", "a%u@x.example, ", 25000, "b@x.example\n\nw", -1 },
  { "groups of senders in groups", "From: ", "g%u:", 60000, "a@x.example\n\nw", DOSSIER_MAIL_ERROR_TOO_LARGE },
  { "as many groups as fit", "From: ", "g%u:", 499, "a@x.example\n\nw", -1 },
  { "groups in groups over many lines", HEAD "to : a\n", "\tg%u:\n", 501, "\tb\n\nw", DOSSIER_MAIL_ERROR_TOO_LARGE },
  { "groups in a mail in the mail", HEAD "Content-Type: message/rfc822\n\nCC: ", "g%u:", 60000, "\n\nw",
    DOSSIER_MAIL_ERROR_TOO_LARGE },
  { "comments in comments", "From: a@x.example ", "(%u", 60000, "\nDate: x\n\nw", -1 },
  { "parameters without an end", HEAD "Content-Type: text/plain", "; name*%u*=x", 30000, "\n\nw", -1 },
  { "100,000 parts side by side", HEAD "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\n%u\n", 100000, "--b--",
    DOSSIER_MAIL_ERROR_TOO_LARGE },
  { "4,000 parts side by side", HEAD "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\n%u\n", 4000, "--b--",
    -1 },
  { "lines that look like boundaries", HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n", "--c%u\n", 4000,
    "--b--", -1 },
  { "base64 of nothing", HEAD "Content-Transfer-Encoding: base64\n\n", "=%u=\n", 200000, "", DOSSIER_MAIL_ERROR_EMPTY },
  { "base64 without an end", HEAD "Content-Transfer-Encoding: base64\n\n", "QUJD%04u", 1500000, "", -1 },
  { "quoted-printable that is cut", HEAD "Content-Transfer-Encoding: quoted-printable\n\n", "=%u=\n", 200000, "=", -1 },
  { "uuencode without an end", HEAD "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n", "M%u\n", 100000, "", -1 },
  { "quotes without an end", HEAD "Content-Type: text/plain; format=flowed\n\n", ">>>>>>>>>>>>>>>>>%u \n", 100000, "",
    -1 },
  { "a mail of 25 megabytes", HEAD "\n", "%032u", 800000, "", DOSSIER_MAIL_ERROR_TOO_LARGE },
  { "blank lines alone", "\n", "\n", 100000, "", DOSSIER_MAIL_ERROR_SYNTAX },
  { "UTF-7", HEAD "Content-Type: text/plain; charset=utf-7\n\n", "+AGE%u", 100000, "-", -1 },
  { "escapes between charsets", HEAD "Content-Type: text/plain; charset=iso-2022-jp\n\n", "\033$B%u\033(B", 100000, "",
    -1 },
  /* nesting and boundaries */
  { "alternatives in alternatives", HEAD, "Content-Type: multipart/alternative; boundary=\"b%u\"\n\n--b%u\n", 300,
    "\nw", DOSSIER_MAIL_ERROR_EMPTY },
  { "digests in digests", HEAD, "Content-Type: multipart/digest; boundary=\"b%u\"\n\n--b%u\n\n", 300, "\nw",
    DOSSIER_MAIL_ERROR_EMPTY },
  { "a mail in a mail for each level that is read", HEAD, "Content-Type: message/rfc822\n\nSubject: %u\n", 14, "\nw",
    -1 },
  { "one boundary for all levels", HEAD, "Content-Type: multipart/mixed; boundary=b\n\n--b\n", 500, "\nw",
    DOSSIER_MAIL_ERROR_EMPTY },
  { "a boundary that is part of the next", HEAD, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", 40,
    "\nw\n--b--\n", DOSSIER_MAIL_ERROR_EMPTY },
  { "an empty boundary", HEAD "Content-Type: multipart/mixed; boundary=\"\"\n\n", "--\n\nw%u\n", 50, "----\n", -1 },
  { "no boundary at all", HEAD "Content-Type: multipart/mixed\n\n", "--x\n\nw%u\n", 50, "--x--\n",
    DOSSIER_MAIL_ERROR_EMPTY },
  { "a boundary without an end", HEAD "Content-Type: multipart/mixed; boundary=\"b\n\n--b\n\nw\n", "", 1, "",
    DOSSIER_MAIL_ERROR_EMPTY },
  { "a boundary of 100,000 letters", HEAD "Content-Type: multipart/mixed; boundary=\"", "b%u", 20000,
    "\"\n\n--b\n\nw\n", DOSSIER_MAIL_ERROR_EMPTY },
  { "two boundaries", HEAD "Content-Type: multipart/mixed; boundary=a; boundary=b\n\n--b\n\nw\n--a\n\nx\n", "", 1,
    "--a--\n--b--\n", -1 },
  { "parts behind the last one", HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nw\n--b--\n", "--b\n\nx%u\n",
    100, "--b--\n", -1 },
  { "two types", HEAD "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\nw%u\n", 10,
    "--b--", -1 },
  /* headers */
  { "10,000 receivers", HEAD "To: ", "\"R %u\" <r%u@x.example>,\n ", 10000, "z@x.example\n\nw", -1 },
  { "100,000 receivers", HEAD "To: ", "r%u@x.example,\n ", 100000, "z@x.example\n\nw", DOSSIER_MAIL_ERROR_TOO_LARGE },
  { "a header that is put in by encoding", HEAD, "Subject: =?utf-8?Q?a=0D=0ABcc:_b%u@x.example=0D=0A=0D=0Abody?=\n", 2,
    "\nw", -1 },
  { "senders without an end of quotes", "From: ", "\"a%u", 5000, " <a@x.example>\nDate: x\n\nw", -1 },
  { "routes without an end", "From: <", "@r%u,", 5000, ":a@x.example>\nDate: x\n\nw", -1 },
  { "a sender of angles", "From: ", "<", 50000, "\nDate: x\n\nw", -1 },
  { "an identifier without an end", HEAD "Message-ID: ", "<%u", 20000, "\n\nw", -1 },
  { "a date of nonsense", HEAD "Subject: s\nDate: ", "%u:", 5000, "\n\nw", -1 },
  { "a date beyond all years", "From: a@x.example\nDate: Sat, 28 Nov 9", "9%u", 200, " 08:00:00 +9999\n\nw", -1 },
  { "a date below zero", "From: a@x.example\nDate: Mon, -1 Foo -", "1%u", 3, " 99:99:99 -9999\n\nw", -1 },
  { "a list of brackets", HEAD "List-Id: ", "<%u", 20000, ">\n\nw", -1 },
  { "a list of broken letters", HEAD "List-Id: \"", "\xff\xfe%u", 20000, "\" <l>\n\nw", -1 },
  { "encoded words in encoded words", HEAD "Subject: ", "=?utf-8?B?PT91dGYtOD9CP1BUOT0/PQ%u", 5000, "?=\n\nw", -1 },
  { "encoded words of another coding",
    HEAD "Subject: ", "=?utf-8?X?a%u?= =?utf-8?Q?\?= =?\?Q?a?= =?utf-8*en?Q?b?=", 2000, "\n\nw", -1 },
  { "letters cut between encoded words", HEAD "Subject: ", "=?utf-8?Q?%u=F0=9F?= =?utf-8?Q?=92=A9?=\n ", 3000, "\n\nw",
    -1 },
  { "parts of a name in any order", HEAD "Content-Type: application/x-a; ", "name*%u*=utf-8''%%FF%%00; ", 5000,
    "name*0*=x\n\nw", DOSSIER_MAIL_ERROR_EMPTY },
  { "parts of a name with numbers beyond all", HEAD "Content-Type: text/plain; ", "name*99999999999%u*=a; ", 3000,
    "charset*=utf-8'en'us-ascii\n\nw", -1 },
  { "a name that leads away",
    HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nw\n--b\nContent-Disposition: attachment; filename=\"",
    "../%u/", 3000, "etc\"\n\nx\n--b--\n", -1 },
  { "colons and nothing else", HEAD, ": %u\n", 1000, "\nw", -1 },
  { "a wrong length", HEAD "Content-Length: 99999999999999999999\nLines: -%u\n\n", "w%u\n", 10, "", -1 },
  /* what a mail is made of */
  { "nothing behind the head", HEAD, "X-%u: y\n", 3, "\n", DOSSIER_MAIL_ERROR_EMPTY },
  { "line ends of old", "From: a@x.example\rDate: x\rSubject: s\r\r", "w%u\r", 1000, "", DOSSIER_MAIL_ERROR_EMPTY },
  { "words that look like another mail", HEAD "\n", "From a@x.example Sat Nov 28 08:00:00 2026\nSubject: %u\n\nw\n\n",
    1000, "", -1 },
  { "a calendar alone", HEAD "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n", "X%u:y\n", 1000,
    "END:VCALENDAR\n", DOSSIER_MAIL_ERROR_EMPTY },
  { "a packet of Outlook's",
    HEAD "Content-Type: application/ms-tnef; name=winmail.dat\n"
         "Content-Transfer-Encoding: base64\n\n",
    "eJ8+IgEAAQeQBgAI%04u", 20000, "", DOSSIER_MAIL_ERROR_EMPTY },
  { "encrypted",
    HEAD "Content-Type: multipart/encrypted; boundary=b; protocol=\"application/pgp-encrypted\"\n\n"
         "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\n"
         "Content-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n",
    "hQEMA%08u\n", 5000, "-----END PGP MESSAGE-----\n--b--\n", DOSSIER_MAIL_ERROR_EMPTY },
  { "encrypted as S/MIME",
    HEAD "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n"
         "Content-Transfer-Encoding: base64\n\n",
    "MIAGCSqGSIb3%04u", 20000, "", DOSSIER_MAIL_ERROR_EMPTY },
  { "signed, with a signature without an end",
    HEAD "Content-Type: multipart/signed; boundary=b; micalg=pgp-sha256; protocol=\"application/pgp-signature\"\n\n"
         "--b\n\nwords\n--b\nContent-Type: application/pgp-signature\n\n",
    "iQIzBAEB%08u\n", 20000, "", -1 },
  { "bytes of nothing", HEAD "Content-Type: text/plain; charset=utf-16\n\n", "\xd8%u", 30000, "", -1 },
  { "a charset without a name", HEAD "Content-Type: text/plain; charset=\"\"\n\nw", "\xe9%u", 100, "", -1 },
  { "a charset that leads away", HEAD "Content-Type: text/plain; charset=\"../../etc/passwd\"\n\nw", "%u", 100, "",
    -1 },
  { "an encoding that nobody knows", HEAD "Content-Transfer-Encoding: x-%u\n\n", "w%u\n", 100, "", -1 },
  { "base64 in quoted-printable in base64",
    HEAD "Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: quoted-printable\n\n", "PT%02u", 1000, "", -1 },
  { "quoted-printable of one line", HEAD "Content-Transfer-Encoding: quoted-printable\n\n", "=C3=A9%u", 200000, "",
    -1 },
  { "quoted-printable with broken signs", HEAD "Content-Transfer-Encoding: quoted-printable\n\n", "=G%u==%%\t=\r=\n",
    20000, "=", -1 },
  { "a page of forms and scripts", HEAD "Content-Type: text/html\n\n",
    "<script>x(%u)</script><form action=x><input onfocus=y autofocus><iframe src=\"javascript:z\">"
    "<img src=\"cid:a%u@b\"><meta http-equiv=refresh content=\"0;url=x\">",
    2000, "<p>words", -1 },
  { "a page of open tags", HEAD "Content-Type: text/html\n\n", "<div><b><a href=x%u>", 30000, "words", -1 },
  { "pictures alone", HEAD "Content-Type: multipart/related; boundary=b\n\n",
    "--b\nContent-Type: image/png; name=%u.png\nContent-ID: <c%u>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n",
    400, "--b--\n", DOSSIER_MAIL_ERROR_EMPTY },
  { "more attachments than are named", HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nw\n",
    "--b\nContent-Type: application/pdf; name=%u.pdf\n\nx\n", 400, "--b--\n", -1 },
  { "uuencode among the words", HEAD "\nw\nbegin 644 ../../a\n", "M%060u\n", 20000, "end\n", -1 },
  { "a mail in pieces", HEAD "Content-Type: message/partial; id=\"a\"; number=99999; total=1\n\n", "w%u\n", 100, "",
    DOSSIER_MAIL_ERROR_EMPTY },
  { "a mail that is elsewhere",
    HEAD "Content-Type: message/external-body; access-type=local-file; name=\"/etc/passwd\"\n\n", "X-%u: y\n", 10, "\n",
    DOSSIER_MAIL_ERROR_EMPTY },
};

static char *
make_hostile (guint i)
{
  GString *mail = g_string_new (hostile[i].before);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  for (guint j = 0; j < hostile[i].n; j++)
    g_string_append_printf (mail, hostile[i].again, j, j);
#pragma GCC diagnostic pop
  g_string_append (mail, hostile[i].after);
  return g_string_free (mail, FALSE);
}

static void
check_bounds (const DossierMail *mail)
{
  const char *lines[]
      = { mail->subject, mail->from_name, mail->from_address, mail->list_id, mail->list_name, mail->message_id };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_true (lines[i] == NULL || strlen (lines[i]) < DOSSIER_MAIL_MAX_FIELD_BYTES);
  g_assert_cmpuint (strlen (mail->html != NULL ? mail->html : mail->text), <=, DOSSIER_MAIL_MAX_TEXT_BYTES * 3);
  g_assert_cmpuint (mail->attachments->len, <=, DOSSIER_MAIL_MAX_ATTACHMENTS);
}

static void
a_hostile_mail_hurts_nobody (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *bytes = make_hostile (i);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierMail) mail = parse (bytes, strlen (bytes), &error);

  if (hostile[i].code >= 0)
    g_assert_error (error, DOSSIER_MAIL_ERROR, hostile[i].code);
  else
    g_assert_no_error (error);
  if (mail != NULL)
    check_bounds (mail);
}

/* Every beginning of a mail is read or refused with words. */
static void
a_mail_may_end_anywhere (void)
{
  static const char whole[]
      = HEAD "Subject: =?utf-8?B?4oCT?=\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: "
             "multipart/alternative; boundary=c\n\n--c\n\none\n--c\nContent-Type: text/html; "
             "charset=utf-16\nContent-Transfer-Encoding: base64\n\nPABwAD4A\n--c--\n--b\nContent-Type: "
             "message/rfc822\n\nSubject: in it\n\nwords\n--b--\n";

  for (gsize length = 0; length < sizeof whole; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierMail) mail = parse (whole, length, &error);

      g_assert_true ((mail == NULL) == (error != NULL));
      if (mail != NULL)
        check_bounds (mail);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (mails); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/mail/a-mail-is-read/%s", mails[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), a_mail_is_read);
    }
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/mail/a-hostile-mail-hurts-nobody/%s", hostile[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), a_hostile_mail_hurts_nobody);
    }
  g_test_add_func ("/exchange/mail/a-mail-is-told-by-its-head", a_mail_is_told_by_its_head);
  g_test_add_func ("/exchange/mail/a-mail-may-end-anywhere", a_mail_may_end_anywhere);
  return g_test_run ();
}
