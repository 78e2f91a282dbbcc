select declare_codes('cosignature', 'witness');
select declare_text('cosignature', 'lines', 'none: signatures of a note');
select declare_text('cosigned_checkpoint', 'note', 'none: a signed note of the log');
