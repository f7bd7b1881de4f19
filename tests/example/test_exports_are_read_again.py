"""Whatever the example's registers are exported as is what their imports find all the same."""

import tempfile

import pytest

from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.exporting import as_csv, as_xlsx, records_of, sheet_of
from secretariat.engine.imports.running import File, compared
from secretariat.engine.imports.trials import Trial
from secretariat.site.product import PRODUCT

pytestmark = pytest.mark.usefixtures("example_instance")

IMPORTS = [one for area in PRODUCT.areas for one in area.imports]
AS_WORKBOOKS = 3_000  # rows up to which the workbook is read again too


def read_again(what: Import, *, workbook: bool) -> Trial:
    """Everything exported and compared with what is here."""
    sheet = sheet_of(what, records_of(what))
    with tempfile.TemporaryFile() as file:
        if workbook:
            as_xlsx(sheet, file)
        else:
            file.writelines(as_csv(sheet))
        file.seek(0)
        return compared(what, File(name="export", content=file))


@pytest.mark.parametrize("what", IMPORTS, ids=lambda one: str(one.key))
def test_every_import_finds_its_own_export_all_the_same(what: Import) -> None:
    count = what.model._default_manager.count()
    assert count, "the example has none: nothing is shown"
    for workbook in (False, True) if count <= AS_WORKBOOKS else (False,):
        trial = read_again(what, workbook=workbook)
        assert trial.bad_rows == trial.changes == ()
        assert (trial.same, trial.new, trial.changed, trial.absent) == (count, 0, 0, 0)
