package kz.tolem.calc.law;

/** How well a figure or a reading of the law is known; decides what becomes of an order. */
public enum Status {
    /** Two sources, or the statute and a source: ordered. */
    CONFIRMED("confirmed"),
    /** One source: ordered, listed in manifest and report. */
    SINGLE_SOURCE("single-source"),
    /** The wording leaves it open: ordered, listed in manifest and report. */
    ASSUMPTION("assumption"),
    /** Sources conflict or are out of date: held. */
    UNCONFIRMED("unconfirmed"),
    /** No figure is known: held without an amount. */
    NOT_FOUND("not-found"),
    /** Made up for sample data: orders only over a registry that is marked as a sample. */
    SAMPLE("sample");

    private final String text;

    Status(String text) {
        this.text = text;
    }

    /** As a law file writes it. */
    public String text() {
        return text;
    }
}
