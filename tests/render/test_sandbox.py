"""What a template may not do. Each line is an attack that worked somewhere, or the way to one."""

from __future__ import annotations

import pytest

from mla_writer.i18n import Language
from mla_writer.model.errors import CannotRender, ProgramError, TemplateRefused
from mla_writer.model.rulebook import Rulebook
from mla_writer.render.environment import Texts
from mla_writer.render.sandbox import LONGEST_TEXT
from mla_writer.render.values import Rendering

DATA = {
    "name": "Karim",
    "record": {"items": "the answer", "n": 2},
    "list": [1, 2, 3],
    "people": [{"name": "A"}, {"name": "B"}],
    "nothing": None,
    "long": [{"inner": list(range(200))}] * 200,
}


def render(rulebook: Rulebook, source: str, **others: str) -> str:
    rendering = Rendering(Language("en", "request"), rulebook)
    return Texts({"x": source, **others}).render("x", DATA, rendering)


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ name.__class__ }}",
    "{{ name['__class__'] }}",
    "{{ name|attr('__class__') }}",
    "{{ list.append(4) }}",
    "{{ name.upper() }}",
    "{{ name.format }}",
    "{{ '{0.__class__}'.format(name) }}",
    "{{ '{0.__class__}'|format(name) }}",
    "{{ ('{0.__class__}'|attr('format'))(name) }}",
    "{{ ['{0.__class__}']|map(attribute='format')|list }}",
    "{{ ['{0.__class__}']|map('format', name)|list }}",
    "{{ people|map(attribute='__class__')|list }}",
    "{{ people|sort(attribute='__class__')|list }}",
    "{{ people|selectattr('name.__class__')|list }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ _rendering }}",
    "{{ _shown.__self__ }}",
    "{{ t.__globals__ }}",
    "{{ t }}",
    "{{ t(name) }}",
    "{{ t('a' ~ name) }}",
    "{{ t(*list) }}",
    "{{ t('a', **record) }}",
    "{{ t('{x}', __x=1) }}",
    "{{ range(10) }}",
    "{% for x in range(10**9) %}{% endfor %}",
    "{{ lipsum(n=3) }}",
    "{{ cycler('a') }}",
    "{{ joiner() }}",
    "{{ namespace() }}",
    "{{ dict(a=1) }}",
    "{{ {'a': 1} }}",
    "{{ 'x' * 10000000000 }}",
    "{{ list * 2 }}",
    "{{ 2 ** 100000 }}",
    "{{ 7 // 2 }}",
    "{{ 7 / 0 }}",
    "{{ 7 % 2 }}",
    "{{ '%9999999999s' % name }}",
    "{{ name|center(9999999999) }}",
    "{{ list|batch(10, 'x') }}",
    "{{ list|pprint }}",
    "{{ list|tojson }}",
    "{{ name|safe }}",
    "{{ name[0:2] }}",
    "{{ name[0] }}",
    "{{ name + name }}",
    "{{ list + list }}",
    "{% set x = name ~ name %}{{ x }}",
    "{% set ns.x = 1 %}",
    "{% set x %}block{% endset %}",
    "{% set a, b = list %}",
    "{% for x in [1, 2, 3] %}{% endfor %}",
    "{% for x in people recursive %}{{ loop(x) }}{% endfor %}",
    "{% for a in list %}{% for b in list %}{% for c in list %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for x in name %}{% endfor %}",
    "{% for x in record %}{% endfor %}",
    "{% for x in list %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "{% for x in list %}{{ loop._iterator }}{% endfor %}",
    "{% for t in people %}{{ t('x') }}{% endfor %}",
    "{% set t = record %}{{ t('x') }}",
    "{% macro m() %}{% endmacro %}{{ m() }}",
    "{% call t('x') %}{% endcall %}",
    "{% import 'y' as y %}",
    "{% from 'y' import z %}",
    "{% extends 'y' %}",
    "{% block b %}{% endblock %}",
    "{% include '../../etc/passwd' %}",
    "{% include 'unknown' %}",
    "{% include name %}",
    "{% include ['y', 'z'] %}",
    "{% filter upper %}x{% endfilter %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% with x = 1 %}{% endwith %}",
    "{% do list.append(1) %}",
    "{% raw",
    "{{ name is sameas(1) }}",
    "{{ list }}",
    "{{ record }}",
    "{{ unknown }}",
    "{{ record.unknown }}",
    "{{ unknown|date }}",
    "{% if unknown %}{% endif %}",
    "{{ name|choice('no_such_list') }}",
]  # fmt: skip


@pytest.mark.parametrize("source", ESCAPES)
def test_refused_with_a_message(rulebook: Rulebook, source: str) -> None:
    with pytest.raises(ProgramError) as caught:
        render(rulebook, source, y="{{ name }}")
    assert str(caught.value)
    assert "object at 0x" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% include 'x' %}", "includes itself"),
        ("{% for a in long %}{% for b in a.inner %}{% endfor %}{% endfor %}", "too often"),
        (f"{'x' * (LONGEST_TEXT + 1)}", "length"),
        ("\n\n{{ name.upper() }}", "line 3"),
        ("\n{% if unknown %}{% endif %}", "line 2"),
        ("{{ 1 if }}", "line 1"),
    ],
)
def test_the_message_says_where_or_why(rulebook: Rulebook, source: str, expected: str) -> None:
    with pytest.raises((TemplateRefused, CannotRender), match=expected):
        render(rulebook, source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{% if name %}" * 2000 + "{% endif %}" * 2000,
        "{{ " + "not " * 15_000 + "name }}",
        "{{ name" + "|upper" * 9000 + " }}",
        "{{ " + "9" * 5000 + " }}",
    ],
    ids=range(5),
)
def test_what_cannot_be_compiled_is_told(source: str) -> None:
    with pytest.raises(CannotRender, match=r"nested too deeply|digits"):
        Texts({"x": source}).compiled("x")


def test_texts_that_include_each_other_twice_are_stopped(rulebook: Rulebook) -> None:
    others = {f"a{n}": f"{{% include 'a{n + 1}' %}} {{% include 'a{n + 1}' %}}" for n in range(40)}
    with pytest.raises(TemplateRefused, match="too often"):
        render(rulebook, "{% include 'a0' %}", **others, a40="")


def test_what_is_printed_is_capped(rulebook: Rulebook) -> None:
    text = "x" * 1000
    with pytest.raises(CannotRender, match="characters"):
        render(
            rulebook, f"{{% for a in long %}}{{% for b in people %}}{text * 60}{{% endfor %}}{{% endfor %}}"
        )


def test_long_values_are_capped(rulebook: Rulebook) -> None:
    rendering = Rendering(Language("en", "request"), rulebook)
    data = {"long": "x" * 1_000_000, "list": list(range(100))}
    with pytest.raises(CannotRender, match="too long"):
        Texts({"x": "{% for n in list %}{{ long }}{% endfor %}"}).render("x", data, rendering)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ record.items }}", "the answer"),
        ("{{ record['n'] + 1 }}", "3"),
        ("{{ nothing.anything }}", "[to be completed]"),
        (
            "{% for x in people %}{{ loop.index }}{{ x.name }}{% if loop.first %}, {% endif %}{% endfor %}",
            "1A, 2B",
        ),
        ("{{ people|map(attribute='name')|join_and }}", "A and B"),
        ("{{ people|selectattr('name', 'equalto', 'B')|map(attribute='name')|first }}", "B"),
        ("{{ name ~ '!' ~ 1 }}", "Karim!1"),
        ("{% set other = record.n %}{{ other }}", "2"),
        ("{{ t('{a} and {b}', a=name, b=3) }}", "Karim and 3"),
        ("{{ t('one\n   line') }}", "one line"),
        ("{{ nt('one', '{n} things', list|length) }}", "3 things"),
        ("{{ nt('one', '{n} things', nothing) }}", "[to be completed] things"),
        ("{{ nt('one', '{n} things', record.n - 0.5) }}", "1.5 things"),
        ("{{ pt('heading', 'Order') }}", "Order"),
        ("{{ 'x' if list|length > 2 else 'y' }}", "x"),
        ("{{ name in list }}", "no"),
        ("a\n{% include 'y' %}\nb", "a\n\n\nKarim\n\nb"),
        ("a {% include 'y' %} b", "a Karim b"),
        ("{% for x in nothing %}x{% endfor %}.", "."),
    ],
)
def test_allowed(rulebook: Rulebook, source: str, expected: str) -> None:
    rendering = Rendering(Language("en", "request"), rulebook)
    text = Texts({"x": source, "y": "{{ name }}\n"}).render("x", DATA, rendering)
    for number, value in enumerate(rendering.values):
        token = Rendering(rendering.language, rulebook)
        token.values = rendering.values[:number]
        text = text.replace(token.put(value), value.text)
    assert text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a{% if name %}b{% endif %}\nc", "ab\nc"),
        ("{% if name %}b{% endif %}\nc", "b\nc"),
        ("{% if name %}\nb\n{% endif %}\nc", "b\nc"),
        ("  {% if name %}{% if name %}\nb\n  {% endif %}{% endif %}\nc", "b\nc"),
        ("a\n{# remark #}\nc", "a\nc"),
        ("a {% if name -%}\n b{% endif %}", "a b"),
    ],
)
def test_only_lines_of_tags_leave_no_line(rulebook: Rulebook, source: str, expected: str) -> None:
    assert render(rulebook, source) == expected
