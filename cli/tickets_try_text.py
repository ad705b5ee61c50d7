"""Prints what was understood of a ticket for people. The same content as the JSON, and nothing of its own."""

from collections.abc import Mapping

from pydantic import JsonValue

WIDTH = 18


def print_understood(answer: Mapping[str, JsonValue]) -> None:
    print(f"{'intent':<{WIDTH}}{answer['intent']}" + (f" ({answer['why_none']})" if answer["why_none"] else ""))
    tokens = f", {answer['tokens']} tokens" if answer["tokens"] else ""
    print(f"{'read by':<{WIDTH}}{answer['reader']}{tokens}")
    if answer["trouble"]:
        print(f"{'model':<{WIDTH}}{answer['trouble']}")
    for person, evidence in zip(_list(answer["people"]), _list(answer["evidence"]), strict=True):
        print("\nperson")
        _print_person(_mapping(person), _mapping(evidence))
    for question in map(_mapping, _list(answer["asked"])):
        choices = ", ".join(map(str, _list(question["choices"])))
        print(f"\nto be asked: {question['field']} ({question['why']})" + (f", one of {choices}" if choices else ""))
    for flag in map(_mapping, _list(answer["flags"])):
        print(f"note: {flag['code']}" + (f"  <- {_quoted(flag['quote'])}" if flag["quote"] else ""))
    for plan in map(_mapping, _list(answer.get("plans"))):
        print()
        _print_plan(plan)


def _print_person(person: Mapping[str, JsonValue], evidence: Mapping[str, JsonValue]) -> None:
    fields = {**person, **_mapping(person.get("changes"))}
    for name, value in fields.items():
        if name == "changes" or value in (None, [], ""):
            continue
        quotes = evidence.get(name, "")
        pairs = zip(value, _list(quotes), strict=False) if isinstance(value, list) else [(value, quotes)]
        for item, quote in pairs:
            print(f"  {name:<{WIDTH}}{item}" + (f"  <- {_quoted(quote)}" if quote else ""))


def _print_plan(plan: Mapping[str, JsonValue]) -> None:
    if "unavailable" in plan:
        print(f"no plan: {plan['unavailable']}")
    elif "refused" in plan:
        print(f"refused: {plan['words']}" + (f" ({plan['detail']})" if plan["detail"] else ""))
    elif "questions" in plan:
        fields = [f"{q['field']} ({q['why']})" for q in map(_mapping, _list(plan["questions"]))]
        print(f"the plan needs answers first: {', '.join(fields)}")
    else:
        subject = _mapping(plan["subject"])
        print(
            f"plan for {subject['name']} {subject['address']}, {plan['risk']} risk, digest {str(plan['digest'])[:12]}"
        )
        print(f"effective {plan['effective_at']}")
        for warning in _list(plan["warnings"]):
            print(f"  note: {warning}")
        for step in map(_mapping, _list(plan["steps"])):
            reason = f" ({step['reason']})" if step["reason"] else ""
            print(
                f"  {step['mode']!s:<8}{step['title']}{reason}  <- {_quoted('; '.join(map(str, _list(step['why']))))}"
            )


def _quoted(text: JsonValue) -> str:
    return f'"{" ".join(str(text).split())}"'


def _list(value: JsonValue | None) -> list[JsonValue]:
    return value if isinstance(value, list) else []


def _mapping(value: JsonValue | None) -> Mapping[str, JsonValue]:
    return value if isinstance(value, dict) else {}
