-- Units, people, and the roles people hold in units, each with the days it held.

create table unit (
  id uuid primary key,
  kind text not null,
  name text not null,
  parent_id uuid references unit,
  province_id text,
  region text,
  commune_code text,
  establishment_id uuid,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint a_unit_has_a_name check (length(btrim(name)) between 1 and 200),
  constraint a_unit_is_of_a_known_kind check (kind in ('ministry', 'agency', 'regionalCentre', 'provincialCommittee',
    'provincialCouncil', 'department', 'financeDepartment', 'centre', 'commune', 'establishment', 'serviceProvider', 'treasury',
    'council', 'inspectorate', 'operator')),
  constraint a_unit_is_of_a_known_region check (region in ('BAC', 'MTTN', 'NAM')),
  constraint a_unit_does_not_end_before_it_begins check (valid_to >= valid_from)
);
create index unit_by_province on unit (province_id, kind);
create index unit_by_parent on unit (parent_id);
create index unit_by_establishment on unit (establishment_id) where establishment_id is not null;
comment on column unit.province_id is 'Today''s province (34 list) a unit belongs to; null for a unit of the nation or a region';
comment on column unit.valid_to is 'The last day it existed';

create table person (
  id uuid primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  phone text,
  image text,
  locale text not null default 'vi',
  two_factor_enabled boolean not null default false,
  is_demo boolean not null default false,
  deactivated_at timestamptz,
  deactivated_because text,
  erased_at timestamptz,
  personal_salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint a_person_has_a_name check (length(btrim(name)) between 1 and 200),
  constraint a_person_reads_vietnamese_or_english check (locale in ('vi', 'en'))
);
create unique index person_by_email on person (lower(email));
comment on column person.personal_salt is 'Commits the audit trail to personal values it does not hold; erased with them';

create table role_holding (
  id uuid primary key,
  person_id uuid not null references person,
  unit_id uuid not null references unit,
  role text not null,
  valid_from date not null,
  valid_to date,
  given_because text,
  ended_because text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint a_role_is_known check (role in ('establishment', 'serviceProvider', 'collaborator', 'communeOfficer', 'centreStaff',
    'centreDirector', 'doitOfficer', 'doitLeader', 'provFinance', 'provPC', 'provCouncil', 'treasury', 'regionalCentre',
    'agencyOfficer', 'agencyHead', 'minister', 'mof', 'councilMember', 'juryMember', 'inspector', 'hostProvince', 'admin')),
  constraint a_role_does_not_end_before_it_begins check (valid_to >= valid_from)
);
create index role_holding_by_person on role_holding (person_id, valid_from);
create index role_holding_by_unit on role_holding (unit_id, role);
comment on column role_holding.valid_to is 'The last day it is held; a role that ends stays on record';

-- Who wrote a record, and whether everybody may see it.
alter table scheme add owner_unit_id uuid references unit;
alter table scheme add is_published boolean not null generated always as
  (status in ('inPlan', 'contracted', 'implementing', 'accepted', 'settled', 'stopped') or source_ref is not null) stored;
alter table import_batch add owner_unit_id uuid references unit;
alter table import_batch add province_id text;
comment on column scheme.owner_unit_id is 'The unit that wrote the record; null: it was loaded from public sources';
comment on column scheme.is_published is 'Open to everybody: in an approved plan or later, or taken from a public source';
comment on column import_batch.province_id is 'The province whose unit imports; null for a unit of the nation';
create index scheme_by_owner on scheme (owner_unit_id, year desc nulls last, id) where deleted_at is null;
create index scheme_published on scheme (year desc nulls last, id) where deleted_at is null and is_published;
