package kz.tolem.jobs.run;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Message;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit and checks it: the chain in itself, and against the run table. */
@Service
public class Audit {

    private final AuditTrail trail;
    private final AuditedRuns runs;

    Audit(AuditTrail trail, AuditedRuns runs) {
        this.trail = trail;
        this.runs = runs;
    }

    /**
     * The audit.
     *
     * @param findings what is wrong with it, each with the entry or the run; empty when it is sound
     */
    public record Report(List<AuditEntry> entries, List<Message> findings) {}

    /** Reads all of one moment. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Report report() {
        List<AuditEntry> entries = trail.entries();
        List<Message> findings = new ArrayList<>(AuditChain.findings(entries));
        findings.addAll(runs.findings(entries));
        return new Report(entries, findings);
    }
}
