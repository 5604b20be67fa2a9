"""The brief: one self-contained page on a storm, with its figures, charts and rows, and the same figures as files beside it."""

from tocsin.analysis.brief.compose import Brief, BriefRequest, brief_of, sections, write

__all__ = ["Brief", "BriefRequest", "brief_of", "sections", "write"]
