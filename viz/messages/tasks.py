"""Tasks as table, calendar and board, who is to be reminded, and one task in full."""

from typing import Final

MESSAGES: Final = {
    "tasks.title": ("Nhiệm vụ", "Tasks"),
    "tasks.about": (
        (
            "Việc các văn bản giao: ai chủ trì, ai phối hợp, thời hạn, căn cứ. Chưa "
            "có báo cáo thì không coi là hoàn thành."
        ),
        (
            "What letters order: who leads, who cooperates, by when, on what ground. "
            "Without a report nothing is taken to be done."
        ),
    ),
    "tasks.sends": ("gửi, báo cáo", "sends, reports"),
    "tasks.views": ("Cách xem", "Views"),
    "tasks.view.bang": ("Bảng", "Table"),
    "tasks.view.lich": ("Lịch", "Calendar"),
    "tasks.view.trang-thai": ("Trạng thái", "Board"),
    "tasks.view.don-doc": ("Đôn đốc", "Reminders"),
    # conditions
    "tasks.conditions": ("Điều kiện", "Conditions"),
    "tasks.more": ("Thêm điều kiện", "More conditions"),
    "tasks.apply": ("Xem", "Show"),
    "tasks.q": ("Nội dung có từ", "Words"),
    "tasks.q.hint": ("giai ngan, chuyen doi so…", "giai ngan, chuyen doi so…"),
    "tasks.agency": ("Cơ quan", "Agency"),
    "tasks.agency.hint": ("Sở Tài chính, so khcn…", "Sở Tài chính, so khcn…"),
    "tasks.general": ("Cả việc giao chung", "Also what is assigned in general"),
    "tasks.headings": ("Cả đề mục", "Also headings"),
    "tasks.role": ("Vai trò", "Role"),
    "tasks.any": ("Tất cả", "All"),
    "tasks.document": ("Văn bản Trung ương", "Document of the Centre"),
    "tasks.document.hint": ("57-NQ/TW", "57-NQ/TW"),
    "tasks.letter": ("Văn bản giao", "Letter"),
    "tasks.due_from": ("Hạn từ ngày", "Due from"),
    "tasks.due_to": ("đến ngày", "Due to"),
    "tasks.status": ("Trạng thái", "State"),
    "tasks.as_of": ("Tính đến ngày", "As of"),
    "tasks.days": ("Sắp đến hạn trong (ngày)", "Falls due within (days)"),
    "tasks.office": ("Cơ quan gửi đôn đốc", "Office that reminds"),
    "tasks.office.hint": ("để trống thì chừa chỗ ghi", "left blank if not given"),
    "tasks.sort": ("Xếp theo", "Order"),
    "tasks.sort.any": ("Văn bản, điểm", "Letter, item"),
    "tasks.sort.deadline": ("Hạn sớm trước", "Earliest deadline"),
    "tasks.sort.-deadline": ("Hạn muộn trước", "Latest deadline"),
    "tasks.sort.-date": ("Văn bản mới trước", "Newest letter"),
    "tasks.month": ("Tháng", "Month"),
    # states as conditions
    "status.overdue": ("Quá hạn", "Overdue"),
    "status.in_time": ("Còn hạn", "In time"),
    "status.standing": ("Thường xuyên, định kỳ", "Standing"),
    "status.conditional": ("Hạn theo điều kiện", "Depends on a condition"),
    "status.no_date": ("Không ghi hạn", "No date given"),
    "status.extension_asked": ("Xin gia hạn", "Extension asked"),
    "status.returned": ("Trả lại", "Returned"),
    "status.done_in_time": ("Hoàn thành trong hạn", "Done in time"),
    "status.done_late": ("Hoàn thành quá hạn", "Done late"),
    "status.done": ("Hoàn thành, không ghi hạn", "Done, no date given"),
    # counts
    "tasks.count": ("{n} nhiệm vụ", "{n} tasks"),
    "tasks.on": ("tính đến {day}", "as of {day}"),
    "tasks.cut": (
        "Trang này chỉ tính {n} nhiệm vụ đầu trong {total}; hãy lọc thêm.",
        "This page counts only the first {n} of {total} tasks; filter further.",
    ),
    "tasks.none": (
        "Không có nhiệm vụ nào hợp các điều kiện này.",
        "No task fits these conditions.",
    ),
    "tasks.none.do": (
        "Bớt điều kiện, hoặc viết ngắn hơn, không cần dấu.",
        "Take away a condition, or write less; diacritics are optional.",
    ),
    "tasks.empty": (
        "Kho chưa có nhiệm vụ nào. Hãy nhập văn bản.",
        "There are no tasks yet. Add documents first.",
    ),
    "tasks.unclear.404": ("Không tìm thấy “{key}”.", "Nothing is called “{key}”."),
    "tasks.unclear.300": ("“{key}” có thể là:", "“{key}” may mean:"),
    # papers and files
    "tasks.take": ("Văn bản Word, tệp, lịch", "Word papers, files, calendar"),
    "paper.annex": ("Phụ lục phân công nhiệm vụ", "Annex of assigned tasks"),
    "paper.slip": ("Phiếu giao việc", "Assignment slip"),
    "paper.progress": ("Theo dõi thực hiện", "Progress sheet"),
    "paper.reminder": ("Văn bản đôn đốc", "Reminder letter"),
    "tasks.excel": ("Bảng Excel", "Excel table"),
    "tasks.subscribe": (
        "Đăng ký lịch thời hạn của {agency}",
        "Subscribe to the deadlines of {agency}",
    ),
    "tasks.subscribe.all": (
        "Đăng ký lịch các thời hạn này",
        "Subscribe to these deadlines",
    ),
    "tasks.subscribe.how": (
        (
            "Dán địa chỉ này vào mục “Thêm lịch từ Internet” của Outlook, Google "
            "Calendar hoặc điện thoại; lịch tự cập nhật."
        ),
        (
            "Paste this address where Outlook, Google Calendar or a phone adds a "
            "calendar from the Internet; it keeps itself up to date."
        ),
    ),
    "tasks.subscribe.address": ("Địa chỉ lịch", "Address of the calendar"),
    "tasks.copy": ("Sao chép", "Copy"),
    "tasks.copied": ("Đã sao chép", "Copied"),
    # table
    "tasks.caption": (
        "Từ {first} đến {last} trong {n} nhiệm vụ",
        "Tasks {first} to {last} of {n}",
    ),
    "tasks.point": ("Điểm", "Item"),
    "tasks.task": ("Việc", "Task"),
    "tasks.lead": ("Chủ trì", "Leads"),
    "tasks.cooperate": ("Phối hợp", "Cooperates"),
    "tasks.due": ("Thời hạn", "Due"),
    "tasks.ground": ("Căn cứ Trung ương", "Centre behind it"),
    "tasks.state": ("Trạng thái", "State"),
    "tasks.general_short": ("giao chung", "in general"),
    "tasks.by_letter": ("theo cả văn bản giao", "by its letter as a whole"),
    "tasks.more_names": ("và {n} nữa", "and {n} more"),
    "tasks.no_lead": ("chưa rõ", "not told"),
    "tasks.printed": ("Nguyên văn: {words}", "As printed: {words}"),
    # calendar
    "calendar.month": ("Tháng {month}/{year}", "{year}-{month:02}"),
    "calendar.caption": (
        "Thời hạn trong tháng {month}/{year}: {n}",
        "Deadlines in {year}-{month:02}: {n}",
    ),
    "calendar.previous": ("Tháng trước", "Previous month"),
    "calendar.next": ("Tháng sau", "Next month"),
    "calendar.go": ("Tới tháng", "Go to month"),
    "calendar.none": ("Tháng này không có thời hạn nào.", "Nothing falls due."),
    "calendar.nearest": ("Tháng gần nhất có thời hạn:", "Nearest months with some:"),
    "calendar.stretches": (
        "Đến hạn trong tháng, văn bản không ghi ngày",
        "Due this month, no day named",
    ),
    "calendar.today": ("hôm nay", "today"),
    "calendar.as_of": ("ngày tính", "as of"),
    "weekday.0": ("Thứ Hai", "Monday"),
    "weekday.1": ("Thứ Ba", "Tuesday"),
    "weekday.2": ("Thứ Tư", "Wednesday"),
    "weekday.3": ("Thứ Năm", "Thursday"),
    "weekday.4": ("Thứ Sáu", "Friday"),
    "weekday.5": ("Thứ Bảy", "Saturday"),
    "weekday.6": ("Chủ nhật", "Sunday"),
    # board
    "column.overdue": ("Quá hạn", "Overdue"),
    "column.in_time": ("Còn hạn", "In time"),
    "column.standing": ("Thường xuyên, định kỳ", "Standing"),
    "column.undated": ("Không ghi ngày", "No date"),
    "column.asked": ("Xin gia hạn, trả lại", "Asked, returned"),
    "column.done": ("Hoàn thành", "Done"),
    "column.none": ("Không có.", "None."),
    "column.more": ("Còn {n} việc nữa: xem dạng bảng", "{n} more: see the table"),
    "column.unassigned": (
        "{n} việc không nêu cơ quan thực hiện, không có trạng thái.",
        "{n} tasks name nobody to act and have no state.",
    ),
    # reminders
    "remind.about": (
        (
            "Việc quá hạn, và đến hạn từ nay đến {day}, mà chưa có báo cáo hoàn thành, "
            "theo cơ quan; mỗi cơ quan có một dự thảo văn bản đôn đốc."
        ),
        (
            "What is overdue, or falls due by {day}, and is not reported done, by "
            "agency; each has the draft of a reminder (in Vietnamese)."
        ),
    ),
    "remind.none": ("Không có việc nào cần đôn đốc.", "Nobody needs reminding."),
    "remind.none.do": (
        "Tăng số ngày xem trước, hoặc bớt điều kiện.",
        "Look more days ahead, or take away a condition.",
    ),
    "remind.overdue": ("{n} việc quá hạn", "{n} overdue"),
    "remind.due": ("{n} việc sắp đến hạn", "{n} due soon"),
    "remind.gone": (
        "Đã kết thúc hoạt động {day}. Tiếp nhận nhiệm vụ: {heirs}",
        "Ended on {day}. Who took over: {heirs}",
    ),
    "remind.gone.unknown": (
        "Đã kết thúc hoạt động {day}. Cần xác định cơ quan tiếp nhận.",
        "Ended on {day}. Who took over has to be found.",
    ),
    "remind.list": ("Các việc của {agency}", "Tasks of {agency}"),
    "remind.part": ("Vai trò", "Role"),
    "remind.source": ("Văn bản giao", "Letter"),
    "remind.late": ("quá hạn {n} ngày", "{n} days late"),
    "remind.left": ("còn {n} ngày", "{n} days left"),
    "remind.today": ("đến hạn hôm nay", "due today"),
    "remind.step": ("Bước: {words}", "Step: {words}"),
    "remind.draft": ("Dự thảo văn bản đôn đốc", "Draft reminder"),
    "remind.word": ("Tải dạng Word", "Take as Word"),
    "remind.all": ("Tất cả dự thảo, một tệp Word", "All drafts in one Word file"),
    "remind.more": (
        "Còn {n} cơ quan nữa; hãy lọc thêm, hoặc tải bảng Excel.",
        "{n} more agencies; filter further, or take the Excel table.",
    ),
    # one task
    "tasks.one": ("Nhiệm vụ {label}", "Task {label}"),
    "tasks.below": ("Thuộc mục {label}", "Below {label}"),
    "tasks.words": ("Nguyên văn", "The words"),
    "tasks.in_text": ("Xem trong văn bản", "See it in the text"),
    "tasks.in_chain": ("Xem trên sơ đồ", "See it on the map"),
    "tasks.who": ("Ai làm", "Who does it"),
    "tasks.monitor": ("Theo dõi, đôn đốc", "Monitors"),
    "tasks.advise": ("Tham mưu", "Advises"),
    "tasks.report_to": ("Báo cáo lên", "Reports go to"),
    "tasks.report_via": ("Báo cáo qua", "Reports go through"),
    "tasks.receive": ("Nhận, tổng hợp", "Receives, aggregates"),
    "tasks.unstated": (
        "Nhiều cơ quan được nêu, không ghi ai chủ trì.",
        "Several are named, none told to lead.",
    ),
    "tasks.nobody": ("Không nêu cơ quan nào.", "Nobody is named."),
    "tasks.no_due": ("Văn bản không ghi thời hạn.", "The letter gives no deadline."),
    "tasks.product": ("Sản phẩm", "Product"),
    "tasks.targets": ("Chỉ tiêu", "Targets"),
    "tasks.steps": ("Chế độ báo cáo", "Reports owed"),
    "tasks.step.from": ("Đơn vị gửi", "From"),
    "tasks.step.via": ("Qua", "Through"),
    "tasks.step.to": ("Gửi", "To"),
    "tasks.step.words": ("Nguyên văn", "The words"),
    "tasks.step.feeds": ("để kịp bước sau: {due}", "in time for a later step: {due}"),
    "tasks.why": ("Vì sao: căn cứ lên đến Trung ương", "Why: what it goes back to"),
    "tasks.why.none": (
        "Chưa thấy văn bản cấp trên nào đứng sau nhiệm vụ này.",
        "No document above it was found.",
    ),
    "tasks.why.letter": ("theo cả văn bản giao", "by its letter as a whole"),
    "tasks.why.mention": ("chỉ được nhắc tới", "only mentioned"),
    "tasks.why.more": ("Còn {n} đường khác", "{n} more ways"),
    "tasks.reported": ("Báo cáo tình hình", "Reports on it"),
    "tasks.reported.none": (
        "Chưa có báo cáo nào. Cơ quan thực hiện gửi báo cáo qua API, có mã truy cập.",
        "Nobody has reported yet. Agencies report through the API, with a token.",
    ),
    "tasks.items": ("Các mục con", "Items below it"),
    "tasks.documents": ("Văn bản được nêu", "Documents it names"),
    "tasks.paper": ("Phiếu giao việc (Word)", "Assignment slip (Word)"),
}
