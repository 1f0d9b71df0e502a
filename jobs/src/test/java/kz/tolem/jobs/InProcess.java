package kz.tolem.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.PublishService;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.sample.SamplePovertyLines;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application within the process of the test: for many runs one after the other, which need no process each. */
final class InProcess implements AutoCloseable {

    private final Path home;
    private final Database ledger;
    private final ConfigurableApplicationContext context;

    private InProcess(Path home, Database ledger, ConfigurableApplicationContext context) {
        this.home = home;
        this.ledger = ledger;
        this.context = context;
    }

    /** A ledger and a home of its own over a registry. */
    static InProcess over(Database registry, int rangeFamilies) throws IOException, SQLException {
        Path home = Files.createDirectory(Places.directory().resolve("home"));
        SamplePovertyLines.write(home.resolve("law"), SampleRegistry.PERIOD);
        Database ledger = Database.empty();
        return new InProcess(home, ledger, start(home, ledger, registry, rangeFamilies));
    }

    /** The same place with other ranges, as after a restart of the program. */
    InProcess restarted(Database registry, int rangeFamilies) {
        context.close();
        return new InProcess(home, ledger, start(home, ledger, registry, rangeFamilies));
    }

    private static ConfigurableApplicationContext start(
            Path home, Database ledger, Database registry, int rangeFamilies) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setRegisterShutdownHook(false);
        return application.run(
                "--tolem.home=" + home,
                "--tolem.operator=" + Installation.OPERATOR,
                "--tolem.workers=2",
                "--tolem.limits.quarantine-floor=1000000", // of few families many have a defect
                "--tolem.range-families=" + rangeFamilies,
                "--tolem.database.url=" + ledger.url(),
                "--tolem.database.user=" + Database.user(),
                "--tolem.database.password=" + Database.password(),
                "--tolem.registry.url=" + registry.url(),
                "--tolem.registry.user=" + Database.user(),
                "--tolem.registry.password=" + Database.password());
    }

    /** Computes a quarter. */
    Run run(String quarter, String asOf, String opening) {
        return part(RunService.class)
                .run(Period.parse(quarter), LocalDate.parse(asOf), YearMonth.parse(opening), true, null);
    }

    /** Computes a night. */
    Run nightly(String day) {
        return part(RunService.class).nightly(LocalDate.parse(day), true, null);
    }

    /** Approves and publishes a run. */
    void publish(Run run) {
        part(PublishService.class).approve(run.period(), Installation.APPROVER, null);
        part(PublishService.class).publish(run.period());
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Path home() {
        return home;
    }

    Database ledger() {
        return ledger;
    }

    @Override
    public void close() {
        context.close();
    }
}
