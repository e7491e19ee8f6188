-- Where an office asks for a second step, only a session that began with one, or was given one since, acts in a role.

alter table sign_in_session add two_steps boolean not null default false;
comment on column sign_in_session.two_steps is 'Its person has shown a second factor, or a passkey, in this session';
