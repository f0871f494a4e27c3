"""What is kept: the WARC files and the catalogue of what they hold."""
