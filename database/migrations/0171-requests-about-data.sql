-- What people ask about the data held of them, and what was answered.

create table data_request_term (
  kind text primary key,
  reply_count smallint not null,
  reply_unit text not null,
  done_count smallint not null,
  done_unit text not null,
  source text not null,
  certainty text not null,
  checked_on date not null,
  version integer not null default 1,
  constraint a_term_is_of_a_known_kind check (kind in ('access', 'correction', 'erasure', 'restriction', 'withdrawal')),
  constraint a_term_is_counted_in_days check (reply_unit in ('day', 'workingDay') and done_unit in ('day', 'workingDay')),
  constraint a_term_is_of_some_days check (reply_count between 1 and 365 and done_count between 1 and 365),
  constraint a_term_says_how_sure_it_is check (certainty in ('text', 'summary', 'chosen'))
);
comment on table data_request_term is 'Within how many days a request is acknowledged and answered; a late one is shown as late and nothing is refused for it';
comment on column data_request_term.certainty is 'text: read in the act itself; summary: read in summaries of it; chosen: set by the office';
insert into data_request_term (kind, reply_count, reply_unit, done_count, done_unit, source, certainty, checked_on) values
  ('access', 2, 'workingDay', 10, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25'),
  ('correction', 2, 'workingDay', 10, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25'),
  ('erasure', 2, 'workingDay', 20, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25'),
  ('restriction', 2, 'workingDay', 15, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25'),
  ('withdrawal', 2, 'workingDay', 15, 'workingDay', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'summary', '2026-11-25');
select audit_watch('data_request_term');

create table data_request (
  id uuid primary key,
  kind text not null references data_request_term,
  person_id uuid references person,
  province_id text,
  channel text not null,
  name text,
  contact text,
  what text not null,
  why text,
  new_name text,
  new_email text,
  new_phone text,
  received_on date not null,
  reply_by date not null,
  done_by date not null,
  state text not null default 'open',
  answer text,
  carried jsonb,
  filed_by text not null default coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
  decided_by text,
  decided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint a_request_comes_in_a_known_way check (channel in ('account', 'paper', 'phone', 'mail', 'inPerson')),
  constraint a_request_is_somebodys check (person_id is not null or length(btrim(name)) between 1 and 200),
  constraint a_request_says_what check (length(btrim(what)) between 1 and 2000),
  constraint a_request_is_in_a_known_state check (state in ('open', 'granted', 'refused', 'withdrawn')),
  constraint a_decision_has_its_reason check ((state in ('granted', 'refused')) = (decided_at is not null))
);
create index data_request_by_person on data_request (person_id, created_at desc);
create index data_request_by_state on data_request (state, done_by, id);
comment on column data_request.province_id is 'The province whose department decides: all units the person ever worked in are there; null: the nation';
comment on column data_request.name is 'Who asks, when they have no account';
comment on column data_request.carried is 'How many rows of which table were erased or changed';
select audit_watch('data_request', 'province_id', '{name,contact,what,why,new_name,new_email,new_phone,answer}');

-- What tells a person that nothing of them is kept is itself kept only until it is sent.
alter table mail_outbox add forget_when_sent boolean not null default false;
