"""An OpenAI-compatible endpoint for local use without a key. It answers from rules and says so; it is no language model."""

from sandbox.reader.answer import FormsReader
from sandbox.reader.faults import ReaderFault, ReaderFaults
from sandbox.reader.serve import ReaderHandle, ReaderOptions, start_reader

__all__ = ["FormsReader", "ReaderFault", "ReaderFaults", "ReaderHandle", "ReaderOptions", "start_reader"]
