"""Prints the package's measures: ``python -m tests.structure``; with ``names``, each participle."""

from __future__ import annotations

import statistics
import sys

from tests.structure import imports, names


def main() -> None:
    """Print the measures, one a line."""
    paths, graph = imports.modules(), imports.imports()
    rooms = imports.rooms(graph)
    sizes = sorted(path.read_text(encoding="utf-8").count("\n") for path in paths.values())
    words, uses = names.participles(paths)
    print(f"entries at the top: {len(rooms)}")
    print(f"edges between them: {sum(map(len, rooms.values()))}")
    print(f"cycles of them: {imports.cycles(rooms)}")
    if not imports.cycles(rooms):
        print(f"levels: {imports.levels(rooms)}")
    print(f"cycles of modules: {imports.cycles(graph)}")
    for folder, edges in sorted(imports.siblings(graph).items()):
        for cycle in imports.cycles(edges):
            print(f"cycle in {folder}: {', '.join(cycle)}")
    print(
        f"modules: {len(sizes)}, median {statistics.median(sizes):.0f} lines, longest {sizes[-1]}"
    )
    print(f"lines: {sum(sizes)}")
    print(f"classes of one name: {names.repeated_classes(paths)}")
    print(f"participles as names: {1000 * sum(words.values()) / uses:.1f} of 1000")
    if "names" in sys.argv[1:]:
        for word, count in words.most_common():
            homes = [module for module, path in paths.items() if word in set(names.uses(path))]
            print(f"  {word} {count}: {' '.join(homes)}")


if __name__ == "__main__":
    main()
