"""Makes the font files of this folder from the npm package @fontsource-variable/rubik (run once, results are kept).

Usage: python make-fonts.py PATH/TO/@fontsource-variable/rubik/files   (needs: pip install fonttools brotli)

The package cuts Rubik into Latin, extended Latin, Cyrillic and Arabic. A Turkish, Polish or Romanian page would have
to load two of them, so the few extended letters that our languages use are put into the Latin file. The files for
Cyrillic and Arabic hold a smaller Latin as well: one file and one request for each language. Weights are limited to
400..700, and what costs more bytes than eyes notice (small kerning, kerning by weight, rare features) is dropped.
"""

import logging
import sys
import unicodedata

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

logging.disable(logging.WARNING)
SOURCE = sys.argv[1]
BASIC = [*range(0x20, 0x7F), 0xA0, *map(ord, "§©«°·»×ÄÖÜßäöüéÇç–—‘’‚“”„•…€−")]
LATIN = [*BASIC, *map(ord, "¡£®±²³´½¿÷ŒœıʼÑñØøÅåÆæ‐‑‹›™"), *range(0xC0, 0xD0), *range(0xD2, 0xD7),
         *range(0xD9, 0xDE), *range(0xE0, 0xF0), *range(0xF2, 0xF7), *range(0xF9, 0xFE), 0xFF]
EXTENDED = list(map(ord, "ĞğİŞşĄąĆćĘęŁłŃńŚśŹźŻżĂăȘșȚțŢţČčŠšŽžĐđĚěŘřŮůŐőŰűẞ"))
CORE_EXTENDED = list(map(ord, "ĞğİŞş"))
CYRILLIC = [0x401, 0x404, 0x406, 0x407, *range(0x410, 0x450), 0x451, 0x454, 0x456, 0x457, 0x45D, 0x490, 0x491, 0x2116]
# Maps draw letter by letter: there the joined shapes are asked for by numbers of their own.
FORMS = {"<isolated>": None, "<initial>": "init", "<medial>": "medi", "<final>": "fina"}
ARABIC = [0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x653), 0x67E, 0x686, 0x6A9, 0x6AF, 0x6CC]


def cut(name: str, letters: list[int], features: list[str]) -> TTFont:
    font = TTFont(f"{SOURCE}/rubik-{name}-wght-normal.woff2")
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["gasp", "prep"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return instantiateVariableFont(font, {"wght": (400, 400, 700)})


def kern_tables(font: TTFont) -> list:
    if "GPOS" not in font:
        return []
    return [table for lookup in font["GPOS"].table.LookupList.Lookup if lookup.LookupType in (2, 9)
            for table in (getattr(sub, "ExtSubTable", sub) for sub in lookup.SubTable)
            if hasattr(table, "PairSet") or hasattr(table, "Class1Record")]


def add_letters(font: TTFont, more: TTFont) -> None:
    """Copies the glyphs that `font` lacks, and lets each kern like its base letter (ğ like g)."""
    order = font.getGlyphOrder()[:]
    for name in set(more.getGlyphOrder()) - set(order):
        order.append(name)
        font["glyf"].glyphs[name] = more["glyf"][name]
        font["gvar"].variations[name] = more["gvar"].variations.get(name, [])
        font["hmtx"].metrics[name] = more["hmtx"].metrics[name]
    order[1:] = sorted(order[1:], key=lambda name: (name not in font.getReverseGlyphMap(), name))
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    if "HVAR" in font:
        del font["HVAR"]  # the widths of all glyphs then come from gvar
    before = dict(font.getBestCmap())
    added = {letter: name for letter, name in more.getBestCmap().items() if letter not in before}
    for table in font["cmap"].tables:
        table.cmap.update(added)
    for letter, name in added.items():
        base = before.get(ord(unicodedata.normalize("NFD", chr(letter))[0]))
        for pair in kern_tables(font):
            if not hasattr(pair, "Class1Record"):
                continue
            if base in pair.Coverage.glyphs:
                pair.Coverage.glyphs.append(name)
                if base in pair.ClassDef1.classDefs:
                    pair.ClassDef1.classDefs[name] = pair.ClassDef1.classDefs[base]
            if base in pair.ClassDef2.classDefs:
                pair.ClassDef2.classDefs[name] = pair.ClassDef2.classDefs[base]
    number = {name: i for i, name in enumerate(order)}
    for pair in kern_tables(font):
        if hasattr(pair, "Class1Record"):
            pair.Coverage.glyphs.sort(key=number.__getitem__)


def name_forms(font: TTFont) -> None:
    """Gives the joined shapes, which the font has already, their numbers (U+FB50 to U+FEFC)."""
    letters = font.getBestCmap()
    gsub = font["GSUB"].table
    shapes: dict = {None: {}}
    ligatures: dict = {}
    for record in gsub.FeatureList.FeatureRecord:
        for index in record.Feature.LookupListIndex:
            for sub in gsub.LookupList.Lookup[index].SubTable:
                sub = getattr(sub, "ExtSubTable", sub)
                if hasattr(sub, "mapping"):
                    shapes.setdefault(record.FeatureTag, {}).update(sub.mapping)
                elif hasattr(sub, "ligatures"):
                    for first, found in sub.ligatures.items():
                        ligatures.update({(first, *one.Component): one.LigGlyph for one in found})

    def shape(letter: int, form: str | None) -> str | None:
        name = letters.get(letter)
        return name and (shapes[form].get(name) if form else name)

    added = {}
    for number in [*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)]:
        form, *parts = unicodedata.decomposition(chr(number)).split() or [""]
        bases = [int(part, 16) for part in parts]
        if form not in FORMS or not bases:
            continue
        if len(bases) == 1:
            name = shape(bases[0], FORMS[form])
        else:  # lam and alif are always written as one, and joined to what comes before or not
            lam = "medi" if form == "<final>" else "init"
            name = ligatures.get((shape(bases[0], lam), shape(bases[1], "fina")))
        if name:
            added[number] = name
    for table in font["cmap"].tables:
        table.cmap.update(added)
    print(len(added), "joined shapes")


def coarsen_kerning(font: TTFont) -> None:
    """Keeps kerning of 20 units and more, in steps of 10, the same for all weights."""
    def coarse(value):
        value = getattr(value, "XAdvance", 0)
        return 0 if abs(value) < 20 else round(value / 10) * 10

    for pair in kern_tables(font):
        pair.ValueFormat1, pair.ValueFormat2 = 4, 0
        if hasattr(pair, "PairSet"):
            for pairs in pair.PairSet:
                pairs.PairValueRecord = [r for r in pairs.PairValueRecord if coarse(r.Value1)]
        records = ([r for pairs in pair.PairSet for r in pairs.PairValueRecord] if hasattr(pair, "PairSet")
                   else [r for first in pair.Class1Record for r in first.Class2Record])
        for record in records:
            advance = coarse(record.Value1)
            for field in list(vars(record.Value1)) if record.Value1 else []:
                delattr(record.Value1, field)
            record.Value1.XAdvance = advance


def save(font: TTFont, name: str) -> None:
    for tag in ("MVAR", "STAT"):
        if tag in font:
            del font[tag]
    coarsen_kerning(font)
    font["post"].formatType = 3.0
    font.flavor = "woff2"
    font.save(f"rubik-{name}.woff2")


latin = cut("latin", LATIN, ["kern"])
add_letters(latin, cut("latin-ext", EXTENDED, []))
save(latin, "latin")
core = cut("latin", [*BASIC, 0x131], [])
add_letters(core, cut("latin-ext", CORE_EXTENDED, []))
arabic = cut("arabic", ARABIC, ["init", "medi", "fina", "rlig", "ccmp", "mark"])
name_forms(arabic)
for name, own in (("cyrillic", cut("cyrillic", CYRILLIC, [])), ("arabic", arabic)):
    add_letters(own, core)
    save(own, name)
