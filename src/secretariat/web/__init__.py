"""Shared pages and components: layout, tables, forms, figures, papers, charts; names no area."""
