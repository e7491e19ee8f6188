-- A deputy shares in the place of somebody; both provinces read in whose.
alter table record_share add given_as text, add ended_as text;
comment on column record_share.given_as is 'As whom it was given, as the audit trail writes it; unknown of a share from before';
