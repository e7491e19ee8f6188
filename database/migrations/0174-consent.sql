-- What people agreed to, and took back: one row each time, never changed. The newest of a purpose is how it stands.

create table consent (
  id uuid primary key,
  person_id uuid not null references person,
  purpose text not null,
  text_version smallint not null,
  state text not null,
  at timestamptz not null default clock_timestamp(),
  channel text not null,
  by_actor text not null default coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
  request_id uuid references data_request,
  constraint a_consent_is_for_a_known_purpose check (purpose in ('contactPhone')),
  constraint a_consent_is_given_or_withdrawn check (state in ('given', 'withdrawn')),
  constraint a_consent_is_given_by_its_person check (state = 'withdrawn' or by_actor = person_id::text),
  constraint a_consent_comes_in_a_known_way check (channel in ('account', 'paper', 'phone', 'mail', 'inPerson'))
);
create index consent_by_person on consent (person_id, purpose, at desc, id desc);
comment on column consent.text_version is 'Which words were agreed to: src/modules/privacy/domain/consents.ts keeps them all';
comment on constraint a_consent_is_given_by_its_person on consent is 'Nobody agrees for somebody else; an official may record that it was taken back';
select audit_watch('consent');
