package kz.tolem.jobs.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.readers.registry.Iban;
import kz.tolem.writers.export.Debtor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

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
 * @param payment who pays, for payment files that banks read
 * @param schedule when the command {@code schedule} asks what is due
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
        @DefaultValue Payment payment,
        @DefaultValue Schedule schedule,
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
     * Who pays, for {@code export --pain001}. Nothing of it has a default.
     *
     * @param debtorName as the bank knows it
     * @param debtorBin 12 digits
     * @param debtorIban account that is debited
     * @param debtorBic bank of that account
     * @param purposeCode payment purpose code (KNP)
     * @param budgetCode code of the budget classification
     */
    public record Payment(
            @Nullable String debtorName,
            @Nullable String debtorBin,
            @Nullable String debtorIban,
            @Nullable String debtorBic,
            @Nullable String purposeCode,
            @Nullable String budgetCode) {

        /**
         * The payer of one file.
         *
         * @throws Refusal with {@link ExitCode#USAGE} that names every setting which is missing or cannot be
         */
        public Debtor debtor(OffsetDateTime created, LocalDate executeOn) {
            List<Message> wrong = new ArrayList<>();
            Debtor debtor = new Debtor(
                    checked("debtor-name", debtorName, ".{1,140}", Message.of("up to 140 characters"), wrong),
                    checked("debtor-bin", debtorBin, "[0-9]{12}", Message.of("12 digits"), wrong),
                    checked(
                            "debtor-iban",
                            debtorIban,
                            "KZ[0-9]{2}[0-9A-Z]{16}",
                            Message.of("KZ and 18 characters"),
                            wrong),
                    checked(
                            "debtor-bic",
                            debtorBic,
                            "[A-Z0-9]{4}KZ[A-Z0-9]{2}([A-Z0-9]{3})?",
                            Message.of("8 or 11 characters"),
                            wrong),
                    checked("purpose-code", purposeCode, "[0-9]{3}", Message.of("3 digits"), wrong),
                    checked("budget-code", budgetCode, "[0-9]{3,35}", Message.of("digits"), wrong),
                    created,
                    executeOn);
            if (wrong.isEmpty() && !Iban.isValid(debtor.iban())) {
                wrong.add(Message.of("tolem.payment.debtor-iban has another check number"));
            }
            if (!wrong.isEmpty()) {
                throw new Refusal(
                        ExitCode.USAGE,
                        Message.of(
                                "no payment file without who pays; set (environment TOLEM_PAYMENT_… or "
                                        + "application.yaml): {}",
                                Message.joined("; ", wrong)));
            }
            return debtor;
        }

        private static String checked(
                String name, @Nullable String value, String pattern, Message form, List<Message> wrong) {
            if (value == null || value.isBlank()) {
                wrong.add(Message.of("tolem.payment.{} is missing", name));
                return "";
            }
            if (!value.matches(pattern)) {
                wrong.add(Message.of("tolem.payment.{} must be {}", name, form));
            }
            return value;
        }
    }

    /**
     * When {@code schedule} asks what is due, in Almaty's time. Moments are six fields: second, minute, hour, day of the
     * month, month, day of the week.
     *
     * @param quarterly when a quarter that has no run yet is computed
     * @param nightly when the night is computed, and the quarter if it was missed
     * @param watch when somebody looks whether there were runs at all
     * @param retry how long after something waited for a person, or failed, it is asked again
     * @param mostBetweenRuns without a run for longer than this there is an alert
     * @param stopWithin how long a stop waits for the work in hand
     * @param alert program that is called with the exit code and the text of an alert; none when empty
     * @param metricsAddress where Prometheus finds the metrics
     * @param metricsPort of that; none when 0
     * @param metricsFile where one-shot runs leave the metrics for node_exporter; none when empty
     */
    public record Schedule(
            @DefaultValue("0 0 21 1 1,4,7,10 *") String quarterly,
            @DefaultValue("0 0 22 * * *") String nightly,
            @DefaultValue("0 0 9 * * *") String watch,
            @DefaultValue("10m") Duration retry,
            @DefaultValue("36h") Duration mostBetweenRuns,
            @DefaultValue("10m") Duration stopWithin,
            @Nullable String alert,
            @DefaultValue("127.0.0.1") String metricsAddress,
            @DefaultValue("0") int metricsPort,
            @Nullable Path metricsFile) {

        /** @throws Refusal with {@link ExitCode#USAGE} when a moment is none, or a time below zero */
        public Schedule {
            refuseUnlessCron("quarterly", quarterly);
            refuseUnlessCron("nightly", nightly);
            refuseUnlessCron("watch", watch);
            if (retry.isNegative() || retry.isZero()) {
                throw new Refusal(
                        ExitCode.USAGE,
                        Message.of("the setting tolem.schedule.retry is {}: it must be more than 0", retry));
            }
        }

        private static void refuseUnlessCron(String name, String moments) {
            if (!CronExpression.isValidExpression(moments)) {
                throw new Refusal(
                        ExitCode.USAGE,
                        Message.of(
                                "the setting tolem.schedule.{} is '{}': it must be six fields (second, minute, hour, "
                                        + "day, month, day of the week), for example: 0 0 22 * * *",
                                name,
                                moments));
            }
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
                        ExitCode.USAGE,
                        Message.of("the setting tolem.limits.{} is {}: it must be 0 or more", name, value));
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
