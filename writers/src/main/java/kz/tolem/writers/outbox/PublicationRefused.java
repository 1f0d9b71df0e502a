package kz.tolem.writers.outbox;

import java.io.IOException;
import java.io.Serial;
import java.util.List;
import kz.tolem.calc.Message;

/** Nothing was published. The message says why and what to do; the outbox is as it was. */
public final class PublicationRefused extends IOException implements Message.Carrier {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message message;
    private final transient List<Finding> findings;

    PublicationRefused(Message message, List<Finding> findings) {
        super(message.toString());
        this.message = message;
        this.findings = List.copyOf(findings);
    }

    /** What is wrong with the files; nothing when something else lies in the outbox already. */
    public List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }

    @Override
    public Message message() {
        return message;
    }
}
