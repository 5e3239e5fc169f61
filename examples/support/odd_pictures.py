"""Gives every program pictures that are not what they seem, and some that are only unusual.

    python3 odd_pictures.py <program> ...

A bad file must end in exit code 1 and a message that names it, a tiny one in a result or in a message, and a good one of
any kind in exit code 0. Only Python's standard library is used; the JPEG is stored below.
"""

import base64
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9"
    "lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAcACgD"
    "ASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKB"
    "kaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZ"
    "mqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQF"
    "BgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5"
    "OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX"
    "2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwBLmXzbeN8Yy54pEJyB7U1+bGLH/PQio57wRIu0AuqhSe3tWKV9Eem3Y1UslkjyG2P7"
    "8ioY0mjKQ+UxYkjjkD3z6VFaGZSrXMj887FHA+p/pSanqEscjw27dMDpgg1XLfQy5pIq3Ekt/dNFANgXiR/U+tFXrSAW8CxgZc8sR1Joo5raICkx"
    "MWlIWGGEhB57mqzELAZYxlxgE+n4VZvRjSoMcbmUn/vmqIXhUyQGYZrSGzJbu0aenSNJAEPA9z1pDDONRMl0n3gSuDkEDFTQKFQAVauyW07JJBVh"
    "gj3rJPU1nokLDcRW0DTSq2WOFAHJorHuppH4ZsiNcKPSimoX1Zm4o//Z")


def png(width, height, colour_type, data=None):
    """A PNG file; colour_type 0 is gray, 2 RGB, 4 gray with opacity, 6 RGBA."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    channels = {0: 1, 2: 3, 4: 2, 6: 4}[colour_type]
    if data is None:
        data = b"".join(
            b"\0" + bytes((x * x // 7 + 3 * y + 50 * c + (40 if (x // 9 + y // 7) % 2 else 0)) % 256
                          for x in range(width) for c in range(channels))
            for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


whole = png(300, 200, 2)
BAD = {
    "missing.png": None,
    "empty.png": b"",
    "text.png": b"This is no picture.\n" * 20,
    "cut_header.png": whole[:20],
    "cut_data.png": whole[: len(whole) // 2],
    "cut.jpg": JPEG[: len(JPEG) // 3],
    "huge.png": png(100000, 100000, 2, b"\0"),
    "wide.png": png(2000000000, 2, 0, b"\0"),
    "nothing.png": png(0, 0, 0, b""),
}
TINY = {"1x1.png": png(1, 1, 0), "1x1_colour.png": png(1, 1, 2), "2x2.png": png(2, 2, 2), "1x5.png": png(1, 5, 0),
        "7x1.png": png(7, 1, 2), "flat.png": png(40, 30, 0, (b"\0" + b"\x80" * 40) * 30)}
GOOD = {"gray.png": png(300, 200, 0), "colour.png": whole, "gray_opacity.png": png(90, 120, 4),
        "rgba.png": png(120, 90, 6), "colour.jpg": JPEG, "odd.png": png(3, 11, 2)}

failures = []
with tempfile.TemporaryDirectory() as folder:
    for kind, files in (("bad", BAD), ("tiny", TINY), ("good", GOOD)):
        for name, content in files.items():
            path = pathlib.Path(folder) / name
            if content is not None:
                path.write_bytes(content)
            for program in sys.argv[1:]:
                done = subprocess.run([program, str(path)], cwd=folder, capture_output=True, text=True, timeout=120)
                message = done.stderr.strip()
                right = {
                    "bad": done.returncode == 1 and name in message,
                    "tiny": done.returncode == 0 or (done.returncode == 1 and message),
                    "good": done.returncode == 0,
                }[kind]
                if not right:
                    failures.append(f"{pathlib.Path(program).name} {name}: exit code {done.returncode}, said: {message}")
print("\n".join(failures) or f"{len(BAD) + len(TINY) + len(GOOD)} pictures, {len(sys.argv) - 1} programs: all as wanted")
sys.exit(1 if failures else 0)
