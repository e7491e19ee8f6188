-- Excel in: the file as it came, how it was understood, and the rows waiting for a decision.

create table import_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  created_at timestamptz not null default now(),
  constraint a_file_is_at_most_10_mb check (length(bytes) <= 10485760)
);
-- Workbooks are packed already.
alter table import_file alter column bytes set storage external;

create table import_batch (
  id uuid primary key,
  sha256 text not null,
  file_name text not null check (length(file_name) between 1 and 255),
  size_bytes integer not null,
  state text not null,
  refusal text,
  mappings jsonb not null default '[]',
  corrections jsonb not null default '{}',
  summary jsonb,
  taken integer,
  created_at timestamptz not null default now(),
  taken_at timestamptz,
  undone_at timestamptz,
  constraint an_import_is_in_a_known_state check (state in ('reading', 'preview', 'taken', 'undone', 'refused')),
  constraint a_refusal_has_its_reason check ((state = 'refused') = (refusal is not null))
);
comment on table import_batch is 'One sending of a workbook; a file is in one import that is read, shown or taken. A refused file is not kept';
comment on column import_batch.corrections is 'New values given to cells, by Sheet!C5; the file itself never changes';
create unique index a_file_is_imported_once on import_batch (sha256) where state in ('reading', 'preview', 'taken');
create index import_batch_latest on import_batch (created_at desc);
select audit_watch('import_batch');

-- How far a reading is changes many times a second and is no act of anybody: it stays out of the audit trail.
create table import_progress (
  batch_id uuid primary key references import_batch on delete cascade,
  percent smallint not null check (percent between 0 and 100),
  at timestamptz not null default now()
);

create table import_row (
  batch_id uuid not null references import_batch on delete cascade,
  sheet_no smallint not null,
  row_no integer not null,
  sheet text not null,
  decision text not null,
  worst text,
  draft jsonb,
  problems jsonb not null default '[]',
  scheme_id uuid,
  primary key (batch_id, sheet_no, row_no),
  constraint a_row_is_taken_kept_out_or_known check (decision in ('take', 'reject', 'duplicate', 'unchanged')),
  constraint only_a_scheme_is_taken check (decision <> 'take' or draft is not null)
);
comment on table import_row is 'Rows of a workbook as they were understood; nothing of them is in the register before confirmation';
create index import_row_by_decision on import_row (batch_id, decision, sheet_no, row_no);

create table import_mapping (
  fingerprint text primary key,
  fields jsonb not null,
  unit text check (unit in ('dong', 'thousand', 'million', 'billion')),
  updated_at timestamptz not null default now()
);
comment on table import_mapping is 'What a person once said about headings like these, by md5 of their search form';
