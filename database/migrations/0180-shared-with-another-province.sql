-- A province lets another read records of its own: which, on what ground, until when.

create table record_share (
  id uuid primary key,
  from_province_id text not null,
  to_province_id text not null,
  ground text not null,
  document_number text,
  ends_on date not null,
  given_by text not null,
  given_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by text,
  ended_because text,
  version integer not null default 1,
  constraint a_share_is_with_another_province check (from_province_id <> to_province_id),
  constraint a_share_has_a_ground check (length(btrim(ground)) between 10 and 500),
  constraint a_share_that_was_ended_says_why check ((ended_at is null) = (ended_because is null))
);
create index record_share_given on record_share (from_province_id, given_at desc);
create index record_share_received on record_share (to_province_id, given_at desc);
comment on column record_share.ends_on is 'The last day it is read';
comment on column record_share.given_by is 'Who gave it, as the audit trail names them';

create table record_share_item (
  share_id uuid not null references record_share,
  scheme_id uuid not null,
  from_province_id text not null,
  primary key (share_id, scheme_id),
  foreign key (scheme_id, from_province_id) references scheme (id, province_id) on update cascade
);
create index record_share_item_by_scheme on record_share_item (scheme_id);

select audit_watch('record_share', 'from_province_id');
select audit_watch('record_share_item', 'from_province_id');

-- What is shared today. Other modules read this view; it belongs to `sharing`.
create view shared_scheme with (security_invoker = true) as
  select i.scheme_id, i.from_province_id, s.to_province_id, s.id as share_id, s.ends_on
  from record_share_item i join record_share s on s.id = i.share_id
  where s.ended_at is null and s.ends_on >= (now() at time zone 'Asia/Ho_Chi_Minh')::date;
