-- What the bank tells people of how it handles their data, in every version that it ever published.
CREATE TABLE privacy_policy (
    version      bigint PRIMARY KEY CHECK (version > 0),
    title_zh     text        NOT NULL,
    text_zh      text        NOT NULL,
    title_en     text        NOT NULL,
    text_en      text        NOT NULL,
    published_by text        NOT NULL,
    published_at timestamptz NOT NULL
);

COMMENT ON TABLE privacy_policy IS 'category=none; erasure=kept: published to everybody';
SELECT declare_text('privacy_policy', 'title_zh', 'none: the bank''s own words, for everybody');
SELECT declare_text('privacy_policy', 'text_zh', 'none: the bank''s own words, for everybody');
SELECT declare_text('privacy_policy', 'title_en', 'none: the bank''s own words, for everybody');
SELECT declare_text('privacy_policy', 'text_en', 'none: the bank''s own words, for everybody');
SELECT declare_codes('privacy_policy', 'published_by');

-- Which version whoever filed a request had been shown; 0 is the sample. Unknown of requests filed otherwise or earlier.
ALTER TABLE privacy_request ADD COLUMN policy_version bigint;
