-- Of whom training is expected, and since when: managers of the directory, and all other staff from their first visit on.
CREATE TABLE training_person (
    employee_id text PRIMARY KEY,
    -- as the last sign-in told; the directory knows better, where it knows the person
    branch      text,
    since       date NOT NULL,
    seen_on     date NOT NULL
);
COMMENT ON TABLE training_person IS 'category=none; erasure=kept: a member of staff';
SELECT declare_codes('training_person', 'employee_id', 'branch');

-- What an attempt was worth. The answers are not kept.
CREATE TABLE training_attempt (
    id          uuid PRIMARY KEY,
    employee_id text        NOT NULL REFERENCES training_person,
    course_id   text        NOT NULL,
    version     int         NOT NULL,
    score       int         NOT NULL CHECK (score BETWEEN 0 AND 100),
    passed      boolean     NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE INDEX training_attempt_of_person ON training_attempt (employee_id, course_id, created_at);
COMMENT ON TABLE training_attempt IS 'category=none; erasure=kept: a member of staff';
SELECT declare_codes('training_attempt', 'employee_id', 'course_id');

-- How far somebody has come with a guided tour of the console.
CREATE TABLE training_tour (
    employee_id text        NOT NULL,
    tour_id     text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('STARTED', 'PAUSED', 'FINISHED')),
    step        int         NOT NULL,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (employee_id, tour_id)
);
COMMENT ON TABLE training_tour IS 'category=none; erasure=kept: a member of staff';
SELECT declare_codes('training_tour', 'employee_id', 'tour_id', 'state');

-- Who was trained when is proof that auditors ask for.
REVOKE DELETE, TRUNCATE ON training_person, training_attempt FROM ${app_role};
REVOKE UPDATE ON training_attempt FROM ${app_role};
