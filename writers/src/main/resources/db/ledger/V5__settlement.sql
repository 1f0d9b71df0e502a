-- What the treasury says became of the orders. Rows are added and never changed.

-- One row a file that was imported. The same file again is known by its digest.
CREATE TABLE ledger.settlement_import (
    number         integer PRIMARY KEY CHECK (number > 0),
    sha256         text    NOT NULL UNIQUE,
    file           text    NOT NULL,                     -- name without its directory
    operator       text    NOT NULL CHECK (btrim(operator) <> ''),
    database_user  text    NOT NULL DEFAULT session_user,
    imported_at    timestamptz NOT NULL DEFAULT now(),
    after_run      integer NOT NULL,                     -- highest number of a run then: only runs begun since know of it
    file_rows      bigint  NOT NULL,
    paid           bigint  NOT NULL,
    rejected       bigint  NOT NULL,
    returned       bigint  NOT NULL,
    unmatched      bigint  NOT NULL,
    duplicate      bigint  NOT NULL,                     -- said before, and the same
    contradicting  bigint  NOT NULL,
    amount_differs bigint  NOT NULL,
    CHECK (file_rows = paid + rejected + returned + unmatched + duplicate + contradicting + amount_differs)
);

-- One row for each thing that was said of an order: paid or rejected, never both; and returned, which may follow the payment.
CREATE TABLE ledger.settlement (
    subject   bigint   NOT NULL,
    month     date     NOT NULL,
    benefit   smallint NOT NULL,
    sequence  smallint NOT NULL,
    status    smallint NOT NULL CHECK (status IN (1, 2, 3)),   -- 1 PAID, 2 REJECTED, 3 RETURNED
    step      smallint NOT NULL CHECK (step = CASE status WHEN 3 THEN 2 ELSE 1 END),
    amount    bigint   NOT NULL CHECK (amount > 0),      -- tiyn, that of the order
    paid_on   date,
    reason    text,                                      -- in the words of the treasury
    import    integer  NOT NULL,
    file_row  bigint   NOT NULL,
    PRIMARY KEY (subject, month, benefit, sequence, step)
);

-- Orders whose money did not arrive or came back, each once: they do not count as ordered.
CREATE TABLE ledger.bounced_order (
    subject   bigint   NOT NULL,
    month     date     NOT NULL,
    benefit   smallint NOT NULL,
    sequence  smallint NOT NULL,
    status    smallint NOT NULL CHECK (status IN (2, 3)),
    run_id    integer  NOT NULL,                         -- that ordered it
    family_id bigint   NOT NULL,
    payee_id  bigint   NOT NULL,
    amount    bigint   NOT NULL CHECK (amount > 0),      -- tiyn
    region    text     NOT NULL,                         -- KATO, two digits, as on the order
    quantity  integer  NOT NULL,                         -- that the order counted for; 0 when it ordered the rest of an amount
    account   bytea    NOT NULL,                         -- digest of payee and IBAN: tells the same account again, and no IBAN
    import    integer  NOT NULL,
    after_run integer  NOT NULL,                         -- of the import: runs with a higher number subtract it
    PRIMARY KEY (subject, month, benefit, sequence),
    CHECK (after_run >= run_id)
);

CREATE INDEX bounced_order_after_run ON ledger.bounced_order (after_run);
CREATE INDEX bounced_order_payee ON ledger.bounced_order (payee_id);
CREATE INDEX bounced_order_run ON ledger.bounced_order (run_id);

CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.settlement_import
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.settlement
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER additions_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.bounced_order
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
