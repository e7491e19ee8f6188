-- Requests about personal data: seen by whoever decides on them, in the province or in the nation. What a decision does to other
-- tables is done by the program, and a person's own requests are shown to them by the program.

select pg_temp.guard('data_request');
select pg_temp.show('data_request', 'kc_province', $$province_id = (select nullif(current_setting('app.province', true), ''))$$);
select pg_temp.show('data_request', 'kc_nation', 'true');
select pg_temp.reach('data_request', 'kc_system', 'true');
grant select on data_request to kc_province, kc_nation, kc_system;
grant insert, update on data_request to kc_system;
grant select, update on data_request_term to kc_system;
grant select on data_request_law_term to kc_system;
grant select, update on retention_rule to kc_system;

-- The file of an import that was undone goes when its time is over: the program lets it go, nobody else.
create policy let_go on import_file for delete to kc_system using (true);
grant delete on import_file to kc_system;

-- What was agreed to is added to, never written over.
select pg_temp.guard('consent');
create policy whoever_asks on consent for select to kc_system using (true);
create policy added on consent for insert to kc_system with check (true);
grant select, insert on consent to kc_system;
