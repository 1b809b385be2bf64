"""What can go wrong with a store that is a server of others."""

from __future__ import annotations

from typing import ClassVar

from graph.errors import GraphError


class ExternalStoreError(GraphError):
    """The server of the store does not do what is asked.

    `reason` is a key of `REASONS`, `value` what is known of it.
    """

    vi = "kho ngoài {address}: {why_vi}"
    en = "external store {address}: {why_en}"

    REASONS: ClassVar[dict[str, tuple[str, str]]] = {
        "down": (
            "không kết nối được ({value}); hãy khởi động nó, hoặc xem CHIDAO_STORE",
            "it cannot be reached ({value}); start it, or check CHIDAO_STORE",
        ),
        "slow": (
            "không trả lời trong {value} giây; hãy xem nó, hoặc CHIDAO_STORE_SECONDS",
            "it said nothing for {value} seconds; see its load, CHIDAO_STORE_SECONDS",
        ),
        "unauthorized": (
            "không cho vào ({value}); hãy đặt CHIDAO_STORE_USER, CHIDAO_STORE_PASSWORD",
            "it lets nobody in ({value}); set CHIDAO_STORE_USER, CHIDAO_STORE_PASSWORD",
        ),
        "redirect": (
            "chuyển hướng tới {value}; hãy ghi thẳng địa chỉ đúng vào CHIDAO_STORE…",
            "it leads on to {value}; name the right address itself in CHIDAO_STORE…",
        ),
        "missing": (
            "không có SPARQL ở {value}; hãy xem CHIDAO_STORE, CHIDAO_STORE_UPDATE",
            "no SPARQL is at {value}; check CHIDAO_STORE, CHIDAO_STORE_UPDATE",
        ),
        "refused": (
            "máy chủ từ chối: {value}; hãy xem nhật ký của nó",
            "it refuses: {value}; see its log",
        ),
        "broken": (
            "câu trả lời bị đứt hoặc sai dạng ({value}); hãy xem nhật ký của nó",
            "its answer broke off or is malformed ({value}); try again, see its log",
        ),
        "cut": (
            "cắt bớt câu trả lời ({value}); hãy bỏ giới hạn đó rồi khởi động lại nó",
            "it cuts answers off ({value}); lift that limit and start it again",
        ),
        "no_union": (
            "đồ thị mặc định không gồm mọi đồ thị; hãy bật điều đó trên máy chủ",
            "its default graph is no union of all graphs; switch that on",
        ),
        "half": (
            "đứt giữa chừng khi ghi, không hoàn lại được ({value}); hãy chạy lại lệnh",
            "a write broke off and could not be undone ({value}); run it again",
        ),
        "backup": (
            "hãy sao lưu bằng công cụ của nó, hoặc `chidao export --format nquads`",
            "back it up by its own means, or `chidao export --format nquads`",
        ),
    }

    def __init__(self, address: str, reason: str, value: str = "") -> None:
        super().__init__(address, reason, value)
        self.address = address
        self.reason = reason
        self.value = value
        vi, en = self.REASONS[reason]
        self.why_vi = vi.format(value=value)
        self.why_en = en.format(value=value)
