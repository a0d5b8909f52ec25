/* import-cases.h - exports of other programs, written for the tests, and what is read of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */

static const Case cases[] = {
  { "Pocket: unread, archived, tags parted by bars",
    "title,url,time_added,tags,status\nA new lab,https://lab.example/new,1716900000,labs|people to "
    "watch,unread\n\"Chips, again\",https://chips.example/,1716900001,,archive\n",
    "Pocket\nA new lab <https://lab.example/new> #labs #people to watch @1716900000\nChips, again "
    "<https://chips.example/> @1716900001 archived\n",
    NULL },
  { "Pocket: columns in another order",
    "url,status,tags,title,time_added\nhttps://a.example/,archive,x,One,1600000000\n",
    "Pocket\nOne <https://a.example/> #x @1600000000 archived\n", NULL },
  { "Pocket: no title", "title,url,time_added,tags,status\n,https://a.example/,1600000000,,unread\n",
    "Pocket\n- <https://a.example/> @1600000000\n", NULL },
  { "Pocket: the same address twice",
    "title,url,time_added,tags,status\nOne,https://a.example/,1600000005,x,unread\nOther,https://a.example/"
    ",1600000001,y,archive\n",
    "Pocket\nOne <https://a.example/> #x #y @1600000001 archived\n", NULL },
  { "Pocket: addresses that run something",
    "title,url,time_added,tags,status\nX,javascript:alert(1),1,,\nY,file:///etc/passwd,1,,\nZ,https://"
    "joe:secret@a.example/,1,,\n",
    "Pocket\n! Left out “javascript:alert(1)”: only http, https and feed addresses are taken\n! Left out "
    "“file:///etc/passwd”: only http, https and feed addresses are taken\n! Left out 1 address that holds a user's "
    "name or password, at “a.example”: a library does not keep them\n",
    NULL },
  { "Pocket: rows without anything", "title,url,time_added,tags,status\n,,,,\nAlone,,,,\n",
    "Pocket\n! Left out 2 entries without an address or a text\n", NULL },
  { "Pocket: times that are none",
    "title,url,time_added,tags,status\nOne,https://a.example/,soon,,\nTwo,https://b.example/,-5,,\nThree,https://"
    "c.example/,99999999999999999999,,\n",
    "Pocket\nOne <https://a.example/>\nTwo <https://b.example/>\nThree <https://c.example/>\n", NULL },
  { "Pocket: rows that are too short or too long",
    "title,url,time_added,tags,status\nOne,https://a.example/\nTwo,https://b.example/"
    ",1600000000,,unread,what,is,this\n",
    "Pocket\nOne <https://a.example/>\nTwo <https://b.example/> @1600000000\n", NULL },
  { "Pocket: semicolons and titles in capitals",
    "Title;URL;Time_Added;Tags;Status\nOne;https://a.example/;1600000000;;archive\n",
    "Pocket\nOne <https://a.example/> @1600000000 archived\n", NULL },
  { "Pocket's page: what was read is under a heading",
    "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a "
    "href=\"https://a.example/\" time_added=\"1600000000\" tags=\"x,y\">One</a></li></ul><h1>Read "
    "Archive</h1><ul><li><a href=\"https://b.example/\" time_added=\"1600000001\" "
    "tags=\"\">Two</a></li></ul></body></html>",
    "Pocket\nOne <https://a.example/> #x #y @1600000000\nTwo <https://b.example/> @1600000001 archived\n", NULL },
  { "Pocket's page: nothing in it",
    "<html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul></ul></body></html>", "Pocket\n", NULL },
  { "Pocket's page: only the archive",
    "<title>Pocket Export</title><h1>Read Archive</h1><li><a href='https://b.example/'>Two</a>",
    "Pocket\nTwo <https://b.example/> archived\n", NULL },
  { "Pocket's page: references in titles and addresses",
    "<title>Pocket Export</title><h1>Unread</h1><li><a href='https://b.example/?a=1&amp;b=2' time_added=1600000000>Q "
    "&amp; A</a>",
    "Pocket\nQ & A <https://b.example/?a=1&b=2> @1600000000\n", NULL },
  { "Pocket's page: a link that runs something", "<title>Pocket Export</title><li><a href='javascript:x'>X</a>",
    "Pocket\n! Left out “javascript:x”: only http, https and feed addresses are taken\n", NULL },
  { "Bookmarks: folders, notes and a feed",
    "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>Law</H3><DL><DT><A HREF='https://a.example/' ADD_DATE=1600000000 "
    "TAGS='x'>A</A><DD>Why it matters<DT><A HREF='https://a.example/feed.xml'>F</A></DL></DL>",
    "Bookmarks\nA <https://a.example/> #x #Law @1600000000\n  “” Why it matters\n", NULL },
  { "Bookmarks: folders are tags, each by its name, but those that every browser has",
    "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3 PERSONAL_TOOLBAR_FOLDER='true'>Bookmarks bar</H3><DL><DT><A "
    "HREF='https://a.example/'>A</A><DT><H3>News</H3><DL><DT><H3>AI</H3><DL><DT><A HREF='https://b.example/' "
    "TAGS='news,AI'>B</A></DL></DL></DL><DT><H3>Read</H3><DL><DT><A HREF='https://a.example/'>A</A></DL></DL>",
    "Bookmarks\nA <https://a.example/> #Read\nB <https://b.example/> #news #AI #News\n", NULL },
  { "Instapaper: folders that are states, and a selection",
    "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/,One,,Unread,1700000000,\"[]\"\nhttps://b.example/"
    ",Two,\"He left, she said.\",Archive,1700000001,\"[\"\"labs\"\",\"\"to "
    "read\"\"]\"\nhttps://c.example/,Three,,Starred,1700000002,\nhttps://d.example/,Four,,Policy,1700000003,\n",
    "Instapaper\nOne <https://a.example/> @1700000000\nTwo <https://b.example/> #labs #to read @1700000001 archived\n  "
    "“He "
    "left, she said.”\nThree <https://c.example/> @1700000002 starred\nFour <https://d.example/> #Policy "
    "@1700000003\n",
    NULL },
  { "Instapaper: the older form without times", "URL,Title,Selection,Folder\nhttps://a.example/,One,,Unread\n",
    "Instapaper\nOne <https://a.example/>\n", NULL },
  { "Instapaper: a selection over lines",
    "URL,Title,Selection,Folder\nhttps://a.example/,One,\"first\nsecond\",Archive\n",
    "Instapaper\nOne <https://a.example/> archived\n  “first\nsecond”\n", NULL },
  { "Instapaper: a text without a page", "URL,Title,Selection,Folder\n,Mail,Some words,Unread\n",
    "Instapaper\nMail <>\n  “Some words”\n", NULL },
  { "Instapaper: tags that never end",
    "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/,One,,Unread,1700000000,\"[\"\"x\"\",\"\"y\"\n",
    "Instapaper\nOne <https://a.example/> #x @1700000000\n", NULL },
  { "Instapaper: tags with backslashes",
    "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/,One,,Unread,1700000000,\"[\"\"a "
    "\\\"\"b\\\"\"\"\"]\"\n",
    "Instapaper\nOne <https://a.example/> #a \"b\" @1700000000\n", NULL },
  { "Instapaper: tags with signs by their numbers",
    "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/,One,,Unread,1700000000,"
    "\"[\"\"\\u0141\\u00f3d\\u017a\"\",\"\"\\ud83e\\uddd1 "
    "x\"\",\"\"a\\nb\"\",\"\"\\u12\"\",\"\"\\ud83e!\"\",\"\"\\u0000z\"\","
    "\"\"\\\\u0041\"\"]\"\n",
    "Instapaper\nOne <https://a.example/> #Łódź #🧑 x #a b #u12 #! #z #\\u0041 @1700000000\n", NULL },
  { "Readwise Reader: tags as Python writes them",
    "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nOne,https://a.example/,01h,\"['labs', "
    "\"\"it's new\"\"]\",2024-05-28 09:30:00+00:00,0.5,later,False\nTwo,https://b.example/,01i,[],2024-05-29 "
    "09:30:00+00:00,1,archive,True\n",
    "Readwise Reader\nOne <https://a.example/> #labs #it's new @1716888600\nTwo <https://b.example/> @1716975000 "
    "archived\n",
    NULL },
  { "Readwise Reader: a mail has no page",
    "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nA "
    "letter,mailto:reader-forwarded-email/1,01h,,2024-05-28 09:30:00+00:00,0,feed,True\n",
    "Readwise Reader\n! Left out “mailto:reader-forwarded-email/1”: only http, https and feed addresses are taken\n",
    NULL },
  { "Readwise Reader: seen is read",
    "Title,URL,ID,Document tags,Saved date,Reading "
    "progress,Location,Seen\nOne,https://a.example/,01h,,2024-05-28,0,new,True\n",
    "Readwise Reader\nOne <https://a.example/> @1716854400 read\n", NULL },
  { "Readwise Reader: a date in another zone",
    "Title,URL,Document tags,Saved date\nOne,https://a.example/,,2024-05-28 09:30:00+02:00\n",
    "Readwise Reader\nOne <https://a.example/> @1716881400\n", NULL },
  { "Readwise Reader: columns it does not have",
    "Title,URL,Document tags,Saved date,Mood\nOne,https://a.example/,,,good\n",
    "Readwise Reader\nOne <https://a.example/>\n", NULL },
  { "Readwise: rows of one book are one item",
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document "
    "tags\n\"She joined in May, he said.\",The Race,Ada Doe,,Check this,blue,moves,page,12,2024-05-28 "
    "09:30:00+00:00,books\n\"A second, with \"\"quotes\"\".\",The Race,Ada Doe,,,,,page,13,2024-05-29,\n",
    "Readwise\nThe Race <> by Ada Doe #moves #books\n  “She joined in May, he said.” Check this (blue) @1716888600 "
    "#moves\n  "
    "“A second, with \"quotes\".” @1716940800\n",
    NULL },
  { "Readwise: an address",
    "Highlight,Title,Author,URL,Note,Location\nThe words,One,Ada Doe,https://a.example/,,1\nThe words,One,Ada "
    "Doe,https://a.example/,,1\n",
    "Readwise\nOne <https://a.example/> by Ada Doe\n  “The words”\n", NULL },
  { "Readwise: a note without a quote",
    "Highlight,Title,Author,URL,Note,Location\n,One,,https://a.example/,Only a thought,\n",
    "Readwise\nOne <https://a.example/>\n  “” Only a thought\n", NULL },
  { "Readwise: all colours find their place",
    "Highlight,Title,Note,Color,Location\na,T,,red,\nb,T,,GREEN,\nc,T,,purple,\nd,T,,orange,\ne,T,,mauve,\n",
    "Readwise\nT <>\n  “a” (pink)\n  “b” (green)\n  “c” (blue)\n  “d”\n  “e”\n", NULL },
  { "Readwise: a quote over lines", "Highlight,Title,Note,Location\n\"one\n\ntwo\",T,,\n",
    "Readwise\nT <>\n  “one\n\ntwo”\n", NULL },
  { "Readwise: nothing but a title", "Highlight,Title,Note,Location\n,T,,\n",
    "Readwise\n! Left out 1 entry without an address or a text\n", NULL },
  { "Matter: favourites, read and the queue",
    "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight_Count,Last Interaction Date,File "
    "Id\nOne,Ada "
    "Doe,Wire,https://a.example/,labs;chips,900,False,True,True,0,2024-05-28T09:30:00Z,x\nTwo,,,https://b.example/"
    ",,10,True,False,False,0,,y\n",
    "Matter\nOne <https://a.example/> by Ada Doe at Wire #labs #chips @1716888600 read starred\nTwo "
    "<https://b.example/>\n",
    NULL },
  { "wallabag: an article with annotations",
    "[{\"id\":1,\"title\":\"One\",\"url\":\"https://a.example/"
    "\",\"is_archived\":1,\"is_starred\":0,\"content\":\"<p>She joined the lab in "
    "May.</"
    "p>\",\"created_at\":\"2024-05-28T09:30:00+0200\",\"published_at\":\"2024-05-27T00:00:00+00:00\",\"published_by\":["
    "\"Ada "
    "Doe\"],\"domain_name\":\"a.example\",\"language\":\"en\",\"tags\":[\"labs\"],\"annotations\":[{\"text\":\"since "
    "when?\",\"quote\":\"joined the lab\",\"created_at\":\"2024-05-28T10:00:00+0200\"},{\"text\":\"\",\"quote\":\"in "
    "May\"},{\"quote\":\"She\"}]}]",
    "wallabag\nOne <https://a.example/> by Ada Doe at a.example #labs @1716881400 published 2024-05-27T00:00:00Z "
    "archived = <p>She "
    "joined the lab in May.</p>\n  “joined the lab” since when? @1716883200\n  “in May”\n  “She”\n",
    NULL },
  { "wallabag: true, false and numbers as texts",
    "[{\"is_archived\":true,\"is_starred\":\"1\",\"url\":\"https://a.example/"
    "\",\"title\":\"One\"},{\"is_archived\":false,\"is_starred\":\"0\",\"url\":\"https://b.example/"
    "\",\"title\":\"Two\"}]",
    "wallabag\nOne <https://a.example/> archived starred\nTwo <https://b.example/>\n", NULL },
  { "wallabag: tags as objects",
    "[{\"is_archived\":0,\"url\":\"https://a.example/"
    "\",\"tags\":[{\"label\":\"x\",\"slug\":\"x\"},{\"label\":null},5,\"y\"]}]",
    "wallabag\n- <https://a.example/> #x #y\n", NULL },
  { "wallabag: members of the wrong kind",
    "[{\"is_archived\":[],\"url\":{\"x\":1},\"title\":[\"a\"],\"tags\":\"x\",\"annotations\":{\"quote\":\"y\"},"
    "\"content\":7,\"created_at\":false,\"published_by\":[[]]}]",
    "wallabag\n- <> = 7\n", NULL },
  { "wallabag: entries that are none", "[{\"is_archived\":0,\"url\":\"https://a.example/\"},null,5,\"x\",[],{}]",
    "wallabag\n- <https://a.example/>\n! Left out 1 entry without an address or a text\n", NULL },
  { "wallabag: nulls everywhere",
    "[{\"is_archived\":null,\"url\":\"https://a.example/"
    "\",\"title\":null,\"content\":null,\"tags\":null,\"annotations\":null,\"published_by\":null}]",
    "wallabag\n- <https://a.example/>\n", NULL },
  { "wallabag: half a character", "[{\"is_archived\":0,\"url\":\"https://a.example/\",\"title\":\"a\\ud80-b\"}]",
    "wallabag\na��� <https://a.example/>\n", NULL },
  { "Hypothesis: rows of the interface",
    "{\"total\":2,\"rows\":[{\"id\":\"x\",\"created\":\"2024-05-28T09:30:00.123456+00:00\",\"uri\":\"https://a.example/"
    "\",\"text\":\"Really?\",\"tags\":[\"labs\"],\"document\":{\"title\":[\"One\"]},\"target\":[{\"source\":\"https://"
    "a.example/"
    "\",\"selector\":[{\"type\":\"RangeSelector\"},{\"type\":\"TextPositionSelector\",\"start\":3,\"end\":9},{\"type\":"
    "\"TextQuoteSelector\",\"exact\":\"joined the lab\",\"prefix\":\"She \",\"suffix\":\" in "
    "May\"}]}]},{\"uri\":\"https://a.example/\",\"text\":\"About the "
    "page\",\"target\":[{\"source\":\"https://a.example/\"}]}]}",
    "Hypothesis\nOne <https://a.example/> #labs @1716888600\n  She|“joined the lab”|in May Really? @1716888600 #labs\n "
    " “” "
    "About the page\n",
    NULL },
  { "Hypothesis: the client's file",
    "{\"export_date\":\"2024-05-28\",\"client_version\":\"1\",\"annotations\":[{\"uri\":\"https://a.example/"
    "\",\"text\":\"\",\"target\":[{\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":\"words\"}]}]}]}",
    "Hypothesis\n- <https://a.example/>\n  “words”\n", NULL },
  { "Hypothesis: the bare list", "[{\"uri\":\"https://a.example/\",\"text\":\"A thought\",\"target\":[]}]",
    "Hypothesis\n- <https://a.example/>\n  “” A thought\n", NULL },
  { "Hypothesis: an answer is a note of its own",
    "{\"rows\":[{\"uri\":\"https://a.example/\",\"text\":\"First\",\"target\":[]},{\"uri\":\"https://a.example/"
    "\",\"text\":\"Second\",\"references\":[\"x\"],\"target\":[]}]}",
    "Hypothesis\n- <https://a.example/>\n  “” First\n  “” Second\n", NULL },
  { "Hypothesis: a document on a disk",
    "{\"rows\":[{\"uri\":\"file:///home/ada/"
    "paper.pdf\",\"text\":\"Kept\",\"document\":{\"title\":\"Paper\"},\"target\":[{\"selector\":[{\"type\":"
    "\"TextQuoteSelector\",\"exact\":\"the words\"}]}]}]}",
    "Hypothesis\nPaper <>\n  “the words” Kept\n! Left out “file:///home/ada/paper.pdf”: only http, https and feed "
    "addresses are taken\n",
    NULL },
  { "Hypothesis: selectors of the wrong kind",
    "{\"rows\":[{\"uri\":\"https://a.example/"
    "\",\"text\":\"x\",\"target\":[{\"selector\":\"y\"},5,{\"selector\":[{\"type\":5},{\"type\":\"TextQuoteSelector\"}]"
    "}]}]}",
    "Hypothesis\n- <https://a.example/>\n  “” x\n", NULL },
  { "Karakeep: pages, texts and lists",
    "{\"bookmarks\":[{\"createdAt\":1716900000,\"title\":\"One\",\"tags\":[\"labs\"],\"lists\":[\"l1\",\"l2\"],"
    "\"content\":{\"type\":\"link\",\"url\":\"https://a.example/\"},\"note\":\"Look "
    "again\",\"archived\":true},{\"createdAt\":1716900001,\"title\":null,\"tags\":[],\"content\":{\"type\":\"text\","
    "\"text\":\"A thought of "
    "mine\"},\"note\":null,\"archived\":false}],\"lists\":[{\"id\":\"l1\",\"name\":\"Policy\",\"type\":\"manual\"},{"
    "\"id\":\"l2\",\"name\":\"Later\",\"type\":\"manual\"},{\"id\":\"l3\",\"name\":\"All\",\"type\":\"smart\"}]}",
    "Karakeep\nOne <https://a.example/> #labs #Policy #Later @1716900000 archived\n  “” Look again\n- <> @1716900001 = "
    "A "
    "thought of mine\n",
    NULL },
  { "Karakeep: the older form without lists",
    "{\"bookmarks\":[{\"createdAt\":1716900000,\"title\":\"One\",\"tags\":[\"x\"],\"content\":{\"type\":\"link\","
    "\"url\":\"https://a.example/\"},\"note\":null}]}",
    "Karakeep\nOne <https://a.example/> #x @1716900000\n", NULL },
  { "Karakeep: an image has nothing to keep",
    "{\"bookmarks\":[{\"createdAt\":1,\"title\":\"Pic\",\"tags\":[],\"content\":null,\"note\":null}]}",
    "Karakeep\n! Left out 1 entry without an address or a text\n", NULL },
  { "Karakeep: nothing in it", "{\"bookmarks\":[]}", "Karakeep\n", NULL },
  { "Karakeep: lists that are none",
    "{\"bookmarks\":[{\"title\":\"One\",\"lists\":[5,null,\"x\",{}],\"content\":{\"url\":\"https://a.example/"
    "\"}}],\"lists\":[5,{\"id\":1},{\"id\":\"x\",\"name\":\"\"}]}",
    "Karakeep\nOne <https://a.example/>\n", NULL },
  { "Karakeep: favourites",
    "{\"bookmarks\":[{\"title\":\"One\",\"favourited\":true,\"content\":{\"url\":\"https://a.example/\"}}]}",
    "Karakeep\nOne <https://a.example/> starred\n", NULL },
  { "Omnivore: a list of pages",
    "[{\"id\":\"1\",\"slug\":\"one\",\"title\":\"One\",\"description\":\"d\",\"author\":\"Ada "
    "Doe\",\"url\":\"https://a.example/"
    "\",\"state\":\"Archived\",\"readingProgress\":100,\"labels\":[\"Newsletter\"],\"savedAt\":\"2024-05-28T09:30:00."
    "697Z\",\"updatedAt\":\"2024-05-28T09:30:00Z\",\"publishedAt\":null},{\"slug\":\"two\",\"title\":\"Two\",\"url\":"
    "\"https://b.example/\",\"state\":\"Active\",\"labels\":[],\"savedAt\":\"2024-05-29T09:30:00Z\"}]",
    "Omnivore\nOne <https://a.example/> by Ada Doe #Newsletter @1716888600 archived\nTwo <https://b.example/> "
    "@1716975000\n",
    NULL },
  { "Omnivore: highlights in the list",
    "[{\"slug\":\"one\",\"url\":\"https://a.example/"
    "\",\"savedAt\":\"2024-05-28T09:30:00Z\",\"highlights\":[{\"quote\":\"the "
    "words\",\"annotation\":\"mine\",\"color\":\"green\",\"createdAt\":\"2024-05-28T10:00:00Z\"},{\"type\":\"NOTE\","
    "\"quote\":null,\"annotation\":\"About it all\"}]}]",
    "Omnivore\n- <https://a.example/> @1716888600\n  “the words” mine (green) @1716890400\n  “” About it all\n", NULL },
  { "Omnivore: labels as objects",
    "[{\"slug\":\"one\",\"url\":\"https://a.example/\",\"labels\":[{\"name\":\"x\"}],\"savedAt\":\"\"}]",
    "Omnivore\n- <https://a.example/> #x\n", NULL },
  { "Omnivore: an article in the list",
    "[{\"slug\":\"one\",\"url\":\"https://a.example/\",\"savedAt\":\"x\",\"content\":\"<p>Words</p>\"}]",
    "Omnivore\n- <https://a.example/> = <p>Words</p>\n", NULL },
  { "Omnivore: members of the wrong kind",
    "[{\"slug\":[],\"url\":5,\"savedAt\":{},\"labels\":\"x\",\"highlights\":[5,{\"quote\":[]}],\"state\":1}]",
    "Omnivore\n! Left out “5”: only http, https and feed addresses are taken\n", NULL },
  { "nothing at all", "", NULL, "no export that is known" },
  { "a text", "Just some words, and more of them.\n", NULL, "no export that is known" },
  { "a table of something else", "name,price\nTea,3\n", NULL, "no export that is known" },
  { "JSON of something else", "{\"a\":1}", NULL, "no export that is known" },
  { "a list of numbers", "[1,2,3]", NULL, "no export that is known" },
  { "JSON that was cut off", "[{\"is_archived\":0,\"url\":\"https://a.exa", NULL, "cannot be read as JSON" },
  { "an archive that is none", "PK\003\004 and nothing of the kind behind it", NULL, "damaged or was cut off" },
  { "bytes that are no text", "\001\002\377\376\200,\220\n", NULL, "no export that is known" },
  /* ---- Web Annotations ---- */
  { "Web Annotation: all there is",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationCollection\", \"first\": {\"type\": "
    "\"AnnotationPage\", \"items\": [{\"type\": \"Annotation\", \"id\": \"urn:uuid:0f-1\", \"created\": "
    "\"2024-05-28T09:30:00Z\", \"modified\": \"2024-05-28T10:00:00Z\", \"motivation\": \"commenting\", \"body\": "
    "[{\"type\": \"TextualBody\", \"purpose\": \"commenting\", \"value\": \"Really? \"}, {\"type\": \"TextualBody\", "
    "\"purpose\": \"tagging\", \"value\": \"labs\"}, {\"type\": \"SpecificResource\", \"purpose\": \"identifying\", "
    "\"source\": {\"type\": \"Person\", \"name\": \"Ada Doe\"}}], \"target\": {\"type\": \"SpecificResource\", "
    "\"source\": {\"id\": \"https://a.example/\", \"dcterms:title\": \"One\", \"dcterms:creator\": \"Bo\", "
    "\"dcterms:publisher\": \"Site\", \"dcterms:identifier\": \"urn:x-dossier:story:abc\"}, \"selector\": [{\"type\": "
    "\"TextQuoteSelector\", \"exact\": \" the lab\", \"prefix\": \"joined\", \"suffix\": \".\"}, {\"type\": "
    "\"TextPositionSelector\", \"start\": 3, \"end\": 11}], \"styleClass\": \"dossier-underline\"}}]}}",
    "Web Annotation\nOne <https://a.example/> =abc by Bo at Site @1716888600\n  joined|“ the lab”|. Really?  "
    "(underline) @1716888600 #labs about Ada Doe (person) changed 1716890400 3+8 =0f-1\n",
    NULL },
  { "Web Annotation: a note about a page",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"bodyValue\": \"A thought\", "
    "\"target\": \"https://a.example/\"}",
    "Web Annotation\n- <https://a.example/>\n  “” A thought\n", NULL },
  { "Web Annotation: a list, keywords of JSON-LD",
    "[{\"@context\": [\"http://www.w3.org/ns/anno.jsonld\", {}], \"@type\": \"Annotation\", \"@id\": \"urn:uuid:x\", "
    "\"body\": \"http://b.example/\", \"target\": {\"@id\": \"https://a.example/\"}}]",
    "Web Annotation\n- <https://a.example/>\n  “” http://b.example/ =x\n", NULL },
  { "Web Annotation: two targets",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"bodyValue\": \"Both\", "
    "\"target\": [\"https://a.example/\", {\"source\": \"https://b.example/\", \"selector\": {\"type\": "
    "\"TextQuoteSelector\", \"exact\": \"words\"}}]}",
    "Web Annotation\n- <https://a.example/>\n  “” Both\n- <https://b.example/>\n  “words” Both\n", NULL },
  { "Web Annotation: a quote that refines another selector",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"target\": {\"source\": "
    "\"https://a.example/\", \"selector\": {\"type\": \"FragmentSelector\", \"value\": \"x\", \"refinedBy\": "
    "{\"type\": \"TextQuoteSelector\", \"exact\": \"words\"}}}}",
    "Web Annotation\n- <https://a.example/>\n  “words”\n", NULL },
  { "Web Annotation: selectors nobody knows",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"target\": {\"source\": "
    "\"https://a.example/\", \"selector\": [{\"type\": \"XPathSelector\", \"value\": \"/p\"}, 5, null, \"x\"]}}",
    "Web Annotation\n! Left out 1 entry without an address or a text\n", NULL },
  { "Web Annotation: selectors nobody knows and a note",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"body\": {\"type\": "
    "\"TextualBody\", \"value\": \"Kept\"}, \"target\": {\"source\": \"https://a.example/\", \"selector\": {\"type\": "
    "\"SvgSelector\"}}}",
    "Web Annotation\n- <https://a.example/>\n  “” Kept\n", NULL },
  { "Web Annotation: places that are none",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"target\": [{\"source\": "
    "\"https://a.example/\", \"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"a\"}, {\"type\": "
    "\"TextPositionSelector\", \"start\": 5, \"end\": 5}]}, {\"source\": \"https://a.example/\", \"selector\": "
    "[{\"type\": \"TextQuoteSelector\", \"exact\": \"b\"}, {\"type\": \"TextPositionSelector\", \"start\": -1, "
    "\"end\": 4}]}, {\"source\": \"https://a.example/\", \"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": "
    "\"c\"}, {\"type\": \"TextPositionSelector\", \"start\": \"1\", \"end\": 2}]}, {\"source\": "
    "\"https://a.example/\", \"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"d\"}, {\"type\": "
    "\"TextPositionSelector\", \"start\": 1, \"end\": 99999999999}]}, {\"source\": \"https://a.example/\", "
    "\"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"e\"}, {\"type\": \"TextPositionSelector\", "
    "\"start\": 1.5, \"end\": 3}]}]}",
    "Web Annotation\n- <https://a.example/>\n  “a”\n  “b”\n  “c”\n  “d”\n  “e”\n", NULL },
  { "Web Annotation: a tag alone says nothing of a page",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"motivation\": \"tagging\", "
    "\"bodyValue\": \"labs\", \"target\": \"https://a.example/\"}",
    "Web Annotation\n! Left out 1 entry without an address or a text\n", NULL },
  { "Web Annotation: colours by other names",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"target\": [{\"source\": "
    "\"https://a.example/\", \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"a\"}, \"styleClass\": "
    "\"red\"}, {\"source\": \"https://a.example/\", \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"b\"}, "
    "\"styleClass\": [\"x\", \"green\"]}, {\"source\": \"https://a.example/\", \"selector\": {\"type\": "
    "\"TextQuoteSelector\", \"exact\": \"c\"}, \"styleClass\": \"dossier-mauve\"}, {\"source\": "
    "\"https://a.example/\", \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"d\"}, \"styleClass\": 5}]}",
    "Web Annotation\n- <https://a.example/>\n  “a” (pink)\n  “b” (green)\n  “c”\n  “d”\n", NULL },
  { "Web Annotation: a story without an address",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"bodyValue\": \"x\", \"target\": "
    "{\"source\": \"urn:x-dossier:story:0a1b\"}}",
    "Web Annotation\n- <> =0a1b\n  “” x\n", NULL },
  { "Web Annotation: what is no uid",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"id\": \"urn:uuid:a/b\", "
    "\"bodyValue\": \"x\", \"target\": {\"source\": \"urn:x-dossier:story:../x\"}}",
    "Web Annotation\n- <>\n  “” x\n", NULL },
  { "Web Annotation: a document on a disk",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"bodyValue\": \"x\", \"target\": "
    "\"file:///home/ada/p.pdf\"}",
    "Web Annotation\n- <>\n  “” x\n! Left out “file:///home/ada/p.pdf”: only http, https and feed addresses are "
    "taken\n",
    NULL },
  { "Web Annotation: the same one twice",
    "[{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"id\": \"urn:uuid:1\", "
    "\"bodyValue\": \"x\", \"target\": \"https://a.example/\"}, {\"@context\": \"http://www.w3.org/ns/anno.jsonld\", "
    "\"type\": \"Annotation\", \"id\": \"urn:uuid:1\", \"bodyValue\": \"x\", \"target\": \"https://a.example/\"}, "
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"id\": \"urn:uuid:2\", "
    "\"bodyValue\": \"x\", \"target\": \"https://a.example/\"}]",
    "Web Annotation\n- <https://a.example/>\n  “” x =1\n  “” x =2\n", NULL },
  { "Web Annotation: members of the wrong kind",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"id\": 5, \"body\": 5, "
    "\"bodyValue\": [], \"created\": {}, \"target\": [5, [], null, {\"source\": [], \"selector\": \"x\"}, {\"source\": "
    "{\"id\": {}}, \"selector\": {\"type\": [\"TextQuoteSelector\"], \"exact\": {}}}]}",
    "Web Annotation\n! Left out 1 entry without an address or a text\n", NULL },
  { "Web Annotation: nothing in it",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \"items\": []}",
    "Web Annotation\n", NULL },
  { "Dossier: a table of its own",
    "quote,note,colour,tags,about,title,author,site,url,published,created,modified,start,end,prefix,suffix,story,"
    "id\r\n\" the lab\",\"'=1+1\",underline,\"labs\nto watch, too\",Ada "
    "Doe,\"'-One\",Bo,Site,https://a.example/,2024-05-28,2024-05-28T09:30:00Z,2024-05-28T10:00:00Z,3,11,\"joined "
    "\",.,abc,0f-1\r\n",
    "Dossier\n-One <https://a.example/> =abc by Bo at Site published 2024-05-28\n  joined |“ the lab”|. =1+1 "
    "(underline) @1716888600 #labs #to watch, too about Ada Doe changed 1716890400 3+8 =0f-1\n",
    NULL },
  { "Dossier: fields that are none",
    "quote,note,colour,tags,about,title,author,site,url,published,created,modified,start,end,prefix,suffix,story,"
    "id\r\na,'',red,,,,,,,,soon,,x,2,,,a b,c d\r\nb,'+,,,,,,,,,,,4294967295,4294967296,,,,\r\n",
    "Dossier\n- <>\n  “a” '' (pink)\n  “b” +\n", NULL },
  { "Readwise: tags behind dots, a date",
    "Highlight,Title,Author,URL,Note,Location,Date\r\nwords,T,,,\".labs .to-watch\nMine\",5,2024-05-28 "
    "09:30:00\r\nmore,T,,,.5 percent,,\r\nlast,T,,,.labs alone,,\r\n",
    "Readwise\nT <>\n  “words” Mine @1716888600 #labs #to-watch\n  “more” .5 percent\n  “last” .labs alone\n", NULL },
  { "Hypothesis: as Dossier writes it",
    "{\"rows\": [{\"id\": \"e3974145-fbb9-4df6-b2a2-4a9d1705e48c\", \"uri\": \"urn:x-dossier:story:abc\", \"updated\": "
    "\"2024-05-28T10:00:00Z\", \"text\": \"Mine\", \"tags\": [\"labs\"], \"target\": [{\"selector\": [{\"type\": "
    "\"TextQuoteSelector\", \"exact\": \"words \"}]}]}]}",
    "Hypothesis\n- <> =abc\n  “words ” Mine #labs changed 1716890400 =e3974145-fbb9-4df6-b2a2-4a9d1705e48c\n", NULL },
};
