"""Say a message in a language; dates, lists, numbers, names of States, sorting, direction.

Belongs here: everything that depends on a language and on nothing of the trade. Does not belong here:
templates of documents (``render``), labels of controls (``gui``). Babel is imported when it is first
needed, so that importing this package costs nothing.
"""

from mla_writer.i18n.language import Language
from mla_writer.i18n.languages import direction_of, interface_languages, request_languages
from mla_writer.i18n.searching import searchable

__all__ = ["Language", "direction_of", "interface_languages", "request_languages", "searchable"]
