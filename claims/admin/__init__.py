"""The curators' pages: a second client of the services. `apps.AdminConfig` says what is loaded."""
