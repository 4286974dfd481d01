"""How a draft looks as text: one module a layout, all from the same sheets."""
