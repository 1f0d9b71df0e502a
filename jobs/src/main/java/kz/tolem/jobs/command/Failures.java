package kz.tolem.jobs.command;

import java.io.PrintWriter;
import java.util.List;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.step.Causes;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one clear message and the exit code of the contract. The stack trace goes to the log. */
public final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult result) {
        return report(exception, line.getErr());
    }

    /** Says what went wrong and gives the exit code. */
    public int report(Throwable failure, PrintWriter err) {
        Refusal refusal = Causes.refusal(List.of(failure), "then give the command again");
        if (refusal.code() == ExitCode.DEFECT || refusal.code() == ExitCode.INFRASTRUCTURE) {
            LoggerFactory.getLogger(Failures.class).error("the command failed", failure);
        }
        err.println("tolem: " + refusal.getMessage());
        err.flush();
        return refusal.code().code();
    }
}
