"""Put inline elements around the right words of a translation.

The engine never sees markup: it translates the bare sentence. `wanted_texts` says which texts it should translate
besides, `place_elements` finds the words of each element in the translation, by what is certain (the glossary's
names, numbers), by where the engine looked while it wrote each word, and for an engine that cannot tell by what the
element's words become when they are translated alone.
"""

from l10n.markup.placement import Placement, place_elements, wanted_texts

__all__ = ["Placement", "place_elements", "wanted_texts"]
