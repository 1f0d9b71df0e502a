package kz.tolem.jobs.config;

import java.nio.file.Path;
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
 */
@ConfigurationProperties("tolem")
public record TolemProperties(
        @DefaultValue(".tolem") Path home,
        @Nullable String operator,
        @DefaultValue Database database,
        @DefaultValue Database registry,
        @DefaultValue("0") int workers,
        @DefaultValue("100000") int rangeFamilies) {

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

    /** Threads that freeze and calculate. */
    public int workersOrCores() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }

    /** Name of who works: configured, or the system user. */
    public String operatorOrUser() {
        return operator == null || operator.isBlank() ? System.getProperty("user.name", "unknown") : operator;
    }
}
