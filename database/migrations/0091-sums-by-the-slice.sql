-- The words a province is found by stand ready beside it: a scheme takes them over without putting them together.

alter table province add column search_words text not null default '';
comment on column province.search_words is 'Name, short names and the name of today; kept by a trigger';

create function province_words() returns trigger language plpgsql as $$
begin
  update province place set search_words = w.words
    from (select p.list, p.code, concat_ws(' ', p.name, array_to_string(p.aliases, ' '),
        case when today.name <> p.name then today.name end) as words
      from province p join province today on today.list = 34 and today.code = p.merged_into) w
    where place.list = w.list and place.code = w.code and place.search_words <> w.words;
  return null;
end $$;
create trigger province_words after insert or update of name, aliases, merged_into on province
  for each statement execute function province_words();
update province set name = name;

-- The place decides the province key and the words a scheme is found by.
create or replace function scheme_place() returns trigger language plpgsql as $$
declare
  kind_label text;
begin
  if new.activity_kind is not null then
    select label into kind_label from activity_kind where code = new.activity_kind;
  end if;
  select merged_into, concat_ws(' ', search_words,
      case new.fund_tier when 'national' then 'khuyến công quốc gia KCQG' when 'local' then 'khuyến công địa phương KCĐP' end,
      case when new.is_flagship then 'đề án điểm' end, case when new.is_group then 'đề án nhóm' end, kind_label)
    into new.province_id, new.place_words
    from province where list = new.place_list and code = new.place_code;
  return new;
end $$;

-- Sums are put together where the rows are: what goes to the kept sums is a few thousand slices, not every line.
create type scheme_slice as (province_id text, place_list smallint, place_code text, year smallint, activity_kind text,
  fund_tier text, source text, schemes integer, planned_dong bigint, planned_known integer, actual_dong bigint, actual_known integer);

-- Rows are locked in key order. The audit trigger fires first (triggers go by name) and locks the chain of the
-- province, so that two transactions of one province meet there and wait instead of deadlocking.
create function scheme_rollup_sum(slices scheme_slice[]) returns void language sql as $$
  insert into scheme_rollup as r
  select * from unnest(slices)
    where schemes <> 0 or planned_dong <> 0 or actual_dong <> 0 or planned_known <> 0 or actual_known <> 0
    order by province_id, year, place_list, place_code, activity_kind, fund_tier, source
  on conflict (province_id, year, place_list, place_code, activity_kind, fund_tier, source)
  do update set schemes = r.schemes + excluded.schemes,
    planned_dong = r.planned_dong + excluded.planned_dong, planned_known = r.planned_known + excluded.planned_known,
    actual_dong = r.actual_dong + excluded.actual_dong, actual_known = r.actual_known + excluded.actual_known
$$;

create or replace function scheme_rollup_add(lines scheme_line[]) returns void language sql as $$
  select scheme_rollup_sum(array(
    select (province_id, place_list, place_code, year, activity_kind, fund_tier, source, sum(sign),
        coalesce(sum(sign * planned_dong), 0), coalesce(sum(sign) filter (where planned_dong is not null), 0),
        coalesce(sum(sign * actual_dong), 0), coalesce(sum(sign) filter (where actual_dong is not null), 0))::scheme_slice
      from unnest(lines) group by province_id, place_list, place_code, year, activity_kind, fund_tier, source))
$$;

create or replace function scheme_inserted() returns trigger language plpgsql as $$
begin
  perform scheme_rollup_sum(array(
    select (province_id, place_list, place_code, year, activity_kind, fund_tier, null, count(*),
        coalesce(sum(support_planned_dong), 0), count(support_planned_dong),
        coalesce(sum(support_actual_dong), 0), count(support_actual_dong))::scheme_slice
      from added where deleted_at is null group by province_id, place_list, place_code, year, activity_kind, fund_tier));
  return null;
end $$;

-- Money that comes in anew takes the short way; changes and deletions keep the long one.
create function scheme_money_inserted() returns trigger language plpgsql as $$
begin
  perform scheme_rollup_sum(array(
    select (s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, m.source, count(*),
        coalesce(sum(m.planned_dong), 0), count(m.planned_dong), coalesce(sum(m.actual_dong), 0), count(m.actual_dong))::scheme_slice
      from added m join scheme s on s.id = m.scheme_id and s.deleted_at is null
      group by s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, m.source));
  perform scheme_totals_keep(array(select distinct scheme_id from added));
  return null;
end $$;
create or replace function scheme_money_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform scheme_money_roll('{}'::scheme_money[], array(select row(r.*)::scheme_money from removed r));
  else
    perform scheme_money_roll(array(select row(a.*)::scheme_money from added a), array(select row(r.*)::scheme_money from removed r));
  end if;
  return null;
end $$;
drop trigger roll_insert on scheme_money;
create trigger roll_insert after insert on scheme_money referencing new table as added
  for each statement execute function scheme_money_inserted();

create function scheme_beneficiary_inserted() returns trigger language plpgsql as $$
begin
  perform establishment_support_add(array(
    select (1, s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, b.establishment_id)::support_line
      from added b join scheme s on s.id = b.scheme_id and s.deleted_at is null));
  return null;
end $$;
create or replace function scheme_beneficiary_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform scheme_beneficiary_roll('{}'::scheme_beneficiary[], array(select row(r.*)::scheme_beneficiary from removed r));
  else
    perform scheme_beneficiary_roll(array(select row(a.*)::scheme_beneficiary from added a), array(select row(r.*)::scheme_beneficiary from removed r));
  end if;
  return null;
end $$;
drop trigger roll_insert on scheme_beneficiary;
create trigger roll_insert after insert on scheme_beneficiary referencing new table as added
  for each statement execute function scheme_beneficiary_inserted();
