"""Route templates and constraints by themselves."""

from pathlib import Path

import pytest

from sandbox.host import AppError, Keys
from sandbox.host.indexing import FunctionEntry, Kind
from sandbox.host.keys import Level, presented_key
from sandbox.host.routes import build_routes, shadowed


def entry(name: str, route: str | None = None, methods: list[str] | None = None) -> FunctionEntry:
    trigger = {"type": "httpTrigger", "name": "req", "route": route, "methods": methods}
    return FunctionEntry(name, Kind.HTTP, trigger, "req", (), False, lambda req: req, Path())


def match(template: str, path: str, prefix: str = ""):
    return build_routes([entry("f", template)], prefix)[0].match_path(path)


@pytest.mark.parametrize(
    ("template", "path", "values"),
    [
        ("a/{b}", "/a/x", {"b": "x"}),
        ("a/{b}", "/A/x/", {"b": "x"}),
        ("a/{b}", "/a", None),
        ("a/{b?}", "/a", {}),
        ("a/{b=five}", "/a", {"b": "five"}),
        ("a/{b=five}", "/a/six", {"b": "six"}),
        ("{a}/{b?}/{c?}", "/1/2", {"a": "1", "b": "2"}),
        ("{*rest}", "/", {}),
        ("{*rest}", "/a/b", {"rest": "a/b"}),
        ("x/{**rest}", "/x/a/b", {"rest": "a/b"}),
        ("file-{name}.{ext}", "/file-a.b.txt", {"name": "a", "ext": "b.txt"}),
        ("{id:int}", "/-5", {"id": "-5"}),
        ("{id:int}", "/5a", None),
        ("{id:int:min(10)}", "/9", None),
        ("{id:range(1,3)}", "/3", {"id": "3"}),
        ("{id:max(3)}", "/4", None),
        ("{id:length(2)}", "/ab", {"id": "ab"}),
        ("{id:length(2,3)}", "/abcd", None),
        ("{id:minlength(2)}", "/a", None),
        ("{id:maxlength(2)}", "/abc", None),
        ("{on:bool}", "/TRUE", {"on": "TRUE"}),
        ("{at:datetime}", "/2026-01-02", {"at": "2026-01-02"}),
        ("{x:decimal}", "/1.5", {"x": "1.5"}),
        (r"{x:regex(^\d{{3}}$)}", "/123", {"x": "123"}),
        (r"{x:regex(^\d{{3}}$)}", "/1234", None),
        ("{name:alpha}", "/ab1", None),
    ],
)
def test_a_template_matches_as_aspnet_core_matches_it(template, path, values):
    assert match(template, path) == values


def test_the_prefix_of_host_json_comes_before_every_route():
    assert match("a", "/api/a", "api") == {}
    assert match("a", "/a", "api") is None


def test_a_function_without_route_is_found_by_its_name():
    assert build_routes([entry("my_function")], "api")[0].match_path("/api/my_function") == {}


@pytest.mark.parametrize("template", ["{id:shoe}", "{id", "a}b", "{id:min}"])
def test_a_template_that_means_nothing_is_refused_with_the_functions_name(template):
    with pytest.raises(AppError, match="'f'"):
        build_routes([entry("f", template)], "")


def test_a_fixed_route_behind_a_parameter_is_reported():
    routes = build_routes([entry("connect", "c/{id}", ["GET"]), entry("done", "c/done", ["GET"])], "")
    assert "done is answered by connect" in shadowed(routes)[0]


def test_different_methods_do_not_shadow_each_other():
    assert shadowed(build_routes([entry("a", "c/{id}", ["POST"]), entry("b", "c/done", ["GET"])], "")) == []


def test_a_key_of_one_function_opens_only_that_function():
    keys = Keys("master", ("host",), {"one": ("own",)})
    assert keys.level_of("own", "one") is Level.FUNCTION
    assert keys.level_of("own", "two") is Level.ANONYMOUS
    assert keys.level_of("master", "two") is Level.ADMIN
    assert keys.level_of("", "one") is Level.ANONYMOUS


def test_the_header_wins_even_when_it_is_wrong():
    assert presented_key({"x-functions-key": "a"}, {"code": "b"}) == "a"
    assert presented_key({}, {"code": "b"}) == "b"
