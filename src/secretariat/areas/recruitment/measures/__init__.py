"""Figures of recruitment and mobility."""
