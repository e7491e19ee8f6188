-- The heads of all chains, signed from time to time: what was sealed cannot be written anew without the key.

create table audit_seal (
  number bigint primary key check (number > 0),
  at timestamptz not null,
  statement text not null,
  signature bytea not null,
  key_id text not null,
  public_key text not null
);
comment on column audit_seal.statement is 'Word for word as it was signed: number, time, the seal before, the heads';
create trigger audit_seal_is_append_only before update or delete or truncate on audit_seal
  for each statement execute function audit_refuse_change();

-- The heads of a seal that none before had: from an entry to the first seal that covers it.
create table audit_seal_head (
  chain text not null,
  seq bigint not null,
  number bigint not null references audit_seal,
  primary key (chain, seq)
);
create trigger audit_seal_head_is_append_only before update or delete or truncate on audit_seal_head
  for each statement execute function audit_refuse_change();
