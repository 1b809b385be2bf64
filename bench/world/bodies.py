"""Who writes the letters of a world, under which numbers, and whom they give work to.

Names are those of the registry: the Centre, its ministries, provinces with some of
their departments, and communes of names that every province has.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from ontology.registry import bodies

PARTY, GOVERNMENT, MINISTRY, PROVINCE, COMMUNE = range(5)
"""How far from the Centre a body stands; what is carried out stands no lower."""

_MINISTRIES: Final = (
    ("Bộ Tài chính", "BTC"),
    ("Bộ Nội vụ", "BNV"),
    ("Bộ Xây dựng", "BXD"),
    ("Bộ Y tế", "BYT"),
    ("Bộ Tư pháp", "BTP"),
    ("Bộ Công Thương", "BCT"),
    ("Bộ Khoa học và Công nghệ", "BKHCN"),
    ("Bộ Giáo dục và Đào tạo", "BGDĐT"),
)
_DEPARTMENTS: Final = (
    ("Sở Tài chính", "STC"),
    ("Sở Nội vụ", "SNV"),
    ("Sở Xây dựng", "SXD"),
    ("Sở Y tế", "SYT"),
    ("Sở Tư pháp", "STP"),
    ("Sở Công Thương", "SCT"),
    ("Sở Khoa học và Công nghệ", "SKHCN"),
    ("Sở Giáo dục và Đào tạo", "SGDĐT"),
)
_COMMUNES: Final = (
    "Tân Lập",
    "Tân Tiến",
    "Hòa An",
    "Quang Trung",
    "Đoàn Kết",
    "Thống Nhất",
    "Phú Sơn",
    "An Thịnh",
    "Hưng Lộc",
    "Bình Minh",
)
_UNITS: Final = ("Công an xã", "Trạm Y tế xã", "Ban Chỉ huy Quân sự xã")
_WRITING: Final = 4  # departments of a province that write letters of their own


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A body, made once; `called` is its name in letters of its province or commune.

    `head` are the lines of its letterhead, `signs` those above the name of the signer,
    `seat` the place in its line of the date.
    """

    name: str
    level: str
    called: str
    province: str | None = None
    head: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    seat: str = "Hà Nội"

    def called_by(self, other: Body) -> str:
        """What another body's letters call it."""
        near = self.province == other.province and other.level != "commune"
        return self.called if near or self.level == other.level else self.name


@dataclass(frozen=True, slots=True)
class Series:
    """Documents of one type of one body, numbered in one row.

    `busy` ones set out five to twenty tasks, all others few or none. `agents` are whom
    they give work to.
    """

    body: Body
    type: str
    number: str
    agents: tuple[Body, ...]
    busy: bool = False

    @property
    def is_letter(self) -> bool:
        """Whether it is addressed to somebody."""
        return self.type == "Công văn"

    @property
    def of_party(self) -> bool:
        """Whether its numbers begin anew with a term, and not each year."""
        return self.number.startswith("{}-")


@cache
def provinces() -> tuple[str, ...]:
    """The provinces of before July 2025 that are no cities and changed no name."""
    known = bodies()
    left_out = {*known.cities, "Thừa Thiên Huế", "Thừa Thiên - Huế"}
    left_out.add("Thành phố Hồ Chí Minh")
    return tuple(sorted(name for name in known.provinces if name not in left_out))


@cache
def central() -> tuple[tuple[Series, ...], ...]:
    """The series of the Party's centre, of the Government and of the ministries."""
    party = ("BAN CHẤP HÀNH TRUNG ƯƠNG", "*")
    ministries = tuple(_ministry(name) for name, _ in _MINISTRIES)
    bureau, secretariat, cabinet, premier = (
        Body(name, level, name, head=head, signs=signs)
        for name, level, head, signs in (
            (
                "Bộ Chính trị",
                "central_party",
                party,
                ("T/M BỘ CHÍNH TRỊ", "TỔNG BÍ THƯ"),
            ),
            (
                "Ban Bí thư",
                "central_party",
                party,
                ("T/M BAN BÍ THƯ", "THƯỜNG TRỰC BAN BÍ THƯ"),
            ),
            (
                "Chính phủ",
                "central_government",
                ("CHÍNH PHỦ",),
                ("TM. CHÍNH PHỦ", "THỦ TƯỚNG"),
            ),
            (
                "Thủ tướng Chính phủ",
                "central_government",
                ("THỦ TƯỚNG CHÍNH PHỦ",),
                ("THỦ TƯỚNG",),
            ),
        )
    )
    return (
        (
            Series(bureau, "Nghị quyết", "{}-NQ/TW", ministries, busy=True),
            Series(secretariat, "Chỉ thị", "{}-CT/TW", ministries, busy=True),
            Series(bureau, "Kết luận", "{}-KL/TW", ministries),
        ),
        (
            Series(cabinet, "Nghị quyết", "{}/NQ-CP", ministries, busy=True),
            Series(premier, "Quyết định", "{}/QĐ-TTg", ministries),
            Series(premier, "Chỉ thị", "{}/CT-TTg", ministries, busy=True),
            Series(premier, "Công điện", "{}/CĐ-TTg", ministries),
        ),
        tuple(
            Series(body, type_, form.format(code), ministries)
            for type_, form in (
                ("Quyết định", "{{}}/QĐ-{}"),
                ("Kế hoạch", "{{}}/KH-{}"),
                ("Công văn", "{{}}/{}-VP"),
            )
            for body, (_, code) in zip(ministries, _MINISTRIES, strict=True)
        ),
    )


@cache
def provincial(province: str) -> tuple[Series, ...]:
    """The series of a province: its committees of State and Party, some departments."""
    upper = province.upper()
    head = ("ỦY BAN NHÂN DÂN", f"TỈNH {upper}")
    committee = _local(
        "Ủy ban nhân dân tỉnh",
        f"Ủy ban nhân dân tỉnh {province}",
        "provincial_government",
        province,
        head,
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    )
    party = _local(
        "Ban Thường vụ Tỉnh ủy",
        f"Ban Thường vụ Tỉnh ủy {province}",
        "provincial_party",
        province,
        (f"TỈNH ỦY {upper}", "*"),
        ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
    )
    departments = tuple(
        _local(
            name,
            f"{name} tỉnh {province}",
            "provincial_department",
            province,
            (f"ỦY BAN NHÂN DÂN TỈNH {upper}", name.upper()),
            ("GIÁM ĐỐC",),
        )
        for name, _ in _DEPARTMENTS
    )
    communes = tuple(_commune(name, province) for name in _COMMUNES)
    agents = departments + communes
    codes = (code for _, code in _DEPARTMENTS[:_WRITING])
    return (
        Series(committee, "Kế hoạch", "{}/KH-UBND", agents, busy=True),
        Series(party, "Kế hoạch", "{}-KH/TU", agents),
        Series(committee, "Quyết định", "{}/QĐ-UBND", agents),
        Series(committee, "Thông báo", "{}/TB-UBND", agents),
        Series(committee, "Công văn", "{}/UBND-KTTH", agents),
        Series(committee, "Công văn", "{}/UBND-NC", agents),
        *(
            Series(body, "Công văn", f"{{}}/{code}-VP", agents)
            for body, code in zip(departments, codes, strict=False)
        ),
    )


@cache
def communal(province: str) -> tuple[Series, ...]:
    """The series of the communes of a province."""
    return tuple(
        Series(body, type_, number, tuple(_unit(name, body) for name in _UNITS))
        for body in (_commune(name, province) for name in _COMMUNES)
        for type_, number in (("Kế hoạch", "{}/KH-UBND"), ("Công văn", "{}/UBND-VP"))
    )


def _ministry(name: str) -> Body:
    return Body(name, "ministry", name, head=(name.upper(),), signs=("BỘ TRƯỞNG",))


def _local(  # noqa: PLR0913, PLR0917 - a row of a table
    called: str,
    name: str,
    level: str,
    province: str,
    head: tuple[str, ...],
    signs: tuple[str, ...],
) -> Body:
    return Body(name, level, called, province, head, signs, province)


@cache
def _commune(name: str, province: str) -> Body:
    committee = f"Ủy ban nhân dân xã {name}"
    head = (f"TỈNH {province.upper()}", committee.upper())
    signs = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    return Body(committee, "commune", committee, province, head, signs, name)


def _unit(name: str, committee: Body) -> Body:
    """A unit of a commune, which its letters call by the name of all such units."""
    full = f"{name} {committee.seat}"
    return Body(full, "commune", name, committee.province)
