-- The audit trail takes all the entries of a statement at once: chained, hashed and written set-wise.
-- An import writes eighty thousand entries; built and hashed one by one they were a third of its time.

create function audit_hash(hash bytea, head bytea, link bytea) returns bytea language plpgsql immutable as $$
begin
  return sha256(coalesce(hash, head) || link);
end $$;
create aggregate audit_chained(head bytea, link bytea) (sfunc = audit_hash, stype = bytea);
comment on aggregate audit_chained(bytea, bytea) is
  'Over rows in the order of their chain: the hash of each, beginning at the head of the chain';

-- Heads are locked in chain order, as holdChains does, so two bulk acts cannot deadlock.
create function audit_write(common jsonb, chains text[], roots text[], payloads text[]) returns void language plpgsql as $$
declare
  touched text[] := array(select distinct c collate "C" from unnest(chains) c order by 1);
begin
  if chains is null then return; end if;
  insert into audit_head select c, 0, ''::bytea from unnest(touched) c on conflict do nothing;
  perform 1 from audit_head where chain = any (touched) order by chain collate "C" for update;
  with entry as (
    select u.chain, h.seq + row_number() over (partition by u.chain order by n) as seq, h.hash as head, payload, root, n
    from unnest(chains, roots, payloads) with ordinality u(chain, root, payload, n) join audit_head h on h.chain = u.chain),
  written as (
    insert into audit_entry
    select chain, seq, payload,
      audit_chained(head, int8send(seq) || convert_to(payload, 'UTF8')) over (partition by chain order by n),
      (common ->> 'at')::timestamptz, common ->> 'act', common ->> 'subject', root from entry
    returning chain, seq, hash)
  update audit_head h set seq = newest.seq, hash = newest.hash
    from (select distinct on (chain) * from written order by chain, seq desc) newest where h.chain = newest.chain;
end $$;

-- What all entries of a statement have in common.
create function audit_common(subject text) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'act', coalesce(nullif(current_setting('app.act', true), ''), 'unnamed'),
    'actor', coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
    'subject', subject)
$$;

-- Canonical JSON, put together as text in the order and spacing of jsonb: building it as jsonb costs twice as much.
create function audit_payload(common jsonb, operation text, chain text, id text, root text, before jsonb, after jsonb)
returns text language sql stable as $$
  select concat('{"at": ', common -> 'at', ', "id": ', to_json(id), ', "act": ', common -> 'act', ', "root": ', to_json(root),
    ', "actor": ', common -> 'actor', ', "after": ', coalesce(after, 'null'), ', "chain": ', to_json(chain),
    ', "before": ', coalesce(before, 'null'), ', "subject": ', common -> 'subject', ', "operation": ', to_json(operation), '}')
$$;

create or replace function audit_inserted() returns trigger language plpgsql as $$
declare
  keys text[] := string_to_array(tg_argv[1], ',');
  hidden text[] := string_to_array(tg_argv[2], ',');
  common jsonb := audit_common(tg_table_name);
begin
  perform audit_write(common, array_agg(chain), array_agg(j ->> keys[1]),
      array_agg(audit_payload(common, 'insert', chain, id, j ->> keys[1], null, j)))
    from (
      select j, coalesce(j ->> tg_argv[0], 'central') as chain,
        (select string_agg(j ->> k, '/' order by n) from unnest(keys) with ordinality u(k, n)) as id
      from (select to_jsonb(r) - hidden as j from added r offset 0) row offset 0) entry;
  return null;
end $$;

create or replace function audit_deleted() returns trigger language plpgsql as $$
declare
  keys text[] := string_to_array(tg_argv[1], ',');
  hidden text[] := string_to_array(tg_argv[2], ',');
  common jsonb := audit_common(tg_table_name);
begin
  perform audit_write(common, array_agg(chain), array_agg(j ->> keys[1]),
      array_agg(audit_payload(common, 'delete', chain, id, j ->> keys[1], j, null)))
    from (
      select j, coalesce(j ->> tg_argv[0], 'central') as chain,
        (select string_agg(j ->> k, '/' order by n) from unnest(keys) with ordinality u(k, n)) as id
      from (select to_jsonb(r) - hidden as j from removed r offset 0) row offset 0) entry;
  return null;
end $$;

-- What an update says of one side: the columns whose values differ on the other; the whole row where there is no other.
create function audit_difference(side jsonb, other jsonb) returns jsonb language sql immutable as $$
  select case when other is null then side else
    (select jsonb_object_agg(key, value) from jsonb_each(side) where value is distinct from other -> key) end
$$;

-- Old and new rows are paired by primary key: changing a key reads as one deletion and one insertion.
create or replace function audit_updated() returns trigger language plpgsql as $$
declare
  keys text[] := string_to_array(tg_argv[1], ',');
  hidden text[] := string_to_array(tg_argv[2], ',');
  common jsonb := audit_common(tg_table_name);
begin
  perform audit_write(common, array_agg(chain), array_agg(root),
      array_agg(audit_payload(common, operation, chain, id, root, audit_difference(was, is_now), audit_difference(is_now, was))))
    from (
      select id, b.j as was, a.j as is_now, coalesce(coalesce(a.j, b.j) ->> tg_argv[0], 'central') as chain,
        coalesce(a.j, b.j) ->> keys[1] as root,
        case when b.j is null then 'insert' when a.j is null then 'delete' else 'update' end as operation
      from (
        select j, (select string_agg(j ->> k, '/' order by n) from unnest(keys) with ordinality u(k, n)) as id
        from (select to_jsonb(r) - hidden as j from added r offset 0) row offset 0) a
      full join (
        select j, (select string_agg(j ->> k, '/' order by n) from unnest(keys) with ordinality u(k, n)) as id
        from (select to_jsonb(r) - hidden as j from removed r offset 0) row offset 0) b using (id)
      where a.j is distinct from b.j offset 0) entry;
  return null;
end $$;

drop function audit_append(jsonb[]);
drop function audit_entry_of(text, text, text[], text, text[], jsonb, jsonb);

-- The sum of a scheme is looked up by its key: the cost of a change does not grow with the register.
create function scheme_totals_keep(schemes uuid[]) returns void language sql as $$
  update scheme s set support_planned_dong = t.planned, support_actual_dong = t.actual
    from unnest(schemes) c(id) cross join lateral (
      select sum(m.planned_dong)::bigint as planned, sum(m.actual_dong)::bigint as actual from scheme_money m
        where m.scheme_id = c.id and m.source in ('national', 'provincial', 'district', 'commune', 'unknown') offset 0) t
    where s.id = c.id
      and (s.support_planned_dong is distinct from t.planned or s.support_actual_dong is distinct from t.actual)
$$;

create or replace function scheme_money_roll(added scheme_money[], removed scheme_money[]) returns void language plpgsql as $$
begin
  perform scheme_rollup_add(array(
    select (c.sign, s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, c.source,
      c.planned_dong, c.actual_dong)::scheme_line
    from (select 1 as sign, a.* from unnest(added) a union all select -1, r.* from unnest(removed) r) c
    join scheme s on s.id = c.scheme_id and s.deleted_at is null));
  perform scheme_totals_keep(array(select scheme_id from unnest(added) union select scheme_id from unnest(removed)));
end $$;
