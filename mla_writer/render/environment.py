"""The texts of documents, and the closed environment in which they are filled in.

Templates see dictionaries, lists, texts and numbers, never an object of the program. ``a.b`` means
``a["b"]`` and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, TemplateNotFound, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.runtime import LoopContext, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mla_writer import paths
from mla_writer.i18n.language import PLACEHOLDER
from mla_writer.i18n.template_calls import one_line
from mla_writer.model.errors import CannotRender, ProgramError, TemplateRefused
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook
from mla_writer.render.filters import FILTERS, TESTS
from mla_writer.render.sandbox import LONGEST_TEXT, check, refused
from mla_writer.render.values import MOST_TEXT, Rendering, Trusted

SUFFIX = ".md.j2"
TAG_AFTER_TEXT = re.compile(
    r"^(?!\s*(?:\{%(?:(?!%\})[^\n])*%\}\s*|\{#(?:(?!#\})[^\n])*#\}\s*)+$)(.*(?<![-+]))%\}(?=\n)", re.MULTILINE
)
"""A tag at the end of a line that holds more than tags: there the end of the line is kept."""
LOOP = frozenset({"index", "index0", "first", "last", "length"})


class Texts:
    """The templates of one folder by path (``kinds/testimony``), compiled when first used."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.names = frozenset(sources)
        self._environment = Environment(sources)

    def render(self, name: str, data: Mapping[str, Any], rendering: Rendering) -> Trusted:
        """The text ``name`` filled with ``data``; its values are left in ``rendering``.

        ``TemplateRefused`` when it asks for what is not allowed, ``CannotRender`` when it fails.
        """
        functions = Functions(rendering)
        try:
            template = self._environment.get_template(name)
            return Trusted(_capped(template.generate({**data, **functions.table}), name))
        except TemplateRefused as error:
            raise _placed(error, *self._place(error, name)) from error
        except ProgramError:
            raise
        except TemplateSyntaxError as error:
            raise _failed(error.name or name, error.lineno, str(error.message)) from error
        except SecurityError as error:
            place = self._place(error, name)
            raise refused(*place, "this operation", "plain data and the filters listed") from error
        except RecursionError:
            raise _failed(name, 0, "it includes itself") from None
        except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as error:
            raise _failed(*self._place(error, name), str(error)) from error

    def compiled(self, name: str) -> str:
        """``name``, when the text is there and asks only for what is allowed; else ``ProgramError``."""
        try:
            return self._environment.get_template(name).name or name
        except TemplateSyntaxError as error:
            raise _failed(error.name or name, error.lineno, str(error.message)) from error
        except TemplateNotFound:
            raise _failed(name, 0, "there is no such text") from None
        except (RecursionError, MemoryError):
            raise _failed(name, 0, "it is nested too deeply") from None
        except (ValueError, SyntaxError) as error:  # a number of too many digits; what Python cannot compile
            raise _failed(name, 0, str(error)[:200]) from error

    def _place(self, error: Exception, name: str) -> tuple[str, int]:
        """The text and line in which ``error`` arose: Jinja puts frames of templates into tracebacks."""
        place, trace = (name, 0), error.__traceback__
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file in self.names:
                place = (file, trace.tb_lineno)
            trace = trace.tb_next
        return place


def read_texts(folder: Path) -> Texts:
    """The templates in ``folder``, by path without suffix."""
    return Texts(_sources(folder))


def _sources(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix().removesuffix(SUFFIX): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob(f"*{SUFFIX}"))
    }


@lru_cache(maxsize=1)
def program_texts() -> Texts:
    """The templates of the program."""
    return read_texts(paths.templates())


def texts_of(rulebook: Rulebook) -> Texts:
    """The templates of the program, those that packs bring laid over them."""
    return _laid_over(tuple(rulebook.texts.items())) if rulebook.texts else program_texts()


@lru_cache(maxsize=2)
def _laid_over(brought: tuple[tuple[str, str], ...]) -> Texts:
    return Texts({**_sources(paths.templates()), **dict(brought)})


class Functions:
    """What templates can call in one rendering: translation, and the guards that ``sandbox`` inserts."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.table: dict[str, Any] = {
            "t": self.t,
            "nt": self.nt,
            "pt": self.pt,
            "_counted": self.counted,
            "_included": self.included,
            "_shown": rendering.shown,
            "_joined": rendering.joined,
            "_rendering": rendering,
        }

    def t(self, text: str, /, **values: Any) -> Trusted:
        """``text`` in the language of the document, with ``values`` put in."""
        return self._filled(self.rendering.language.text(one_line(text)), values)

    def pt(self, context: str, text: str, /, **values: Any) -> Trusted:
        """``text``, where the same English words need different translations."""
        return self._filled(self.rendering.language.text(one_line(text), context), values)

    def nt(self, singular: str, plural: str, n: float | None, /, **values: Any) -> Trusted:
        """The form that goes with the number ``n``, which also fills ``{n}``."""
        form = self.rendering.language.count(one_line(singular), one_line(plural), _whole(n), n="{n}")
        return self._filled(form, {"n": n, **values})

    def counted(self, entries: Iterable[Any] | None, label: str = "") -> Iterator[Any]:
        """``entries`` one by one, as long as rounds are left; nothing for None. An entry that is missing
        is a gap, which ``label`` names."""
        if isinstance(entries, (str, dict, int, float)):
            raise TemplateRefused(message("a text repeats over something that is not a list"))
        for entry in entries or ():
            self._spend()
            yield self.rendering.gap(label) if entry is None else entry

    def included(self) -> bool:
        """True, as long as rounds are left for one more text."""
        self._spend()
        return True

    def _spend(self) -> None:
        self.rendering.rounds -= 1
        if self.rendering.rounds < 0:
            raise TemplateRefused(message("a text repeats too often"))

    def _filled(self, text: str, values: Mapping[str, Any]) -> Trusted:
        shown = self.rendering.shown
        return Trusted(
            PLACEHOLDER.sub(
                lambda found: shown(values[found[1]], found[1]) if found[1] in values else found[0], text
            )
        )


def _whole(number: float | None) -> int:
    """The number that chooses a plural: missing and broken numbers take the form of several."""
    return int(number) if isinstance(number, (int, float)) and number == int(number) else 2


class Environment(ImmutableSandboxedEnvironment):
    """Jinja with nothing in it but what is listed in ``sandbox`` and ``filters``."""

    intercepted_binops = frozenset({"+", "-"})

    def __init__(self, sources: Mapping[str, str]) -> None:
        super().__init__(
            loader=Loader(sources),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            autoescape=False,
        )
        self.known = frozenset(sources)
        self.globals = {}
        self.filters = dict(FILTERS)
        self.tests = {name: test for name, test in self.tests.items() if name in TESTS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > LONGEST_TEXT:
            raise refused(name or "", 1, "a text of this length", f"{LONGEST_TEXT} characters")
        source = TAG_AFTER_TEXT.sub(r"\1+%}", source)
        return check(super()._parse(source, name, filename), name or "", self.known, source)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute`` means ``obj["attribute"]``: never an attribute of Python."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An entry of a dictionary, a list or the state of a loop; nothing of nothing."""
        if obj is None or isinstance(obj, Undefined):
            return None if obj is None else obj[argument]
        if isinstance(obj, dict):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=argument)
        if isinstance(obj, (list, tuple)) and isinstance(argument, int):
            return obj[argument] if argument < len(obj) else self.undefined(obj=obj, name=str(argument))
        if isinstance(obj, LoopContext) and argument in LOOP:
            return getattr(obj, argument)
        raise TemplateRefused(
            message(
                "a text asks for '{found}' of a value that has no such part; allowed: {allowed}",
                found=str(argument),
                allowed="parts of records, lists and loops",
            )
        )

    def is_safe_callable(self, obj: Any) -> bool:
        """Only the functions of the rendering, which are methods of two classes."""
        return isinstance(getattr(obj, "__self__", None), (Functions, Rendering))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Numbers only: texts are joined by ``~``, which shows each part."""
        if not all(isinstance(side, (int, float)) for side in (left, right)):
            raise TemplateRefused(
                message("a text uses '{found}' between texts; join them with '~'", found=operator)
            )
        return super().call_binop(context, operator, left, right)


class Loader(BaseLoader):
    """Templates by name out of one mapping: nothing outside it can be reached."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources

    def get_source(
        self, environment: Any, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source of ``template``; its name also stands for its file in errors."""
        if template not in self.sources:
            raise TemplateNotFound(template)
        return self.sources[template], template, None


def _capped(parts: Iterable[str], name: str) -> str:
    kept: list[str] = []
    room = MOST_TEXT
    for part in parts:
        room -= len(part)
        if room < 0:
            raise _failed(name, 0, f"it prints more than {MOST_TEXT} characters")
        kept.append(part)
    return "".join(kept)


def _failed(name: str, line: int, found: str) -> CannotRender:
    return CannotRender(
        message(
            "the text {file} cannot be filled in (line {line}): {found}", file=name, line=line, found=found
        )
    )


def _placed(error: TemplateRefused, name: str, line: int) -> TemplateRefused:
    """``error`` with its place, where it has one and does not say it yet."""
    if not line or "file" in error.message.values:
        return error
    return TemplateRefused(message("{file}, line {line}: {found}", file=name, line=line, found=error.message))
