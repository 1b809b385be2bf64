"""Search as people type it: what is found, and what is not."""

from __future__ import annotations

import pytest

from graph.answers.agencies import agencies
from graph.answers.documents import documents
from graph.answers.tasks import tasks
from graph.matching import Index, matches
from tests.samples import sample_store

RESOLUTION = "Nghị quyết 57-NQ/TW"
SCIENCE = "Sở Khoa học và Công nghệ tỉnh Kon Tum"
CREDIT = "về hiệu quả của tín dụng chính sách"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("tin dung", CREDIT),
        ("chính sách tín dụng", CREDIT),
        ("tindung", CREDIT),
        ("đầu tư", "Dau tu cong"),
        ("57nq/tw", RESOLUTION),
        ("57NQTW", RESOLUTION),
        ("nghi quyet 57", RESOLUTION),
        ("nghị quyết số 57", RESOLUTION),
        ("NQ57", f"{RESOLUTION} NQ"),
        ("nq 57", f"{RESOLUTION} NQ"),
        ("5/CT-TTg", "Chỉ thị 05/CT-TTg"),
        ("005", "Chỉ thị 05/CT-TTg"),
        ("so khoa hoc", SCIENCE),
        ("so khcn", SCIENCE),
        ("Sở KH&CN", SCIENCE),
        ("skhcn", SCIENCE),
        ("skhcn kon tum", SCIENCE),
        ("hdnd tinh", "Hội đồng nhân dân tỉnh Kon Tum"),
        ("so gddt", "Sở Giáo dục và Đào tạo"),
        ("so gd&dt", "Sở Giáo dục và Đào tạo"),
        ("uy ban nhan dan", "Ủy ban nhân dân tỉnh"),
        ("", CREDIT),
        ("…", CREDIT),
    ],
)
def test_what_is_meant_is_found(query: str, text: str) -> None:
    assert matches(query, None, text)


# Figures are whole, and words are looked for from their beginning on.
@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ngân hàng", CREDIT),
        ("7", RESOLUTION),
        ("5", RESOLUTION),
        ("57", "Nghị quyết 157-NQ/TW"),
        ("57nq/tw", "Nghị quyết 157-NQ/TW"),
        ("ang", "ngang hàng"),
        ("khcn", "Sở Kế hoạch và Đầu tư"),
        ("so 57", "Sở Tài chính"),
    ],
)
def test_what_is_not_meant_is_not_found(query: str, text: str) -> None:
    assert not matches(query, text)


# A word that nothing has is read as the one most like it; numbers never are.
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ngan hagn", {"bank"}),
        ("tai chnih", {"finance"}),
        ("khoa hoc cogn nghe", {"science"}),
        ("khoa", {"science"}),
        ("chính", {"bank", "finance"}),
        ("xyzzy", set()),
        ("nghi quyet 58", set()),
    ],
)
def test_typing_errors_are_forgiven(query: str, found: set[str]) -> None:
    index = Index.of(
        [
            ("bank", ("Ngân hàng Chính sách xã hội", None)),
            ("finance", ("Sở Tài chính",)),
            ("science", (SCIENCE, RESOLUTION)),
        ]
    )
    assert index.find(query).slugs == found


# The same over the lists: documents, agencies, tasks.
@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("nghi quyet 57", "57-nq-tw-2024"),
        ("NQ57", "57-nq-tw-2024"),
        ("57nq/tw", "57-nq-tw-2024"),
        ("nghi quyt 57", "57-nq-tw-2024"),
        ("kh 725", "725-kh-ubnd-kon-tum-2025"),
    ],
)
def test_documents_are_found(query: str, document: str) -> None:
    found = documents(sample_store("000", "001"), q=query)
    assert found.items[0].slug == document


@pytest.mark.parametrize(
    ("query", "agency"),
    [
        ("so khoa hoc", "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"),
        ("so khcn", "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"),
        ("skhcn", "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"),
        ("ubnd tinh", "uy-ban-nhan-dan-tinh-kon-tum"),
        ("nhcsxh", "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"),
    ],
)
def test_agencies_are_found(query: str, agency: str) -> None:
    found = agencies(sample_store("000", "001"), q=query)
    assert agency in [summary.agency.slug for summary in found.items]


@pytest.mark.parametrize(
    ("query", "label"),
    [("nhcsxh chu tri", "10"), ("bao cao hang thang", "3"), ("so khcn", "1")],
)
def test_tasks_are_found(query: str, label: str) -> None:
    found = tasks(sample_store("000", "001"), q=query)
    assert label in [summary.task.label.split(".")[0] for summary in found.items]
