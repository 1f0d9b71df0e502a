package kz.tolem.jobs.run;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Message;

/** Whether the entries of the audit are the chain that was written: each whole, none missing, moved or put in between. */
final class AuditChain {

    private AuditChain() {}

    /** What is wrong, by entry; empty when nothing is. An entry that is removed at the end is not seen here. */
    static List<Message> findings(List<AuditEntry> entries) {
        List<Message> findings = new ArrayList<>();
        long expected = 1;
        String previous = AuditEntry.NONE_BEFORE;
        for (AuditEntry entry : entries) {
            if (entry.sequence() > expected) {
                findings.add(
                        entry.sequence() == expected + 1
                                ? Message.of("entry {} is missing", expected)
                                : Message.of("entries {} to {} are missing", expected, entry.sequence() - 1));
            } else if (entry.sequence() < expected) {
                findings.add(Message.of("{} was put in before the first", entry));
            } else if (!entry.previousHash().equals(previous)) {
                findings.add(Message.of(
                        "{} does not follow the entry before it: one of the two was altered, moved or put in", entry));
            }
            if (!entry.hash().equals(entry.computedHash())) {
                findings.add(Message.of("{} is not what was written: it was altered or put in", entry));
            }
            expected = entry.sequence() + 1;
            previous = entry.hash();
        }
        return findings;
    }
}
