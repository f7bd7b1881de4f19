"""Recruitment as a Django app."""

from django.apps import AppConfig


class RecruitmentConfig(AppConfig):
    """Vacancies, applications, selection, rosters, outreach and mobility."""

    name = "secretariat.areas.recruitment"
    label = "recruitment"
