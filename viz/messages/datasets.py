"""The data for those who work with it."""

from typing import Final

MESSAGES: Final = {
    "data.about": (
        "Toàn bộ dữ liệu của hệ thống cho người làm kỹ thuật, nghiên cứu và thống kê: "
        "mô hình, tệp tải về, giao diện lập trình và chất lượng trích xuất.",
        "All data for those who build on them, study or count: the model, files, "
        "interfaces, and how good the extraction is.",
    ),
    "data.contents": ("Trên trang này", "On this page"),
    "data.counts": ("Trong kho có", "What there is"),
    "data.letters": ("văn bản đã đọc", "documents read"),
    "data.documents": ("văn bản đã biết", "documents known"),
    "data.agencies": ("cơ quan, đơn vị, nhóm", "agencies and groups"),
    "data.tasks": ("nhiệm vụ", "tasks"),
    "data.citations": ("lượt viện dẫn", "citations"),
    "data.relations": ("quan hệ có câu trích", "relations with their words"),
    "data.triples": ("phát biểu RDF", "RDF statements"),
    "data.quality": ("Chất lượng dữ liệu", "How good the data are"),
    "data.quality.about": (
        "Máy đọc, người rà soát: các con số dưới đây cho biết còn bao nhiêu nội dung "
        "cần người xem lại.",
        "The machine reads, people review: these figures tell how much is still to "
        "be looked at.",
    ),
    "data.what": ("Nội dung", "What"),
    "data.many": ("Số lượng", "How many"),
    "data.statuses": (
        "Viện dẫn đã xác định được văn bản chưa",
        "Whether citations are resolved",
    ),
    "data.status.resolved": (
        "Văn bản được viện dẫn đã có trong kho",
        "The document cited is in the store",
    ),
    "data.status.stub": (
        "Biết là văn bản nào, chưa có trong kho",
        "Known which document, not in the store",
    ),
    "data.status.ambiguous": (
        "Có thể là nhiều văn bản",
        "May be one of several documents",
    ),
    "data.status.unresolved": (
        "Chưa xác định được là văn bản nào",
        "Not known which document",
    ),
    "data.status.blocked": (
        "Không được suy đoán: số để trống hoặc in hỏng",
        "Not guessed: a number is blank or spoiled",
    ),
    "data.findings": ("Nội dung cần rà soát", "To be looked at"),
    "data.none": ("Không có nội dung nào.", "There is none."),
    "data.doubtful": (
        "Quan hệ máy đọc với độ tin cậy dưới 0,9",
        "Relations read with a confidence below 0.9",
    ),
    "data.alike": (
        "Số thứ tự trùng nhau giữa các văn bản cùng loại, khác cơ quan",
        "Serial numbers that documents of one type share, of different issuers",
    ),
    "data.model": ("Mô hình dữ liệu", "The model"),
    "data.model.about": (
        "Các lớp chính và quan hệ giữa chúng. Bấm một tên để đọc định nghĩa. Quan hệ "
        "giữa văn bản với nhau ghi trong ô Văn bản.",
        "The chief classes and what leads between them; each name leads to its "
        "definition. Relations between documents stand in their own box.",
    ),
    "data.model.within": ("giữa chúng:", "among them:"),
    "data.model.body": ("tổ chức chính thức", "official body"),
    "data.model.terms": ("Mọi thuật ngữ, có định nghĩa", "All terms, defined"),
    "data.model.shapes": ("Quy tắc kiểm tra (SHACL)", "Rules (SHACL)"),
    "data.model.context": ("Ngữ cảnh JSON-LD", "JSON-LD context"),
    "data.files": ("Tải toàn bộ dữ liệu", "Everything as files"),
    "data.files.about": (
        "Tệp được tạo từ trạng thái mới nhất của kho khi có người tải lần đầu.",
        "A file is made of the newest state when it is first asked for.",
    ),
    "data.nquads": ("N-Quads, nén gzip", "N-Quads, gzipped"),
    "data.trig": ("TriG, nén gzip", "TriG, gzipped"),
    "data.description": (
        "Mô tả bộ dữ liệu (DCAT 3, VoID)",
        "Description of the dataset (DCAT 3, VoID)",
    ),
    "data.lists": ("Danh sách dạng bảng", "Lists as tables"),
    "data.export": (
        "Dạng khác (JSON-LD, RDF/XML, GraphML, GEXF, CSV, XLSX, Web Annotation, Akoma "
        "Ntoso) xuất bằng lệnh:",
        "Other formats (JSON-LD, RDF/XML, GraphML, GEXF, CSV, XLSX, Web Annotation, "
        "Akoma Ntoso) by the command:",
    ),
    "data.suffixes": (
        "Trang nào cũng có dữ liệu: thêm .json vào địa chỉ của danh sách, .ttl, "
        ".jsonld, .nt hoặc .rdf vào địa chỉ của một văn bản, cơ quan, nhiệm vụ.",
        "Every page has its data: put .json behind the address of a list, .ttl, "
        ".jsonld, .nt or .rdf behind that of one document, agency or task.",
    ),
    "data.interfaces": ("Giao diện lập trình", "Interfaces"),
    "data.rest": ("REST, JSON, OpenAPI", "REST, JSON, OpenAPI"),
    "data.sparql": (
        "SPARQL 1.1, có câu hỏi mẫu",
        "SPARQL 1.1, with questions to begin with",
    ),
    "data.linked": (
        "Dữ liệu liên kết: mọi định danh đều mở được",
        "Linked data: every identifier leads somewhere",
    ),
    "data.feeds": (
        "Nguồn tin Atom: văn bản mới, lượt viện dẫn mới, nhiệm vụ mới của một cơ quan",
        "Atom feeds: new documents, new citations, new tasks of an agency",
    ),
    "data.calendar": (
        "Lịch thời hạn (iCalendar) của mọi cơ quan hoặc một cơ quan",
        "A calendar of deadlines (iCalendar), of all agencies or one",
    ),
    "data.mcp": (
        "Cho trợ lý AI (Model Context Protocol), chạy tại máy:",
        "For AI assistants (Model Context Protocol), run on the machine:",
    ),
    "data.licence": ("Giấy phép và cách dẫn nguồn", "Licence, and how to cite"),
    "data.licence.given": (
        "Dữ liệu được cung cấp theo",
        "The data are given out under",
    ),
    "data.licence.none": (
        "Đơn vị vận hành chưa công bố giấy phép của dữ liệu; hãy hỏi trước khi "
        "phát hành lại.",
        "Whoever runs this server has named no licence for the data: ask before you "
        "publish them.",
    ),
    "data.licence.vocabulary": (
        "Từ vựng và phần mềm: giấy phép Apache 2.0.",
        "The vocabulary and the software: Apache License 2.0.",
    ),
    "data.cite": (
        "Chỉ đạo: dữ liệu về văn bản chỉ đạo, điều hành. Truy cập "
        "ngày {day}, {address}",
        "Chỉ đạo: data on directing documents. Accessed {day}, {address}",
    ),
    "api.title": ("Mô tả API", "The API"),
    "api.about": (
        (
            "Mọi trang của hệ thống đều lấy dữ liệu từ các địa chỉ dưới đây; chương "
            "trình khác cũng dùng được. Lỗi trả về theo application/problem+json (RFC "
            "9457)."
        ),
        (
            "Every page is made of what these addresses give, and other programs may "
            "use them too. Errors are application/problem+json (RFC 9457)."
        ),
    ),
    "api.file": ("Tệp mô tả OpenAPI", "The OpenAPI document"),
}
