package kz.tolem.readers.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Where every person and every IIN of the registry was seen while its ranges were read, so that those that were seen more
 * than once are found without asking the server to gather the nation, which took it longer than giving out all its rows.
 *
 * <p>Kept on disk, 16 bytes for each membership, so that memory does not grow with the nation. What is kept is a hash: it
 * names suspects, of whom {@link CrossFamilyChecks} then looks at every row.
 */
public final class Sightings implements AutoCloseable {

    private final SightingsFile file;

    private Sightings(SightingsFile file) {
        this.file = file;
    }

    /** Begins anew, with a file in {@code directory} that nobody sees. */
    public static Sightings in(Path directory) throws IOException {
        return new Sightings(SightingsFile.create(directory));
    }

    /** Notes the members of one range after the other; one for each thread that reads. */
    public MemberNotes notes() {
        return new MemberNotes(file);
    }

    /** Who has to be looked at. All notes must have been written. */
    Suspects suspects(Workers workers) throws SQLException, IOException {
        return SuspectSearch.all(file, workers);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
