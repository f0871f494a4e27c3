"""The bundled sample sites: invented union news in the layouts of the real sites, served on loopback.

`articles/` holds the texts (`texts`), `sites/` what each site is (`sites`), `sources/` the source files that a crawl
uses, `templates/` the layouts (`render`). `sample_site` works out every answer of a site, `listing` what its lists
show, `server` serves all five, and `expected` says what a crawl must bring out of them.

===================================  ==============================================================================
What a crawler meets                 Where
===================================  ==============================================================================
MasterCMS in three layouts           `mau_thudo`: to June 2022, to December 2022, since 2023
Liferay, the article in the query    `mau_quan`; the home page adds session parameters to the same articles
plain addresses, banner twice        `mau_vienchuc`
old Liferay without validators       `mau_thanhpho`: neither ETag nor Last-Modified, so never a 304
a system that nobody knows           `mau_khac`: an Atom feed alone, and no robots.txt
feed, sitemap index and sitemap      `mau_thudo`; number 20345 is in the sitemap only
a path that robots.txt forbids       `mau_thudo`, linked on the second page of "Công đoàn"
a reprint                            4122 on `mau_khac` carries the text of 20318 with its own title and date
revised pages, a new article         20263 and 5801542; 20377: after `SampleSites.publish_revision`
404, challenge, off-site redirect    `mau_thudo` (404 on `mau_thanhpho` as well)
a redirect                           20284, linked by its old address only
a 500 that heals                     20291: the first request for it
one sentence instead of an article   `mau_quan`
a topic page under an article's URL  `mau_thudo`, `mau_vienchuc`
gzip, windows-1258, no charset       20178, 2931127, 3004
two addresses, one canonical         3005 on `mau_vienchuc`
===================================  ==============================================================================
"""
