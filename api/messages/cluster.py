"""A cluster that reads letters, and the object stores they are in."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "cluster.address": (
        "{value!r}: nêu local, hoặc địa chỉ của scheduler: tcp://máy:cổng, tls://…",
        "{value!r}: give local, or the address of a scheduler: tcp://host:port, tls://…",
    ),
    "cluster.storing": ("Đang lưu", "Storing"),
    "cluster.no_dask": (
        "--cluster cần Dask; hãy cài: pip install 'chidao[cluster]'",
        "--cluster needs Dask; install it: pip install 'chidao[cluster]'",
    ),
    "cluster.no_start": (
        "không mở được cụm trên máy này; chạy lại với --jobs thay cho --cluster",
        "no cluster starts on this machine; run with --jobs in place of --cluster",
    ),
    "cluster.keys": (
        (
            "{address}: tls:// cần CHIDAO_CLUSTER_CA, _CERT và _KEY, còn tcp:// thì "
            "không dùng chúng; hãy sửa địa chỉ hoặc các biến này"
        ),
        (
            "{address}: tls:// needs CHIDAO_CLUSTER_CA, _CERT and _KEY, tcp:// goes "
            "without; mend the address, or these"
        ),
    ),
    "cluster.no_answer": (
        (
            "{address}: không có scheduler nào trả lời; xem nó đã chạy chưa, và nếu "
            "dùng TLS thì CHIDAO_CLUSTER_CA, _CERT, _KEY đã đúng chưa"
        ),
        (
            "{address}: no scheduler answers; see whether it runs and, where it wants "
            "TLS, whether CHIDAO_CLUSTER_CA, _CERT and _KEY are right"
        ),
    ),
    "cluster.no_workers": (
        "{address}: scheduler chưa có worker nào; hãy chạy `dask worker {address}`",
        "{address}: the scheduler has no workers; run `dask worker {address}`",
    ),
    "cluster.lost": (
        (
            "mất liên lạc với cụm; những gì đã đọc vẫn được giữ: chạy lại cùng lệnh để "
            "đọc tiếp"
        ),
        "the cluster is gone; what it has read is kept: run the same command to go on",
    ),
    "cluster.other_version": (
        (
            "có máy trong cụm không có chidao hoặc chạy phiên bản khác; hãy cài cùng "
            "một phiên bản cho scheduler và mọi worker"
        ),
        (
            "a machine of the cluster has no chidao, or another version; install the "
            "same one for the scheduler and all workers"
        ),
    ),
    "cluster.interrupted": (
        (
            "đã dừng theo yêu cầu; {done} tệp đã đọc được giữ lại, còn {left} tệp: "
            "chạy lại cùng lệnh để đọc tiếp"
        ),
        (
            "stopped on request; {done} files are read and kept, {left} are left: run "
            "the same command to go on"
        ),
    ),
    "objects.closed": ("không đọc được ({reason})", "cannot be read ({reason})"),
    "objects.closed.advice": (
        "Kiểm tra địa chỉ và quyền truy cập kho đối tượng",
        "Check the address, and what you may read in that object store",
    ),
    "objects.missing": (
        "thiếu gói để đọc kho đối tượng này ({reason})",
        "a package to read this object store is not installed ({reason})",
    ),
    "objects.missing.advice": (
        "Cài chidao[cluster], và s3fs cho s3://, gcsfs cho gs://, adlfs cho az://",
        "Install chidao[cluster], and s3fs for s3://, gcsfs for gs://, adlfs for az://",
    ),
}
