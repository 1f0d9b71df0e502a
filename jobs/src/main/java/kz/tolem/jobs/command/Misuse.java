package kz.tolem.jobs.command;

import java.util.List;
import java.util.stream.Collectors;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with what was typed, and where to read how it is right. */
public final class Misuse implements IParameterExceptionHandler {

    private final Session session;

    public Misuse(Session session) {
        this.session = session;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine line = exception.getCommandLine();
        boolean isOfCommand = line.getParent() != null && !line.isUsageHelpRequested();
        Voice err = session.voice(line.getErr());
        err.say(Message.of(
                "tolem: {}. Next: tolem help{}", what(exception), isOfCommand ? " " + line.getCommandName() : ""));
        err.flush();
        return ExitCode.USAGE.code();
    }

    private static Message what(ParameterException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal.message();
            }
        }
        if (exception instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return Message.of("missing: {}", names(missing.getMissing()));
        }
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> meant = unmatched.getSuggestions();
            return Message.of(
                    "not known: {}{}",
                    String.join(" ", unmatched.getUnmatched()),
                    meant.isEmpty() ? "" : Message.of("; perhaps it means: {}", String.join(", ", meant)));
        }
        if (exception instanceof OverwrittenOptionException twice) {
            return Message.of("given twice: {}", names(List.of(twice.getOverwritten())));
        }
        if (exception instanceof MutuallyExclusiveArgsException) {
            return Message.of("options are given that exclude each other");
        }
        ArgSpec argument = exception.getArgSpec();
        if (argument != null && exception.getValue() != null) {
            Iterable<String> candidates = argument.completionCandidates();
            return Message.of(
                    "{} cannot be '{}'{}",
                    names(List.of(argument)),
                    exception.getValue(),
                    candidates == null ? "" : Message.of("; it may be: {}", String.join(", ", candidates)));
        }
        return Message.quoted(exception.getMessage()); // what picocli says itself, in English
    }

    private static String names(List<ArgSpec> arguments) {
        return arguments.stream()
                .map(argument -> argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel())
                .collect(Collectors.joining(arguments.get(0).group() == null ? ", " : " | "));
    }
}
