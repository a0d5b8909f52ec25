/* dossier-tag.c - the HTML elements by name, and what each one is to us.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-tag-private.h"

#include <string.h>

/* In the order of their names: dossier_tag_find () halves. */
static const struct
{
  const char *name;
  guint       flags;
} tags[] = {
  [DOSSIER_TAG_UNKNOWN] = { "", 0 },
  [DOSSIER_TAG_A] = { "a", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_ABBR] = { "abbr", TAG_KEEP },
  [DOSSIER_TAG_ACRONYM] = { "acronym", TAG_KEEP },
  [DOSSIER_TAG_ADDRESS] = { "address", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_AMP_IMG] = { "amp-img", 0 },
  [DOSSIER_TAG_AMP_VIDEO] = { "amp-video", 0 },
  [DOSSIER_TAG_APPLET] = { "applet", TAG_SPECIAL | TAG_SCOPE | TAG_DROP | TAG_UNREAD },
  [DOSSIER_TAG_AREA] = { "area", TAG_VOID | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_ARTICLE] = { "article", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_ASIDE] = { "aside", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_AUDIO] = { "audio", TAG_KEEP | TAG_UNREAD },
  [DOSSIER_TAG_B] = { "b", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_BASE] = { "base", TAG_VOID | TAG_SPECIAL | TAG_DROP | TAG_UNREAD },
  [DOSSIER_TAG_BASEFONT] = { "basefont", TAG_VOID | TAG_SPECIAL },
  [DOSSIER_TAG_BDI] = { "bdi", TAG_KEEP },
  [DOSSIER_TAG_BDO] = { "bdo", TAG_KEEP },
  [DOSSIER_TAG_BGSOUND] = { "bgsound", TAG_VOID | TAG_SPECIAL },
  [DOSSIER_TAG_BIG] = { "big", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_BLOCKQUOTE] = { "blockquote", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_BODY] = { "body", TAG_BLOCK | TAG_SPECIAL },
  [DOSSIER_TAG_BR] = { "br", TAG_VOID | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_BUTTON] = { "button", TAG_SPECIAL | TAG_UNREAD },
  [DOSSIER_TAG_CANVAS] = { "canvas", TAG_UNREAD },
  [DOSSIER_TAG_CAPTION] = { "caption", TAG_BLOCK | TAG_SPECIAL | TAG_SCOPE | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_CENTER] = { "center", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_CITE] = { "cite", TAG_KEEP },
  [DOSSIER_TAG_CODE] = { "code", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_COL] = { "col", TAG_VOID | TAG_BLOCK | TAG_SPECIAL | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_COLGROUP] = { "colgroup", TAG_BLOCK | TAG_SPECIAL | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_COMMAND] = { "command", TAG_VOID },
  [DOSSIER_TAG_DATA] = { "data", TAG_KEEP },
  [DOSSIER_TAG_DATALIST] = { "datalist", TAG_UNREAD },
  [DOSSIER_TAG_DD] = { "dd", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_DEL] = { "del", TAG_KEEP },
  [DOSSIER_TAG_DETAILS] = { "details", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_DFN] = { "dfn", TAG_KEEP },
  [DOSSIER_TAG_DIALOG] = { "dialog", TAG_BLOCK | TAG_CLOSES_P | TAG_UNREAD },
  [DOSSIER_TAG_DIR] = { "dir", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_DIV] = { "div", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_DL] = { "dl", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_DT] = { "dt", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_EM] = { "em", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_EMBED] = { "embed", TAG_VOID | TAG_SPECIAL | TAG_DROP | TAG_UNREAD },
  [DOSSIER_TAG_FIELDSET] = { "fieldset", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL },
  [DOSSIER_TAG_FIGCAPTION] = { "figcaption", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_FIGURE] = { "figure", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_FONT] = { "font", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_FOOTER] = { "footer", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_FORM] = { "form", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL },
  [DOSSIER_TAG_FRAME] = { "frame", TAG_VOID | TAG_SPECIAL | TAG_DROP },
  [DOSSIER_TAG_FRAMESET] = { "frameset", TAG_BLOCK | TAG_SPECIAL },
  [DOSSIER_TAG_H1] = { "h1", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_KEEP },
  [DOSSIER_TAG_H2] = { "h2", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_KEEP },
  [DOSSIER_TAG_H3] = { "h3", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_KEEP },
  [DOSSIER_TAG_H4] = { "h4", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_KEEP },
  [DOSSIER_TAG_H5] = { "h5", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_KEEP },
  [DOSSIER_TAG_H6] = { "h6", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_HEADING | TAG_KEEP },
  [DOSSIER_TAG_HEAD] = { "head", TAG_BLOCK | TAG_SPECIAL | TAG_UNREAD },
  [DOSSIER_TAG_HEADER] = { "header", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_HGROUP] = { "hgroup", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL },
  [DOSSIER_TAG_HR] = { "hr", TAG_VOID | TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_HTML] = { "html", TAG_BLOCK | TAG_SPECIAL | TAG_SCOPE },
  [DOSSIER_TAG_I] = { "i", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_IFRAME] = { "iframe", TAG_SPECIAL | TAG_DROP | TAG_RAW | TAG_UNREAD },
  [DOSSIER_TAG_IMG] = { "img", TAG_VOID | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_INPUT] = { "input", TAG_VOID | TAG_SPECIAL | TAG_UNREAD },
  [DOSSIER_TAG_INS] = { "ins", TAG_KEEP },
  [DOSSIER_TAG_KBD] = { "kbd", TAG_KEEP },
  [DOSSIER_TAG_KEYGEN] = { "keygen", TAG_VOID | TAG_SPECIAL | TAG_UNREAD },
  [DOSSIER_TAG_LABEL] = { "label", TAG_UNREAD },
  [DOSSIER_TAG_LEGEND] = { "legend", TAG_BLOCK },
  [DOSSIER_TAG_LI] = { "li", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_LINK] = { "link", TAG_VOID | TAG_SPECIAL | TAG_DROP | TAG_UNREAD },
  [DOSSIER_TAG_LISTING] = { "listing", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL },
  [DOSSIER_TAG_MAIN] = { "main", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_MAP] = { "map", TAG_KEEP | TAG_UNREAD },
  [DOSSIER_TAG_MARK] = { "mark", TAG_KEEP },
  [DOSSIER_TAG_MARQUEE] = { "marquee", TAG_SPECIAL | TAG_SCOPE },
  [DOSSIER_TAG_MATH] = { "math", 0 },
  [DOSSIER_TAG_MENU] = { "menu", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP | TAG_UNREAD },
  [DOSSIER_TAG_META] = { "meta", TAG_VOID | TAG_SPECIAL | TAG_DROP | TAG_UNREAD },
  [DOSSIER_TAG_METER] = { "meter", 0 },
  [DOSSIER_TAG_MULTICOL] = { "multicol", TAG_BLOCK },
  [DOSSIER_TAG_NAV] = { "nav", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP | TAG_UNREAD },
  [DOSSIER_TAG_NOBR] = { "nobr", TAG_FORMATTING },
  [DOSSIER_TAG_NOEMBED] = { "noembed", TAG_SPECIAL | TAG_DROP | TAG_RAW | TAG_UNREAD },
  [DOSSIER_TAG_NOFRAMES] = { "noframes", TAG_BLOCK | TAG_SPECIAL | TAG_RAW | TAG_UNREAD },
  [DOSSIER_TAG_NOSCRIPT] = { "noscript", TAG_SPECIAL },
  [DOSSIER_TAG_OBJECT] = { "object", TAG_SPECIAL | TAG_SCOPE | TAG_UNREAD },
  [DOSSIER_TAG_OL] = { "ol", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_OPTGROUP] = { "optgroup", TAG_BLOCK },
  [DOSSIER_TAG_OPTION] = { "option", TAG_BLOCK },
  [DOSSIER_TAG_OUTPUT] = { "output", 0 },
  [DOSSIER_TAG_P] = { "p", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_PARAM] = { "param", TAG_VOID | TAG_SPECIAL | TAG_DROP },
  [DOSSIER_TAG_PICTURE] = { "picture", TAG_KEEP },
  [DOSSIER_TAG_PLAINTEXT] = { "plaintext", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_RAW },
  [DOSSIER_TAG_PRE] = { "pre", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_PROGRESS] = { "progress", 0 },
  [DOSSIER_TAG_Q] = { "q", TAG_KEEP },
  [DOSSIER_TAG_RP] = { "rp", TAG_KEEP },
  [DOSSIER_TAG_RT] = { "rt", TAG_KEEP },
  [DOSSIER_TAG_RUBY] = { "ruby", TAG_KEEP },
  [DOSSIER_TAG_S] = { "s", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_SAMP] = { "samp", TAG_KEEP },
  [DOSSIER_TAG_SCRIPT] = { "script", TAG_SPECIAL | TAG_DROP | TAG_RAW | TAG_UNREAD },
  [DOSSIER_TAG_SEARCH] = { "search", TAG_BLOCK },
  [DOSSIER_TAG_SECTION] = { "section", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_SELECT] = { "select", TAG_SPECIAL | TAG_UNREAD },
  [DOSSIER_TAG_SMALL] = { "small", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_SOURCE] = { "source", TAG_VOID | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_SPAN] = { "span", TAG_KEEP },
  [DOSSIER_TAG_STRIKE] = { "strike", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_STRONG] = { "strong", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_STYLE] = { "style", TAG_SPECIAL | TAG_DROP | TAG_RAW | TAG_UNREAD },
  [DOSSIER_TAG_SUB] = { "sub", TAG_KEEP },
  [DOSSIER_TAG_SUMMARY] = { "summary", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_SUP] = { "sup", TAG_KEEP },
  [DOSSIER_TAG_SVG] = { "svg", TAG_UNREAD },
  [DOSSIER_TAG_TABLE] = { "table", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_SCOPE | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_TBODY] = { "tbody", TAG_BLOCK | TAG_SPECIAL | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_TD] = { "td", TAG_BLOCK | TAG_SPECIAL | TAG_SCOPE | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_TEMPLATE] = { "template", TAG_SPECIAL | TAG_SCOPE | TAG_DROP | TAG_UNREAD },
  [DOSSIER_TAG_TEXTAREA] = { "textarea", TAG_SPECIAL | TAG_RAW | TAG_UNREAD },
  [DOSSIER_TAG_TFOOT] = { "tfoot", TAG_BLOCK | TAG_SPECIAL | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_TH] = { "th", TAG_BLOCK | TAG_SPECIAL | TAG_SCOPE | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_THEAD] = { "thead", TAG_BLOCK | TAG_SPECIAL | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_TIME] = { "time", TAG_KEEP },
  [DOSSIER_TAG_TITLE] = { "title", TAG_SPECIAL | TAG_RAW | TAG_UNREAD },
  [DOSSIER_TAG_TR] = { "tr", TAG_BLOCK | TAG_SPECIAL | TAG_TABLE | TAG_KEEP },
  [DOSSIER_TAG_TRACK] = { "track", TAG_VOID | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_TT] = { "tt", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_U] = { "u", TAG_FORMATTING | TAG_KEEP },
  [DOSSIER_TAG_UL] = { "ul", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_VAR] = { "var", TAG_KEEP },
  [DOSSIER_TAG_VIDEO] = { "video", TAG_KEEP | TAG_UNREAD },
  [DOSSIER_TAG_WBR] = { "wbr", TAG_VOID | TAG_SPECIAL | TAG_KEEP },
  [DOSSIER_TAG_XMP] = { "xmp", TAG_BLOCK | TAG_CLOSES_P | TAG_SPECIAL | TAG_RAW },
};

DossierTag
dossier_tag_find (const char *name, gsize length)
{
  guint low = 1, high = G_N_ELEMENTS (tags);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int   order = g_ascii_strncasecmp (name, tags[middle].name, length);

      if (order == 0 && tags[middle].name[length] != '\0')
        order = -1;
      if (order == 0)
        return (DossierTag) middle;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return DOSSIER_TAG_UNKNOWN;
}

const char *
dossier_tag_get_name (DossierTag tag)
{
  return tags[tag].name;
}

DossierTagFlags
dossier_tag_get_flags (DossierTag tag)
{
  return (DossierTagFlags) tags[tag].flags;
}
