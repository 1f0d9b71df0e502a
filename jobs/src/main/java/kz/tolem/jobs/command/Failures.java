package kz.tolem.jobs.command;

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
        Refusal refusal = Causes.refusal(List.of(exception), "then give the command again");
        if (refusal.code() == ExitCode.DEFECT || refusal.code() == ExitCode.INFRASTRUCTURE) {
            LoggerFactory.getLogger(Failures.class).error("command {} failed", line.getCommandName(), exception);
        }
        line.getErr().println("tolem: " + refusal.getMessage());
        line.getErr().flush();
        return refusal.code().code();
    }
}
