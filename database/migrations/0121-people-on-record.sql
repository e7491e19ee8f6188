-- Units, people and roles are under the audit trail; the trail is committed to personal values, it does not hold them.

select audit_watch('unit', 'province_id');
select audit_watch('person', '', '{name,email,phone,image}');
select audit_watch('role_holding');

-- An import belongs to the unit that brings it: two units may bring the same workbook.
drop index a_file_is_imported_once;
create unique index a_file_is_imported_once on import_batch (sha256, coalesce(owner_unit_id, '00000000-0000-0000-0000-000000000000'))
  where state in ('reading', 'preview', 'taken');

-- A database says whose it is, so that demo people are never let into a real office.
create table installation (
  only_one boolean primary key default true check (only_one),
  world text not null,
  created_at timestamptz not null default now(),
  constraint a_world_is_demo_or_office check (world in ('demo', 'office'))
);
select audit_watch('installation');
