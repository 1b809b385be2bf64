"""One document: its head, and what its tabs say."""

from typing import Final

MESSAGES: Final = {
    "document.tabs": ("Các phần của văn bản", "Parts of the document"),
    "document.tab.facts": ("Thuộc tính", "Properties"),
    "document.tab.text": ("Toàn văn", "Full text"),
    "document.tab.scheme": ("Lược đồ", "Relations"),
    "document.tab.chain": ("Chuỗi văn bản chỉ đạo", "Chain of direction"),
    "document.tab.tasks": ("Nhiệm vụ", "Tasks"),
    "document.tab.data": ("Dữ liệu", "Data"),
    "document.kind.named": ("Tên gọi", "A name"),
    "document.kind.set": ("Nhóm văn bản", "A group of documents"),
    "document.is_copy": ("Đây là một bản khác của", "This is another copy of"),
    "document.annex_of": ("Đây là phụ lục của", "This is an annex of"),
    "document.confidence": ("tự động trích xuất, {value}", "extracted, {value}"),
    "document.confidence.help": (
        "Máy tự trích xuất từ văn bản; 1 là chắc chắn nhất. Hãy đối chiếu câu trích.",
        "Extracted by program; 1 is surest. Compare it with the quote.",
    ),
    # Thuộc tính
    "document.facts": ("Thông tin văn bản", "The document"),
    "document.symbol": ("Ký hiệu (số để trống)", "Symbol (number left blank)"),
    "document.recipients": ("Nơi nhận", "Copies to"),
    "document.text_held": ("Toàn văn", "Text"),
    "document.day_left": (
        "(ngày, tháng để trống hoặc viết tay)",
        "(day or month left blank, or by hand)",
    ),
    "document.date_left": ("để trống hoặc viết tay", "left blank, or by hand"),
    "document.bases": (
        "Căn cứ và văn bản được thực hiện",
        "Bases, and what it carries out",
    ),
    "document.bases.none": (
        "Không tìm thấy câu nêu căn cứ trong văn bản.",
        "No sentence that tells a basis was found in the text.",
    ),
    "document.changes": ("Hiệu lực: sửa đổi, thay thế", "Amended, replaced"),
    "document.implementers": ("Cơ quan thực hiện", "Who carries it out"),
    "document.implementers.count": (
        "{n} cơ quan, nhóm cơ quan",
        "{n} agencies, groups",
    ),
    "document.implementers.many": (
        "{n} cơ quan được nêu tên trong các nhiệm vụ thực hiện; nhiều nhất là:",
        "{n} agencies are named in tasks that carry it out; most often:",
    ),
    "document.implementers.none": (
        "Chưa có văn bản nào trong kho giao việc thực hiện văn bản này.",
        "No letter in the store assigns anything by it.",
    ),
    "document.degree.stated": ("Giao đích danh", "Named"),
    "document.degree.general": ("Giao chung", "Among all addressed"),
    "document.degree.letter": ("Theo văn bản nói chung", "By the letter as a whole"),
    "document.degree.cited": ("Chỉ nhắc đến", "Only mentioned"),
    "document.matrix": ("Xem trong ma trận phân công", "Show in the matrix"),
    "document.tasks.count": ("{n} nhiệm vụ", "{n} tasks"),
    "document.copies": ("Bản khác của văn bản này", "Other copies of it"),
    "document.annexes": ("Phụ lục ở tệp riêng", "Annexes in files of their own"),
    "document.cited_in": ("Được viện dẫn tại", "Where it is cited"),
    "document.cited_in.count": (
        "{n} lần, trong {letters} văn bản",
        "{n} times, in {letters} documents",
    ),
    "document.cited_in.none": (
        "Chưa văn bản nào trong kho viện dẫn.",
        "No document in the store cites it.",
    ),
    "document.cited_in.all": ("Xem cả {n} lần viện dẫn", "Show all {n} citations"),
    "document.not_held": (
        "Văn bản này chưa có trong kho: thông tin dưới đây lấy từ văn bản viện dẫn nó.",
        "This document is not in the store: what follows is what others print of it.",
    ),
    "document.add": ("Nhập văn bản này", "Add this document"),
    # Toàn văn
    "document.status": ("Văn bản được viện dẫn", "Document cited"),
    "document.status.resolved": ("đã có trong kho", "in the store"),
    "document.status.stub": ("chưa có trong kho", "not in the store"),
    "document.status.ambiguous": (
        "có thể là nhiều văn bản, cần xác nhận",
        "several are possible, to be confirmed",
    ),
    "document.status.unresolved": ("chưa xác định được", "not identified"),
    "document.status.blocked": ("bị che hoặc đọc không rõ", "covered, or illegible"),
    "document.furniture": (
        "phần in của trang giấy, không thuộc câu văn",
        "printed on the page, no part of the sentence",
    ),
    "document.table": ("Bảng trong văn bản", "A table of the text"),
    "document.notes": ("Chú thích", "Footnotes"),
    "document.note.back": ("Về chỗ có chú thích {n}", "Back to the place of note {n}"),
    "document.contents": ("Nhiệm vụ trong văn bản", "Tasks in the text"),
    "document.unsure": ("cần xác nhận", "to be confirmed"),
    "document.original": ("Bản gốc, trang {n}", "Original, page {n}"),
    "document.originals.hide": ("Ẩn bản gốc", "Hide the original"),
    "document.originals.show": ("Hiện bản gốc bên cạnh", "Show the original beside"),
    "document.no_text": (
        "Chưa có toàn văn văn bản này trong kho",
        "The text of this document is not in the store",
    ),
    "document.no_text.help": (
        "Hệ thống chỉ biết văn bản này qua các văn bản viện dẫn nó. Nhập tệp (Word, "
        "PDF, bản quét) để đọc toàn văn và trích nhiệm vụ.",
        "It is known only from documents that cite it. Add its file (Word, PDF, scan) "
        "to read its text and find its tasks.",
    ),
    "document.see_citing": ("Xem nơi viện dẫn", "See where it is cited"),
    # Lược đồ
    "scheme.this": ("Văn bản đang xem", "This document"),
    "scheme.left": ("Văn bản này nói đến", "What it speaks of"),
    "scheme.right": ("Văn bản nói đến văn bản này", "What speaks of it"),
    "scheme.left.guides": ("Văn bản được hướng dẫn", "Guided by it"),
    "scheme.left.amends": ("Văn bản bị sửa đổi, bổ sung", "Amended by it"),
    "scheme.left.corrects": ("Văn bản bị đính chính", "Corrected by it"),
    "scheme.left.replaces": ("Văn bản bị thay thế", "Replaced by it"),
    "scheme.left.abrogates": ("Văn bản bị bãi bỏ", "Abrogated by it"),
    "scheme.left.cites": ("Văn bản được dẫn chiếu", "Cited by it"),
    "scheme.left.based_on": ("Văn bản được căn cứ", "Its bases"),
    "scheme.left.implements": (
        "Văn bản được triển khai thực hiện",
        "Carried out by it",
    ),
    "scheme.left.urges": ("Văn bản được đôn đốc thực hiện", "Urged by it"),
    "scheme.left.extends": ("Văn bản được gia hạn", "Extended by it"),
    "scheme.left.acts_on_proposal": ("Văn bản đề nghị được xét", "Proposals acted on"),
    "scheme.left.replies_to": ("Văn bản được trả lời", "Answered by it"),
    "scheme.left.promulgates": ("Văn bản được ban hành kèm theo", "Promulgated by it"),
    "scheme.left.encloses": ("Văn bản gửi kèm, phụ lục của", "Enclosed, annex of"),
    "scheme.left.names_act": ("Văn bản mang tên gọi này", "What the name stands for"),
    "scheme.right.guides": ("Văn bản hướng dẫn", "Guiding it"),
    "scheme.right.amends": ("Văn bản sửa đổi, bổ sung", "Amending it"),
    "scheme.right.corrects": ("Văn bản đính chính", "Correcting it"),
    "scheme.right.replaces": ("Văn bản thay thế", "Replacing it"),
    "scheme.right.abrogates": ("Văn bản bãi bỏ", "Abrogating it"),
    "scheme.right.cites": ("Văn bản dẫn chiếu", "Citing it"),
    "scheme.right.based_on": ("Văn bản căn cứ", "Based on it"),
    "scheme.right.implements": ("Văn bản triển khai thực hiện", "Carrying it out"),
    "scheme.right.urges": ("Văn bản đôn đốc thực hiện", "Urging it"),
    "scheme.right.extends": ("Văn bản gia hạn", "Extending it"),
    "scheme.right.acts_on_proposal": ("Văn bản xét đề nghị", "Acting on its proposal"),
    "scheme.right.replies_to": ("Văn bản trả lời", "Answering it"),
    "scheme.right.promulgates": ("Văn bản ban hành", "Promulgating it"),
    "scheme.right.encloses": ("Văn bản gửi kèm, phụ lục", "Enclosing it, its annexes"),
    "scheme.right.names_act": ("Tên gọi khác", "Other names"),
    "scheme.about": (
        "Chỉ gồm quan hệ đọc được trong các văn bản có trong kho; mỗi quan hệ kèm câu "
        "trích làm căn cứ.",
        "Only what was read in documents of the store, with the words that say so.",
    ),
    "scheme.more": ("Còn {n} văn bản", "{n} more documents"),
    # Chuỗi
    "document.chain.picture": ("Sơ đồ chuỗi văn bản", "Picture of the chain"),
    "document.chain.left_out": (
        "Còn {n} văn bản, cơ quan chưa vẽ: mở sơ đồ tương tác để xem đủ.",
        "{n} more documents and agencies are not drawn: open the map to see them.",
    ),
    "document.chain.up": ("Lên Trung ương", "Up to the Centre"),
    "document.chain.up.help": (
        "Văn bản này thực hiện, căn cứ văn bản nào.",
        "What it carries out or rests on.",
    ),
    "document.chain.down": ("Xuống cơ quan thực hiện", "Down to who acts"),
    "document.chain.down.help": (
        "Văn bản, nhiệm vụ và cơ quan thực hiện; việc giao chung chỉ hiện đường ngắn "
        "nhất tới mỗi cơ quan.",
        "Documents, tasks and agencies that carry it out; of what is assigned in "
        "general, the shortest way to each agency.",
    ),
    "document.chain.none_up": (
        "Chưa thấy văn bản cấp trên nào mà văn bản này thực hiện hay căn cứ.",
        "No document above it was found.",
    ),
    "document.chain.none_down": (
        "Chưa có văn bản, cơ quan nào trong kho thực hiện văn bản này.",
        "Nothing in the store carries it out.",
    ),
    "document.chain.all_tasks": ("Xem đủ {n} nhiệm vụ", "All {n} tasks"),
    "document.chain.open": ("Mở sơ đồ tương tác", "Open the map"),
    "document.chain.cut": (
        "Chuỗi quá dài: chỉ hiện 200 đường đi mạnh nhất. Xem đầy đủ trên sơ đồ.",
        "There are too many: the 200 strongest paths are shown. The map has them all.",
    ),
    "document.step.part_of": ("thuộc", "part of"),
    "document.step.has_part": ("gồm", "has"),
    "document.step.of": ("của", "of"),
    "document.step.by": ("{relation} bởi", "{relation}, by"),
    "document.weak": ("chỉ nhắc đến", "only mentioned"),
    # Nhiệm vụ
    "document.tasks.caption": (
        "{n} nhiệm vụ, theo thứ tự trong văn bản",
        "{n} tasks, in the order of the text",
    ),
    "document.tasks.below": (
        "{n} nhiệm vụ của các văn bản khác thực hiện văn bản này",
        "{n} tasks of other documents that carry it out",
    ),
    "document.tasks.none": (
        "Không tìm thấy nhiệm vụ nào trong văn bản này",
        "No task was found in this document",
    ),
    "document.tasks.none.help": (
        "Văn bản có thể chỉ quy định, thông báo hoặc trả lời, không giao việc.",
        "It may lay down rules, inform or reply, and assign nothing.",
    ),
    "document.tasks.item": ("Điểm", "Item"),
    "document.tasks.text": ("Nội dung", "Text"),
    "document.tasks.lead": ("Chủ trì", "Leads"),
    "document.tasks.others": ("Phối hợp, theo dõi", "Cooperates, monitors"),
    "document.tasks.due": ("Thời hạn", "Due"),
    "document.tasks.documents": ("Căn cứ", "By"),
    "document.tasks.no_lead": ("chưa rõ chủ trì", "lead not stated"),
    "document.tasks.all": ("Xem ở trang Nhiệm vụ", "Show on the page of tasks"),
    "document.tasks.in_text": ("xem trong văn bản", "in the text"),
    # Dữ liệu
    "document.data.formats": ("Tải dữ liệu", "Download"),
    "document.data.akn": ("Định danh Akoma Ntoso", "Akoma Ntoso"),
    "document.data.urn": ("Định danh URN:LEX", "URN:LEX"),
    "document.data.iri": ("Định danh (IRI)", "Identifier (IRI)"),
    "document.data.describe": ("Trang mô tả dữ liệu", "Description of the data"),
    "document.data.files": ("Nguồn gốc", "Where it comes from"),
    "document.data.names": ("Định danh", "Identifiers"),
    "document.data.hash": ("Mã băm SHA-256", "SHA-256"),
    "document.data.read": (
        "Đọc ngày {day} từ tệp “{name}” ({type}).",
        "Read on {day} from the file “{name}” ({type}).",
    ),
    "document.data.file": ("Tệp “{name}” ({type}).", "The file “{name}” ({type})."),
    "document.data.ocr": (
        "Là bản quét: chữ do máy nhận dạng (OCR), có thể sai.",
        "It is a scan: its words were recognised by program (OCR) and may be wrong.",
    ),
    "document.data.register": (
        "Số hoặc ngày lấy từ sổ “{name}”.",
        "Its number or date are from the register “{name}”.",
    ),
    "document.data.derived": (
        "Văn bản này chưa được đọc: mọi thông tin suy ra từ các văn bản viện dẫn nó.",
        "It was not read: all that is known comes from documents that cite it.",
    ),
    "document.data.extracted": (
        "Quan hệ, nhiệm vụ, cơ quan do máy trích xuất theo quy tắc; mỗi kết quả giữ "
        "câu trích và vị trí trong văn bản.",
        "Relations, tasks and agencies were extracted by rules; each keeps its words "
        "and where they stand.",
    ),
}
