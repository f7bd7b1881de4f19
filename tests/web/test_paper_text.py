"""The text of a paper on its page: nothing is left out, and each number leads to its figure."""

from tests.engine.publishing.printers.samples import document

from secretariat.web.papers.text import Text

MANY = "[figure: t.members as_of=2025-12-31]"
SOME = "[figure: t.members as_of=2025-12-31 region=AFR]"
ADDRESSES = {"1": "/figures/one", "2": "/figures/two"}


def html(text: str) -> list[str]:
    blocks = Text({}, ADDRESSES).blocks(document(text).blocks)
    return [" ".join(one.html.split()) for one in blocks]


def test_a_table_or_chart_below_a_numbered_paragraph_is_on_the_page() -> None:
    table = "| A | B |\n   |---|--:|\n   | x | 77 |\n\n   : Within"
    chart = "[chart: t.members as_of=2016-12-31..2025-12-31 every=year title='Rising']"
    (told,) = html(f"1. One:\n\n   {table}\n\n   {chart}")
    assert "Table 1. Within" in told
    assert ">77<" in told
    assert "Figure 1. Rising" in told
    assert 'id="chart-1' in told


def test_items_with_letters_are_a_list_on_the_page() -> None:
    (told,) = html("1. The Office:\n\n    (a) takes;\n\n    (b) gives.")
    assert told.endswith('<ol class="lettered"><li>takes;</li><li>gives.</li></ol>')


def test_each_number_of_a_table_leads_to_its_figure() -> None:
    cells = f"| {SOME} of {MANY} | **{SOME}** | {MANY} |"
    (table,) = Text({}, ADDRESSES).blocks(document(f"| A | B | C |\n|---|---|---|\n{cells}").blocks)
    assert table.table is not None
    two, strong, plain = table.table.rows[0].cells
    assert str(two.text) == '<a href="/figures/one">54</a> of <a href="/figures/two">187</a>'
    assert (str(strong.text), strong.url) == ("<strong>54</strong>", "/figures/one")
    assert (str(plain.text), plain.url) == ("187", "/figures/two")
