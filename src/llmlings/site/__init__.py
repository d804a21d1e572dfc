"""What the pages of the site are made of; `docs/hooks.py` puts it into them when the site is built."""
