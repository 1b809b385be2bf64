"""All words of the explorer, in Vietnamese and English, each in one place.

The template and the browser code use the same catalogue. Keys with a dot belong to a
set whose second part comes from the data (`lane.0`, `relation.implements`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Lang = Literal["vi", "en"]

_MESSAGES: Final = {
    # page
    "title": ("Chuỗi văn bản chỉ đạo", "Chain of directing documents"),
    "subtitle": ("Trung ương → tỉnh → cơ quan", "Centre → province → agency"),
    "other_language": ("English", "Tiếng Việt"),
    "search": ("Tìm văn bản, cơ quan", "Find a document or agency"),
    "search_hint": (
        "Tìm: nghi quyet 57, so khoa hoc…",
        "Find: 57-NQ/TW, so khoa hoc…",
    ),
    "no_match": ("Không tìm thấy", "Nothing found"),
    "legend": ("Quan hệ hiển thị", "Relations shown"),
    "dashed": ("nét đứt: giao chung", "dashed: assigned in general"),
    "fit": ("Vừa khung", "Fit all"),
    "readable": ("Cỡ chữ dễ đọc", "Readable size"),
    "zoomed": (
        "Đang phóng cho dễ đọc: kéo để xem tiếp, hoặc chọn Vừa khung.",
        "Zoomed to be readable: drag to see more, or choose Fit all.",
    ),
    "map": ("Sơ đồ", "Map"),
    "map_help": (
        "Sơ đồ chuỗi. Mũi tên: tới văn bản kề; Enter: chi tiết; Esc: bỏ chọn.",
        "Map of the chain. Arrows: neighbours; Enter: details; Esc: clear.",
    ),
    "outline": ("Danh sách theo cấp", "List by level"),
    "outline_help": (
        "Chọn một văn bản, cơ quan hoặc một đường nối để xem căn cứ và câu nguyên văn.",
        "Choose a document, an agency or a line to see the exact sentences.",
    ),
    "empty": (
        "Chưa có văn bản nào trong kho. Hãy nhập văn bản để xem chuỗi chỉ đạo.",
        "The store is empty. Ingest a letter to see its chain.",
    ),
    # panel
    "details": ("Chi tiết", "Details"),
    "close": ("Đóng", "Close"),
    "open_page": ("Mở trang dữ liệu", "Open its page"),
    "not_held": ("Chưa có trong kho", "Not in the store"),
    "held": ("Có toàn văn trong kho", "Full text in the store"),
    "upstream": ("Cấp trên, căn cứ", "Above it"),
    "downstream": ("Văn bản, cơ quan thực hiện", "Carried out by"),
    "none": ("không có", "none"),
    "quote": ("Trích nguyên văn", "Exact words"),
    "quotes": ("Trích dẫn: {n}", "Quotes: {n}"),
    "in_text": ("Xem trong văn bản", "Show in the text"),
    "task": ("Nhiệm vụ {n}", "Task {n}"),
    "deadline": ("Hạn", "Due"),
    "confidence": ("Độ tin cậy", "Confidence"),
    "stated": ("giao đích danh", "assigned by name"),
    "general": ("giao chung", "assigned in general"),
    "selected": (
        "Đã chọn {name}. Cấp trên: {up}. Thực hiện: {down}.",
        "Selected {name}. Above: {up}. Below: {down}.",
    ),
    "cleared": ("Đã bỏ chọn.", "Selection cleared."),
    # the page of one thing, and of the vocabulary
    "in_chain": ("Xem trên sơ đồ", "Show in the chain"),
    "formats": ("Dạng dữ liệu", "Formats"),
    "part": ("Phần:", "Part:"),
    "leading_here": ("Dẫn tới đây", "What leads here"),
    "cut": (
        "Còn nữa: xem danh sách đầy đủ",
        "There is more: see the whole list",
    ),
    "property.rdf:type": ("Loại", "Kind"),
    "property.rdf:subject": ("chủ thể", "subject"),
    "property.rdf:predicate": ("quan hệ", "relation"),
    "property.rdf:object": ("đối tượng", "object"),
    "property.rdfs:label": ("Tên", "Name"),
    "property.dcterms:date": ("Ngày", "Date"),
    "property.dcterms:hasPart": ("gồm", "has part"),
    "property.dcterms:identifier": ("Định danh khác", "Other identifier"),
    "property.dcterms:isPartOf": ("thuộc", "part of"),
    "property.dcterms:title": ("Trích yếu", "Title"),
    "property.oa:end": ("đến ký tự", "to character"),
    "property.oa:exact": ("nguyên văn", "exact words"),
    "property.oa:hasBody": ("nói tới", "speaks of"),
    "property.oa:hasSelector": ("vị trí", "place"),
    "property.oa:hasSource": ("trong văn bản", "in the text of"),
    "property.oa:hasTarget": ("đoạn", "segment"),
    "property.oa:start": ("từ ký tự", "from character"),
    "vocabulary": ("Từ vựng chỉ đạo", "The chidao vocabulary"),
    "terms.class": ("Lớp", "Classes"),
    "terms.property": ("Thuộc tính", "Properties"),
    "terms.scheme": ("Hệ khái niệm", "Schemes"),
    "terms.concept": ("Khái niệm", "Concepts"),
    "terms.shape": ("Luật kiểm tra", "Shapes"),
    # a letter marked
    "full_text": ("Toàn văn", "Full text"),
    "marks": ("Đánh dấu", "Marks"),
    "mark.citation": ("văn bản viện dẫn", "citation"),
    "mark.agency": ("cơ quan", "agency"),
    "mark.deadline": ("thời hạn", "deadline"),
    "mark.target": ("chỉ tiêu", "target"),
    "tasks": ("Nhiệm vụ", "Tasks"),
    "documents": ("Văn bản viện dẫn", "Documents cited"),
    "target": ("Chỉ tiêu", "Target"),
    "page": ("Trang {n}", "Page {n}"),
    "relation": ("Quan hệ", "Relation"),
    # lanes
    "lane.0": ("Đảng Trung ương", "Party Centre"),
    "lane.1": (
        "Quốc hội, Chính phủ, Thủ tướng",
        "National Assembly, Government, Prime Minister",
    ),
    "lane.2": ("Bộ, ngành", "Ministries"),
    "lane.3": ("Tỉnh ủy", "Provincial Party"),
    "lane.4": ("HĐND, UBND tỉnh", "Provincial council, government"),
    "lane.5": ("Sở, ban, ngành, ngành dọc", "Departments, vertical branches"),
    "lane.6": ("Huyện (đến 30/6/2025), xã", "Districts (to 30/6/2025), communes"),
    "lane.7": ("Chưa rõ cấp ban hành", "Level not known"),
    # palettes of the boxes
    "palette": ("Ký hiệu", "Boxes"),
    "palette.party": ("Đảng Trung ương", "Party Centre"),
    "palette.party-local": ("Đảng bộ tỉnh", "Provincial Party"),
    "palette.state": ("Nhà nước Trung ương", "Central State"),
    "palette.state-local": ("Nhà nước địa phương", "Local State"),
    "palette.agency": ("cơ quan", "agency"),
    "palette.letter": ("văn bản đã đọc", "letter read"),
    "palette.stub": ("chưa có trong kho", "not in the store"),
    # families of relations
    "family.implements": ("thực hiện", "implements"),
    "family.based_on": ("căn cứ", "based on"),
    "family.proposal": ("xét đề nghị", "on proposal"),
    "family.issue": ("ban hành, thành lập", "promulgates, establishes"),
    "family.amends": ("sửa đổi, thay thế", "amends, replaces"),
    "family.lead": ("giao chủ trì", "to lead"),
    "family.support": ("phối hợp, báo cáo", "to support, report"),
    "family.cites": ("viện dẫn", "cites"),
    # relations
    "relation.implements": ("thực hiện", "implements"),
    "relation.follows_direction": ("theo chỉ đạo tại", "follows the direction of"),
    "relation.guides": ("hướng dẫn", "guides"),
    "relation.urges": ("đôn đốc", "urges"),
    "relation.based_on": ("căn cứ", "based on"),
    "relation.acts_on_proposal": ("xét đề nghị tại", "acts on the proposal of"),
    "relation.replies_to": ("trả lời", "replies to"),
    "relation.promulgates": ("ban hành", "promulgates"),
    "relation.establishes": ("thành lập", "establishes"),
    "relation.encloses": ("gửi kèm", "encloses"),
    "relation.names_act": (
        "là tên gọi (theo danh mục) của",
        "is a name (says the register) of",
    ),
    "relation.annex_of": ("là phụ lục của", "is an annex of"),
    "relation.amends": ("sửa đổi, bổ sung", "amends"),
    "relation.replaces": ("thay thế", "replaces"),
    "relation.abrogates": ("bãi bỏ", "abrogates"),
    "relation.corrects": ("đính chính", "corrects"),
    "relation.extends": ("gia hạn", "extends"),
    "relation.lead": ("giao chủ trì", "told to lead"),
    "relation.cooperate": ("giao phối hợp", "told to cooperate"),
    "relation.monitor": ("giao theo dõi", "told to monitor"),
    "relation.advise": ("giao tham mưu", "told to advise"),
    "relation.report_to": ("báo cáo", "reports go to"),
    "relation.report_via": ("báo cáo qua", "reports go through"),
    "relation.receive": ("nhận, tổng hợp", "to receive and aggregate"),
    "relation.cites": ("viện dẫn", "cites"),
    "relation.reports_on": ("báo cáo về", "reports on"),
    # details
    "detail.type": ("Loại", "Type"),
    "detail.number": ("Số, ký hiệu", "Number"),
    "detail.date": ("Ngày", "Date"),
    "detail.title": ("Trích yếu", "Title"),
    "detail.subject": ("Về việc", "Subject"),
    "detail.addressees": ("Kính gửi", "To"),
    "detail.issuer": ("Cơ quan ban hành", "Issuer"),
    "detail.level": ("Cấp", "Level"),
    "detail.place": ("Nơi ban hành", "Place"),
    "detail.signer": ("Người ký", "Signed by"),
    "detail.kind": ("Loại hình", "Kind"),
    "detail.urgency": ("Độ khẩn", "Urgency"),
    "detail.copies": ("Bản khác", "Other copies"),
    # values of the contract
    "level.central_party": ("Đảng Trung ương", "Party Centre"),
    "level.national_assembly": ("Quốc hội", "National Assembly"),
    "level.head_of_state": ("Chủ tịch nước", "Head of State"),
    "level.central_government": (
        "Chính phủ, Thủ tướng Chính phủ",
        "Government, Prime Minister",
    ),
    "level.ministry": ("Bộ, ngành", "Ministry"),
    "level.central_branch": ("Ngành dọc tại tỉnh", "Vertical branch in the province"),
    "level.provincial_party": ("Tỉnh ủy", "Provincial Party"),
    "level.provincial_council": ("HĐND tỉnh", "Provincial council"),
    "level.provincial_government": ("UBND tỉnh", "Provincial government"),
    "level.provincial_department": (
        "Sở, ban, ngành cấp tỉnh",
        "Provincial department",
    ),
    "level.district": ("Huyện (đến 30/6/2025)", "District (to 30/6/2025)"),
    "level.commune": ("Xã", "Commune"),
    "level.organisation": ("Tổ chức", "Organisation"),
    "level.unspecified": ("Chưa xác định", "Not determined"),
    "kind.body": ("Cơ quan", "Body"),
    "kind.group": ("Nhóm cơ quan", "Group of bodies"),
    "kind.office_holder": ("Chức danh", "Office holder"),
    "kind.taskforce": ("Tổ chức phối hợp", "Task force"),
}

_CATALOGUES: Final[dict[Lang, dict[str, str]]] = {
    "vi": {key: vi for key, (vi, _) in _MESSAGES.items()},
    "en": {key: en for key, (_, en) in _MESSAGES.items()},
}


def messages(lang: Lang) -> Mapping[str, str]:
    """Return the catalogue of a language: message by key."""
    return _CATALOGUES[lang]
