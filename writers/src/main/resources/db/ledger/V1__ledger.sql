-- What has been ordered. Rows are added and never changed: a correction is a row of its own.

CREATE SCHEMA IF NOT EXISTS ledger;

CREATE TABLE ledger.payment_order (
    subject   bigint   NOT NULL,                         -- person, or family for benefits of the family
    month     date     NOT NULL,                         -- first day of the month that is paid
    benefit   smallint NOT NULL,                         -- number of the benefit
    sequence  smallint NOT NULL CHECK (sequence > 0),    -- 1 the first time, then 2, 3 ...; never used again
    run_id    integer  NOT NULL,
    range     integer  NOT NULL,                         -- the run's range, counted from 0
    family_id bigint   NOT NULL,                         -- of the run; a person may move, so it is not part of the key
    payee_id  bigint   NOT NULL,
    amount    bigint   NOT NULL CHECK (amount > 0),      -- tiyn, 1/100 tenge
    kind      smallint NOT NULL CHECK (kind IN (1, 2)),  -- 1 REGULAR, 2 ARREARS
    PRIMARY KEY (subject, month, benefit, sequence)
) PARTITION BY RANGE (month);

-- a batch of families reads what was ordered for it before
CREATE INDEX payment_order_family ON ledger.payment_order USING brin (family_id) WITH (autosummarize = on);

CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger.payment_order takes additions only: % is refused', TG_OP
        USING ERRCODE = 'insufficient_privilege',
              HINT = 'An order that was wrong is corrected by the next run; a run that is not published is discarded.';
END
$$;

CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.payment_order
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- A partition for the quarter of a month, unless it is there. Made before a run, because it waits for all who write.
-- By the month that is paid and not by the run: otherwise a later run could pay January again.
CREATE FUNCTION ledger.ensure_partition(paid date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    quarter   date := date_trunc('quarter', paid);
    partition text := 'payment_order_' || to_char(quarter, 'YYYY"q"Q');
BEGIN
    IF to_regclass('ledger.' || partition) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('ledger.ensure_partition'));
    IF to_regclass('ledger.' || partition) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE ledger.%I PARTITION OF ledger.payment_order FOR VALUES FROM (%L) TO (%L)',
                   partition, quarter, (quarter + interval '3 months')::date);
    -- a statement that names the partition does not ask the trigger of the whole table
    EXECUTE format('CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.%I
                    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', partition);
END
$$;
