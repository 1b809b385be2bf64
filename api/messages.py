"""What `chidao` says to people, in Vietnamese and English: the only place for it.

A key leads to both texts; fields in braces are filled in by `text`. What comes from
documents is only ever a field, never a part of a template.
"""

from __future__ import annotations

from typing import Final, Literal, TypeGuard

Lang = Literal["vi", "en"]
LANGS: Final[tuple[Lang, ...]] = ("vi", "en")

_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # --- command line: help -------------------------------------------------------
    "help.chidao": (
        (
            "Đọc văn bản chỉ đạo, điều hành; cho biết cơ quan nào thực hiện nghị quyết "
            "nào của Trung ương, qua văn bản nào, hạn nào, nói ở câu nào."
        ),
        (
            "Read official letters; tell which agency implements which central "
            "resolution, through which documents, by when, and which sentence says so."
        ),
    ),
    "help.extract": (
        (
            "Đọc văn bản và in ra những gì tìm thấy (JSON); không ghi vào kho. "
            "- là đầu vào chuẩn."
        ),
        (
            "Read letters and print what was found as JSON; the store is not touched. "
            "- reads stdin."
        ),
    ),
    "help.ingest": (
        (
            "Nạp văn bản (tệp, tệp nén .zip hoặc thư mục) vào kho. Nạp lại không làm "
            "thay đổi gì; lần chạy bị dừng thì chạy lại để đọc tiếp."
        ),
        (
            "Put letters (files, .zip archives or folders) into the store. Doing it "
            "again changes nothing; a run that was stopped goes on where it was."
        ),
    ),
    "help.remove": (
        "Lấy một văn bản ra khỏi kho, theo định danh hoặc số ký hiệu.",
        "Take a letter out of the store, by its slug or number.",
    ),
    "help.serve": (
        "Chạy trang tra cứu, API và điểm truy vấn SPARQL.",
        "Serve the explorer, the API and the SPARQL endpoint.",
    ),
    "help.query": (
        "Truy vấn kho bằng SPARQL. - đọc câu truy vấn từ đầu vào chuẩn.",
        "Ask the store in SPARQL. - reads the query from stdin.",
    ),
    "help.trace": (
        (
            "Lần theo chuỗi văn bản chỉ đạo từ một văn bản hoặc cơ quan, mỗi bước kèm "
            "câu trích."
        ),
        "Follow the chains from a document or an agency, each step with its quote.",
    ),
    "help.validate": (
        "Kiểm tra kho theo các ràng buộc SHACL; mã thoát 1 nếu có vi phạm.",
        "Check the store against the SHACL shapes; exit 1 on violations.",
    ),
    "help.export": (
        "In toàn bộ đồ thị ra đầu ra chuẩn.",
        "Print the whole graph to stdout.",
    ),
    "help.viz": (
        "Ghi sơ đồ chuỗi văn bản thành một trang HTML độc lập, không cần mạng.",
        "Write the chain as one self-contained interactive HTML page.",
    ),
    "help.evaluate": (
        (
            "So những gì chương trình tìm thấy với những gì người đọc tìm thấy (các "
            "tệp JSON trong thư mục): độ chính xác, độ phủ, F1; thay đổi so với lần "
            "chấp nhận trước."
        ),
        (
            "Compare what the program finds with what a person found (the JSON files "
            "in a folder): precision, recall, F1; gains and losses since the figures "
            "accepted last."
        ),
    ),
    "help.option.documents": (
        (
            "Thư mục chứa các văn bản; dùng được nhiều lần (mặc định: GOLD_DIR và thư "
            "mục examples bên cạnh)."
        ),
        (
            "Folder of the documents; may be given several times (default: GOLD_DIR "
            "and the folder examples beside it)."
        ),
    ),
    "help.option.accept": (
        "Ghi số liệu lần này làm mốc so sánh (GOLD_DIR/accepted.json).",
        "Keep these figures to compare with later (GOLD_DIR/accepted.json).",
    ),
    "help.option.show": (
        "Liệt kê từng chỗ thiếu, từng chỗ thừa.",
        "List everything that is missed or extra.",
    ),
    "help.option.store": ("Thư mục kho dữ liệu.", "Folder of the store."),
    "help.option.lang": ("Ngôn ngữ của thông báo.", "Language of messages."),
    "help.option.format": ("Dạng kết quả.", "Format of the output."),
    "help.option.report": (
        "Ghi kết quả từng tệp, mỗi dòng một JSON.",
        "Write the outcome of each file, one JSON a line.",
    ),
    "help.option.manifest": (
        (
            "Sổ văn bản dạng CSV, thắng những gì in trên trang; các cột: tệp, số ký "
            "hiệu, ngày ban hành, cơ quan ban hành, trích yếu, loại."
        ),
        (
            "A register as CSV, which wins over the page; columns: file, number, date, "
            "issuer, subject, type."
        ),
    ),
    "help.option.jobs": (
        "Số tệp đọc cùng lúc (mặc định: số lõi máy).",
        "Files read at the same time (default: the number of cores).",
    ),
    "help.option.host": ("Địa chỉ lắng nghe.", "Address to listen on."),
    "help.option.port": (
        "Cổng lắng nghe; 0 để chọn cổng trống.",
        "Port to listen on; 0 picks a free one.",
    ),
    "help.option.file": (
        "Đọc câu truy vấn từ tệp.",
        "Read the query from a file.",
    ),
    "help.option.to": ("Chỉ các chuỗi dẫn tới đây.", "Only chains that lead here."),
    "help.option.as_of": (
        "Chỉ dùng văn bản ban hành đến ngày này (YYYY-MM-DD).",
        "Only documents issued up to this day (YYYY-MM-DD).",
    ),
    "help.option.full": (
        "Vẽ cả tập hợp văn bản, văn bản chưa rõ cấp và cơ quan phối hợp.",
        "Draw open sets, documents of unknown level and cooperating bodies too.",
    ),
    "help.option.focus": (
        "Chỉ chuỗi của văn bản hoặc cơ quan này.",
        "Only the chain of this document or agency.",
    ),
    "help.option.output": (
        "Tệp HTML cần ghi; - là đầu ra chuẩn.",
        "HTML file to write; - is stdout.",
    ),
    "help.option.help": ("In trợ giúp rồi thoát.", "Show this message and exit."),
    "help.option.version": ("In phiên bản rồi thoát.", "Show the version and exit."),
    # --- command line: messages ---------------------------------------------------
    "ingest.label": ("Đang nạp", "Reading"),
    "ingest.rate": ("{rate:.1f} văn bản/giây", "{rate:.1f} letters/s"),
    "ingest.unnumbered": (
        (
            "{count} văn bản chưa biết số (để trống hoặc viết tay). Ghi số và ngày vào "
            "một sổ CSV (tệp, số ký hiệu, ngày ban hành) rồi chạy lại với --manifest."
        ),
        (
            "{count} without a number one can be sure of (blank, or written by hand). "
            "Put number and date into a CSV register (file, number, date) and run "
            "again with --manifest."
        ),
    ),
    "ingest.summary": (
        (
            "{total} tệp: {changed} mới hoặc thay đổi, {unchanged} không đổi, "
            "{failed} lỗi."
        ),
        (
            "{total} files: {changed} new or changed, {unchanged} unchanged, "
            "{failed} failed."
        ),
    ),
    "ingest.replaced": (
        "{file}: thay cho {other} trong kho, vì cùng là văn bản {key}",
        "{file}: takes the place of {other} in the store: both are {key}",
    ),
    "ingest.kept": (
        "{file}: một tệp nữa của văn bản {key}; nội dung vẫn lấy từ {other}",
        "{file}: one more file of {key}, which is still read from {other}",
    ),
    "ingest.former": (
        "{file}: trước là {other} trong kho, nay là {key}",
        "{file}: was {other} in the store, and is {key} now",
    ),
    "ingest.apart": (
        "{file}: cùng số với {other} nhưng là văn bản khác; để riêng ở {key}",
        "{file}: has the number of {other} but is another letter; it is {key}",
    ),
    "ingest.mistake": (
        "{file}: lỗi của chương trình khi đọc ({kind}); xin báo lại kèm tệp này",
        (
            "{file}: a mistake of this program while reading ({kind}); "
            "please report it with the file"
        ),
    ),
    "ingest.unchanged": (
        "Không có gì thay đổi: kho đã có đủ các văn bản này.",
        "Nothing changed: the store already has these letters.",
    ),
    "ingest.skipped": (
        "Bỏ qua {count} tệp thuộc loại không đọc được trong thư mục {path}.",
        "Files in {path} of kinds that are not read: {count}, skipped.",
    ),
    "ingest.no_letters": (
        (
            "{path}: thư mục không có tệp nào đọc được ({suffixes}); chỉ tới thư mục "
            "khác hoặc nêu tên tệp."
        ),
        (
            "{path}: no file in this folder can be read ({suffixes}); name another "
            "folder or a file."
        ),
    ),
    "ingest.astray": (
        (
            "Sổ, dòng {line}: {file} không khớp tệp nào, hoặc khớp nhiều tệp; sửa "
            "đường dẫn trong sổ."
        ),
        (
            "Register, line {line}: {file} fits no file, or several; mend the path in "
            "the register."
        ),
    ),
    "ingest.interrupted": (
        (
            "đã dừng theo yêu cầu; {done} tệp đã xong vẫn ở trong kho, còn {left} tệp: "
            "chạy lại cùng lệnh để đọc tiếp"
        ),
        (
            "stopped on request; {done} files are done and stay in the store, {left} "
            "are left: run the same command to go on"
        ),
    ),
    "reading.slow": (
        "đọc quá {seconds} giây nên bị dừng",
        "reading it took more than {seconds} seconds and was stopped",
    ),
    "reading.slow.advice": (
        "Tách tệp, hoặc đặt CHIDAO_FILE_SECONDS lớn hơn",
        "Split the file, or set CHIDAO_FILE_SECONDS higher",
    ),
    "reading.memory": (
        "cần hơn {megabytes} MB bộ nhớ để đọc",
        "reading it takes more than {megabytes} MB of memory",
    ),
    "reading.memory.advice": (
        "Tách tệp, hoặc đặt CHIDAO_FILE_MEMORY lớn hơn",
        "Split the file, or set CHIDAO_FILE_MEMORY higher",
    ),
    "reading.crash": (
        "chương trình đọc bị ngắt (tín hiệu {signal})",
        "the program that reads it broke off (signal {signal})",
    ),
    "reading.crash.advice": (
        "Tệp có thể bị hỏng: mở bằng chương trình tạo ra nó, lưu lại rồi thử lại",
        "It may be damaged: open it in the program that made it, save it, try again",
    ),
    "reading.closed": ("không mở được ({reason})", "cannot be opened ({reason})"),
    "reading.closed.advice": (
        "Kiểm tra đường dẫn và quyền đọc",
        "Check the path and that it may be read",
    ),
    "remove.done": ("Đã lấy {key} ra khỏi kho.", "Took {key} out of the store."),
    "serve.ready": (
        "Trang tra cứu: {url} (SPARQL: {url}sparql, API: {url}docs). Ctrl-C để dừng.",
        "Explorer: {url} (SPARQL: {url}sparql, API: {url}docs). Ctrl-C stops it.",
    ),
    "serve.port_taken": (
        (
            "Không lắng nghe được tại {host}:{port} ({reason}); chọn cổng khác bằng "
            "--port."
        ),
        "Cannot listen on {host}:{port} ({reason}); choose another port with --port.",
    ),
    "query.rows": ("{count} dòng", "{count} rows"),
    "query.which": (
        "Nêu một câu truy vấn: hoặc làm tham số, hoặc bằng -f TỆP.",
        "Give one query: either as the argument or with -f FILE.",
    ),
    "store.remote": (
        "kho phải là một thư mục; máy chủ SPARQL bên ngoài không dùng được ở đây.",
        "the store has to be a folder; an external SPARQL server cannot be used here.",
    ),
    "trace.none": ("Không có chuỗi nào từ {start}.", "No chain from {start}."),
    "trace.part_of": ("thuộc", "part of"),
    "trace.seen": ("câu trích ở chuỗi {number}", "quoted in chain {number}"),
    "trace.task": ("nhiệm vụ {label}", "task {label}"),
    "trace.truncated": (
        "Chỉ in {count} chuỗi đầu; thu hẹp bằng --to.",
        "Only the first {count} chains; narrow it down with --to.",
    ),
    "trace.weak": ("không phải giao trực tiếp", "not a direct order"),
    "viz.written": (
        "Đã ghi {file}: {nodes} nút; mở bằng trình duyệt.",
        "Wrote {file}: {nodes} nodes; open it in a browser.",
    ),
    "page.home": ("Toàn bộ chuỗi văn bản", "The whole chain"),
    "page.api": ("API", "API"),
    "page.full": ("Hiện đầy đủ", "Show everything"),
    "page.less": ("Thu gọn", "Show less"),
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
        "Viện dẫn tới sai văn bản: {wrong} trên {count} ({share:.1%}).",
        "Citations with a wrong document: {wrong} of {count} ({share:.1%}).",
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
    "validate.clean": ("Không có vi phạm.", "No violations."),
    "validate.violations": ("{count} vi phạm.", "{count} violations."),
    "interrupted": ("đã dừng theo yêu cầu", "stopped on request"),
    "file.failed": (
        "{name}: {reason}; kiểm tra đường dẫn và quyền truy cập",
        "{name}: {reason}; check the path and the permissions",
    ),
    "file.no_space": (
        "hết chỗ trên đĩa; giải phóng chỗ rồi chạy lại cùng lệnh để làm tiếp",
        "no space left on the disk; make room and run the same command to go on",
    ),
    "file.not_utf8": (
        "câu truy vấn không phải UTF-8; lưu lại dưới dạng UTF-8",
        "the query is not UTF-8; save it as UTF-8",
    ),
    # --- HTTP: kinds of mistakes --------------------------------------------------
    "title.ambiguous": ("Nhiều khả năng", "Several choices"),
    "title.bad_request": ("Yêu cầu không hợp lệ", "Bad request"),
    "title.internal": ("Lỗi của máy chủ", "Error of the server"),
    "title.invalid": ("Tham số không hợp lệ", "Invalid parameter"),
    "title.method_not_allowed": ("Sai phương thức", "Method not allowed"),
    "title.no_such_page": ("Không có trang này", "No such page"),
    "title.not_acceptable": ("Không có dạng này", "Not acceptable"),
    "title.not_found": ("Không tìm thấy", "Not found"),
    "title.payload_too_large": ("Nội dung quá lớn", "Body too large"),
    "title.stopping": ("Máy chủ đang dừng", "The server is stopping"),
    "request.stopping": (
        "Máy chủ dừng trước khi trả lời xong; hãy thử lại sau",
        "The server stopped before the answer was ready; try again later",
    ),
    "title.busy": ("Máy chủ đang bận", "The server is busy"),
    "request.busy": (
        "Đang có nhiều yêu cầu nặng; hãy thử lại sau {seconds} giây",
        "Too many heavy requests at once; try again in {seconds} seconds",
    ),
    "title.query_refused": ("Từ chối truy vấn", "Query refused"),
    "title.query_syntax": ("Sai cú pháp SPARQL", "SPARQL syntax error"),
    "title.store_unavailable": ("Kho không sẵn sàng", "Store unavailable"),
    "title.unreadable_letter": ("Không đọc được văn bản", "Unreadable letter"),
    "title.unsupported_media_type": (
        "Không đọc được kiểu này",
        "Unsupported media type",
    ),
    # --- HTTP: what is wrong and what to do ---------------------------------------
    "request.bad_request": (
        "yêu cầu không đọc được; xem /docs",
        "the request cannot be read; see /docs",
    ),
    "request.internal": (
        "lỗi của máy chủ; báo mã yêu cầu cho người quản trị",
        "the server failed; tell whoever runs it the request id",
    ),
    "request.invalid": ("tham số {name}: {reason}", "parameter {name}: {reason}"),
    "request.media_type": (
        "không đọc nội dung kiểu {sent!r} ở đây; gửi một trong: {offered}",
        "bodies of type {sent!r} are not read here; send one of: {offered}",
    ),
    "request.method_not_allowed": (
        "{path} không nhận {method}; xem /docs",
        "{path} does not take {method}; see /docs",
    ),
    "request.no_file": (
        "biểu mẫu không có tệp; gửi văn bản trong trường file",
        "the form has no file; send the letter in the field file",
    ),
    "request.no_such_page": (
        "không có trang {path}; xem /docs",
        "there is no {path}; see /docs",
    ),
    "request.not_utf8": (
        "yêu cầu không phải UTF-8; gửi lại dưới dạng UTF-8",
        "the request is not UTF-8; send it as UTF-8",
    ),
    "request.one_query": (
        "cần đúng một tham số query, nhận được {count}",
        "exactly one parameter query is needed, {count} came",
    ),
    "request.too_large": (
        "nội dung vượt quá {limit}; gửi từng văn bản một",
        "the body is larger than {limit}; send one letter at a time",
    ),
    "request.too_many_fields": (
        "quá {limit} tham số; bỏ bớt",
        "more than {limit} parameters; send fewer",
    ),
    "request.update": (
        "chỉ truy vấn, không cập nhật; gửi câu truy vấn trong tham số query",
        "queries only, no updates; send a query in the parameter query",
    ),
}


def is_lang(value: str | None) -> TypeGuard[Lang]:
    """Whether `value` names a language that we speak."""
    return value in LANGS


def text(key: str, lang: Lang, /, **fields: object) -> str:
    """Return the message `key` in `lang` with its fields filled in.

    Raises:
        KeyError: if there is no such message, or a field of it is missing.
    """
    vi, en = _MESSAGES[key]
    template = vi if lang == "vi" else en
    return template.format(**fields) if fields else template


def in_each(key: str, /, **fields: object) -> dict[str, str]:
    """Return the message `key` in every language, by the language."""
    return {lang: text(key, lang, **fields) for lang in LANGS}
