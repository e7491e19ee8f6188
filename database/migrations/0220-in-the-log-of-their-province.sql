-- Who is given a role in a unit of a province, deputises there or takes over a desk stands in the log of that province, where
-- whoever answers for it looks. What was told before stays where it was told.

-- Whoever acts may not see the unit: its province is asked all the same.
create function audit_chain_of_unit(asked uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select province_id from unit where id = asked), 'central')
$$;
comment on function audit_chain_of_unit is 'The province of a unit, whose log tells what happens in it; central above the provinces';

create or replace function audit_rows(watched regclass, transition text, arguments text[], part text) returns text
language sql stable as $$
  select format('select %s as chain, r.%I::text as root, concat_ws(''/'', %s) as id, %s as j from (select %s from %I offset 0) r',
    case arguments[1]
      when '' then '''central'''
      when 'unit_id' then 'audit_chain_of_unit(r.unit_id)'
      else format('coalesce(r.%I::text, ''central'')', arguments[1])
    end,
    keys[1], (select string_agg(format('r.%I', k), ', ' order by n) from unnest(keys) with ordinality u(k, n)),
    part, audit_columns(watched, string_to_array(arguments[3], ',')), transition)
  from (select string_to_array(arguments[2], ',') as keys) key
$$;

select audit_watch('role_holding', 'unit_id', '{given_because,ended_because}');
select audit_watch('delegation', 'unit_id', '{because}');
select audit_watch('handover', 'unit_id', '{because}');
