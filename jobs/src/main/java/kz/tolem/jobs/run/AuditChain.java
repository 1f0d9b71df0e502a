package kz.tolem.jobs.run;

import java.util.ArrayList;
import java.util.List;

/** Whether the entries of the audit are the chain that was written: each whole, none missing, moved or put in between. */
final class AuditChain {

    private AuditChain() {}

    /** What is wrong, by entry; empty when nothing is. An entry that is removed at the end is not seen here. */
    static List<String> findings(List<AuditEntry> entries) {
        List<String> findings = new ArrayList<>();
        long expected = 1;
        String previous = AuditEntry.NONE_BEFORE;
        for (AuditEntry entry : entries) {
            if (entry.sequence() > expected) {
                findings.add(
                        entry.sequence() == expected + 1
                                ? "entry " + expected + " is missing"
                                : "entries " + expected + " to " + (entry.sequence() - 1) + " are missing");
            } else if (entry.sequence() < expected) {
                findings.add(entry + " was put in before the first");
            } else if (!entry.previousHash().equals(previous)) {
                findings.add(
                        entry + " does not follow the entry before it: one of the two was altered, moved or put in");
            }
            if (!entry.hash().equals(entry.computedHash())) {
                findings.add(entry + " is not what was written: it was altered or put in");
            }
            expected = entry.sequence() + 1;
            previous = entry.hash();
        }
        return findings;
    }
}
