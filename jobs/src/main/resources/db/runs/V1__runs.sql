-- Runs, their ranges, who took part, and what the database itself refuses whatever the program thinks.

-- One row a run. The state goes COMPUTING -> SEALED -> APPROVED -> PUBLISHED, or aside to FAILED, STOPPED, DISCARDED.
CREATE TABLE run (
    run_id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    period         text    NOT NULL,
    attempt        integer NOT NULL CHECK (attempt >= 1),
    as_of          date    NOT NULL,
    opening_month  date    NOT NULL,
    first_month    date    NOT NULL,
    last_month     date    NOT NULL,
    state          text    NOT NULL CHECK (state IN ('COMPUTING', 'FAILED', 'STOPPED', 'SEALED', 'APPROVED', 'PUBLISHED', 'DISCARDED')),
    epoch          integer NOT NULL DEFAULT 1,       -- one more at each relaunch: who holds an older one cannot write
    stop_requested boolean NOT NULL DEFAULT false,
    range_families integer NOT NULL CHECK (range_families > 0),
    hold_missing   boolean NOT NULL DEFAULT false,
    sample         boolean NOT NULL DEFAULT false,
    baseline       text    NOT NULL,                 -- digest of the runs whose orders count as ordered already
    frozen_digest  text,
    law_digest     text,
    manifest_hash  text,
    step           text    NOT NULL DEFAULT 'preflight',
    cause          text,
    exit_code      integer,
    started_at     timestamptz NOT NULL DEFAULT now(),
    ended_at       timestamptz,
    UNIQUE (period, attempt),
    UNIQUE (run_id, manifest_hash),
    CHECK (manifest_hash IS NOT NULL OR state NOT IN ('SEALED', 'APPROVED', 'PUBLISHED'))
);

CREATE UNIQUE INDEX one_run_a_period ON run (period) WHERE state <> 'DISCARDED';
CREATE UNIQUE INDEX one_unpublished_run ON run ((true)) WHERE state NOT IN ('PUBLISHED', 'DISCARDED');

-- Whoever had a hand in a run, each name once: who ran or relaunched it cannot approve it.
CREATE TABLE participant (
    run_id integer NOT NULL REFERENCES run,
    name   text    NOT NULL CHECK (name = lower(btrim(name)) AND name <> ''),
    part   text    NOT NULL CHECK (part IN ('RAN', 'APPROVED')),
    PRIMARY KEY (run_id, name),
    UNIQUE (run_id, name, part)
);

-- The approval of one manifest, by its hash.
CREATE TABLE approval (
    run_id        integer PRIMARY KEY,
    name          text NOT NULL,
    part          text NOT NULL DEFAULT 'APPROVED' CHECK (part = 'APPROVED'),
    manifest_hash text NOT NULL,
    key           text NOT NULL,
    approved_at   timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (run_id, name, part) REFERENCES participant (run_id, name, part),
    FOREIGN KEY (run_id, manifest_hash) REFERENCES run (run_id, manifest_hash)
);

CREATE TABLE discard (
    run_id       integer PRIMARY KEY REFERENCES run,
    name         text NOT NULL,
    reason       text NOT NULL CHECK (btrim(reason) <> ''),
    discarded_at timestamptz NOT NULL DEFAULT now()
);

-- What the freeze found: the ranges that must be done before a run can be sealed.
CREATE TABLE planned_range (
    run_id      integer NOT NULL REFERENCES run,
    range       integer NOT NULL,
    families    bigint  NOT NULL,
    members     bigint  NOT NULL,
    incomes_not_read bigint NOT NULL,                -- rows that no rule asks for, left in the registry
    tsa_regions text    NOT NULL,                    -- regions with an application for TSA in the quarter
    PRIMARY KEY (run_id, range)
);

-- A range that is done: added in the transaction that adds its ledger rows, after its file is on disk.
CREATE TABLE done_range (
    run_id        integer NOT NULL,
    range         integer NOT NULL,
    file          text    NOT NULL,
    bytes         bigint  NOT NULL,
    sha256        text    NOT NULL,
    orders        bigint  NOT NULL,
    amount        bigint  NOT NULL,                  -- tiyn
    casework      text    NOT NULL,                  -- casework files: name, bytes, sha256, rows, one a line
    done_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, range),
    FOREIGN KEY (run_id, range) REFERENCES planned_range
);

CREATE TABLE range_total (
    run_id   integer  NOT NULL,
    range    integer  NOT NULL,
    outcome  text     NOT NULL,
    benefit  smallint NOT NULL,
    month    date     NOT NULL,
    region   text     NOT NULL,
    reason   text     NOT NULL,
    count          bigint NOT NULL,
    without_amount bigint NOT NULL,
    amount         bigint NOT NULL,                  -- tiyn; amounts that are not known count as 0
    PRIMARY KEY (run_id, range, outcome, benefit, month, region, reason),
    FOREIGN KEY (run_id, range) REFERENCES done_range
);

CREATE TABLE quarantine_total (
    run_id integer NOT NULL,
    range  integer NOT NULL,
    defect text    NOT NULL,
    count  bigint  NOT NULL,
    PRIMARY KEY (run_id, range, defect),
    FOREIGN KEY (run_id, range) REFERENCES planned_range
);
