"""How many newspaper passages `l10n.sentences` cuts exactly as a person did.

    python benchmarks/segmentation.py [FOLDER]

FOLDER is the data folder, `../shared/data` if none is given; `segmentation/*.txt` in it hold one passage a line,
with a `|` wherever a sentence ends inside it. The wrong passages are printed as they were cut.
"""

from __future__ import annotations

import sys
from pathlib import Path

from l10n.sentences import sentence_ends


def cut(passage: str) -> str:
    """The passage with a `|` in place of the space between two sentences."""
    text = passage.replace("|", " ")
    pieces: list[str] = []
    done = 0
    for before, after in sentence_ends(text):
        pieces.append(text[done:before])
        done = after
    return "|".join([*pieces, text[done:]])


def main() -> None:
    """Print one line a file, and the passages that are cut wrongly."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data") / "segmentation"
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        passages = [line for line in lines if line and not line.startswith("#")]
        wrong = [passage for passage in passages if cut(passage) != passage]
        print(f"{path.name}: {len(passages) - len(wrong)} of {len(passages)} exactly right")
        for passage in wrong:
            print(f"  wanted {passage}\n  got    {cut(passage)}")


if __name__ == "__main__":
    main()
