-- How people sign in is the program's alone: an error in a page of the desk shows no password, session or second factor.

select pg_temp.guard(secret), pg_temp.reach(secret, 'kc_system', 'true') from unnest('{sign_in_account,sign_in_session,
  sign_in_verification,sign_in_two_factor,sign_in_code_used,sign_in_recovery_code,sign_in_passkey,sign_in_back_off,
  sign_in_kept_form,mail_outbox}'::regclass[]) secret;
grant select, insert, update, delete on sign_in_account, sign_in_session, sign_in_verification, sign_in_two_factor,
  sign_in_code_used, sign_in_recovery_code, sign_in_passkey, sign_in_back_off,
  sign_in_kept_form, mail_outbox to kc_system;
