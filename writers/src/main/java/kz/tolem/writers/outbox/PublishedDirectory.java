package kz.tolem.writers.outbox;

import java.io.IOException;
import java.nio.file.Path;
import kz.tolem.writers.manifest.TrustedKeys;

/** A directory of orders as finance gets it. Needs no database. */
public final class PublishedDirectory {

    private PublishedDirectory() {}

    /**
     * Checks everything: that a trusted key has signed manifest and approval, that the approval is of this manifest and by
     * another person, that every file has its length, digest, page checksums, rows and amounts, that totals and sizes of
     * orders in the files are those of the manifest, and that nothing is missing or extra.
     *
     * @param trusted the keys that count; one that lies in the directory never does
     * @throws IOException when the directory or a file cannot be read at all
     */
    public static Verification verify(Path directory, TrustedKeys trusted) throws IOException {
        return new DirectoryCheck(directory, trusted, true).run();
    }

    /** The same without decoding the orders: signatures, approval, lengths and digests. */
    static Verification verifyDigests(Path directory, TrustedKeys trusted) throws IOException {
        return new DirectoryCheck(directory, trusted, false).run();
    }
}
