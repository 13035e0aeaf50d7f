"""The network, its countries and the words its members share."""

from programs.models.country import Country, Region
from programs.models.indicator import Indicator, IndicatorAlias
from programs.models.network import MembershipKind, Network, NetworkMilestone
from programs.models.term import PriorityArea, Program

__all__ = [
    "Country",
    "Indicator",
    "IndicatorAlias",
    "MembershipKind",
    "Network",
    "NetworkMilestone",
    "PriorityArea",
    "Program",
    "Region",
]
