"""States, provinces and emirates that people enter as their country, with its ISO 3166 code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PARTS = {
    "AE": "Abu Dhabi, Ajman, Dubai, Fujairah, Ras Al Khaimah, Sharjah, Umm Al Quwain",
    "AU": "Australian Capital Territory, New South Wales, Northern Territory, Queensland, South Australia, Tasmania,"
    " Victoria, Western Australia",
    "CA": "Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland, Newfoundland and Labrador,"
    " Northwest Territories, Nova Scotia, Nunavut, Ontario, Prince Edward Island, Quebec, Saskatchewan, Yukon",
    "GB": "England, Northern Ireland, Scotland, Wales",
    "IN": "Andhra Pradesh, Arunachal Pradesh, Assam, Bihar, Chhattisgarh, Delhi, Goa, Gujarat, Haryana,"
    " Himachal Pradesh, Jharkhand, Karnataka, Kerala, Madhya Pradesh, Maharashtra, Manipur, Meghalaya, Mizoram,"
    " Nagaland, Odisha, Punjab, Rajasthan, Sikkim, Tamil Nadu, Telangana, Tripura, Uttar Pradesh, Uttarakhand,"
    " West Bengal",
    "US": "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, District of Columbia,"
    " Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts,"
    " Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico,"
    " New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina,"
    " South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming",
}
PARTS_OF: Mapping[str, str] = MappingProxyType(
    {name.casefold(): code for code, names in _PARTS.items() for name in names.split(", ")}
)
"""The country code by lower-case name. The US state of Georgia is left out because the country has that name."""
