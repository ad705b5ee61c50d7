"""The SDK's binding converters: the same code that turns values into arguments and results in Azure's Python worker."""

from typing import Protocol, cast

from azure.functions import meta


class _Converter(Protocol):
    def decode(self, data: meta.Datum, *, trigger_metadata: None) -> object: ...

    def encode(self, obj: object, *, expected_type: None) -> meta.Datum: ...


def decode(binding: str, data_type: str, text: str) -> object:
    """Raises ValueError when the text is not what the binding carries."""
    return _converter(binding).decode(meta.Datum(type=data_type, value=text), trigger_metadata=None)


def encode(binding: str, value: object) -> meta.Datum:
    """Raises what the worker would raise when the binding cannot carry the value."""
    try:
        return _converter(binding).encode(value, expected_type=None)
    except NotImplementedError as error:
        raise TypeError(f"a function with a '{binding}' binding cannot return {type(value).__name__}") from error


def _converter(binding: str) -> _Converter:
    registry = meta.get_binding_registry()  # type: ignore[no-untyped-call]  # the SDK leaves it unannotated
    return cast(_Converter, registry.get(binding))
