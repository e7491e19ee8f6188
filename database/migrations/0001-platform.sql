-- What every module stands on: search form, idempotency, the append-only audit trail.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create function vn_norm(t text) returns text language sql immutable parallel safe strict as $$
  select btrim(regexp_replace(
    lower(translate(regexp_replace(normalize(t, NFD), '[\u0300-\u036f]+', '', 'g'), 'đĐ', 'dd')),
    '[^[:alnum:]]+', ' ', 'g'))
$$;
comment on function vn_norm is 'Search form of Vietnamese text; twin of src/core/vietnamese.ts';

create table idempotency (
  key text primary key check (length(key) between 8 and 100),
  request_hash text not null,
  response jsonb,
  created_at timestamptz not null default now()
);
comment on table idempotency is 'One row for each form sending; a repeat gets the stored response';

-- One chain for each province of today (its code) and one called central.
create table audit_head (
  chain text primary key,
  seq bigint not null,
  hash bytea not null
);

create table audit_entry (
  chain text not null,
  seq bigint not null,
  payload text not null,
  hash bytea not null,
  at timestamptz not null,
  act text not null,
  subject text not null,
  root_id text not null,
  primary key (chain, seq)
);
create index audit_entry_root on audit_entry (root_id, at);
comment on column audit_entry.payload is 'Canonical JSON of the entry; the other columns repeat parts of it for search';
comment on column audit_entry.hash is 'sha256(hash of the entry before ‖ seq as 8 bytes ‖ payload)';

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;
create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
  for each statement execute function audit_refuse_change();

-- Appends entries in one go. Heads are locked in chain order, so two bulk acts cannot deadlock.
-- The loop only hashes; the rows go in by one statement a chain, which halves the time of a bulk act.
create function audit_append(entries jsonb[]) returns void language plpgsql as $$
declare
  the_chain text;
  chunk jsonb[];
  head audit_head;
  first bigint;
  body text;
  bodies text[];
  hashes bytea[];
begin
  for the_chain, chunk in
    select e ->> 'chain', array_agg(e order by n) from unnest(entries) with ordinality u(e, n) group by 1 order by 1
  loop
    insert into audit_head values (the_chain, 0, ''::bytea) on conflict do nothing;
    select * into head from audit_head where chain = the_chain for update;
    first := head.seq;
    bodies := array(select e::text from unnest(chunk) with ordinality u(e, n) order by n);
    hashes := '{}';
    foreach body in array bodies loop
      head.seq := head.seq + 1;
      head.hash := sha256(head.hash || int8send(head.seq) || convert_to(body, 'UTF8'));
      hashes := array_append(hashes, head.hash);
    end loop;
    insert into audit_entry
      select the_chain, first + u.n, u.written, u.made, (u.e ->> 'at')::timestamptz, u.e ->> 'act', u.e ->> 'subject', u.e ->> 'root'
      from unnest(chunk, bodies, hashes) with ordinality u(e, written, made, n);
    update audit_head set seq = head.seq, hash = head.hash where chain = the_chain;
  end loop;
end $$;

create function audit_entry_of(subject text, operation text, keys text[], chain_column text, hidden text[], before jsonb, after jsonb)
returns jsonb language sql stable as $$
  select jsonb_build_object(
    'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'act', coalesce(nullif(current_setting('app.act', true), ''), 'unnamed'),
    'actor', coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
    'chain', coalesce(coalesce(after, before) ->> chain_column, 'central'),
    'subject', subject,
    'operation', operation,
    'id', array_to_string(array(select coalesce(after, before) ->> k from unnest(keys) with ordinality u(k, n) order by n), '/'),
    'root', coalesce(after, before) ->> keys[1],
    'before', case when after is null then before - hidden else
      (select jsonb_object_agg(key, value) from jsonb_each(before - hidden) where value is distinct from after -> key) end,
    'after', case when before is null then after - hidden else
      (select jsonb_object_agg(key, value) from jsonb_each(after - hidden) where value is distinct from before -> key) end)
$$;

-- Statement triggers with transition tables: twenty thousand imported rows are one call, not twenty thousand.
-- The entry is built in place: a call of audit_entry_of costs as much again, and imports insert by the ten thousand.
create function audit_inserted() returns trigger language plpgsql as $$
declare
  keys text[] := string_to_array(tg_argv[1], ',');
  hidden text[] := string_to_array(tg_argv[2], ',');
  common jsonb := audit_entry_of(tg_table_name, 'insert', keys, tg_argv[0], hidden, null, '{}');
begin
  perform audit_append(array(
    with row as materialized (select to_jsonb(r) as j from added r)
    select common || jsonb_build_object('chain', coalesce(j ->> tg_argv[0], 'central'), 'root', j ->> keys[1], 'after', j - hidden,
      'id', (select string_agg(j ->> k, '/' order by n) from unnest(keys) with ordinality u(k, n)))
    from row));
  return null;
end $$;

create function audit_deleted() returns trigger language plpgsql as $$
begin
  perform audit_append(array(select audit_entry_of(tg_table_name, 'delete', string_to_array(tg_argv[1], ','), tg_argv[0],
    string_to_array(tg_argv[2], ','), to_jsonb(r), null) from removed r));
  return null;
end $$;

-- Old and new rows are paired by primary key: changing a key reads as one deletion and one insertion.
create function audit_updated() returns trigger language plpgsql as $$
declare
  keys text[] := string_to_array(tg_argv[1], ',');
begin
  perform audit_append(array(
    select audit_entry_of(tg_table_name,
      case when b.row is null then 'insert' when a.row is null then 'delete' else 'update' end,
      keys, tg_argv[0], string_to_array(tg_argv[2], ','), b.row, a.row)
    from (select to_jsonb(r) as row, (select string_agg(to_jsonb(r) ->> k, '/') from unnest(keys) k) as id from added r) a
    full join (select to_jsonb(r) as row, (select string_agg(to_jsonb(r) ->> k, '/') from unnest(keys) k) as id from removed r) b using (id)
    where a.row is distinct from b.row));
  return null;
end $$;

-- Puts a table under the audit trail. Generated columns stay out of the payload.
create function audit_watch(watched regclass, chain_column text default '') returns void language plpgsql as $$
declare
  keys text;
  hidden text;
  arguments text;
begin
  select string_agg(a.attname, ',' order by array_position(i.indkey::int2[], a.attnum)) into keys
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = watched and i.indisprimary;
  select coalesce(string_agg(attname, ','), '') into hidden
    from pg_attribute where attrelid = watched and attgenerated <> '';
  arguments := format('(%L, %L, %L)', chain_column, keys, hidden);
  execute format('create trigger audit_insert after insert on %s referencing new table as added
    for each statement execute function audit_inserted%s', watched, arguments);
  execute format('create trigger audit_delete after delete on %s referencing old table as removed
    for each statement execute function audit_deleted%s', watched, arguments);
  execute format('create trigger audit_update after update on %s referencing old table as removed new table as added
    for each statement execute function audit_updated%s', watched, arguments);
end $$;
