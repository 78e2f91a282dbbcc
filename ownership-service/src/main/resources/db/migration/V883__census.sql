-- What customer-service told of its customers and is not compared yet: digests of parts, or the ids of one part. A row
-- goes once it is compared.
CREATE TABLE census_answer (
    id       uuid PRIMARY KEY DEFAULT uuidv7(),
    census   uuid        NOT NULL,
    as_of    timestamptz NOT NULL,
    -- of parts
    prefixes text[]      NOT NULL,
    counts   bigint[]    NOT NULL,
    digests  text[]      NOT NULL,
    -- of one part whose ids are told
    listed   text,
    ids      uuid[]
);
COMMENT ON TABLE census_answer IS 'category=none; erasure=kept until compared: ids';
SELECT declare_codes('census_answer', 'prefixes', 'digests', 'listed');

-- The last comparison of the whole: one row.
CREATE TABLE census_result (
    single      boolean     PRIMARY KEY DEFAULT true CHECK (single),
    as_of       timestamptz NOT NULL,
    compared_at timestamptz NOT NULL,
    there       bigint      NOT NULL,
    here        bigint      NOT NULL,
    differing   bigint      NOT NULL
);
COMMENT ON TABLE census_result IS 'category=none; erasure=kept';

-- Customers whom only one of the two services knows. A row goes when both do, or neither.
CREATE TABLE census_difference (
    customer_id uuid        PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('UNHEARD', 'UNKNOWN_TO_MASTER')),
    prefix      text        NOT NULL,
    found_at    timestamptz NOT NULL
);
COMMENT ON TABLE census_difference IS 'category=none; erasure=kept: ids';
SELECT declare_codes('census_difference', 'kind', 'prefix');
