"""The agencies: their list, and what one has to do."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # the list
    "agencies.about": (
        (
            "Cơ quan, nhóm cơ quan và chức danh được văn bản giao việc, nêu tên hoặc "
            "ban hành văn bản. Chọn một cơ quan để xem việc phải làm, thời hạn và căn "
            "cứ."
        ),
        (
            "Bodies, groups and office holders that letters give work to, name, or "
            "that issue documents. Choose one to see what it has to do, by when, and "
            "why."
        ),
    ),
    "agencies.find": ("Tên cơ quan", "Name"),
    "agencies.find.hint": ("so khcn, ngan hang…", "so khcn, ngan hang…"),
    "agencies.level": ("Cấp", "Level"),
    "agencies.kind": ("Loại hình", "Kind"),
    "agencies.any": ("Tất cả", "All"),
    "agencies.name": ("Cơ quan", "Agency"),
    "agencies.leads": ("Chủ trì", "Leads"),
    "agencies.tasks": ("Tham gia (cả chủ trì)", "Takes part (leading included)"),
    "agencies.caption": (
        "Số nhiệm vụ được giao trong các văn bản có trong kho",
        "Tasks given by the letters in the store",
    ),
    "agencies.sort": ("Xếp theo {column}", "Sort by {column}"),
    "agencies.none": (
        "Không có cơ quan nào phù hợp.",
        "No agency fits.",
    ),
    "agencies.none.help": (
        "Thử bỏ bớt điều kiện, hoặc gõ một phần tên, không cần dấu.",
        "Drop a condition, or type a part of the name; diacritics are optional.",
    ),
    "agencies.empty": (
        "Kho chưa có văn bản nào nên chưa có cơ quan nào.",
        "The store holds no documents yet, so there are no agencies.",
    ),
    "agencies.empty.help": ("Nhập văn bản", "Add documents"),
    "agencies.only_in": ("nêu trong một văn bản", "named by one letter"),
    # one agency
    "agency.chain": ("Xem trên sơ đồ", "Show on the map"),
    "agency.matrix": ("Xem trong ma trận phân công", "See it in the matrix"),
    "agency.tasks": ("Bảng, lịch nhiệm vụ", "Tasks as table and calendar"),
    "agency.as_of": ("Tính đến ngày", "As of"),
    "agency.as_of.button": ("Xem", "Show"),
    "agency.as_of.told": ("Tính đến ngày {day}", "As of {day}"),
    "agency.summary": ("Tóm tắt", "In short"),
    "agency.figure.lead": ("nhiệm vụ chủ trì", "tasks to lead"),
    "agency.figure.part": ("nhiệm vụ tham gia", "tasks to take part in"),
    "agency.figure.overdue": ("quá hạn, chưa báo cáo xong", "overdue, not reported"),
    "agency.figure.soon": ("đến hạn trong 30 ngày", "due within 30 days"),
    "agency.figure.central": ("văn bản Trung ương", "documents of the Centre"),
    "agency.duties": ("Việc phải làm", "What it has to do"),
    "agency.lead": ("Chủ trì", "Leads"),
    "agency.cooperate": ("Phối hợp", "Cooperates"),
    "agency.monitor": ("Theo dõi, đôn đốc", "Monitors"),
    "agency.advise": ("Tham mưu", "Advises"),
    "agency.by_name": ("{n} đích danh", "{n} by name"),
    "agency.not_by_name": ("{n} giao chung", "{n} in general"),
    "agency.by_all": ("tất cả {n}", "all {n}"),
    "agency.overdue": ("{n} quá hạn", "{n} overdue"),
    "agency.late": ("quá hạn {n} ngày", "{n} days overdue"),
    "agency.left": ("còn {n} ngày", "{n} days left"),
    "agency.today": ("đến hạn hôm nay", "due today"),
    "agency.no_day": ("không ghi ngày", "no day given"),
    "agency.due": ("Thời hạn ghi trong văn bản", "Deadline as printed"),
    "agency.stated": ("giao đích danh", "given by name"),
    "agency.general": ("giao chung", "given in general"),
    "agency.through": ("giao chung cho {group}", "given to all of {group}"),
    "agency.because": ("Căn cứ: {document}", "Because of {document}"),
    "agency.no_ground": (
        "Chưa thấy văn bản Trung ương phía sau",
        "No document of the Centre is known behind it",
    ),
    "agency.more_grounds": (
        "và {n} văn bản Trung ương khác",
        "and {n} more documents of the Centre",
    ),
    "agency.all_tasks": ("Xem cả {n} nhiệm vụ", "See all {n} tasks"),
    "agency.cut": (
        "Đang hiện {shown} nhiệm vụ đến hạn sớm nhất trong {n}.",
        "Showing the {shown} that fall due first, of {n}.",
    ),
    "agency.idle": (
        "Chưa thấy văn bản nào trong kho giao việc cho cơ quan này.",
        "No letter in the store gives this agency work.",
    ),
    "agency.idle.as_of": (
        "Đến ngày {day}, chưa có văn bản nào trong kho giao việc cho cơ quan này.",
        "By {day} no letter in the store gave this agency work.",
    ),
    "agency.central": (
        "Văn bản Trung ương phải thực hiện",
        "Documents of the Centre to carry out",
    ),
    "agency.central.more": (
        "Xem cả {n} văn bản trong ma trận",
        "See all {n} in the matrix",
    ),
    "agency.reports": ("Báo cáo phải gửi", "Reports it owes"),
    "agency.reports.to": ("gửi {agency}", "to {agency}"),
    "agency.reports.via": ("qua {agency}", "through {agency}"),
    "agency.reports.passes_on": ("tổng hợp, chuyển tiếp", "aggregates, passes on"),
    "agency.reports.feeds": (
        "không ghi hạn riêng; để kịp bước sau: {due}",
        "no time of its own; a later step rests on it: {due}",
    ),
    "agency.reports.no_time": ("không ghi hạn", "no time given"),
    "agency.reports.cut": (
        "Đang hiện {shown} trong {n} báo cáo.",
        "Showing {shown} of {n} reports.",
    ),
    "agency.issued": ("Văn bản đã ban hành", "Documents it issued"),
    "agency.issued.all": ("Xem cả {n} văn bản", "See all {n}"),
    "agency.partners": ("Cùng thực hiện với", "Works with"),
    "agency.partner": (
        "{n} nhiệm vụ chung",
        "tasks in common: {n}",
    ),
    "agency.partner.leads": ("chủ trì {n}", "leads {n}"),
    "agency.groups": ("Thuộc các nhóm được giao việc", "One of these groups"),
    "agency.members": (
        "Gồm {n} cơ quan vào ngày ký văn bản",
        "{n} bodies on the day of its letter",
    ),
    "agency.subscribe": ("Đăng ký lịch hạn", "Subscribe to its deadlines"),
    "agency.subscribe.open": ("Mở trong ứng dụng lịch", "Open in a calendar program"),
    "agency.subscribe.address": ("Địa chỉ lịch (iCalendar)", "Address (iCalendar)"),
    "agency.subscribe.copy": ("Sao chép", "Copy"),
    "agency.subscribe.copied": ("Đã sao chép", "Copied"),
    "agency.subscribe.how": (
        (
            "Outlook: Lịch → Thêm lịch → Đăng ký từ web. Google Lịch: Lịch khác (+) → "
            "Từ URL. Dán địa chỉ trên; hạn mới tự xuất hiện."
        ),
        (
            "Outlook: Calendar → Add calendar → Subscribe from web. Google Calendar: "
            "Other calendars (+) → From URL. Paste the address; new deadlines appear."
        ),
    ),
    "agency.subscribe.private": (
        (
            "Máy chủ này chỉ mở cho người đăng nhập, ứng dụng lịch không đăng ký được; "
            "hãy tải tệp lịch."
        ),
        (
            "This server is open to those signed in only, so programs cannot "
            "subscribe; download the file instead."
        ),
    ),
    "agency.subscribe.file": ("Tải tệp lịch (.ics)", "Download the file (.ics)"),
    "agency.subscribe.atom": (
        "Nhiệm vụ mới qua Atom",
        "New tasks as an Atom feed",
    ),
    # who answers today
    "agency.ended": (
        "{name} hoạt động đến hết ngày {day}.",
        "{name} existed until {day}.",
    ),
    "agency.took_over": (
        "Tiếp nhận nhiệm vụ của cơ quan đã kết thúc hoạt động:",
        "It answers for the tasks of bodies that are no more:",
    ),
    "agency.heirs": ("Nay trả lời, thực hiện:", "Who answers now:"),
    "agency.heirs.none": (
        "Chưa rõ cơ quan nào kế tiếp, cần xác nhận.",
        "It is not known who took over; to be confirmed.",
    ),
    "agency.heir.certain": ("kế tiếp theo văn bản", "heir by law"),
    "agency.heir.candidate": ("cần xác nhận", "to be confirmed"),
    "agency.heir.field": ("phần việc: {field}", "its work on: {field}"),
    "agency.heir.since": ("từ ngày {day}", "since {day}"),
    "agency.basis": ("Căn cứ: {acts}", "By: {acts}"),
    "agency.basis.unseen": ("chưa thấy văn bản", "text not seen"),
    "agency.gone_members": (
        "Trong nhóm, đã kết thúc hoạt động: {names}",
        "Of the group, these are no more: {names}",
    ),
    "agency.heirs.more": ("và {n} cơ quan nữa", "and {n} more"),
}
