-- A role that is called off before its first day was never held: it ends on the day before that one.
alter table role_holding drop constraint a_role_does_not_end_before_it_begins;
alter table role_holding add constraint a_role_does_not_end_before_it_begins check (valid_to >= valid_from - 1);
comment on column role_holding.valid_to is
  'The last day it is held; a role that ends stays on record, and one that ends the day before it begins was never held';
