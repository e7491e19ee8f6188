-- How people sign in: what they know or hold, their sessions, and what waits to be confirmed.
-- None of it stands in the audit trail: it is secret or short-lived. What came of it does, by the acts of a session.

create table sign_in_account (
  id uuid primary key,
  person_id uuid not null references person,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint an_account_elsewhere_is_one_person_here unique (provider_id, account_id),
  constraint a_password_is_kept_as_a_slow_hash check (password like '$argon2id$%')
);
create index sign_in_account_by_person on sign_in_account (person_id);
comment on table sign_in_account is 'A password (provider_id credential), or an account of a person at another provider';

create table sign_in_session (
  id uuid primary key,
  token text not null unique,
  person_id uuid not null references person,
  expires_at timestamptz not null,
  seen_at timestamptz not null default now(),
  strong_at timestamptz,
  acting_as uuid references role_holding,
  address text,
  agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_session_by_person on sign_in_session (person_id);
create index sign_in_session_by_expiry on sign_in_session (expires_at);
comment on column sign_in_session.seen_at is 'The last request, to the minute: a session that rests too long ends';
comment on column sign_in_session.strong_at is 'When the person last proved again who they are';
comment on column sign_in_session.acting_as is 'The role this session acts in; null: not chosen';

create table sign_in_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_verification_by_identifier on sign_in_verification (identifier);
create index sign_in_verification_by_expiry on sign_in_verification (expires_at);
comment on table sign_in_verification is 'What waits for a second step, and for how long: a code, a mail link, a way through another provider';

create table sign_in_two_factor (
  id uuid primary key,
  person_id uuid not null unique references person,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
comment on column sign_in_two_factor.secret is 'Encrypted with the secret of the data folder';
comment on column sign_in_two_factor.backup_codes is 'Not used: recovery codes are kept hashed, in sign_in_recovery_code';

create table sign_in_code_used (
  person_id uuid not null references person,
  code text not null,
  used_at timestamptz not null default now(),
  primary key (person_id, code)
);
comment on table sign_in_code_used is 'Codes of an authenticator that have been used: each works once';

create table sign_in_recovery_code (
  person_id uuid not null references person,
  hash text not null,
  made_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (person_id, hash)
);
comment on column sign_in_recovery_code.hash is 'argon2id with one salt for a set of codes, so that one hashing compares a code with all of them';

create table sign_in_passkey (
  id uuid primary key,
  name text,
  public_key text not null,
  person_id uuid not null references person,
  credential_id text not null unique,
  counter double precision not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz default now(),
  aaguid text
);
create index sign_in_passkey_by_person on sign_in_passkey (person_id);
comment on column sign_in_passkey.counter is 'Up to 32 bits without sign, exact in this type';

create table sign_in_back_off (
  key text primary key,
  tries integer not null,
  free_at timestamptz not null,
  tried_at timestamptz not null default now()
);
create index sign_in_back_off_by_age on sign_in_back_off (tried_at);
comment on table sign_in_back_off is 'Failed tries by account, by known device and by address; each makes the next wait longer';

-- Addresses are compared as they are kept.
alter table person add constraint an_email_is_kept_in_small_letters check (email = lower(email));
