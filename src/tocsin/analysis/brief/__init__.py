"""The brief: one self-contained page on storms or a campaign, with its figures, charts and rows, and the same figures as files beside it.

campaign_section  section on one instance of a campaign
charts            charts as SVG
compose           content of the page, and its files
page              HTML of the page
storm_section     section on one storm
summary           first page
"""

from tocsin.analysis.brief.compose import Brief, BriefRequest, PicturesShown, brief_of, overall, sections, storm_parts, write

__all__ = ["Brief", "BriefRequest", "PicturesShown", "brief_of", "overall", "sections", "storm_parts", "write"]
