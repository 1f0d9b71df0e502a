-- What did not arrive or came back does not count as ordered.

ALTER TABLE difference_total DROP CONSTRAINT difference_total_cause_check;
ALTER TABLE difference_total ADD CONSTRAINT difference_total_cause_check
    CHECK (cause IN ('FACTS', 'LAW', 'PROGRAM', 'UNKNOWN', 'RETURNED'));

-- What was found to be too much before some of it came back is found anew, where it still is too much.
CREATE OR REPLACE VIEW net_order AS
SELECT o.subject, o.month, o.benefit, o.ordered, coalesce(p.overpaid, 0) AS overpaid,
       o.ordered - coalesce(p.overpaid, 0) AS net
FROM (SELECT subject, month, benefit, coalesce(sum(o.amount) FILTER (WHERE b.subject IS NULL), 0)::bigint AS ordered
      FROM ledger.payment_order o JOIN runs.run r ON r.run_id = o.run_id
      LEFT JOIN ledger.bounced_order b USING (subject, month, benefit, sequence)
      WHERE r.state <> 'DISCARDED' GROUP BY subject, month, benefit) o
LEFT JOIN (SELECT DISTINCT ON (v.subject, v.month, v.benefit) v.subject, v.month, v.benefit, v.ordered - v.due AS overpaid
           FROM ledger.overpayment v JOIN runs.run r ON r.run_id = v.run_id
           WHERE r.state <> 'DISCARDED'
             AND NOT EXISTS (SELECT FROM ledger.bounced_order b
                             WHERE b.subject = v.subject AND b.month = v.month AND b.benefit = v.benefit
                               AND b.after_run >= v.run_id)
           ORDER BY v.subject, v.month, v.benefit, v.run_id DESC) p
    USING (subject, month, benefit);
