-- Statements are told in the order of their source.

alter table reported_statement add column position smallint not null default 0;
