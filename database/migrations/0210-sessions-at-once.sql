-- A person is signed in at a few places at once; whoever opens one more is told how many older ones that ended.

alter table sign_in_session add column put_out integer not null default 0;
comment on column sign_in_session.put_out is 'How many older sessions of the person ended when this one was opened, because there were too many';
