package kz.tolem.writers.outbox;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/** Nothing was published. The message says why and what to do; the outbox is as it was. */
public final class PublicationRefused extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    PublicationRefused(String message, List<Finding> findings) {
        super(message);
        this.findings = List.copyOf(findings);
    }

    /** What is wrong with the files; nothing when something else lies in the outbox already. */
    public List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }
}
