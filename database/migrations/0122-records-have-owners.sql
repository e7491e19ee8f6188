-- A record belongs to the unit whose person enters it; the transaction says which that is.

create function acting_unit() returns uuid language sql stable as $$
  select nullif(current_setting('app.unit', true), '')::uuid
$$;
create function acting_province() returns text language sql stable as $$
  select nullif(current_setting('app.province', true), '')
$$;

alter table scheme alter column owner_unit_id set default acting_unit();
alter table import_batch alter column owner_unit_id set default acting_unit();
alter table import_batch alter column province_id set default acting_province();

-- What an import changes stands in the log of its province.
drop trigger audit_insert on import_batch;
drop trigger audit_delete on import_batch;
drop trigger audit_update on import_batch;
drop trigger audit_truncate on import_batch;
select audit_watch('import_batch', 'province_id');
