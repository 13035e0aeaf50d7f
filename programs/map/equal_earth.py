"""The Equal Earth projection, on a sphere.

B. Šavrič, T. Patterson, B. Jenny (2018), The Equal Earth map projection,
International Journal of Geographical Information Science 33 (3), 454–465,
https://doi.org/10.1080/13658816.2018.1504949
"""

from math import asin, cos, pi, radians, sin, sqrt

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
HALF_ROOT = sqrt(3) / 2


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees → (x, y) on a sphere of radius 1; x to the east, y to the north.

    Of a longitude in [−180, 180] x is within ±EAST, of any latitude y within ±NORTH.
    """
    theta = asin(HALF_ROOT * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
    x = radians(longitude) * cos(theta) / (HALF_ROOT * slope)
    return x, y


EAST = pi / (HALF_ROOT * A1)
NORTH = project(0, 90)[1]


def on_sheet(longitude: float, latitude: float, width: float) -> tuple[float, float]:
    """Degrees → (x, y) on a sheet of a width that shows the world.

    (0, 0) is its upper left corner; its height is `width * NORTH / EAST`.
    """
    x, y = project(longitude, latitude)
    scale = width / (2 * EAST)
    return (x + EAST) * scale, (NORTH - y) * scale
