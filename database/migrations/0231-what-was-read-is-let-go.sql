-- What was read of an import and corrected in it stays in its batch when rows and file are let go: it has a rule of its own. What
-- is corrected stands in the trail as a seal from now on, as what was read does, so that nothing of it is told once more when it
-- goes.

select audit_watch('import_batch', 'province_id', '{summary,corrections}');

-- As the other rules did, it comes with the program: nobody set it, and the trail tells what somebody does.
alter table retention_rule disable trigger audit_insert;
insert into retention_rule (code, keep_count, keep_unit, is_on, source, certainty, checked_on) values
  ('undoneReadings', 1, 'year', false,
    'Kết quả đọc và ô đã sửa của lần nhập đã hoàn tác hoặc từ chối; thời hạn lưu trữ hồ sơ chưa đối chiếu', 'chosen', '2026-11-26');
alter table retention_rule enable trigger audit_insert;
