package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import kz.tolem.jobs.config.Databases;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

final class RegistryPoolTest {

    @Test
    void rowsComeByTheHundred() throws Exception {
        try (InProcess program = InProcess.over(Database.empty(), 100);
                Connection connection = program.part(Databases.class).registry().getConnection()) {
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT generate_series(1, 100000)) TO STDOUT (FORMAT binary)");
            int messages = 0;
            while (copy.readFromCopy() != null) {
                messages++;
            }
            assertThat(copy.getHandledRowCount()).isEqualTo(100_000);
            assertThat(messages).isLessThan(10_000); // a piece of eight kilobytes holds 500 rows
        }
    }
}
