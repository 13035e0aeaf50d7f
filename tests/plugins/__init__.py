"""What pytest loads beside the tests: environment, static files, browser, database."""
