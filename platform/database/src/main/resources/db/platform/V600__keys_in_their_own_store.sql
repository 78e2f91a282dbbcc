-- Data keys lie in the key tree, in a store of its own: here dead tuples and write-ahead log kept destroyed ones.
DROP TABLE data_key;
DROP TABLE key_encryption_key;
DROP FUNCTION refuse_revival_of_data_key();
