"""The words of the number language as plain tables, a folder for each language.

Here is data alone, with neither code nor imports: a line of words is a string with spaces between
them, a line of phrases one with commas. The code that looks words up is in `parsing` and `units`.
"""
