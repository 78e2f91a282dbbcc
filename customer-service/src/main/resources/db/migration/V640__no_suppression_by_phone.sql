-- A phone number is given to somebody else one day, who must neither be stopped nor learn of whoever had it before.
delete from suppression where purpose = 'phone';
alter table suppression drop constraint suppression_purpose_check;
alter table suppression add constraint suppression_purpose_check check (purpose = 'idNumber');
comment on column suppression.token is
    'category=IDENTITY; erasure=kept: a blind token that belongs to no customer and only stops a quiet return';
