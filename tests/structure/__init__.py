"""The shape of the package, measured: rooms, levels, edges, cycles, names, sizes of modules."""
