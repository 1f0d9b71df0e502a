-- Who may do what in the database of the ledger, table by table: what is not named here is refused. Given anew after every
-- migration, by the owner of the tables.
SELECT pg_advisory_xact_lock(hashtext('tolem.grants'));

GRANT USAGE ON SCHEMA runs, ledger, batch TO tolem_writer, tolem_approver;
GRANT SELECT ON runs.flyway_schema_history, ledger.flyway_schema_history, batch.flyway_schema_history
    TO tolem_writer, tolem_approver;

-- The writer runs, relaunches, stops, discards, publishes and settles: additions to the ledger, no approval.
GRANT SELECT ON ALL TABLES IN SCHEMA runs TO tolem_writer;
GRANT INSERT, UPDATE ON runs.run TO tolem_writer;
GRANT INSERT ON runs.participant, runs.planned_range, runs.done_range, runs.quarantine_total, runs.difference_total,
    runs.frozen_table, runs.acceptance, runs.discard, runs.stop_request, runs.audit_entry
    TO tolem_writer;
GRANT SELECT, INSERT ON ledger.payment_order, ledger.one_off_order, ledger.overpayment, ledger.settlement_import,
    ledger.settlement, ledger.bounced_order TO tolem_writer;
GRANT EXECUTE ON FUNCTION ledger.ensure_partition(date) TO tolem_writer;
GRANT SELECT, INSERT, UPDATE ON batch.batch_job_instance, batch.batch_job_execution, batch.batch_job_execution_params,
    batch.batch_job_execution_context, batch.batch_step_execution, batch.batch_step_execution_context TO tolem_writer;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA batch TO tolem_writer;
GRANT SELECT, INSERT, UPDATE, DELETE ON batch.scheduled_task TO tolem_writer;

-- The approver reads runs and approves one that is sealed.
GRANT SELECT ON ALL TABLES IN SCHEMA runs TO tolem_approver;
REVOKE SELECT ON runs.net_order FROM tolem_approver; -- a view of the ledger
GRANT UPDATE (state, exit_code, cause) ON runs.run TO tolem_approver;
GRANT INSERT ON runs.participant, runs.approval, runs.acceptance, runs.audit_entry TO tolem_approver;

-- Rights on rows, where one table serves both. The owner of the tables is not bound by them.
ALTER TABLE runs.run ENABLE ROW LEVEL SECURITY;
ALTER TABLE runs.participant ENABLE ROW LEVEL SECURITY;
ALTER TABLE runs.acceptance ENABLE ROW LEVEL SECURITY;
ALTER TABLE runs.audit_entry ENABLE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS readable ON runs.run;
DROP POLICY IF EXISTS begun ON runs.run;
DROP POLICY IF EXISTS worked_on ON runs.run;
DROP POLICY IF EXISTS approved ON runs.run;
CREATE POLICY readable ON runs.run FOR SELECT USING (true);
CREATE POLICY begun ON runs.run FOR INSERT TO tolem_writer WITH CHECK (state = 'COMPUTING');
CREATE POLICY worked_on ON runs.run FOR UPDATE TO tolem_writer USING (true)
    WITH CHECK (state <> 'APPROVED'
                AND (state <> 'PUBLISHED' OR EXISTS (SELECT FROM runs.approval a WHERE a.run_id = run.run_id)));
CREATE POLICY approved ON runs.run FOR UPDATE TO tolem_approver USING (state = 'SEALED') WITH CHECK (state = 'APPROVED');

DROP POLICY IF EXISTS readable ON runs.participant;
DROP POLICY IF EXISTS ran ON runs.participant;
DROP POLICY IF EXISTS approved ON runs.participant;
CREATE POLICY readable ON runs.participant FOR SELECT USING (true);
CREATE POLICY ran ON runs.participant FOR INSERT TO tolem_writer WITH CHECK (part = 'RAN');
CREATE POLICY approved ON runs.participant FOR INSERT TO tolem_approver WITH CHECK (part = 'APPROVED');

DROP POLICY IF EXISTS readable ON runs.acceptance;
DROP POLICY IF EXISTS ran ON runs.acceptance;
DROP POLICY IF EXISTS approved ON runs.acceptance;
CREATE POLICY readable ON runs.acceptance FOR SELECT USING (true);
CREATE POLICY ran ON runs.acceptance FOR INSERT TO tolem_writer WITH CHECK (what = 'QUARANTINE');
CREATE POLICY approved ON runs.acceptance FOR INSERT TO tolem_approver WITH CHECK (what = 'VARIANCE');

DROP POLICY IF EXISTS readable ON runs.audit_entry;
DROP POLICY IF EXISTS worked_on ON runs.audit_entry;
DROP POLICY IF EXISTS approved ON runs.audit_entry;
CREATE POLICY readable ON runs.audit_entry FOR SELECT USING (true);
CREATE POLICY worked_on ON runs.audit_entry FOR INSERT TO tolem_writer
    WITH CHECK (action NOT IN ('APPROVED', 'ACCEPTED_VARIANCE'));
CREATE POLICY approved ON runs.audit_entry FOR INSERT TO tolem_approver
    WITH CHECK (action IN ('APPROVED', 'ACCEPTED_VARIANCE'));
