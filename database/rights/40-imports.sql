-- Imports: a batch is of the unit that sent it and of the province of that unit; its file, rows and progress follow it.

select pg_temp.reach_by_place('import_batch');
select pg_temp.reach('import_batch', 'kc_unit', $$owner_unit_id = (select nullif(current_setting('app.unit', true), '')::uuid)$$);
grant select, insert, update on import_batch to kc_unit, kc_province, kc_region, kc_nation, kc_system;

select pg_temp.guard('import_row');
select pg_temp.guard('import_progress');
select pg_temp.reach(part, role, 'batch_id in (select id from import_batch)')
  from unnest('{import_row,import_progress}'::regclass[]) part, unnest('{kc_unit,kc_province,kc_region}'::regrole[]) role;
select pg_temp.reach(part, role, 'true')
  from unnest('{import_row,import_progress}'::regclass[]) part, unnest('{kc_nation,kc_system}'::regrole[]) role;
grant select, insert, update, delete on import_row to kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant select, insert, update on import_progress to kc_unit, kc_province, kc_region, kc_nation, kc_system;

-- Whoever sends a file keeps it; it is read through an import that has it.
select pg_temp.guard('import_file');
create policy through_an_import on import_file for select to kc_unit, kc_province, kc_region, kc_nation, kc_system
  using (exists (select from import_batch b where b.sha256 = import_file.sha256));
create policy whoever_sends on import_file for insert to kc_unit, kc_province, kc_region, kc_nation, kc_system with check (true);
grant select, insert on import_file to kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant execute on function import_file_forget(uuid) to kc_unit, kc_province, kc_region, kc_nation, kc_system;

-- What columns of a heading mean is remembered for all: it holds no record.
grant select, insert, update on import_mapping to kc_unit, kc_province, kc_region, kc_nation, kc_system;
