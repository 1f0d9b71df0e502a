package kz.tolem.jobs.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What operators configure, in Spring Boot's own way: environment ({@code TOLEM_DATABASE_URL}), {@code application.yaml}
 * beside the jar, or {@code configtree:}.
 *
 * @param home where everything lies that is no database
 * @param operator name of who works, for runs and approvals; the system user when empty
 * @param database ledger, runs, metadata of Spring Batch; embedded when it has no URL
 * @param registry the ministry's registry, only read; the same database when it has no URL
 * @param workers threads and connections; as many as processors when 0
 * @param rangeFamilies families in a range: fixed for a run when it begins, part of its manifest
 * @param limits beyond which a person has to look before it goes on
 */
@ConfigurationProperties("tolem")
public record TolemProperties(
        @DefaultValue(".tolem") Path home,
        @Nullable String operator,
        @DefaultValue Database database,
        @DefaultValue Database registry,
        @DefaultValue("0") int workers,
        @DefaultValue("100000") int rangeFamilies,
        @DefaultValue Limits limits) {

    /**
     * Where a database is.
     *
     * @param url JDBC
     */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password) {

        /** Whether somebody configured it. */
        public boolean isGiven() {
            return url != null && !url.isBlank();
        }
    }

    /**
     * Beyond these a person has to look before it goes on. Shares are in percent and may have decimals.
     *
     * @param defectPercent families with one defect, of all families
     * @param quarantinePercent families with any defect that is more than a warning, of all families
     * @param quarantineFloor fewer families than that are never too many
     * @param feedPercent so little of the families, or of a table's rows, of the last run is no whole registry; 0 for
     *     any
     * @param feedFloor rows: a table that had fewer in the last run is not compared
     * @param nationPercent how far the total of all orders may move
     * @param regionPercent how far the total of one benefit in one region may move
     * @param varianceFloor orders: totals of fewer are not compared
     * @param largestOrder tenge: no single order may be larger. A family of forty-three without any income stays below
     *     the default at the highest poverty line that was published
     */
    public record Limits(
            @DefaultValue("0.5") BigDecimal defectPercent,
            @DefaultValue("1") BigDecimal quarantinePercent,
            @DefaultValue("10") long quarantineFloor,
            @DefaultValue("50") BigDecimal feedPercent,
            @DefaultValue("1000") long feedFloor,
            @DefaultValue("3") BigDecimal nationPercent,
            @DefaultValue("10") BigDecimal regionPercent,
            @DefaultValue("1000") long varianceFloor,
            @DefaultValue("2000000") BigDecimal largestOrder) {

        /** @throws Refusal with {@link ExitCode#USAGE} when a limit is below zero */
        public Limits {
            refuseNegative("defect-percent", defectPercent);
            refuseNegative("quarantine-percent", quarantinePercent);
            refuseNegative("quarantine-floor", BigDecimal.valueOf(quarantineFloor));
            refuseNegative("feed-percent", feedPercent);
            refuseNegative("feed-floor", BigDecimal.valueOf(feedFloor));
            refuseNegative("nation-percent", nationPercent);
            refuseNegative("region-percent", regionPercent);
            refuseNegative("variance-floor", BigDecimal.valueOf(varianceFloor));
            refuseNegative("largest-order", largestOrder);
        }

        private static void refuseNegative(String name, BigDecimal value) {
            if (value.signum() < 0) {
                throw new Refusal(
                        ExitCode.USAGE, "the setting tolem.limits." + name + " is " + value + ": it must be 0 or more");
            }
        }
    }

    /** Threads that freeze and calculate. */
    public int workersOrCores() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }

    /** Name of who works: configured, or the system user. */
    public String operatorOrUser() {
        return operator == null || operator.isBlank() ? System.getProperty("user.name", "unknown") : operator;
    }
}
