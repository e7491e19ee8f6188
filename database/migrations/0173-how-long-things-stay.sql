-- How long what is kept stays, and by what: one row a rule. Only rules that are on are carried out.

create table retention_rule (
  code text primary key,
  keep_count smallint not null,
  keep_unit text not null,
  is_on boolean not null,
  source text not null,
  certainty text not null,
  checked_on date not null,
  version integer not null default 1,
  constraint a_rule_keeps_for_a_time check (keep_count between 0 and 3650),
  constraint a_rule_is_counted_in_a_known_unit check (keep_unit in ('day', 'month', 'year')),
  constraint a_rule_says_where_it_is_from check (length(btrim(source)) between 1 and 300),
  constraint a_rule_says_how_sure_it_is check (certainty in ('text', 'summary', 'chosen'))
);
comment on column retention_rule.keep_count is 'Counted from the end of what the row was for: see src/modules/privacy/domain/retention-rules.ts';
insert into retention_rule (code, keep_count, keep_unit, is_on, source, certainty, checked_on) values
  ('sessions', 0, 'day', true, 'Phiên đã hết hạn không dùng để làm gì nữa', 'chosen', '2026-11-25'),
  ('links', 0, 'day', true, 'Liên kết, mã chờ đã hết hạn không mở được gì nữa', 'chosen', '2026-11-25'),
  ('keptForms', 0, 'day', true, 'Biểu mẫu chờ xác nhận chỉ giữ mười lăm phút', 'chosen', '2026-11-25'),
  ('usedCodes', 1, 'day', true, 'Mã xác thực đã dùng chỉ cần nhớ trong thời gian mã còn hiệu lực', 'chosen', '2026-11-25'),
  ('failedSignIns', 1, 'day', true, 'Lần đăng nhập sai chỉ làm chậm lần thử sau', 'chosen', '2026-11-25'),
  ('sentForms', 7, 'day', true, 'Câu trả lời cho biểu mẫu gửi lặp', 'chosen', '2026-11-25'),
  ('mails', 30, 'day', true, 'Thư đã gửi, giữ để biết thư nào không đến', 'chosen', '2026-11-25'),
  ('origins', 365, 'day', true, 'Địa chỉ mạng của một việc, giữ để điều tra sự cố', 'chosen', '2026-11-25'),
  ('neverCame', 6, 'month', false, 'Người được mời chưa từng vào và không còn vai trò', 'chosen', '2026-11-25'),
  ('undoneFiles', 1, 'year', false, 'Tệp Excel của lần nhập đã hoàn tác; thời hạn lưu trữ hồ sơ chưa đối chiếu', 'chosen', '2026-11-25'),
  ('undoneRows', 1, 'year', false, 'Dòng của lần nhập đã hoàn tác hoặc từ chối; thời hạn lưu trữ hồ sơ chưa đối chiếu', 'chosen', '2026-11-25'),
  ('answeredRequests', 5, 'year', false, 'Nội dung yêu cầu về dữ liệu đã trả lời; thời hạn lưu trữ hồ sơ chưa đối chiếu', 'chosen', '2026-11-25');
select audit_watch('retention_rule');
