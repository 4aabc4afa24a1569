"""Charts of a series: from figures to a Vega-Lite specification, and from that to SVG and PNG."""
