package kz.tolem.sample;

/** The registry may not be filled: it is not empty, not marked as a sample, or somebody fills it. Nothing was changed. */
public final class SampleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SampleRefused(String message) {
        super(message);
    }
}
