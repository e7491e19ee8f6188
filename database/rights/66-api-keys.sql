-- Keys for machines are of the unit they were made in. Whoever makes one writes its hash and never reads it back; the program reads it.

select pg_temp.guard('api_key');
select pg_temp.reach('api_key', 'kc_system', 'true');
select pg_temp.reach('api_key', 'kc_unit', $$unit_id = (select nullif(current_setting('app.unit', true), '')::uuid)$$);
grant select, insert, update on api_key to kc_unit, kc_system;

select pg_temp.guard('api_key_secret');
select pg_temp.reach('api_key_secret', 'kc_system', 'true');
create policy kc_unit on api_key_secret for insert to kc_unit with check (key_id in (select id from api_key));
grant insert on api_key_secret to kc_unit;
grant select, insert on api_key_secret to kc_system;

select pg_temp.guard('api_key_use');
select pg_temp.reach('api_key_use', 'kc_system', 'true');
select pg_temp.show('api_key_use', 'kc_unit', 'key_id in (select id from api_key)');
grant select on api_key_use to kc_unit;
grant select, insert, update on api_key_use to kc_system;
