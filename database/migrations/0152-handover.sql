-- Open work has somebody who answers for it, and goes over to a colleague as a whole.

create function acting_person() returns uuid language sql stable as $$
  select nullif(current_setting('app.person', true), '')::uuid
$$;
alter table import_batch add responsible_id uuid references person default acting_person();
comment on column import_batch.responsible_id is 'Who sees the import to its end; null: nobody is named';
create index import_batch_by_responsible on import_batch (responsible_id) where state in ('reading', 'preview');

create table handover (
  id uuid primary key,
  unit_id uuid not null references unit,
  from_id uuid not null references person,
  to_id uuid not null references person,
  because text not null,
  effective_on date not null,
  moved jsonb not null,
  undone_at timestamptz,
  created_at timestamptz not null default now(),
  constraint a_handover_is_to_somebody_else check (to_id <> from_id),
  constraint a_handover_says_why check (length(btrim(because)) between 1 and 300)
);
create index handover_by_unit on handover (unit_id, id desc);
comment on column handover.moved is 'What went over, by kind: the identifiers, and of roles what they became; by this it is undone';
select audit_watch('handover', '', '{because}');
