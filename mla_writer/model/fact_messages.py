"""What is said of every fact, wherever it is shown: how sure it is, and that it must be verified."""

from __future__ import annotations

from mla_writer.model.instruments import Confidence
from mla_writer.model.message import message

VERIFY = message("general knowledge, verify")
CONFIDENCES = {
    Confidence.HIGH: message("well sourced"),
    Confidence.MEDIUM: message("verify before use"),
    Confidence.LOW: message("doubtful, verify before use"),
}
