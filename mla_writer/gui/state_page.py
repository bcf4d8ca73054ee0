"""Writing the sheet of a State as one page. No widgets."""

from __future__ import annotations

from pathlib import Path

from mla_writer.files import write_bytes
from mla_writer.gui.services import Services
from mla_writer.model.sheet import Sheet


def write_page(services: Services, sheet: Sheet, reference: str, target: Path) -> Path:
    """Write ``sheet`` as a PDF of one page to ``target``, in the language of the interface, and give the
    path back; ``CannotRender`` or ``CannotWrite``."""
    from mla_writer.render.country_sheet import Printing, one_page  # only who prints needs it

    day = services.now().date()
    document = one_page(Printing(sheet, services.rulebook, services.language, day, reference))
    write_bytes(target, services.write(document, "pdf"))
    return target
