-- What a person was sending when they were asked again who they are, so that they need not type it twice;
-- and mail on its way out.

create table sign_in_kept_form (
  id uuid primary key,
  person_id uuid not null references person,
  path text not null,
  sealed bytea not null,
  expires_at timestamptz not null
);
create index sign_in_kept_form_by_expiry on sign_in_kept_form (expires_at);
comment on column sign_in_kept_form.sealed is 'The fields, encrypted with the secret of the data folder; passwords and files are never kept';

create table mail_outbox (
  id uuid primary key,
  receiver text not null,
  subject text not null,
  body text not null,
  sealed_body bytea,
  written_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  tries integer not null default 0,
  sent_at timestamptz,
  failed_because text,
  constraint a_mail_says_something check (length(subject) between 1 and 300 and length(body) between 1 and 20000)
);
create index mail_outbox_to_send on mail_outbox (next_try_at) where sent_at is null;
create index mail_outbox_by_age on mail_outbox (written_at desc);
comment on table mail_outbox is 'Written in the transaction of the act it tells of; sent afterwards, at least once';
comment on column mail_outbox.sealed_body is 'What of the mail opens a door (a link with a token), encrypted; taken away once sent';
