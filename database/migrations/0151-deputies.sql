-- Somebody away names a deputy: for one of their roles, from a day to a day, for all acts of it that may be delegated or for some.

create table delegation (
  id uuid primary key,
  holding_id uuid not null references role_holding,
  person_id uuid not null references person,
  deputy_id uuid not null references person,
  unit_id uuid not null references unit,
  acts text[],
  because text not null,
  valid_from date not null,
  valid_to date not null,
  revoked_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint a_deputy_is_somebody_else check (deputy_id <> person_id),
  constraint a_delegation_does_not_end_before_it_begins check (valid_to >= valid_from),
  constraint a_delegation_says_why check (length(btrim(because)) between 1 and 300),
  constraint a_delegation_is_of_some_act check (acts <> '{}')
);
create index delegation_by_deputy on delegation (deputy_id, valid_to);
create index delegation_by_person on delegation (person_id, valid_to);
create index delegation_by_holding on delegation (holding_id);
comment on column delegation.acts is 'The acts the deputy may do; null: all of the role that may be delegated';
comment on column delegation.unit_id is 'The unit of the role, for looking at';
-- Why somebody is away may be an illness: the trail holds its seal.
select audit_watch('delegation', '', '{because}');

-- A session acts in a role held, or in one deputised for.
alter table sign_in_session drop constraint sign_in_session_acting_as_fkey;
comment on column sign_in_session.acting_as is 'The role held, or the delegation, in which this session acts; null: not chosen';
