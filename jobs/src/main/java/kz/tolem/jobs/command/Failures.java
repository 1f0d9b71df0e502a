package kz.tolem.jobs.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import kz.tolem.calc.law.InvalidLaw;
import kz.tolem.calc.law.MissingParameter;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.sample.postgres.PostgresUnavailable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one clear message and the exit code of the contract. The stack trace goes to the log. */
public final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult result) {
        Refusal refusal = refusal(exception);
        if (refusal.code() == ExitCode.DEFECT || refusal.code() == ExitCode.INFRASTRUCTURE) {
            LoggerFactory.getLogger(Failures.class).error("command {} failed", line.getCommandName(), exception);
        }
        line.getErr().println("tolem: " + refusal.getMessage());
        line.getErr().flush();
        return refusal.code().code();
    }

    static Refusal refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof PostgresUnavailable) {
                return new Refusal(ExitCode.INFRASTRUCTURE, String.valueOf(cause.getMessage()), cause);
            }
            if (cause instanceof MissingParameter) {
                return new Refusal(ExitCode.LAW_MISSING, String.valueOf(cause.getMessage()), cause);
            }
            if (cause instanceof InvalidLaw) {
                return new Refusal(ExitCode.USAGE, String.valueOf(cause.getMessage()), cause);
            }
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new Refusal(ExitCode.INFRASTRUCTURE, database(sql), sql);
            }
            if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                return new Refusal(
                        ExitCode.INFRASTRUCTURE,
                        "a file could not be read or written: " + cause.getMessage() + ". Mend that and give the command again",
                        cause);
            }
        }
        return new Refusal(
                ExitCode.DEFECT,
                "a defect of the program: " + thrown.getClass().getSimpleName()
                        + ". Nothing is lost; please report it with logs/tolem.log of TOLEM_HOME",
                thrown);
    }

    private static String database(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            return "the database refuses user or password: check TOLEM_DATABASE_USER and TOLEM_DATABASE_PASSWORD "
                    + "(for the registry: TOLEM_REGISTRY_…)";
        }
        if (state.equals("3D000")) {
            return "there is no database of that name: check TOLEM_DATABASE_URL and TOLEM_REGISTRY_URL";
        }
        if (state.startsWith("08") || state.isEmpty()) {
            return "the database does not answer: check TOLEM_DATABASE_URL (for the registry: TOLEM_REGISTRY_URL) and whether "
                    + "the server runs";
        }
        if (state.equals("42501")) {
            return "the database user lacks a right (SQLSTATE 42501): grant it, see the README";
        }
        return "the database failed (SQLSTATE " + state + "): mend it and give the command again; logs/tolem.log has more";
    }
}
