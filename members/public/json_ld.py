"""A profile in the words of schema.org, for machines that read pages."""

from typing import Any

from members.models import PublicContact
from members.profile import Profile
from programs.markdown import plain
from programs.models import Network

CONTEXT = "https://schema.org"


def organization_json_ld(profile: Profile, network: Network) -> dict[str, Any]:
    """The organization as a schema.org `NGO`; what is not stated is left out."""
    organization = profile.organization
    place = {
        "@type": "PostalAddress",
        "addressCountry": organization.country.code,
        "addressLocality": organization.city,
        "streetAddress": organization.address,
    }
    data = {
        "@context": CONTEXT,
        "@type": "NGO",
        "@id": profile.url,
        "name": organization.name,
        "alternateName": [name.text for name in profile.names],
        "url": organization.website or profile.url,
        "sameAs": [link.address for link in profile.links],
        "description": plain(profile.text.summary) if profile.text else "",
        "foundingDate": profile.founding.date if profile.founding else "",
        "address": _stated(place),
        "email": organization.email,
        "telephone": organization.phone,
        "contactPoint": [_contact_point(contact) for contact in profile.contacts],
        "knowsAbout": [str(priority.area) for priority in profile.priorities],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": i.scheme, "value": i.value}
            for i in profile.identifiers
        ],
        "memberOf": _membership(profile, network),
    }
    return _stated(data)


def _membership(profile: Profile, network: Network) -> dict[str, Any]:
    if profile.membership is None:
        return {}
    return _stated({"@type": "NGO", "name": network.name, "url": network.website})


def _contact_point(contact: PublicContact) -> dict[str, Any]:
    point = {
        "@type": "ContactPoint",
        "name": contact.name,
        "contactType": contact.role,
        "email": contact.email,
        "telephone": contact.phone,
    }
    return _stated(point)


def _stated(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}
