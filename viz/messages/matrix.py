"""The matrix of duties: agency by central document, each cell with its evidence."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "degree.stated": ("đích danh", "by name"),
    "degree.general": ("giao chung", "in general"),
    "degree.letter": ("theo văn bản", "via letter"),
    "degree.cited": ("chỉ viện dẫn", "mention only"),
    "degree.stated.about": (
        "văn bản nêu tên cơ quan trong nhiệm vụ thực hiện văn bản Trung ương",
        "a task that carries the document out names the agency",
    ),
    "degree.general.about": (
        "nhiệm vụ giao cho mọi nơi nhận, hoặc cho cả nhóm cơ quan",
        "the task falls to all addressed, or to a whole group",
    ),
    "degree.letter.about": (
        "cả văn bản giao việc triển khai văn bản Trung ương; nhiệm vụ không nhắc riêng",
        "the letter as a whole carries it out; the task itself does not say so",
    ),
    "degree.cited.about": (
        "cùng nhiệm vụ hoặc cùng văn bản có nhắc tới; không phải giao việc",
        "the same task or letter mentions it; nothing is ordered",
    ),
    "degree.tasks": ("{n} nhiệm vụ", "tasks: {n}"),
    "degree.all_paths": (
        "Xem mọi căn cứ giao việc theo văn bản này",
        "See all grounds from this document",
    ),
    "matrix.about": (
        (
            "Cơ quan nào được giao thực hiện văn bản nào của Trung ương, và giao thế "
            "nào. Mỗi ô mở ra căn cứ giao việc với câu nguyên văn."
        ),
        (
            "Which agency is to carry out which document of the Centre, and how that "
            "is said. Each cell opens the grounds, in the words of the letters."
        ),
    ),
    "matrix.document": ("Văn bản", "Document"),
    "matrix.document.hint": ("57-NQ/TW, chi thi 39…", "57-NQ/TW, chi thi 39…"),
    "matrix.agency": ("Cơ quan", "Agency"),
    "matrix.agency.hint": ("so khcn, ngan hang…", "so khcn, ngan hang…"),
    "matrix.as_of": ("Văn bản ban hành đến ngày", "Documents issued up to"),
    "matrix.cited": ("Kể cả nơi chỉ viện dẫn", "Also mere mentions"),
    "matrix.show": ("Xem", "Show"),
    "matrix.transpose": ("Đổi hàng và cột", "Swap rows and columns"),
    "matrix.legend": ("Ký hiệu", "Signs"),
    "matrix.caption": (
        "{agencies} cơ quan × {documents} văn bản của Trung ương",
        "Agencies: {agencies}; documents of the Centre: {documents}",
    ),
    "matrix.caption.document": (
        "Cơ quan được giao thực hiện {document}",
        "Agencies that are to carry out {document}",
    ),
    "matrix.corner": ("Cơ quan \\ Văn bản", "Agency \\ document"),
    "matrix.corner.transposed": ("Văn bản \\ Cơ quan", "Document \\ agency"),
    "matrix.cell": (
        "{agency}, {document}: {degree}, {role}, {n} nhiệm vụ",
        "{agency}, {document}: {degree}, {role}, tasks: {n}",
    ),
    "matrix.keys": (
        "Dùng phím mũi tên để chuyển ô, Enter để mở căn cứ.",
        "Arrow keys move between cells, Enter opens the grounds.",
    ),
    "matrix.part": (
        (
            "Đang hiện văn bản {first}–{last} trong {n} văn bản, xếp theo số cơ quan "
            "được giao."
        ),
        "Showing documents {first}–{last} of {n}, those with most agencies first.",
    ),
    "matrix.part.agencies": (
        (
            "Đang hiện cơ quan {first}–{last} trong {n} cơ quan có phần trong các văn "
            "bản này."
        ),
        "Showing agencies {first}–{last} of the {n} with a part in these documents.",
    ),
    "matrix.documents.next": ("Văn bản tiếp theo", "Next documents"),
    "matrix.documents.previous": ("Văn bản trước", "Previous documents"),
    "matrix.agencies.next": ("Cơ quan tiếp theo", "Next agencies"),
    "matrix.agencies.previous": ("Cơ quan trước", "Previous agencies"),
    "matrix.whole": (
        "Toàn bộ ma trận: tải CSV",
        "The whole matrix: CSV",
    ),
    "matrix.none": (
        "Không có cơ quan nào được giao theo các điều kiện này.",
        "No agency is charged under these conditions.",
    ),
    "matrix.none.help": (
        "Bỏ bớt điều kiện, chọn ngày muộn hơn, hoặc kể cả nơi chỉ viện dẫn.",
        "Drop a condition, choose a later day, or include mere mentions.",
    ),
    "matrix.empty": (
        "Kho chưa có văn bản nào giao việc thực hiện văn bản của Trung ương.",
        "No letter in the store gives work that carries out a central document.",
    ),
    "matrix.upload": ("Nhập văn bản", "Add documents"),
    "matrix.unknown": (
        "Không tìm thấy “{key}”.",
        "Nothing is called “{key}”.",
    ),
    "matrix.several": (
        "“{key}” có thể là nhiều nơi; hãy chọn:",
        "“{key}” may mean several; choose:",
    ),
    "matrix.near": ("Có phải:", "Did you mean:"),
    # one cell
    "ground.title": ("Căn cứ giao việc", "Grounds of the duty"),
    "ground.back": ("Về ma trận phân công", "Back to the matrix"),
    "ground.map": ("Xem trên sơ đồ", "Show on the map"),
    "ground.print": ("In trang này", "Print"),
    "ground.answer.stated": (
        "{agency} được giao đích danh thực hiện {document}.",
        "{agency} is charged by name with carrying out {document}.",
    ),
    "ground.answer.general": (
        (
            "{agency} được giao chung việc thực hiện {document}: văn bản giao cho mọi "
            "nơi nhận hoặc cả nhóm."
        ),
        (
            "{agency} is charged in general with carrying out {document}: the work "
            "falls to all addressed, or to a group."
        ),
    ),
    "ground.answer.letter": (
        (
            "{agency} có nhiệm vụ trong văn bản triển khai {document}; nhiệm vụ không "
            "nhắc riêng văn bản này."
        ),
        (
            "{agency} has tasks in a letter that as a whole carries out {document}; "
            "the tasks do not name it."
        ),
    ),
    "ground.answer.cited": (
        (
            "{agency} không được giao thực hiện {document}; văn bản này chỉ được viện "
            "dẫn ở cùng nhiệm vụ hoặc cùng văn bản."
        ),
        (
            "{agency} is not charged with {document}; it is only mentioned in the same "
            "task or letter."
        ),
    ),
    "ground.answer.none": (
        "Chưa thấy văn bản nào trong kho giao {agency} thực hiện {document}.",
        "No letter in the store charges {agency} with carrying out {document}.",
    ),
    "ground.none.help": (
        (
            "Có thể văn bản giao việc chưa có trong kho, hoặc việc được giao cho một "
            "nhóm mà cơ quan là thành viên."
        ),
        (
            "The letter may not be in the store, or the work fell to a group that the "
            "agency is one of."
        ),
    ),
    "ground.column": (
        "Xem mọi cơ quan được giao thực hiện văn bản này",
        "See all agencies charged with this document",
    ),
    "ground.row": (
        "Xem mọi văn bản Trung ương của cơ quan này",
        "See all central documents of this agency",
    ),
    "ground.task": (
        "Nhiệm vụ {label}: {role}, {degree}",
        "Task {label}: {role}, {degree}",
    ),
    "ground.ways": ("{n} đường dẫn", "paths: {n}"),
    "ground.way": ("Đường {n}", "Path {n}"),
    "ground.seen": ("như ở đường {n}", "as in path {n}"),
    "ground.cut": (
        "Còn {n} đường dẫn khác; xem đủ ở dạng JSON.",
        "{n} more paths; the JSON has them all.",
    ),
    "ground.as_of": (
        "Chỉ tính văn bản ban hành đến ngày {day}.",
        "Only documents issued up to {day}.",
    ),
}
