-- What was ordered too much, as each run found it. Rows are added and never changed: of a subject, month and benefit the row of
-- the last run that is not discarded holds. One with ordered = due takes back what an earlier run found. Nothing is deducted.
CREATE TABLE ledger.overpayment (
    subject   bigint   NOT NULL,                         -- person, or family for benefits of the family
    month     date     NOT NULL,                         -- first day of the month that was paid
    benefit   smallint NOT NULL,                         -- number of the benefit
    run_id    integer  NOT NULL,                         -- who found it
    range     integer  NOT NULL,                         -- the run's range, counted from 0
    family_id bigint   NOT NULL,                         -- where it was found
    ordered   bigint   NOT NULL CHECK (ordered > 0),     -- tiyn ordered by earlier runs
    due       bigint   NOT NULL CHECK (due >= 0 AND due <= ordered),
    cause     text     NOT NULL,                         -- FACTS, LAW, PROGRAM, UNKNOWN
    PRIMARY KEY (subject, month, benefit, run_id)
);

CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.overpayment
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
