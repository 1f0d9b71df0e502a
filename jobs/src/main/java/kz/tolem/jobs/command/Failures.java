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
        return report(exception, line.getCommandName(), line.getErr());
    }

    /** The same for what no command can handle, such as too little memory. */
    public static int report(Throwable exception, String command, PrintWriter err) {
        Refusal refusal = Causes.refusal(List.of(exception), "then give the command again");
        if (refusal.code() == ExitCode.DEFECT || refusal.code() == ExitCode.INFRASTRUCTURE) {
            LoggerFactory.getLogger(Failures.class).error("command {} failed", command, exception);
        }
        err.println("tolem: " + refusal.getMessage());
        err.flush();
        return refusal.code().code();
    }
}
