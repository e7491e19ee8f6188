-- Keys for machines. A key acts in the role its maker held when making it, narrowed to its scopes, until it expires, is revoked or
-- that role ends.

create table api_key (
  id uuid primary key,
  shown text not null unique,
  name text not null,
  holding_id uuid not null references role_holding,
  unit_id uuid not null references unit,
  province_id text,
  scopes text[] not null,
  made_by uuid not null references person,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references person,
  created_at timestamptz not null default now(),
  constraint a_key_has_a_name check (length(btrim(name)) between 1 and 100),
  constraint a_key_is_shown_by_its_beginning check (shown ~ '^kc_(live|demo)_[0-9A-Za-z]{8}$'),
  constraint a_key_is_for_something check (cardinality(scopes) between 1 and 50),
  constraint a_key_lasts_a_year_at_most check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);
create index api_key_by_unit on api_key (unit_id, created_at desc);
create index api_key_by_holding on api_key (holding_id);
comment on column api_key.shown is 'The beginning of the key: tells keys apart, and opens nothing';
comment on column api_key.province_id is 'The province of the unit, whose chain of the trail tells of the key; null for a unit of the nation';

-- What a key is recognised by stands apart: whoever lists keys reads no hash, and neither does the trail.
create table api_key_secret (
  key_id uuid primary key references api_key,
  sha256 bytea not null,
  constraint a_secret_is_kept_as_its_hash check (length(sha256) = 32)
);
comment on column api_key_secret.sha256 is 'Of a random text of 256 bits: nothing to guess, so a fast hash serves';

create table api_key_use (
  key_id uuid primary key references api_key,
  used_at timestamptz not null default now(),
  used_from text not null
);
comment on table api_key_use is 'When a key was used last, to the minute, and from which address';

select audit_watch('api_key', 'province_id');
