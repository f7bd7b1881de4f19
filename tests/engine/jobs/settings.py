"""The product's settings with the made-up product, for workers that tests start as programs."""

from secretariat.site.settings import *  # noqa: F403

PRODUCT = "tests.engine.jobs.declared.PRODUCT"
