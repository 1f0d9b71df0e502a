package kz.tolem.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.PublishService;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.sample.SamplePovertyLines;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application within the process of the test: for many runs one after the other, which need no process each. */
final class InProcess implements AutoCloseable {

    private final Path home;
    private final Database ledger;
    private final Clock clock;
    private final ConfigurableApplicationContext context;

    private InProcess(Path home, Database ledger, Database registry, int rangeFamilies, Clock clock, String... more) {
        this.home = home;
        this.ledger = ledger;
        this.clock = clock;
        this.context = start(home, ledger, registry, rangeFamilies, clock, more);
    }

    /** A ledger and a home of its own over a registry. */
    static InProcess over(Database registry, int rangeFamilies) throws IOException, SQLException {
        return over(registry, rangeFamilies, Clock.system(Application.ZONE));
    }

    /** With a clock of its own, and further settings. */
    static InProcess over(Database registry, int rangeFamilies, Clock clock, String... more)
            throws IOException, SQLException {
        Path home = Files.createDirectory(Places.directory().resolve("home"));
        SamplePovertyLines.write(home.resolve("law"), SampleRegistry.PERIOD);
        return new InProcess(home, Database.empty(), registry, rangeFamilies, clock, more);
    }

    /** A second server over the same databases and files. */
    InProcess beside(Database registry, int rangeFamilies, String... more) {
        return new InProcess(home, ledger, registry, rangeFamilies, clock, more);
    }

    /** The same place with other ranges, as after a restart of the program. */
    InProcess restarted(Database registry, int rangeFamilies) {
        context.close();
        return new InProcess(home, ledger, registry, rangeFamilies, clock);
    }

    private static ConfigurableApplicationContext start(
            Path home, Database ledger, Database registry, int rangeFamilies, Clock clock, String... more) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("clockOfTheTest", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
        List<String> settings = new ArrayList<>(List.of(
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
                "--tolem.registry.password=" + Database.password()));
        settings.addAll(List.of(more));
        return application.run(settings.toArray(String[]::new));
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
