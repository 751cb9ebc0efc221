#!/usr/bin/env python3
"""Cuts Noto Sans down to what invoices need. Run: subset.py <folder with NotoSans-*.ttf> <folder for the result>"""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = (
    "0020-007E 00A0-024F 02C6-02C7 02D8-02DD 0300-0304 0306-030C 0326 0328 "  # Latin and its accents
    "0370-03FF 0400-04FF 1E00-1EFF "  # Greek, Cyrillic, Latin additional
    "2010-2015 2018-201E 2020-2022 2026 202F 2030 2032-2033 2039-203A 2044 "  # punctuation
    "2070 2074-2079 2080-2089 20A0-20BF 2103 2109 2116 2122 2126 2150-215E "  # figures, currencies, units
    "2202 2206 220F 2211 221A 221E 222B 2248 2260 2264-2265 FFFD"
)
TABLES = ["GSUB", "GPOS", "GDEF", "DSIG", "MVAR", "STAT", "gasp", "fpgm", "prep", "cvt "]


def unicodes():
    for part in RANGES.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def cut(source, target):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += TABLES
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    # the font has no white square: give the outline of its "missing" sign a code, so that a lack can be shown
    glyphs = font["glyf"]
    order = font.getGlyphOrder() + ["whitesquare"]
    glyphs["whitesquare"] = glyphs[".notdef"]
    font["hmtx"]["whitesquare"] = font["hmtx"][".notdef"]
    font.setGlyphOrder(order)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x25A1] = "whitesquare"
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(unicodes()) + [0x25A1])
    cutter.subset(font)
    font.save(target)


for weight in ("Regular", "Bold"):
    cut(f"{sys.argv[1]}/NotoSans-{weight}.ttf", f"{sys.argv[2]}/NotoSans-{weight}.ttf")
