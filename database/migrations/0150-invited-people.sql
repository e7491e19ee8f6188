-- A person is invited: entered with a role, and not yet signed in. Lists of people are read by name.

alter table person add invited_at timestamptz;
comment on column person.invited_at is 'When the last invitation was mailed; an invited person has not confirmed the address yet (email_verified)';
create index person_by_name on person (vn_norm(name), id);
