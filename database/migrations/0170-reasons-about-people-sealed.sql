-- Why somebody was given a role, lost it, or was shut out is a text about them: from now on the trail holds its seal.
-- What stands in entries of before stays as it was hashed.

select audit_watch('role_holding', '', '{given_because,ended_because}');
select audit_watch('person', '', '{name,email,phone,image,deactivated_because}');
