"""The rules of the code's shape as functions from source text to breaches. They read; tests/test_architecture.py judges.

What ruff and import-linter can check is in pyproject.toml, not here.
"""

import ast
import re
from collections.abc import Iterator

FILE_LINES = 250
FUNCTION_LINES = 40

# Put together from parts, so that this file does not hold what it looks for.
_MARKS = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|raise NotImplemented" + r"Error")
_HOME_OF_SOMEBODY = re.compile(r"(?<![\w.])/(?:Users|root|work|home(?!/site/wwwroot))" + r"/[\w.]")

type _Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(source: str) -> Iterator[_Function]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _names(node: ast.AST) -> Iterator[str]:
    """Every name in an annotation, also inside quotes."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.isidentifier():
            yield part.value


def long_files(source: str) -> list[str]:
    lines = len(source.splitlines())
    return [f"{lines} lines (at most {FILE_LINES})"] if lines > FILE_LINES else []


def long_functions(source: str) -> list[str]:
    sizes = [(node, (node.end_lineno or 0) - node.lineno + 1) for node in _functions(source)]
    return [f"{node.name} has {size} lines (at most {FUNCTION_LINES})" for node, size in sizes if size > FUNCTION_LINES]


def _given(annotation: ast.expr) -> ast.expr:
    """A function that is passed in may answer bool: that is no flag."""
    is_function = isinstance(annotation, ast.Subscript) and "Callable" in set(_names(annotation.value))
    return ast.Name("Callable") if is_function else annotation


def bool_parameters(source: str) -> list[str]:
    """Parameters of type bool: at the call they say nothing. Fields of models are not parameters."""
    found = []
    for node in _functions(source):
        parameters = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        flags = [p.arg for p in parameters if p.annotation is not None and "bool" in set(_names(_given(p.annotation)))]
        found += [f"line {node.lineno}: {node.name}({flag}: bool); use an enum or two functions" for flag in flags]
    return found


def broad_catches(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            caught = set(_names(node.type)) if node.type else {"everything"}
            if caught & {"Exception", "BaseException", "everything"}:
                found.append(f"line {node.lineno}: catches {', '.join(sorted(caught))}")
    return found


def uses_of_any(source: str) -> list[str]:
    imported = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) and node.module == "typing"
    ]
    return [f"line {node.lineno}: imports Any" for node in imported if any(alias.name == "Any" for alias in node.names)]


def missing_module_docstring(source: str) -> list[str]:
    return [] if ast.get_docstring(ast.parse(source)) else ["has no module docstring"]


def unstable_enum_values(source: str) -> list[str]:
    """Values of StrEnums are stored and sent, so they are lower case and free of blanks."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and any("StrEnum" in set(_names(base)) for base in node.bases):
            values = [item.value for item in node.body if isinstance(item, ast.Assign)]
            texts = [
                value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)
            ]
            found += [
                f"{node.name} has the value {text!r}" for text in texts if not re.fullmatch(r"[a-z0-9_.\-]+", text)
            ]
    return found


def unfinished_marks(text: str) -> list[str]:
    return [f"says {found.group()!r}" for found in _MARKS.finditer(text)]


def paths_of_one_machine(text: str) -> list[str]:
    return [f"names {found.group()!r}..., a folder of one machine" for found in _HOME_OF_SOMEBODY.finditer(text)]
