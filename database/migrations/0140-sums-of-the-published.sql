-- The kept sums tell the published schemes from the others: what everybody sees added up is what everybody can open.
-- Whoever writes a scheme needs no right on the sums: only these functions, as their owner, write to them.

alter table scheme_rollup add is_published boolean not null default false;
alter table establishment_support add is_published boolean not null default false;
alter table scheme_rollup alter is_published drop default;
alter table establishment_support alter is_published drop default;
drop index scheme_rollup_key;
drop index establishment_support_key;
create unique index scheme_rollup_key on scheme_rollup
  (province_id, year, place_list, place_code, activity_kind, fund_tier, source, is_published) nulls not distinct;
create unique index establishment_support_key on establishment_support
  (province_id, year, establishment_id, place_list, place_code, activity_kind, fund_tier, is_published) nulls not distinct;
comment on column scheme_rollup.is_published is 'Whether the schemes counted are open to everybody; a sum of both is the sum of all';

delete from scheme_rollup;
insert into scheme_rollup
  select province_id, place_list, place_code, year, activity_kind, fund_tier, null, count(*),
    coalesce(sum(support_planned_dong), 0), count(support_planned_dong),
    coalesce(sum(support_actual_dong), 0), count(support_actual_dong), is_published
  from scheme where deleted_at is null group by 1, 2, 3, 4, 5, 6, is_published
  union all
  select s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, m.source, count(*),
    coalesce(sum(m.planned_dong), 0), count(m.planned_dong), coalesce(sum(m.actual_dong), 0), count(m.actual_dong), s.is_published
  from scheme s join scheme_money m on m.scheme_id = s.id where s.deleted_at is null group by 1, 2, 3, 4, 5, 6, 7, s.is_published;
delete from establishment_support;
insert into establishment_support
  select s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, b.establishment_id, count(*), s.is_published
  from scheme s join scheme_beneficiary b on b.scheme_id = s.id where s.deleted_at is null group by 1, 2, 3, 4, 5, 6, 7, s.is_published;

alter type scheme_line add attribute is_published boolean;
alter type scheme_slice add attribute is_published boolean;
alter type support_line add attribute is_published boolean;

-- Rows are locked in key order. The audit trigger fires first (triggers go by name) and locks the chain of the
-- province, so that two transactions of one province meet there and wait instead of deadlocking.
create or replace function scheme_rollup_sum(slices scheme_slice[]) returns void language sql as $$
  insert into scheme_rollup as r
  select * from unnest(slices)
    where schemes <> 0 or planned_dong <> 0 or actual_dong <> 0 or planned_known <> 0 or actual_known <> 0
    order by province_id, year, place_list, place_code, activity_kind, fund_tier, source, is_published
  on conflict (province_id, year, place_list, place_code, activity_kind, fund_tier, source, is_published)
  do update set schemes = r.schemes + excluded.schemes,
    planned_dong = r.planned_dong + excluded.planned_dong, planned_known = r.planned_known + excluded.planned_known,
    actual_dong = r.actual_dong + excluded.actual_dong, actual_known = r.actual_known + excluded.actual_known
$$;

create or replace function scheme_rollup_add(lines scheme_line[]) returns void language sql as $$
  select scheme_rollup_sum(array(
    select (province_id, place_list, place_code, year, activity_kind, fund_tier, source, sum(sign),
        coalesce(sum(sign * planned_dong), 0), coalesce(sum(sign) filter (where planned_dong is not null), 0),
        coalesce(sum(sign * actual_dong), 0), coalesce(sum(sign) filter (where actual_dong is not null), 0),
        is_published)::scheme_slice
      from unnest(lines) group by province_id, place_list, place_code, year, activity_kind, fund_tier, source, is_published))
$$;

create or replace function establishment_support_add(lines support_line[]) returns void language sql as $$
  insert into establishment_support as s
  select province_id, place_list, place_code, year, activity_kind, fund_tier, establishment_id, sum(sign), is_published
    from unnest(lines) group by 1, 2, 3, 4, 5, 6, 7, is_published having sum(sign) <> 0 order by 1, 4, 7, 2, 3, 5, 6, is_published
  on conflict (province_id, year, establishment_id, place_list, place_code, activity_kind, fund_tier, is_published)
  do update set refs = s.refs + excluded.refs
$$;

create or replace function scheme_inserted() returns trigger language plpgsql as $$
begin
  perform scheme_rollup_sum(array(
    select (province_id, place_list, place_code, year, activity_kind, fund_tier, null, count(*),
        coalesce(sum(support_planned_dong), 0), count(support_planned_dong),
        coalesce(sum(support_actual_dong), 0), count(support_actual_dong), is_published)::scheme_slice
      from added where deleted_at is null
      group by province_id, place_list, place_code, year, activity_kind, fund_tier, is_published));
  return null;
end $$;

-- A changed scheme takes its money and establishments along to its new slice.
create or replace function scheme_updated() returns trigger language plpgsql as $$
begin
  perform scheme_rollup_add(array(
    with change as (
      select 1 as sign, a.* from added a where deleted_at is null
      union all select -1, r.* from removed r where deleted_at is null)
    select (sign, province_id, place_list, place_code, year, activity_kind, fund_tier, null,
      support_planned_dong, support_actual_dong, is_published)::scheme_line from change
    union all
    select (c.sign, c.province_id, c.place_list, c.place_code, c.year, c.activity_kind, c.fund_tier, m.source,
      m.planned_dong, m.actual_dong, c.is_published)::scheme_line from change c join scheme_money m on m.scheme_id = c.id));
  perform establishment_support_add(array(
    with change as (
      select 1 as sign, a.* from added a where deleted_at is null
      union all select -1, r.* from removed r where deleted_at is null)
    select (c.sign, c.province_id, c.place_list, c.place_code, c.year, c.activity_kind, c.fund_tier,
      b.establishment_id, c.is_published)::support_line from change c join scheme_beneficiary b on b.scheme_id = c.id));
  return null;
end $$;

create or replace function scheme_removed() returns trigger language plpgsql as $$
begin
  perform scheme_rollup_add(array(select (-1, province_id, place_list, place_code, year, activity_kind, fund_tier, null,
    support_planned_dong, support_actual_dong, is_published)::scheme_line from removed where deleted_at is null));
  return null;
end $$;

-- Money lines count in the slice of their scheme; the scheme keeps the sum of its support money.
create or replace function scheme_money_roll(added scheme_money[], removed scheme_money[]) returns void language plpgsql as $$
begin
  perform scheme_rollup_add(array(
    select (c.sign, s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, c.source,
      c.planned_dong, c.actual_dong, s.is_published)::scheme_line
    from (select 1 as sign, a.* from unnest(added) a union all select -1, r.* from unnest(removed) r) c
    join scheme s on s.id = c.scheme_id and s.deleted_at is null));
  perform scheme_totals_keep(array(select scheme_id from unnest(added) union select scheme_id from unnest(removed)));
end $$;

create or replace function scheme_money_inserted() returns trigger language plpgsql as $$
begin
  perform scheme_rollup_sum(array(
    select (s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, m.source, count(*),
        coalesce(sum(m.planned_dong), 0), count(m.planned_dong), coalesce(sum(m.actual_dong), 0), count(m.actual_dong),
        s.is_published)::scheme_slice
      from added m join scheme s on s.id = m.scheme_id and s.deleted_at is null
      group by s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, m.source, s.is_published));
  perform scheme_totals_keep(array(select distinct scheme_id from added));
  return null;
end $$;

create or replace function scheme_beneficiary_inserted() returns trigger language plpgsql as $$
begin
  perform establishment_support_add(array(
    select (1, s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, b.establishment_id,
        s.is_published)::support_line
      from added b join scheme s on s.id = b.scheme_id and s.deleted_at is null));
  return null;
end $$;

create or replace function scheme_beneficiary_roll(added scheme_beneficiary[], removed scheme_beneficiary[]) returns void
language sql as $$
  select establishment_support_add(array(
    select (c.sign, s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier,
      c.establishment_id, s.is_published)::support_line
    from (select 1 as sign, a.* from unnest(added) a union all select -1, r.* from unnest(removed) r) c
    join scheme s on s.id = c.scheme_id and s.deleted_at is null))
$$;

alter function scheme_inserted() security definer set search_path = public, pg_temp;
alter function scheme_updated() security definer set search_path = public, pg_temp;
alter function scheme_removed() security definer set search_path = public, pg_temp;
alter function scheme_money_inserted() security definer set search_path = public, pg_temp;
alter function scheme_money_changed() security definer set search_path = public, pg_temp;
alter function scheme_beneficiary_inserted() security definer set search_path = public, pg_temp;
alter function scheme_beneficiary_changed() security definer set search_path = public, pg_temp;
