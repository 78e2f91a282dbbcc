-- Customers read a short reference in messages and say it on the telephone: the random end of the id.
CREATE INDEX privacy_request_reference ON privacy_request (upper(right(id::text, 10)));
