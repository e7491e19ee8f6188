-- An import of twenty thousand rows in fewer seconds: the search form, the audit entries and the place of a scheme
-- say what they said before, at half the cost.

create extension if not exists unaccent schema public;

-- Nearly all text is Vietnamese letters and signs that `unaccent` and the general way read alike; a test holds them so.
-- Each match of a pattern costs as much as the scan: the pattern skips the single spaces between words.
create or replace function vn_norm(t text) returns text language plpgsql immutable parallel safe strict as $$
begin
  if t ~ '[^ -~àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ–“”…]' then
    return btrim(regexp_replace(
      lower(translate(regexp_replace(normalize(t, NFD), '[\u0300-\u036f]+', '', 'g'), 'đĐ', 'dd')),
      '[^[:alnum:]]+', ' ', 'g'));
  end if;
  return btrim(regexp_replace(lower(public.unaccent('public.unaccent', t)), ' *[^a-z0-9 ][^a-z0-9]*|  +', ' ', 'g'));
end $$;

-- The columns an entry tells: all but generated ones, which follow from the others.
create function audit_columns(watched regclass) returns text language sql stable as $$
  select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = watched and attnum > 0 and not attisdropped and attgenerated = ''
$$;

-- What all entries of a statement begin with.
create function audit_opening(subject text) returns text language sql stable as $$
  select concat('{"at": ', to_json(to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ', "act": ', to_json(coalesce(nullif(current_setting('app.act', true), ''), 'unnamed')),
    ', "actor": ', to_json(coalesce(nullif(current_setting('app.actor', true), ''), 'system')),
    ', "subject": ', to_json(subject))
$$;

create function audit_payload(opening text, operation text, chain text, id text, root text, before json, after json)
returns text language sql stable as $$
  select concat(opening, ', "operation": "', operation, '", "chain": ', to_json(chain), ', "id": ', to_json(id), ', "root": ',
    to_json(root), ', "before": ', coalesce(before, 'null'), ', "after": ', coalesce(after, 'null'), '}')
$$;

-- Heads are locked in chain order, as holdChains does, so two bulk acts cannot deadlock.
create function audit_write(subject text, chains text[], roots text[], payloads text[]) returns void language plpgsql as $$
declare
  touched text[] := array(select distinct c collate "C" from unnest(chains) c order by 1);
  act text := coalesce(nullif(current_setting('app.act', true), ''), 'unnamed');
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
      now(), act, subject, root from entry
    returning chain, seq, hash)
  update audit_head h set seq = newest.seq, hash = newest.hash
    from (select distinct on (chain) * from written order by chain, seq desc) newest where h.chain = newest.chain;
end $$;

-- The rows of a transition table with what an entry needs of them: `part` is a list of expressions over row r.
create function audit_rows(watched regclass, transition text, keys text[], chain_column text, part text) returns text
language sql stable as $$
  select format('select %s as chain, r.%I::text as root, concat_ws(''/'', %s) as id, %s from (select %s from %I offset 0) r',
    case when chain_column = '' then '''central''' else format('coalesce(r.%I::text, ''central'')', chain_column) end,
    keys[1], (select string_agg(format('r.%I', k), ', ' order by n) from unnest(keys) with ordinality u(k, n)),
    part, audit_columns(watched), transition)
$$;

create or replace function audit_inserted() returns trigger language plpgsql as $$
begin
  execute format('select audit_write($2, array_agg(chain), array_agg(root),
      array_agg(audit_payload($1, ''insert'', chain, id, root, null, j))) from (%s) entry',
    audit_rows(tg_relid, 'added', string_to_array(tg_argv[1], ','), tg_argv[0], 'row_to_json(r) as j'))
  using audit_opening(tg_table_name), tg_table_name;
  return null;
end $$;

create or replace function audit_deleted() returns trigger language plpgsql as $$
begin
  execute format('select audit_write($2, array_agg(chain), array_agg(root),
      array_agg(audit_payload($1, ''delete'', chain, id, root, j, null))) from (%s) entry',
    audit_rows(tg_relid, 'removed', string_to_array(tg_argv[1], ','), tg_argv[0], 'row_to_json(r) as j'))
  using audit_opening(tg_table_name), tg_table_name;
  return null;
end $$;

-- Old and new rows are paired by primary key: changing a key reads as one deletion and one insertion.
create or replace function audit_updated() returns trigger language plpgsql as $$
declare
  keys text[] := string_to_array(tg_argv[1], ',');
begin
  execute format('select audit_write($2, array_agg(chain), array_agg(root), array_agg(audit_payload($1, operation, chain, id, root,
        audit_difference(was, is_now)::json, audit_difference(is_now, was)::json)))
      from (
        select id, b.j as was, a.j as is_now, coalesce(a.chain, b.chain) as chain, coalesce(a.root, b.root) as root,
          case when b.j is null then ''insert'' when a.j is null then ''delete'' else ''update'' end as operation
        from (%s) a full join (%s) b using (id) where a.j is distinct from b.j offset 0) entry',
    audit_rows(tg_relid, 'added', keys, tg_argv[0], 'to_jsonb(r) as j'),
    audit_rows(tg_relid, 'removed', keys, tg_argv[0], 'to_jsonb(r) as j'))
  using audit_opening(tg_table_name), tg_table_name;
  return null;
end $$;

comment on column audit_entry.payload is 'JSON of the entry, word for word as it was hashed; the other columns repeat parts of it for search';

drop function audit_write(jsonb, text[], text[], text[]);
drop function audit_payload(jsonb, text, text, text, text, jsonb, jsonb);
drop function audit_common(text);

-- The scheme a row becomes has its identifier from the reading on: taking twenty thousand rows writes none of them again.
update import_row set scheme_id = gen_random_uuid() where decision = 'take' and scheme_id is null;
comment on column import_row.scheme_id is 'The scheme a row to be taken becomes; it is in the register once the import is taken';
