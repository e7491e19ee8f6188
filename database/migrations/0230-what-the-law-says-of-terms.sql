-- What an office sets stands in data_request_term; what the law says stands here, so that a longer term is told from it.

create table data_request_law_term (
  kind text primary key references data_request_term,
  reply_count smallint not null,
  reply_unit text not null,
  done_count smallint not null,
  done_unit text not null,
  source text not null,
  certainty text not null,
  checked_on date not null,
  constraint a_law_term_is_counted_in_days check (reply_unit in ('day', 'workingDay') and done_unit in ('day', 'workingDay')),
  constraint a_law_term_is_of_some_days check (reply_count between 1 and 365 and done_count between 1 and 365),
  constraint a_law_term_says_how_sure_it_is check (certainty in ('text', 'summary'))
);
comment on table data_request_law_term is 'Within how many days the law has a request acknowledged and answered; filled by migrations alone';
insert into data_request_law_term (kind, reply_count, reply_unit, done_count, done_unit, source, certainty, checked_on) values
  ('access', 2, 'workingDay', 10, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25'),
  ('correction', 2, 'workingDay', 10, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25'),
  ('erasure', 2, 'workingDay', 20, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25'),
  ('restriction', 2, 'workingDay', 15, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25'),
  ('withdrawal', 2, 'workingDay', 15, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25');
