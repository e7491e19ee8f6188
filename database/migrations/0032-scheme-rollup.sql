-- Sums of the register, kept in the transaction that changes a scheme. Null in a key means: not known.

create table scheme_rollup (
  province_id text not null,
  place_list smallint not null,
  place_code text not null,
  year smallint,
  activity_kind text,
  fund_tier text,
  source text,
  schemes integer not null,
  planned_dong bigint not null,
  planned_known integer not null,
  actual_dong bigint not null,
  actual_known integer not null
);
create unique index scheme_rollup_key on scheme_rollup
  (province_id, year, place_list, place_code, activity_kind, fund_tier, source) nulls not distinct;
create index scheme_rollup_by_year on scheme_rollup (year, province_id);
comment on table scheme_rollup is 'Kept by triggers; rows whose counts fell to zero stay';
comment on column scheme_rollup.source is 'Null: the row that counts each scheme once, with its support money of all khuyến công sources';
comment on column scheme_rollup.schemes is 'Schemes; on a row with a source, schemes with a money line of that source';
comment on column scheme_rollup.planned_known is 'Schemes whose planned amount is known: the coverage of planned_dong';

-- Distinct counts are counts of rows with refs > 0, never sums.
create table establishment_support (
  province_id text not null,
  place_list smallint not null,
  place_code text not null,
  year smallint,
  activity_kind text,
  fund_tier text,
  establishment_id uuid not null,
  refs integer not null
);
create unique index establishment_support_key on establishment_support
  (province_id, year, establishment_id, place_list, place_code, activity_kind, fund_tier) nulls not distinct;
create index establishment_support_by_year on establishment_support (year, province_id);
create index establishment_support_by_establishment on establishment_support (establishment_id);
comment on column establishment_support.refs is 'How many schemes of this slice support the establishment';

-- What a change adds to (sign 1) or takes from (sign -1) a slice.
create type scheme_line as (sign integer, province_id text, place_list smallint, place_code text, year smallint,
  activity_kind text, fund_tier text, source text, planned_dong bigint, actual_dong bigint);
create type support_line as (sign integer, province_id text, place_list smallint, place_code text, year smallint,
  activity_kind text, fund_tier text, establishment_id uuid);

-- Rows are locked in key order. The audit trigger fires first (triggers go by name) and locks the chain of the
-- province, so that two transactions of one province meet there and wait instead of deadlocking.
create function scheme_rollup_add(lines scheme_line[]) returns void language sql as $$
  insert into scheme_rollup as r
  select province_id, place_list, place_code, year, activity_kind, fund_tier, source, sum(sign),
      coalesce(sum(sign * planned_dong), 0), coalesce(sum(sign) filter (where planned_dong is not null), 0),
      coalesce(sum(sign * actual_dong), 0), coalesce(sum(sign) filter (where actual_dong is not null), 0)
    from unnest(lines) group by 1, 2, 3, 4, 5, 6, 7
    having sum(sign) <> 0 or sum(sign * planned_dong) <> 0 or sum(sign * actual_dong) <> 0
      or sum(sign) filter (where planned_dong is not null) <> 0 or sum(sign) filter (where actual_dong is not null) <> 0
    order by 1, 4, 2, 3, 5, 6, 7
  on conflict (province_id, year, place_list, place_code, activity_kind, fund_tier, source)
  do update set schemes = r.schemes + excluded.schemes,
    planned_dong = r.planned_dong + excluded.planned_dong, planned_known = r.planned_known + excluded.planned_known,
    actual_dong = r.actual_dong + excluded.actual_dong, actual_known = r.actual_known + excluded.actual_known
$$;

create function establishment_support_add(lines support_line[]) returns void language sql as $$
  insert into establishment_support as s
  select province_id, place_list, place_code, year, activity_kind, fund_tier, establishment_id, sum(sign)
    from unnest(lines) group by 1, 2, 3, 4, 5, 6, 7 having sum(sign) <> 0 order by 1, 4, 7, 2, 3, 5, 6
  on conflict (province_id, year, establishment_id, place_list, place_code, activity_kind, fund_tier)
  do update set refs = s.refs + excluded.refs
$$;

-- A new scheme has no parts yet; a changed one takes its money and establishments along to its new slice.
create function scheme_inserted() returns trigger language plpgsql as $$
begin
  perform scheme_rollup_add(array(select (1, province_id, place_list, place_code, year, activity_kind, fund_tier, null,
    support_planned_dong, support_actual_dong)::scheme_line from added where deleted_at is null));
  return null;
end $$;

create function scheme_updated() returns trigger language plpgsql as $$
begin
  perform scheme_rollup_add(array(
    with change as (
      select 1 as sign, a.* from added a where deleted_at is null
      union all select -1, r.* from removed r where deleted_at is null)
    select (sign, province_id, place_list, place_code, year, activity_kind, fund_tier, null,
      support_planned_dong, support_actual_dong)::scheme_line from change
    union all
    select (c.sign, c.province_id, c.place_list, c.place_code, c.year, c.activity_kind, c.fund_tier, m.source,
      m.planned_dong, m.actual_dong)::scheme_line from change c join scheme_money m on m.scheme_id = c.id));
  perform establishment_support_add(array(
    with change as (
      select 1 as sign, a.* from added a where deleted_at is null
      union all select -1, r.* from removed r where deleted_at is null)
    select (c.sign, c.province_id, c.place_list, c.place_code, c.year, c.activity_kind, c.fund_tier,
      b.establishment_id)::support_line from change c join scheme_beneficiary b on b.scheme_id = c.id));
  return null;
end $$;

create function scheme_removed() returns trigger language plpgsql as $$
begin
  perform scheme_rollup_add(array(select (-1, province_id, place_list, place_code, year, activity_kind, fund_tier, null,
    support_planned_dong, support_actual_dong)::scheme_line from removed where deleted_at is null));
  return null;
end $$;

-- Money lines count in the slice of their scheme; the scheme keeps the sum of its support money.
create function scheme_money_roll(added scheme_money[], removed scheme_money[]) returns void language plpgsql as $$
begin
  perform scheme_rollup_add(array(
    select (c.sign, s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, c.source,
      c.planned_dong, c.actual_dong)::scheme_line
    from (select 1 as sign, a.* from unnest(added) a union all select -1, r.* from unnest(removed) r) c
    join scheme s on s.id = c.scheme_id and s.deleted_at is null));
  update scheme s set support_planned_dong = t.planned, support_actual_dong = t.actual
    from (
      select c.scheme_id, sum(m.planned_dong)::bigint as planned, sum(m.actual_dong)::bigint as actual
        from (select scheme_id from unnest(added) union select scheme_id from unnest(removed)) c
        left join scheme_money m on m.scheme_id = c.scheme_id
          and m.source in ('national', 'provincial', 'district', 'commune', 'unknown')
        group by c.scheme_id) t
    where s.id = t.scheme_id
      and (s.support_planned_dong is distinct from t.planned or s.support_actual_dong is distinct from t.actual);
end $$;

create function scheme_money_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform scheme_money_roll(array(select row(a.*)::scheme_money from added a), '{}'::scheme_money[]);
  elsif tg_op = 'DELETE' then
    perform scheme_money_roll('{}'::scheme_money[], array(select row(r.*)::scheme_money from removed r));
  else
    perform scheme_money_roll(array(select row(a.*)::scheme_money from added a), array(select row(r.*)::scheme_money from removed r));
  end if;
  return null;
end $$;

create function scheme_beneficiary_roll(added scheme_beneficiary[], removed scheme_beneficiary[]) returns void language sql as $$
  select establishment_support_add(array(
    select (c.sign, s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier,
      c.establishment_id)::support_line
    from (select 1 as sign, a.* from unnest(added) a union all select -1, r.* from unnest(removed) r) c
    join scheme s on s.id = c.scheme_id and s.deleted_at is null))
$$;

create function scheme_beneficiary_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform scheme_beneficiary_roll(array(select row(a.*)::scheme_beneficiary from added a), '{}'::scheme_beneficiary[]);
  elsif tg_op = 'DELETE' then
    perform scheme_beneficiary_roll('{}'::scheme_beneficiary[], array(select row(r.*)::scheme_beneficiary from removed r));
  else
    perform scheme_beneficiary_roll(array(select row(a.*)::scheme_beneficiary from added a), array(select row(r.*)::scheme_beneficiary from removed r));
  end if;
  return null;
end $$;

create trigger roll_insert after insert on scheme referencing new table as added
  for each statement execute function scheme_inserted();
create trigger roll_update after update on scheme referencing old table as removed new table as added
  for each statement execute function scheme_updated();
create trigger roll_delete after delete on scheme referencing old table as removed
  for each statement execute function scheme_removed();

create trigger roll_insert after insert on scheme_money referencing new table as added
  for each statement execute function scheme_money_changed();
create trigger roll_update after update on scheme_money referencing old table as removed new table as added
  for each statement execute function scheme_money_changed();
create trigger roll_delete after delete on scheme_money referencing old table as removed
  for each statement execute function scheme_money_changed();

create trigger roll_insert after insert on scheme_beneficiary referencing new table as added
  for each statement execute function scheme_beneficiary_changed();
create trigger roll_update after update on scheme_beneficiary referencing old table as removed new table as added
  for each statement execute function scheme_beneficiary_changed();
create trigger roll_delete after delete on scheme_beneficiary referencing old table as removed
  for each statement execute function scheme_beneficiary_changed();
