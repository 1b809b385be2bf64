"""`chidao ingest` and `chidao remove`."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
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
    "remove.done": ("Đã lấy {key} ra khỏi kho.", "Took {key} out of the store."),
}
