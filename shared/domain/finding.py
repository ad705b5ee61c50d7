"""What a check found. Every finding that is not fine says what to do about it."""

from enum import StrEnum

from pydantic import AwareDatetime, model_validator

from shared.domain.value import Value


class Verdict(StrEnum):
    FINE = "fine"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "skipped"


class Finding(Value):
    check: str
    verdict: Verdict
    text: str
    advice: str = ""

    @model_validator(mode="after")
    def _says_what_to_do(self) -> "Finding":
        if self.verdict in (Verdict.FAILED, Verdict.WARNING) and not self.advice:
            raise ValueError(f"finding '{self.check}' does not say what to do")
        return self


class SelfCheck(Value):
    """What the app found about itself."""

    at: AwareDatetime
    findings: tuple[Finding, ...]


def fine(check: str, text: str) -> Finding:
    return Finding(check=check, verdict=Verdict.FINE, text=text)


def failed(check: str, text: str, advice: str) -> Finding:
    return Finding(check=check, verdict=Verdict.FAILED, text=text, advice=advice)


def warning(check: str, text: str, advice: str) -> Finding:
    return Finding(check=check, verdict=Verdict.WARNING, text=text, advice=advice)


def skipped(check: str, text: str) -> Finding:
    return Finding(check=check, verdict=Verdict.SKIPPED, text=text)
