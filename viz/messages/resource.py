"""The page of one thing, and of the vocabulary."""

from typing import Final

MESSAGES: Final = {
    "in_chain": ("Xem trên sơ đồ", "Show in the chain"),
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
}
