package kz.tolem.jobs.command;

import java.util.List;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.step.Causes;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one clear message and the exit code of the contract. The stack trace goes to the log. */
public final class Failures implements IExecutionExceptionHandler {

    private final Session session;

    public Failures(Session session) {
        this.session = session;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult result) {
        return report(exception, line.getCommandName(), session.voice(line.getErr()));
    }

    /** The same for what no command can handle, such as too little memory. */
    public static int report(Throwable exception, String command, Voice err) {
        Refusal refusal = Causes.refusal(List.of(exception), Message.of("then give the command again"));
        err.say(Message.of("tolem: {}", refusal));
        err.flush();
        if (refusal.code() == ExitCode.DEFECT || refusal.code() == ExitCode.INFRASTRUCTURE) {
            log(exception, command);
        }
        return refusal.code().code();
    }

    private static void log(Throwable exception, String command) {
        try {
            LoggerFactory.getLogger(Failures.class).error("command {} failed", command, exception);
        } catch (Error e) {
            // where memory is too little there may be none for a stack trace either; what matters has been said
        }
    }

    /** Loads what the JVM writes stack traces with: for want of memory it could not do so any more, and then never again. */
    public static void prepare() {
        StackTraceElement[] unused = new Throwable().getStackTrace();
    }
}
