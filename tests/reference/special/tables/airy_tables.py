"""Makes include/scixx/special/detail/bessel/airy_tables.hpp: Airy functions and derivatives at multiples of 1/4."""

import mpmath as mp

from tables import text, write

mp.mp.dps = 40
rows = []
for k in range(-40, 41):
    x = mp.mpf(k) / 4
    rows.append("{" + ", ".join(text(f(x, derivative=d)) for f in (mp.airyai, mp.airybi) for d in (0, 1)) + "}")
body = ",\n    ".join(rows)
write("bessel/airy_tables.hpp", "airy_tables.py", "::bessel",
      ["/// Ai, Ai', Bi and Bi' at -10, -9.75, ..., 10\n"
       f"inline constexpr double airy_table[81][4] = {{\n    {body}}};\n"])
