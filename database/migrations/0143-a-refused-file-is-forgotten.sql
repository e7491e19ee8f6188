-- A file that cannot be read is forgotten unless an import of whatever unit still needs it, which its sender may not see.

create function import_file_forget(batch uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from import_file f using import_batch refused
    where refused.id = batch and refused.state = 'refused' and f.sha256 = refused.sha256
      and not exists (select 1 from import_batch b where b.sha256 = f.sha256 and b.state <> 'refused')
$$;
comment on function import_file_forget is 'Forgets the file of a refused import, unless another import has it';
