"""The rules' expression language: trees, static checks and evaluation.

Small, total and closed: no recursion, no loops but over lists, no input or output, a limit of
steps. The trees are made by :mod:`reportlint.parsing.expressions`.
"""
