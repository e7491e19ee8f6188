-- What a reading saw holds samples of columns the register never takes, a telephone number among them: from now on the trail
-- holds its seal. What stands in entries of before stays as it was hashed.
select audit_watch('import_batch', 'province_id', '{summary}');
