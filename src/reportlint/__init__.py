"""reportlint: lints drafts of 政府信息公开工作年度报告 (annual reports on government information disclosure)."""

__version__ = "0.1.0"
