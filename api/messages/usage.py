"""What commands and options do."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
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
            "Nạp văn bản (tệp, tệp nén .zip, thư mục, hoặc địa chỉ trong kho đối "
            "tượng) vào kho. Nạp lại không làm thay đổi gì; lần chạy bị dừng thì chạy "
            "lại để đọc tiếp."
        ),
        (
            "Put letters (files, .zip archives, folders, or addresses in an object "
            "store) into the store. Doing it again changes nothing; a run that was "
            "stopped goes on where it was."
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
    "help.export": (
        "Xuất toàn bộ đồ thị theo định dạng chọn bằng --format.",
        "Give out the whole graph in the format that --format names.",
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
    "help.option.store": (
        "Thư mục kho dữ liệu, hoặc địa chỉ http(s) của máy chủ SPARQL.",
        "Folder of the store, or the http(s) address of a SPARQL server.",
    ),
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
    "help.option.cluster": (
        (
            "Đọc bằng một cụm máy Dask: local (cụm trên máy này), hoặc địa chỉ của "
            "scheduler: tcp://máy:cổng."
        ),
        (
            "Read by a Dask cluster: local (one on this machine), or the address of a "
            "scheduler: tcp://host:port."
        ),
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
}
