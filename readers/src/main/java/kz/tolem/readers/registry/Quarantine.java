package kz.tolem.readers.registry;

/** Where rows with a defect go: people look at them. One for each range, used by one thread. */
@FunctionalInterface
public interface Quarantine {

    /** Takes one row. A row with several defects comes several times. */
    void add(QuarantinedRow row);
}
