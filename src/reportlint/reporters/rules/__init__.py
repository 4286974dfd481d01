"""What is written about rules: lists, pages, explanations, results of their tests."""
