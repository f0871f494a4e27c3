"""Scrapy's settings: politeness first. `newscrawl crawl` and `scrapy crawl` both run on these."""

from newscrawl.outcomes import RETRIED_STATUSES

BOT_NAME = "newscrawl"
SPIDER_LOADER_CLASS = "newscrawl.spiders.loader.SourceSpiderLoader"
SPIDER_MODULES = ["newscrawl.spiders"]

# Polite whatever a source file says: robots.txt, one request at a time a host, a delay that grows with the site's own
# slowness, no cookies (a challenge page that wants one has said no), nobody else's doors into the process.
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 1
# A delay is the least time between two requests, not their average.
DOWNLOAD_DELAY_JITTER = 0.0
REDIRECT_MAX_TIMES = 5
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
AUTOTHROTTLE_MAX_DELAY = 120
COOKIES_ENABLED = False
METAREFRESH_ENABLED = False
# The archive keeps bodies as they came, and the digest and discovery decode them themselves, with bounds of their own.
COMPRESSION_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}

RETRY_TIMES = 2
RETRY_HTTP_CODES = list(RETRIED_STATUSES)
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 20_000_000
DOWNLOAD_WARNSIZE = 0

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newscrawl.spiders.politeness.RobotsMiddleware": 100,
    "newscrawl.spiders.politeness.ConditionalRequestMiddleware": 410,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "newscrawl.spiders.politeness.OwnHostsRedirectMiddleware": 600,
    # Next to the downloader: a response is archived before any other part of Scrapy sees it.
    "newscrawl.spiders.archiving.ArchiveMiddleware": 900,
}
EXTENSIONS = {"newscrawl.spiders.run.RunExtension": 0}
ITEM_PIPELINES = {"newscrawl.pipelines.DigestPipeline": 100}

# An article's body goes through the digest before the reactor takes in more: the bound on what waits in memory.
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 5_000_000
# Scrapy would parse the source of each callback in the reactor: 0.15 s each, to find a slip that mypy finds as well.
WARN_ON_GENERATOR_RETURN_VALUE = False
LOG_LEVEL = "WARNING"
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
