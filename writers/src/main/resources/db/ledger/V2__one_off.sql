-- Benefits that are paid once for ever for a subject, whatever the month: the key of payment_order, which has the month,
-- cannot refuse a second one. Filled in the transaction that adds the order. The sequence counts the orders of earlier
-- runs, discarded ones too, plus one: a run that missed the ledger clashes here.
CREATE TABLE ledger.one_off_order (
    benefit  smallint NOT NULL,
    subject  bigint   NOT NULL,
    sequence smallint NOT NULL CHECK (sequence > 0),
    run_id   integer  NOT NULL,
    month    date     NOT NULL,
    PRIMARY KEY (benefit, subject, sequence)
);

CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.one_off_order
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
