package kz.tolem.sample;

/** Hears how far a fill is; called from several threads, one call at a time. */
@FunctionalInterface
public interface ProgressListener {

    /** @param families filled so far, of {@code all} */
    void filled(long families, long all);
}
