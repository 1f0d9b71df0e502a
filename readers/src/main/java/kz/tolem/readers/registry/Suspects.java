package kz.tolem.readers.registry;

import java.util.Arrays;
import kz.tolem.calc.columns.TextColumn;

/**
 * Persons who seem to be members of several families, IINs that seem to stand on several rows, and the families that all
 * of these rows lie in. Nobody else is or does; of those here, a hash says so.
 */
final class Suspects {

    private final long[] families;
    private final long[] persons;
    private final long[] iins;

    /**
     * @param families ascending, each once
     * @param persons keys of their hashes, ascending
     * @param iins the same
     */
    Suspects(long[] families, long[] persons, long[] iins) {
        this.families = families;
        this.persons = persons;
        this.iins = iins;
    }

    /** Ascending, each once; one of them need not exist. */
    long[] families() {
        return families;
    }

    boolean isPerson(long person) {
        return Arrays.binarySearch(persons, SightingsFile.key(IdentityHash.of(person))) >= 0;
    }

    boolean isIin(TextColumn texts, int row) {
        return Arrays.binarySearch(iins, SightingsFile.key(IdentityHash.of(texts, row))) >= 0;
    }
}
