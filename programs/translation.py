"""Which words of the vocabulary are kept in several languages."""

from modeltranslation.translator import TranslationOptions, register

from programs.models import (
    Country,
    Indicator,
    MembershipKind,
    Network,
    NetworkMilestone,
    PriorityArea,
    Program,
    Region,
)


@register([Program, PriorityArea, MembershipKind, Region])
class TermTranslation(TranslationOptions):
    fields = ("name", "definition")


@register(Country)
class CountryTranslation(TranslationOptions):
    fields = ("name",)


@register(Indicator)
class IndicatorTranslation(TranslationOptions):
    fields = ("name", "definition", "unit", "unit_plural", "population")


@register(Network)
class NetworkTranslation(TranslationOptions):
    fields = (
        "name",
        "short_name",
        "headline",
        "introduction",
        "membership_text",
        "application_text",
        "contact_text",
    )


@register(NetworkMilestone)
class NetworkMilestoneTranslation(TranslationOptions):
    fields = ("text",)
