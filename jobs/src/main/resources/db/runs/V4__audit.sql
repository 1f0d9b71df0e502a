-- Who did what to which run and why, so that nobody can take it back; and requests to stop in a table of their own.

-- A request to stop stands beside the run's row: ranges that commit hold that row, and a stop must not wait for them.
CREATE TABLE stop_request (
    run_id       integer NOT NULL REFERENCES run,
    epoch        integer NOT NULL,                   -- the launch that is asked; the next one is not
    name         text    NOT NULL CHECK (btrim(name) <> ''),
    requested_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, epoch)
);

ALTER TABLE run DROP COLUMN stop_requested;

-- One entry an act, added in the transaction that changes the state. Each holds the hash of the entry before: one that is
-- altered, removed, moved or put in between breaks the chain. No two entries can follow the same one.
CREATE TABLE audit_entry (
    sequence      bigint  PRIMARY KEY CHECK (sequence > 0),
    at            timestamptz NOT NULL,
    period        text    NOT NULL,
    attempt       integer NOT NULL,
    epoch         integer NOT NULL,                  -- of the run when the act was done
    action        text    NOT NULL CHECK (action <> ''),
    actor         text    NOT NULL CHECK (btrim(actor) <> ''),
    database_user text    NOT NULL,                  -- who was connected, whatever name was given
    reason        text    CHECK (btrim(reason) <> ''),
    manifest_hash text    CHECK (manifest_hash <> ''),
    previous_hash text    NOT NULL UNIQUE,
    hash          text    NOT NULL UNIQUE,
    FOREIGN KEY (period, attempt) REFERENCES run (period, attempt)
);

-- A field of the canonical form: its length in bytes, a colon, the text, a comma. What is missing has length 0.
CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT octet_length(convert_to(coalesce(value, ''), 'UTF8')) || ':' || coalesce(value, '') || ','
$$;

-- Number, time, connected user and hashes are the database's own: whoever may add an entry cannot choose them.
-- One writer after the other, until the end of its transaction.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('runs.audit_entry'));
    SELECT sequence, hash INTO last FROM runs.audit_entry ORDER BY sequence DESC LIMIT 1;
    NEW.sequence := coalesce(last.sequence, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.database_user := session_user;
    NEW.previous_hash := coalesce(last.hash, repeat('0', 64));
    NEW.hash := encode(sha256(convert_to(
        runs.audit_field(NEW.sequence::text)
        || runs.audit_field(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || runs.audit_field(NEW.period)
        || runs.audit_field(NEW.attempt::text)
        || runs.audit_field(NEW.epoch::text)
        || runs.audit_field(NEW.action)
        || runs.audit_field(NEW.actor)
        || runs.audit_field(NEW.database_user)
        || runs.audit_field(NEW.reason)
        || runs.audit_field(NEW.manifest_hash)
        || runs.audit_field(NEW.previous_hash), 'UTF8')), 'hex');
    RETURN NEW;
END
$$;

CREATE TRIGGER chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%.% takes additions only: % is refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON participant
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON acceptance
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON discard
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stop_request
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Runs from before there was an audit: what they are is where their story begins.
INSERT INTO audit_entry (period, attempt, epoch, action, actor, reason, manifest_hash)
SELECT period, attempt, epoch, 'FOUND', session_user, state, manifest_hash FROM run ORDER BY run_id;
