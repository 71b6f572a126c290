"""The site's macros."""
