"""The office's own papers as Word files, in the layout of Nghị định 30/2020/NĐ-CP."""
