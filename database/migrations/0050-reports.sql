-- Frozen reports, and what sources tell in words rather than in numbers.

create table report_snapshot (
  id uuid primary key,
  scope_kind text not null,
  scope_code text not null,
  year smallint not null,
  view text not null check (view in ('as-was', 'today')),
  frozen_at timestamptz not null default now(),
  actor text not null,
  reason text not null default '',
  hash text not null check (hash ~ '^[0-9a-f]{64}$')
);
create index report_snapshot_of on report_snapshot (scope_kind, scope_code, year, view, frozen_at desc);
comment on column report_snapshot.hash is 'sha256 of the content, so that the audit entry binds the content too';
select audit_watch('report_snapshot');

-- Apart from the row above, so that the audit trail carries the hash and not a copy of the report.
create table report_snapshot_content (
  snapshot_id uuid primary key references report_snapshot,
  content text not null check (jsonb_typeof(content::jsonb) = 'object')
);
comment on column report_snapshot_content.content is 'The report and its prose as JSON text; text, so that its hash can be checked';

create function report_snapshot_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen report does not change; freeze another';
end $$;
create trigger report_snapshot_is_append_only before update or delete or truncate on report_snapshot
  for each statement execute function report_snapshot_refuse_change();
create trigger report_snapshot_content_is_append_only before update or delete or truncate on report_snapshot_content
  for each statement execute function report_snapshot_refuse_change();

create table reported_statement (
  id text primary key,
  section text not null check (section in ('direction', 'activity', 'assessment', 'obstacle', 'proposal')),
  kind text,
  scope_kind text not null,
  scope_code text not null,
  year smallint not null,
  places jsonb not null default '[]',
  text_vi text not null,
  text_en text not null,
  source_title text not null,
  source_url text,
  published text,
  deleted_at timestamptz
);
create index reported_statement_of on reported_statement (scope_kind, scope_code, year) where deleted_at is null;
comment on table reported_statement is 'Activities, assessments, obstacles and proposals a source tells in words, said in our own words';
select audit_watch('reported_statement');
