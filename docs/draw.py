"""Draw every screen as a PNG at three sizes, dark and light, from the program itself.

    python docs/draw.py FOLDER [NAME ...]
    python docs/draw.py --docs docs/pictures

The second draws what the documents show: every scene once, and those of the README. Needs Chromium (its path in
CHROMIUM, or `chromium` on the PATH) and Pillow (`pip install '.[docs]'`). A test draws every scene, as text, at every
size, so that none can break unseen.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from tests.pictures import draw
from tests.scenes import SCENES, SIZES

README = (
    ("today", (120, 40), "coach-dark"),
    ("steps", (120, 40), "coach-dark"),
    ("runway", (120, 40), "coach-dark"),
    ("week", (120, 40), "coach-dark"),
)
MARGIN, COLOURS = 4, 96


def main() -> None:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", choices=[[], *SCENES], default=[])
    parser.add_argument("--docs", action="store_true", help="only the pictures that the documents show")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    wanted = [
        (name, size, theme)
        for name in options.names or SCENES
        for size in SIZES
        for theme in ("coach-dark", "coach-light")
    ]
    shown = [*README, *((name, (80, 24), "coach-light") for name in options.names or SCENES)]
    for name, size, theme in shown if options.docs else wanted:
        svg = asyncio.run(draw(name, size, theme))
        file = options.folder / f"{name}-{size[0]}x{size[1]}-{theme.removeprefix('coach-')}.png"
        to_png(svg, file)
        with Image.open(file) as picture:
            picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def to_png(svg: str, file: Path) -> None:
    """Have Chromium take a picture of an SVG, with a font of this machine and without asking the network for one."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")
    width, height = (round(float(number)) for number in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0])
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "screen.html"
        page.write_text(
            f'<meta charset="utf-8"><style>body{{margin:{MARGIN}px}}svg{{width:{width}px}}</style>{svg}',
            encoding="utf-8",
        )
        subprocess.run(
            [
                browser,
                *(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--hide-scrollbars",
                    "--disable-background-networking",
                ),
                f"--user-data-dir={folder}/browser",
                f"--window-size={width + 2 * MARGIN},{height + 2 * MARGIN}",
                f"--screenshot={file.resolve()}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
