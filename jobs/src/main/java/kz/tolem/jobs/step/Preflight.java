package kz.tolem.jobs.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Looks at what would stop the run later: a registry that cannot be read, a directory that cannot be written. */
@Component
class Preflight {

    private final Work work;
    private final RunStore runs;
    private final Databases databases;
    private final Home home;

    Preflight(Work work, RunStore runs, Databases databases, Home home) {
        this.work = work;
        this.runs = runs;
        this.databases = databases;
        this.home = home;
    }

    void check() {
        Run run = work.run();
        runs.enter(run, "preflight");
        for (Path directory : new Path[] {home.frozen(), home.staging(), home.outbox(), home.casework(), home.keys()}) {
            try {
                Files.delete(Files.createTempFile(directory, ".writable", null));
            } catch (IOException e) {
                throw new Refusal(
                        ExitCode.INFRASTRUCTURE,
                        Message.of(
                                "cannot write into {}: make it writable for this user and give it room, then: tolem "
                                        + "relaunch {}",
                                directory,
                                run.period()),
                        e);
            }
        }
        try {
            databases.registry().getConnection().close();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the registry does not answer", e);
        }
    }
}
