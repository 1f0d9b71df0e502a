package kz.tolem.sample;

import kz.tolem.calc.Message;

/**
 * The registry may not be filled: it is not empty, not marked as a sample, somebody fills it, or there is no such sample.
 * Nothing was changed.
 */
public final class SampleRefused extends RuntimeException implements Message.Carrier {

    private static final long serialVersionUID = 1L;

    private final transient Message message;

    SampleRefused(Message message) {
        super(message.toString());
        this.message = message;
    }

    @Override
    public Message message() {
        return message;
    }
}
