"""What `export` and `import` say."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "export.needs_output": (
        "định dạng {form} không in ra màn hình được; thêm -o.",
        "the format {form} is no text for a screen; add -o.",
    ),
    "export.needs_folder": (
        "định dạng {form} gồm nhiều tệp; thêm -o THƯ_MỤC.",
        "the format {form} is several files; add -o DIR.",
    ),
    "export.written": (
        "Đã ghi {file} ({count} byte).",
        "Wrote {file} ({count} bytes).",
    ),
    "export.folder": (
        "Đã ghi {count} tệp vào {folder}.",
        "Wrote {count} files to {folder}.",
    ),
    "export.label": ("Đang ghi", "Writing"),
    "export.docbin": (
        (
            "{texts} văn bản, {aligned} đoạn khớp từ, {widened} đoạn nới ra cho trọn "
            "từ, {dropped} đoạn bỏ."
        ),
        (
            "{texts} texts; spans: {aligned} on token borders, {widened} widened to "
            "whole tokens, {dropped} dropped."
        ),
    ),
    "import.done": (
        (
            "Đã nhập {letters} văn bản ({added} mới, {replaced} thay), {records} đồ "
            "thị ghi chép."
        ),
        (
            "Imported {letters} letters ({added} new, {replaced} replaced), {records} "
            "graphs of records."
        ),
    ),
    "import.bulk_stdin": (
        "--bulk cần tệp có tên, không đọc đầu vào chuẩn.",
        "--bulk wants named files, not stdin.",
    ),
    "import.label": ("Đang nạp", "Loading"),
    "import.rate": ("{rate:.0f} MB/giây", "{rate:.0f} MB/s"),
    "import.optimizing": ("Đang sắp xếp kho…", "Putting the store in order…"),
    "import.resolving": ("Đang xác định văn bản được viện dẫn…", "Resolving…"),
    "import.indexing": ("Đang lập chỉ mục…", "Indexing…"),
    "import.loaded": (
        (
            "Đã nạp {letters} văn bản, {records} đồ thị ghi chép: nạp {load:.1f} giây, "
            "sắp xếp {optimize:.1f} giây, xác định viện dẫn {resolve:.1f} giây, "
            "lập chỉ mục {index:.1f} giây."
        ),
        (
            "Loaded {letters} letters, {records} graphs of records: loading "
            "{load:.1f} s, putting in order {optimize:.1f} s, resolving "
            "{resolve:.1f} s, indexing {index:.1f} s."
        ),
    ),
    "request.folder_in_use": (
        "thư mục {path} đã có tệp; hãy chọn thư mục mới hoặc trống",
        "folder {path} holds files already; name a new or an empty one",
    ),
    "help.option.export_output": (
        "Tệp hoặc thư mục cần ghi; - là đầu ra chuẩn.",
        "File or folder to write; - is stdout.",
    ),
    "help.option.modified": (
        "Ngày cập nhật ghi trong mô tả (chỉ với dcat).",
        "Day of the last change to state (dcat only).",
    ),
    "help.option.bulk": (
        (
            "Nạp nhanh N-Quads có sẵn của những văn bản kho chưa có, không thử từng "
            "văn bản (dùng cho kho lớn)."
        ),
        (
            "Load ready N-Quads of letters that the store does not hold, without "
            "trying each of them (for large stores)."
        ),
    ),
    "help.import": (
        (
            "Nhập lại những gì chidao đã xuất (TriG, N-Quads, JSON-LD, có thể nén "
            ".gz): nhập tất cả hoặc không gì cả."
        ),
        (
            "Put former exports (TriG, N-Quads, JSON-LD; .gz too) back into the "
            "store: all of it or nothing."
        ),
    ),
}
