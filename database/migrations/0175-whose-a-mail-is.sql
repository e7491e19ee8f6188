-- Whose a mail is, also when the address it went to is theirs no more: it is in their copy, and goes when they are erased.

alter table mail_outbox add person_id uuid references person;
comment on column mail_outbox.person_id is 'Whom it was written to; null when they have no account';
update mail_outbox m set person_id = p.id from person p where lower(m.receiver) = p.email;
