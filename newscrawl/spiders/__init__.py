"""The crawl: one spider engine for all sources, archiving and manners as middlewares."""
