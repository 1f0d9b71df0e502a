-- A run is compared with the run that was published last when it began: what is unchanged since then is not calculated again.
ALTER TABLE run
    ADD COLUMN previous_run_id integer REFERENCES run,
    ADD COLUMN program_digest  text;                 -- of the classes that calculate; 'several' when a relaunch used others

COMMENT ON COLUMN run.first_month IS 'first month that is calculated: before the quarter, where there may be arrears';
COMMENT ON COLUMN planned_range.tsa_regions IS
    'where families applied for TSA: region/first month of the quarter, joined by commas, for example 15/2025-10,15/2026-01';

-- Why something comes out otherwise than when it was calculated before: orders for such months, and what was ordered too much.
CREATE TABLE difference_total (
    run_id  integer  NOT NULL,
    range   integer  NOT NULL,
    kind    text     NOT NULL CHECK (kind IN ('ARREARS', 'OVERPAID')),
    cause   text     NOT NULL CHECK (cause IN ('FACTS', 'LAW', 'PROGRAM', 'UNKNOWN')),
    benefit smallint NOT NULL,
    count   bigint   NOT NULL,
    amount  bigint   NOT NULL,                       -- tiyn; of what was ordered too much what was not known before
    PRIMARY KEY (run_id, range, kind, cause, benefit),
    FOREIGN KEY (run_id, range) REFERENCES done_range
);

-- What was ordered and not found to be too much, by subject, month and benefit, over the runs that are not discarded.
CREATE VIEW net_order AS
SELECT o.subject, o.month, o.benefit, o.ordered, coalesce(p.overpaid, 0) AS overpaid,
       o.ordered - coalesce(p.overpaid, 0) AS net
FROM (SELECT subject, month, benefit, sum(amount)::bigint AS ordered
      FROM ledger.payment_order JOIN runs.run USING (run_id)
      WHERE state <> 'DISCARDED' GROUP BY subject, month, benefit) o
LEFT JOIN (SELECT DISTINCT ON (subject, month, benefit) subject, month, benefit, ordered - due AS overpaid
           FROM ledger.overpayment JOIN runs.run USING (run_id)
           WHERE state <> 'DISCARDED' ORDER BY subject, month, benefit, run_id DESC) p
    USING (subject, month, benefit);
