"""What the API and the site share: HTTP caching, rate limits, lookups, and records in HTML."""
