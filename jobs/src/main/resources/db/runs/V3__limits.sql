-- What the limits are measured by, and who let something pass that lies beyond them.

-- Families are what is counted against a limit: one family with ten bad rows is one family.
ALTER TABLE planned_range ADD families_in_doubt bigint NOT NULL DEFAULT 0;   -- with a defect that is more than a warning
ALTER TABLE quarantine_total ADD families bigint NOT NULL DEFAULT 0;

-- Rows of each table that were frozen, so that the next run sees when half of a table has vanished.
CREATE TABLE frozen_table (
    run_id     integer NOT NULL REFERENCES run,
    table_name text    NOT NULL,
    rows       bigint  NOT NULL,
    PRIMARY KEY (run_id, table_name)
);

-- What the amounts are for: children, dependants or members, so that a total can be had at another poverty line.
ALTER TABLE range_total ADD quantity bigint NOT NULL DEFAULT 0;

-- Who accepted what lies beyond a limit, and why. Rows are added and never changed.
CREATE TABLE acceptance (
    acceptance_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id        integer NOT NULL REFERENCES run,
    what          text    NOT NULL CHECK (what IN ('QUARANTINE', 'VARIANCE')),
    name          text    NOT NULL CHECK (btrim(name) <> ''),
    reason        text    NOT NULL CHECK (btrim(reason) <> ''),
    findings      text    NOT NULL,                  -- the list as it was shown; empty when it was accepted in advance
    accepted_at   timestamptz NOT NULL DEFAULT now()
);

-- A sealed run that is held has exit code 11; it is approved only by an acceptance, which makes it 0.
ALTER TABLE run ADD CONSTRAINT held_is_not_approved CHECK (state NOT IN ('APPROVED', 'PUBLISHED') OR exit_code = 0);
