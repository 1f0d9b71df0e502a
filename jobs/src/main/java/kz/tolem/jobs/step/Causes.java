package kz.tolem.jobs.step;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import kz.tolem.calc.Message;
import kz.tolem.calc.law.InvalidLaw;
import kz.tolem.calc.law.MissingParameter;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.readers.frozen.DamagedFrozenFile;
import kz.tolem.readers.registry.RegistryUnusable;
import kz.tolem.sample.postgres.PostgresUnavailable;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.manifest.KeyUnusable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;

/** Turns what went wrong into one message for the operator and an exit code of the contract. */
public final class Causes {

    private Causes() {}

    /**
     * The refusal that the failures amount to.
     *
     * @param next what to do when the cause is mended, for example {@code then: tolem relaunch 2026Q1}
     */
    public static Refusal refusal(List<Throwable> failures, Message next) {
        for (Throwable failure : failures) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                Refusal known = known(cause, next);
                if (known != null) {
                    return known;
                }
            }
        }
        for (Throwable failure : failures) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof OutOfMemoryError) { // whatever failed after that failed because of it
                    return outOfMemory(cause, next);
                }
            }
        }
        for (Throwable failure : failures) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                Refusal machine = machine(cause, next);
                if (machine != null) {
                    return machine;
                }
            }
        }
        Throwable first = failures.isEmpty() ? new IllegalStateException("no cause given") : failures.get(0);
        return new Refusal(
                ExitCode.DEFECT,
                Message.of(
                        "a defect of the program ({}); nothing is lost. Please report it with logs/tolem.log of "
                                + "TOLEM_HOME",
                        first.getClass().getSimpleName()),
                first);
    }

    /** Errors that say themselves what is wrong and what to do. */
    private static @Nullable Refusal known(Throwable cause, Message next) {
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (cause instanceof MissingParameter missing) {
            return new Refusal(ExitCode.LAW_MISSING, missing.message(), cause);
        }
        if (cause instanceof InvalidLaw law) {
            return new Refusal(ExitCode.USAGE, law.message(), cause);
        }
        if (cause instanceof DamagedFrozenFile damaged) {
            return new Refusal(ExitCode.DAMAGED, damaged.message(), cause);
        }
        if (cause instanceof DamagedFile damaged) {
            return new Refusal(ExitCode.DAMAGED, damaged.message(), cause);
        }
        if (cause instanceof KeyUnusable key) {
            return new Refusal(ExitCode.DAMAGED, key.message(), cause);
        }
        if (cause instanceof RegistryUnusable registry) {
            return new Refusal(ExitCode.INFRASTRUCTURE, Message.joined("; ", List.of(registry.message(), next)), cause);
        }
        if (cause instanceof PostgresUnavailable postgres) {
            return new Refusal(ExitCode.INFRASTRUCTURE, postgres.message(), cause);
        }
        return null;
    }

    private static @Nullable Refusal machine(Throwable cause, Message next) {
        if (cause instanceof SQLException sql) {
            return new Refusal(ExitCode.INFRASTRUCTURE, Message.joined("; ", List.of(database(sql), next)), sql);
        }
        if (cause instanceof IOException || cause instanceof UncheckedIOException) {
            return new Refusal(
                    ExitCode.INFRASTRUCTURE,
                    Message.of(
                            "a file could not be read or written ({}): make room or mend the disk; {}",
                            cause.getMessage(),
                            next),
                    cause);
        }
        if (cause instanceof BindException setting) {
            return new Refusal(
                    ExitCode.USAGE,
                    Message.of(
                            "the setting {} has a value of the wrong kind: see the settings in the README",
                            setting.getName()),
                    cause);
        }
        return null;
    }

    private static Refusal outOfMemory(Throwable cause, Message next) {
        return new Refusal(
                ExitCode.INFRASTRUCTURE,
                Message.of(
                        "not enough memory: give more with TOLEM_JAVA_OPTS=-Xmx4g or use fewer threads with "
                                + "TOLEM_WORKERS=1; {}",
                        next),
                cause);
    }

    private static Message database(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            return Message.of(
                    "the database refuses user or password: check TOLEM_DATABASE_USER and TOLEM_DATABASE_PASSWORD "
                            + "(for the registry: TOLEM_REGISTRY_…)");
        }
        if (state.equals("3D000")) {
            return Message.of("there is no database of that name: check TOLEM_DATABASE_URL and TOLEM_REGISTRY_URL");
        }
        Message encryption = encryption(e);
        if (encryption != null) {
            return encryption;
        }
        if (state.equals("08004")) {
            return Message.of(
                    "the database server turns the connection away: check whether it has ssl on, if its URL says sslmode, and "
                            + "whether it knows how this user logs in");
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.isEmpty()) {
            return Message.of(
                    "the database does not answer: check TOLEM_DATABASE_URL (for the registry: TOLEM_REGISTRY_URL) and whether "
                            + "the server runs");
        }
        if (state.equals("42501")) {
            return Message.of(
                    "the database user lacks a right (SQLSTATE 42501): run, relaunch, stop, discard and publish need the role "
                            + "tolem_writer, approve needs tolem_approver, the registry tolem_reader; give TOLEM_DATABASE_USER or "
                            + "TOLEM_REGISTRY_USER such a user");
        }
        if (state.equals("53100")) {
            return Message.of("the disk of the database server is full: make room there");
        }
        if (state.equals("53200")) {
            return Message.of(
                    "the database server is out of memory: give it more, or use fewer connections with TOLEM_WORKERS=1");
        }
        if (state.equals("53300")) {
            return Message.of(
                    "the database server accepts no more connections: raise max_connections, or use fewer with TOLEM_WORKERS=1");
        }
        if (state.equals("25006")) {
            return Message.of("the database is read-only, as a standby is: check TOLEM_DATABASE_URL");
        }
        return Message.of("the database failed (SQLSTATE {}): mend it, logs/tolem.log has more", state);
    }

    /** What is wrong with the encrypted connection, or null when it is something else. */
    private static @Nullable Message encryption(SQLException e) {
        if (String.valueOf(e.getMessage()).contains("PgjdbcHostnameVerifier")) { // in every language of the driver
            return Message.of(
                    "the certificate of the database server is not for the host in the URL (sslmode=verify-full): write the "
                            + "name that the certificate has, or mistrust that server");
        }
        boolean isHandshake = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileNotFoundException) {
                return Message.of(
                        "a certificate or key that the URL of the database names cannot be read: check sslrootcert, sslcert "
                                + "and sslkey in it");
            }
            if (cause instanceof CertificateException) {
                return Message.of(
                        "the certificate of the database server is not signed by the authority in sslrootcert of the URL: give "
                                + "the right file, or mistrust that server");
            }
            isHandshake |= cause instanceof SSLHandshakeException;
        }
        return isHandshake
                ? Message.of(
                        "no encrypted connection to the database comes about: check sslmode in its URL and whether the server has ssl "
                                + "on")
                : null;
    }
}
