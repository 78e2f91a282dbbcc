-- Calendars that were published to the service; those it was shipped with stay files.

CREATE TABLE working_calendar (
    year         int PRIMARY KEY,
    version      bigint      NOT NULL,
    source       text        NOT NULL,
    published_by text        NOT NULL,
    published_at timestamptz NOT NULL
);

CREATE TABLE calendar_stretch (
    year     int  NOT NULL REFERENCES working_calendar,
    number   int  NOT NULL,
    from_day date NOT NULL,
    to_day   date NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('OFF', 'WORK')),
    name     text NOT NULL,
    PRIMARY KEY (year, number),
    CHECK (from_day <= to_day)
);

COMMENT ON TABLE working_calendar IS 'category=none; erasure=kept';
COMMENT ON TABLE calendar_stretch IS 'category=none; erasure=kept';
