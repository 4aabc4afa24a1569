"""The Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).

With it, OpenRefine and other tools match the names in a table with entries of this site.
"""
