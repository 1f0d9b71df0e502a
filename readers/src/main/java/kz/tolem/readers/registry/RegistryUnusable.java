package kz.tolem.readers.registry;

import kz.tolem.calc.Message;

/** The registry as a whole cannot be used: tables or columns are missing, or it holds no families. */
public final class RegistryUnusable extends RuntimeException implements Message.Carrier {

    private static final long serialVersionUID = 1L;

    private final transient Message message;

    RegistryUnusable(Message message) {
        super(message.toString());
        this.message = message;
    }

    static RegistryUnusable withoutFamilies() {
        return new RegistryUnusable(
                Message.of("the registry is not usable: table registry.family is empty: fill the registry"));
    }

    @Override
    public Message message() {
        return message;
    }
}
