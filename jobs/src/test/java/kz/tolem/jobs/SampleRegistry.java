package kz.tolem.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kz.tolem.sample.RegistrySchema;
import kz.tolem.sample.SampleSpec;
import kz.tolem.sample.SampleWriter;

/** Made-up families of Aktobe and Astana, made once and only read by all tests. */
public final class SampleRegistry {

    public static final String PERIOD = "2026Q1";
    public static final String NEXT_PERIOD = "2026Q2";
    public static final String AS_OF = "2026-03-31";

    /** Its poverty line was published; that of the other region has to be made up. */
    static final String AKTOBE = "15";

    static final String ASTANA = "71";

    private static final long FAMILIES = 12_000;
    private static final long TSA_FAMILIES = 600;

    private SampleRegistry() {}

    static Database shared() {
        return Shared.DATABASE;
    }

    /** A class of its own, since the threads that fill a registry call back into this one. */
    private static final class Shared {
        private static final Database DATABASE = filled();
    }

    /** The tables of a registry without a row. */
    static Database withoutRows() throws SQLException {
        Database database = Database.empty();
        try (Connection connection = database.connect()) {
            RegistrySchema.create(connection);
        }
        return database;
    }

    /** A sample of its own. */
    public static Database of(SampleSpec spec) throws SQLException {
        Database database = withoutRows();
        SampleWriter.fill(database.source(), spec, 2, (filled, all) -> {});
        return database;
    }

    private static Database filled() {
        try {
            return of(new SampleSpec(FAMILIES, 7, List.of(AKTOBE, ASTANA), PERIOD, TSA_FAMILIES));
        } catch (SQLException e) {
            throw new IllegalStateException("the sample registry", e);
        }
    }
}
