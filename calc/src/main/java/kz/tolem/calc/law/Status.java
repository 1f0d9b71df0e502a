package kz.tolem.calc.law;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well a figure or a reading of the law is known; decides what becomes of an order. */
public enum Status {
    /** Two sources, or the statute and a source: ordered. */
    CONFIRMED("confirmed", 0),
    /** One source: ordered, listed in manifest and report. */
    SINGLE_SOURCE("single-source", 1),
    /** The wording leaves it open: ordered, listed in manifest and report. */
    ASSUMPTION("assumption", 2),
    /** Sources conflict or are out of date: held. */
    UNCONFIRMED("unconfirmed", 4),
    /** No figure is known: held without an amount. */
    NOT_FOUND("not-found", 5),
    /** Made up for sample data: orders only over a registry that is marked as a sample. */
    SAMPLE("sample", 3);

    private final String text;
    private final int doubt;

    Status(String text, int doubt) {
        this.text = text;
        this.doubt = doubt;
    }

    /** As a law file writes it. */
    public String text() {
        return text;
    }

    /** The one of both of which less is known; what cannot be ordered weighs more than what is made up. */
    public Status leastKnown(Status other) {
        return other.doubt > doubt ? other : this;
    }

    static @Nullable Status of(String text) {
        for (Status status : values()) {
            if (status.text.equals(text)) {
                return status;
            }
        }
        return null;
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Status::text).toList();
    }
}
