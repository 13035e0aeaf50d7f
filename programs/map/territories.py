"""What the shapes do not say by themselves: whose a piece is, and where the rest lies.

One rule: the vocabulary says which countries there are (ISO 3166-1, and XK); any
other piece of land goes where ISO 3166-2 lists it. It is no statement of ours.
"""

# Shapes without a number, by the name that the source gives them.
BY_NAME = {
    "Kosovo": "XK",
    "N. Cyprus": "CY",  # ISO 3166-2: Famagusta and Kyrenia are CY-04 and CY-06
    "Somaliland": "SO",  # ISO 3166-2: Woqooyi Galbeed is SO-WO
    "Siachen Glacier": "",  # land, and nobody's: ISO 3166-2 knows no such place
    "Indian Ocean Ter.": "",  # two countries in one shape (CC and CX), a dot each
}

# What the source has under one country while ISO 3166 gives it to another:
# (source's country, west, south, east, north) around its middle → ISO's country.
BY_BOX = {
    ("RU", 32, 44, 37, 46.3): "UA",  # ISO 3166-2: UA-43
    ("FR", -55, 2, -51, 6): "GF",  # this and all below: ISO 3166-1
    ("FR", -62, 15.5, -60.9, 17): "GP",
    ("FR", -61.4, 14, -60.5, 15.2): "MQ",
    ("FR", 55, -22, 56, -20): "RE",
    ("FR", 45, -13.5, 45.5, -12.5): "YT",
    ("NO", 9, 74, 35, 82): "SJ",
    ("NO", -10, 70, -7, 72): "SJ",
    ("NO", 3, -55, 4, -54): "BV",
    ("NL", -69, 12, -68, 12.5): "BQ",
    ("NZ", -173, -10, -171, -8): "TK",
}

# For the box alone by which a map is fitted: (west, south, east, north) of the part
# that counts. With all of Russia, a map of Europe would be one of half the world.
CORES = {"RU": (27.5, 43.0, 60.0, 69.5)}

# Countries without a shape of their own at 1:10m, and former ones, by longitude and
# latitude.
POINTS = {
    "BQ": (-68.3, 12.2),
    "BV": (3.4, -54.4),
    "CC": (96.8, -12.2),
    "CX": (105.6, -10.5),
    "GP": (-61.5, 16.2),
    "MQ": (-61.0, 14.6),
    "RE": (55.5, -21.1),
    "TK": (-171.8, -9.2),
    "YT": (45.2, -12.8),
    # Of former countries, those that have several successors, or lay in a part of one.
    "ANHH": (-68.9, 12.1),
    "BQAQ": (-68.1, -67.6),
    "CSHH": (14.4, 50.1),
    "CSXX": (19.3, 42.4),
    "CTKI": (-171.7, -2.8),
    "DDDE": (13.4, 52.5),
    "FQHH": (70.2, -49.4),
    "GEHH": (173.0, 1.4),
    "JTUM": (-169.5, 16.7),
    "MIUM": (-177.4, 28.2),
    "NQAQ": (2.5, -72.0),
    "NTHH": (45.5, 29.1),
    "PCHH": (145.7, 15.2),
    "PUUM": (-176.6, 0.8),
    "PZPA": (-79.7, 9.1),
    "SKIN": (88.6, 27.3),
    "SUHH": (37.6, 55.8),
    "VDVN": (105.8, 21.0),
    "WKUM": (166.6, 19.3),
    "YDYE": (45.0, 12.8),
    "YUCS": (20.5, 44.8),
}

# Former countries that lay where a country of today lies.
SAME_PLACE = {
    "AIDJ": "DJ",
    "BUMM": "MM",
    "BYAA": "BY",
    "DYBJ": "BJ",
    "FXFR": "FR",
    "HVBF": "BF",
    "NHVU": "VU",
    "RHZW": "ZW",
    "TPTL": "TL",
    "ZRCD": "CD",
}
