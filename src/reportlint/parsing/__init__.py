"""From text to trees: the grammars and what reads them."""
