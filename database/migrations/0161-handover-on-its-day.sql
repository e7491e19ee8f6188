-- Work goes over on the day a handover takes effect, not on the day it is written.
alter table handover add carried_out_at timestamptz;
update handover set carried_out_at = created_at;
comment on column handover.carried_out_at is 'When the work went over; null: its day has not come';
create index handover_to_come on handover (effective_on) where carried_out_at is null and undone_at is null;
