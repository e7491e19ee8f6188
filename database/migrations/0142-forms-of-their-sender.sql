-- A sending of a form belongs to whoever sent it: nobody is answered with what another person's form did.

alter table idempotency add actor text not null default coalesce(nullif(current_setting('app.actor', true), ''), 'system');
comment on column idempotency.actor is 'Who sent the form; a key is answered to no one else';
create index idempotency_by_age on idempotency (created_at);
