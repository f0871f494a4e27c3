"""The pages: server-rendered HTML over the catalogue and the search backend; they need no JavaScript."""
