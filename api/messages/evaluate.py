"""`chidao evaluate`."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "evaluate.measure": ("chỉ số", "measure"),
    "evaluate.letter": ("văn bản", "letter"),
    "evaluate.found": ("đúng", "found"),
    "evaluate.missed": ("thiếu", "missed"),
    "evaluate.extra": ("thừa", "extra"),
    "evaluate.measure.citations": ("viện dẫn (số ký hiệu)", "citations"),
    "evaluate.measure.citation_dates": ("ngày của viện dẫn", "citation dates"),
    "evaluate.measure.citation_types": ("loại của viện dẫn", "citation types"),
    "evaluate.measure.mentions": (
        "vị trí viện dẫn, giao nhau",
        "mentions, overlapping",
    ),
    "evaluate.measure.mentions_exact": ("vị trí viện dẫn, đúng hẳn", "mentions, exact"),
    "evaluate.measure.links": ("viện dẫn tới đúng văn bản", "links to documents"),
    "evaluate.measure.relations": (
        "quan hệ giữa các văn bản",
        "relations between documents",
    ),
    "evaluate.measure.letter_relations": (
        "quan hệ của chính văn bản",
        "letter relations",
    ),
    "evaluate.measure.tasks": ("nhiệm vụ", "tasks"),
    "evaluate.measure.lead": ("cơ quan chủ trì", "lead agencies"),
    "evaluate.measure.cooperate": ("cơ quan phối hợp", "cooperating agencies"),
    "evaluate.measure.deadlines": ("thời hạn", "deadlines"),
    "evaluate.measure.targets": ("chỉ tiêu", "targets"),
    "evaluate.measure.header": ("phần đầu văn bản", "header"),
    "evaluate.field.type": ("loại", "type"),
    "evaluate.field.number": ("số ký hiệu", "number"),
    "evaluate.field.issuer": ("cơ quan ban hành", "issuer"),
    "evaluate.field.date": ("ngày", "date"),
    "evaluate.field.place": ("nơi", "place"),
    "evaluate.field.signer": ("người ký", "signer"),
    "evaluate.wrong_links": (
        (
            "Viện dẫn tới sai văn bản: {wrong} trên {count} ({share:.1%}); để ngỏ giữa "
            "nhiều văn bản: {unsure}."
        ),
        (
            "Citations with a wrong document: {wrong} of {count} ({share:.1%}); left "
            "open between several: {unsure}."
        ),
    ),
    "evaluate.losses": ("Giảm ({count}):", "Losses ({count}):"),
    "evaluate.gains": ("Tăng ({count}):", "Gains ({count}):"),
    "evaluate.same": (
        "Không chỉ số nào tăng hay giảm so với số liệu đã chấp nhận.",
        "No figure rose or fell since those accepted.",
    ),
    "evaluate.kept": (
        "Đã ghi số liệu của {count} văn bản vào {file}.",
        "Kept the figures of {count} letters in {file}.",
    ),
    "evaluate.not_accepted": (
        "Chưa có số liệu được chấp nhận để so sánh; --accept ghi lại số liệu này.",
        "No figures are accepted yet to compare with; --accept keeps these.",
    ),
    "evaluate.new": (
        "{count} văn bản chưa có số liệu được chấp nhận; --accept ghi lại.",
        "{count} letters have no accepted figures yet; --accept keeps these.",
    ),
    "evaluate.bad_figures": (
        "{file}: không phải số liệu đã chấp nhận ({reason}); xóa tệp rồi chạy lại",
        "{file}: no accepted figures ({reason}); delete it and run again",
    ),
    "evaluate.none": (
        (
            "{path}: không có tệp nào ghi kết quả đọc của người mà văn bản có sẵn; nêu "
            "thư mục văn bản bằng --documents"
        ),
        (
            "{path}: no gold file whose document is at hand and can be read; name the "
            "folder of the documents with --documents"
        ),
    ),
    "evaluate.not_json": (
        "{file}: không phải JSON ({reason}); sửa tệp rồi chạy lại",
        "{file}: no JSON ({reason}); mend it and run again",
    ),
    "evaluate.malformed": (
        "{file}: thiếu hoặc sai một phần ({reason}); sửa tệp rồi chạy lại",
        "{file}: a part is missing or wrong ({reason}); mend it and run again",
    ),
    "evaluate.not_gold": (
        "{file}: không ghi kết quả đọc của một văn bản; bỏ qua",
        "{file}: not the gold of a letter; skipped",
    ),
    "evaluate.no_document": (
        (
            "{file}: không thấy văn bản {document}, bỏ qua; nêu thư mục của nó bằng "
            "--documents"
        ),
        (
            "{file}: its document {document} is not there, skipped; name its folder "
            "with --documents"
        ),
    ),
    "evaluate.other_bytes": (
        "{file}: {document} không phải đúng tệp đã đọc (sha256 khác)",
        "{file}: {document} is not the very file that was annotated (other sha256)",
    ),
}
